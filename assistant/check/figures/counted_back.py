"""Days and years that a writer counts back from a span: in office for 32 years, on the 11th day of the siege."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from index.parts.types import Quantity, Statement, Time
from index.parts.units import units

_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def counted_back(claimed: Time, near: Sequence[Statement], anchors: Collection[date]) -> bool:
    """Whether a span, an age or a numbered day of the near sentences leads from one of the days they know to the
    claim's day or year. `anchors` are those days: of publication, and told."""
    found = [quantity for statement in near for quantity in statement.quantities]
    if claimed.year and claimed.month is None:
        return any(anchor.year - claimed.year in _years(each) for each in found for anchor in anchors)
    if claimed.first is None or claimed.first != claimed.last:
        return False
    gaps = {abs((anchor - claimed.first) // timedelta(days=1)) for anchor in anchors}
    return any(gap in _days(each) for each in found for gap in gaps)


def _years(found: Quantity) -> tuple[int, ...]:
    """The years that a span or an age may reach back."""
    if found.unit == "age":
        return int(found.high), int(found.high) + 1
    unit = units().get(found.given)
    in_years = found.unit == "second" and found.given.startswith("year") and unit is not None
    return (round(found.high / unit.factor),) if in_years and unit else ()


def _days(found: Quantity) -> tuple[int, ...]:
    """The days of a short span; on its nth day, n - 1 have passed."""
    if found.unit == "ordinal":
        return (int(found.high) - 1,) if found.noun == "day" else ()
    unit, each = units().get(found.given), _DAYS.get(found.given.removesuffix("s"))
    return (round(found.high / unit.factor) * each,) if unit and each and found.unit == "second" else ()
