"""Numbers in digits and in words, read from the pieces of a sentence.

Libraries were tried on news sentences first: quantulum3 (9 ms a sentence; "$3bn" became dollar-bit-newtons),
number-parser and text2num ("1.2 million" became "1.2 1000000"; none reads dozens, hundreds, ranges or bounds),
word2number (one number a call). So the grammar of English numerals stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from index.parts.atoms import DIGITS, ORDINAL_DIGITS, ORDINALS, SCALES, TENS, UNITS, Atom, is_dash

Kind = Literal["digits", "words", "article", "vague", "share", "ordinal"]

# What a writer means by them, from the least to the most.
VAGUE = {
    "dozens": (24, 199),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (1_000, 99_999),
    "millions": (2e6, 999e6),
    "billions": (2e9, 999e9),
    "trillions": (2e12, 999e12),
}
_OF_VAGUE = {"tens": (20, 99.999), "hundreds": (200, 999.999)}
_DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "halves": 2,
}  # fmt: skip
_DENOMINATORS |= {f"{word}s": value for word, value in _DENOMINATORS.items() if word != "halves"}
_SPANS = frozenset(["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"])
_BEFORE_PART = frozenset(["first", "second", "other", "latter", "last", "final", "third", "fourth", "next"])
_DEFINITE = frozenset(["the", "its", "their", "these", "those", "his", "her"])
_AMONG = frozenset([10, 12, 15, 20, 25, 30, 40, 50, 100, 1000])
_BEFORE_SHARE = frozenset(["by", "than", "about", "nearly", "almost", "roughly", "over", "just"])
_AFTER_HALF = frozenset(["of", "the", "its", "their", "his", "her", "all", "our", "those", "these", "that", "a", "an"])


class Numeral(NamedTuple):
    """A number that ends before the piece `stop`; a share is in percent."""

    stop: int
    low: float
    high: float
    kind: Kind
    given: str = ""


def numeral(pieces: Sequence[Atom], at: int) -> Numeral | None:
    """The number that begins at a piece, None where none does."""
    text = pieces[at].text
    if text in ("several", "few", "couple"):
        return _several(pieces, at)
    if text in ("half", "a", "an"):
        return _half(pieces, at) or _article(pieces, at)
    if text in VAGUE or text == "tens":
        return _vague(pieces, at)
    if text == "dozen" and _text(pieces, at - 1) in _DEFINITE:
        return Numeral(at + 1, 12, 12, "words")
    if (place := ordinal(text)) is not None:
        return Numeral(at + 1, place, place, "ordinal")
    found = _digits(pieces, at) or _cardinal(pieces, at)
    return found and (_share(pieces, found) or _and_part(pieces, found))


def ordinal(text: str) -> int | None:
    """3 for "third", "3rd" and so on."""
    found = ORDINAL_DIGITS.fullmatch(text)
    return int(found[1].replace(",", "")) if found else ORDINALS.get(text)


def _text(pieces: Sequence[Atom], at: int) -> str:
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _digits(pieces: Sequence[Atom], at: int) -> Numeral | None:
    if not DIGITS.fullmatch(pieces[at].text):
        return None
    value, stop = float(pieces[at].text.replace(",", "")), at + 1
    while _text(pieces, stop) == "000" and pieces[stop].start == pieces[stop - 1].end + 1:
        value, stop = value * 1000, stop + 1
    return _scaled(pieces, stop, value, "digits")


def _scaled(pieces: Sequence[Atom], stop: int, value: float, kind: Kind) -> Numeral:
    while _text(pieces, stop) in SCALES:
        value, stop = round(value * SCALES[pieces[stop].text], 6), stop + 1
    return Numeral(stop, value, value, kind)


def _cardinal(pieces: Sequence[Atom], at: int, current: float = 0.0) -> Numeral | None:
    """Numbers in words: one hundred and five, thirty-five thousand, two dozen; `current` is 1 behind an article."""
    total, stop = 0.0, at
    while text := _text(pieces, stop):
        if text in UNITS and current % 10 == 0 and (stop == at or text != "zero") and not 0 < current % 100 < 20:
            current += UNITS[text]
        elif text in TENS and current % 100 == 0:
            current += TENS[text]
        elif text == "hundred" and current:
            current *= 100
        elif text in SCALES and current:
            total, current = total + current * SCALES[text], 0.0
        elif not (text == "and" and _joins(pieces, stop)):
            break
        stop += 1
    return Numeral(stop, total + current, total + current, "words") if stop > at else None


def _joins(pieces: Sequence[Atom], at: int) -> bool:
    after = _text(pieces, at + 1)
    return _text(pieces, at - 1) in ("hundred", "thousand") and (after in UNITS or after in TENS)


def _and_part(pieces: Sequence[Atom], found: Numeral) -> Numeral:
    """Two and a half, three-and-a-quarter million."""
    stop = found.stop
    if _text(pieces, stop) == "and" and _text(pieces, stop + 1) in ("a", "one"):
        parts = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}.get(_text(pieces, stop + 2))
        if parts and found.low < 100:
            return _scaled(pieces, stop + 3, found.low + parts, found.kind)
    return found


def _share(pieces: Sequence[Atom], found: Numeral) -> Numeral | None:
    """Two thirds, one in five, nine out of ten: as percent."""
    stop, parts = found.stop, _DENOMINATORS.get(_text(pieces, found.stop))
    if parts and found.low < parts and found.low == int(found.low):
        plural = _text(pieces, stop).endswith("s")
        if _text(pieces, stop + 1) == "of" and _text(pieces, stop + 2) == "a" and _text(pieces, stop + 3) in SCALES:
            return _scaled(pieces, stop + 3, found.low / parts, "words")
        if plural if found.low != 1 else _text(pieces, stop + 1) == "of":
            return _percent(stop + 1, found.low, parts)
    return _one_in(pieces, found)


def _one_in(pieces: Sequence[Atom], found: Numeral) -> Numeral | None:
    if found.low == 1 and (noun := _noun_before_in(pieces, found.stop)):
        found = found._replace(stop=noun)
    words = [_text(pieces, at) for at in range(found.stop, found.stop + 4)]
    of_ten = words[0] == "of" and words[1] in ("10", "ten", "100") and found.low > 1
    skip = 1 if words[0] == "in" or of_ten else 2 if words[:2] == ["out", "of"] else 0
    if not skip or found.low > 9:
        return None
    at = found.stop + skip + (words[skip] == "every")
    among = (_digits(pieces, at) or _cardinal(pieces, at)) if at < len(pieces) else None
    fair = among and (among.low in _AMONG or among.low < 10) and found.low < among.low
    plain = words[0] == "in" and words[1] != "every" and found.low > 3
    if not among or not fair or (plain and _text(pieces, among.stop) not in ("of", "are", "were", "have", "had")):
        return None  # four in five days
    return _percent(among.stop, found.low, among.low)


def _noun_before_in(pieces: Sequence[Atom], at: int) -> int:
    """The place of "in" behind one noun and its adjective: one tonne in six, one new arrival in three; 0 elsewhere."""
    tags = [piece.word.tag for piece in pieces[at : at + 2]]
    length = 1 if tags[:1] == ["NN1"] else 2 if tags[:1] == ["AJ0"] and tags[1:] == ["NN1"] else 0
    return at + length if length and _text(pieces, at + length) == "in" else 0


def _percent(stop: int, part: float, whole: float) -> Numeral:
    value = 100 * part / whole
    return Numeral(stop, value, value, "share")


def _half(pieces: Sequence[Atom], at: int) -> Numeral | None:
    """Half of it, half a million, a half, half-dozen, a third of it."""
    start = at + (pieces[at].text in ("a", "an"))
    text, after = _text(pieces, start), _text(pieces, start + 1)
    if text == "half":
        beyond = start + 1 + (after in ("a", "an"))
        if _text(pieces, beyond) in SCALES:
            return _scaled(pieces, beyond, 0.5, "words")
        if _text(pieces, at - 1) in _BEFORE_PART or not _is_share(pieces, start):
            return None
        return Numeral(start + 1, 50.0, 50.0, "share")
    alone = text != "half" and _text(pieces, at - 1) in _BEFORE_SHARE and not _counts(pieces, start + 1)
    if start > at and text in _DENOMINATORS and (after == "of" or alone):
        if text == "quarter" and _text(pieces, start + 2) == "a" and _text(pieces, start + 3) in SCALES:
            return _scaled(pieces, start + 3, 0.25, "words")
        return _percent(start + 1, 1, _DENOMINATORS[text])
    return None


def _counts(pieces: Sequence[Atom], at: int) -> bool:
    """Whether a noun stands at a piece: more than a third goal is no share."""
    return at < len(pieces) and pieces[at].word.tag[:2] in ("NN", "AJ", "NP")


def _is_share(pieces: Sequence[Atom], at: int) -> bool:
    before, after = _text(pieces, at - 1), _text(pieces, at + 1)
    return after in _AFTER_HALF or before in _BEFORE_SHARE


def _article(pieces: Sequence[Atom], at: int) -> Numeral | None:
    """A hundred, a million, a dozen, a couple, a few hundred."""
    if pieces[at].text == "half":
        return None
    after = _text(pieces, at + 1)
    if after in ("few", "couple"):
        return _several(pieces, at + 1)
    if after in SCALES and len(after) > 3:
        found = _cardinal(pieces, at + 1, 1.0)
        return found and _and_part(pieces, found)
    return None


def _several(pieces: Sequence[Atom], at: int) -> Numeral | None:
    """Several hundred, a few dozen, a couple (of)."""
    text, after = pieces[at].text, _text(pieces, at + 1)
    if text == "couple":
        if _text(pieces, at - 1) not in ("a", "another"):
            return None
        found = _scaled(pieces, at + 1, 2.0, "words")
        if after == "of" and _text(pieces, at + 2) in _SPANS:
            return Numeral(at + 2, 2.0, 2.0, "words")  # a couple of days
        return found if found.low > 2 or after == "of" else None
    if after in _SPANS:
        return Numeral(at + 1, 2, 9, "vague")
    if after in SCALES and f"{after}s" in VAGUE:
        low, high = VAGUE[f"{after}s"]
        return Numeral(at + 2, low, min(high, low * 10), "vague", f"{after}s")
    return None


def _vague(pieces: Sequence[Atom], at: int) -> Numeral | None:
    """Hundreds, dozens, tens of thousands."""
    text, after, scale = pieces[at].text, _text(pieces, at + 1), _text(pieces, at + 2).removesuffix("s")
    if after == "of" and text in _OF_VAGUE and scale in ("thousand", "million", "billion"):
        low, high = (part * SCALES[scale] for part in _OF_VAGUE[text])
        return Numeral(at + 3, low, high, "vague", f"{text} of {scale}s")
    if text not in VAGUE or (text == "scores" and after != "of"):
        return None
    return Numeral(at + 1, *VAGUE[text], "vague", text)


def dashed(pieces: Sequence[Atom], at: int) -> bool:
    """Whether a dash stands at a piece."""
    return at < len(pieces) and is_dash(pieces[at])
