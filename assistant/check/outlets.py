"""The outlets that a sentence names as those that report, or that are told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assistant.check.classes import check_words
from index.parts.lists import word_set
from index.parts.spelling import fold
from index.parts.types import Name, Statement, Word

_OUTLETS = "outletnames.txt"
# Words that make a name an outlet's.
_HEADS = check_words("outlet heads")
_APPOSED = check_words("outlet nouns")
_REPORT = check_words("outlets report")
_TELL = frozenset(["tell", "inform", "brief"])


@lru_cache(maxsize=4096)
def told(statement: Statement) -> tuple[tuple[Name, str], ...]:
    """The names that stand as an outlet, each with how: `told`, `reports`, or `named` where it is only spoken of."""
    return tuple((name, role) for name in statement.names if (role := _role(statement, name)))


def is_outlet(name: Name) -> bool:
    """Whether a name is an outlet's: one of the list, or one that ends as theirs do."""
    keys = [fold(part) for part in name.parts]
    return " ".join(keys) in _known() or (len(keys) > 1 and keys[-1] in _HEADS) or keys[-1:] == ["channel"]


def _role(statement: Statement, name: Name) -> str:
    words = statement.words
    first = next(at for at, word in enumerate(words) if word.end > name.start)
    last = max(at for at, word in enumerate(words) if word.start < name.end)
    outlet = is_outlet(name) or _apposed(words, first)
    if not outlet:
        return ""
    before = words[max(0, first - 4) : first]
    while any(word.tag == "CJT" or word.text == "," for word in before):
        before = before[1:]
    if any(word.lemma in _TELL for word in before):
        return "told"
    around = [word.lemma for word in (*words[max(0, first - 4) : first], *words[last + 1 : last + 6])]
    return "reports" if _REPORT.intersection(around) or "accord" in around or "according" in around else "named"


def _apposed(words: tuple[Word, ...], first: int) -> bool:
    """Whether a name stands behind "the newspaper" or its like."""
    return first > 0 and words[first - 1].lemma in _APPOSED


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in word_set(_OUTLETS))


def outlets_of(statements: Iterator[Statement]) -> tuple[Name, ...]:
    """Every outlet that these sentences name."""
    return tuple(name for statement in statements for name in statement.names if is_outlet(name))
