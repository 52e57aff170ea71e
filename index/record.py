"""The record: the truth that every other index is derived from. SQLite through SQLAlchemy; a change counter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, Connection, create_engine, event, func, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError

from index.dates import moment
from index.deciding import Decision, State, decide
from index.errors import LibraryError
from index.schema import (
    article_from,
    article_values,
    articles,
    change_article,
    dated_end,
    fact,
    facts,
    metadata,
    next_change,
    outlets_of,
    passages,
    passages_of,
    shown,
    shown_undated,
    stored_article,
    stored_with,
)
from index.types import Added, Article, Filters, Listed, Passage, Refused, Scope

# Of the tables: raised when they change, so that an older or newer desk refuses the file instead of misreading it.
_FORM = "1"
EVERYTHING = Filters()
Split = Callable[[Article], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Change:
    """An article as it now stands, for the derived indexes: `shown` or to be taken out. `number` orders changes."""

    number: int
    article: Article
    passages: tuple[Passage, ...]
    shown: bool


class Record:
    """One SQLite file. Reads from any thread or process; the caller holds the library's lock while it writes.

    Raises LibraryError where the file cannot be read or written, with what to do about it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": 30})
        event.listen(self._engine, "connect", _pragmas)

    def create(self) -> None:
        """Makes the tables where they are missing. The caller holds the library's lock."""
        with self._connected() as connection:
            metadata.create_all(connection)
            if fact(connection, "form") is None:
                values = {"form": _FORM, "library": uuid4().hex, "counter": "0"}
                connection.execute(insert(facts), [{"name": name, "value": value} for name, value in values.items()])

    def created(self) -> bool:
        """Whether the tables are there. Raises LibraryError where they are another version's."""
        if not self.path.exists():
            return False
        with self._connected() as connection:
            form = fact(connection, "form") if inspect(connection).has_table(facts.name) else None
        if form not in (None, _FORM):
            raise LibraryError(f"{self.path} is of form {form}, and this version reads {_FORM}: update the desk.")
        return form is not None

    @cached_property
    def library(self) -> str:
        """The library's own id: tells derived indexes of this record from those of another."""
        with self._connected() as connection:
            return str(fact(connection, "library"))

    def counter(self) -> int:
        """The number of the last change."""
        with self._connected() as connection:
            return int(fact(connection, "counter") or 0)

    def take(self, items: Iterable[Article | Refused], split: Split) -> list[Added]:
        """Stores the items in one transaction, and says in their order what became of each."""
        with self._connected() as connection:
            return [_take(connection, item, split) for item in items]

    def set_state(self, article_id: str, state: State) -> None:
        """Shows or hides an article; a superseded one stays so."""
        with self._connected() as connection:
            if stored_article(connection, article_id).state not in (state, "superseded"):
                change_article(connection, article_id, state=state)

    def correct(self, article: Article, fields: Iterable[str]) -> None:
        """Stores the article with its fields as the reader set them: nothing that is added later overwrites them."""
        with self._connected() as connection:
            corrected = stored_article(connection, article.id).corrected | set(fields)
            change_article(connection, article.id, corrected=" ".join(sorted(corrected)), **article_values(article))

    def article(self, article_id: str) -> Article:
        """The article, whether shown, superseded or removed. Raises UnknownArticle."""
        with self._connected() as connection:
            return stored_article(connection, article_id).article

    def passages(self, article_id: str) -> list[Passage]:
        """The article's passages in order. Raises UnknownArticle."""
        with self._connected() as connection:
            return list(passages_of(connection, [stored_article(connection, article_id).article])[article_id])

    def passages_of(self, of: Sequence[Article]) -> dict[str, tuple[Passage, ...]]:
        """The passages of many articles at once, in order, by the article's id."""
        with self._connected() as connection:
            return passages_of(connection, of)

    def undated(self) -> list[Article]:
        """The shown articles that bear no date, in the order of their arrival."""
        with self._connected() as connection:
            rows = connection.execute(select(articles).where(shown_undated(EVERYTHING)).order_by(articles.c.number))
            return [article_from(row) for row in rows.mappings()]

    def shown(self, ids: Iterable[str], filters: Filters = EVERYTHING) -> dict[str, Article]:
        """Those of the articles that are shown and pass the filters, by id."""
        with self._connected() as connection:
            rows = connection.execute(select(articles).where(shown(filters), articles.c.id.in_(ids)))
            return {row["id"]: article_from(row) for row in rows.mappings()}

    def listed(self, filters: Filters) -> list[Listed]:
        """Every shown article that passes the filters, newest first, undated last; later arrivals before earlier."""
        count = select(func.count()).where(passages.c.article == articles.c.id).scalar_subquery()
        query = select(articles, count.label("passages")).where(shown(filters)).order_by(articles.c.number.desc())
        with self._connected() as connection:
            rows = connection.execute(query).mappings().all()
        found = [Listed(article_from(row), row["passages"], origin=row["sha256"][:20]) for row in rows]
        return sorted(found, key=lambda listed: moment(listed.article.published, filters.zone), reverse=True)

    def scope(self, filters: Filters) -> Scope:
        """What a search with these filters looks at."""
        with self._connected() as connection:
            outlets = outlets_of(connection, filters)
            ends = [dated_end(connection, filters, newest) for newest in (False, True)]
            undated = connection.scalar(select(func.count()).where(shown_undated(filters))) or 0
            number = connection.scalar(select(func.count()).where(shown(filters))) or 0
        first, last = ends
        return Scope(
            articles=number,
            outlets=tuple(outlets),
            first=first.published if first else None,
            last=last.published if last else None,
            newest=last.id if last else None,
            undated=undated,
        )

    def outlets(self) -> list[str]:
        """The outlets of shown articles, in alphabetical order."""
        with self._connected() as connection:
            return outlets_of(connection, EVERYTHING)

    def passage_ids(self, filters: Filters = EVERYTHING, most: int = -1) -> list[str]:
        """The ids of passages of shown articles that pass the filters, `most` of them at most."""
        of = select(passages).join(articles, articles.c.id == passages.c.article).where(shown(filters)).limit(most)
        with self._connected() as connection:
            return [Passage(row.article, row.start, row.end, "").id for row in connection.execute(of)]

    def changes(self, since: int, most: int) -> list[Change]:
        """What changed after change number `since`, in order, `most` articles at most."""
        query = select(articles).where(articles.c.changed > since).order_by(articles.c.changed).limit(most)
        with self._connected() as connection:
            rows = connection.execute(query).mappings().all()
            of = passages_of(connection, [article_from(row) for row in rows])
        return [Change(row["changed"], article_from(row), of[row["id"]], row["state"] == "shown") for row in rows]

    def transaction(self) -> AbstractContextManager[Connection]:
        """One transaction on the same file, for the tables that stand beside these. A writer holds the lock."""
        return self._connected()

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection with one transaction, committed at the end."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except OperationalError as error:
            raise LibraryError(
                f"{self.path}: {error.orig}. See that its folder can be written, has space left and is not held by "
                "another program, then try again."
            ) from error
        except DatabaseError as error:
            raise LibraryError(
                f"{self.path} is damaged ({error.orig}). Put a backup in its place, or move the folder "
                f"{self.path.parent} away and add the articles again."
            ) from error


def _pragmas(connection: Any, _: Any) -> None:
    # WAL: readers go on while one writes. FULL: a change reported as stored survives a power cut, and no derived
    # index, which is synced as well, can be ahead of the record; it costs one sync for each batch.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _take(connection: Connection, item: Article | Refused, split: Split) -> Added:
    if isinstance(item, Refused):
        return Added(item.ref, "refused", None, item.reason)
    same_text = stored_with(connection, articles.c.sha256, item.sha256)
    decision = decide(item, same_text, stored_with(connection, articles.c.url, item.url))
    parts = split(item) if decision.new else ()
    if decision.new and not parts:
        return Added(item.ref, "refused", None, "holds no sentence to read")
    _carry_out(connection, decision, parts)
    return decision.row


def _carry_out(connection: Connection, decision: Decision, parts: Sequence[Passage]) -> None:
    """The retired version first, so that its change comes before its successor's."""
    if decision.retire:
        change_article(connection, decision.retire, state="superseded")
    if decision.store is None:
        return
    values = article_values(decision.store)
    if not decision.new:
        shown_again = {} if decision.row.status == "known" else {"state": "shown"}
        change_article(connection, decision.store.id, **shown_again, **values)
        return
    values |= {"state": "shown", "corrected": "", "changed": next_change(connection)}
    connection.execute(insert(articles), values)
    spans = [{"article": decision.store.id, "start": part.start, "end": part.end} for part in parts]
    connection.execute(insert(passages), spans)
