"""A claim beside the sentences of its sources."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.check.align import MOST_NEAR, align, content_indexes, weight
from assistant.check.types import Source
from index.parts.words import words
from index.statements import read

PASSAGE = (
    "The ferry sank off the coast on Monday. Rescuers saved 40 passengers from the water. "
    "The weather was calm. A court will hear the owner next week."
)


def aligned(claim, *texts):
    """A claim beside passages."""
    return align(read(claim), [Source(text) for text in texts])


def test_the_sentence_that_carries_a_claim():
    """It comes first, with the share of the claim's weight that it holds and the place where it stands."""
    pair = aligned("Rescuers saved 40 passengers.", PASSAGE)
    first = pair.near[0]
    assert first.text == "Rescuers saved 40 passengers from the water."
    assert first.weight == pytest.approx(1.0)
    assert PASSAGE[first.start : first.start + len(first.text)] == first.text
    assert len(pair.near) == 1
    assert len(pair.sentences) == 4


def test_a_claim_carried_by_two_sentences():
    """A further sentence is taken where it holds what the first does not."""
    pair = aligned("The ferry sank on Monday and 40 passengers were saved by rescuers.", PASSAGE)
    assert {evidence.text[:9] for evidence in pair.near} == {"The ferry", "Rescuers "}


def test_a_claim_carried_by_two_passages():
    """Each sentence tells which source it is of."""
    pair = aligned(
        "The ferry sank, and a court will hear its owner.", "The ferry sank.", "A court will hear the owner."
    )
    assert sorted(evidence.source for evidence in pair.near) == [0, 1]


def test_words_and_their_counterparts():
    """A link leads from a word of the claim to the word that stands for it; a paraphrase finds its word too."""
    pair = aligned("The car was bought by the mayor.", "The mayor purchased the vehicle in May.")
    claim, there = pair.claim.words, pair.near[0].statement.words
    linked = {claim[own].text: there[at].text for own, (_, at, _) in pair.links.items()}
    assert linked == {"car": "vehicle", "bought": "purchased", "mayor": "mayor"}
    assert all(0.4 <= closeness <= 1 for _, _, closeness in pair.links.values())


def test_a_word_that_nothing_stands_for():
    """It has no link, and 0 in the table."""
    pair = aligned("Rescuers saved 40 passengers and a piano.", PASSAGE)
    piano = next(at for at, word in enumerate(pair.claim.words) if word.text == "piano")
    assert pair.table[piano] == 0.0
    assert piano not in pair.links


def test_nothing_in_common():
    """No sentence is near, and none is made up."""
    pair = aligned("The orchestra rehearsed Mahler.", "Wheat is sown in autumn.")
    assert (pair.near, pair.links, pair.grids) == ([], {}, [])
    assert len(pair.sentences) == 1


@pytest.mark.parametrize("texts", [(), ("",), ("  \n ",), ("", "")])
def test_no_sources(texts):
    """Nothing to lay it beside."""
    pair = aligned("The ferry sank.", *texts)
    assert (pair.near, pair.sentences, pair.links) == ([], [], {})
    assert set(pair.table.values()) == {0.0}


def test_a_grid_for_each_near_sentence():
    """Closeness of the claim's words to those of that sentence."""
    pair = aligned("The ferry sank on Monday and 40 passengers were saved by rescuers.", PASSAGE)
    assert len(pair.grids) == len(pair.near)
    for grid, evidence in zip(pair.grids, pair.near, strict=True):
        assert grid.table.shape == (len(grid.own), len(grid.others))
        assert list(grid.others) == list(content_indexes(evidence.statement))


def test_at_most_four_sentences_are_near():
    """Even where every sentence holds a word of its own."""
    things = ["ferry", "bridge", "school", "harbour", "prison", "market", "theatre"]
    pair = aligned(f"The {', the '.join(things)} shut.", " ".join(f"One {thing} was named." for thing in things))
    assert len(pair.near) == MOST_NEAR


def test_what_words_weigh():
    """Names most, then numbers, nouns and verbs, adjectives; words of grammar and verbs of saying nothing."""
    weights = {word.text: weight(word) for word in words("In Norvia 40 tired envoys said they had signed it.")}
    assert weights["Norvia"] > weights["40"] > weights["envoys"] == weights["signed"] > weights["tired"] > 0
    assert {weights[text] for text in ("In", "said", "they", "had", "it", ".")} == {0.0}


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=120), max_size=3))
@example("", [""])
@example("?!…", ["—"])
@example("\x00\x1b", ["\x00 \x07 text"])
@example("😀 👩‍👧", ["😀. 🇳🇴!"])
@example("قال الرئيس إنه سيذهب", ["قال الرئيس إنه سيذهب إلى القاهرة. \u202eabc"])
@example("a" * 20_000, ["a" * 20_000])
@example("The strike. " * 1_600, ["the strike " * 60])
def test_any_text_is_aligned(claim, texts):
    """Nothing is raised; sentences stand where they say; links lead to words that are there."""
    pair = aligned(claim, *texts)
    for evidence in pair.sentences:
        assert texts[evidence.source][evidence.start : evidence.start + len(evidence.text)] == evidence.text
        assert -1e-9 <= evidence.weight <= 1 + 1e-9
    assert len(pair.near) <= MOST_NEAR
    for own, (place, there, closeness) in pair.links.items():
        assert own < len(pair.claim.words)
        assert there < len(pair.near[place].statement.words)
        assert 0 < closeness <= 1 + 1e-6
