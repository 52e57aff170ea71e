"""Causes that the source does not give."""

import pytest

from assistant.check.align import align
from assistant.check.rules.cause import cause
from assistant.check.types import Source
from index.statements import read


def reasons(claim, *sources):
    """The rule's reasons for a claim beside passages."""
    return list(cause(align(read(claim), [Source(source) for source in sources])))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The ferry sank because of a faulty hatch.", "The ferry sank on Monday. It carried 40 people."),
        (
            "The bank closed its branches due to the strike.",
            "The bank closed its branches in March. The strike began in May.",
        ),
        ("The quake led to a blackout in the capital.", "A quake shook the capital."),
        ("The mill shut as a result of high energy prices.", "The mill shut in June."),
        ("The minister quit in protest at the new law.", "The minister quit on Friday. The new law passed in May."),
        ("Floods forced the school to close.", "The school closed on Friday. Floods were reported in the north."),
        ("The strike was triggered by a pay cut.", "The strike began in May. It was the first in ten years."),
        ("The train was late because of a landslide.", "The train was late because of a signal fault."),
    ],
)
def test_a_cause_brought_in(claim, source):
    """Between things that the source sets side by side, or of which it knows one."""
    assert [reason.code for reason in reasons(claim, source)] == ["cause"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Heavy rain led to floods in the valley.", "Heavy rain caused floods in the valley."),
        ("The flight was cancelled due to fog.", "Fog forced the airline to cancel the flight."),
        ("The rise in prices was caused by drought.", "Drought drove up prices, the ministry said."),
        ("Workers walked out in protest at the pay offer.", "Workers, angry at the pay offer, walked out on Monday."),
        ("Thanks to a new filter, the river is cleaner.", "The river is cleaner because of a new filter."),
        ("The museum closed because of a leak.", "A leak forced the museum to close."),
        ("The talks failed because of a row over fishing.", "A row over fishing brought down the talks."),
        ("The match was called off because of snow.", "Snow meant that the match was called off."),
        ("The firm cut 400 jobs as a result of falling sales.", "The firm cut 400 jobs since sales were falling."),
        ("The museum closed after a leak.", "The museum closed on Friday. A leak was found on Thursday."),
        ("The strike began amid a heat wave.", "The strike began on Monday, in a heat wave."),
        ("The train is due to leave at noon.", "The train will leave at noon."),
        ("The museum closed on Friday.", "The museum closed on Friday because of a leak."),
    ],
)
def test_a_cause_in_other_words(claim, source):
    """Another word of cause for the same cause; `after`, `amid` and `due to leave` name none."""
    assert reasons(claim, source) == []


def test_the_reason_shows_the_cause():
    """Without the full stop."""
    (reason,) = reasons("The ferry sank because of a faulty hatch.", "The ferry sank on Monday.")
    assert reason.text == "The source does not give this cause: “because of a faulty hatch”."


def test_nothing_in_common():
    """Without a sentence beside it the rule has nothing to say."""
    assert reasons("The orchestra left because of the rain.", "Wheat is sown in autumn.") == []


def test_a_cause_with_nothing_behind_it():
    """There is nothing that could be missing."""
    assert reasons("The ferry sank as a result.", "The ferry sank as a result of the storm.") == []
