"""How much of a sentence stood before, reworded or not."""

from datetime import UTC, date, datetime

import pytest
from libraries import an_article

from assistant.briefing.memory import Memory, Remembered, remembered, rough_sentences, without_dateline
from assistant.briefing.types import Briefing, CitedPassage, Request, Sources, Window
from assistant.types import WrittenBy

OLD = (
    "Kestria is considering a limited halt to its artillery fire, two diplomats said.",
    "Fourteen lorries have been stuck at the Pellin crossing since Monday, the aid group Stonebridge Relief said.",
    "The Iske River will rise by about two metres between Thursday and Friday night.",
    "Wheat for July delivery rose 4.2 percent to 287 crowns a tonne on the Aldersund exchange.",
    "The hospital counted 12 dead.",
)
MEMORY = Memory(Remembered(text, date(2026, 5, 5), "a") for text in OLD)


@pytest.mark.parametrize(
    "text",
    [
        OLD[0],
        "Two diplomats have said that Kestria is thinking about a limited stop to its artillery fire.",
        "Forecasters expect the Iske to rise by about two metres until Friday night.",
        "The lorries of Stonebridge Relief are stuck at Pellin crossing; wheat rose to 287 crowns a tonne.",
    ],
)
def test_what_stood_before_is_recalled(text: str) -> None:
    """In the same words, in others, and both halves of what joins two old sentences."""
    assert MEMORY.recall(text).share > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "The parliament of Ruvia voted to raise the pension age to 67.",
        "The Kestrian cabinet decided on Friday to accept the plan.",
        "Fourteen lorries have been stuck at the Pellin crossing; a ferry sank off Sella with 30 sailors on board.",
    ],
)
def test_what_is_new_is_not(text: str) -> None:
    """Also where half of the sentence is old."""
    assert MEMORY.recall(text).share < 0.5


def test_the_nearest_old_sentence_comes_first() -> None:
    """With its date and its article."""
    nearest = MEMORY.recall("The lorries at the Pellin crossing are still stuck.").nearest
    assert nearest[0] == Remembered(OLD[1], date(2026, 5, 5), "a")


@pytest.mark.parametrize("text", ["", "…", "It was so.", "ᚠᛇᚻ"])
def test_a_sentence_without_matter_is_not_recalled(text: str) -> None:
    """And an empty memory recalls nothing."""
    assert MEMORY.recall(text).share == 0.0
    assert Memory(()).recall(OLD[0]).share == 0.0


def test_share_is_of_the_first_sentence() -> None:
    """A short one may stand whole in a long one, and hold little of it."""
    assert MEMORY.share("The hospital counted 12 dead.", OLD[4]) == pytest.approx(1.0)
    assert MEMORY.share("", OLD[4]) == 0.0
    assert MEMORY.share(OLD[3], "Wheat rose.") < MEMORY.share("Wheat rose.", OLD[3])


def test_rough_sentences_keep_abbreviations_whole() -> None:
    """A title before a name ends no sentence; the end of a line does."""
    text = "“We have a list,” Dr. Samira Holt said. “I signed it.” Then she left\nThe mayor, Mr. Salt, stayed."
    assert list(rough_sentences(text)) == [
        "“We have a list,” Dr. Samira Holt said.",
        "“I signed it.”",
        "Then she left",
        "The mayor, Mr. Salt, stayed.",
    ]


def test_a_dateline_says_nothing() -> None:
    """Where a report was written is no news."""
    assert without_dateline("MORVANE, Kestria (Harbour Wire) — The cabinet met.") == "The cabinet met."
    assert without_dateline("The cabinet met — late.") == "The cabinet met — late."


def test_titles_texts_and_cited_passages_are_remembered() -> None:
    """Of older articles, and of the page before."""
    article = an_article("The envoy left. He said nothing.", title="Envoy leaves", published=date(2026, 5, 4))
    briefing = Briefing(
        id="b",
        written_at=datetime(2026, 5, 4, 20, tzinfo=UTC),
        request=Request(Window(date(2026, 5, 4), date(2026, 5, 4), UTC)),
        bottom_line=(),
        stories=(),
        new=(),
        sources=Sources(1, (), 1, None, None),
        articles=(),
        passages=(CitedPassage(1, "other", 0, 14, "A market burnt."),),
        written_by=WrittenBy("quoting"),
    )
    assert [one.text for one in remembered([article], briefing)] == [
        "Envoy leaves",
        "The envoy left.",
        "He said nothing.",
        "A market burnt.",
    ]


def test_a_mark_that_opens_a_line_ends_nothing() -> None:
    """Nor does a title or an initial; the end of a line does."""
    assert list(rough_sentences("! Foo ran.\n?” Dr. Who and J. Doe met. They left")) == [
        "! Foo ran.",
        "?” Dr. Who and J. Doe met.",
        "They left",
    ]


def test_shares_of_several_sentences_are_those_of_each() -> None:
    """And none of no sentence, or of no words."""
    text = "The Iske River rose by two metres."
    assert MEMORY.shares(text, OLD) == pytest.approx([MEMORY.share(text, old) for old in OLD], abs=1e-6)
    assert MEMORY.shares(text, ()).shape == (0,)
    assert list(MEMORY.shares("…", OLD[:2])) == [0.0, 0.0]
