"""Where the sentences of a text without marks end, read from left to right.

Whether a sentence ends at a full stop depends on the words before it and on one to five words behind it, never on
more; inside a quotation none ends. So a text that grows keeps the ends it had.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from index.sentences import sentence_spans

LONGEST_WORD = 40  # characters; text without spaces is read in pieces of as many
# A letter, or a digit that is not raised.
WORD_CHARACTER = re.compile(r"[^\W_¹²³⁰⁴-⁹]")

_STOP = ".!?…؟۔।։"
_CANDIDATE = re.compile(rf"(?:[{_STOP}]+[\"'”’»)\]*_`]*\s+|[。！？｡]+[」』”’）]*\s*)(?=\S)")
# Behind these the splitter reads on for a name ("“What?” Jane Roe asked") or a zone ("5 p.m. Eastern").
_READS_ON = re.compile(r"(?:[?!][\"'”’»)]+|\b[ap]\.m\.)$", re.IGNORECASE)
_WORD = re.compile(rf"\S{{1,{LONGEST_WORD}}}")
_CONTEXT = 300  # characters before a full stop that decide whether it ends a sentence
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_OPENERS = "\"“„«‘'"
_OPENING = re.compile(r"(?<!\w)\"|[“„«]")
_LONGEST_QUOTE = 400  # characters; a mark that is not closed within them is taken for a stray one


def sentence_ends(text: str, whole: bool) -> Iterator[int]:
    """Offsets at which a sentence ends and another follows; none that text still to come could change."""
    quotations, text = _quotations(text, whole)
    start = 0
    for found in _CANDIDATE.finditer(text):
        stop = found.start() + len(found[0].rstrip())
        if _inside(quotations, stop):
            continue
        before = text[max(start, stop - _CONTEXT) : stop].rstrip("*_`")
        follows = _words_end(text, found.end(), 5 if _READS_ON.search(before) else 1, whole)
        if follows is None:
            return
        if _parts(before, text[found.end() : follows]):
            yield stop
            start = stop


def _words_end(text: str, start: int, count: int, whole: bool) -> int | None:
    """Where `count` words end that begin at `start`, or as many as there are in a whole text; None where they are not
    all there yet."""
    end = start
    for word in islice(_WORD.finditer(text, start), count):
        end = word.end()
        count -= 1
        if not whole and end == len(text) and len(word[0]) < LONGEST_WORD:
            return None
    return end if whole or not count else None


@lru_cache(maxsize=1024)
def _parts(before: str, after: str) -> bool:
    """Whether a sentence ends between these two."""
    if not WORD_CHARACTER.search(after):
        return False
    # A quotation mark that opens the next sentence is no part of the question, and the splitter takes it for the end
    # of this one.
    after = after.lstrip(_OPENERS)
    return any(end == len(before) for _, end in sentence_spans(f"{before} {after}"))


def _quotations(text: str, whole: bool) -> tuple[list[tuple[int, int]], str]:
    """Spans of quotations, marks included, and the text: cut before a quotation that may yet be closed."""
    spans: list[tuple[int, int]] = []
    position = 0
    while found := _OPENING.search(text, position):
        start, furthest = found.start(), found.end() + _LONGEST_QUOTE
        closed = [at for mark in _QUOTES[found[0]] if (at := text.find(mark, found.end(), furthest)) >= 0]
        if closed:
            spans.append((start, min(closed) + 1))
        elif not whole and furthest > len(text):
            return spans, text[:start]
        position = spans[-1][1] if closed else found.end()
    return spans, text


def _inside(spans: Sequence[tuple[int, int]], stop: int) -> bool:
    """Whether the offset lies within one of the spans, and not at its end."""
    number = bisect_right(spans, stop, key=lambda span: span[0]) - 1
    return number >= 0 and stop < spans[number][1]
