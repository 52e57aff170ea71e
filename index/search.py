"""Two ranked lists into one, without two hits that say the same words. Pure over the lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import numpy as np

Ranked = Sequence[tuple[str, float]]
T = TypeVar("T")

# The share of full text in the fused score, the rest is the vectors': chosen on benchmarks/retrieval.py, where .5 to
# .7 differ little. Reciprocal ranks, which forget how far apart two passages are, did worse throughout.
_LEXICAL = 0.6
# Words in a row that make a shingle, and the share of the shorter text's shingles from which two say the same.
_SHINGLE = 4
_SAME = 0.5


def fused(lexical: Ranked, nearest: Ranked, most: int) -> list[tuple[str, float]]:
    """One list, best first: each list's scores in standard deviations from their mean, weighed and added up.

    Both lists hold `most` entries, or fewer where nothing else passed. A passage that a list lacks has the score of
    its last entry there; in a full text list that is not full it holds none of the words, and has 0."""
    keys = list(dict.fromkeys(key for key, _ in (*lexical, *nearest)))
    least = lexical[-1][1] if len(lexical) >= most else 0.0
    scores = _LEXICAL * _standard(keys, lexical, least) + (1 - _LEXICAL) * _standard(keys, nearest, _last(nearest))
    order = np.argsort(-scores, kind="stable")
    return [(keys[place], float(scores[place] - scores.min())) for place in order]


def _standard(keys: Sequence[str], ranked: Ranked, least: float) -> Any:
    """The keys' scores with mean 0 and deviation 1; all 0 where they do not differ. Shape (keys,)."""
    known = dict(ranked)
    scores = np.array([known.get(key, least) for key in keys], dtype=float)
    deviation = scores.std() if len(keys) else 0.0
    return (scores - scores.mean()) / deviation if deviation > 0 else np.zeros(len(keys))


def _last(ranked: Ranked) -> float:
    return ranked[-1][1] if ranked else 0.0


def varied(items: Iterable[T], text: Callable[[T], str], most: int) -> list[T]:
    """The first `most` items of which none says the same words as one before it: of no two does half of the shorter
    text stand in the other, as it does where one is a trimmed copy."""
    return list(islice(_unlike(items, text), most))


def _unlike(items: Iterable[T], text: Callable[[T], str]) -> Iterator[T]:
    bearers: dict[str, list[int]] = {}  # of a shingle, by their place among the kept
    sizes: list[int] = []
    for item in items:
        words = shingles(text(item))
        shared = Counter(bearer for shingle in words for bearer in bearers.get(shingle, ()))
        if any(count >= _SAME * min(len(words), sizes[bearer]) for bearer, count in shared.items()):
            continue
        for shingle in words:
            bearers.setdefault(shingle, []).append(len(sizes))
        sizes.append(len(words))
        yield item


def shingles(text: str) -> frozenset[str]:
    """Every four words in a row, in lower case and without punctuation; a shorter text is one shingle."""
    words = re.findall(r"\w+", text.casefold())
    starts = range(max(1, len(words) - _SHINGLE + 1))
    return frozenset(" ".join(words[start : start + _SHINGLE]) for start in starts)
