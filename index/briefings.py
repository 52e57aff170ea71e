"""Briefings kept in the record's database: the page as a JSON document, and beside it each mark and each signature.

What a page says is not known here: documents come and go as they are. Marks are rows that are only ever added; the last
one of a line holds. Every write is one transaction under the library's lock.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, inspect, select

from index.briefing_schema import (
    SIGNATURE,
    Json,
    Saved,
    Shelved,
    add,
    briefing_of,
    briefings,
    marks,
    metadata,
    saved_values,
    shelved,
    standing,
    topics_key,
)
from index.errors import BriefingError

if TYPE_CHECKING:
    from index.stores import Stores

__all__ = ["Briefings", "Kept", "Overtaken", "Saved", "Shelved", "UnknownBriefing"]

# Earlier briefings on the same topics that are looked at: some days of every template.
_EARLIER = 12


class UnknownBriefing(BriefingError):
    """No briefing of this reader bears the id."""


class Overtaken(BriefingError):
    """What was decided has changed since it was looked at, in another window or by another person."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A briefing as it is kept: the page, the last mark of each line by its id, the signature if it stands. `seen` is
    the number of the last thing that was decided on it, 0 for none."""

    document: Json
    marks: Mapping[str, Json]
    signature: Json | None
    seen: int


class Briefings:
    """The briefings of one library. Several processes may use it, and several threads one.

    Raises LibraryError where the file cannot be read or written."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def save(self, saved: Saved, document: Json) -> None:
        """Keeps the page. Saving it again changes nothing: what is written stays as it is."""
        with self._writing() as connection:
            if connection.scalar(select(briefings.c.id).where(briefings.c.id == saved.id)) is None:
                connection.execute(insert(briefings), saved_values(saved, document))

    def get(self, briefing_id: str, reader: str = "local") -> Kept:
        """The briefing with what was decided on it. Raises UnknownBriefing."""
        with self._reading() as connection:
            if connection is None:
                raise _unknown(briefing_id)
            document = connection.scalar(briefing_of(reader, briefing_id, briefings.c.document))
            if document is None:
                raise _unknown(briefing_id)
            rows = standing(connection, briefing_id)
        signature = next((row for row in rows if row.line == SIGNATURE and row.decided), None)
        return Kept(
            document=json.loads(document),
            marks={row.line: json.loads(row.document) for row in rows if row.line != SIGNATURE},
            signature=json.loads(signature.document) if signature else None,
            seen=max((row.number for row in rows), default=0),
        )

    def list(self, reader: str = "local") -> Sequence[Shelved]:
        """The reader's briefings, the last one saved first."""
        with self._reading() as connection:
            if connection is None:
                return []
            query = select(briefings).where(briefings.c.reader == reader).order_by(briefings.c.number.desc())
            return [shelved(row, standing(connection, row.id)) for row in connection.execute(query).all()]

    def earlier(self, topics: Sequence[str], last: date, reader: str = "local") -> Sequence[Json]:
        """The pages of this reader's latest briefings on the same topics, of days up to `last`; the one that looks
        furthest comes first, of these the last one saved."""
        alike = (
            briefings.c.reader == reader,
            briefings.c.topics == topics_key(topics),
            briefings.c.last <= last.toordinal(),
        )
        order = (briefings.c.last.desc(), briefings.c.number.desc())
        query = select(briefings.c.document).where(*alike).order_by(*order).limit(_EARLIER)
        with self._reading() as connection:
            return [json.loads(document) for document in connection.scalars(query)] if connection else []

    def mark(self, briefing_id: str, line: str, document: Json, decided: bool, reader: str = "local") -> None:
        """Notes what was decided on a line, and withdraws a signature: it was given to another page. Raises
        UnknownBriefing."""
        with self._writing() as connection:
            _must_be_there(connection, briefing_id, reader)
            add(connection, briefing_id, line, document, decided)
            if any(row.line == SIGNATURE and row.decided for row in standing(connection, briefing_id)):
                add(connection, briefing_id, SIGNATURE, None, False)

    def sign(self, briefing_id: str, document: Json | None, seen: int, reader: str = "local") -> None:
        """Keeps a signature, or with None withdraws it. `seen` is that of the briefing as the signer saw it: Overtaken
        is raised where something was decided since. Raises UnknownBriefing."""
        with self._writing() as connection:
            _must_be_there(connection, briefing_id, reader)
            if max((row.number for row in standing(connection, briefing_id)), default=0) != seen:
                raise Overtaken("Something was decided on this briefing meanwhile. Look at it again, then sign.")
            add(connection, briefing_id, SIGNATURE, document, document is not None)

    def history(self, briefing_id: str, line: str, reader: str = "local") -> Sequence[Json]:
        """Every mark that the line has had, the first one first. Raises UnknownBriefing."""
        of = (marks.c.briefing == briefing_id, marks.c.line == line)
        with self._reading() as connection:
            if connection is None:
                raise _unknown(briefing_id)
            _must_be_there(connection, briefing_id, reader)
            query = select(marks.c.document).where(*of).order_by(marks.c.number)
            return [json.loads(document) for document in connection.scalars(query)]

    def remove(self, briefing_id: str, reader: str = "local") -> None:
        """Takes the briefing away for good, with its marks. Raises UnknownBriefing."""
        with self._writing() as connection:
            _must_be_there(connection, briefing_id, reader)
            connection.execute(delete(marks).where(marks.c.briefing == briefing_id))
            connection.execute(delete(briefings).where(briefings.c.id == briefing_id))

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """A connection, None where no briefing was ever saved."""
        with self._stores.record.transaction() as connection:
            yield connection if inspect(connection).has_table(briefings.name) else None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """The library's lock and one transaction; the tables are made where they are missing."""
        with self._stores.recording() as record, record.transaction() as connection:
            metadata.create_all(connection)
            yield connection


def _must_be_there(connection: Connection, briefing_id: str, reader: str) -> None:
    if connection.scalar(briefing_of(reader, briefing_id, briefings.c.id)) is None:
        raise _unknown(briefing_id)


def _unknown(briefing_id: str) -> UnknownBriefing:
    return UnknownBriefing(f"No briefing bears the id {briefing_id!a}; `briefing briefings` lists those there are.")
