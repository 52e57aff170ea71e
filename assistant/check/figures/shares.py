"""Shares and multiples that a writer works out: a third, four times, all but 0.3 percent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.check.figures.amounts import raw
from assistant.check.figures.held import Held
from index.parts.types import Quantity, Statement

_SHARE = 0.1  # "about a quarter" for 27 per cent
_BEYOND = 1.35  # "more than half" for 61 per cent
_BUT = re.compile(r"\b(?:all but|but for|except(?: for)?|apart from|the (?:other|remaining|rest,?))\s(?:\w+\s)?$", re.I)


def follows(claim: Statement, found: Quantity, shown: str, around: Sequence[Held]) -> bool:
    """Whether a share or a multiple of the claim follows from amounts of the source."""
    return _inverse(found, around) or _ratio(claim, found, shown, around)


def of_named(claim: Statement, found: Quantity, everywhere: Sequence[Held]) -> bool:
    """Five times as many, where the claim names one of the two amounts and any sentence has the other."""
    named = {other.high for other in claim.quantities if other.high and other.start != found.start}
    plain = [held.quantity for held in everywhere if held.quantity.unit not in ("label", "ordinal")]
    return found.unit == "times" and any(
        _is(found, large / small)
        for one in plain
        for other in plain
        if one.unit == other.unit and one.high in named and other.high
        for small, large in [sorted((one.high, other.high))]
    )


def part_of_whole(found: Quantity, around: Sequence[Held]) -> bool:
    """Twelve million, where the source has 25 per cent of 48 million."""
    shares = [held.quantity.high / 100 for held in around if held.quantity.unit == "percent"]
    wholes = [held.quantity.high for held in around if held.quantity.unit == found.unit]
    return any(abs(share * whole - found.high) <= 0.02 * found.high for share in shares for whole in wholes)


def by_the_unit(claim: Statement, found: Quantity, around: Sequence[Held]) -> bool:
    """Thirty dinars a litre, where the source has 600 dinars for 20 litres."""
    held = [each.quantity for each in around]
    ones = [one for one in held if one.unit == found.unit]
    sizes = [(other, raw(other)) for other in held]
    wholes = [(other, size) for other, size in sizes if ones and size > 1 and _by(claim, other)]
    return any(
        abs(one.high / size - found.high) <= 0.01 * found.high
        for one in ones
        for other, size in wholes
        if one is not other
    )


def _by(claim: Statement, whole: Quantity) -> bool:
    """Whether the claim speaks of one of what is measured or counted: a litre, each boat."""
    one = (whole.given or whole.noun).removesuffix("s")
    return bool(one) and bool(re.search(rf"\b(?:an?|per|each|every|one)\s{re.escape(one)}\b", claim.text, re.I))


def _inverse(found: Quantity, around: Sequence[Held]) -> bool:
    """A quarter of what the others earn, who earn four times as much."""
    other = {"percent": "times", "times": "percent"}[found.unit]
    return any(held.quantity.unit == other and abs(found.high * held.quantity.high - 100) < 2 for held in around)


def rest(claim: Statement, found: Quantity, around: Sequence[Held]) -> bool:
    """All but 0.3 percent, where the source has 99.7."""
    beside = claim.text[max(0, found.start - 24) : found.start]
    percents = [held.quantity.high for held in around if held.quantity.unit == "percent"]
    return bool(_BUT.search(beside)) and any(abs(100 - other - found.high) < 1e-6 for other in percents)


def _ratio(claim: Statement, found: Quantity, shown: str, around: Sequence[Held]) -> bool:
    """Whether it is what two amounts of the source are to each other, or one of them that the claim names to the
    difference of two others."""
    if found.unit == "percent" and re.search(r"\d", shown):
        return False
    plain = [held.quantity for held in around if held.quantity.high and held.quantity.unit not in ("label", "ordinal")]
    named = {other.high for other in claim.quantities}
    pairs = [(one.high, other.high) for one, other in combinations(plain, 2) if one.unit == other.unit]
    gaps = [abs(one - other) for one, other in pairs]
    pairs += [(one.high, gap) for one in plain if one.high in named for gap in gaps if gap]
    return any(_is(found, part) for one, other in pairs for part in _parts(one, other, found, named))


def _is(found: Quantity, part: float) -> bool:
    value = part * (100.0 if found.unit == "percent" else 1.0)
    if found.bound in ("more than", "at least"):
        return found.high < value <= _BEYOND * found.high
    if found.bound in ("less than", "at most"):
        return value < found.high <= _BEYOND * value
    return abs(value - found.high) <= (_SHARE if found.bound == "about" else 0.01) * found.high


def _parts(one: float, other: float, found: Quantity, named: set[float]) -> tuple[float, ...]:
    """The share of one in the other, of either in both together and, where the claim names one of them, of what is
    left; or how many times the one is in the other."""
    small, large = sorted((one, other))
    if found.unit != "percent":
        return (large / small,)
    rest = (1 - small / large,) if {small, large} & named else ()
    both = (small / (small + large), large / (small + large)) if found.bound in ("exactly", "about") else ()
    return (small / large, *both, *rest)
