"""The days that a sentence names, as its article's own date resolves them. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.briefing.types import Excerpt, Window
from index.dates import local_day
from index.parts.times import times

_WEEK = timedelta(days=7)
# Without one of these no day is named: looked for first, because reading dates takes ten times as long.
_MAY_NAME = re.compile(
    r"day|night|tomorrow|ago\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}-|\d/\d", re.IGNORECASE
)


def told_days(excerpt: Excerpt, window: Window) -> list[tuple[date, date]]:
    """First and last day that each date of the sentence may mean, where they are told to the day; of a weekday the
    last one up to the article's own day, and the next one."""
    if not _MAY_NAME.search(excerpt.text):
        return []
    published = excerpt.article.published and local_day(excerpt.article.published, window.zone)
    spans = [(one.first, one.last) for one in times(excerpt.text, (), published) if one.first and one.last]
    return [(first, last) for first, last in spans if last - first <= timedelta(days=1) or last - first == _WEEK]


def names_a_day_of(window: Window, excerpt: Excerpt) -> bool:
    """Whether the sentence names a day of the window."""
    return any(
        window.first <= day <= window.last for first, last in told_days(excerpt, window) for day in {first, last}
    )
