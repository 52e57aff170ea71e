"""A writer's draft as sentences: marks taken out, each sentence with the numbers that stood in it or behind it.

The same left-to-right reading serves the finished draft and the growing one. Whether a sentence ends somewhere depends
on what stands before and on a few words behind, never on more; so a sentence once given as finished stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.blocks import Laid, Layout, bare_layout, lay_out
from assistant.endings import LONGEST_WORD, WORD_CHARACTER, sentence_ends
from assistant.growing import sure_text, without_half_mark
from assistant.marks import Mark, find_marks
from assistant.types import Block, DraftSentence
from assistant.unmarked import Unmarked, unmarked, without_marks
from index.articles import clean_text

_FIRST_WORD = re.compile(rf"[\W_¹²³⁰⁴-⁹]*[^\W_¹²³⁰⁴-⁹](?:\S*\s|\S{{{LONGEST_WORD}}})")


@dataclass(frozen=True, slots=True)
class _Read:
    """A block as read: `settled` of its sentences no later text can change; `begun` once its first word is whole."""

    sentences: tuple[DraftSentence, ...]
    settled: int
    begun: bool


def split_draft(text: str, known: int) -> list[DraftSentence]:
    """The sentences of a whole draft in order, marks taken out; `known` is how many passages the writer was shown.

    A mark belongs to the sentence it stands in or behind, on a line of its own as well; in a block that begins with
    one, to the sentence it stands before. Numbers that no passage bears stay in `numbers`. Marks without any words
    make a sentence with an empty text."""
    return _numbered(lay_out(clean_text(text), whole=True), known)[0]


def finished(text: str, known: int) -> tuple[list[DraftSentence], str]:
    """The sentences of a growing draft that nothing can change any more, and the rest as it may be shown: marks taken
    out, half-written ones hidden. A sentence is finished when the first words of the next one stand, since a mark may
    follow its full stop."""
    layout = lay_out(clean_text(text), whole=False)
    sentences, settled = _numbered(layout, known)
    undecided = "" if bare_layout(layout.undecided) else without_half_mark(layout.undecided)
    rest = [*sentences[settled:], *_numbered(lay_out(undecided, whole=True), known)[0]]
    return sentences[:settled], " ".join(sentence.text for sentence in rest if sentence.text)


def strip_marks(text: str) -> str:
    """The text without its marks, line by line, for a model that must not take up the numbers of an earlier turn."""
    return "\n".join(without_marks(line, known=99) for line in text.split("\n"))


def _numbered(layout: Layout, known: int) -> tuple[list[DraftSentence], int]:
    """The sentences of all blocks, and how many of them are settled. Marks that stand alone go to the sentence before
    them, or at the very beginning to the first one."""
    sentences: list[DraftSentence] = []
    settled = index = 0
    for number, block in enumerate(layout.blocks):
        is_open = layout.open and number == len(layout.blocks) - 1
        read = (_read_open if is_open else _read_whole)(block, index, known)
        if read.begun:
            settled = len(sentences) + read.settled
        new = list(read.sentences)
        if sentences and not sentences[-1].text and new and new[0].text:
            new[0] = _joined(sentences.pop(), new[0])
            settled = max(0, settled - 1)
        if sentences and new and not new[0].text:
            sentences[-1] = _joined(sentences[-1], new.pop())
        sentences += new
        index += bool(new and new[0].text)
    return sentences, settled


def _joined(first: DraftSentence, second: DraftSentence) -> DraftSentence:
    """Two sentences of which one is only marks, as one."""
    numbers = tuple(dict.fromkeys((*first.numbers, *second.numbers)))
    words = first if first.text else second
    return replace(words, numbers=numbers, marked=f"{first.marked} {second.marked}")


@lru_cache(maxsize=256)
def _read_whole(block: Laid, index: int, known: int) -> _Read:
    clean = unmarked(block.text, find_marks(block.text, known))
    ends = [] if block.undivided else list(sentence_ends(clean.text, whole=True))
    sentences = _sentences(clean, ends, block.kind, index)
    return _Read(sentences, len(sentences) - 1, begun=bool(sentences and sentences[0].text))


def _read_open(block: Laid, index: int, known: int) -> _Read:
    raw = without_half_mark(block.text)
    clean = unmarked(raw, find_marks(raw, known))
    sure = sure_text(clean, block.text)
    ends = [] if block.undivided else list(sentence_ends(sure, whole=False))
    return _Read(_sentences(clean, ends, block.kind, index), len(ends), begun=bool(_FIRST_WORD.match(sure)))


def _sentences(clean: Unmarked, ends: Sequence[int], kind: Block, index: int) -> tuple[DraftSentence, ...]:
    """The text cut at these offsets, each sentence with its marks."""
    if not clean.text.strip() and not clean.marks:
        return ()
    if clean.marks and not WORD_CHARACTER.search(clean.text):
        return (DraftSentence("", _numbers(clean.marks), kind, index, clean.raw.strip()),)
    starts = [0, *ends]
    marks = _by_sentence(clean, starts)
    return tuple(
        _sentence(clean, (start, end), own, kind, index)
        for (start, end), own in zip(pairwise([*starts, len(clean.text)]), marks, strict=True)
    )


def _by_sentence(clean: Unmarked, starts: Sequence[int]) -> list[list[Mark]]:
    """The marks of each sentence: those in it or behind it; where the block begins with one, those before it."""
    before = bool(clean.places) and clean.places[0] == 0
    own: list[list[Mark]] = [[] for _ in starts]
    for mark, place in zip(clean.marks, clean.places, strict=True):
        number = max(0, bisect_left(starts, place) - 1)
        if (
            before
            and number + 1 < len(starts)
            and not clean.text[place : starts[number + 1]].strip()
            and _apart(clean.raw, mark)
        ):
            number += 1
        own[number].append(mark)
    return own


def _apart(raw: str, mark: Mark) -> bool:
    """Whether white space stands on both sides of a mark."""
    return raw[mark.start - 1 : mark.start].isspace() and raw[mark.end : mark.end + 1].isspace()


def _numbers(marks: Sequence[Mark]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for mark in marks for number in mark.numbers))


def _sentence(clean: Unmarked, span: tuple[int, int], own: Sequence[Mark], kind: Block, index: int) -> DraftSentence:
    text = clean.text[slice(*span)].strip()
    first = clean.text.index(text, span[0])
    raw_start, raw_end = clean.in_raw(first), clean.in_raw(first + len(text) - 1) + 1
    if own:
        raw_start, raw_end = min(raw_start, own[0].start), max(raw_end, own[-1].end)
    return DraftSentence(text, _numbers(own), kind, index, clean.raw[raw_start:raw_end])
