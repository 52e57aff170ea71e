"""The vectors of a window's sentences, each embedded when it is first asked for: a page of a thousand articles looks at
a fifth of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.embeddings import Vectors, wordllama

Rows = int | slice | Sequence[int] | npt.NDArray[np.int64]


class SentenceVectors:
    """Stands for an array of shape (sentences, 256) that is read by its rows. The same words are embedded once, however
    many copies say them."""

    def __init__(self, texts: Sequence[str]) -> None:
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        self._texts = list(places)
        self._places = np.array([places[text] for text in texts], dtype=np.int64)
        self._known = np.zeros(len(places), dtype=bool)
        self._vectors: Vectors = np.zeros((len(places), wordllama().dimensions), dtype=np.float32)

    @property
    def shape(self) -> tuple[int, int]:
        """As of an array."""
        return len(self._places), self._vectors.shape[1]

    def __getitem__(self, rows: Rows) -> Vectors:
        """The vectors of these rows: what is missing is embedded together, so many rows are best asked at once."""
        places = self._places[list(rows)] if isinstance(rows, Sequence) else self._places[rows]
        asked = np.unique(places)
        missing = asked[~self._known[asked]]
        if len(missing):
            self._vectors[missing] = wordllama().embed([self._texts[place] for place in missing])
            self._known[missing] = True
        found: Vectors = self._vectors[places]
        return found

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[np.float32]:
        """All of them."""
        return np.asarray(self[:], dtype=dtype)
