"""The words of a question or a sentence as they are compared: stems, and the groups of the thesaurus. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

import simplemma
import snowballstemmer

_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*")
# Of a possessive or a contraction: Biden’s, didn’t, they’re. What is left of the latter is a stop word.
_ENDING = re.compile(r"(?:n[’']t|[’'](?:s|re|ve|ll|d|m)?)$")

_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word's English base form, so that `led` is `lead`; a word of another language hardly changes."""
    return str(_STEMMER.stemWord(simplemma.lemmatize(word, lang="en")))


def words(text: str) -> list[str]:
    """Every word in lower case, without `’s` and its like: `Biden’s` is `biden`; `cease-fire` and `4.2` stay whole."""
    return [_ENDING.sub("", word) for word in _WORD.findall(text.casefold())]


def content_words(text: str) -> list[str]:
    """The words that carry matter, each once, in order."""
    without = _stop_words()
    return list(dict.fromkeys(word for word in words(text) if word and word not in without))


def carries_matter(word: str) -> bool:
    """Whether one of `words` does."""
    return bool(word) and word not in _stop_words()


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for line in _lines("stopwords.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    """The lines of a word list beside this module, without comments."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@cache
def thesaurus() -> dict[str, frozenset[int]]:
    """Stem -> the numbers of the groups of words used for the same thing. Terms of several words are left out."""
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_lines("thesaurus.txt")):
        for term in line.split(","):
            if " " not in term.strip():
                groups[stem(term.strip().casefold())].add(number)
    return {term: frozenset(numbers) for term, numbers in groups.items()}


def same_thing(one: str, other: str) -> float:
    """From 0 to 1, how surely two stems are used for the same thing: 1 where all senses of one are the other's,
    less where the thesaurus has either in many groups, as it has `run`; 0 where no group has both."""
    known = thesaurus()
    first, second = known.get(one), known.get(other)
    if not first or not second:
        return 0.0
    return len(first & second) / sqrt(len(first) * len(second))
