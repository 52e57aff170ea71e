"""Finds page furniture that readers leave in an article's text: share bars, cookie notes, "Back to top".

Only whole paragraphs count, and only by what the whole paragraph says: a sentence of the story that happens to hold
"share this" or "cookies" stays. The patterns lie in furniture.txt: English, with the commonest of French and Arabic.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.sentences import Span, paragraphs

# Furniture is short; the longest kind is a cookie or copyright notice.
_LONGEST = 320
_PATTERNS = Path(__file__).with_suffix(".txt")
_AROUND = re.compile(r"^[^\w@©(/]+|[^\w)+!.?]+$")
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-*•–▪])\s")
_STRAIGHT = str.maketrans("’‘ʼ", "'''", "ًٌٍَُِّْ\u200e\u200f")
# Glued to the end of the text, behind the full stop of the story's last sentence.
_GLUED = re.compile(r"(?<=[.!?”\"])[ \t]*(back to top(?: button)?|زر الذهاب إلى الأعلى)\s*\Z", re.IGNORECASE)


def furniture_spans(text: str) -> list[Span]:
    """Spans [start, end) in code points of the furniture in a text, in order: whole paragraphs, and a "Back to top"
    glued to the text's last sentence."""
    spans = paragraphs(text)
    kinds = [_kind(text[start:end]) if end - start <= _LONGEST else "" for start, end in spans]
    _join_lists(text, spans, kinds)
    found = [span for at, span in enumerate(spans) if _is_furniture(kinds, at)]
    glued = _GLUED.search(text, max(0, len(text) - _LONGEST))
    return [*found, glued.span(1)] if glued else found


def _join_lists(text: str, spans: list[Span], kinds: list[str]) -> None:
    """Makes the items below "Most read" and its like belong to that heading."""
    for at in range(1, len(spans)):
        above, (start, end) = kinds[at - 1], spans[at]
        together = text.count("\n", spans[at - 1][1], start) == 1
        if above == "list" and together and end - start <= _LONGEST and _ITEM.match(text, start):
            kinds[at] = "list"


def _is_furniture(kinds: list[str], at: int) -> bool:
    """A lone "Facebook" can be a heading of the story; beside other furniture it is a button."""
    beside = kinds[max(0, at - 1) : at] + kinds[at + 1 : at + 2]
    return kinds[at] in ("furniture", "list") or (kinds[at] == "button" and any(beside))


def _kind(paragraph: str) -> str:
    """`furniture`, `list` (its heading), `button` (the name of a network alone), or "" for the story."""
    line = " ".join(paragraph.lower().translate(_STRAIGHT).split())
    line = _AROUND.sub("", line)
    if _pattern("lists").fullmatch(line):
        return "list"
    if _pattern("phrases").fullmatch(line.rstrip(".!?")) or _pattern("labelled").fullmatch(line):
        return "furniture"
    if _pattern("notices").fullmatch(line.rstrip(".!?")) and not _pattern("told").search(line):
        return "furniture"
    return "button" if _pattern("network").fullmatch(line) else ""


@cache
def _pattern(section: str) -> re.Pattern[str]:
    return re.compile(_sections()[section])


@cache
def _sections() -> dict[str, str]:
    """The patterns of furniture.txt: each section's lines as alternatives, earlier sections put in for {name}."""
    sections: dict[str, str] = {}
    name = ""
    for line in _PATTERNS.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha():
            name = line[1:-1]
        elif line and not line.startswith("#"):
            filled = re.sub(r"\{([a-z]+)\}", lambda found: f"(?:{sections[found[1]]})", line)
            sections[name] = f"{sections[name]}|{filled}" if name in sections else filled
    return sections
