"""Words of a claim that stand for nothing in its sources."""

import pytest

from assistant.check.align import align
from assistant.check.rules.words import LEAST_WORDS, MOST_MISSING, lacking, words
from assistant.check.types import Source
from index.statements import read


def pair(claim, source):
    """A claim beside a passage."""
    return align(read(claim), [Source(source)])


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "Sailors marched through the harbour and burned tyres over months of unpaid wages.",
            "The library has lent 40,000 books this year, its director said.",
        ),
        (
            "The minister secretly sold weapons to smugglers and hid the money in offshore accounts.",
            "The minister visited a school on Monday.",
        ),
    ],
)
def test_a_claim_of_its_own(claim, source):
    """Most of its words are nowhere in the source; the heaviest are named."""
    (reason,) = words(pair(claim, source))
    assert reason.code == "not-in-source"
    assert sum(word in reason.text for word in claim.rstrip(".").split()) >= 3


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The city has banned cars from its centre.", "Cars are no longer allowed in the centre of the city."),
        ("Residents were told to leave their homes.", "Officials ordered residents to evacuate."),
        ("The editor was released by the court.", "The court freed the editor after 40 days in custody."),
        ("Troops have withdrawn from the valley.", "The army has pulled its troops out of the valley."),
        ("The school will stay open.", "The school will not close, the board decided."),
        ("The talks broke down.", "The talks ended without agreement."),
        ("Police suspect arson.", "Police said the fire may have been set on purpose."),
        (
            "Thousands of workers left their posts at the harbour and the rail yard on Monday over wages.",
            "On Monday thousands of employees walked out of the port and the rail yard, demanding better pay.",
        ),
        ("", "The school will not close."),
        ("Ada Lind, Nora Marsh and 40.", "The school will not close."),
    ],
)
def test_a_paraphrase_has_words_of_its_own(claim, source):
    """A short claim, one with counterparts, one told by the opposite, or one of names and numbers alone."""
    assert list(words(pair(claim, source))) == []


def test_the_share_that_is_missing():
    """By weight, names and numbers apart; the words in order of weight."""
    share, missing = lacking(found := pair("The pianist rehearsed quietly in Norvia.", "The pianist left."))
    assert [found.claim.words[at].text for at in missing] == ["rehearsed", "quietly"]
    assert share == pytest.approx((2.0 + 0.7) / (2.0 + 2.0 + 0.7))


def test_nothing_to_miss():
    """A claim without words has none that are missing."""
    assert lacking(pair("?!", "The pianist left.")) == (0.0, [])


def test_the_bounds_leave_room_for_a_wording():
    """More than half may be said in other words, and a short claim altogether."""
    assert 0.5 < MOST_MISSING < 1
    assert LEAST_WORDS > 3
