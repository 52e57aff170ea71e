"""How much of a claim stands in the evidence in the same order: pairs of words, phrases, letters. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LETTERS = 5  # of the n-grams of letters, which see through endings and spellings
_REACH = 4  # words a skipping pair may be apart
_NO_LETTER = re.compile(r"\W+")


def order_features(claim: Sequence[str], window: Sequence[str], everything: Sequence[str]) -> dict[str, float]:
    """Shares of a claim's words (keys) found in order in the window and in all the evidence."""
    pairs, triples, skipping = grams(claim, 2), grams(claim, 3), skip_pairs(claim)
    common = subsequence(claim, window)
    phrase = longest_phrase(claim, everything)
    return {
        "pairs window": share(pairs, grams(window, 2)),
        "pairs all": share(pairs, grams(everything, 2)),
        "triples all": share(triples, grams(everything, 3)),
        "skipping pairs window": share(skipping, skip_pairs(window)),
        "subsequence": common / max(1, len(claim)),
        "subsequence both": 2 * common / max(1, len(claim) + len(window)),
        "phrase": phrase / max(1, len(claim)),
    }


def share(found: set[tuple[str, ...]] | set[str], among: set[tuple[str, ...]] | set[str]) -> float:
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


def longest_phrase(one: Sequence[str], other: Sequence[str]) -> int:
    """Words of the longest run that stands in both."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(other):
        places.setdefault(word, []).append(at)
    longest, before = 0, dict[int, int]()
    for word in one:
        before = {at: before.get(at - 1, 0) + 1 for at in places.get(word, ())}
        longest = max(longest, max(before.values(), default=0))
    return longest


def letters(texts: Iterable[str]) -> set[str]:
    """The n-grams of letters of some texts."""
    folded = (_NO_LETTER.sub(" ", text.casefold()) for text in texts)
    return {text[at : at + _LETTERS] for text in folded for at in range(len(text) - _LETTERS + 1)}
