"""The store of word vectors that the alignment and the score share."""

import numpy as np
import pytest

from assistant.check.word_vectors import WordVectors, word_vectors


class Letters:
    """An embedder whose vectors are a word's first letter and length; it counts what it is asked."""

    name = "letters"
    dimensions = 2

    def __init__(self):
        self.asked = []

    def embed(self, texts):
        """Vectors of shape (texts, 2)."""
        self.asked.append(list(texts))
        return np.array([[ord(text[0]), len(text)] for text in texts], dtype=np.float32)


def test_a_word_is_embedded_once():
    """Whatever order and however often it is asked for."""
    embedder = Letters()
    store = WordVectors(embedder)
    assert store.of(["ab", "c", "ab"]).tolist() == [[97, 2], [99, 1], [97, 2]]
    assert store.of(["c", "def"]).tolist() == [[99, 1], [100, 3]]
    assert embedder.asked == [["ab", "c"], ["def"]]


def test_of_no_words_there_is_nothing():
    """The shape has the dimensions still."""
    assert WordVectors(Letters()).of([]).shape == (0, 2)


@pytest.mark.parametrize("words", [["a", "b", "c"], ["a", "b", "c", "d", "e"], ["a", "b", "d", "e", "f", "g"]])
def test_a_full_store_begins_anew(words):
    """More words than it keeps are answered as well, and what it holds stays bounded."""
    store = WordVectors(Letters(), most=4)
    store.of(["a", "x", "y"])
    assert store.of(words)[:, 0].tolist() == [ord(word) for word in words]
    assert len(store._store.rows) <= 4


def test_there_is_one_store():
    """The alignment and the score share it."""
    assert word_vectors() is word_vectors()
