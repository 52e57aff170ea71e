"""How surely two words are used for the same thing, from 0 to 1, and which say the opposite of each other.

Same stem, same number, one built from the other, a group of the thesaurus, or near vectors; in that order of trust.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.terms import same_thing, stem, thesaurus
from index.embeddings import wordllama

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
    vectors = _vectors.of(ones) @ _vectors.of(others).T
    near = np.where(vectors >= _VECTOR, vectors * _VECTOR_COUNTS, 0.0).astype(np.float64)
    columns: dict[object, list[int]] = {}
    for column, other in enumerate(others):
        for mark in _marks(other):
            columns.setdefault(mark, []).append(column)
    for row, one in enumerate(ones):
        for column in {column for mark in _marks(one) for column in columns.get(mark, ())}:
            near[row, column] = max(near[row, column], related(one, others[column]))
    return near


class _Vectors:
    """The vectors of single words, kept: the next sentence has most of them again."""

    def __init__(self, most: int) -> None:
        self._known: dict[str, npt.NDArray[np.float32]] = {}
        self._most = most

    def of(self, words: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of shape (words, 256)."""
        # A full store is left to who reads it, and a new one begun: threads share it without a lock.
        known = self._known = self._known if len(self._known) < self._most else {}
        fresh = [word for word in dict.fromkeys(words) if word not in known]
        known.update(zip(fresh, wordllama().embed(fresh), strict=True))
        return np.array([known[word] for word in words])


_vectors = _Vectors(most=50_000)


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
