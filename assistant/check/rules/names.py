"""A name that the sources do not have, or that stands where they have another."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check.missing import missing
from assistant.check.naming import SAID
from assistant.check.offices import held_by_nobody
from assistant.check.outlets import told
from assistant.check.slots import in_its_place
from assistant.check.types import Aligned
from assistant.types import Reason
from index.parts.types import Name


def names(pair: Aligned) -> Iterator[Reason]:
    """Code `name` for a name in no source, `name-role` for one that the sources have elsewhere, but not there."""
    absent = list(missing(pair))
    outlets = [name for name, _ in told(pair.claim)]
    for name in absent:
        if name not in outlets and not held_by_nobody(pair, name):
            yield Reason("name", f"The {SAID[name.kind]} “{name.text}” is not in the source{_instead(pair, name)}.")
    for name in pair.claim.names:
        if name not in absent and (other := in_its_place(pair, name)):
            yield Reason("name-role", f"The source has “{other.text}” where this has “{name.text}”.")


def _instead(pair: Aligned, name: Name) -> str:
    other = in_its_place(pair, name)
    return f", which has “{other.text}” there" if other else ""
