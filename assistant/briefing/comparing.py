"""Two pages laid side by side: what the later one says that the earlier did not, and what it says no more.

The measures are those of what is new since the last briefing; the two need not follow one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.briefing.differences import New, difference
from assistant.briefing.memory import Memory, Remembered
from assistant.briefing.review import Shown, page_of
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.types import Change

_CARRIED_ON = 0.5  # of a sentence's weight in the other page: it is told there as well, in whatever words


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that only one of the pages has, with how it stands to the other; `nearest` are the other's words that
    come nearest to it, "" for none."""

    line: Shown
    change: Change
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`new` are lines of the later page, `gone` lines of the earlier one, each in its page's order; `same` counts the
    lines of the later page that the earlier one has as well."""

    new: tuple[Difference, ...]
    gone: tuple[Difference, ...]
    same: int


def compared(earlier: Reviewed, later: Reviewed) -> Comparison:
    """What is different. Struck lines say nothing, edits count as they stand; a line told twice on a page counts
    once."""
    before, after = _standing(earlier), _standing(later)
    old, new = _memory(before), _memory(after)
    last = later.briefing.request.window.last
    told: list[Difference] = []
    for one in after:
        text = one.sentence.text
        recalled = old.recall(text)
        change = difference(New(news=text, text=text, published=one.line.published, recalled=recalled), old, last)
        if change:
            nearest = recalled.nearest[0].text if recalled.nearest and change.kind != "new" else ""
            told.append(Difference(one, change, nearest))
    return Comparison(
        new=tuple(told),
        gone=tuple(
            Difference(one, Change("gone")) for one in before if new.recall(one.sentence.text).share < _CARRIED_ON
        ),
        same=len(after) - len(told),
    )


def _standing(page: Reviewed) -> Sequence[Shown]:
    lines = {one.sentence.text: one for one in reversed(page_of(page)) if not one.struck and one.sentence.text.strip()}
    return list(reversed(lines.values()))


def _memory(lines: Sequence[Shown]) -> Memory:
    return Memory(Remembered(one.sentence.text, one.line.published) for one in lines)
