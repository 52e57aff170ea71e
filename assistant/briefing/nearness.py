"""How near articles are to each other by what they say: sentence by sentence, and by their rarer words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from assistant.briefing.types import Material, Vectors
from assistant.terms import content_words, stem
from index.embeddings import wordllama

Matrix = npt.NDArray[np.float32]

# Sentences of an article that are compared, beside its title: a story stands in its first sentences, and what follows
# is the background that all articles on one war share. Words are counted in a few more of them.
_SENTENCES, _WORDED = 5, 8
# The share of words in the nearness. These and the threshold of grouping.py were chosen on the sample and the
# development part of benchmarks/grouping.py; .2 to .5 differ by a point.
_WORDS = 0.35
# The title and the first sentence count double among the sentences: they say what the story is.
_OPENING = 2.0
# The title's words count so many times.
_TITLE = 2
# A title that articles of so many origins bear is a column's, or the page's, and not a story's.
_COLUMN = 3
# Articles compared with all others at a time: the products of some 800 sentences with all of a thousand articles.
_BLOCK = 128


@dataclass(frozen=True, slots=True)
class Leads:
    """The beginnings of articles: `rows[bounds[n]:bounds[n+1]]` are the vectors of the title and first sentences of
    article n, `texts[n]` its title and the sentences whose words count."""

    rows: Vectors
    bounds: npt.NDArray[np.int64]  # shape (articles + 1,)
    texts: tuple[tuple[str, ...], ...]


def leads_of(material: Material) -> Leads:
    """The leads of the material's articles, in their order, out of the vectors that it holds."""
    first: dict[str, list[int]] = {article.id: [] for article in material.articles}
    for row, excerpt in enumerate(material.excerpts):
        if excerpt.place < _WORDED:
            first[excerpt.article.id].append(row)
    columns = column_titles(material)
    titles = ["" if article.title in columns else article.title for article in material.articles]
    parts, texts = [], []
    compared = [first[article.id][:_SENTENCES] for article in material.articles]
    vectors = material.vectors[list(chain.from_iterable(compared))]  # together: that is when embedding is quick
    ends = np.cumsum([0, *map(len, compared)])
    for place, (title, vector, article) in enumerate(
        zip(titles, wordllama().embed(titles), material.articles, strict=True)
    ):
        rows, sentences = first[article.id], vectors[ends[place] : ends[place + 1]]
        parts.append(np.vstack((vector[None], sentences)) if title or not rows else sentences)
        texts.append((title, *(material.excerpts[row].text for row in rows)))
    bounds = np.cumsum([0, *map(len, parts)])
    return Leads(np.vstack(parts) if parts else material.vectors[:0], bounds, tuple(texts))


def column_titles(material: Material) -> frozenset[str]:
    """Titles that articles of several origins bear, in the window or just before it, such as `News in brief`: they say
    nothing of the story."""
    articles = (*material.before, *material.articles)
    bearers = {(article.title, material.origins.get(article.id, article.id)) for article in articles}
    counted = Counter(title for title, _ in bearers)
    return frozenset(title for title, count in counted.items() if count >= _COLUMN)


def near(leads: Leads) -> Matrix:
    """Shape (articles, articles), symmetric, about 1 on the diagonal: the nearness of each two articles."""
    closeness = (1 - _WORDS) * _by_sentences(leads) + _WORDS * _by_words(leads.texts)
    return np.asarray(closeness, dtype=np.float32)


def telling(leads: Leads, members: Sequence[int]) -> list[float]:
    """For each of the articles, how near its title lies to what the others say: the mean cosine of the title and the
    nearest sentence of each other one; 1 where there is no other."""
    rows = [leads.rows[leads.bounds[one] : leads.bounds[one + 1]] for one in members]
    bounds = np.cumsum([0, *map(len, rows)])
    titles = np.vstack([lead[:1] for lead in rows])
    found = nearest(titles, np.arange(len(rows) + 1), np.vstack(rows), bounds)
    others = (found.sum(axis=1) - np.diag(found)) / max(1, len(rows) - 1)
    return [float(value) for value in others] if len(rows) > 1 else [1.0]


def nearest(
    rows: Vectors, bounds: npt.NDArray[np.int64], others: Vectors, other_bounds: npt.NDArray[np.int64]
) -> Matrix:
    """Shape (articles, other articles): the mean over an article's sentences of the cosine with the nearest sentence
    of the other."""
    found = np.zeros((len(bounds) - 1, len(other_bounds) - 1), dtype=np.float32)
    for start, end in _blocks(len(bounds) - 1):
        low, high = bounds[start], bounds[end]
        best = np.maximum.reduceat(rows[low:high] @ others.T, other_bounds[:-1], axis=1)
        weights, starts = _weights(bounds[start : end + 1]), bounds[start:end] - low
        sums = np.add.reduceat(best * weights[:, None], starts, axis=0)
        found[start:end] = sums / np.add.reduceat(weights, starts)[:, None]
    return found


def _weights(bounds: npt.NDArray[np.int64]) -> Matrix:
    """What each row counts: shape (bounds[-1] - bounds[0],)."""
    place = np.arange(bounds[0], bounds[-1]) - np.repeat(bounds[:-1], np.diff(bounds))
    return np.where(place < 2, _OPENING, 1.0).astype(np.float32)


def _by_sentences(leads: Leads) -> Matrix:
    one_way = nearest(leads.rows, leads.bounds, leads.rows, leads.bounds)
    return np.asarray((one_way + one_way.T) / 2, dtype=np.float32)


def _blocks(count: int) -> Iterator[tuple[int, int]]:
    for start in range(0, count, _BLOCK):
        yield start, min(count, start + _BLOCK)


def _by_words(texts: Sequence[Sequence[str]]) -> Matrix:
    """Cosines of the articles' words, each weighed by how rare it is among these articles: the words that all articles
    on one war share tell no two of its stories apart."""
    counted = [_counted(one) for one in texts]
    frequency = Counter(word for words in counted for word in words)
    places = {word: place for place, word in enumerate(frequency)}
    ends = np.cumsum([0, *map(len, counted)])
    columns = [places[word] for words in counted for word in words]
    weights = [
        np.log1p(count) * np.log((len(texts) + 1) / frequency[word])
        for words in counted
        for word, count in words.items()
    ]
    matrix = csr_array((np.array(weights, dtype=np.float32), columns, ends), shape=(len(texts), max(1, len(places))))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    products = (matrix @ matrix.T).toarray() / np.maximum(np.outer(lengths, lengths), 1e-9)
    return np.asarray(products, dtype=np.float32)


def _counted(texts: Sequence[str]) -> Counter[str]:
    """The stems of a title and sentences; a word counts once in each."""
    words: Counter[str] = Counter()
    for place, text in enumerate(texts):
        for word in stems(text):
            words[word] += _TITLE if place == 0 else 1
    return words


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words, numbers left out: they change from one telling to the next."""
    return frozenset(stem(word) for word in content_words(text) if len(word) > 1 and not word[0].isdigit())
