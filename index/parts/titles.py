"""Offices and titles of persons: where one stands in a run of words, and whether two are the same office."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from index.parts.lists import fields, lines, word_set
from index.parts.spelling import fold

# What is said of anybody or is a form of address: adds no office and takes none away.
_PLAIN = frozenset({"mr", "mrs", "sir", "first lady", "doctor", "resident", "official", "chief"})
# Heads that name a rank in short where a longer office is meant ("Secretary Blinken", "Minister Barak").
_SHORT = frozenset({"minister", "director", "general", "spokesman", "envoy", "adviser", "judge", "prince", "commander"})
_LONGEST = 5


@lru_cache(maxsize=20_000)
def offices(title: str) -> frozenset[str]:
    """The offices, each by the first word of its line, that a title in lower case may be; a title of its own where it
    is in no line but ends in the head of one ("deputy oil minister")."""
    words = [fold(word) for word in title.replace("-", " ").split()]
    for start in range(len(words)):
        found = _table().get(" ".join(words[start:]))
        if found:
            return found
    return frozenset()


def same_office(one: str, other: str) -> bool:
    """Whether two titles may be held by one person as the same office: equal ones, synonyms, and a short form
    ("minister") beside a long one ("minister of health")."""
    if not one or not other:
        return True
    first, second = offices(one), offices(other)
    if first & second or (first | second) & _PLAIN or not first or not second:
        return True
    return bool((first & _SHORT and _heads(second) & first) or (second & _SHORT and _heads(first) & second))


@lru_cache(maxsize=20_000)
def is_office(phrase: str) -> bool:
    """Whether folded words are a title of the lists."""
    return phrase.replace("-", " ") in _table()


def title_before(words: Sequence[str]) -> int:
    """How many of the last of these folded words are a title: an office, with what stands inside it before the head."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if is_office(" ".join(words[-length:])):
            start = len(words) - length
            while start and words[start - 1] in word_set("titlewords.txt"):
                start -= 1
            return len(words) - start
    return 0


def title_ahead(words: Sequence[str]) -> int:
    """How many of the first of these folded words are a title; the longest."""
    inside = word_set("titlewords.txt")
    start = 0
    while start < len(words) and words[start] in inside and not is_office(words[start]):
        start += 1
    for first in range(start, -1, -1):
        for length in range(min(_LONGEST, len(words) - first), 0, -1):
            if is_office(" ".join(words[first : first + length])):
                return first + length
    return 0


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines("titles.txt"):
        phrases = fields(line)
        for phrase in phrases:
            found.setdefault(_key(phrase), set()).add(phrases[0])
            found.setdefault(_key(phrase) + "s", set()).add(phrases[0])
    return {phrase: frozenset(held) for phrase, held in found.items()}


@lru_cache(maxsize=2000)
def _heads(held: frozenset[str]) -> frozenset[str]:
    """The offices that the last words of all forms of these offices are heads of, and the first ones of forms with
    "of" ("minister of health")."""
    found: set[str] = set()
    for phrase, own in _table().items():
        if own & held:
            words = phrase.split()
            found |= _table().get(words[-1], frozenset()) | _table().get(words[0], frozenset())
    return frozenset(found)


def _key(phrase: str) -> str:
    return " ".join(fold(word) for word in phrase.replace("-", " ").split())
