"""How surely two words are used for the same thing, from 0 to 1, and which say the opposite of each other.

Same stem, same number, one built from the other, a group of the thesaurus, or near vectors; in that order of trust.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.check.word_vectors import word_vectors
from assistant.terms import same_thing, stem, thesaurus

Table = npt.NDArray[np.float64]

# The thesaurus is sure where two words share most senses, and the vectors where they are very near; both found on the
# development half of the claims: below .45 WordLlama's vectors join words that merely go together (talks, envoy).
_KIN = 0.85
_VECTOR = 0.45
_VECTOR_COUNTS = 0.8
_BUILT_FROM = 0.85  # withdraw, withdrawal: a common beginning of five letters and most of the longer word
_LETTERS = 5


def table(ones: Sequence[str], others: Sequence[str]) -> Table:
    """Closeness of every word in `ones` to every word in `others`, of shape (ones, others); words in lower case."""
    if not ones or not others:
        return np.zeros((len(ones), len(others)))
    store = word_vectors()
    vectors = store.of(ones) @ store.of(others).T
    near = np.where(vectors >= _VECTOR, vectors * _VECTOR_COUNTS, 0.0).astype(np.float64)
    rows: dict[object, list[int]] = {}
    for row, one in enumerate(ones):
        for mark in _marks(one):
            rows.setdefault(mark, []).append(row)
    asked = rows.keys()
    for column, other in enumerate(others):
        marks = _marks(other)
        if not asked.isdisjoint(marks):
            for row in {row for mark in marks for row in rows.get(mark, ())}:
                near[row, column] = max(near[row, column], related(ones[row], other))
    return near


@lru_cache(maxsize=50_000)
def _marks(word: str) -> tuple[object, ...]:
    """What two words must have in common to be related: the stem, a group of the thesaurus, or a beginning."""
    base = stem(word)
    beginning = (("begins", base[:_LETTERS]),) if len(base) >= _LETTERS else ()
    return (base, *thesaurus().get(base, ()), *beginning)


@lru_cache(maxsize=200_000)
def related(one: str, other: str) -> float:
    """Closeness by form and thesaurus alone; 0 for opposites."""
    first, second = stem(one), stem(other)
    if one == other or first == second:
        return 1.0
    if opposite(one, other):
        return 0.0
    return max(_KIN * min(1.0, 1.4 * same_thing(first, second)), _built_from(first, second))


def _built_from(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    common = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return _BUILT_FROM if common >= _LETTERS and common >= 0.6 * len(long) else 0.0


def opposite(one: str, other: str) -> bool:
    """Whether two words of the same kind say the opposite: accept and reject, more and fewer, and their derivations."""
    pairs = _opposites()
    return bool(pairs.get(stem(one), frozenset()) & {stem(other)})


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """Stem -> the stems of its opposites. A line of the file holds two sides, each a list of words."""
    found: dict[str, set[str]] = {}
    for line in Path(__file__).with_name("opposites.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            left, right = ({stem(word.strip()) for word in side.split(",")} for side in line.split("|"))
            for side, other in ((left, right), (right, left)):
                for word in side:
                    found.setdefault(word, set()).update(other)
    return {word: frozenset(others) for word, others in found.items()}
