"""A figure that has changed: another number of the same thing, by the same source or one that is not named. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.briefing.memory import Remembered
from assistant.briefing.types import Change
from assistant.check.closeness import related
from assistant.terms import content_words, stem
from index.parts.types import Quantity, Statement
from index.statements import read

# What is counted under several nouns: the dead of one sentence are the people killed of another.
_FATES = {
    "dead": re.compile(r"\b(?:kill\w*|dead|deaths?|died|toll|fatalit\w+|lives|bodies|perished)\b", re.IGNORECASE),
    "hurt": re.compile(r"\b(?:wound\w*|injur\w*|hurt|casualt\w+)\b", re.IGNORECASE),
    "fled": re.compile(r"\b(?:displac\w+|fled|flee\w*|homes|refugees?|driven out|evacuat\w+)\b", re.IGNORECASE),
    "held": re.compile(r"\b(?:arrest\w*|detain\w*|prisoners?|captur\w+|hostages?)\b", re.IGNORECASE),
}
_COUNTED = "person people man woman child civilian resident citizen soldier fighter family"
_PEOPLE = frozenset(_COUNTED.split())
# Characters in which a number's fate is told: behind it within its clause, else before it.
_BEHIND, _BEFORE = 40, 100
_CLAUSE = re.compile(r"[,;.]|\b(?:and|after|when|while|but|than|from|as)\b")
_SAME_NOUN = 0.4
_MEASURED = ("second", "metre", "tonne", "percent", "usd")
# From one figure to the other within a sentence: "to 51,000, up from 42,000", "four days, not three".
NUMBER = (
    r"(?:\d[\d.,]*\d|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)(?: (?:m|b|tr)illion)?"
)
_WITHIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bto (?:\w+ ){{0,3}}(?P<after>{NUMBER})(?: \w+)?,? (?:(?:up|down|compared with|instead of) )?from"
        rf" (?:the )?(?P<before>{NUMBER})\b",
        rf"\bfrom (?:the )?(?P<before>{NUMBER}) to (?P<after>{NUMBER})\b",
        rf"\b(?P<after>{NUMBER}) \w+, (?:and )?not (?P<before>{NUMBER})\b",
        rf"\b(?P<after>{NUMBER}),? (?:up|down|compared with|instead of)(?: from)? (?P<before>{NUMBER})\b",
    )
)


def changed_figure(statement: Statement, alike: Sequence[Remembered], near: Sequence[Remembered] = ()) -> Change | None:
    """The figure that stands where old sentences about the same thing (`alike`, nearest first) had another; None where
    none does, or where any old sentence that is near has the new figure already."""
    old = [read(one.text, one.published) for one in alike]
    for quantity in statement.quantities:
        if _is_label(quantity):
            continue
        change = _within(statement, quantity) or _against(statement, quantity, old)
        if change and not any(_has(read(one.text, one.published), quantity) for one in (*alike, *near)):
            return change
    return None


def _against(statement: Statement, quantity: Quantity, old: Sequence[Statement]) -> Change | None:
    for one in old:
        if not _same_source(statement, one):
            continue
        for other in one.quantities:
            if _same_thing(statement, quantity, one, other) and not _has(statement, other):
                return Change("changed", _words(one, other), _words(statement, quantity))
    return None


def told_within(text: str) -> re.Match[str] | None:
    """Both figures where the sentence itself tells them, as groups `before` and `after`."""
    return next((found for pattern in _WITHIN if (found := pattern.search(text))), None)


def _within(statement: Statement, quantity: Quantity) -> Change | None:
    found = told_within(statement.text)
    if found and found.start("after") <= quantity.start < found.end("after"):
        return Change("changed", found["before"], found["after"])
    return None


def _is_label(quantity: Quantity) -> bool:
    return quantity.unit in ("label", "ordinal")


def _same_value(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.low == other.low and one.high == other.high


def _has(statement: Statement, quantity: Quantity) -> bool:
    return any(_same_value(quantity, other) for other in statement.quantities)


def _same_thing(statement: Statement, one: Quantity, old: Statement, other: Quantity) -> bool:
    """Whether both count the same: the same unit, and the same fate of people or nouns that are one."""
    if one.unit != other.unit or _is_label(other):
        return False
    mine, theirs = _fate(statement.text, one), _fate(old.text, other)
    if mine or theirs:
        return mine == theirs
    if one.noun and other.noun:
        return related(one.noun, other.noun) >= _SAME_NOUN
    return one.unit in _MEASURED and one.noun == other.noun


def _fate(text: str, quantity: Quantity) -> str:
    """What happened to the people counted; "" where something else is counted, or it is not told."""
    if quantity.unit or (quantity.noun and quantity.noun not in _PEOPLE):
        return ""
    behind = _CLAUSE.split(text[quantity.end : quantity.end + _BEHIND])[0]
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    told = [(found.start(), name) for name, words in _FATES.items() for found in words.finditer(behind)]
    ahead = [(-found.end(), name) for name, words in _FATES.items() for found in words.finditer(before)]
    return min(told or ahead, default=(0, ""))[1]


def _same_source(one: Statement, other: Statement) -> bool:
    """Whether the same speaks, or one of them names nobody."""
    mine, theirs = set(_speakers(one)), set(_speakers(other))
    return not mine or not theirs or bool(mine & theirs)


def _speakers(statement: Statement) -> Iterator[str]:
    for report in statement.reports:
        if report.speaker and report.kind != "pronoun":
            yield from (stem(word) for word in content_words(statement.text[slice(*report.speaker)]))


def _words(statement: Statement, quantity: Quantity) -> str:
    return statement.text[quantity.start : quantity.end]
