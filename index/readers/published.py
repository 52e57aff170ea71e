"""A publication date out of what a page, a file or the reader says. Nothing is guessed, least of all from the clock."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from email.utils import parsedate_to_datetime

import dateparser

from index.types import Published

# The first newspaper is of 1605; placeholders such as 0001-01-01 lie before it. Beyond the last year a time cannot
# be moved to every zone.
_YEARS = range(1600, 9000)
_LONGEST = 100
_LANGUAGES = ["en", "fr", "de", "es", "ar", "it", "pt", "nl", "ru"]
# `absolute-time` leaves out "yesterday", "3 days ago" and bare timestamps; a part that is missing is not filled in.
_STRICT = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "STRICT_PARSING": True}

_ISO = re.compile(r"(\d{4}-?\d{2}-?\d{2})(?:[T ]+(\d{2}.*))?", re.ASCII | re.DOTALL)
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}.*", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[T, ].*)?", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}|\d\s?[ap]\.?m", re.IGNORECASE)
# The names of RFC 2822 and those of Central Europe. CST, BST and IST name several zones each elsewhere: day only.
_ZONE = re.compile(r"[+-]\d{2}:?\d{2}\b|\b(?:UTC|UT|GMT|EST|EDT|MST|MDT|PST|PDT|CET|CEST)\b", re.IGNORECASE)
# The months of the Levant and Iraq, which dateparser does not know, by the names that it does.
_LEVANT = {
    "كانون الثاني": "January",
    "شباط": "February",
    "آذار": "March",
    "اذار": "March",
    "نيسان": "April",
    "أيار": "May",
    "ايار": "May",
    "حزيران": "June",
    "تموز": "July",
    "آب": "August",
    "أيلول": "September",
    "ايلول": "September",
    "تشرين الأول": "October",
    "تشرين الثاني": "November",
    "كانون الأول": "December",
}


def parse_published(text: str) -> Published:
    """The date that the text states: a time where it has its zone, else a day; None for blank text.

    ISO 8601, RFC 2822, and dates in words in English, French, German, Spanish, Arabic, Italian, Portuguese, Dutch and
    Russian. A time without a zone leaves only its day certain. Raises ValueError with a plain message for anything
    else: relative dates ("yesterday"), incomplete ones ("May 2026"), ambiguous ones ("05/06/2026").
    """
    text = _ascii_digits(" ".join(text.split()))
    if not text:
        return None
    found = _found(text) if len(text) <= _LONGEST else None
    if found is None:
        raise ValueError(f"{_short(text)} is no complete date: write it like 2026-05-05 or 2026-05-05T18:40+02:00")
    if found.year not in _YEARS:
        raise ValueError(f"{_short(text)} lies outside the years {_YEARS.start} to {_YEARS.stop - 1}")
    return found


def _found(text: str) -> datetime | date | None:
    if match := _ISO.fullmatch(text):
        return _iso(match[1], match[2] or "")
    if match := _NUMERIC.fullmatch(text):
        return _numeric(text, match[1], match[3], match[4])
    return _rfc_2822(text) or _in_words(text)


def _iso(day: str, clock: str) -> datetime | date | None:
    """A day, and a time that may stand apart from its zone ("18:40:00 +0200", "18:40 UTC")."""
    clock = re.sub(r"\s*(?:UTC|GMT|Z)$", "+00:00", clock, flags=re.IGNORECASE)
    clock = re.sub(r"\s+(?=[+-]\d)", "", clock)
    try:
        return _certain(datetime.fromisoformat(f"{day}T{clock}")) if clock else date.fromisoformat(day)
    except ValueError:
        return None


def _numeric(text: str, first: str, second: str, third: str) -> date | None:
    """A day in figures: year first, or day and month where only one order makes a date."""
    if len(first) == 4:
        return _day(first, second, third)
    if len(third) != 4:
        raise ValueError(f"{_short(text)} has no year of four digits: write it like 2026-05-05")
    readings = {found for found in (_day(third, second, first), _day(third, first, second)) if found}
    if len(readings) > 1:
        raise ValueError(f"{_short(text)} can be read in two ways, day or month first: write it like 2026-05-05")
    return readings.pop() if readings else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _rfc_2822(text: str) -> datetime | None:
    """A moment as in the header of a mail or feed; None for what has another form, and for a zone unknown there."""
    try:
        moment = parsedate_to_datetime(text) if _RFC_2822.fullmatch(text) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _in_words(text: str) -> datetime | date | None:
    """A date with the month's name; believed only where its own day and year stand in the text."""
    if not any(character.isalpha() for character in text):
        return None
    for name, month in _LEVANT.items():
        text = text.replace(name, month)
    try:
        found = dateparser.parse(text, languages=_LANGUAGES, settings=_STRICT)
    except (ValueError, OverflowError):
        return None
    figures = {int(figure) for figure in re.findall(r"\d+", text)}
    if found is None or not {found.year, found.day} <= figures:
        return None
    return _certain(found) if _CLOCK.search(text) and _ZONE.search(text) else found.date()


def _certain(moment: datetime | None) -> datetime | date | None:
    return moment.date() if moment is not None and moment.tzinfo is None else moment


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
