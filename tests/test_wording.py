"""Dates, scopes and writers in plain words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.types import WrittenBy
from assistant.wording import searched, span, when, written
from index.types import Scope

EVENING = datetime(2026, 5, 5, 22, 40, tzinfo=UTC)


def test_a_time_is_shown_in_the_readers_zone():
    """22:40 in Greenwich is the next day in Tokyo."""
    assert when(EVENING, ZoneInfo("Asia/Tokyo")) == "Wed 6 May 2026, 07:40"


def test_a_day_has_no_clock():
    """A day stays a day in every zone."""
    assert when(date(2026, 5, 5), ZoneInfo("Asia/Tokyo")) == "Tue 5 May 2026"


def test_an_unknown_date_is_called_so():
    """Nothing is made up for it."""
    assert when(None) == "date unknown"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2026, 5, 3), date(2026, 5, 8), "3–8 May 2026"),
        (date(2026, 4, 28), date(2026, 5, 8), "28 Apr – 8 May 2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "31 Dec 2025 – 1 Jan 2026"),
        (date(2026, 5, 3), EVENING.replace(day=3), "3 May 2026"),
        (None, None, ""),
    ],
)
def test_a_span_says_each_part_once(first, last, shown):
    """Month and year are not repeated where they are the same."""
    assert span(first, last) == shown


def test_what_was_searched_names_articles_outlets_dates_and_undated():
    """The foot of every answer."""
    scope = Scope(36, ("A", "B"), date(2026, 5, 3), date(2026, 5, 8), "id", 1)
    assert searched(scope) == "36 articles from 2 outlets, 3–8 May 2026, newest Fri 8 May 2026; 1 undated"
    assert searched(Scope(1, ("A",), None, None, None, 0)) == "1 article from 1 outlet"
    assert searched(Scope(19, (), None, None, None, 19)) == "19 articles from unknown outlets; 19 undated"


def test_the_writer_is_named():
    """A model by its name, the quoting writer as what it does."""
    assert written(WrittenBy("model", "m-1")) == "written by m-1"
    assert "no model set" in written(WrittenBy("quoting"))
