"""Text to vectors, out of a wheel and without a network."""

import logging

import numpy as np
import pytest

from index import embeddings
from index.embeddings import normalised, wordllama


def test_vectors_have_length_one():
    """And the shape that the embedder promises."""
    embedder = wordllama()
    vectors = embedder.embed(["The envoy flew to Morvane.", "Wheat prices rose."])
    assert vectors.shape == (2, embedder.dimensions) == (2, 256)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_like_texts_are_nearer():
    """A truce is nearer to a cease-fire than to wheat."""
    truce, ceasefire, wheat = wordllama().embed(["truce talks", "cease-fire negotiations", "wheat harvest"])
    assert truce @ ceasefire > truce @ wheat


@pytest.mark.filterwarnings("error")
def test_an_empty_text_has_no_direction():
    """Zeros, and no division by nothing."""
    assert not wordllama().embed([""]).any()
    assert wordllama().embed([]).shape == (0, 256)


def test_a_text_of_a_megabyte_costs_no_gigabytes():
    """What is read of it is cut; the texts beside it are not."""
    alone = wordllama().embed(["short"])[0]
    assert np.allclose(wordllama().embed(["word " * 200_000, "short"])[1], alone, atol=1e-6)


def test_it_never_asks_a_network(monkeypatch):
    """Loading finds its files in the wheel."""

    def refuse(*args, **kwargs):
        raise AssertionError("a request was made")

    monkeypatch.setattr("socket.socket.connect", refuse)
    embeddings._model.cache_clear()
    assert wordllama().embed(["envoy"]).any()


def test_loading_leaves_logging_alone():
    """The package sets up the root logger, and would print every library's messages."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    with embeddings._logging_untouched():
        root.addHandler(logging.NullHandler())
        root.setLevel(logging.DEBUG)
    assert (root.handlers, root.level) == (handlers, level)


def test_normalising_keeps_direction():
    """Zeros stay zeros."""
    rows = np.array([[3, 4], [0, 0]], dtype=np.float32)
    assert np.allclose(normalised(rows), [[0.6, 0.8], [0, 0]])


@pytest.mark.parametrize(
    "text", ["a  b   c\n\nd\te x", " lead", "trail ", "   ", "日本語 テスト", "a\u00a0b", "🙂 🙂", "▁ x"]
)
def test_a_word_at_a_time_is_the_whole_text(text):
    """The vectors are those of WordLlama's own embedding, whatever stands between the words."""
    model = embeddings._model()
    ids = model.tokenizer.encode(text, add_special_tokens=False).ids
    whole = normalised(model.embedding[ids].sum(axis=0, keepdims=True))
    assert np.allclose(wordllama().embed(["other words", text])[1], whole[0], atol=1e-6)
