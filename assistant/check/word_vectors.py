"""The vectors of single words, kept: the next sentence has most of them again. The alignment and the score look the
same words up, and share a store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple

import numpy as np

from index.embeddings import Embedder, Vectors, wordllama

_MOST = 50_000  # words, of 1 kB each; the memory is taken as they come


class _Store(NamedTuple):
    rows: dict[str, int]
    vectors: Vectors  # shape (most, dimensions), of which the first len(rows) are set


class WordVectors:
    """Vectors of words by an embedder, of length 1, or 0 where a word holds nothing. Safe to call from several
    threads."""

    def __init__(self, embedder: Embedder, most: int = _MOST) -> None:
        self._embedder = embedder
        self._most = most
        self._adding = Lock()
        self._store = self._empty()

    def of(self, words: Sequence[str]) -> Vectors:
        """Of shape (words, dimensions)."""
        store = self._store
        try:
            return store.vectors[[store.rows[word] for word in words]] if words else store.vectors[:0]
        except KeyError:
            store = self._with(list(dict.fromkeys(words)))
            return store.vectors[[store.rows[word] for word in words]]

    def _with(self, words: Sequence[str]) -> _Store:
        """A store that has these words: where the one that is kept has no room for them a new one is begun, and the old
        one left to whoever reads it."""
        if len(words) > self._most:
            return _Store({word: row for row, word in enumerate(words)}, self._embedder.embed(words))
        with self._adding:
            store = self._store
            fresh = [word for word in words if word not in store.rows]
            if len(store.rows) + len(fresh) > self._most:
                store, fresh = self._empty(), list(words)
            first = len(store.rows)
            store.vectors[first : first + len(fresh)] = self._embedder.embed(fresh)
            # After the vectors: a word that is found has its vector.
            store.rows.update(zip(fresh, range(first, first + len(fresh)), strict=True))
            self._store = store
            return store

    def _empty(self) -> _Store:
        return _Store({}, np.empty((self._most, self._embedder.dimensions), dtype=np.float32))


@cache
def word_vectors() -> WordVectors:
    """The store of this process, by WordLlama."""
    return WordVectors(wordllama())
