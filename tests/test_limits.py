"""How much the check reads of a claim and of what it cites."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import verdicts
from assistant.check import Checker, Source
from assistant.check.align import align
from assistant.check.limits import (
    LONGEST_SENTENCE,
    MOST_CHARACTERS,
    MOST_EVIDENCE,
    MOST_FIGURES,
    MOST_WORDS,
    too_long,
)
from index.statements import read

CLAIM = "The ferry sank on Monday, the harbour board said."


@pytest.fixture(scope="module")
def checker():
    """One for all tests: its weights are loaded once."""
    return Checker()


@pytest.mark.parametrize(
    ("claim", "evidence", "said"),
    [
        ("A. " * 6000, 0, "2,000 characters"),
        ("Monday " * 3000, 0, "2,000 characters"),
        ("go " * (MOST_WORDS + 1), 0, "300 words"),
        ("5 " * (MOST_FIGURES + 1), 0, "30 figures"),
        (CLAIM, MOST_EVIDENCE + 1, "500,000 characters"),
    ],
)
def test_what_is_too_long_says_so(claim, evidence, said):
    """A plain reason with the code `too-long` names the bound that is passed."""
    reason = too_long(claim, evidence)
    assert reason.code == "too-long"
    assert said in reason.text


@pytest.mark.parametrize("claim", [CLAIM, "go " * MOST_WORDS, "5 " * MOST_FIGURES, "x" * MOST_CHARACTERS, ""])
def test_what_is_at_a_bound_is_read(claim):
    """The bounds themselves are allowed."""
    assert too_long(claim, MOST_EVIDENCE) is None


def test_the_bound_is_the_one_of_the_screens():
    """A sentence that the desk refuses for its length is refused by the check, and no other."""
    assert verdicts.MOST_CHARACTERS == MOST_CHARACTERS


@pytest.mark.parametrize("claim", ["A. " * 6000, "Ada Lind said " * 2000, "5 5 5 " * 3000])
def test_the_check_reads_nothing_of_a_claim_that_is_too_long(checker, claim, monkeypatch):
    """It is `not checked`, and neither rules nor score are asked."""
    monkeypatch.setattr("assistant.check.checker.align", lambda *_: pytest.fail("it was aligned"))
    verdict = checker.check(claim, [Source(CLAIM)])
    assert (verdict.label, [reason.code for reason in verdict.reasons]) == ("not checked", ["too-long"])


def test_too_much_evidence_is_not_checked(checker):
    """All passages count together."""
    half = "The boat was late. " * (MOST_EVIDENCE // 2 // 19 + 1)
    assert checker.check(CLAIM, [Source(half), Source(half)]).label == "not checked"


@pytest.mark.parametrize("text", ["Monday " * 3000, "Ada Lind said " * 2000, "5 5 5 " * 3000, "x" * 9000])
def test_no_sentence_that_is_read_is_longer_than_one_of_the_news(text):
    """A run without an end is read in pieces, which are words of the passage at their place."""
    pair = align(read(CLAIM), [Source(text)])
    assert max(len(sentence.text) for sentence in pair.sentences) <= LONGEST_SENTENCE
    assert all(text.startswith(sentence.text, sentence.start) for sentence in pair.sentences)


@settings(deadline=None)
@given(st.text(alphabet="ab .\n", min_size=900, max_size=4000))
def test_pieces_lose_nothing_but_white_space(text):
    """Every letter of a passage lies in one sentence."""
    pair = align(read(CLAIM), [Source(text)])
    assert "".join("".join(sentence.text.split()) for sentence in pair.sentences) == "".join(text.split())
