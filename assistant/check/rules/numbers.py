"""Numbers and amounts of a claim that its sources do not hold, or hold of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.check.figures.amounts import alike, compare
from assistant.check.figures.arithmetic import gained, listed, worked_out
from assistant.check.figures.held import Held, by_sentence, far, near
from assistant.check.figures.shares import of_named
from assistant.check.figures.swaps import swapped
from assistant.check.types import Aligned
from assistant.types import Reason
from index.parts.types import Quantity

_CEILING = re.compile(
    r"\b(?:can|could|may|might|capacity|room|able|possibl[ey]|maximum|limit|until|potential\w*|permit\w*|allow\w*)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|since|aged|starting (?:at|from)|as (?:young|few|little|low) as)(?: the age of)?\s*$", re.IGNORECASE
)
_TO = re.compile(r"\b(?:until|till|to|as (?:old|many|much|high) as|before)(?: the age of)?\s*$", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|from|until|till|by|before|after|to|and)\s$")
_RATE = re.compile(
    r"(?:\s[\w-]+){0,3}?\s(?:a|an|per|each|every)\s(?P<span>hour|day|night|week|month|year|minute|second)\b"
    r"|(?:\s[\w-]+){0,3}?\s(?P<adverb>hourly|daily|nightly|weekly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
_RATE_WORDS = {"daily": "day", "yearly": "year", "annually": "year"}


def numbers(pair: Aligned) -> Iterator[Reason]:
    """Codes `number` (not in the source), `unit` (there in another unit), `bound` (there as a least, a most or about)
    and `number-of` (there of something else)."""
    if not pair.near:
        return
    around = near(pair)
    for found in pair.claim.quantities:
        if reason := _reason(pair, found, around):
            yield reason


def _reason(pair: Aligned, found: Quantity, around: Sequence[Held]) -> Reason | None:
    shown = pair.claim.text[found.start : found.end]
    claimed = Held(pair.claim, found)
    same = [held for held in around if compare(found, shown, held.quantity) == "same"]
    if same:
        return _of_another(claimed, same, pair, around) or _other_rate(pair, claimed)
    rival = _rival(pair, claimed, around)
    sure = rival is not None and _surely(claimed, rival)
    if _ends(found, around) or _hour(pair, found) or _passing(found, shown, around):
        return None
    bounded = _bounded(pair, claimed, shown, around)
    unlike = any(compare(found, shown, held.quantity) == "unit" for held in around)
    # What settles it whatever the far sentences say comes first: to read those costs more than all else here.
    if not bounded and not sure:
        near_by = worked_out(pair, found, shown, around) or listed(pair, found)
        if near_by or (not unlike and _written(pair, shown)):
            return None
    distant = far(pair)
    if gained(pair, found, [*around, *distant]):
        return None
    if bounded:
        there = [held for held in around if compare(found, shown, held.quantity) == "bound"]
        return _of_another(claimed, there, pair, around) or bounded
    if not sure and _worked_out_far(pair, found, shown, around):
        return None
    if found.noun and any(
        held.quantity.noun == found.noun and compare(found, shown, held.quantity) == "same" for held in distant
    ):
        return None
    if any(compare(found, shown, held.quantity) == "same" for held in distant) or _written(pair, shown):
        return _absent(pair, claimed, shown, rival, around) if sure or unlike else None
    return _absent(pair, claimed, shown, rival, [*around, *distant])


def _worked_out_far(pair: Aligned, found: Quantity, shown: str, around: Sequence[Held]) -> bool:
    """Whether the number follows from those of one further sentence alone, or from one that the claim names."""
    distant = far(pair)
    return of_named(pair.claim, found, [*around, *distant]) or any(
        worked_out(pair, found, shown, group) for group in by_sentence(distant)
    )


def _passing(found: Quantity, shown: str, around: Sequence[Held]) -> bool:
    """A year, an hour: an article counts one only where the source has one of another unit."""
    light = found.unit == "second" and shown.casefold().startswith(("a ", "an "))
    return light and not any(compare(found, shown, held.quantity) == "unit" for held in around)


def _hour(pair: Aligned, found: Quantity) -> bool:
    """A bare number that is a time of day, where the source has that: "from eight", for 8 p.m."""
    if found.unit or found.noun or not _AT.search(pair.claim.text[: found.start]):
        return False
    told = [time for each in pair.near for time in each.statement.times if time.minutes is not None]
    return any(time.minutes % 720 == found.high % 12 * 60 for time in told if time.minutes is not None)


def _absent(pair: Aligned, claimed: Held, shown: str, rival: Held | None, everywhere: Sequence[Held]) -> Reason | None:
    for held in everywhere:
        if compare(claimed.quantity, shown, held.quantity) == "unit":
            return Reason("unit", f"The source says {held.shown}, not {claimed.shown}.")
    if any(compare(claimed.quantity, shown, held.quantity) == "bound" for held in everywhere):
        return _bounded(pair, claimed, shown, everywhere)
    if rival:
        return Reason("number", f"The source says {rival.shown}, not {claimed.shown}.")
    return Reason("number", f"The number {claimed.shown} is not in the source.")


def _bounded(pair: Aligned, claimed: Held, shown: str, around: Sequence[Held]) -> Reason | None:
    """The number stands there with another bound, unless the claim's words bound it in their own way."""
    for held in around:
        if compare(claimed.quantity, shown, held.quantity) != "bound" or _bounded_else(pair, claimed, held):
            continue
        if held.quantity.bound == claimed.quantity.bound == "exactly":
            return Reason("bound", f"The source says {held.shown}, not {claimed.shown} alone.")
        source, claim = held.shown, claimed.shown
        if source.casefold() == claim.casefold():
            source, claim = f"{held.quantity.bound} {source}", f"{claimed.quantity.bound} {claim}"
        return Reason("bound", f"The source says {source}, where this says {claim}.")
    return None


def _bounded_else(pair: Aligned, claimed: Held, held: Held) -> bool:
    before = pair.claim.text[max(0, claimed.quantity.start - 48) : claimed.quantity.start]
    low, high = held.quantity.low, held.quantity.high
    if low == high and claimed.quantity.bound in ("at most", "less than") and held.within:
        return True
    if low == high:
        return held.quantity.bound == "at most" and bool(_CEILING.search(before))
    if claimed.quantity.low == (low if _FROM.search(before) else high if _TO.search(before) else None):
        return True
    ends = {other.low for other in pair.claim.quantities} | {other.high for other in pair.claim.quantities}
    return {low, high} <= ends  # the claim has the other end as well


def _rival(pair: Aligned, claimed: Held, around: Sequence[Held]) -> Held | None:
    """The quantity of the same thing that the source has in its place, unless the claim tells that one as well."""
    told = [(other, pair.claim.text[other.start : other.end]) for other in pair.claim.quantities]
    best: tuple[int, Held] | None = None
    for held in around:
        if not _kin(claimed.quantity, held.quantity) or any(
            compare(one, words, held.quantity) == "same" for one, words in told
        ):
            continue
        score = claimed.likeness(held) + bool(claimed.quantity.unit)
        if score > (best[0] if best else 0):
            best = score, held
    return best[1] if best else None


def _kin(found: Quantity, other: Quantity) -> bool:
    if "label" in (found.unit, other.unit) or "ordinal" in (found.unit, other.unit):
        return found.unit == other.unit and (found.noun == other.noun or found.unit == "ordinal")
    return alike(found, other)


def _surely(claimed: Held, rival: Held) -> bool:
    """Whether both count the same thing: the same noun, or the same fate."""
    one, other = claimed.quantity, rival.quantity
    fate = bool(claimed.state) and claimed.state == rival.state and one.high > 2
    return bool(one.noun) and (one.noun == other.noun or (fate and one.unit == other.unit))


def _of_another(claimed: Held, same: Sequence[Held], pair: Aligned, around: Sequence[Held]) -> Reason | None:
    other = swapped(claimed, same, pair, around)
    if other is None:
        return None
    return Reason("number-of", f"The source says {same[0].phrase} and {other.phrase}, not {claimed.phrase}.")


def _other_rate(pair: Aligned, claimed: Held) -> Reason | None:
    """An amount for a day that the source has for a week."""
    found = _RATE.match(pair.claim.text, claimed.quantity.end)
    if found is None:
        return None
    span = found["span"] or _RATE_WORDS.get(found["adverb"], (found["adverb"] or "").removesuffix("ly"))
    more = {"day": "|daily", "year": "|annual(?:ly)?"}.get(span, "")
    word = re.compile(rf"\b(?:(?:a|an|per|each|every|the)\s{span}|{span}ly{more})\b")
    if any(word.search(evidence.text.casefold()) for evidence in pair.near):
        return None
    return Reason("unit", f"The source does not say {claimed.shown} by the {span}.")


def _ends(found: Quantity, around: Sequence[Held]) -> bool:
    """Both ends of a range stand apart in the source ("from 12 to 40")."""
    held = [held.quantity for held in around if alike(found, held.quantity)]
    ends = set(chain.from_iterable((other.low, other.high) for other in held))
    return found.low != found.high and {found.low, found.high} <= ends


def _written(pair: Aligned, shown: str) -> bool:
    """Whether the very words stand in a source, as a number of their own."""
    pattern = re.compile(rf"(?<![\w.,])\$?{re.escape(shown)}(?![\w]|[.,]\d)", re.IGNORECASE)
    return bool(re.search(r"\d|\s|-", shown)) and any(pattern.search(source.text) for source in pair.sources)
