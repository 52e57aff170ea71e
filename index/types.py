"""What the index hands on: one frozen type per stage, Article -> Passage -> Hit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Literal

# A time with its zone, a day, or unknown. An unknown date stays unknown: nothing guesses it from the clock.
Published = datetime | date | None
Status = Literal["added", "known", "version", "refused"]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read. `text` never changes once stored; offsets count its Unicode code points.

    `note` is what the reader of the source had to leave out, such as a date that cannot be read: it is told once, in
    the row of the adding, and not stored."""

    id: str
    text: str
    sha256: str
    title: str
    outlet: str
    author: str
    url: str
    published: Published
    read_at: datetime
    language: str
    ref: str
    supersedes: str | None = None
    note: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an article: `article.text[start:end] == text`, half-open, in code points."""

    article_id: str
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """The key of this passage in every store: the article and the offsets."""
        return f"{self.article_id}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that held no article, with its reference in the reader's own terms and the reason."""

    ref: str
    reason: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one item: `article` is the stored id, None where it was refused."""

    ref: str
    status: Status
    article: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles to look at. Both ends inclusive, days in the reader's `zone`; undated ones are left out
    as soon as either end is set. No outlets means all of them."""

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    zone: tzinfo = UTC

    @property
    def dated(self) -> bool:
        """Whether a date limits the search."""
        return self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found. Scores order the hits of one search; they are no probability."""

    article: Article
    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the table of articles. Articles of one origin (the same text) bear the same `origin`."""

    article: Article
    passages: int
    origin: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What was searched: the articles that passed the filters, and the dates they themselves bear.

    `first`, `last` and `newest` are None where every article is undated; `undated` counts articles without a
    date, which a date filter leaves out (they are not among `articles` then)."""

    articles: int
    outlets: tuple[str, ...]
    first: Published
    last: Published
    newest: str | None  # the id of the newest article
    undated: int
