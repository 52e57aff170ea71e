"""Whether a date or time of day of a claim follows from one of a source: precision may be lost, never gained."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from index.parts.types import Time

Kind = Literal["clock", "day", "year", "part", "open"]
# Parts of a day that may stand for each other: "late" is evening, "night" begins before midnight.
_PARTS = {
    "am": {"am", "morning", "night"},
    "morning": {"am", "morning", "night"},
    "pm": {"pm", "afternoon", "evening", "night"},
    "afternoon": {"pm", "afternoon"},
    "evening": {"pm", "evening", "night"},
    "night": {"pm", "am", "evening", "night", "morning"},
}
_LONGEST = 70  # days of an interval that still names days rather than a season or a year


def kind_of(time: Time) -> Kind:
    """What sort of time it is: only times of one sort are held against each other."""
    if time.minutes is not None:
        return "clock"
    if time.year is not None and time.month is None:
        return "year"
    if time.first is None and time.weekday is None and time.month is None:
        return "part" if time.part else "open"
    return "year" if time.first and time.last and (time.last - time.first).days > _LONGEST else "day"


def follows(claim: Time, source: Time) -> bool:
    """Whether the claim's time says no more than the source's."""
    if claim.minutes is not None or source.minutes is not None:
        return claim.minutes is not None and source.minutes is not None and same_clock(claim, source, 0)
    if claim.part and source.part and source.part not in _PARTS[claim.part]:
        return False
    if claim.first and claim.last and source.first and source.last:
        return _days_follow(claim, source)
    return _told_follow(claim, source)


def same_clock(claim: Time, source: Time, off: int) -> bool:
    """Whether two times of day agree, up to `off` minutes; without a half of the day either half will do."""
    if claim.minutes is None or source.minutes is None:
        return False
    halves = {claim.part, source.part}
    round_ = 1440 if halves <= {"am", "pm"} else 720
    gap = abs(claim.minutes - source.minutes) % round_
    return min(gap, round_ - gap) <= off


def _days_follow(claim: Time, source: Time) -> bool:
    if claim.month and source.month and None in (claim.year, source.year) and claim.day == source.day:
        return claim.month == source.month and (claim.day is not None or _years_agree(claim, source))
    if claim.month and claim.month == source.month and claim.day is None and None in (claim.year, source.year):
        return True
    if claim.year is not None and claim.year == source.year and claim.month is None and source.month is None:
        return True
    mine, theirs = days(claim), days(source)
    if mine is not None and theirs is not None and (claim.weekday is not None or source.weekday is not None):
        return bool(mine & theirs)
    if theirs is not None and source.weekday is not None:
        return any(_inside(day, claim) for day in theirs)
    return _within(claim, source) or _loosely(claim, source) or _that_night(claim, source)


def _that_night(claim: Time, source: Time) -> bool:
    """Whether a day is one of the two of a night: last night may be yesterday's evening or this morning."""
    if claim.first is None or claim.first != claim.last or source.first is None or source.last is None:
        return False
    inside = source.first <= claim.first <= source.last
    return inside and source.part == "night" and (source.last - source.first).days == 1


def _years_agree(claim: Time, source: Time) -> bool:
    return None in (claim.year, source.year) or claim.year == source.year


def days(time: Time) -> set[date] | None:
    """The days that a short interval may mean; None for one of more than a month."""
    if time.first is None or time.last is None or (time.last - time.first).days > 31:
        return None
    every = (time.first + timedelta(days=at) for at in range((time.last - time.first).days + 1))
    single = time.first == time.last
    return {day for day in every if single or time.weekday is None or day.weekday() == time.weekday}


def _inside(day: date, time: Time) -> bool:
    return bool(time.first and time.last and time.first <= day <= time.last)


def _within(claim: Time, source: Time) -> bool:
    if claim.first is None or claim.last is None or source.first is None or source.last is None:
        return False
    return claim.first <= source.first and source.last <= claim.last


def _loosely(claim: Time, source: Time) -> bool:
    """Two intervals that are both rough ("last week", "two weeks ago") agree where half of either is the other's."""
    if claim.first is None or claim.last is None or source.first is None or source.last is None:
        return False
    mine, theirs = (claim.last - claim.first).days + 1, (source.last - source.first).days + 1
    if mine < 2 or theirs < 2 or claim.day or source.day:
        return False
    both = (min(claim.last, source.last) - max(claim.first, source.first)).days + 1
    return both * 2 >= min(mine, theirs) and mine * 4 >= theirs


def _told_follow(claim: Time, source: Time) -> bool:
    """As far as one of them cannot be resolved, all that the claim tells must be told by the source."""
    weekday = source.weekday
    if weekday is None and source.first and source.first == source.last:
        weekday = source.first.weekday()
    told = [(claim.year, source.year), (claim.month, source.month), (claim.day, source.day), (claim.weekday, weekday)]
    if claim.day is not None:
        told.pop()  # the weekday of a date adds nothing to it
    known = [(mine, theirs) for mine, theirs in told if mine is not None]
    return bool(known) and all(mine == theirs for mine, theirs in known)


def conflict(one: Time, other: Time) -> bool:
    """Whether two resolved times have no day in common."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return other.last < one.first or one.last < other.first
