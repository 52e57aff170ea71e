"""The retrievers that benchmarks/retrieval.py holds beside one another: each ranks passages for a query."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from questions import Place
from sklearn.feature_extraction.text import CountVectorizer

from index.article_index import ArticleIndex
from index.embeddings import wordllama
from index.types import Article

# Passages that each retriever ranks for a query.
DEPTH = 300

Found = tuple[Place, float]  # a passage and its score, higher is better
Retriever = Callable[[str], list[Found]]


def chunks(articles: Sequence[Article]) -> tuple[list[Place], list[str]]:
    """Recursive chunks of 800 characters, without overlap, which serves both retrievers best here."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=800, chunk_overlap=0, add_start_index=True)
    found = [(article.id, part) for article in articles for part in splitter.create_documents([article.text])]
    texts = [part.page_content for _, part in found]
    starts = [part.metadata["start_index"] for _, part in found]
    return [(of, s, s + len(t)) for (of, _), s, t in zip(found, starts, texts, strict=True)], texts


def plain_bm25(articles: Sequence[Article], _: Path) -> Retriever:
    """Okapi BM25 with its usual constants (k1 1.2, b .75) over words in lower case."""
    places, texts = chunks(articles)
    words = CountVectorizer()
    counts = words.fit_transform(texts).tocoo()
    lengths = np.bincount(counts.row, counts.data, len(texts))
    bearing = np.bincount(counts.col, minlength=counts.shape[1])
    idf = np.log(1 + (len(texts) - bearing + 0.5) / (bearing + 0.5))
    norm = 1.2 * (0.25 + 0.75 * lengths / lengths.mean())
    counts.data = idf[counts.col] * counts.data * 2.2 / (counts.data + norm[counts.row])
    weights = counts.tocsc()

    def search(query: str) -> list[Found]:
        known = sorted({words.vocabulary_[w] for w in words.build_analyzer()(query) if w in words.vocabulary_})
        scores = np.asarray(weights[:, known].sum(axis=1)).ravel()
        return [(places[at], float(scores[at])) for at in np.argsort(-scores, kind="stable")[:DEPTH]]

    return search


class OurEmbeddings(Embeddings):
    """The index's default embeddings, as LangChain takes them."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return wordllama().embed(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def recipe(articles: Sequence[Article], home: Path) -> Retriever:
    """What LangChain's tutorials build."""
    places, texts = chunks(articles)
    store = Chroma(
        "recipe",
        OurEmbeddings(),
        persist_directory=str(Path(tempfile.mkdtemp(dir=home))),
        collection_configuration={"hnsw": {"space": "cosine"}},
    )
    for start in range(0, len(texts), 500):
        some = range(start, min(start + 500, len(texts)))
        store.add_texts([texts[at] for at in some], [{"at": at} for at in some])

    def search(query: str) -> list[Found]:
        found = store.similarity_search_with_score(query, k=min(DEPTH, len(texts)))
        return [(places[document.metadata["at"]], 1 - distance) for document, distance in found]

    return search


def ours(articles: Sequence[Article], home: Path) -> Retriever:
    """The index, by its public door."""
    index = ArticleIndex.open(Path(tempfile.mkdtemp(dir=home)))
    assert all(row.status == "added" for row in index.add(articles))

    def search(query: str) -> list[Found]:
        return [((h.article.id, h.passage.start, h.passage.end), h.score) for h in index.search(query, DEPTH)]

    return search


OURS = "the index"
RETRIEVERS = {"BM25, 800-character chunks": plain_bm25, "LangChain recipe": recipe, OURS: ours}
