"""Whether an amount of a claim is what a source says: the same, the same with another bound or unit, or another."""

from __future__ import annotations

import re
from typing import Literal

from index.parts.numerals import VAGUE
from index.parts.types import Bound, Quantity
from index.parts.units import MONEY, units

Verdict = Literal["same", "bound", "unit", "other"]

_CONVERTED = 0.04  # 19 km are "12 miles": what rounding leaves between two units
_ABOUT = 0.05  # "about 60,000" for 59,800
_ROUNDED = 0.05  # "1.2 million" for 1.23 million, "40 per cent" for 39.6: rounding that shows by itself
_ORDINARY = 10  # "minute 81" is the 81st; "three" is not the third
_SPAN = 0.15  # "almost two weeks" for 12 days
_BEYOND = 1.35  # "more than 40" for 47
_COMPATIBLE = (
    frozenset(["", "label"]),
    frozenset(["", "age"]),
    frozenset(["degree", "celsius"]),
    frozenset(["", "times"]),
    frozenset(["label", "ordinal"]),
)
# A bound of the claim -> the bounds of the source, with the same number, that allow it.
_ALLOWED: dict[Bound, frozenset[Bound]] = {
    "exactly": frozenset(["exactly", "about"]),
    "about": frozenset(["exactly", "about", "more than", "at least", "less than", "at most"]),
    "at least": frozenset(["exactly", "at least", "more than"]),
    "more than": frozenset(["more than", "at least"]),
    "at most": frozenset(["exactly", "at most", "less than"]),
    "less than": frozenset(["less than", "at most"]),
}
_MEASURES = frozenset(
    [
        "metre",
        "square metre",
        "tonne",
        "litre",
        "kilometre per hour",
        "second",
        "watt",
        "watt hour",
        "celsius",
        "degree",
    ]
)
_SCALED = re.compile(r"million|billion|trillion|(?<=\d)\s?(?:m|bn|mn|tn)\b", re.IGNORECASE)


def compare(claim: Quantity, shown: str, source: Quantity) -> Verdict:
    """How the claim's quantity, which stands there as `shown`, stands to one of a source."""
    if not alike(claim, source):
        return "unit" if _same(raw(claim), raw(source)) and _of_one_kind(claim, source) else "other"
    if claim.unit == source.unit == "second" and _loose(claim):
        return "same" if claim.low <= source.high and source.low <= claim.high else "other"
    if VAGUE.keys() & set(claim.given.split()):
        return "same" if _within(claim, source) else "other"
    if VAGUE.keys() & set(source.given.split()):
        return "other"
    if claim.low != claim.high or source.low != source.high:
        return _ranges(claim, source)
    if _equal(claim, shown, source):
        return "same" if source.bound in _ALLOWED[claim.bound] else "bound"
    if _beyond(claim, source):
        return "same"
    differ = claim.unit == source.unit and claim.given != source.given
    return "unit" if differ and claim.unit != "" and _same(raw(claim), raw(source)) else "other"


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are of one dimension; a number without unit and noun may be of any."""
    if one.unit == other.unit or any({one.unit, other.unit} <= pair for pair in _COMPATIBLE):
        return True
    bare = [found for found in (one, other) if not found.unit and not found.noun]
    if bare and (one.high > _ORDINARY or "ordinal" not in (one.unit, other.unit)):
        return _same(raw(one), raw(other))
    return {one.unit, other.unit} == {"age", "second"} and _same(raw(one), raw(other))


def raw(found: Quantity) -> float:
    """The number as it was given, in its own unit."""
    unit = units().get(found.given)
    if unit is None or found.unit in ("", "label", "ordinal"):
        return found.high
    return found.high * 1.8 + 32 if unit.name == "fahrenheit" else found.high / unit.factor


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two units are of one kind, so that the one may have been put for the other."""
    pair = {one.unit, other.unit}
    shares = {"percent", "percentage point", "times", ""}
    counted = next((found for found in (one, other) if not found.unit), None)
    if counted is not None and counted.noun and counted.high <= _ORDINARY:
        return False  # two ministers are not put for two per cent
    return pair <= MONEY or pair <= shares or pair <= _MEASURES


def _loose(found: Quantity) -> bool:
    """Several weeks, a few days."""
    return found.low != found.high and found.bound == "about"


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-9)


def _near(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _equal(claim: Quantity, shown: str, source: Quantity) -> bool:
    if _same(claim.low, source.low):
        return True
    if claim.unit == source.unit and claim.unit and claim.given != source.given:
        if claim.unit == "second" and claim.bound == "about":
            return _near(claim.low, source.low, _SPAN)
        return _near(claim.low, source.low, _ABOUT + 0.02 if claim.bound == "about" else _CONVERTED)
    if not claim.unit and source.unit and not claim.noun:
        return _same(claim.low, raw(source))
    if claim.unit == "percent" and not re.search(r"\d", shown):  # a third: 33 per cent
        return _near(claim.low, source.low, _ABOUT if claim.bound == "about" else 0.02)
    return _said_rounded(claim, source) or _shown_rounded(claim, shown, source)


def _said_rounded(claim: Quantity, source: Quantity) -> bool:
    if claim.bound != "about":
        return False
    value = raw(claim)
    if not raw(source).is_integer() and round(raw(source)) == value:
        return True
    if value >= 10 and _digits(value) == 1 and str(value)[0] == "1":  # close to a billion, about a thousand
        return _near(claim.low, source.low, 2 * _ABOUT)
    coarse = value >= 20 and value % 10 == 0
    return _near(claim.low, source.low, _ABOUT) and (coarse or not value.is_integer() or value > 1000)


def _shown_rounded(claim: Quantity, shown: str, source: Quantity) -> bool:
    if not _near(claim.low, source.low, _ROUNDED):
        return False
    if _SCALED.search(shown):
        return _digits(claim.low) < _digits(source.low) and _same(_rounded(source.low, _digits(claim.low)), claim.low)
    value = raw(source)
    return not float(value).is_integer() and raw(claim) == round(value)


def _digits(value: float) -> int:
    """How many digits a number has that tell anything: 2 for 1,200,000."""
    return len(f"{value:.0f}".rstrip("0")) or 1


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits - 1}e}")


def _beyond(claim: Quantity, source: Quantity) -> bool:
    """More than 40 for 47; fewer than 50 for 47."""
    if claim.bound in ("at least", "more than"):
        return claim.low < source.low <= claim.low * _BEYOND and source.bound not in ("at most", "less than")
    if claim.bound in ("at most", "less than"):
        return source.low < claim.low <= source.low * _BEYOND and source.bound not in ("at least", "more than")
    return False


def _within(claim: Quantity, source: Quantity) -> bool:
    """Hundreds for 350; thousands for tens of thousands; never hundreds for dozens."""
    if claim.given == source.given or {claim.given, source.given} == {"dozens", "scores"}:
        return True
    if source.given:
        return claim.low <= source.low and source.high <= claim.high
    open_up = source.bound in ("at least", "more than")
    return claim.low <= source.low * (2 if open_up else 1) and source.low <= claim.high


def _ranges(claim: Quantity, source: Quantity) -> Verdict:
    if _same(claim.low, source.low) and _same(claim.high, source.high):
        return "same"
    if claim.low != claim.high:
        return "other"
    upper = claim.bound in ("at most", "less than", "about") and _same(claim.low, source.high)
    lower = claim.bound in ("at least", "more than", "about") and _same(claim.low, source.low)
    if upper or lower:
        return "same"
    return "bound" if claim.low in (source.low, source.high) else "other"
