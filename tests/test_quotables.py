"""Which words of an article may stand on a page by themselves."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material import a_material, dated

from assistant.briefing.quotables import (
    alone,
    dateline,
    in_reading_order,
    leans,
    quotables,
    says_the_same,
    stands_alone,
    with_the_one_before,
)

DAY = date(2026, 5, 5)


def material_of(*texts):
    """A day's material of these articles."""
    return a_material(DAY, *(dated(DAY, text) for text in texts))


@pytest.mark.parametrize(
    "text",
    [
        "Artillery shells struck a crowded market in Brenna Ford late on Saturday.",
        "It was not clear whether the envoy would meet the defence minister.",
        "Wheat rose 4.2 percent on the Aldersund exchange on Monday, its highest in three years.",
        "“We were lucky that the hall was empty,” the director of the hospital, Samira Holt, said.",
        "By Wednesday morning neither government had written to the Inland Conference.",
        "Both governments have been asked to answer the plan by noon on Friday.",
    ],
)
def test_sentences_that_stand_by_themselves(text):
    """They name of whom and what they speak."""
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "He said that the road to the cemetery had been flooded since Monday.",
        "But the ministry has not changed its own count of the dead.",
        "This is what the two governments were asked to sign in Aldersund.",
        "Dolmara’s answer was still awaited on Tuesday afternoon, the official said.",
        "“There are more drafts than rivers in this valley,” its spokeswoman said.",
        "In Ostrel its men had been digging up mines, and it was not clear why.",
        "“Nobody was shooting from here when the shells came down.”",
        "Two days earlier the spokesman had still said that Kestria had seen no text.",
        "A third was damaged by a fire in the turbine hall in February.",
    ],
)
def test_sentences_that_lean(text):
    """Who he is, who the official is and what was not clear, another sentence says."""
    assert leans(text)
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will the cabinet vote on the mediators’ plan on Friday morning?",
        "Most read stories of the week",
        "Photo: Envoy Joren Halvik leaves the foreign ministry in Sarrik on Tuesday.",
        "COOPER: The curfew is still in effect in the capital tonight, as can be seen.",
        "We will show you what the market looked like in just a moment from now.",
        "June 1 - Oil official Shokri Ghanem appears in Rome after the bloodshed.",
        "He said: “The guns will be silent within one hour of the order on Sunday.",
        "Additional reporting by Lotte Ferran in Sarrik and M. Aldane in Aldersund.",
    ],
)
def test_what_is_no_sentence_of_the_news(text):
    """Questions, headings, captions, transcripts, talk, chronologies, halves of quotations and credits."""
    assert not stands_alone(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("SARRIK, Dolmara (Harbour Wire) — Shells struck a market.", "Shells struck a market."),
        ("BRENNA FORD — Fourteen people were killed.", "Fourteen people were killed."),
        ("LONDON | Mon Aug 22, 2011 3:31 pm EDT LONDON (Reuters) - Investors wait.", "Investors wait."),
        ("By the Staff Jet falls Tripoli, Libya (CNN) -- A jet was shot down.", "A jet was shot down."),
        ("The envoy — a former minister — flew home.", "The envoy — a former minister — flew home."),
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(text, rest):
    """Nor are by-line and highlights that a page runs together with the first sentence."""
    assert text[dateline(text) :] == rest


def test_offsets_are_those_of_the_article():
    """What is quoted stands so in the article, without the dateline."""
    (one,) = quotables(*with_rows(material_of("SARRIK — Shells struck a crowded market in Brenna Ford on Saturday.")))
    assert one.text == "Shells struck a crowded market in Brenna Ford on Saturday."
    assert one.article.text[one.start : one.end] == one.text
    assert one.hit.passage.start <= one.start < one.end <= one.hit.passage.end


def with_rows(material):
    """A material and all of its rows."""
    return material, range(len(material.excerpts))


def test_a_leaning_sentence_goes_with_the_one_before():
    """As the article has them, one behind the other."""
    first = "The Football Association said that tickets would be repaid by June."
    second = "It has not decided where Rovers will play their home games."
    material = material_of(f"{first} {second}")
    assert alone(material, 1) is None
    pair = with_the_one_before(material, 1)
    assert pair is not None
    assert pair.text == f"{first} {second}"
    assert with_the_one_before(material, 0) is None


def test_two_leaning_sentences_stay_off_the_page():
    """The one before must stand by itself."""
    material = material_of("He flew home on Monday after the talks. He did not say when the envoy would be back.")
    assert with_the_one_before(material, 1) is None


def test_a_sentence_does_not_lean_on_another_article():
    """The first of an article has none before it."""
    material = material_of(
        "The envoy flew to Morvane on Monday morning.", "He did not say when he would be back there."
    )
    assert with_the_one_before(material, 1) is None


def test_opinions_and_captions_are_not_quoted():
    """An article that says of itself that it is an opinion tells no news; a caption opens a page, not a report."""
    opinion = "The revolution has largely succeeded across the country. The opinions expressed are the writer’s own."
    caption = "A policewoman wears a mask in Mexico City April 24, 2009."
    material = material_of(opinion, caption)
    assert quotables(*with_rows(material)) == []


def test_the_same_in_other_words_of_the_same_kind():
    """The shorter says hardly a word that the longer does not."""
    long, short, other = (
        quotables(*with_rows(material_of(text)))[0]
        for text in (
            "Artillery shells struck a crowded market in Brenna Ford late on Saturday, killing eleven people.",
            "Artillery shells struck a market in Brenna Ford on Saturday evening.",
            "The envoy of Lindmark will fly to Morvane on Monday morning.",
        )
    )
    assert says_the_same(long, short)
    assert not says_the_same(long, other)


def test_reading_order_keeps_an_articles_sentences_together():
    """Articles in the order of their best sentence, each from its beginning."""
    material = material_of(
        "Shells struck a market in Brenna Ford on Saturday. Eleven people died in the market of the town.",
        "Wheat rose by four percent in Aldersund on Monday morning.",
    )
    first, second, wheat = quotables(*with_rows(material))
    assert list(in_reading_order([second, wheat, first])) == [first, second, wheat]


def test_another_language_is_judged_by_its_form():
    """What leans in it is not known; questions and scraps are."""
    arabic = "قال وزير الخارجية إن الحكومة ستدرس الخطة يوم الجمعة في العاصمة."
    material = a_material(
        DAY, *(replace(dated(DAY, text), language="ar") for text in (arabic, "نعم.", arabic[:-1] + "؟"))
    )
    assert [one.text for one in quotables(*with_rows(material))] == [arabic]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    """Nothing in an article's text breaks the reading of it."""
    assert 0 <= dateline(text) <= len(text)
    if text:
        assert isinstance(stands_alone(text), bool)
