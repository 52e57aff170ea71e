"""Which library the desk stands on: the reader's own, or the sample story while their own is empty."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.adding import expected, limit
from assistant.settings import Settings
from index.article_index import ArticleIndex
from index.embeddings import Embedder
from index.readers import read
from index.types import Filters
from samples import articles_folder


@dataclass(frozen=True, slots=True)
class Library:
    """An open index, and whether it is the sample's."""

    index: ArticleIndex
    is_sample: bool


def open_own(settings: Settings) -> ArticleIndex:
    """The reader's own library, made where it is missing. Raises LibraryError where it cannot be opened."""
    return ArticleIndex.open(settings.library(), _embedder(settings))


def _embedder(settings: Settings) -> Embedder | None:
    if not settings.embeddings:
        return None
    # Imported here: the client of an endpoint takes a second to load, and the built-in embeddings do without.
    from assistant.models import embedder

    return embedder(settings)


def open_sample(settings: Settings) -> ArticleIndex:
    """The sample story. Adding is idempotent, so an interrupted first opening is completed by the next."""
    index = ArticleIndex.open(settings.library(sample=True))
    sources = articles_folder()
    if index.scope(Filters()).articles < expected([str(sources)], limit(settings)):
        for row in index.add(read(sources)):
            assert row.status != "refused", f"the sample's own {row.ref}: {row.reason}"
    return index


def open_library(settings: Settings) -> Library:
    """The reader's own library, or the sample beside it while their own holds no article."""
    own = open_own(settings)
    if own.scope(Filters()).articles:
        return Library(own, is_sample=False)
    own.close()
    return Library(open_sample(settings), is_sample=True)
