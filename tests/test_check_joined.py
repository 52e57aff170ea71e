"""Speakers without a name whom a claim sets beside the one that the source has."""

import pytest

from assistant.check.align import align
from assistant.check.joined import joined
from assistant.check.types import Source
from index.statements import read

SOURCE = "The mayor said the bridge had been closed since June."


def codes(claim, *texts):
    """The codes of the reasons for a claim beside passages."""
    return [reason.code for reason in joined(align(read(claim), [Source(text) for text in texts]))]


@pytest.mark.parametrize(
    "claim",
    [
        "The mayor and two others said the bridge had been closed since June.",
        "The bridge had been closed since June, said the mayor and several others.",
        "According to the mayor and another official, the bridge had been closed since June.",
    ],
)
def test_others_are_joined_to_the_one_speaker(claim):
    """The source has the mayor alone."""
    assert codes(claim, SOURCE) == ["sources-plural"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The mayor said the bridge had been closed since June.", SOURCE),
        ("The mayor said the bridge and two others had been closed since June.", SOURCE),
        ("The mayor and two others said the bridge had been closed.", "The mayor and others said it had been closed."),
        ("The mayor and another official said the bridge was shut.", "Officials said the bridge was shut."),
        ("The mayor on the one hand and another paper said it was shut.", ""),
        ("The bridge and two others were closed in June.", SOURCE),
    ],
)
def test_others_that_do_not_speak_or_are_there(claim, source):
    """Bridges are no speakers, and the source may have further ones in its own words."""
    assert not codes(claim, source)
