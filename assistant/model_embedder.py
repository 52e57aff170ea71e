"""Vectors from an embedding model: batches, and vectors of length 1. Whoever asks the model is passed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant import failures
from assistant.failures import Failure

if TYPE_CHECKING:
    from assistant.models import Connection

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


def vectors_of(connection: Connection, texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of an embedding model as they come: float32 of shape (texts, dimensions). Raises ModelError."""
    with connection.translated():
        # Plain numbers, not base64, which not every server knows.
        reply = connection.client.embeddings.create(
            model=connection.endpoint.model, input=list(texts), encoding_format="float"
        )
        rows = sorted(reply.data, key=lambda item: item.index)
        vectors = np.array([item.embedding for item in rows], dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts) or not vectors.size or not np.isfinite(vectors).all():
        said = f"{len(rows)} for {len(texts)} texts"
        raise failures.model_error(Failure("bad-vectors", said=said), connection.endpoint)
    return vectors
