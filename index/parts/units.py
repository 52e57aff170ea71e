"""Units of money, length, weight, time and so on, each brought to one unit of its dimension (`units.txt`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from index.parts.atoms import Atom
from index.parts.lists import fields, lines
from index.parts.wordlists import word_classes

LONGEST = 3  # pieces of the longest form, without marks
# Signs before a number, with what may stand before a dollar sign.
SIGNS = frozenset("$€£¥₪₹₽₺₴")
_DOLLARS = {"a": "aud", "au": "aud", "c": "cad", "ca": "cad", "nz": "nzd", "hk": "hkd", "s": "sgd", "us": "usd"}
_NATIONS = {"australian": "aud", "canadian": "cad", "hong kong": "hkd", "singapore": "sgd", "zealand": "nzd"}
MONEY = word_classes("counting.txt")["money"]


class Unit(NamedTuple):
    """A unit as it was found: `factor` turns a value into the canonical unit `name`; `given` is its plain form."""

    name: str
    factor: float
    given: str


@cache
def units() -> Mapping[str, Unit]:
    """Form, with one space between its pieces -> unit."""
    found: dict[str, Unit] = {}
    for line in lines("units.txt"):
        name, factor, forms = fields(line, "|")
        shown = fields(forms)[0]
        found |= {form: Unit(name, float(factor), shown) for form in fields(forms)}
    return found


@cache
def _firsts() -> frozenset[str]:
    """The pieces that a unit may begin with."""
    return frozenset(part for form in units() for part in (form.split()[0], form.split("/")[0], form[0]))


def unit_at(pieces: Sequence[Atom], at: int) -> tuple[Unit, int] | None:
    """The longest unit that begins at a piece, and the piece behind it."""
    if at < len(pieces) and pieces[at].text in _NATIONS and unit_after(pieces, at + 1) == "usd":
        return Unit(_NATIONS[pieces[at].text], 1, f"{pieces[at].text} dollar"), at + 2
    known = units()
    if at < len(pieces) and pieces[at].word.tag == "AJ0" and unit_after(pieces, at + 1) in MONEY:
        return known[pieces[at + 1].text], at + 2  # 7,000 Egyptian pounds
    if at >= len(pieces) or pieces[at].text not in _firsts():
        return None
    for stop in range(min(len(pieces), at + LONGEST), at, -1):
        if unit := known.get(" ".join(piece.text for piece in pieces[at:stop]).replace("° ", "°").replace(" / ", "/")):
            return unit, stop
    return None


def unit_after(pieces: Sequence[Atom], at: int) -> str:
    """The canonical name of the unit of one piece, "" for none."""
    unit = units().get(pieces[at].text) if at < len(pieces) else None
    return unit.name if unit else ""


def currency_before(pieces: Sequence[Atom], at: int) -> tuple[Unit, int] | None:
    """The currency whose sign stands right before the number at a piece, and the piece that it begins with."""
    sign = pieces[at - 1].text if at else ""
    if sign not in SIGNS:
        return None
    land = pieces[at - 2].text if at > 1 else ""
    if sign == "$" and land in _DOLLARS and pieces[at - 2].end == pieces[at - 1].start:
        return Unit(_DOLLARS[land], 1, "dollar"), at - 2
    return units()[sign], at - 1


def canonical(value: float, unit: Unit) -> tuple[float, str]:
    """The value in the canonical unit, and that unit's name; Fahrenheit becomes Celsius."""
    if unit.name == "fahrenheit":
        return (value - 32) / 1.8, "celsius"
    return value * unit.factor, unit.name
