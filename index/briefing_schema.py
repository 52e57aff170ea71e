"""The tables of briefings and of what readers decide on them, beside the record's own, and what a row becomes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Select,
    String,
    Table,
    func,
    insert,
    select,
)

Json = Mapping[str, Any]

# Apart from the record's own tables, whose form they leave as it is: a library of before has none of these until its
# first briefing is saved, and a desk of before reads the file as ever.
metadata = MetaData()

# `number` is the order of saving; `first` and `last` are days as proleptic ordinals; `topics` is the key that briefings
# on the same topics share, `asked` the topics as they were asked for; `lines` counts what a reader has to decide.
briefings = Table(
    "briefings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("reader", String, nullable=False, index=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("written_at", String, nullable=False),
    Column("topics", String, nullable=False),
    Column("asked", String, nullable=False),
    Column("template", String, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("document", String, nullable=False),
)

# A row for each mark of a line, `decided` 1 where it is a decision; with `line` empty one for each signature, `decided`
# 0 where it was withdrawn.
marks = Table(
    "briefing_marks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("briefing", String, ForeignKey("briefings.id"), nullable=False, index=True),
    Column("line", String, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("document", String, nullable=False),
)
SIGNATURE = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a briefing is found by. No topics: everything in the window, whose days are inclusive; `lines` are those
    that a reader has to decide."""

    id: str
    reader: str
    first: date
    last: date
    written_at: datetime
    topics: tuple[str, ...]
    template: str
    lines: int


@dataclass(frozen=True, slots=True)
class Shelved:
    """A row of the list of briefings: how many lines are decided, and whether it is signed."""

    saved: Saved
    decided: int
    signed: bool


def saved_values(saved: Saved, document: Json) -> dict[str, Any]:
    """The columns that a briefing fills."""
    return asdict(saved) | {
        "first": saved.first.toordinal(),
        "last": saved.last.toordinal(),
        "written_at": saved.written_at.isoformat(),
        "topics": topics_key(saved.topics),
        "asked": json.dumps(saved.topics),
        "document": json.dumps(document),
    }


def briefing_of(reader: str, briefing_id: str, *columns: Column[Any]) -> Select[Any]:
    """The columns of a reader's briefing."""
    return select(*columns).where(briefings.c.id == briefing_id, briefings.c.reader == reader)


def standing(connection: Connection, briefing_id: str) -> Sequence[Row[Any]]:
    """The last row of each line and of the signature, in the order in which they were decided."""
    last = select(func.max(marks.c.number)).where(marks.c.briefing == briefing_id).group_by(marks.c.line)
    return connection.execute(select(marks).where(marks.c.number.in_(last)).order_by(marks.c.number)).all()


def add(connection: Connection, briefing_id: str, line: str, document: Json | None, decided: bool) -> None:
    """Adds a row: a mark of the line, or a signature."""
    values = {"briefing": briefing_id, "line": line, "decided": int(decided), "document": json.dumps(document)}
    connection.execute(insert(marks), values)


def shelved(row: Row[Any], standing: Sequence[Row[Any]]) -> Shelved:
    """The row in the list of briefings."""
    saved = Saved(
        id=row.id,
        reader=row.reader,
        first=date.fromordinal(row.first),
        last=date.fromordinal(row.last),
        written_at=datetime.fromisoformat(row.written_at),
        topics=tuple(json.loads(row.asked)),
        template=row.template,
        lines=row.lines,
    )
    decided = sum(mark.decided for mark in standing if mark.line != SIGNATURE)
    return Shelved(saved, decided, any(mark.decided for mark in standing if mark.line == SIGNATURE))


def topics_key(topics: Sequence[str]) -> str:
    """The same for the same topics, in whatever order and case they are given."""
    return json.dumps(sorted({" ".join(topic.split()).casefold() for topic in topics}))
