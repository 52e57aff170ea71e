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
    """A number with what it counts: a fate of people, or the noun. `source` are the stems of who gives it."""

    quotable: Quotable
    quantity: Quantity
    counted: str
    fate: bool
    source: frozenset[str]


def accounts(one: Quotable, source: frozenset[str]) -> Iterator[Account]:
    """The counts of a sentence; shares and sums of money too."""
    if not _NUMBER.search(one.text):
        return
    for quantity in read(one.text, one.article.published).quantities:
        if quantity.unit not in ("", "percent", "usd"):
            continue
        if quantity.noun in _PEOPLE or not quantity.noun:
            if counted := _fate(one.text, quantity):
                yield Account(one, quantity, counted, True, source)
        elif quantity.noun.isalpha():
            yield Account(one, quantity, quantity.noun, False, source)


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
