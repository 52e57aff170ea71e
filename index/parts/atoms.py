"""The words of a sentence cut finer, so that a number, its unit and what it counts stand apart: `21-day`, `$3bn`,
`three-and-a-half`, `30-40`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.parts.types import Word

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 1) if value > 1}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "dozen": 12.0,
}
NUMBER_WORDS = frozenset([*UNITS, *TENS, *SCALES, "half", "couple", "several", "hundreds", "thousands", "dozens"])
_FIRST_TWENTY = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: value for value, word in enumerate(_FIRST_TWENTY.split(), 1)}
ORDINALS |= {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
ORDINAL_DIGITS = re.compile(r"(\d[\d,]*)(?:st|nd|rd|th)")
_JOINED = TENS.keys() | SCALES.keys()  # thirty-five, 50-million
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d[\d,.]*)(%|[a-z]{1,8})", re.IGNORECASE)
_ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th", "s"])
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a word: `text` in lower case; `glued` where it stands in one word with the piece before it."""

    text: str
    start: int
    end: int
    word: Word
    glued: bool = False


def atoms(words: Sequence[Word]) -> list[Atom]:
    """The pieces of the words, in order; only words that hold a number are cut."""
    return [atom for word in words for atom in _cut(word)]


def is_number(text: str) -> bool:
    """Whether a piece in lower case is a number or begins one."""
    return text[:1].isdigit() or text in NUMBER_WORDS


def _cut(word: Word) -> Iterator[Atom]:
    text = word.text.casefold()
    pieces = text.split("-")
    if len(pieces) > 1 and not _ISO_DAY.fullmatch(text) and (is_number(pieces[0]) or pieces[0] in ORDINALS):
        at = word.start
        for place, piece in enumerate(pieces):
            if place and is_number(piece) and is_number(pieces[place - 1]) and not {pieces[place - 1], piece} & _JOINED:
                yield Atom("-", at - 1, at, word, glued=True)
            yield from _piece(piece, at, word, place > 0)
            at += len(piece) + 1
    else:
        yield from _piece(text, word.start, word, False)


def _piece(text: str, start: int, word: Word, glued: bool) -> Iterator[Atom]:
    if text.endswith("fold") and text[:-4] in TENS:  # fiftyfold
        yield Atom(text[:-4], start, start + len(text) - 4, word, glued)
        yield Atom("fold", start + len(text) - 4, start + len(text), word, True)
        return
    found = _GLUED.fullmatch(text) if text[:1].isdigit() else None
    if found is None or found[2] in _ORDINAL_ENDS:
        yield Atom(text, start, start + len(text), word, glued)
        return
    middle = start + len(found[1])
    yield Atom(found[1], start, middle, word, glued)
    yield Atom(found[2], middle, start + len(text), word, True)


def is_dash(atom: Atom) -> bool:
    """Whether the piece joins two numbers of a range."""
    return atom.text in _DASHES
