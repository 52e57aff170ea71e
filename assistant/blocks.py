"""The layout of a writer's Markdown: paragraphs, headings and list items, line by line, so that a growing draft keeps
the blocks it had.

Layout is not text: `#`, `- `, `1.`, rules and code fences are taken off. What stands between fences is read like the
rest, since models put whole answers there and articles hold no code. A list of sources at the end stays visible, since
nothing is dropped: its heading is a heading, and each of its lines (`[1] Title`, or `[1]: link` anywhere) one undivided
item that cites the number it begins with, and so fails where no passage bears that number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.types import Block

_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULE = re.compile(r"\s*(?:([-*_=])(?:\s*\1){2,}\s*|(?=[^|]*\|)[\s:|-]{3,})$")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)(?:\s#+)?\s*$")
_BOLD_LINE = re.compile(r"\s*(\*\*|__)([^*_\n]{1,100}[^*_.!?…\s])\1(:?)\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•‣◦–]|\d{1,2}[.)])\s+(?=\S)")
_SOURCES = re.compile(
    r"\W*(?:sources?|references?|citations?|bibliography|notes|footnotes|works cited|quellen|fuentes|المصادر)\W*$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s*[\[【［]\^?\d{1,2}[\]】］]:")
_STARTS_WITH_MARK = re.compile(r"\s*[\[【［^¹²³⁴-⁹]")
# A line after which the next one begins a block of its own; any other line is taken for a wrapped one.
_ENDED = re.compile(r"(?:[.!?…:։؟۔।。！？|][\"'”’»)\]*_`]*|[\]】］)¹²³⁴-⁹]|</sup>)\s*$")
_BARE_LAYOUT = re.compile(r"\s*(?:#{1,6}|[-*_+•‣◦–]+|\d{1,2}[.)]?|[`~]{1,3})?\s*$")
# What the last line of a growing text may yet become: a heading in bold, or anything at all after a word or two.
_MAYBE_BOLD_LINE = re.compile(r"\s*[*_]{1,2}[^*_\n]{0,102}[*_]{0,2}:?\s*$")
_TWO_WORDS = re.compile(r"\W*\w*\W*\w*\W*$")
_LONGEST_LAYOUT_LINE = 120  # characters of a rule or a heading in bold
_LONGEST_SOURCES_LINE = 60  # characters of a heading over sources


@dataclass(frozen=True, slots=True)
class Laid:
    """A block's text on one line; `undivided` where it is one sentence whatever full stops it holds."""

    kind: Block
    text: str
    undivided: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a draft; `open` where the last may yet grow; `undecided` is the last line while its kind is not
    known, and then in no block."""

    blocks: tuple[Laid, ...]
    open: bool
    undecided: str


def lay_out(text: str, whole: bool) -> Layout:
    """The blocks of a text; `whole` when no more of it will come."""
    *lines, last = text.split("\n")
    undecided = not whole and _undecided(last)
    reader = _Reader()
    for line in lines if undecided else [*lines, last]:
        reader.read(line)
    in_a_block = bool(last) and not undecided and not _is_layout(last)
    grows = bool(reader.blocks) and (reader.joinable or in_a_block)
    return Layout(tuple(map(_laid, reader.blocks)), not whole and grows, last if undecided else "")


def bare_layout(line: str) -> bool:
    """Whether a line holds nothing but layout so far."""
    return bool(_BARE_LAYOUT.match(line))


def _undecided(line: str) -> bool:
    return (
        not line.strip()
        or (len(line) < _LONGEST_SOURCES_LINE and bool(_TWO_WORDS.match(line)))
        or (len(line) <= _LONGEST_LAYOUT_LINE and bool(_RULE.match(line) or _MAYBE_BOLD_LINE.match(line)))
    )


@dataclass(slots=True)
class _Lines:
    """A block in the making: its lines without their layout."""

    kind: Block
    lines: list[str]
    undivided: bool


def _laid(block: _Lines) -> Laid:
    *lines, last = block.lines
    return Laid(block.kind, " ".join([*(line.strip() for line in lines), last.lstrip()]), block.undivided)


class _Reader:
    """Reads lines in order; what a line becomes depends on it and on the lines before it, never on a later one."""

    def __init__(self) -> None:
        self.blocks: list[_Lines] = []
        self.joinable = False  # whether the next line may belong to the last block
        self.in_sources = False

    def read(self, line: str) -> None:
        """Takes one more line."""
        if not line.strip() or _is_layout(line):
            self.joinable = False
        elif heading := _heading(line):
            self._begin("heading", heading, undivided=True)
            self.joinable = False
            self.in_sources = bool(_SOURCES.match(heading))
        elif item := _ITEM.match(line):
            self._begin("item", line[item.end() :], self.in_sources)
        elif _REFERENCE.match(line) or (self.in_sources and _STARTS_WITH_MARK.match(line)):
            self._begin("item", line, undivided=True)
        elif self.joinable and self._goes_on(line):
            self.blocks[-1].lines.append(line)
        else:
            self._begin("paragraph", line)

    def _begin(self, kind: Block, line: str, undivided: bool = False) -> None:
        self.blocks.append(_Lines(kind, [line], undivided))
        self.joinable = True

    def _goes_on(self, line: str) -> bool:
        """Whether the line belongs to the block before it."""
        block = self.blocks[-1]
        indented = block.kind == "item" and line.startswith(("  ", "\t"))
        return indented or not _ENDED.search(block.lines[-1][-40:])


def _is_layout(line: str) -> bool:
    return bool(_FENCE.match(line)) or (len(line) <= _LONGEST_LAYOUT_LINE and bool(_RULE.match(line)))


def _heading(line: str) -> str:
    """The words of a line that is a heading, or ""."""
    if found := _HEADING.match(line):
        return found[1]
    if len(line) <= _LONGEST_LAYOUT_LINE and (found := _BOLD_LINE.match(line)):
        return found[2] + found[3]
    return line.strip() if len(line) < _LONGEST_SOURCES_LINE and _SOURCES.match(line) else ""
