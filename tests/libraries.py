"""What tests of the index share: an embedder without a model, and articles made in a line."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

import numpy as np

from index.article_index import ArticleIndex
from index.articles import new_article
from index.embeddings import Vectors, normalised
from index.types import Added, Article, Published

READ_AT = datetime(2026, 5, 8, 7, 0, tzinfo=UTC)


class FakeEmbedder:
    """Each word adds to one of 32 dimensions: texts of the same words have the same vector."""

    dimensions = 32

    def __init__(self, name: str = "fake-32") -> None:
        self.name = name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (texts, 32)."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, crc32(word.strip(".,?").encode()) % self.dimensions] += 1
        return normalised(vectors)


def an_article(
    text: str = "The envoy met both sides in Morvane. She left in the evening.",
    *,
    title: str = "",
    outlet: str = "",
    author: str = "",
    url: str = "",
    published: Published = None,
    ref: str = "",
) -> Article:
    """An article that was read at a fixed time."""
    return new_article(
        text,
        title=title,
        outlet=outlet,
        author=author,
        url=url,
        published=published,
        read_at=READ_AT,
        language="en",
        ref=ref,
    )


def opened(folder: Path, embedder: FakeEmbedder | None = None) -> ArticleIndex:
    """A library with the fake embedder."""
    return ArticleIndex.open(folder, embedder or FakeEmbedder())


def added(index: ArticleIndex, *articles: Article) -> list[Added]:
    """The rows of adding them."""
    return list(index.add(articles))
