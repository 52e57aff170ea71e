"""Whether the words around a date speak of what was or of what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from index.parts.types import Word

_SHALL = frozenset(["will", "shall", "'ll", "’ll"])
_OPEN = frozenset(["would", "could", "can", "may", "might", "should", "must", "to"])
_PLANNED = frozenset(["schedule", "set", "expect", "plan", "due", "propose", "delay", "postpone", "invite"])
_REPORTED = frozenset(["say", "tell", "report", "add"])


def direction(words: Sequence[Word], position: int) -> int:
    """-1 where the verb that a date stands with is past, 1 where it is to come, 0 where either may be meant."""
    verb = _verb(words, position)
    if verb is None:
        return 0
    word, before = words[verb], [word.lemma for word in words[max(0, verb - 4) : verb]]
    if word.lemma in _PLANNED or any(lemma in _PLANNED for lemma in before[-2:]):
        return 0
    if any(lemma in _SHALL for lemma in before) or word.lemma in _SHALL:
        return 1
    if any(lemma in _OPEN for lemma in before[-3:]) or word.lemma in _OPEN:
        return 0
    if word.tag in ("VVD", "VVN", "VBD", "VHD", "VDD") or word.lemma in _REPORTED:
        return -1
    return 0


def _verb(words: Sequence[Word], position: int) -> int | None:
    """The nearest verb before a position, else the first behind it."""
    before = [at for at, word in enumerate(words) if word.start < position and word.tag[:1] == "V"]
    after = (at for at, word in enumerate(words) if word.start > position and word.tag[:1] == "V")
    return before[-1] if before else next(after, None)


def stands_ahead(words: Sequence[Word], start: int) -> bool:
    """Whether something is done before a day that may still come: "closed ahead of Tuesday's protests"."""
    before = [word.text.casefold() for word in words if word.end <= start][-2:]
    return before[-2:] == ["ahead", "of"] or before[-1:] in (["before"], ["until"], ["till"])
