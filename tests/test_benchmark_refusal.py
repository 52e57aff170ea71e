"""How often the desk without a model is right may not fall: each figure has a floor, and each floor names its data.

Where a key changes on purpose, run benchmarks/fit_quoting.py and benchmarks/refusal.py, and pin with the new digest."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import questions
import refusal

from index.types import Filters
from samples import answer_key

# Shares right of the half of each key that nothing was fitted on, as benchmarks/refusal.py prints them.
SAMPLE = ("07e8f6853480", {"answerable": 0.55, "unanswerable": 0.54, "elsewhere": 0.87})
EGYPT = ("5e80623597fa", {"answerable": 0.41, "unanswerable": 0.64, "elsewhere": 0.86})
# One question of some fifty, or of some twenty: the graph of the vectors is not built twice alike.
SLACK = {"sample": 0.021, "EgyptianProtest": 0.05}


def shares_of_the_desk(index, cases):
    """The desk's own row."""
    _, report = questions.halves(cases)
    method = refusal.desk(index)
    return refusal.shares([refusal.Outcome(case, method(case)) for case in report])


def test_the_sample_is_answered_and_refused(tmp_path):
    """Over the sample story and its key."""
    pinned, floors = SAMPLE
    assert questions.digest(answer_key()) == pinned, "the key has changed: fit, measure and pin again"
    measured = shares_of_the_desk(*questions.sample(tmp_path))
    assert all(measured[kind] >= floor - SLACK["sample"] for kind, floor in floors.items()), measured


@pytest.mark.shared_data
def test_real_news_is_answered_and_refused(tmp_path, shared_data):
    """Over 271 real articles."""
    pinned, floors = EGYPT
    assert questions.digest(questions.TIMELINES) == pinned, "the questions have changed: fit, measure and pin again"
    index, cases = next(questions.timelines(tmp_path, shared_data))
    measured = shares_of_the_desk(index, cases)
    assert all(measured[kind] >= floor - SLACK["EgyptianProtest"] for kind, floor in floors.items()), measured


def test_an_answer_is_right_when_a_citation_overlaps_the_key():
    """And a refusal when there was nothing to say."""
    asked = questions.Case("l", "?", (), Filters(), "answerable", (("a", 10, 20),))
    nothing = questions.Case("l", "?", (), Filters(), "near-miss", ())
    assert refusal.Outcome(asked, (("a", 19, 30),)).right
    assert not refusal.Outcome(asked, (("a", 20, 30), ("b", 10, 20))).right
    assert not refusal.Outcome(asked, ()).right
    assert refusal.Outcome(nothing, ()).right
    assert not refusal.Outcome(nothing, (("a", 0, 1),)).right


def test_the_halves_share_no_question():
    """What is reported was not fitted on; both hold every kind."""
    cases = [questions.Case("l", str(n), (), Filters(), kind, ()) for n, kind in enumerate(refusal.KINDS * 4)]
    fit, report = questions.halves(cases)
    assert not {case.question for case in fit} & {case.question for case in report}
    assert {case.kind for case in fit} == {case.kind for case in report} == set(refusal.KINDS)
