"""A story in the articles' own words, part by part."""

from dataclasses import replace
from datetime import date

import numpy as np
from libraries import FakeEmbedder
from material import a_material, dated

from assistant.briefing.composer import QuotingComposer
from assistant.briefing.lines import Told, with_story
from assistant.briefing.templates import BUILT_IN, Template
from assistant.briefing.types import Group
from assistant.verdicts import the_checker

DAY = date(2026, 5, 5)
WIRE = (
    "SARRIK, Dolmara (Harbour Wire) — Shells hit a market in Brenna Ford on Tuesday, killing 11 people, the health "
    "ministry said. Dolmara accused the Kestrian army of firing from the hills above Tolvek. The Kestrian general "
    "staff denied that it had aimed at civilians. Harbour Wire could not independently verify either account. “There "
    "was dust where the fish hall had been,” said Dario Penn, a trader."
)
TRIBUNE = (
    "BRENNA FORD — Fourteen people were killed when shells hit the market of Brenna Ford on Tuesday, the hospital "
    "said. “We have fourteen names on the list,” Dr. Samira Holt told the Tribune. The hospital has diesel for its "
    "generator for six days. Mayor Nuria Salt said that 1,200 people had spent the night in cellars. He "
    "asked for more buses."
)


def story(template, *texts):
    """The draft of a group of all these articles."""
    articles = [dated(DAY, text, outlet, hour) for text, outlet, hour in texts]
    material = a_material(DAY, *articles)
    vectors = FakeEmbedder().embed([one.text for one in material.excerpts])
    material = replace(material, vectors=vectors)
    rows = tuple(range(len(material.excerpts)))
    group = Group("Market", tuple(articles), rows, tuple(one.id for one in articles), 1.0)
    return QuotingComposer().compose_story(group, material, template, None)


def parts(draft):
    """The texts of each part, in order."""
    found = {}
    for line in draft.lines:
        found.setdefault(line.part, []).append(line.draft.text)
    return found


def test_the_parts_of_a_story():
    """It opens with a lead; who says what, where accounts differ and what is not known stand in their order."""
    draft = story(BUILT_IN["daily"], (WIRE, "Wire", 9), (TRIBUNE, "Tribune", 15))
    found = parts(draft)
    assert list(found) == ["happened", "says", "differ", "unknown"]
    assert found["happened"][0].startswith(("Shells hit a market", "Fourteen people were killed"))
    assert found["unknown"] == ["Harbour Wire could not independently verify either account."]
    assert len(draft.lines) <= BUILT_IN["daily"].sentences


def test_every_line_is_the_articles_own_words():
    """Cited by the passage that holds them, and no sentence stands twice."""
    draft = story(BUILT_IN["deep"], (WIRE, "Wire", 9), (TRIBUNE, "Tribune", 15))
    texts = [line.draft.text for line in draft.lines]
    assert len(set(texts)) == len(texts)
    for line in draft.lines:
        (number,) = line.draft.numbers
        assert line.draft.text in draft.hits[number - 1].passage.text
        assert not line.draft.text.startswith(("He ", "SARRIK"))


def test_lines_that_somebody_says_bear_the_speaker():
    """With the outlet that has it."""
    draft = story(BUILT_IN["daily"], (WIRE, "Wire", 9), (TRIBUNE, "Tribune", 15))
    assert all(line.speaker and line.speaker.outlet for line in draft.lines if line.part in ("says", "differ"))
    assert all(line.speaker is None for line in draft.lines if line.part == "happened")


def test_a_short_template_tells_what_happened():
    """Two sentences, and no other part."""
    draft = story(BUILT_IN["flash"], (WIRE, "Wire", 9), (TRIBUNE, "Tribune", 15))
    assert list(parts(draft)) == ["happened"]
    assert 1 <= len(draft.lines) <= 2


def test_no_more_than_there_is():
    """A story of one sentence has one line; one that cannot be quoted has none."""
    assert len(story(BUILT_IN["daily"], ("The envoy of Lindmark landed in Sarrik on Tuesday.", "Wire", 9)).lines) == 1
    assert story(BUILT_IN["daily"], ("He said so.", "Wire", 9)).lines == ()


def test_parts_that_a_template_has_not_are_left_out():
    """In the order that it gives."""
    template = Template("mine", ("unknown", "happened"), 3, 4, 20, 1)
    assert list(parts(story(template, (WIRE, "Wire", 9)))) == ["unknown", "happened"]


def test_the_check_finds_every_line_supported():
    """Word for word, and without its dateline."""
    told = with_story(
        Told(), story(BUILT_IN["daily"], (WIRE, "Wire", 9), (TRIBUNE, "Tribune", 15)), the_checker(), "struck"
    )
    assert [
        line.sentence.verdict.label for line in told.stories[0].lines if line.sentence.verdict.label != "supported"
    ] == []


def test_a_story_is_told_the_same_at_every_run():
    """Nothing is left to chance."""
    drafts = [story(BUILT_IN["deep"], (WIRE, "Wire", 9), (TRIBUNE, "Tribune", 15)) for _ in range(2)]
    assert parts(drafts[0]) == parts(drafts[1])
    assert np.all([one.passage == other.passage for one, other in zip(drafts[0].hits, drafts[1].hits, strict=True)])
