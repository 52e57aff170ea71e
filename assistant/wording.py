"""Dates, scopes and writers in plain words; the same on the screen, on the command line and in exports. Pure."""

from __future__ import annotations

from datetime import datetime, tzinfo

from assistant.types import WrittenBy
from index.types import Published, Scope


def when(published: Published, zone: tzinfo | None = None) -> str:
    """`Tue 5 May 2026, 18:40` for a time (in `zone`, else in its own), `Tue 5 May 2026` for a day."""
    if published is None:
        return "date unknown"
    moment = published.astimezone(zone) if isinstance(published, datetime) and zone else published
    clock = moment.strftime(", %H:%M") if isinstance(moment, datetime) else ""
    return f"{moment:%a} {moment.day} {moment:%b %Y}{clock}"


def day(published: Published, zone: tzinfo | None = None) -> str:
    """`5 May 2026`, for ranges."""
    if published is None:
        return "date unknown"
    moment = published.astimezone(zone) if isinstance(published, datetime) and zone else published
    return f"{moment.day} {moment:%b %Y}"


def span(first: Published, last: Published, zone: tzinfo | None = None) -> str:
    """`3–8 May 2026`, `28 Apr – 8 May 2026`, one day, or "" where nothing bears a date."""
    if first is None or last is None:
        return ""
    start, end = day(first, zone), day(last, zone)
    if start == end:
        return end
    (d1, m1, y1), (_, m2, y2) = start.split(), end.split()
    if (m1, y1) == (m2, y2):
        return f"{d1}–{end}"
    return f"{d1} {m1} – {end}" if y1 == y2 else f"{start} – {end}"


def counted(number: int, noun: str) -> str:
    """`1 article`, `36 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def searched(scope: Scope, zone: tzinfo | None = None) -> str:
    """What was searched: `36 articles from 7 outlets, 3–8 May 2026, newest Fri 8 May 2026, 14:05; 1 undated`."""
    outlets = counted(len(scope.outlets), "outlet") if scope.outlets else "unknown outlets"
    parts = [f"{counted(scope.articles, 'article')} from {outlets}"]
    if scope.first is not None:
        parts += [span(scope.first, scope.last, zone), f"newest {when(scope.last, zone)}"]
    return ", ".join(parts) + (f"; {scope.undated:,} undated" if scope.undated else "")


def written(by: WrittenBy) -> str:
    """Which writer wrote the answer."""
    return f"written by {by.model}" if by.kind == "model" else "quoted from the articles, no model set"
