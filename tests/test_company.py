"""Whether two words are about the same thing, by the words around them; and the words that deny or doubt."""

import pytest

from assistant.check.align import align
from assistant.check.company import company, counterparts
from assistant.check.cues import denials, denies, lemmas, marked, within
from assistant.check.types import Source
from index.parts.words import words
from index.statements import read


def pairs(claim, source):
    """Word of the claim -> (word of the source, how sure)."""
    pair = align(read(claim), [Source(source)])
    return {
        pair.claim.words[found.own].text: (found.evidence.statement.words[found.there].text, round(found.sure, 2))
        for found in counterparts(pair)
    }


def test_the_same_sentence_is_sure():
    """Every word has its whole company."""
    found = pairs("The rebels attacked the convoy.", "The rebels attacked the convoy.")
    assert found == {"rebels": ("rebels", 1.0), "attacked": ("attacked", 1.0), "convoy": ("convoy", 1.0)}


def test_a_word_without_its_company_is_not_sure():
    """`took` comes twice in most passages; with other words around it it says something else."""
    sure = pairs("The army seized the bridge.", "Customs officers seized a shipment of cigarettes.")["seized"][1]
    assert sure == 0.0
    assert pairs("The army seized the bridge.", "The army seized the old bridge.")["seized"][1] == 1.0


def test_a_word_alone_has_no_company():
    """Nothing stands around it that could be kept."""
    assert pairs("Rebels.", "Rebels.") == {"rebels".capitalize(): ("Rebels", 0.0)}


def test_counterparts_of_the_first_sentences():
    """Only as many near sentences are looked at as are asked for."""
    pair = align(
        read("The ferry sank and the court heard the owner."), [Source("The ferry sank. The court heard the owner.")]
    )
    assert {found.evidence.text for found in counterparts(pair, 1)} == {pair.near[0].text}
    assert len({found.evidence.text for found in counterparts(pair, 2)}) == 2


def test_company_is_a_share_of_the_weight():
    """From 0 to 1 for every pair of words."""
    pair = align(read("The tired envoy left Norvia by train."), [Source("An envoy, tired, left the town of Brell.")])
    grid = pair.grids[0]
    shares = [company(pair, grid, row, column) for row in range(len(grid.own)) for column in range(len(grid.others))]
    assert all(0 <= share <= 1 for share in shares)
    assert any(0 < share < 1 for share in shares)


@pytest.mark.parametrize(
    "text",
    [
        "The council did not meet.",
        "The council can’t meet.",
        "Nobody came.",
        "The firm declined to comment.",
        "The match was called off.",
        "The talks broke off.",
        "The hospital ran out of beds.",
        "The rate was left unchanged.",
        "The minister was absent.",
        "Trade unions criticised the plan.",
    ],
)
def test_what_may_deny(text):
    """Read broadly: by a word, a phrase, or a word that begins with `un-`."""
    assert denies(words(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "The council met.",
        "The university opened under a new rector.",
        "The uncle of the union leader is a unique man.",
        "The call came from the office.",
        "Notable guests came.",
    ],
)
def test_what_denies_nothing(text):
    """Words that only begin like a denial."""
    assert denials(words(text), text) == frozenset()


def test_a_month_is_no_doubt():
    """`May` is a name there, and a modal elsewhere."""
    read_ = words("The mill may close in May.")
    assert [read_[at].text for at in marked(read_, lemmas("weak"))] == ["may"]


def test_marks_within_reach():
    """Before and behind a word, and not across a semicolon, a colon or a dash."""
    read_ = words("He did not sign it; the envoy signed.")
    sign, signed = 3, 8
    marks = marked(read_, lemmas("denying"))
    assert [read_[at].text for at in within(read_, sign, marks, 2, 0)] == ["not"]
    assert within(read_, sign, marks, 0, 3) == []
    assert within(read_, signed, marks, 9, 0) == []


def test_a_section_that_is_not_there():
    """A slip of the program is not passed over."""
    with pytest.raises(KeyError):
        lemmas("nowhere")
