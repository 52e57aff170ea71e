"""The dates and times that a text tells, with the day it was published: its own date, or the one printed in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from assistant.check.types import Source
from index.parts.calendar import mentions
from index.parts.quotations import quotations
from index.parts.times import times
from index.parts.types import Time
from index.parts.words import words
from index.types import Published

_DATELINE = 6  # words that may stand beside the date in a line of its own: the outlet, a time, "published"
_LINES = 200  # lines of a source that are searched for its date
_SPOKEN = 3  # days that may lie between a saying and the article that quotes it
_OF_THE_DAY = re.compile(
    r"(?:yesterday|today|tonight|tomorrow|overnight|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """A time in the text that tells it."""

    time: Time
    text: str

    @property
    def words(self) -> str:
        """The words that tell it."""
        return self.text[self.time.start : self.time.end]

    @property
    def shown(self) -> str:
        """Those words in quotation marks."""
        return f"“{self.words}”"

    def spoken(self, claimed: Time) -> bool:
        """Whether a claim's days may be those of a time that is counted from the day somebody spoke, which may be
        before the article's: "tonight" in a quotation."""
        first, last = self.time.first, self.time.last
        if not (first and last and claimed.first and claimed.last and _OF_THE_DAY.match(self.text, self.time.start)):
            return False
        if not any(found.start <= self.time.start < found.end for found in quotations(self.text)):
            return False
        first -= timedelta(days=_SPOKEN)
        return first <= claimed.first <= last or first <= claimed.last <= last


@lru_cache(maxsize=8192)
def told_in(text: str, published: date | None) -> tuple[Told, ...]:
    """The times of a sentence; none for a line that only says when the article was published."""
    if not mentions(text) or printed(text):
        return ()
    return tuple(Told(time, text) for time in times(text, words(text), published))


@lru_cache(maxsize=8192)
def printed(line: str) -> date | None:
    """The day that a line of an article's head gives, None for any other line."""
    found = mentions(line)
    if not found or len(line) > 120 or line.rstrip()[-1:] in ".?!":
        return None
    days = [time.first for time in times(line, ()) if time.year and time.month and time.day]
    beside = len(_WORD.findall("".join(line[a:b] for a, b in _gaps(line))))
    return days[0] if len(days) == 1 and beside <= _DATELINE else None


def _gaps(line: str) -> list[tuple[int, int]]:
    spans = [(mention.start, mention.end) for mention in mentions(line)]
    return list(zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), len(line)], strict=True))


def day_of(source: Source) -> date | None:
    """The day a source was published: its own, else the one printed at its head."""
    if source.published is not None:
        return _day(source.published)
    return _printed_in(source.text) or _printed_in(source.context)


def _day(published: Published) -> date | None:
    return published.date() if isinstance(published, datetime) else published


@lru_cache(maxsize=1024)
def _printed_in(text: str) -> date | None:
    """The one day printed in a text; None where it prints none, or several."""
    found = {day for line in text.splitlines()[:_LINES] if line.strip() and (day := printed(line.strip()))}
    return found.pop() if len(found) == 1 else None
