"""Publication dates: written, read back, compared."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import bounds, from_iso, moment, to_iso, within
from index.types import Filters

EAST = timezone(timedelta(hours=9))
DATES = st.one_of(
    st.none(), st.dates(), st.datetimes(timezones=st.sampled_from([UTC, EAST, timezone(-timedelta(hours=5))]))
)


@given(DATES)
def test_written_and_read_back_it_is_the_same(published):
    """A day stays a day, a time keeps its zone, unknown stays unknown."""
    assert from_iso(to_iso(published)) == published
    assert type(from_iso(to_iso(published))) is type(published)


@pytest.mark.parametrize("text", ["yesterday", "2026-05-05T10:00:00", "2026-13-01", "05/06/2026"])
def test_what_is_no_date_is_an_error(text):
    """A time without a zone is no date either."""
    with pytest.raises(ValueError, match=r".+"):
        from_iso(text)


def test_both_ends_are_inclusive_and_in_the_readers_zone():
    """22:40 UTC on the 5th is the 6th nine hours to the east."""
    evening = datetime(2026, 5, 5, 22, 40, tzinfo=UTC)
    only = lambda day, zone: Filters(date(2026, 5, day), date(2026, 5, day), zone=zone)  # noqa: E731
    assert within(evening, only(5, UTC))
    assert not within(evening, only(5, EAST))
    assert within(evening, only(6, EAST))
    assert within(date(2026, 5, 5), only(5, EAST))


def test_unknown_dates_pass_only_without_a_date_filter():
    """They are left out, not guessed in."""
    assert within(None, Filters(outlets=("A",)))
    assert not within(None, Filters(since=date(1900, 1, 1)))
    assert not within(None, Filters(until=date(2100, 1, 1)))


days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))


@given(st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)), days, days)
def test_bounds_say_the_same_as_within(published, since, until):
    """The half-open seconds that an index compares are the inclusive days that a reader means."""
    filters = Filters(since, until, zone=EAST)
    low, high = bounds(filters)
    assert within(published, filters) == (low <= published.timestamp() < high)


def test_an_open_end_has_no_bound():
    """No day, no limit."""
    assert bounds(Filters()) == (float("-inf"), float("inf"))


def test_the_last_day_of_all_is_no_limit():
    """There is no day after it whose first moment could be named."""
    assert bounds(Filters(until=date.max)) == (float("-inf"), float("inf"))
    assert bounds(Filters(until=date.max - timedelta(days=1)))[1] < float("inf")


def test_unknown_orders_before_everything():
    """Newest first puts it last."""
    assert moment(None) < moment(date(1990, 1, 1)) < moment(datetime(1990, 1, 1, 1, tzinfo=UTC))
