"""Quoted words held against a source: marks, case, punctuation and white space folded, ellipses and brackets heeded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from assistant.check.types import Source
from index.parts.quotations import quotations

_WORD = re.compile(r"\w+(?:['’]\w+)*|[%$€£]")
_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?")
_INSERTED = re.compile(r"\[[^\]]*\]")
_EDITED = re.compile(r"\[[^\]]*\w[^\]]*\]")
_ONE_LETTER = re.compile(r"\[(\w)\](?=\w)")
_INSERTED_WORDS = 8  # of the source, at most, in whose place an insertion in brackets may stand
_CLOSE = 0.6  # share of words in common from which on another wording is the nearest one
# An attribution amid a quotation: one verb of saying, and no sentence of its own.
_SAYS = re.compile(
    r"\b(?:said|says|say|told|tells|asked|asks|added|adds|wrote|writes|continued|explained|insisted|warned|noted|tweeted"
    r"|replied|argued|stressed|declared|recalled|concluded|claimed|stated|announced|acknowledged|according)\b"
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Mr|Ms|Dr)(?<!Gen|Col|Sen|Mrs|Rep|Gov)[.!?](?=\s)")
_LONGEST_ATTRIBUTION = 160
_LONGEST_GAP = 1500  # characters of the paragraphs between, as some texts break after every sentence
_OPENERS = frozenset("\"“”„«‘’'`")
_ANY_MARK = re.compile(r"[\"“”„«»]")
_BLANK = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """One quotation of a source, whole or split by its attribution: its spans in the source's text (they may reach
    beyond it into the context) and its words, folded; `bare` without what its editor put in brackets."""

    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    bare: tuple[str, ...]


def folded_words(text: str) -> tuple[str, ...]:
    """The words as they are compared."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return tuple(_WORD.findall(plain))


def runs(source: Source) -> tuple[Run, ...]:
    """The quotations that overlap a source."""
    return _runs(source.text, source.context)


@lru_cache(maxsize=1024)
def _runs(text: str, context: str) -> tuple[Run, ...]:
    at = context.find(text) if len(context) > len(text) else -1
    whole = context if at >= 0 else text
    shift = max(at, 0)
    found = []
    for spans in _joined(whole, _outer(whole)):
        moved = tuple((start - shift, end - shift) for start, end in spans)
        if any(start < len(text) and end > 0 for start, end in moved):
            texts = [whole[start:end] for start, end in spans]
            words = tuple(word for piece in texts for word in folded_words(piece))
            bare = tuple(word for piece in texts for word in folded_words(_EDITED.sub(" ", piece)))
            found.append(Run(moved, words, bare))
    return tuple(found)


def _outer(text: str) -> list[tuple[int, int]]:
    """The quotations that stand in no other."""
    spans: list[tuple[int, int]] = []
    for found in quotations(text):
        if not spans or found.start >= spans[-1][1]:
            if spans and _goes_on(text, spans[-1], found.start):
                spans.append((spans[-1][1], found.start))
            spans.append((found.start, found.end))
    return spans


def _goes_on(text: str, span: tuple[int, int], start: int) -> bool:
    """Whether a quotation that its paragraph did not close goes on to where one is closed that was not opened."""
    between = text[span[1] : start]
    unopened = "\n" in between.strip(" ") and between.endswith("\n") and text[start - 1 : start] not in _OPENERS
    return unopened and len(between) <= _LONGEST_GAP and not _ANY_MARK.search(between.strip())


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Quotations together with those that their attribution parts from them."""
    parts: list[tuple[int, int]] = []
    for here, following in pairwise([*spans, (len(text), len(text))]):
        parts.append(here)
        if following[0] == len(text) or not _one_quotation(text, here, following):
            yield tuple(parts)
            parts = []


def _one_quotation(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    between = text[one[1] : other[0]].strip("\"“”„‟«»'‘’`,")
    if _BLANK.fullmatch(between):
        return True
    if len(between) > _LONGEST_ATTRIBUTION or len(_SAYS.findall(between)) != 1 or " that" in between:
        return False
    ends = len(_SENTENCE_END.findall(between + " "))
    after = _SENTENCE_END.split(text[other[1] : other[1] + 80])[0]
    return ends == 0 or (ends == 1 and between.rstrip().endswith((".", "!", "?")) and not _SAYS.search(after))


def stands(quote: str, words: Sequence[str]) -> bool:
    """Whether quoted words stand word for word, and in their order, among the words of a source."""
    pattern = _pattern(quote)
    return bool(pattern and pattern.search(" " + " ".join(words) + " "))


@lru_cache(maxsize=1024)
def _pattern(quote: str) -> re.Pattern[str] | None:
    """What the words of a source must look like, joined by spaces with one at either end."""
    pieces = []
    for part in _ELLIPSIS.split(_ONE_LETTER.sub(r"\1", quote)):
        segments = [folded_words(segment) for segment in _INSERTED.split(part)]
        held = [re.escape(" ".join(words)) for words in segments if words]
        if held:
            pieces.append(rf" (?:\S+ ){{0,{_INSERTED_WORDS}}}?".join(held))
    return re.compile(" " + r" (?:\S+ )*?".join(pieces) + " ") if pieces else None


def nearest(quote: str, text: str) -> str:
    """The stretch of a source that comes nearest to quoted words, "" where none is near."""
    wanted = folded_words(_ELLIPSIS.sub(" ", quote))
    found = list(_WORD.finditer(text))
    held = [folded_words(match[0])[0] if folded_words(match[0]) else "" for match in found]
    size, best, place = len(wanted), 0, 0
    for start in range(max(1, len(held) - size + 1)):
        window = held[start : start + size]
        common = sum(word in wanted for word in window)
        placed = sum(one == other for one, other in zip(window, wanted, strict=False))
        if common + placed > best:
            best, place = common + placed, start
    window = held[place : place + size]
    if not window or SequenceMatcher(None, wanted, window, autojunk=False).ratio() < _CLOSE:
        return ""
    return " ".join(text[found[place].start() : found[min(place + size, len(found)) - 1].end()].split())
