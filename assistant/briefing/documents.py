"""A JSON document read with care: every value is asked for as what it must be, and what is wrong is named by its place.

A file may come from anywhere. Nothing but UnusableBriefing comes out of what is read here.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from index.dates import from_iso
from index.errors import BriefingError
from index.types import Published

Value = TypeVar("Value")
Json = dict[str, Any]

# An integer that a column or an offset can be; Python's own are as long as a file.
_MOST = 2**63 - 1
_SURROGATE = re.compile("[\ud800-\udfff]")
_KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
_SHOWN = 60  # characters of a wrong value in a message
_OFFSET = re.compile(r"[+-]\d\d:\d\d(:\d\d(\.\d{6})?)?")


class UnusableBriefing(BriefingError):
    """A document that is no briefing, or a briefing of another form; the message names the place."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document and where it stands in it, such as `stories[2].lines[0].text`."""

    value: Any
    where: str = ""

    def refused(self, why: str) -> UnusableBriefing:
        """What to raise of this value."""
        return UnusableBriefing(f"{self.where or 'the document'}: {why}")

    def only(self, keys: Sequence[str]) -> None:
        """Refuses an object with a key that is none of these: what is not read could not be kept."""
        unknown = [key for key in self._of(dict) if key not in keys]
        if unknown:
            raise self.refused(f"{_short(unknown[0])} is no key of this form")

    def __getitem__(self, key: str) -> Node:
        """The value of a key that must be there."""
        if key not in self._of(dict):
            raise self.refused(f'"{key}" is missing')
        return self._under(key)

    def get(self, key: str, default: Any) -> Node:
        """The value of a key, or the default where an earlier version wrote none."""
        return self._under(key) if key in self._of(dict) else Node(default, self._place(key))

    def each(self, read: Callable[[Node], Value]) -> tuple[Value, ...]:
        """Every item of a list, read."""
        items = enumerate(self._of(list))
        return tuple(read(Node(item, f"{self.where}[{number}]")) for number, item in items)

    def items(self, read: Callable[[Node], Value]) -> tuple[tuple[str, Value], ...]:
        """Every key of an object with its value, read."""
        found = self._of(dict)
        return tuple((Node(key, self._place(key)).text(), read(self._under(key))) for key in found)

    def maybe(self, read: Callable[[Node], Value]) -> Value | None:
        """None for null, else the value read."""
        return None if self.value is None else read(self)

    def text(self) -> str:
        """A text that can be written as UTF-8."""
        found: str = self._of(str)
        if _SURROGATE.search(found):
            raise self.refused("half a character stands in the text")
        return found

    def flag(self) -> bool:
        """True or false."""
        found: bool = self._of(bool)
        return found

    def number(self) -> int:
        """A whole number from 0 on."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or not 0 <= self.value <= _MOST:
            raise self.refused(f"{_short(self.value)} is no whole number from 0 on")
        return self.value

    def score(self) -> float:
        """A finite number."""
        try:
            found = float("nan") if isinstance(self.value, bool | str) else float(self.value)
        except (TypeError, OverflowError):
            found = float("nan")
        if not math.isfinite(found):
            raise self.refused(f"{_short(self.value)} is no number")
        return found

    def one_of(self, names: Sequence[Value]) -> Value:
        """One of these texts."""
        if self.text() not in names:
            raise self.refused(f"{_short(self.value)} is none of {', '.join(map(str, names))}")
        return cast(Value, self.value)

    def day(self) -> date:
        """Such as 2026-05-06."""
        found = self.published()
        if found is None or isinstance(found, datetime):
            raise self.refused(f"{_short(self.value)} is no day")
        return found

    def moment(self) -> datetime:
        """A time with its zone."""
        found = self.published()
        if not isinstance(found, datetime):
            raise self.refused(f"{_short(self.value)} is no time with its zone")
        return found

    def published(self) -> Published:
        """A time with its zone, a day, or null."""
        if self.value is None:
            return None
        try:
            found = from_iso(self.text())
        except (ValueError, OverflowError) as error:
            raise self.refused(f"{_short(self.value)} is no date") from error
        if found is None:
            raise self.refused("the date is blank; an unknown one is null")
        return found

    def zone(self) -> tzinfo:
        """A zone by its name, or an offset such as +02:00."""
        name = self.text()
        try:
            if _OFFSET.fullmatch(name):
                return cast(tzinfo, datetime.fromisoformat(f"2000-01-01T00:00:00{name}").tzinfo)
            return ZoneInfo(name)
        except (ValueError, KeyError, OSError) as error:
            raise self.refused(f"{_short(name)} is no zone") from error

    def _under(self, key: str) -> Node:
        return Node(self.value[key], self._place(key))

    def _place(self, key: str) -> str:
        name = key if key.isidentifier() else _short(key)
        return f"{self.where}.{name}" if self.where else name

    def _of(self, kind: type[Any]) -> Any:
        if type(self.value) is not kind:
            raise self.refused(f"{_short(self.value)} stands where {_KINDS[kind]} belongs")
        return self.value


def parsed(text: str | bytes) -> Any:
    """JSON as strict as its standard: no key twice, no NaN. Raises UnusableBriefing."""
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UnusableBriefing(f"no JSON ({error})") from error


def zone_name(zone: tzinfo, at: date) -> str:
    """A zone's name; for one that has none its offset on that day."""
    if isinstance(zone, ZoneInfo) and zone.key:
        return zone.key
    offset = datetime(at.year, at.month, at.day, 12, tzinfo=zone).isoformat()
    return offset[len("2026-05-06T12:00:00") :]


def _once_each(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {_short(twice)} stands twice in one object")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no value of JSON")


def _short(value: Any) -> str:
    """A value for a message: in ASCII, so that it does nothing to a terminal, and never long."""
    if isinstance(value, dict | list):
        return _KINDS[type(value)]
    if isinstance(value, int) and abs(value) > _MOST:
        return "a number too large"
    words = ascii(value) if isinstance(value, str) else str(value)
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
