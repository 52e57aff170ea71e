"""The terms of texts: stems of the words that carry matter, and pairs of words in a row. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from assistant.terms import carries_matter, stem, words

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of texts, an entry for each term of each text: `rows[n]` is the text, `columns[n]` the term.

    `keys` are the terms' hashes, `paired` tells which are two words, `lengths` are the texts' words; a text without a
    word has length 1."""

    rows: Places
    columns: Places
    keys: Places
    paired: npt.NDArray[np.bool_]
    lengths: Numbers


def terms(texts: Iterable[str]) -> Terms:
    """The terms of each text, each once."""
    known: dict[int, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    paired: list[bool] = []
    lengths: list[int] = []
    for row, text in enumerate(texts):
        every = [word for word in words(text) if word]
        for key, pair in _terms(every).items():
            if key not in known:
                known[key] = len(known)
                paired.append(pair)
            rows.append(row)
            columns.append(known[key])
        lengths.append(max(1, len(every)))
    return Terms(
        rows=np.array(rows, dtype=np.int64),
        columns=np.array(columns, dtype=np.int64),
        keys=np.array(list(known), dtype=np.int64),
        paired=np.array(paired, dtype=bool),
        lengths=np.array(lengths, dtype=np.float64),
    )


@lru_cache(maxsize=1024)
def held(text: str) -> Places:
    """The hashes of a text's terms."""
    return np.array(sorted(_terms([word for word in words(text) if word])), dtype=np.int64)


def _terms(every: list[str]) -> dict[int, bool]:
    """Each term's hash, and whether it is a pair: of which at least one word carries matter."""
    found: dict[int, bool] = {}
    before: bytes | None = None
    told_before = False
    for word in every:
        word_stem, told = _read(word)
        if told:
            found[crc32(word_stem)] = False
        if before is not None and (told or told_before):
            found[crc32(before + b" " + word_stem)] = True
        before, told_before = word_stem, told
    return found


@lru_cache(maxsize=100_000)
def _read(word: str) -> tuple[bytes, bool]:
    """The word's stem, and whether it carries matter."""
    return stem(word).encode(), carries_matter(word)
