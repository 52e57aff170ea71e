"""The outlet that reports, or is told."""

import pytest

from assistant.check.align import align
from assistant.check.outlets import told
from assistant.check.rules.outlets import outlets
from assistant.check.types import Source
from index.statements import read


def reasons(claim, source, outlet="Harbour Wire"):
    """The rule's reasons for a claim beside a passage of an outlet."""
    return [reason.text for reason in outlets(align(read(claim), [Source(source, outlet=outlet)]))]


@pytest.mark.parametrize(
    ("claim", "source", "said"),
    [
        ("The truce holds, Reuters reported.", "The truce holds, residents said.", "“Harbour Wire”"),
        ("An official told CNN that talks had begun.", "An official told NBC that talks had begun.", "“NBC”"),
        (
            "The truce holds, according to the Sarrik Tribune.",
            "The truce holds, the Valley Post reported.",
            "Valley Post",
        ),
        ("The newspaper Sentinel printed the letter.", "The newspaper Beacon printed the letter.", "Harbour Wire"),
        ("The envoy told Channel 2 so.", "The envoy told Channel 10 so.", "“Channel 2”"),
        ("The envoy told the Harbour Wire so.", "The envoy told the Valley Post so.", "“Valley Post”"),
        ("Al-Arabiya quoted the envoy.", "Press TV quoted the envoy. Al-Arabiya was silent.", "“Press TV”"),
    ],
)
def test_an_outlet_that_is_not_the_sources(claim, source, said):
    """Neither the article's own nor named in it, or named in it for something else."""
    found = reasons(claim, source)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The truce holds, the Harbour Wire reported.", "The truce holds, residents said."),
        ("An official told CNN that talks had begun.", "Talks had begun, an official told CNN."),
        ("The AP quoted the envoy.", "The Associated Press quoted the envoy."),
        ("The New York Times wrote it.", "It was written by The New York Times."),
        ("State TV showed it.", "State television showed it."),
        ("The truce holds.", "The truce holds, Reuters reported."),
        ("The envoy told Channel 10 so.", "He told Israel's Channel 10 so."),
    ],
)
def test_an_outlet_that_the_source_has(claim, source):
    """Its own, or one it names, in any form."""
    assert reasons(claim, source) == []


def test_an_outlet_filed_in_small_letters():
    """Files have their outlet so; an acronym in capitals is the same."""
    assert reasons("The truce holds, the BBC reported.", "The truce holds.", outlet="bbc") == []


def test_how_an_outlet_stands():
    """As the one that is told, that reports, or that is only spoken of."""
    assert [role for _, role in told(read("He told CNN that Reuters reported it."))] == ["told", "reports"]
    assert [role for _, role in told(read("He owns the Valley Post outright."))] == ["named"]
    assert told(read("He told Brandov everything.")) == ()
