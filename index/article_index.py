"""Articles in, passages found: the one door to a library, whose stores it keeps out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from index.articles import clean_text, first_line, one_line
from index.briefings import Briefings
from index.deciding import State
from index.embeddings import Embedder, wordllama
from index.errors import BriefingError
from index.passages import split
from index.record import EVERYTHING
from index.search import fused, varied
from index.stores import Stores
from index.types import Added, Article, Filters, Hit, Listed, Passage, Published, Refused, Scope

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever


class Unchanged:
    """Stands for a field that a correction leaves as it is, where None says that the date is unknown."""


UNCHANGED: Final = Unchanged()

# Items stored in one transaction, and seconds after which a slow source's items so far are stored.
_BATCH, _PATIENCE = 64, 1.0
# Passages taken from each ranked list at least: with fewer, the fused order of the first twenty articles suffers.
_DEPTH = 500
# Ranked passages whose articles are read at a time, until enough of them differ.
_READ = 25
# Below so many passages that pass the filters, each is scored: cheaper than Chroma's search with a condition.
_FEW = 500


class ArticleIndex:
    """The articles of one folder. Several processes may have it open, and several threads use one: a writer holds
    the folder's lock for a batch, and a reader notices at its next call what another process has written.

    Raises LibraryError where the folder cannot be used, EmbeddingsMismatch where it was built with other embeddings."""

    def __init__(self, folder: Path, stores: Stores) -> None:
        self.folder = folder
        self._stores = stores

    @classmethod
    def open(cls, folder: Path, embedder: Embedder | None = None, *, repair: bool = True) -> ArticleIndex:
        """Opens the library in the folder, made where it is missing; completes what a crash left undone.

        Without `repair` nothing derived is looked at: it opens for a rebuild whatever state that is in."""
        return cls(folder, Stores(folder, embedder or wordllama(), repair=repair))

    def add(self, items: Iterable[Article | Refused]) -> Iterator[Added]:
        """Stores the items, and yields a row for each, in order: what is yielded is stored for good. Idempotent.

        Where the embedder fails, the rows of what the record has taken come before the error: a later call, of
        whichever kind, embeds them."""
        for batch in _batches(items):
            rows: list[Added] = []
            try:
                with self._stores.writing() as record:
                    rows = record.take(batch, split)
            except BriefingError:
                yield from rows
                raise
            yield from rows

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> list[Hit]:
        """The `k` best passages for the query, best first; no two of them say the same words."""
        stores, few, most = self._stores, self._few(filters), max(_DEPTH, 2 * k)
        stores.repair()
        lexical = stores.read(stores.lexical, lambda: stores.lexical.search(query, most, filters))
        nearest = stores.read(stores.vectors, lambda: stores.vectors.search(query, most, filters, few))
        return varied(self._hits(fused(lexical, nearest, most), filters), lambda hit: hit.passage.text, k)

    def rarity(self, word: str) -> float:
        """How rare a word is among the passages: its inverse document frequency, some 9 where no passage of 10,000
        has it and near 0 where all have."""
        stores = self._stores
        return stores.read(stores.lexical, lambda: stores.lexical.rarity(word))

    def article(self, article_id: str) -> Article:
        """Any stored article, removed or superseded ones too. Raises UnknownArticle."""
        return self._stores.record.article(article_id)

    def articles(self, filters: Filters = EVERYTHING, query: str = "") -> list[Listed]:
        """The shown articles, newest first, undated last; with a query those that hold each of its words."""
        words = query.casefold().split()
        return [listed for listed in self._stores.record.listed(filters) if _holds(listed.article, words)]

    def passages(self, article_id: str) -> list[Passage]:
        """The article's passages, in order. Raises UnknownArticle."""
        return self._stores.record.passages(article_id)

    def passages_of(self, of: Sequence[Article]) -> dict[str, tuple[Passage, ...]]:
        """The passages of many articles at once, in order, by the article's id."""
        return self._stores.record.passages_of(of)

    def undated(self) -> list[Article]:
        """The shown articles that bear no date, in the order of their arrival."""
        return self._stores.record.undated()

    def remove(self, article_id: str) -> None:
        """Hides an article; what cites it still opens. Raises UnknownArticle."""
        self._set_state(article_id, "removed")

    def restore(self, article_id: str) -> None:
        """Shows a removed article again. Raises UnknownArticle."""
        self._set_state(article_id, "shown")

    def correct(
        self,
        article_id: str,
        *,
        title: str | None = None,
        outlet: str | None = None,
        published: Published | Unchanged = UNCHANGED,
    ) -> Article:
        """Sets what the reader knows better; None leaves title and outlet as they are, and makes the date unknown.

        The id and the text stay. An empty title gives way to the text's first line. What differs from what was stored
        is never overwritten by a later adding; what is given as it stood is no correction. Raises UnknownArticle."""
        given = {"title": title, "outlet": outlet}
        fields: dict[str, Any] = {name: one_line(value) for name, value in given.items() if value is not None}
        if not isinstance(published, Unchanged):
            fields["published"] = published
        with self._stores.writing() as record:
            stored = record.article(article_id)
            article = replace(stored, **fields)
            article = replace(article, title=article.title or first_line(article.text))
            record.correct(article, [name for name in fields if getattr(article, name) != getattr(stored, name)])
        return article

    def scope(self, filters: Filters = EVERYTHING) -> Scope:
        """What a search with these filters looks at."""
        return self._stores.record.scope(filters)

    def outlets(self) -> list[str]:
        """The outlets of the shown articles, in alphabetical order."""
        return self._stores.record.outlets()

    @property
    def briefings(self) -> Briefings:
        """The briefings that are kept with these articles."""
        return Briefings(self._stores)

    @property
    def counter(self) -> int:
        """The number of the last change to the record, by whichever process."""
        return self._stores.record.counter()

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Builds the full-text index and the vectors again, with the embeddings now configured.

        `progress` hears how many of how many changes are done."""
        self._stores.rebuild(progress)

    def agreement(self) -> dict[str, frozenset[str]]:
        """The ids of the searchable passages as each store has them: equal, or something is wrong."""
        stores = self._stores
        stores.repair()
        return {
            "record": frozenset(stores.record.passage_ids()),
            "lexical": stores.read(stores.lexical, stores.lexical.ids),
            "vectors": stores.read(stores.vectors, stores.vectors.ids),
        }

    def as_retriever(self, k: int = 10, filters: Filters = EVERYTHING) -> BaseRetriever:
        """The index as a LangChain retriever."""
        # Imported here because LangChain takes half a second.
        from index.retriever import ArticleRetriever

        return ArticleRetriever(index=self, k=k, filters=filters)

    def close(self) -> None:
        """Gives up the folder's files."""
        self._stores.close()

    def __enter__(self) -> ArticleIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hits(self, ranked: Iterable[tuple[str, float]], filters: Filters) -> Iterator[Hit]:
        """The ranked passages as the record has them: those of articles that are shown and pass the filters."""
        spans = iter([(*_span(key), score) for key, score in ranked])
        while some := list(islice(spans, _READ)):
            shown = self._stores.record.shown({article_id for article_id, *_ in some}, filters)
            for article_id, start, end, score in some:
                if article := shown.get(article_id):
                    yield Hit(article, Passage(article_id, start, end, article.text[start:end]), score)

    def _few(self, filters: Filters) -> list[str] | None:
        """The passages that pass the filters, None where there are no filters or the passages are many."""
        if not filters.dated and not filters.outlets:
            return None
        found = self._stores.record.passage_ids(filters, _FEW + 1)
        return found if len(found) <= _FEW else None

    def _set_state(self, article_id: str, state: State) -> None:
        with self._stores.writing() as record:
            record.set_state(article_id, state)


def _batches(items: Iterable[Article | Refused]) -> Iterator[list[Article | Refused]]:
    """The items in batches, each ended by its size or, from a slow source, by the clock."""
    batch: list[Article | Refused] = []
    began = monotonic()
    for item in items:
        batch.append(_clean(item))
        if len(batch) == _BATCH or monotonic() - began > _PATIENCE:
            yield batch
            batch, began = [], monotonic()
    if batch:
        yield batch


def _clean(item: Article | Refused) -> Article | Refused:
    """A file's name may hold bytes that are no text."""
    return replace(item, ref=clean_text(item.ref))


def _span(key: str) -> tuple[str, int, int]:
    """The article, start and end that a passage's id names."""
    article_id, span = key.rsplit(":", 1)
    start, end = span.split("-")
    return article_id, int(start), int(end)


def _holds(article: Article, words: Iterable[str]) -> bool:
    text = f"{article.title}\n{article.outlet}\n{article.text}".casefold()
    return all(word in text for word in words)
