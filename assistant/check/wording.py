"""The words of a sentence around one of them, for the reason a reader is given."""

from __future__ import annotations

from index.parts.types import Statement


def shown(statement: Statement, at: int, before: int = 4, after: int = 2) -> str:
    """The word with those around it in the same clause, as they stand."""
    words = statement.words
    first = last = at
    while first > 0 and at - first < before and words[first - 1].tag[:2] != "PU":
        first -= 1
    while last + 1 < len(words) and last - at < after and words[last + 1].tag[:2] != "PU":
        last += 1
    return statement.text[words[first].start : words[last].end]
