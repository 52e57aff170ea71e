"""Tests of benchmarks/pairs.py, without a word on how fast this machine is."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import pairs as benchmark


def test_the_claims_of_the_sample_are_pairs():
    """Faithful sentences and wrong ones, each with what it cites and its day; no more than asked for."""
    ((name, found),) = benchmark.sets(None, 30)
    assert (name, len(found)) == ("claims", 30)
    assert all(pair.claim and pair.evidence and pair.published for pair in found)


@pytest.mark.shared_data
def test_the_support_sets_are_read(shared_data):
    """All three, by name."""
    found = dict(benchmark.sets(shared_data, 2))
    assert list(found) == ["claims", *benchmark.SETS]
    assert all(len(pairs) == 2 for pairs in found.values())


def test_every_pair_is_counted():
    """The speed is of all pairs, and is more than nothing."""
    ((_, found),) = benchmark.sets(None, 4)
    speed = benchmark.timed(found, 1)
    assert speed.pairs == 4
    assert min(speed.with_start, speed.running, speed.characters) > 0
