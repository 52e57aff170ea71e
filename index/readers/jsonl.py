"""JSON lines: an article a row, one row in memory at a time; a row that cannot be read is refused by its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from index.errors import UnreadableSource
from index.readers.decode import binary_kind, encoding_of, mark_of
from index.readers.fields import labelled, plain, text_of
from index.readers.found import Found, named
from index.types import Refused

_HEAD = 200_000  # bytes by which text is told from what is none


def read_jsonl(path: Path, ref: str) -> Iterator[Found | Refused]:
    """A Found or a Refused per row, in order. A row is named by its `id`, or by file and line where it has none.
    Raises UnreadableSource for a file that is empty or no text; OSError where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise UnreadableSource(ref, "is empty")
    if kind := binary_kind(head):
        raise UnreadableSource(ref, f"is {kind}, which this version does not read")
    rows = 0
    for number, line in enumerate(_lines(path, head), start=1):
        if line.strip():
            rows += 1
            yield _row(line, f"{ref}:{number}")
    if not rows:
        raise UnreadableSource(ref, "has no rows")


def _lines(path: Path, head: bytes) -> Iterator[str]:
    marked = mark_of(head)
    if marked:
        with path.open(encoding=marked, errors="replace", newline="\n") as file:
            yield from file
        return
    legacy = ""
    with path.open("rb") as rows:
        for row in rows:
            try:
                yield row.decode()
            except UnicodeDecodeError:
                # The whole file tells the encoding better than the row: it is read once more, for such files only.
                legacy = legacy or encoding_of(path.read_bytes())
                yield row.decode(legacy, errors="replace")


def _row(line: str, place: str) -> Found | Refused:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refused(place, f"is no JSON: {_said(error)}")
    if not isinstance(row, dict):
        return Refused(place, "is no JSON object")
    ref = named(plain(row.get("id"))) or place
    text = text_of(row)
    return labelled(Found(ref, text), row) if text else Refused(ref, "has no text")


def _said(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
