"""Spans of time that hang on another event: "two days later", "a week before"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.parts.calendar import NUMBERS
from index.parts.units import units

_SPAN = re.compile(
    r"\b(?P<count>\d+|[a-z]+)[\s-](?P<unit>second|minute|hour|day|week|fortnight|month|year|decade)s?\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"\b(?:next|following|previous)\s(?P<unit>day|week|month|year)\b|\bthe (?P<day>day) (?:before|after)\b"
)
_CLOSE = 0.1  # 30 days are a month


def other_span(words: str, near: Sequence[str], sources: Sequence[str]) -> str | None:
    """The span that the near sentences have in place of the claim's, None where any source has the claim's own."""
    mine = _spans(words)
    if not mine or any(_same(mine[0][1], found) for text in sources for _, found in _spans(text)):
        return None
    there = [found for text in near for found in _spans(text)]
    own = _SPAN.search(words)
    alike = [shown for shown, _ in there if own and (match := _SPAN.search(shown)) and _shares(own, match)]
    return alike[0] if alike else None


def span_in_days(words: str) -> int:
    """The days of the first span in some words, 0 where there is none of a day or more."""
    return next((int(seconds // 86400) for _, seconds in _spans(words)), 0)


def _spans(text: str) -> list[tuple[str, float]]:
    """Each span in words and in seconds."""
    found = [(match[0], _count(match["count"]), match["unit"]) for match in _SPAN.finditer(text)]
    found += [(match[0], 1, match["unit"] or match["day"]) for match in _NEXT.finditer(text)]
    return [(shown, count * units()[unit.casefold()].factor) for shown, count, unit in found if count]


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS.get(text.casefold(), 0)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _CLOSE * max(one, other)


def _shares(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the count or the unit is the same, so that the one may have been put for the other."""
    return one["unit"].casefold() == other["unit"].casefold() or _count(one["count"]) == _count(other["count"]) > 1
