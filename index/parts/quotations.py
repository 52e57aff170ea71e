"""The words in quotation marks: straight, curly and low marks, guillemets, British single quotes, nested ones.

A mark is read by what stands beside it, for texts mix the kinds. An apostrophe, a possessive and the mark of feet,
inches or a decade ('90s) are no quotation marks. A quotation that its paragraph does not close ends with the paragraph,
as the first paragraphs of a long quotation do; one that is closed and never opened began before the text did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.parts.types import Quotation

Role = Literal["opens", "closes", "none"]

_MARK = re.compile(r"''|``|[\"“”„‟«»'‘’‚‹›`]")
_ANY_MARK = re.compile(r"[\"“”„‟«»'‘’‚‹›`]")
_PARAGRAPH_END = re.compile(r"\n\s*\n|\n(?=\s*[\"“«])")
_DOUBLE = {'"', "“", "”", "„", "‟", "«", "»", "''", "``"}
_OPENS = {"“", "„", "‟", "«", "‘", "‚", "‹", "``"}
_CLOSES = {"”", "»", "’", "›"}
# Words that begin with an apostrophe.
_CLIPPED = re.compile(r"(?:\d|tis\b|twas\b|em\b|n\b|cause\b|til\b|till\b|round\b|bout\b)", re.IGNORECASE)
_BEFORE_AN_OPENER = " \t\n\xa0\u202f([{—–-/:\u2009"
_AFTER_A_CLOSER = " \t\n\xa0\u202f.,;:!?)]}—–-/…"


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    double: bool
    role: Role


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a sentence or a longer text in order, an outer one before those inside it."""
    if not _ANY_MARK.search(text):
        return ()
    spans = [
        (start + first, start + last)
        for start, end in _paragraphs(text)
        for first, last in _in_paragraph(text[start:end])
    ]
    trimmed = (_trimmed(text, *span) for span in spans)
    found = {(start, end) for start, end in trimmed if start < end}
    return tuple(Quotation(start, end, text[start:end]) for start, end in sorted(found, key=lambda x: (x[0], -x[1])))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _PARAGRAPH_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _in_paragraph(text: str) -> list[tuple[int, int]]:
    """Spans between marks that belong together; at most one quotation of each kind of mark is open at a time."""
    spans: list[tuple[int, int]] = []
    opened: dict[bool, int] = {}
    doubled = False
    for mark in _marks(text):
        inside = mark.double in opened
        if mark.role == "opens" and mark.double:
            if inside:
                spans.append((opened[True], mark.start))
            opened[True], doubled = mark.end, True
        elif mark.role == "opens":
            opened[False] = mark.end
        elif inside:
            spans.append((opened.pop(mark.double), mark.start))
            if mark.double:
                opened.pop(False, None)
        elif mark.double and not doubled:
            spans.append((0, mark.start))
            doubled = True
    if True in opened:
        spans.append((opened[True], len(text)))
    return spans


def _marks(text: str) -> Iterator[_Mark]:
    """The marks that open or close a quotation. Single ones come in pairs only."""
    found = [(mark, mark[0] in _DOUBLE) for mark in _MARK.finditer(text)]
    singles = [mark.start() for mark, double in found if not double]
    pairs = _single_pairs(text, singles) if singles else {}
    open_double, opener = False, ""
    for mark, double in found:
        if mark[0] == '"' and open_double and opener == "“" and text.find("”", mark.end()) > 0:
            continue  # a straight mark within a curly quotation
        role = _double_role(text, mark, open_double) if double else pairs.get(mark.start(), "none")
        if double and role != "none":
            open_double, opener = role == "opens", mark[0]
        if role != "none":
            yield _Mark(mark.start(), mark.end(), double, role)


def _double_role(text: str, mark: re.Match[str], is_open: bool) -> Role:
    before, after = text[: mark.start()][-1:], text[mark.end() :][:1]
    may_open = (not before or before in _BEFORE_AN_OPENER or before in "'‘’“") and bool(after) and not after.isspace()
    may_close = bool(before) and not before.isspace()
    if mark[0] in _OPENS:
        closes = is_open and may_close and (not after or after in _AFTER_A_CLOSER)
        return "closes" if closes and before not in _BEFORE_AN_OPENER else "opens"
    if mark[0] in _CLOSES:
        return "opens" if not is_open and may_open and before != "" and not may_close else "closes"
    if is_open:
        return "opens" if may_open and before.isspace() else "closes"
    if may_open:
        return "opens"
    return "none" if before.isdigit() or not may_close else "closes"


def _single_pairs(text: str, singles: list[int]) -> dict[int, Role]:
    """Which single marks open and close a quotation: each opener with the closer that fits it best."""
    roles: dict[int, Role] = {}
    at = 0
    while at < len(singles):
        closer = _closer_of(text, singles, at) if _single_opens(text, singles[at]) else None
        if closer is None:
            at += 1
            continue
        roles[singles[at]], roles[singles[closer]] = "opens", "closes"
        at = closer + 1
    return roles


def _single_opens(text: str, at: int) -> bool:
    before, after = text[:at][-1:], text[at + 1 :][:1]
    if before and before not in _BEFORE_AN_OPENER and before not in '"“«„':
        return False
    if not after or after.isspace() or text[at] in "›’":
        return False
    return text[at] in "‚‹" or not _CLIPPED.match(text, at + 1)


def _single_closes(text: str, at: int) -> bool:
    before, after = text[:at][-1:], text[at + 1 :][:1]
    if text[at] in "‘‚‹" or not before or before.isspace():
        return False
    return not after or after in _AFTER_A_CLOSER or after in '"”»'


def _closer_of(text: str, singles: list[int], opener: int) -> int | None:
    """The place in `singles` of the mark that closes this one. A plural possessive (the soldiers' weapons) closes
    nothing while a better closer stands before the next opener."""
    possessive = None
    for place in range(opener + 1, len(singles)):
        at = singles[place]
        if _single_opens(text, at):
            break
        if not _single_closes(text, at):
            continue
        if not re.match(r"s['’]\s+[a-z]", text[at - 1 : at + 4]):
            return place
        possessive = place if possessive is None else possessive
    return possessive
