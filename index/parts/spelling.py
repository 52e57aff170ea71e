"""Words of names as they are compared: case, accents and marks folded, and spellings of one name brought together."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache

from index.parts.lists import lines

_MARKS = re.compile(r"[.'’‘ʻʼ`´]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "ð": "d", "þ": "th"})
# Letters that stand for one sound where a name is brought over from another script. "ck" is kept apart: it is found
# in names that are written so at home (Barack is not Barak).
_SOUNDS = (
    ("ck", "C"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("dj", "j"), ("q", "k"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ie", "i"), ("yi", "i"), ("iy", "i"), ("ij", "i"), ("aa", "a"),
)  # fmt: skip
_VOWELS = str.maketrans({"e": "i", "y": "i", "o": "u"})
_DOUBLED = re.compile(r"(.)\1+")
# Below this a letter is too much of a name for two spellings to be one (Iran, Iraq).
_SHORTEST = 5


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Lower case, without accents, full stops and apostrophes: `U.N.` is `un`, `Chávez` is `chavez`."""
    lower = _MARKS.sub("", word.casefold()).translate(_LETTERS)
    if lower.isascii():
        return lower
    return "".join(mark for mark in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(mark))


@lru_cache(maxsize=50_000)
def same_word(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one name: equal, a known variant, or alike in sound.

    Short words must be equal; so must those that differ by more than one vowel of another colour."""
    if one == other or _variants(one) & _variants(other):
        return True
    shorter, longer = sorted((len(one), len(other)))
    if longer < _SHORTEST or shorter < _SHORTEST - 1:
        return False
    return sound(one) == sound(other) or (shorter >= _SHORTEST and _alike(sound(one), sound(other)))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A folded word as it sounds, roughly: vowels in three colours, doubled letters once, a last h dropped."""
    for letters, letter in _SOUNDS:
        word = word.replace(letters, letter)
    return _DOUBLED.sub(r"\1", word.translate(_VOWELS)).removesuffix("h")


def initials(words: list[str]) -> str:
    """The first letters of words, small ones (of, the, and, for) left out: what an acronym of them would be."""
    return "".join(word[0] for word in words if word and word not in _SMALL)


_SMALL = frozenset(["of", "the", "and", "for", "on", "in", "to", "de", "la", "du", "des", "del", "y", "et"])


def _alike(one: str, other: str) -> bool:
    """Equal but for one a in the place of an e or i, after the first vowel: Hussein and Hussain, not Khomeini."""
    if len(one) != len(other):
        return False
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 1 and apart[0] > 2 and {one[apart[0]], other[apart[0]]} == {"a", "i"}


@lru_cache(maxsize=50_000)
def _variants(word: str) -> frozenset[int]:
    return _spellings().get(word, frozenset())


@cache
def _spellings() -> dict[str, frozenset[int]]:
    """Spelling -> the numbers of the lines that hold it."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines("variants.txt")):
        for word in line.split():
            found[fold(word)].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
