"""Numbers that a writer may work out from the source without saying more than it does: the half where it has 60 of
120, the gain where it has before and after, three ministers where it names three."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, groupby, pairwise

from assistant.check.figures.amounts import alike
from assistant.check.figures.held import Held
from assistant.check.types import Aligned
from index.parts.types import Quantity, Statement

_FEW = 10  # up to so many a writer counts what the source lists
_YEAR = 31557600
_PHRASE = 4  # words of a phrase in a list
_PLACES = frozenset(["country", "nation", "state", "city", "town", "village", "place", "land", "province", "region"])
_JOINT = re.compile(r",\s*(?:and|or)\s(?:the\s)?|,\s(?:the\s)?|\s(?:and|or)\s(?:the\s)?")
_MORE = re.compile(r"\s(?:more|fewer|less|additional|extra)\b")
_OF = re.compile(r"\sof\s(?:the|its|their|those)\s(?:\d|\w+teen|ten|eleven|twelve|twenty|thirty|forty|fifty)")
_COMPARED = re.compile(
    r"\b(?:more|fewer|less|higher|lower|up|down|by|rise|rose|fell|gain|gained|lost|added|difference|gap|another|extra"
    r"|further|remaining|still|other)\b",
    re.IGNORECASE,
)


def worked_out(pair: Aligned, found: Quantity, shown: str, around: Sequence[Held]) -> bool:
    """Whether the claim's number follows from those of the sentences that carry it."""
    if found.low != found.high:
        return False
    if found.unit in ("percent", "times"):
        return _ratio(found, shown, around)
    if found.unit == "second":
        return _elapsed(pair, found) or _difference(pair.claim, found, around)
    return _sum(found, around) or _difference(pair.claim, found, around)


def gained(pair: Aligned, found: Quantity, around: Sequence[Held]) -> bool:
    """Nine thousand more, where the source has before and after."""
    return bool(_MORE.match(pair.claim.text, found.end)) and _difference(pair.claim, found, around)


def listed(pair: Aligned, found: Quantity) -> bool:
    """One, first, twice, both sides, three ministers who are named: what a writer counts without a number there."""
    if found.unit in ("ordinal", "times"):
        return found.high <= 2
    if found.unit or found.low != found.high or found.high > _FEW or found.bound != "exactly":
        return False
    return found.high <= 2 or any(found.high in counts(evidence.statement, found.noun) for evidence in pair.near)


def counts(statement: Statement, noun: str) -> set[int]:
    """How many things of the kind of a noun a sentence may be said to name or list."""
    if runs := _runs(statement):
        return runs
    places = noun in _PLACES
    held = {name.text for name in statement.names if (name.kind in ("place", "people")) == places}
    return {len(held), *_lists(statement)}


def _runs(statement: Statement) -> set[int]:
    """The lengths of the runs of names that only commas and "and" part."""
    gaps = [bool(_JOINT.fullmatch(statement.text[one.end : other.start])) for one, other in pairwise(statement.names)]
    return {len(list(run)) + 1 for held, run in groupby(gaps) if held}


def _lists(statement: Statement) -> list[int]:
    """The lengths of lists of short phrases; the first and the last phrase may be longer than what they list."""
    pieces = _JOINT.split(statement.text)
    short = [len(piece.split()) <= _PHRASE for piece in pieces]
    runs = [len(list(run)) for held, run in groupby(short) if held]
    return [run + extra for run in runs for extra in (1, 2)]


def _ratio(found: Quantity, shown: str, around: Sequence[Held]) -> bool:
    quantities = [held.quantity for held in around]
    inverse = {"percent": "times", "times": "percent"}[found.unit]
    if any(other.unit == inverse and abs(found.high * other.high - 100) < 2 for other in quantities):
        return True
    if found.unit == "percent" and re.search(r"\d", shown):
        return False
    whole = 100.0 if found.unit == "percent" else 1.0
    plain = [other for other in quantities if other.high and other.unit not in ("label", "ordinal")]
    return any(
        one.unit == other.unit and abs(whole * _part(one, other, found) - found.high) <= 0.01 * found.high
        for one, other in combinations(plain, 2)
    )


def _part(one: Quantity, other: Quantity, found: Quantity) -> float:
    small, large = sorted((one.high, other.high))
    return small / large if found.unit == "percent" else large / small


def _difference(claim: Statement, found: Quantity, around: Sequence[Held]) -> bool:
    """Nine thousand more, where the source has before and after."""
    beside = claim.text[max(0, found.start - 24) : found.start] + " " + claim.text[found.end : found.end + 24]
    if not _COMPARED.search(beside) and not _OF.match(claim.text, found.end):
        return False
    held = [other.quantity for other in around if alike(found, other.quantity) and other.quantity.unit == found.unit]
    return any(abs(abs(one.high - other.high) - found.high) < 1e-6 * found.high for one, other in combinations(held, 2))


def _sum(found: Quantity, around: Sequence[Held]) -> bool:
    """Seven aircraft, where the source has five planes and two helicopters."""
    for one, other in combinations(around, 2):
        if one.statement is not other.statement or {one.quantity.unit, other.quantity.unit} != {found.unit}:
            continue
        between = one.statement.text[one.quantity.end : other.quantity.start]
        joined = re.fullmatch(r"(?:\s[\w-]+){1,4},?\s(?:and|plus)(?:\s(?:a|another|some))?\s", between)
        nouns = {one.quantity.noun, other.quantity.noun}
        if joined and found.noun not in nouns and one.quantity.high + other.quantity.high == found.high:
            return True
    return False


def _elapsed(pair: Aligned, found: Quantity) -> bool:
    """Nine years, where the source has 1981 and 1990; ten hours, where it has two times of day."""
    times = [time for evidence in pair.near for time in evidence.statement.times]
    years = {time.first.year for time in times if time.first}
    clocks = {time.minutes for time in times if time.minutes is not None}
    if found.high >= _YEAR:
        return any(abs(one - other) == round(found.high / _YEAR) for one, other in combinations(years, 2))
    days = {time.first for time in times if time.first and time.first == time.last}
    gaps = [abs((one - other).days) * 24 * 60 for one, other in combinations(days, 2)]
    gaps += [abs(one - other) for one, other in combinations(clocks, 2)]
    return any(abs(gap * 60 - found.high) <= 0.1 * found.high for gap in gaps)
