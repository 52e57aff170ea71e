"""A writer's draft as sentences: marks taken out, each sentence with the numbers that stood in it or behind it.

The same left-to-right reading serves the finished draft and the growing one. Whether a sentence ends somewhere depends
on what stands before and on a few words behind, never on more; so a sentence once given as finished stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

from assistant.blocks import Laid, Layout, bare_layout, lay_out
from assistant.marks import LONGEST, Mark, find_marks, open_brackets
from assistant.types import DraftSentence
from assistant.unmarked import Unmarked, unmarked, without_marks
from index.articles import clean_text
from index.sentences import sentence_spans

_STOP = ".!?…؟۔।։"
_CANDIDATE = re.compile(rf"(?:[{_STOP}]+[\"'”’»)\]*_`]*\s+|[。！？｡]+[」』”’）]*\s*)(?=\S)")
# Behind these the splitter reads on for a name ("“What?” Jane Roe asked") or a zone ("5 p.m. Eastern").
_READS_ON = re.compile(r"(?:[?!][\"'”’»)]+|\b[ap]\.m\.)$", re.IGNORECASE)
_LONGEST_WORD = 40  # characters; text without spaces is read in pieces of as many
_WORD = re.compile(rf"\S{{1,{_LONGEST_WORD}}}")
_WORD_CHARACTER = re.compile(r"\w")
_FIRST_WORD = re.compile(rf"\W*\w(?:\S*\s|\S{{{_LONGEST_WORD}}})")
_CONTEXT = 300  # characters before a full stop that decide whether it ends a sentence
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_OPENING = re.compile(r"(?<!\w)\"|[“„«]")
_LONGEST_QUOTE = 400  # characters; a mark that is not closed within them is taken for a stray one

# The last characters of a growing text that may yet become part of a mark; and those of them that are not shown.
_MAYBE_MARK = re.compile(
    r"(?:[(（][^()（）\n]{0,60}(?:[)）]\s*)?|\]\(\S{0,2200}(?:\s(?:\"[^\"\n]{0,200}\"?)?)?|<[^<>\n]{0,6}|<sup>[^<>\n]{0,60}(?:<[^<>\n]{0,5})?)$",
    re.IGNORECASE,
)
_JOINS_ON = re.compile(r"[\s,;&+،、]{0,6}(?:and?|und?|et?|y|и|و)?\s{0,3}", re.IGNORECASE)
_HALF_MARK = re.compile(
    r"(?:[(*_`^\\$]{0,3}[\[【［〔〖⟦](?:[^\w\]】］〕〗⟧\n]|\d|p(?:a(?:s(?:s(?:a(?:g(?:es?)?)?)?)?)?)?|s(?:o(?:u(?:r(?:c(?:es?)?)?)?)?)?){0,30}"
    r"|[(（][\d\s,;–-]{0,20}|(?<=[\]】］])\([^()\s]{0,2200}|<(?:s(?:u(?:p(?:>[^<>\n]{0,20}(?:<(?:/(?:s(?:up?)?)?)?)?)?)?)?)?)$",
    re.IGNORECASE,
)
_TAIL = 2400  # characters at the end of a growing text that either pattern may need


@dataclass(frozen=True, slots=True)
class _Read:
    """A block as read. `sentences` bear no block yet; `settled` of them no later text can change; `begun` once its
    first word is whole."""

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
    undecided = "" if bare_layout(layout.undecided) else _without_half_mark(layout.undecided)
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
        read = _read_open(block, known) if is_open else _read_whole(block, known)
        if read.begun:
            settled = len(sentences) + read.settled
        new = [replace(sentence, block=block.kind, block_index=index) for sentence in read.sentences]
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
def _read_whole(block: Laid, known: int) -> _Read:
    clean = unmarked(block.text, find_marks(block.text, known))
    ends = [] if block.undivided else list(_ends(clean.text, len(clean.text), whole=True))
    sentences = _sentences(clean, ends)
    return _Read(sentences, len(sentences) - 1, begun=bool(sentences and sentences[0].text))


def _read_open(block: Laid, known: int) -> _Read:
    raw = _without_half_mark(block.text)
    clean = unmarked(raw, find_marks(raw, known))
    limit = clean.in_text(min(_settled_until(block.text, clean.marks), len(raw)))
    ends = [] if block.undivided else list(_ends(clean.text, limit, whole=False))
    return _Read(_sentences(clean, ends), len(ends), begun=bool(_FIRST_WORD.match(clean.text[:limit])))


def _without_half_mark(raw: str) -> str:
    found = _HALF_MARK.search(raw, max(0, len(raw) - _TAIL))
    return raw[: found.start()] if found else raw


def _settled_until(raw: str, marks: Sequence[Mark]) -> int:
    """From where on a growing text may yet turn into a mark, or into part of one."""
    window = max(0, len(raw) - _TAIL)
    found = _MAYBE_MARK.search(raw, window)
    maybe = [found.start()] if found else []
    maybe += [window + start for start in open_brackets(raw[window:]) if window + start > len(raw) - LONGEST][:1]
    if marks and _JOINS_ON.fullmatch(raw, marks[-1].end):
        maybe.append(marks[-1].start)
    return min([len(raw), *maybe])


def _sentences(clean: Unmarked, ends: Sequence[int]) -> tuple[DraftSentence, ...]:
    """The text cut at these offsets, each sentence with its marks."""
    if not clean.text.strip() and not clean.marks:
        return ()
    if clean.marks and not _WORD_CHARACTER.search(clean.text):
        return (DraftSentence("", _numbers(clean.marks), marked=clean.raw.strip()),)
    starts = [0, *ends]
    marks = _by_sentence(clean, starts)
    return tuple(
        _sentence(clean, start, end, own)
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


def _sentence(clean: Unmarked, start: int, end: int, own: Sequence[Mark]) -> DraftSentence:
    text = clean.text[start:end]
    first = start + len(text) - len(text.lstrip())
    raw_start = min([clean.in_raw(first), *(mark.start for mark in own)])
    raw_end = max([clean.in_raw(start + len(text.rstrip()) - 1) + 1, *(mark.end for mark in own)])
    return DraftSentence(text.strip(), _numbers(own), marked=clean.raw[raw_start:raw_end])


def _ends(text: str, limit: int, whole: bool) -> Iterator[int]:
    """Offsets at which a sentence ends and another follows; none that text behind `limit` could change."""
    quotations, limit = _quotations(text, limit, whole)
    start = 0
    for found in _CANDIDATE.finditer(text):
        stop = found.start() + len(found[0].rstrip())
        if _inside(quotations, stop):
            continue
        before = text[max(start, stop - _CONTEXT) : stop].rstrip("*_`")
        follows = _words_end(text, found.end(), 5 if _READS_ON.search(before) else 1, limit, whole)
        if follows is None:
            return
        if _WORD_CHARACTER.search(text, found.end(), follows) and _parts(before, text[found.end() : follows]):
            yield stop
            start = stop


def _words_end(text: str, start: int, count: int, limit: int, whole: bool) -> int | None:
    """Where `count` words end that begin at `start`, or as many as there are in a whole text; None where they do not
    all stand before `limit`."""
    end = start
    for word in islice(_WORD.finditer(text, start), count):
        end = word.end()
        count -= 1
        if end > limit or (not whole and end == len(text) and len(word[0]) < _LONGEST_WORD):
            return None
    return end if whole or not count else None


@lru_cache(maxsize=1024)
def _parts(before: str, after: str) -> bool:
    """Whether a sentence ends between these two."""
    return any(end == len(before) for _, end in sentence_spans(f"{before} {after}"))


def _quotations(text: str, limit: int, whole: bool) -> tuple[list[tuple[int, int]], int]:
    """Spans of quotations, marks included, and the limit: no further than a mark that may yet be closed."""
    spans: list[tuple[int, int]] = []
    position = 0
    while found := _OPENING.search(text, position):
        start, furthest = found.start(), found.end() + _LONGEST_QUOTE
        closed = [at for mark in _QUOTES[found[0]] if (at := text.find(mark, found.end(), furthest)) >= 0]
        if closed:
            spans.append((start, min(closed) + 1))
        elif not whole and furthest > len(text):
            return spans, min(limit, start)
        position = spans[-1][1] if closed else found.end()
    return spans, limit


def _inside(spans: Sequence[tuple[int, int]], stop: int) -> bool:
    """Whether the offset lies within one of the spans, and not at its end."""
    number = bisect_right(spans, stop, key=lambda span: span[0]) - 1
    return number >= 0 and stop < spans[number][1]
