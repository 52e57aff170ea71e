"""Briefings into the library and out of it again: the one place where a page meets its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.briefing.numbering import every_line
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.serialise import (
    briefing_from_json,
    briefing_json,
    mark_json,
    reviewed_from_json,
    signature_json,
)
from assistant.briefing.types import Briefing, Request
from index.briefings import Briefings, Saved


@dataclass(frozen=True, slots=True)
class Opened:
    """A briefing out of the library with what was decided on it; `seen` goes back with a signature."""

    reviewed: Reviewed
    seen: int


def keep(store: Briefings, briefing: Briefing) -> None:
    """Keeps a page that was written. Raises LibraryError."""
    store.save(saved_of(briefing), briefing_json(briefing))


def saved_of(briefing: Briefing) -> Saved:
    """What the page is found by."""
    request = briefing.request
    return Saved(
        id=briefing.id,
        reader=request.reader,
        first=request.window.first,
        last=request.window.last,
        written_at=briefing.written_at,
        topics=request.topics,
        template=request.template,
        lines=len(every_line(briefing)),
    )


def open_briefing(store: Briefings, briefing_id: str, reader: str = "local") -> Opened:
    """The page with what was decided on it. Raises UnknownBriefing; UnusableBriefing where a newer desk kept it."""
    kept = store.get(briefing_id, reader)
    reviewed = reviewed_from_json(kept.document, list(kept.marks.values()), kept.signature)
    return Opened(reviewed, kept.seen)


def earlier_briefings(store: Briefings, request: Request) -> Sequence[Briefing]:
    """The pages of the reader's latest briefings on the same topics, of days that are not later."""
    pages = store.earlier(request.topics, request.window.last, request.reader)
    return [briefing_from_json(page) for page in pages]


def keep_mark(store: Briefings, reviewed: Reviewed, line_id: str) -> None:
    """Keeps the mark that was just made on the line. Raises UnknownBriefing."""
    mark, briefing = reviewed.marks[line_id], reviewed.briefing
    store.mark(briefing.id, line_id, mark_json(mark), mark.decision is not None, briefing.request.reader)


def keep_signature(store: Briefings, reviewed: Reviewed, seen: int) -> None:
    """Keeps the signature, or that there is none. `seen` is that of the briefing as it was opened, or opened again:
    raises Overtaken where something was decided since. Raises UnknownBriefing."""
    signature, briefing = reviewed.signature, reviewed.briefing
    store.sign(briefing.id, signature_json(signature) if signature else None, seen, briefing.request.reader)
