"""Tests of assistant/briefing/asking.py: what is refused before anything is read."""

from datetime import UTC, date

import pytest

from assistant.briefing.asking import LONGEST_TOPIC, MOST_TOPICS, UnusableRequest, usable, usable_topics
from assistant.briefing.types import Request, Window

DAY = date(2026, 5, 6)


def asked(first: date = DAY, last: date = DAY, *topics: str) -> Request:
    """A request for a window."""
    return Request(Window(first, last, UTC), topics)


def test_what_can_be_asked_for():
    """A day, ten years, and topics cleaned: bytes that are no text, spaces, and the same twice."""
    assert usable(asked()) == asked()
    assert usable(asked(date(2017, 1, 1), date(2026, 12, 31)))
    assert usable(asked(DAY, DAY, " border  talks", "border talks", "", "a\udcff")).topics == (
        "border talks",
        "a\ufffd",
    )


@pytest.mark.parametrize(
    ("first", "last", "says"), [(DAY, date(2026, 5, 5), "after"), (date(1, 1, 1), date(9999, 12, 30), "3,660 days")]
)
def test_windows_are_refused(first, last, says):
    """Backwards, and without end."""
    with pytest.raises(UnusableRequest, match=says):
        usable(asked(first, last))


def test_topics_are_bounded():
    """In number and in length."""
    most = [f"topic {number}" for number in range(MOST_TOPICS)]
    assert len(usable_topics(most)) == MOST_TOPICS
    assert usable_topics(["x" * LONGEST_TOPIC])
    with pytest.raises(UnusableRequest, match="20 topics"):
        usable_topics([*most, "one more"])
    with pytest.raises(UnusableRequest, match="200 characters"):
        usable_topics(["x" * (LONGEST_TOPIC + 1)])
