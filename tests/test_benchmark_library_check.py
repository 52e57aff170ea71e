"""How much checking against a library catches may not fall, and how often it cries wolf may not rise.

Where the claims change on purpose, run benchmarks/library_check.py, and pin with the new digest."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import library_check
from claims import SAMPLE
from questions import digest

PINNED = "552f3ec8d9a0"
STEP = 4  # every so many paraphrases with their wrong twins are checked
CAUGHT, OBJECTED = 0.50, 0.15


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """A fourth of the sample's paraphrases and of their wrong twins, against all of its articles."""
    with library_check.sample_library(tmp_path_factory.mktemp("library")) as index:
        return library_check.measure(index, STEP)


def test_the_claims_are_those_that_were_measured():
    """A floor holds for one set of claims."""
    assert digest(SAMPLE) == PINNED, "the claims have changed: measure and pin again"


def test_what_was_made_wrong_is_caught(outcomes):
    """Although other passages speak of the same names."""
    assert library_check.share(library_check.wrong(outcomes)) >= CAUGHT


def test_faithful_paraphrases_are_seldom_objected_to(outcomes):
    """Although other passages say something else of the same names."""
    assert library_check.share(library_check.faithful(outcomes)) <= OBJECTED


def test_the_report_and_what_went_wrong_are_told(outcomes):
    """A line for each kind of change, and each sentence that went wrong with its words."""
    assert any("faithful paraphrases" in line for line in library_check.report(outcomes))
    missed = next(one for one in library_check.wrong(outcomes) if not one.caught)
    assert any(missed.text in line for line in library_check.shown(outcomes))
