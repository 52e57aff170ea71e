"""The reader's earlier briefings: which of them a new one is compared with, and when there is nothing new to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from assistant.briefing.numbering import every_line
from assistant.briefing.types import Briefing, Request, Window
from assistant.types import WrittenBy
from index.article_index import ArticleIndex
from index.dates import to_iso
from index.types import Article, Filters


def digest_of(index: ArticleIndex, window: Window) -> str:
    """What tells one state of a window's articles from another: which they are, with what a reader can correct, and
    how many bear no date. Hexadecimal."""
    inside = Filters(window.first, window.last, (), window.zone)
    rows = sorted(_row(listed.article) for listed in index.articles(inside))
    return sha256("\n".join([*rows, str(index.scope(inside).undated)]).encode()).hexdigest()[:20]


def page_id(request: Request, written_at: datetime, library: str) -> str:
    """The id of a page: the same request at another moment is another page."""
    return sha256(f"{request}\0{written_at.isoformat()}\0{library}".encode()).hexdigest()[:20]


def on_the_same(earlier: Iterable[Briefing], request: Request) -> list[Briefing]:
    """The reader's own briefings on the same topics, of days that are not later; the one that looks furthest last."""
    topics = _folded(request.topics)
    same = [
        briefing
        for briefing in earlier
        if briefing.request.reader == request.reader
        and _folded(briefing.request.topics) == topics
        and briefing.request.window.last <= request.window.last
    ]
    return sorted(same, key=lambda one: (one.request.window.last, one.request.window.first, one.written_at, one.id))


def same_page(earlier: Sequence[Briefing], request: Request, library: str, written_by: WrittenBy) -> Briefing | None:
    """The newest earlier page that was asked for alike and written by the same kind of writer, out of the articles as
    they are now, without a problem and with a sentence that stands; None where there is none."""
    pages = [
        one
        for one in earlier
        if _asked(one.request) == _asked(request)
        and one.written_by.kind == written_by.kind
        and not one.problems
        and any(not line.struck for line in every_line(one))
        and one.library == library
    ]
    return max(pages, key=lambda one: one.written_at, default=None)


def unchanged(page: Briefing) -> Briefing:
    """The page itself, saying that nothing is new since it was written: its id, its lines and the reader's marks on
    them stay, and nobody writes."""
    return replace(page, new=(), previous=(page.id, page.written_at), unchanged=True)


def _asked(request: Request) -> tuple[object, ...]:
    window = request.window
    return window.first, window.last, str(window.zone), _folded(request.topics), request.template, request.instead


def _folded(topics: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(topic.split()).casefold() for topic in topics)


def _row(article: Article) -> str:
    return "\0".join((article.id, article.title, article.outlet, to_iso(article.published) or ""))
