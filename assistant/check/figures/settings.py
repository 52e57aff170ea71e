"""What a date or time goes with in its sentence: the verb beside it and the words around it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.check.closeness import related
from index.parts.types import Statement, Time, Word

_SAYING = "say tell report state statement add announce interview write speak quote comment"
_REPORTING = frozenset(_SAYING.split())
_AWAY = 9  # words between a time and the verb it goes with
_AROUND = 12  # words on either side that a time goes with
_SURE = 0.8
_FINITE = frozenset(["VVD", "VVZ", "VM0", "VBD", "VBZ", "VBP", "VHD", "VHZ", "VDD", "VDZ"])
_MODAL = frozenset(["will", "would", "can", "could", "may", "might", "must", "shall", "should"])
_KIND = ("NN", "VV", "AJ", "NP", "CR")
_EMPTY = frozenset(["be", "have", "do", "say", "tell", "time", "day", "year", "month", "week", "people"])


def reported(statement: Statement, time: Time) -> bool:
    """Whether a time is that of the saying: "said on Sunday", "in a statement on Sunday"."""
    before = [word for word in statement.words if word.end <= time.start][-_AWAY:][::-1]
    after = [word for word in statement.words if word.start >= time.end][:_AWAY]
    nearest = next((word for word in (*before, *after) if _acts(word)), None)
    return nearest is not None and nearest.lemma in _REPORTING


def _acts(word: Word) -> bool:
    return word.tag[:2] == "VV" or word.lemma == "statement"


def around(statement: Statement, time: Time) -> frozenset[str]:
    """The words that carry matter around a time, in lower case."""
    before = _to_stop([word for word in statement.words if word.end <= time.start][-_AROUND:][::-1])
    after = _to_stop([word for word in statement.words if word.start >= time.end][:_AROUND])
    times = [(other.start, other.end) for other in statement.times]
    return frozenset(word.text.casefold() for word in (*before, *after) if _matters(word, times))


def _to_stop(words: list[Word]) -> list[Word]:
    """The words before a mark that parts clauses, or before another clause that "and" joins: "came and will speak"."""
    ends = (at for at, word in enumerate(words) if word.text in ";:" or _joins(words[at : at + 2]))
    return words[: next(ends, len(words))]


def _joins(two: list[Word]) -> bool:
    return len(two) == 2 and two[0].text in ("and", "but") and (two[1].tag in _FINITE or two[1].text in _MODAL)


def _matters(word: Word, times: Iterable[tuple[int, int]]) -> bool:
    if any(start <= word.start < end for start, end in times):
        return False
    return word.tag[:2] in _KIND and word.lemma not in _EMPTY


def held(asked: Iterable[str], statement: Statement) -> int:
    """How many of the words have a counterpart in a sentence."""
    there = [word.text.casefold() for word in statement.words if word.tag[:2] in _KIND]
    return sum(any(related(word, other) >= _SURE for other in there) for word in asked)
