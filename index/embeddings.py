"""Text to vectors. WordLlama out of its wheel by default; any other embedder is passed in."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Vectors = npt.NDArray[np.float32]

# Characters of a text that are read. A passage has some 1,000; one of a megabyte would hold up the others beside it.
_MOST = 8_000
# Texts whose tokens are held in memory at once.
_BATCH = 30_000
_WORD = re.compile(r" ?( *[^ ]+)")


class Embedder(Protocol):
    """Turns texts into vectors. `name` stands in the collection: vectors of two embedders do not mix."""

    @property
    def name(self) -> str:
        """Names the model so that another one never bears the same name."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (texts, dimensions), each of length 1, or 0 where a text holds nothing."""


class WordLlamaEmbedder:
    """WordLlama, 256 dimensions: word vectors averaged. About 3,000 passages a second on one core, no network.

    It does not cross languages: a question finds articles of its own language."""

    name = "wordllama-l2_supercat-256"
    dimensions = 256

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (texts, 256), normalised. The model is loaded at the first call, once per process."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        starts = range(0, len(texts), _BATCH)
        return normalised(np.concatenate([_sums(texts[start : start + _BATCH]) for start in starts]))


def _sums(texts: Sequence[str]) -> Vectors:
    """The sum of each text's token vectors, shape (texts, 256).

    No token of the model reaches over a space, so that each word is cut into tokens once, however often it stands: the
    same vectors as WordLlama's own `embed`, which pads all texts to the longest beside them, in a third of its time."""
    model = _model()
    words = [_words(text[:_MOST]) for text in texts]
    places = {word: place for place, word in enumerate(dict.fromkeys(chain.from_iterable(words)))}
    tokens = model.tokenizer.encode_batch_fast(list(places), add_special_tokens=False)
    of_words = _counts([encoded.ids for encoded in tokens], len(model.embedding)) @ model.embedding
    return np.asarray(_counts([[places[word] for word in text] for text in words], len(places)) @ of_words)


def _words(text: str) -> list[str]:
    """The text cut at single spaces; further ones stay with the word they stand before, as in the model's tokens."""
    if text.startswith(" ") or text.endswith(" "):
        return [text]
    return _WORD.findall(text) if "  " in text else text.split(" ")


def _counts(rows: Sequence[Sequence[int]], columns: int) -> csr_array:
    """How often each number stands in each row: shape (rows, columns)."""
    ends = np.cumsum([0, *map(len, rows)])
    places = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=ends[-1])
    return csr_array((np.ones(len(places), np.float32), places, ends), shape=(len(rows), columns))


def normalised(vectors: Vectors) -> Vectors:
    """Each row at length 1; a row of zeros, as an empty text has, stays one."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return unit


def wordllama() -> Embedder:
    """The embedder that comes with the desk."""
    return WordLlamaEmbedder()


@cache
def _model() -> Any:
    # Imported here because it takes a second, which a command that embeds nothing should not pay.
    with _logging_untouched():
        from wordllama import WordLlama
    specification = find_spec("wordllama")
    assert specification is not None  # it has just been imported
    assert specification.origin is not None
    # By default it looks in the wrong folder for the tokenizer and asks a hub.
    model = WordLlama.load(cache_dir=Path(specification.origin).parent, disable_download=True)
    model.tokenizer.no_padding()
    return model


@contextmanager
def _logging_untouched() -> Iterator[None]:
    """WordLlama calls logging.basicConfig at import, which would print every library's messages to the terminal."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
