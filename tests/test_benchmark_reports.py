"""How well reports are read in annotated news may not fall: each figure of benchmarks/reports.py has a floor."""

import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import reports

# The development part of PolNeAR, and the figures over it as benchmarks/reports.py prints them, rounded down.
PINNED = "9f563b0b20f3"
FLOORS = {"precision": 0.833, "recall": 0.563, "listed": 0.840, "speakers": 0.956, "contents": 0.970}


def shares(counts):
    """The printed figures."""
    return {
        "precision": counts.cue_right / counts.read,
        "recall": counts.cue_found / counts.annotated,
        "listed": counts.listed_found / counts.listed,
        "speakers": counts.speakers_right / counts.speakers,
        "contents": counts.contents_right / counts.contents,
    }


@pytest.mark.shared_data
def test_speakers_cues_and_contents_are_found(shared_data):
    """Over 2193 annotated attributions."""
    text = (shared_data / reports.FILES["dev"]).read_bytes()
    assert sha256(text).hexdigest()[:12] == PINNED, "the annotations have changed: measure and pin again"
    measured = shares(reports.count([json.loads(line) for line in text.splitlines()]))
    assert all(measured[figure] >= floor for figure, floor in FLOORS.items()), measured
