"""Plain text: all of it is the article's text; a headline and a day above it are read as such."""

from __future__ import annotations

from itertools import islice

from index.readers.found import Found
from index.readers.published import parse_published

_LONGEST_HEADLINE = 200
_LONGEST_DAY = 60


def read_text(text: str, ref: str) -> Found:
    """The text as it stands. Its first line is the title where it looks like a headline, and a line below that holds
    nothing but a date is the day it was published (as in Wikinews)."""
    first, second = _first_two_lines(text)
    is_headline = 0 < len(first) <= _LONGEST_HEADLINE and not first.endswith((".", "!", "?", ":", "…"))
    return Found(ref, text, title=first if is_headline else "", published=_day(second) if is_headline else "")


def _first_two_lines(text: str) -> tuple[str, str]:
    lines = (stripped for line in text.splitlines() if (stripped := line.strip("\ufeff \t")))
    first, second, *_ = [*islice(lines, 2), "", ""]
    return first, second


def _day(line: str) -> str:
    """The line where it is a date and no more, else ""."""
    if len(line) > _LONGEST_DAY or not any(character.isdigit() for character in line):
        return ""
    try:
        parse_published(line)
    except ValueError:
        return ""
    return line
