"""The words that a quantity goes with: what it counts, and what became of it."""

from __future__ import annotations

from functools import lru_cache

from assistant.check.closeness import related
from assistant.check.figures.states import state_of
from index.parts.types import Quantity, Statement, Word

_BEFORE, _AFTER = 5, 8  # words on either side
_KIND = ("NN", "VV", "AJ", "NP")
_EMPTY = frozenset(["be", "have", "do", "say", "more", "least", "other", "many", "people", "person", "number", "total"])
_SURE = 0.8


@lru_cache(maxsize=8192)
def clause(statement: Statement, found: Quantity) -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]:
    """The words behind a quantity up to a joint, those before it back to one, and those behind up to the next
    quantity, joints or not; nearest first."""
    others = [(other.start, other.end) for other in statement.quantities if other != found]
    behind = [word for word in statement.words if word.start >= found.end][: 2 * _AFTER]
    before = [word for word in statement.words if word.end <= found.start][-_BEFORE:][::-1]
    far = _stopped(behind, others)
    return _to_joint(far[:_AFTER]), _to_joint(_stopped(before, others)), far


def _stopped(words: list[Word], others: list[tuple[int, int]]) -> tuple[Word, ...]:
    """The words before the first that belongs to another quantity or ends a clause for good."""
    for at, word in enumerate(words):
        if word.text in ";:" or any(start < word.end and word.start < end for start, end in others):
            return tuple(words[:at])
    return tuple(words)


def _to_joint(words: tuple[Word, ...]) -> tuple[Word, ...]:
    for at, word in enumerate(words):
        if (word.tag[:2] == "PU" and word.text in ",;:()–—") or word.lemma in ("and", "while", "but"):
            return words[:at]
    return words


def state(statement: Statement, found: Quantity) -> str:
    """What became of those counted ("dead", "hurt", "missing", ...), "" where nothing is told."""
    return next((held for part in clause(statement, found) if (held := _first_state(part))), "")


def _first_state(words: tuple[Word, ...]) -> str:
    return next((held for word in words if (held := state_of(word.lemma) or state_of(word.text.casefold()))), "")


def company(statement: Statement, found: Quantity) -> frozenset[str]:
    """The words that tell what the quantity is of: its noun, and the nouns, verbs and adjectives beside it."""
    behind, before, _ = clause(statement, found)
    words = {word.text.casefold() for word in (*behind, *before) if word.tag[:2] in _KIND and word.lemma not in _EMPTY}
    return frozenset(words | ({found.noun} - {"", "person"}))


@lru_cache(maxsize=20_000)
def shared(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of one company have a counterpart in the other."""
    return sum(any(related(word, held) >= _SURE for held in other) for word in one)
