"""How much of a claim stands in the evidence in the same order. Pure."""

from __future__ import annotations

from collections.abc import Sequence

_REACH = 4  # words a skipping pair may be apart


def order_features(claim: Sequence[str], window: Sequence[str], everything: Sequence[str]) -> dict[str, float]:
    """Shares of a claim's words (keys) found in order in the window and in all the evidence."""
    pairs = grams(claim, 2)
    return {
        "pairs window": share(pairs, grams(window, 2)),
        "pairs all": share(pairs, grams(everything, 2)),
        "skipping pairs window": share(skip_pairs(claim), skip_pairs(window)),
        "subsequence both": 2 * subsequence(claim, window) / max(1, len(claim) + len(window)),
    }


def share(found: set[tuple[str, ...]], among: set[tuple[str, ...]]) -> float:
    """The share of one set that another holds; 0 of nothing."""
    return len(found & among) / len(found) if found else 0.0


def grams(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    """Neighbouring words."""
    return set(zip(*(words[at:] for at in range(size)), strict=False))


def skip_pairs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Pairs of words in order, at most `_REACH` apart."""
    return {pair for apart in range(1, _REACH + 1) for pair in zip(words, words[apart:], strict=False)}


def subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence, by Hyyrö's bit-parallel method (2004): a bit per word of `one`."""
    places: dict[str, int] = {}
    for at, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << at
    full = row = (1 << len(one)) - 1
    for word in other:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & full
    return len(one) - row.bit_count()
