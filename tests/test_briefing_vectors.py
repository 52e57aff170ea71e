"""Vectors of sentences, embedded when they are asked for."""

import numpy as np
import pytest

from assistant.briefing.vectors import SentenceVectors
from index.embeddings import wordllama

TEXTS = ("Wheat rose.", "The envoy left.", "Wheat rose.", "Bees fly.")


@pytest.mark.parametrize("rows", [0, 2, [3, 1], [], slice(1, 3), np.array([0, 2, 2])])
def test_rows_are_those_of_the_whole_array(rows) -> None:
    """However they are asked for, and twice the same."""
    vectors, whole = SentenceVectors(TEXTS), wordllama().embed(TEXTS)
    assert np.array_equal(vectors[rows], whole[rows])
    assert np.array_equal(vectors[rows], whole[rows])


def test_it_can_be_read_as_an_array() -> None:
    """With its shape, and without a sentence too."""
    assert np.array_equal(np.asarray(SentenceVectors(TEXTS)), wordllama().embed(TEXTS))
    assert SentenceVectors(TEXTS).shape == (4, 256)
    assert SentenceVectors(()).shape == np.asarray(SentenceVectors(())).shape == (0, 256)


def test_each_text_is_embedded_once(monkeypatch) -> None:
    """And none before it is asked for."""
    asked: list[str] = []
    embed = type(wordllama()).embed

    def counted(self, texts):
        asked.extend(texts)
        return embed(self, texts)

    monkeypatch.setattr(type(wordllama()), "embed", counted)
    vectors = SentenceVectors(TEXTS)
    assert not asked
    assert len(vectors[[0, 2]]) == 2
    assert len(vectors[[2, 3]]) == 2
    assert asked == ["Wheat rose.", "Bees fly."]
