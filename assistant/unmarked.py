"""A text without its marks: the writer's own characters to the letter, the white space beside a mark tidied."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.marks import Mark, find_marks

_SPACES = re.compile(r"\s*")
_CLOSING = ".,:;!?…)]}”’»؟،؛۔。，、！？"
_NO_SPACE_BEFORE = ".,)]}”’»،"  # some languages set a space before the others
_OPENING = "([{“„«‘"
_SENTENCE_ENDED = '.!?…。؟۔"”’»)'


@dataclass(frozen=True, slots=True)
class Unmarked:
    """`text` is `raw` without `marks`; `places` says where in `text` each mark stood.

    `pieces` are the stretches of `raw` that were kept, as (offset in text, offset in raw), in order."""

    raw: str
    text: str
    marks: tuple[Mark, ...]
    places: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...]

    def in_raw(self, offset: int) -> int:
        """The offset in `raw` of the character at `offset` in `text`."""
        at, origin = self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1]
        return min(origin + offset - at, len(self.raw))

    def in_text(self, offset: int) -> int:
        """How much of `text` comes from before `offset` in `raw`."""
        number = bisect_right(self.pieces, offset, key=lambda piece: piece[1]) - 1
        at, origin = self.pieces[number]
        end = self.pieces[number + 1][0] if number + 1 < len(self.pieces) else len(self.text)
        return min(at + offset - origin, end)


def unmarked(raw: str, marks: Sequence[Mark]) -> Unmarked:
    """The text without these marks (in order, none overlapping)."""
    kept: list[str] = []
    pieces, places = [(0, 0)], []
    position = length = 0
    gap = ""
    for mark in marks:
        piece = raw[position : mark.start]
        before, behind = piece.rstrip(), _spaces(raw, mark.end)
        if before:
            kept += [gap, before]
            length += len(gap) + len(before)
        left = piece[len(before) :] if before else gap + piece
        gap = _gap(kept[-1][-1] if kept else "", left, raw[mark.end : behind], raw[behind : behind + 1])
        places.append(length)
        pieces.append((length + len(gap), behind))
        position = behind
    kept += [gap, raw[position:]]
    return Unmarked(raw, "".join(kept), tuple(marks), tuple(places), tuple(pieces))


def without_marks(line: str, known: int) -> str:
    """A line of text without its marks."""
    return unmarked(line, find_marks(line, known)).text


def _spaces(raw: str, start: int) -> int:
    found = _SPACES.match(raw, start)
    return found.end() if found else start


def _gap(before: str, left: str, right: str, after: str) -> str:
    """What stands between two pieces in place of a mark with the white space `left` and `right` of it."""
    if not before or not after or before in _OPENING:
        return ""
    if left and right:
        return "" if after in _NO_SPACE_BEFORE else right
    if left or right:
        return "" if after in _CLOSING else left or right
    sentence_begins = before in _SENTENCE_ENDED and (after.isalpha() or after in _OPENING)
    return " " if sentence_begins else ""
