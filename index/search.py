"""Two ranked lists into one, without two hits that say the same words. Pure over the lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

Ranked = Sequence[tuple[str, float]]
T = TypeVar("T")

# Reciprocal rank fusion, Cormack, Clarke and Buettcher, SIGIR 2009, with their constant.
_RANK = 60
# Words in a row that make a shingle, and the share of the shorter text's shingles from which two say the same words.
_SHINGLE = 4
_SAME = 0.5


def fused(*lists: Ranked) -> list[tuple[str, float]]:
    """One list, best first."""
    scores: dict[str, float] = {}
    for ranked in lists:
        for place, (key, _) in enumerate(ranked):
            scores[key] = scores.get(key, 0.0) + 1 / (_RANK + place + 1)
    return sorted(scores.items(), key=lambda scored: -scored[1])


def varied(items: Iterable[T], text: Callable[[T], str], most: int) -> list[T]:
    """The first `most` items of which none says the same words as one before it."""
    return list(islice(_unlike(items, text), most))


def _unlike(items: Iterable[T], text: Callable[[T], str]) -> Iterator[T]:
    kept: list[frozenset[str]] = []
    for item in items:
        words = shingles(text(item))
        if not any(same_words(words, other) for other in kept):
            kept.append(words)
            yield item


def shingles(text: str) -> frozenset[str]:
    """Every four words in a row, in lower case and without punctuation; a shorter text is one shingle."""
    words = re.findall(r"\w+", text.casefold())
    starts = range(max(1, len(words) - _SHINGLE + 1))
    return frozenset(" ".join(words[start : start + _SHINGLE]) for start in starts)


def same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether half of the shorter text stands in the other one, as a trimmed copy does."""
    return len(one & other) >= _SAME * min(len(one), len(other))
