"""What the full-text index and the vectors have in common: derived from the record, each knows how far it has come."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from index.errors import LibraryError
from index.record import Change, Record

_LOG = logging.getLogger("briefing")

# Of what the derived indexes hold: raised when schema, analyser, header or metadata change, so that they are rebuilt.
FORM = "2"
# Articles of one step of catching up: some 500 passages, half a second.
_STEP = 64


class DamagedIndex(LibraryError):
    """A derived index cannot be read; it is rebuilt from the record."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """How far a derived index has come: of which library, up to which change, in which form, built when (`build`)."""

    library: str
    applied: int
    form: str
    build: str


def is_panic(error: BaseException) -> bool:
    """Whether an extension written in Rust gave up on its files: such an error is no Exception, and has no module to
    import it from."""
    return type(error).__name__ == "PanicException"


class Derived(Protocol):
    """An index that can be built again from the record. Every method is safe to repeat."""

    folder: Path

    def apply(self, changes: Sequence[Change]) -> None:
        """Takes each article out, and in again where it is shown; on disk when it returns. Raises DamagedIndex."""

    def clear(self) -> None:
        """Empties the index, whatever state it is in."""

    def ids(self) -> frozenset[str]:
        """The ids of all passages in the index. Raises DamagedIndex."""


def read_stamp(folder: Path) -> Stamp | None:
    """How far the index in this folder has come; None where it has no readable stamp and so must be rebuilt."""
    try:
        return Stamp(**json.loads((folder / "applied.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(folder: Path, stamp: Stamp) -> None:
    """Replaces the stamp in one step, so that a crash leaves the old one or the new one."""
    beside = folder / "applied.json.new"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(asdict(stamp), file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / "applied.json")


def lags(folder: Path, record: Record) -> bool:
    """Whether the index in this folder is not of the record as it now stands."""
    stamp = read_stamp(folder)
    return stamp is None or (stamp.library, stamp.form, stamp.applied) != (record.library, FORM, record.counter())


def catch_up(derived: Derived, record: Record, progress: Callable[[int], None] = lambda _: None) -> None:
    """Brings the index up to the record; rebuilds it where it is of another record or form, or damaged.

    The caller holds the library's lock. The stamp follows what it speaks of, so that after a crash the last step is
    done once more. `progress` hears the number of the last change applied."""
    try:
        _apply_changes(derived, record, progress)
    except DamagedIndex as error:
        discard(derived, error)
        _apply_changes(derived, record, progress)


def discard(derived: Derived, error: DamagedIndex) -> None:
    """Empties a damaged index so that it is built again, and tells of it: damage that comes back has a cause."""
    _LOG.warning("The index in %s is damaged and is built again: %s", derived.folder, error.__cause__ or error)
    start_anew(derived)


def start_anew(derived: Derived) -> None:
    """Empties the index. The stamp goes first: a crash in between must not leave one that speaks of what is gone."""
    (derived.folder / "applied.json").unlink(missing_ok=True)
    derived.clear()


def _apply_changes(derived: Derived, record: Record, progress: Callable[[int], None]) -> None:
    stamp = read_stamp(derived.folder)
    if stamp is None or _of_another(stamp, record):
        start_anew(derived)
        stamp = Stamp(record.library, 0, FORM, uuid4().hex)
        write_stamp(derived.folder, stamp)
    while changes := record.changes(stamp.applied, _STEP):
        derived.apply(changes)
        stamp = Stamp(stamp.library, changes[-1].number, stamp.form, stamp.build)
        write_stamp(derived.folder, stamp)
        progress(stamp.applied)


def _of_another(stamp: Stamp, record: Record) -> bool:
    """Whether the index is of another library or form, or of this one's future: a backup of the record came back."""
    return (stamp.library, stamp.form) != (record.library, FORM) or stamp.applied > record.counter()
