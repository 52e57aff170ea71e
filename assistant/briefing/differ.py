"""Where accounts differ: two sentences of different sources that give one thing different values, or of which one
denies what the other says.

A later figure of the same source is an update and no conflict: of each source only its newest word counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from assistant.briefing.picking import Scores
from assistant.briefing.quotables import Quotable
from assistant.briefing.says import Saying, saying
from assistant.briefing.types import Material
from assistant.terms import content_words, stem
from index.dates import moment
from index.parts.types import Quantity
from index.statements import read

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|hundreds?|thousands?"
    r"|millions?|half)\b",
    re.IGNORECASE,
)
# What is counted under several nouns: the dead of one sentence are the people killed of another.
_FATES = {
    "dead": re.compile(r"\b(?:kill\w*|dead|deaths?|died|toll|fatalit\w+|lives|bodies|perished)\b", re.IGNORECASE),
    "hurt": re.compile(r"\b(?:wound\w*|injur\w*|hurt|casualt\w+)\b", re.IGNORECASE),
    "fled": re.compile(r"\b(?:displac\w+|fled|flee\w*|homes|refugees?|driven out|evacuat\w+)\b", re.IGNORECASE),
    "held": re.compile(r"\b(?:arrest\w*|detain\w*|prisoners?|captur\w+|hostages?)\b", re.IGNORECASE),
    "ill": re.compile(r"\b(?:cases?|infect\w*|ill|sick|suspected)\b", re.IGNORECASE),
    "crowd": re.compile(r"\b(?:protest\w*|demonstrat\w*|rall\w+|march\w*|crowd|gather\w*)\b", re.IGNORECASE),
}
_PEOPLE = frozenset(
    ["person", "people", "man", "woman", "child", "civilian", "resident", "citizen", "soldier", "fighter", "family"]
)
_SAME_EVENT = 0.45  # cosine of two sentences that tell of one event
_SHARED = 2  # words that carry matter in both, besides the numbers
_ALIKE = 0.05  # of the value: "about 400" and 412 are the same count
_DENIED = frozenset(["deny", "reject", "dispute", "dismiss", "refute", "contradict"])
_SAME_MATTER = 0.55  # cosine of a denial and what it denies


@dataclass(frozen=True, slots=True)
class Account:
    """A sentence with a value, and who gives it: `source` are the words of the speaker, else of the outlet."""

    quotable: Quotable
    saying: Saying | None
    quantity: Quantity
    counted: str
    source: frozenset[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two accounts of one thing, the earlier first."""

    one: Quotable
    other: Quotable
    worth: float


def differences(material: Material, found: Sequence[Quotable], worth: Scores) -> list[Difference]:
    """What differs among the sentences, the weightiest first; no sentence in two."""
    every = [*_figures(material, found, worth), *_denials(material, found, worth)]
    taken: list[Difference] = []
    for one in sorted(every, key=lambda difference: -difference.worth):
        if not any({one.one, one.other} & {other.one, other.other} for other in taken):
            taken.append(one)
    return taken


def _figures(material: Material, found: Sequence[Quotable], worth: Scores) -> Iterator[Difference]:
    rank = {one: float(score) for one, score in zip(found, worth, strict=True)}
    accounts = _newest([account for one in found for account in _accounts(one)])
    for one, other in combinations(accounts, 2):
        if _one_thing(material, one, other) and _apart(one.quantity, other.quantity):
            yield _difference(one.quotable, other.quotable, rank[one.quotable] + rank[other.quotable])


def _accounts(one: Quotable) -> Iterator[Account]:
    if not _NUMBER.search(one.text):
        return
    said = saying(one)
    source = _words(said.speaker.words if said else one.article.outlet)
    for quantity in read(one.text, one.article.published).quantities:
        if quantity.unit in ("", "percent", "usd") and (counted := _counted(one.text, quantity)):
            yield Account(one, said, quantity, counted, source)


def _counted(text: str, quantity: Quantity) -> str:
    """What the number counts: the fate of people where one is told beside it, else the noun."""
    around = text[max(0, quantity.start - 40) : quantity.end + 40]
    fates = [name for name, words in _FATES.items() if words.search(around)]
    if quantity.noun in _PEOPLE or not quantity.noun:
        return fates[0] if len(fates) == 1 else ""
    return quantity.noun


def _newest(accounts: Sequence[Account]) -> list[Account]:
    """Of each source its newest word on each thing that is counted."""
    kept: list[Account] = []
    for one in sorted(accounts, key=lambda account: -moment(account.quotable.article.published)):
        if not any(one.counted == other.counted and _same_source(one, other) for other in kept):
            kept.append(one)
    return kept


def _same_source(one: Account, other: Account) -> bool:
    shared = one.source & other.source
    return len(shared) * 2 >= max(1, min(len(one.source), len(other.source)))


def _one_thing(material: Material, one: Account, other: Account) -> bool:
    if one.counted != other.counted or one.quantity.unit != other.quantity.unit or _same_source(one, other):
        return False
    return _near(material, one.quotable, other.quotable) >= _SAME_EVENT and (
        len(_matter(one) & _matter(other)) >= _SHARED
    )


def _matter(account: Account) -> frozenset[str]:
    return frozenset(word for word in account.quotable.stems if not word[0].isdigit()) - account.source


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether two values cannot be the same count."""
    low, high = sorted([one, other], key=lambda quantity: quantity.low)
    return high.low - low.high > _ALIKE * high.low


def _denials(material: Material, found: Sequence[Quotable], worth: Scores) -> Iterator[Difference]:
    rank = {one: float(score) for one, score in zip(found, worth, strict=True)}
    said = [one for one in map(saying, found) if one]
    for denial in (one for one in said if one.lemma in _DENIED):
        against = [
            (near, one)
            for one in said
            if one.lemma not in _DENIED
            and not _words(one.speaker.words) & _words(denial.speaker.words)
            and (near := _near(material, one.quotable, denial.quotable)) >= _SAME_MATTER
        ]
        if against:
            _, claim = max(against, key=lambda pair: pair[0])
            yield _difference(claim.quotable, denial.quotable, rank[claim.quotable] + rank[denial.quotable])


def _near(material: Material, one: Quotable, other: Quotable) -> float:
    return float(np.dot(material.vectors[one.row], material.vectors[other.row]))


def _difference(one: Quotable, other: Quotable, worth: float) -> Difference:
    first, second = sorted([one, other], key=lambda quotable: (moment(quotable.article.published), quotable.row))
    return Difference(first, second, worth)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))
