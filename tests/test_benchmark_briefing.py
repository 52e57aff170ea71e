"""How near a briefing comes to what journalists wrote may not become worse: each figure has a floor and names its data.

Where the choice of sentences changes on purpose, run benchmarks/briefing.py and pin its figures. Here two timelines of
the smallest topic stand for all, and the methods that take long are left out."""

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import briefing
import briefing_baselines
import briefing_data
import briefing_timelines
import questions
import rouges

# ROUGE-1 and ROUGE-2 F over 21 days of H1N1; how far ROUGE-2 lies above lead sentences and MEAD at least.
DATA, FLOORS, ABOVE = "15666a271b56", (0.246, 0.081), 1.15
DATES = 0.7  # F of the days in the timelines of H1N1; the days with most articles reach .72, .58 and .73
MAY, JUNE, JULY = date(2009, 5, 1), date(2009, 6, 1), date(2009, 7, 1)


@pytest.fixture(scope="module")
def topic():
    """The smallest topic, read once."""
    data = questions.shared_data()
    if data is None:
        pytest.skip("BRIEFING_DATA names no folder of real articles")
    return briefing_data.Topic(data, "H1N1")


@pytest.mark.shared_data
def test_a_briefing_is_near_to_what_journalists_wrote(shared_data, topic):
    """Nearer than plain ways to choose among the same sentences."""
    assert questions.digest(*briefing_data.gold_files(shared_data)) == DATA, (
        "the data has changed: measure and pin again"
    )
    rarity = briefing_baselines.rarities(excerpt.text for excerpt in topic.excerpts)
    plain = [briefing_baselines.lead, briefing_baselines.mead(rarity)]
    days = [case for case in briefing_data.cases(topic) if case.outlet != "bbc"]
    ours = np.mean([briefing.measured(case, briefing.briefing(case)) for case in days], axis=0)
    assert np.all(ours >= FLOORS), ours
    for choose in plain:
        theirs = np.mean([briefing.measured(case, [one.text for one in choose(case)]) for case in days], axis=0)
        assert ours[0] > theirs[0]
        assert ours[1] >= ABOVE * theirs[1], (choose, theirs)


@pytest.mark.shared_data
def test_the_days_of_a_timeline(topic):
    """Those that are still named later."""
    gold = topic.golds[-1]
    written = briefing_timelines.ours(topic, gold)
    assert len(written) == len(gold.days)
    assert rouges.date_f1(written, gold.days) >= DATES


def test_rouge_is_that_of_rouge_score():
    """Stemmed, stop words kept; the same text is 1, and a text is cut at so many words."""
    assert rouges.rouge("The rebels entered Tripoli.", "Rebels entered Tripoli") == pytest.approx((6 / 7, 4 / 5))
    assert rouges.rouge("one two", "one two") == (1.0, 1.0)
    assert rouges.cut(["one two", "three four"], 3) == "one two three"


def test_dates_are_counted():
    """Half of each side is in both."""
    assert rouges.date_f1({MAY: ["a"], JUNE: ["b"]}, {JUNE: ["c"], JULY: ["d"]}) == 0.5
    assert rouges.date_f1({}, {}) == 0.0


def test_days_are_aligned_where_it_costs_least():
    """The same day counts in full, one a day off by half, and none is as far as the words it lacks."""
    gold = {MAY: ["rebels entered the city"]}
    assert rouges.aligned(gold, gold) == (1.0, 1.0, 1.0, 1.0)
    next_day = {date(2009, 5, 2): ["rebels entered the city"]}
    assert rouges.aligned(next_day, gold) == (0.5, 0.5, 0.5, 0.5)
    both = {MAY: ["rebels entered the city"], JUNE: ["wheat rose by much"]}
    precision, recall, *_ = rouges.aligned(both, gold)
    assert (precision, recall) == (0.5, 1.0)
    assert rouges.aligned({}, gold) == (0.0, 0.0, 0.0, 0.0)
    assert rouges.f1(0.5, 1.0) == pytest.approx(2 / 3)
    assert rouges.f1(0.0, 0.0) == 0.0


def test_the_interval_of_a_difference():
    """Around the mean, the same at every run."""
    own, other = np.array([[0.0, 0.3], [0.0, 0.5]]), np.array([[0.0, 0.1], [0.0, 0.1]])
    low, high = briefing.difference(own, other)
    assert 0.19 < low < 0.3 < high < 0.41
    assert briefing.difference(own, other) == (low, high)
