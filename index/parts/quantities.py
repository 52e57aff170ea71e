"""The numbers and amounts of a sentence: how much, in what unit, of what.

Dates and times of day are not among them; a number that names something ("Resolution 1973") is one with the
unit `label`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.parts.atoms import NUMBER_WORDS, ORDINALS, TENS, Atom, atoms
from index.parts.bounds import bound_of
from index.parts.calendar import mentions
from index.parts.counted import counted, hyphenated
from index.parts.numerals import VAGUE, Numeral, dashed, numeral
from index.parts.types import Bound, Quantity, Word
from index.parts.units import SIGNS, Unit, canonical, currency_before, unit_at, units
from index.parts.wordlists import word_classes

_TIMES = {"twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubling": 2, "doubles": 2, "triple": 3, "tripled": 3}
_TIMES |= {"tripling": 3, "quadrupled": 4, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10}
_GROUPS = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
_LABELS = word_classes("counting.txt")["labels"]
_ORDERED = word_classes("counting.txt")["ordered"]
_MAGNITUDES = frozenset(["magnitude", "richter"])
_STARTS = NUMBER_WORDS | VAGUE.keys() | ORDINALS.keys() | _TIMES.keys() | _GROUPS.keys() | {"tens", "few", "a", "an"}
# What a sentence without a number does not hold; an article alone begins one only before a span, a scale or a share.
_TRIGGER = re.compile(
    rf"\d|\b(?:{'|'.join(sorted(_STARTS - {'a', 'an'}))})\b|\b(?:{'|'.join(TENS)})-"
    r"|\ban? (?:third|quarter|minute|hour|day|week|month|year|mile)s?\b|fold\b",
    re.IGNORECASE,
)
_MEASURING = word_classes("counting.txt")["measuring"]  # "for an hour", but not "twice an hour"


def quantities(text: str, words: Sequence[Word]) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in order."""
    if not _TRIGGER.search(text):
        return ()
    return tuple(sorted(_found(text, atoms(words)), key=lambda found: found.start))


def _may_begin(piece: Atom) -> bool:
    text = piece.text
    return text[:1].isdigit() or text in _STARTS or piece.word.tag == "ORD"


def _found(text: str, pieces: Sequence[Atom]) -> Iterator[Quantity]:
    taken = _dated(text, pieces)
    at = 0
    while at < len(pieces):
        found, stop = ([], at + 1) if taken[at] or not _may_begin(pieces[at]) else _at(pieces, at, taken)
        yield from found
        at = max(stop, at + 1)


def _dated(text: str, pieces: Sequence[Atom]) -> list[bool]:
    """Which pieces belong to a date or a time of day."""
    spans = [(mention.start, mention.end) for mention in mentions(text)]
    if not spans:
        return [False] * len(pieces)
    return [any(start < piece.end and piece.start < end for start, end in spans) for piece in pieces]


def _at(pieces: Sequence[Atom], at: int, taken: Sequence[bool]) -> tuple[list[Quantity], int]:
    """The quantities of the number that begins at a piece, and where to read on."""
    text = pieces[at].text
    if text in _TIMES:
        return [_multiple(pieces, at)], at + 1
    if text in _GROUPS and pieces[at].word.tag[:2] == "NN":
        value = _GROUPS[text]
        return [_quantity(pieces, at, Numeral(at + 1, value, value, "words"), at + 1, None)], at + 1
    if (measured := _half_or_one(pieces, at)) is not None:
        return measured
    first = numeral(pieces, at)
    if first is None:
        return [], at + 1
    if first.kind == "ordinal":
        noun = hyphenated(pieces, first.stop) or counted(pieces, first.stop)
        return [Quantity(pieces[at].start, pieces[at].end, first.low, first.high, "ordinal", noun)], first.stop
    if any(taken[at : first.stop]):
        return [], first.stop
    if (first.kind == "digits" or _ordered(pieces, at)) and (label := _label(pieces, at, first)) is not None:
        return [label], first.stop
    return _ranged(pieces, at, first)


def _multiple(pieces: Sequence[Atom], at: int) -> Quantity:
    value = _TIMES[pieces[at].text]
    return Quantity(pieces[at].start, pieces[at].end, value, value, "times", "", "exactly", "times")


def _half_or_one(pieces: Sequence[Atom], at: int) -> tuple[list[Quantity], int] | None:
    """Half an hour, half-mile, an hour."""
    text = pieces[at].text
    if text not in ("half", "a", "an"):
        return None
    after = at + 1
    if text == "half" and after < len(pieces) and pieces[after].text in ("a", "an"):
        after += 1
    found = unit_at(pieces, after)
    if found is None or found[0].name in ("percent", "times", "age", "degree"):
        return None
    before = pieces[at - 1].text if at else ""
    if text != "half" and (before not in _MEASURING or found[0].name not in ("second", "metre")):
        return None
    value = 0.5 if text == "half" else 1.0
    number = Numeral(after, value, value, "words" if text == "half" else "article")
    return [_quantity(pieces, at, number, found[1], found[0])], found[1]


def _label(pieces: Sequence[Atom], at: int, number: Numeral) -> Quantity | None:
    """A number that names: behind a noun that is numbered, or behind a name with nothing to count behind it."""
    before = pieces[at - 1] if at else None
    if before is None or number.stop > at + 1 or "," in pieces[at].text:
        return None
    if before.text == "#" or (before.text == "." and at > 1 and pieces[at - 2].text == "no"):
        before = pieces[at - 2] if before.text == "." else before
    elif before.text in _MAGNITUDES:
        return Quantity(before.start, pieces[at].end, number.low, number.high, "label", before.text)
    elif not _numbered(pieces, at):
        return None
    return Quantity(pieces[at].start, pieces[at].end, number.low, number.high, "label", before.word.lemma)


def _ordered(pieces: Sequence[Atom], at: int) -> bool:
    return at > 0 and pieces[at - 1].text in _ORDERED


def _numbered(pieces: Sequence[Atom], at: int) -> bool:
    before = pieces[at - 1]
    if unit_at(pieces, at + 1) is not None or before.text in SIGNS:
        return False
    if _ordered(pieces, at):
        return at + 1 >= len(pieces) or pieces[at + 1].word.tag[:2] not in ("NN", "AJ", "NP")
    if before.text in _LABELS and before.word.tag[:2] in ("NN", "NP"):
        return True
    capital = before.word.text[:1].isupper() and before.word.tag[:2] in ("NN", "NP") and at > 1
    return capital and not counted(pieces, at + 1) and not dashed(pieces, at + 1)


def _ranged(pieces: Sequence[Atom], at: int, first: Numeral) -> tuple[list[Quantity], int]:
    """A number alone, or with the one that it forms a range with."""
    second = _second(pieces, at, first)
    stop = second.stop if second else first.stop
    unit, end = _unit(pieces, at, second or first)
    if second is None:
        return [_quantity(pieces, at, first, end, unit)], max(end, stop)
    low = _lifted(pieces, first, second)
    joined = pieces[first.stop].text
    sign = currency_before(pieces, at)
    start = sign[1] if sign else at
    before = pieces[start - 1].text if start else ""
    if low < second.low and not (joined == "to" and before in ("from", "of")):
        both = Numeral(stop, low, second.high, second.kind)
        return [_quantity(pieces, at, both, end, unit)], max(end, stop)
    lone = _quantity(pieces, at, Numeral(first.stop, low, low, first.kind), first.stop, unit)
    start = stop - 1
    while start > first.stop + 1 and pieces[start].text not in ("to", "-", "–", "—", "or", "and", *SIGNS):
        start -= 1
    start += pieces[start].text in ("to", "-", "–", "—", "or", "and", *SIGNS)
    return [lone, _quantity(pieces, start, second, end, unit)], max(end, stop)


def _second(pieces: Sequence[Atom], at: int, first: Numeral) -> Numeral | None:
    """The number behind "to", "or" or a dash, and behind "and" after "between"."""
    if first.stop + 1 >= len(pieces) or first.kind in ("share", "vague"):
        return None
    joined, before = pieces[first.stop].text, {piece.text for piece in pieces[max(0, at - 2) : at]}
    if not (joined in ("to", "or") or dashed(pieces, first.stop) or (joined == "and" and "between" in before)):
        return None
    start = first.stop + 1 + (pieces[first.stop + 1].text in SIGNS)
    found = numeral(pieces, start) if start < len(pieces) else None
    if found is None or found.kind in ("share", "vague", "ordinal", "article"):
        return None
    return None if 50 * max(first.low, 1) < found.low < 1000 else found


def _lifted(pieces: Sequence[Atom], first: Numeral, second: Numeral) -> float:
    """The first number of a range with the scale of the second: "30 to 40 million"."""
    bare = pieces[second.stop - 1].text
    for scale, value in (("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("bn", 1e9), ("trillion", 1e12)):
        if bare == scale and first.low < 1000 and first.low * value <= second.low * 1.0001:
            return first.low * value
    return first.low


def _unit(pieces: Sequence[Atom], at: int, number: Numeral) -> tuple[Unit | None, int]:
    """The unit of a number, before it or behind it, and the piece behind."""
    if number.kind == "share":
        return units()["percent"], number.stop
    stop = number.stop
    if (sign := currency_before(pieces, at)) is not None:
        return sign[0], stop + (stop < len(pieces) and pieces[stop].text in ("m", "b") and pieces[stop].glued)
    if stop < len(pieces) and dashed(pieces, stop) and pieces[stop].glued:
        stop += 1
    if _millions(pieces, stop):
        return None, stop + 1
    found = unit_at(pieces, stop)
    if found is None or (found[0].name == "times" and number.kind == "article"):
        return None, number.stop
    return found


def _millions(pieces: Sequence[Atom], at: int) -> bool:
    """Whether an "m" or "b" right behind a number is of millions or billions: "600m crowns"."""
    if at + 1 >= len(pieces) or pieces[at].text not in ("m", "b") or not pieces[at].glued:
        return False
    return pieces[at + 1].word.tag in ("NN2", "NN0") or unit_at(pieces, at + 1) is not None


def _quantity(pieces: Sequence[Atom], at: int, number: Numeral, stop: int, unit: Unit | None) -> Quantity:
    """The quantity with what it counts and its bound; money in "m" and "b" is of millions and billions."""
    start = at
    last = pieces[min(stop, len(pieces)) - 1]
    factor = 1.0
    if unit and (sign := currency_before(pieces, at)):
        start = sign[1]
    if unit is None or start < at:
        factor = {"m": 1e6, "b": 1e9}.get(last.text, 1.0) if last.glued else 1.0
    bound: Bound = bound_of(
        pieces,
        start,
        stop,
        "about" if number.kind == "vague" else "exactly",
        unit is not None and unit.name == "second",
    )
    noun = hyphenated(pieces, stop) or counted(pieces, stop, after_verb=unit is None)
    if unit is None:
        low, high, name = number.low * factor, number.high * factor, ""
        given = number.given
    else:
        (low, name), (high, _) = canonical(number.low * factor, unit), canonical(number.high * factor, unit)
        given = unit.given
    low, high = (round(value, 9) for value in (low, high))
    return Quantity(pieces[start].start, last.end, low, high, name, noun, bound, given)
