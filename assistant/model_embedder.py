"""Vectors from an embedding model: batches, and vectors of length 1. Whoever asks the model is passed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

# Texts per request: some 30,000 tokens of passages, a tenth of what OpenAI takes.
BATCH = 128


class ModelEmbedder:
    """The Embedder protocol of index/embeddings.py over a model that is asked for raw vectors."""

    def __init__(self, name: str, ask: Callable[[Sequence[str]], NDArray[np.float32]]) -> None:
        self.name = name
        self._ask = ask

    @cached_property
    def dimensions(self) -> int:
        """The length of a vector, learnt from a first one. Raises ModelError."""
        return int(self._ask(["dimensions"]).shape[1])

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector of length 1 per text, in their order: float32 of shape (texts, dimensions). Raises ModelError."""
        batches = [self._batch(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        return np.vstack(batches) if batches else np.empty((0, self.dimensions), dtype=np.float32)

    def _batch(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = self._ask([text or " " for text in texts])  # OpenAI refuses an empty text
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
