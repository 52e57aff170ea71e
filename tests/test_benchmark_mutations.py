"""How much the check catches may not fall, and how often it cries wolf may not rise; each floor names its data.

Where the claims change on purpose, run benchmarks/mutations.py, and pin with the new digest."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import mutations
from claims import SAMPLE
from mutating.measure import BY_HAND, PARAPHRASE, VERBATIM, chosen, counted, mutated
from questions import digest

PINNED = "552f3ec8d9a0"
# Shares over the sample story, as benchmarks/mutations.py counts them: of at most 40 mutants of each operator.
CAUGHT, BY_HAND_CAUGHT = 0.81, 0.68
OBJECTED_PARAPHRASES = 0.105


@pytest.fixture(scope="module")
def outcomes():
    """The check's word on all claims over the sample, the wrong ones by hand, and 40 mutants of each operator."""
    return mutations.measure(None, most=40)


def test_the_claims_are_those_that_were_measured():
    """A floor holds for one set of claims."""
    assert digest(SAMPLE) == PINNED, "the claims have changed: measure and pin again"


def test_mutants_are_caught(outcomes):
    """Of all operators together."""
    assert counted(mutated(outcomes)).share >= CAUGHT


def test_what_was_made_wrong_by_hand_is_caught(outcomes):
    """Minimal, fluent changes of paraphrases."""
    assert counted(chosen(outcomes, BY_HAND)).share >= BY_HAND_CAUGHT


def test_a_verbatim_sentence_is_never_objected_to(outcomes):
    """It stands in its source."""
    assert counted(chosen(outcomes, VERBATIM)).caught == 0


def test_faithful_paraphrases_are_seldom_objected_to(outcomes):
    """A check that cries wolf is as useless as one that sleeps."""
    assert counted(chosen(outcomes, PARAPHRASE)).share <= OBJECTED_PARAPHRASES


def test_quotations_changed_spliced_or_invented_are_caught(outcomes):
    """Every one of them."""
    for operator in ("quote word changed", "quotes spliced"):
        of = chosen(outcomes, operator)
        assert of
        assert counted(of).share == 1.0
