"""The dates and times of day of a sentence, resolved to days as far as the day of its publication tells.

The habit of news is followed: a bare weekday of something past is the last such day up to the publication. Where the
sentence leaves it open, the interval holds both days that may be meant, so that nobody is accused of the other."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from index.parts.calendar import MONTHS, NUMBERS, WEEKDAYS, Mention, mentions
from index.parts.directions import direction, stands_ahead
from index.parts.types import Time, Word
from index.types import Published

Days = tuple[date | None, date | None]
_UNKNOWN: Days = (None, None)
_NEAR = {"the day before yesterday": (-2, -2), "yesterday": (-1, -1), "overnight": (-1, 0), "tomorrow": (1, 1)}
_HOURS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_HOURS |= {"eleven": 11, "twelve": 12}
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_CLOCK_WORDS = {"noon": (720, "pm"), "midday": (720, "pm"), "midnight": (0, "")}
# A span of time counted back is seldom meant to the day: (days of one, days it may be off).
_SPANS = {"day": (1, 0), "week": (7, 3), "fortnight": (14, 3), "month": (30.44, 15), "year": (365.25, 183)}
_EDGES = {"early": (1, 13), "mid": (8, 23), "late": (18, 31)}  # days of a month, told loosely
_YEARS = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}  # years of a decade, told loosely
_SOON = 60  # days ahead that a date in a sentence of the past is still taken for the next such day
_FIRST_YEAR, _LAST_YEAR = 1000, 9000  # a day of publication near an end of the calendar is a slip, and resolves nothing
_PARTS = {"early": "morning", "late": "evening", "dawn": "morning", "dusk": "evening", "tonight": "night"}


def times(text: str, words: Sequence[Word], published: Published = None) -> tuple[Time, ...]:
    """The dates and times of a sentence, in order. Without `published` only what is told in full is resolved."""
    day = published.date() if isinstance(published, datetime) else published
    if day and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        day = None
    return tuple(_time(mention, words, day) for mention in mentions(text))


def _time(mention: Mention, words: Sequence[Word], today: date | None) -> Time:
    told = mention.groups
    if any(key.startswith("hour") for key in told) or "word" in told:
        return _clock(mention)
    start, end = mention.start, mention.end
    if told.keys() & {"iso", "slashed", "month1", "month2"}:
        return _date(mention, today, words)
    if "year" in told or "decade" in told:
        first, last = _years(told)
        return Time(start, end, first, last, year=int(told["year"]) if "year" in told else None)
    if month := told.get("month3") or told.get("month4") or told.get("month5"):
        return _month(mention, MONTHS.index(month[:3].casefold()) + 1, today, words)
    if "weekday6" in told:
        days = _weekday(mention, today, words)
        part = _part(told.get("then6", "") or told.get("part6", ""))
        return Time(start, end, *days, weekday=_weekday_number(told["weekday6"]), part=part)
    days = _relative(told, today) if today else _UNKNOWN
    return Time(start, end, *days, part=_relative_part(told))


def _part(text: str) -> str:
    word = text.casefold().removesuffix("s")
    return "" if word in ("last", "next") else _PARTS.get(word, word)


def _relative_part(told: dict[str, str]) -> str:
    near = told.get("near", "").casefold()
    fixed = "night" if near in ("tonight", "overnight") else ""
    return fixed or _part(next((told[key] for key in ("part1", "part2", "part4", "part5") if key in told), ""))


def _weekday_number(text: str) -> int:
    return WEEKDAYS.index(text.strip()[:3].casefold())


def _clock(mention: Mention) -> Time:
    told = mention.groups
    part = _part(told.get("part") or told.get("night") or told.get("part8") or "")
    if word := told.get("word"):
        minutes, half = _CLOCK_WORDS[word.casefold()]
        return Time(mention.start, mention.end, None, None, minutes=minutes, part=half)
    hour = next(told[key] for key in told if key.startswith("hour")).casefold()
    minute = _minute(next((told[key] for key in told if key.startswith("minute")), "0"))
    hours = _HOURS.get(hour) or int(hour)
    if less := told.get("less6"):
        hours, minute = (hours - 1) % 24, 60 - _minute(less.split()[0])
    if half := told.get("half1", "").casefold():
        hours, part = hours % 12 + (12 if half == "p" else 0), f"{half}m"
    elif hours > 12 or hour.startswith("0") or "hour4" in told:
        part = "pm" if hours >= 12 else "am"
    elif part in ("afternoon", "evening", "night") and hours < 12:
        hours, part = hours + 12, "pm"
    elif part == "morning":
        part = "am"
    return Time(mention.start, mention.end, None, None, minutes=(hours % 24) * 60 + minute, part=part)


def _minute(text: str) -> int:
    return int(text) if text.isdigit() else _MINUTES[text.casefold()]


def _date(mention: Mention, today: date | None, words: Sequence[Word]) -> Time:
    told = mention.groups
    year, month, day = _parts(told)
    weekday = _weekday_number(told["weekday0"]) if "weekday0" in told else None
    part = _part(" ".join(re.findall(r"morning|afternoon|evening|night|dawn", told.get("weekday0", ""))[:1]))
    first, last = _UNKNOWN
    if month and day:
        base = year or (_nearest_year(month, day, today, direction(words, mention.start)) if today else None)
        first = last = _day(base, month, day)
        until = _number(told.get("until1") or told.get("until2"))
        if until and until > day:
            last = _day(base, month, until)
    elif year:
        first, last = date(year, 1, 1), date(year, 12, 31)
    return Time(mention.start, mention.end, first, last, weekday, None, year, month, day, part)


def _number(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _parts(told: dict[str, str]) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as they are told; a day and a month that cannot be told apart stay unknown."""
    if "iso" in told:
        year, month, day = map(int, told["iso"].split("-"))
        return year, month, day
    if "slashed" in told:
        one, two, year = map(int, told["slashed"].split("/"))
        year += 2000 if year < 100 else 0
        known = (one, two) if one == two or two > 12 else (two, one) if one > 12 else (None, None)
        return year, *known
    month = MONTHS.index((told.get("month1") or told["month2"])[:3].casefold()) + 1
    return _number(told.get("year1")), month, _number(told.get("day1") or told.get("day2"))


def _day(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _nearest_year(month: int, day: int, today: date, way: int) -> int:
    """The year of a date without one: that of the nearest such day; of one far ahead, where the sentence is past, the
    last such day."""
    days = [found for year in (today.year - 1, today.year, today.year + 1) if (found := _day(year, month, day))]
    if way < 0:
        days = [found for found in days if found <= today + timedelta(days=_SOON)] or days
    return min(days, key=lambda found: abs((found - today).days)).year if days else today.year


def _month(mention: Mention, month: int, today: date | None, words: Sequence[Word]) -> Time:
    told = mention.groups
    year = _number(told.get("year3"))
    base = year
    if base is None and today:
        shift = {"last": -1, "next": 1, "this": 0}.get(told.get("which3", ""))
        base = today.year + shift if shift is not None else _year_of_month(mention, month, today, words)
    if base is None:
        return Time(mention.start, mention.end, None, None, month=month)
    begin, end = _EDGES.get(_edge(told), (1, 31))
    first, last = date(base, month, begin), date(base, month, min(end, monthrange(base, month)[1]))
    return Time(mention.start, mention.end, first, last, year=year, month=month)


def _edge(told: dict[str, str]) -> str:
    return (told.get("edge4") or told.get("lead4", "")).casefold().removesuffix("-")


def _year_of_month(mention: Mention, month: int, today: date, words: Sequence[Word]) -> int:
    lead = mention.groups.get("lead4", "").casefold()
    ahead = lead == "next" or (lead != "last" and direction(words, mention.start) > 0)
    if ahead:
        return today.year + (month < today.month or (lead == "next" and month == today.month))
    return today.year - (month > today.month or (lead == "last" and month == today.month))


def _years(told: dict[str, str]) -> tuple[date, date]:
    if decade := told.get("decade"):
        start = int(decade[:4]) if decade[0].isdigit() else 1900 + int(decade[1:3])
        begin, end = _YEARS.get(told.get("edge7", "").casefold(), (0, 9))
        return date(start + begin, 1, 1), date(start + end, 12, 31)
    year = last = int(told["year"])
    if until := told.get("until"):
        last = int(str(year)[: 4 - len(until)] + until)
    return date(year, 1, 1), date(max(year, last), 12, 31)


def _weekday(mention: Mention, today: date | None, words: Sequence[Word]) -> Days:
    if today is None:
        return _UNKNOWN
    told = mention.groups
    back = timedelta(days=(today.weekday() - _weekday_number(told["weekday6"])) % 7)
    past, week = today - back, timedelta(days=7)
    ahead = past if past == today else past + week
    if minus := told.get("minus6", ""):
        own = past if past.isocalendar()[:2] == today.isocalendar()[:2] else past + week
        found = own + {"last": -week, "next": week}.get(minus, timedelta())
        return found, found
    which = (told.get("which6", "") or told.get("then6", "")).casefold()
    if which in ("last", "past", "previous"):
        return past - week, past if back else past - week
    if which in ("next", "coming", "following"):
        return past + week, past + 2 * week
    way = 0 if which == "this" or stands_ahead(words, mention.start) else direction(words, mention.start)
    return (past, past) if way < 0 else (ahead, past + week) if way > 0 else (past, past + week)


def _relative(told: dict[str, str], today: date) -> Days:
    if near := told.get("near"):
        first, last = _NEAR.get(near.casefold(), (0, 0))
        return today + timedelta(days=first), today + timedelta(days=last)
    if "which2" in told:
        return _this_or_last(told, today)
    if span := told.get("end6"):
        close = _this_or_last({"which2": "this", "span2": span}, today)[1]
        return close and close - timedelta(days=6 if span != "week" else 1), close
    if "count3" in told:
        return _counted(told, today)
    return _UNKNOWN


def _this_or_last(told: dict[str, str], today: date) -> Days:
    which, span = told["which2"].casefold().removeprefix("the "), told.get("span2", "").casefold()
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if not span:
        return today + timedelta(days=min(step, 0)), today + timedelta(days=max(step, 0))
    if span == "month":
        month = today.year * 12 + today.month - 1 + step
        first = date(month // 12, month % 12 + 1, 1)
        last = date(first.year, first.month, monthrange(first.year, first.month)[1])
    elif span == "year":
        first, last = date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    else:
        first = today - timedelta(days=today.weekday()) + timedelta(days=7 * step + (5 if span == "weekend" else 0))
        last = first + timedelta(days=1 if span == "weekend" else 6)
    if which == "past":
        return (first if span in ("weekend", "year") else today - timedelta(days=31 if span == "month" else 7)), today
    return first, min(last, today) if told.get("edge2", "").casefold() == "earlier" and not step else last


def _counted(told: dict[str, str], today: date) -> Days:
    """Two days ago, a week from now; what is counted from another event stays open."""
    way, span = told["way3"].casefold(), told["span3"].casefold().removesuffix("s")
    sign = {"ago": -1, "from now": 1}.get(way, 0)
    count = _number(told["count3"]) if told["count3"].isdigit() else NUMBERS.get(told["count3"].split()[-1].casefold())
    if span in ("hour", "minute") and sign:
        return today + timedelta(days=min(sign, 0)), today + timedelta(days=max(sign, 0))
    if not sign or count is None or span not in _SPANS:
        return _UNKNOWN
    length, off = _SPANS[span]
    middle = today + timedelta(days=round(sign * count * length))
    return middle - timedelta(days=off), middle + timedelta(days=off)
