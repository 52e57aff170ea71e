"""Tests of assistant/model_embedder.py; over the wire it is tested in test_models.py."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.model_embedder import BATCH, ModelEmbedder


class Lengths:
    """Gives each text the vector (its length, 0), and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(texts))
        return np.array([[len(text.strip()), 0] for text in texts], dtype=np.float32)


def test_vectors_have_length_one() -> None:
    """Vectors are normalised, one of nothing stays zero, and all are float32."""
    vectors = ModelEmbedder("some-vectors", Lengths()).embed(["three", ""])
    assert vectors.tolist() == [[1, 0], [0, 0]]
    assert vectors.dtype == np.float32


def test_texts_go_in_batches_and_none_is_empty() -> None:
    """No request holds more than a batch, and an empty text goes as a space."""
    ask = Lengths()
    assert ModelEmbedder("some-vectors", ask).embed([""] * (BATCH + 1)).shape == (BATCH + 1, 2)
    assert [len(texts) for texts in ask.asked] == [BATCH, 1]
    assert ask.asked[1] == [" "]


def test_dimensions_are_asked_for_once() -> None:
    """The length of a vector is learnt from one, and no text gives no vector of that length."""
    ask = Lengths()
    embedder = ModelEmbedder("some-vectors", ask)
    assert (embedder.dimensions, embedder.embed([]).shape) == (2, (0, 2))
    assert len(ask.asked) == 1
