"""The record's tables, how a row becomes an Article, and the statements that the record is made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    RowMapping,
    String,
    Table,
    and_,
    or_,
    select,
    update,
)

from index.dates import bounds, from_iso, moment, to_iso
from index.deciding import Stored
from index.errors import UnknownArticle
from index.types import Article, Filters, Passage, Published

metadata = MetaData()

# `name` is "library" (the library's own id), "form" (of these tables) or "counter" (the last change's number).
facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

# `number` is the order of arrival. `day` and `time` repeat `published` for filters: a day as its proleptic ordinal,
# a time in epoch seconds; one of them is set, or neither where the date is unknown.
articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("sha256", String, nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("outlet", String, nullable=False, index=True),
    Column("author", String, nullable=False),
    Column("url", String, nullable=False, index=True),
    Column("published", String),
    Column("day", Integer, index=True),
    Column("time", Float, index=True),
    Column("read_at", String, nullable=False),
    Column("language", String, nullable=False),
    Column("ref", String, nullable=False),
    Column("supersedes", String, ForeignKey("articles.id")),
    Column("state", String, nullable=False, index=True),
    Column("corrected", String, nullable=False),
    Column("changed", Integer, nullable=False, index=True),
    Column("text", String, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("article", String, ForeignKey("articles.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
)


def article_values(article: Article) -> dict[str, Any]:
    """The columns that an article fills."""
    return {
        "id": article.id,
        "text": article.text,
        "sha256": article.sha256,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "read_at": article.read_at.isoformat(),
        "language": article.language,
        "ref": article.ref,
        "supersedes": article.supersedes,
        **date_values(article.published),
    }


def date_values(published: Published) -> dict[str, Any]:
    """The columns that a date fills."""
    timed = isinstance(published, datetime)
    return {
        "published": to_iso(published),
        "day": None if published is None or timed else published.toordinal(),
        "time": published.timestamp() if isinstance(published, datetime) else None,
    }


def article_from(row: RowMapping) -> Article:
    """The article in a row that holds every column."""
    return Article(
        id=row["id"],
        text=row["text"],
        sha256=row["sha256"],
        title=row["title"],
        outlet=row["outlet"],
        author=row["author"],
        url=row["url"],
        published=from_iso(row["published"]),
        read_at=datetime.fromisoformat(row["read_at"]),
        language=row["language"],
        ref=row["ref"],
        supersedes=row["supersedes"],
    )


def stored_from(row: RowMapping) -> Stored:
    """The article in a row, with its state and what the reader corrected."""
    return Stored(article_from(row), row["state"], frozenset(row["corrected"].split()))


def shown(filters: Filters) -> ColumnElement[bool]:
    """The condition for articles that are shown and pass the filters."""
    return and_(articles.c.state == "shown", _of_outlets(filters), _dated(filters))


def shown_undated(filters: Filters) -> ColumnElement[bool]:
    """The condition for shown articles of the outlets that bear no date."""
    return and_(articles.c.state == "shown", _of_outlets(filters), articles.c.published.is_(None))


def _of_outlets(filters: Filters) -> ColumnElement[bool]:
    return articles.c.outlet.in_(filters.outlets) if filters.outlets else articles.c.number.is_not(None)


def _dated(filters: Filters) -> ColumnElement[bool]:
    if not filters.dated:
        return articles.c.number.is_not(None)
    since, until = bounds(filters)
    day, time = articles.c.day, articles.c.time
    return or_(
        and_(
            day >= (filters.since.toordinal() if filters.since else 0),
            day <= (filters.until.toordinal() if filters.until else 10**9),
        ),
        and_(time >= max(since, -1e18), time < min(until, 1e18)),
    )


def fact(connection: Connection, name: str) -> str | None:
    """The value of one of the facts, None where it is missing."""
    return connection.scalar(select(facts.c.value).where(facts.c.name == name))


def stored_article(connection: Connection, article_id: str) -> Stored:
    """The article in whatever state. Raises UnknownArticle."""
    row = connection.execute(select(articles).where(articles.c.id == article_id)).mappings().first()
    if row is None:
        raise UnknownArticle(f"No article bears the id {article_id!r}; `briefing articles` lists those there are.")
    return stored_from(row)


def stored_with(connection: Connection, column: Any, value: str) -> list[Stored]:
    """Every stored article with this value, oldest first; none where the value is unknown."""
    query = select(articles).where(column == value).order_by(articles.c.number)
    return [stored_from(row) for row in connection.execute(query).mappings()] if value else []


def change_article(connection: Connection, article_id: str, **values: Any) -> None:
    """Sets columns of a stored article, as the next change."""
    values["changed"] = next_change(connection)
    connection.execute(update(articles).where(articles.c.id == article_id).values(**values))


def next_change(connection: Connection) -> int:
    """Counts a change: its number."""
    number = int(fact(connection, "counter") or 0) + 1
    connection.execute(update(facts).where(facts.c.name == "counter").values(value=str(number)))
    return number


def passages_of(connection: Connection, of: Sequence[Article]) -> dict[str, tuple[Passage, ...]]:
    """Each article's passages in order, by its id."""
    texts = {article.id: article.text for article in of}
    found: dict[str, list[Passage]] = {article_id: [] for article_id in texts}
    query = select(passages).where(passages.c.article.in_(texts)).order_by(passages.c.article, passages.c.start)
    for row in connection.execute(query):
        found[row.article].append(Passage(row.article, row.start, row.end, texts[row.article][row.start : row.end]))
    return {article_id: tuple(parts) for article_id, parts in found.items()}


def outlets_of(connection: Connection, filters: Filters) -> list[str]:
    """The named outlets of what passes the filters, in alphabetical order."""
    query = select(articles.c.outlet).where(shown(filters), articles.c.outlet != "").distinct()
    return sorted(connection.scalars(query), key=str.casefold)


def dated_end(connection: Connection, filters: Filters, newest: bool) -> Article | None:
    """The first or the last dated article: of those that bear a day and those that bear a time, whichever it is."""
    query = select(articles).where(shown(filters)).limit(1)
    found = []
    for column in (articles.c.day, articles.c.time):
        order = (column.desc(), articles.c.number.desc()) if newest else (column, articles.c.number)
        row = connection.execute(query.where(column.is_not(None)).order_by(*order)).mappings().first()
        found += [article_from(row)] if row else []
    pick = max if newest else min
    return pick(found, key=lambda article: moment(article.published, filters.zone), default=None)
