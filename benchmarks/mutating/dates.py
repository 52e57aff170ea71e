"""Another day, month, year or hour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from claims import Claim

from mutating.text import holds, masked, put
from mutating.types import Changed, Context

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_RELATIVE = {
    "yesterday": "last week",
    "today": "yesterday",
    "tomorrow": "next week",
    "last week": "last month",
    "last month": "last year",
    "next week": "next month",
    "next month": "next year",
    "this week": "last week",
    "last year": "two years ago",
    "this month": "last month",
    "overnight": "around midday",
    "noon": "midnight",
    "midnight": "noon",
    "dawn": "dusk",
    "midday": "midnight",
    "morning": "evening",
    "afternoon": "morning",
    "evening": "morning",
    "a fortnight": "a year",
}
_MONTH = "|".join(_MONTHS)
_PATTERNS = {
    "day": re.compile(rf"\b(?P<new>\d{{1,2}})(?= (?:{_MONTH})\b)|\b(?:{_MONTH}) (?P<new_>\d{{1,2}})\b(?!:)"),
    "weekday": re.compile(rf"\b(?P<new>{'|'.join(_DAYS)})\b"),
    "month": re.compile(
        rf"\b(?:in|since|until|by|of|from|last|early|late|mid-|and|before|after|through) ?(?P<new>{_MONTH})\b"
        rf"(?! \d)|\d (?P<new_>{_MONTH})\b"
    ),
    "year": re.compile(r"(?<![\d,$€£])(?P<new>(?:19|20)\d\d)\b(?![,.]?\d| [a-z]+s\b)"),
    "hour": re.compile(r"(?<![\d,.$€£])(?P<new>\d{1,2})(?=[:.]\d\d\b(?:[ap ]|,|$)|(?::\d\d)? ?[ap]\.?m\b)"),
    "relative": re.compile(rf"\b(?P<new>{'|'.join(_RELATIVE)})\b"),
}
# Before these a later time would still hold, behind those an earlier.
_BEFORE = re.compile(
    r"\b(?:before|by|until|till|to)(?: (?:late|early|the|end|of))* "
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day |\d{1,2} )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:after|since|from|past|following)(?: (?:late|early|the|end|of))* (?:\d{1,2} )?$", re.IGNORECASE
)


def date_shifted(claim: Claim, context: Context, random: Random) -> Changed:
    """A day, weekday, month, year, hour or part of the day by another that the evidence does not name."""
    del context
    text = masked(claim.text)
    found = [(kind, *span) for kind, pattern in _PATTERNS.items() for span in _spans(pattern, text)]
    random.shuffle(found)
    evidence = " ".join(span.text for span in claim.evidence)
    for kind, start, end in found:
        for new in _shifted(kind, text[start:end], _directions(text[:start], random)):
            if not holds(evidence, new) and not holds(claim.text, new):
                return put(claim.text, start, end, new)
    return None


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text):
        yield found.span("new" if "new_" not in found.groupdict() or found["new"] else "new_")


def _directions(before: str, random: Random) -> list[int]:
    if _BEFORE.search(before):
        return [-1]
    return [1] if _AFTER.search(before) else random.sample([1, -1], 2)


def _shifted(kind: str, old: str, directions: list[int]) -> Iterator[str]:
    """Other times of this kind, the nearer first."""
    for by in (2, 1, 3):
        for sign in directions:
            if new := _moved(kind, old, sign * by):
                yield new


def _moved(kind: str, old: str, by: int) -> str | None:
    if kind == "relative":
        return _RELATIVE[old]
    if kind == "weekday":
        return _DAYS[(_DAYS.index(old) + by) % 7]
    if kind == "month":
        return _MONTHS[(_MONTHS.index(old) + by) % 12]
    new = int(old) + by
    most = {"day": 28, "hour": 12 if int(old) <= 12 else 23, "year": 2100}[kind]
    return str(new) if 1 <= new <= max(most, 1) else None
