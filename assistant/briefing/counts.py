"""The numbers of a sentence, each with what it counts and who gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.briefing.quotables import Quotable
from index.parts.types import Quantity
from index.statements import read

# Without one of these no number is read: looked for first, because reading a sentence takes a millisecond or two.
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|hundreds?|thousands?"
    r"|millions?|half)\b",
    re.IGNORECASE,
)
# What becomes of people is counted under many nouns: the dead of one sentence are the people killed of another.
_FATES = {
    "dead": re.compile(r"\b(?:kill\w*|dead|deaths?|died|toll|fatalit\w+|lives|bodies|perished)\b", re.IGNORECASE),
    "hurt": re.compile(r"\b(?:wound\w*|injur\w*|hurt)\b", re.IGNORECASE),
    "fled": re.compile(r"\b(?:displac\w+|fled|flee\w*|left their homes|driven out|evacuat\w+)\b", re.IGNORECASE),
    "held": re.compile(r"\b(?:arrest\w*|detain\w*|prisoners?|captur\w+|hostages?)\b", re.IGNORECASE),
    "ill": re.compile(r"\b(?:cases?|infect\w*|sick|contracted)\b", re.IGNORECASE),
    "there": re.compile(r"\b(?:protest\w*|demonstrat\w*|rall(?:y|ied)|march\w*|crowd|gathered)\b", re.IGNORECASE),
}
# Crowds, prisoners and cases are told of one by one as well: "one of the protesters" is no count of them.
_FEWEST = {"dead": 1, "hurt": 1, "fled": 4, "held": 4, "ill": 4, "there": 10}
_PEOPLE = frozenset(
    (
        *("person", "people", "man", "woman", "child", "civilian", "resident", "citizen", "soldier", "fighter"),
        *("family", "body", "victim", "protester", "demonstrator", "case", "death", "dead", "refugee", "prisoner"),
    )
)
_BESIDE = 40  # characters on either side of a number in which the fate of those it counts is told
_ALIKE = 0.05  # of the value: "about 400" and 412 are the same count


@dataclass(frozen=True, slots=True)
class Account:
    """A number with the fate of those it counts. `source` are the stems of who gives it."""

    quotable: Quotable
    quantity: Quantity
    fate: str
    source: frozenset[str]


def accounts(one: Quotable, source: frozenset[str]) -> Iterator[Account]:
    """The counts of people in a sentence, by what became of them."""
    if not _NUMBER.search(one.text):
        return
    for quantity in read(one.text, one.article.published).quantities:
        if quantity.unit or (quantity.noun and quantity.noun not in _PEOPLE):
            continue
        fate = _fate(one.text, quantity)
        if fate and quantity.low >= _FEWEST[fate]:
            yield Account(one, quantity, fate, source)


def apart(one: Quantity, other: Quantity) -> bool:
    """Whether two values cannot be the same count."""
    low, high = sorted([one, other], key=lambda quantity: quantity.low)
    return high.low - low.high > _ALIKE * high.low


def _fate(text: str, quantity: Quantity) -> str:
    """What became of those counted, by the nearest word that tells it; "" where none is near."""
    start = max(0, quantity.start - _BESIDE)
    around = text[start : quantity.end + _BESIDE]
    middle = (quantity.start + quantity.end) / 2 - start
    near = [
        (abs((found.start() + found.end()) / 2 - middle), name)
        for name, pattern in _FATES.items()
        for found in pattern.finditer(around)
    ]
    return min(near)[1] if near else ""
