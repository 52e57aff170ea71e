"""A publication date is a time with its zone, a day, or unknown: written as ISO 8601, compared without guessing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from index.types import Filters, Published


def to_iso(published: Published) -> str | None:
    """`2026-05-05T18:40:00+02:00` for a time, `2026-05-05` for a day, None for an unknown date."""
    return None if published is None else published.isoformat()


def from_iso(text: str | None) -> Published:
    """The reverse of `to_iso`. Raises ValueError for anything else, a time without a zone included."""
    if not text:
        return None
    if len(text) == len("2026-05-05"):
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no zone")
    return moment


def local_day(published: datetime | date, zone: tzinfo) -> date:
    """The day on the reader's calendar; a bare day is the same everywhere."""
    return published.astimezone(zone).date() if isinstance(published, datetime) else published


def within(published: Published, filters: Filters) -> bool:
    """Whether the date passes the filter: both ends inclusive, in the reader's zone; unknown dates only without."""
    if not filters.dated:
        return True
    if published is None:
        return False
    day = local_day(published, filters.zone)
    return (filters.since is None or filters.since <= day) and (filters.until is None or day <= filters.until)


def moment(published: Published, zone: tzinfo = UTC) -> float:
    """A number to order by, in epoch seconds: a bare day counts as its first moment, unknown as minus infinity."""
    if published is None:
        return float("-inf")
    if isinstance(published, datetime):
        return published.timestamp()
    return datetime.combine(published, time.min, zone).timestamp()


def bounds(filters: Filters) -> tuple[float, float]:
    """The filter's days as half-open epoch seconds [from, to), for articles that bear a time."""
    since = datetime.combine(filters.since, time.min, filters.zone).timestamp() if filters.since else float("-inf")
    # The last day that Python knows has no day after it.
    if filters.until is None or filters.until == date.max:
        return since, float("inf")
    return since, datetime.combine(filters.until + timedelta(days=1), time.min, filters.zone).timestamp()
