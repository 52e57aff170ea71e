"""The offices that a sentence names, with or without a person: ministers and their ministries, presidents, mayors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.check.slots import span_of
from assistant.check.types import Aligned
from index.parts.lists import fields, lines
from index.parts.spelling import fold
from index.parts.titles import offices, title_ahead
from index.parts.types import Name, Statement

# Offices of which a land, town or body has one at a time, so that one is not another's other word.
SINGLE = frozenset(fields(lines("single.txt", Path(__file__).parent)[0]))
_FIELDS = {
    "foreign": "foreign", "foreign affairs": "foreign", "external": "foreign",
    "defence": "defense", "defense": "defense", "interior": "interior", "internal": "interior", "home": "interior",
    "finance": "finance", "treasury": "finance", "health": "health", "justice": "justice", "oil": "oil",
    "energy": "energy", "trade": "trade", "transport": "transport", "transportation": "transport",
    "education": "education", "agriculture": "agriculture", "environment": "environment", "culture": "culture",
    "information": "information", "water": "water", "labour": "labor", "labor": "labor", "tourism": "tourism",
    "industry": "industry", "economy": "economy", "planning": "planning", "housing": "housing", "science": "science",
    "antiquities": "antiquities", "immigration": "immigration", "electricity": "electricity", "sports": "sports",
}  # fmt: skip
_HEAD = r"minist(?:er|ry|ers|ries)|secretar(?:y|ies)|departments?|offices?"
_FIELD = "|".join(sorted(_FIELDS, key=len, reverse=True))
_MINISTRY = re.compile(
    rf"\b(?P<before>{_FIELD})(?: affairs)? (?:{_HEAD})\b|\b(?:{_HEAD}) (?:of|for) (?:the )?(?P<after>{_FIELD})\b", re.I
)
_STATE = re.compile(r"\bsecretary of state\b|\b(?:state department|department of state)\b", re.I)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a sentence names it: `kinds` by the first words of their lines, `text` its words, `first` and
    `last` the indexes of those; `held` where a name stands with it."""

    kinds: frozenset[str]
    text: str
    first: int
    last: int
    held: bool


@lru_cache(maxsize=8192)
def offices_in(statement: Statement) -> tuple[Office, ...]:
    """Every office in a sentence, in order; the longest where one holds another."""
    words = statement.words
    keys = [fold(word.text) for word in words]
    found, at = [], 0
    while at < len(words):
        length = title_ahead(keys[at : at + 6]) if words[at].text[0].isalpha() else 0
        kinds = offices(" ".join(keys[at : at + length])) if length else frozenset()
        if kinds:
            last = at + length - 1
            text = statement.text[words[at].start : words[last].end]
            found.append(Office(kinds, text, at, last, _held(statement, at, last)))
        at += max(length, 1)
    return tuple(found)


def _held(statement: Statement, first: int, last: int) -> bool:
    """Whether a person's name stands right before or behind an office, or after a comma."""
    for name in statement.names:
        if name.kind not in ("person", "unknown"):
            continue
        start, end = span_of(statement, name)
        gap = statement.words[last + 1 : start] if start > last else statement.words[end + 1 : first]
        if len(gap) < 2 and all(word.text in ",'’" for word in gap):
            return True
        if (
            start < first
            and name.kind == "person"
            and name.title
            and fold(name.title).endswith(fold(statement.words[last].text))
        ):
            return True
    return False


def held_by_nobody(pair: Aligned, name: Name) -> str:
    """The office that near sentences name without a person where the claim has an absent one, "" where none is.

    It must be the claimed person's title, or stand there while no person does."""
    if name.kind not in ("person", "unknown") or (len(name.parts) == 1 and name.kind == "unknown" and not name.title):
        return ""
    for evidence in pair.near:
        open_ones = [office for office in offices_in(evidence.statement) if not office.held]
        wanted = offices(name.title) if name.title else frozenset()
        for office in open_ones:
            if office.kinds & wanted or (not name.title and office.kinds & SINGLE):
                return office.text
    return ""


@lru_cache(maxsize=256)
def fields_in(text: str) -> dict[str, str]:
    """The fields of the ministers and ministries in a text ("foreign", "interior"), each with its words there."""
    found = {_FIELDS[(each["before"] or each["after"]).casefold()]: each[0] for each in _MINISTRY.finditer(text)}
    if state := _STATE.search(text):
        found.setdefault("foreign", state[0])
    return found


def single_offices(statement: Statement) -> Iterator[Office]:
    """The offices in a sentence of which there is one at a time."""
    return (office for office in offices_in(statement) if office.kinds & SINGLE)
