"""A cited text read for the score: its words with their vectors, its sentences, and the windows of one to three of
them that a claim may rest on. What was read is kept for a while, since many claims cite the same passage."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from assistant.check.word_vectors import WordVectors
from assistant.terms import content_words, stem, thesaurus
from index.embeddings import Vectors, normalised
from index.sentences import spans_of

Matrix = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.int64]

WIDEST = 3  # sentences of a window
_READINGS = 128  # texts that are kept read; a passage takes some 300 kB
_NEIGHBOURS = 2  # words on either side that tell in what company a word stands
_STOP_WEIGHT = 0.15  # of a stop word in that company

# Hyphens part words here, as `cease-fire` stands for `ceasefire` nowhere but in its letters; % and $ are words.
_WORD = re.compile(r"\w+(?:[.,’']\w+)*|[%$€£]")
_ENDING = re.compile(r"(?:n[’']t|[’'](?:s|re|ve|ll|d|m)?)$")
_BEFORE_A_START = frozenset('.!?:"“”\n')
_NEGATIVE = (
    "not no never none nobody nothing neither nor without cannot unable fail failed fails denied deny denies refuse"
    " refused hardly unlikely"
)
_NEGATIONS = frozenset(_NEGATIVE.split())
# `one` is left out, which counts nothing in most sentences.
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
_NUMBERS = (
    {word: str(number) for number, word in enumerate(_SMALL.split(), 2)}
    | {word: str(10 * number) for number, word in enumerate(_TENS.split(), 2)}
    | {"nineteen": "19", "thousand": "1000", "percent": "%", "dollar": "$", "dollars": "$"}
    | {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}
)


class Token(NamedTuple):
    """A word: as written in lower case, and the key (stem, number) under which it counts as the same word."""

    form: str
    key: str
    start: int
    stop: bool  # carries no matter of its own
    number: bool
    negation: bool
    name: bool  # capitalised within a sentence


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    found = []
    for match in _WORD.finditer(text):
        written, start = match.group(), match.start()
        form, key, stop, number, negation = _known(written.casefold())
        name = not stop and written[0].isupper() and (written.isupper() or not _opens(text, start))
        found.append(Token(form, key, start, stop, number, negation, name))
    return found


def _opens(text: str, at: int) -> bool:
    """Whether a word stands where every word has a capital."""
    before = text[max(0, at - 2) : at]
    return at == 0 or before[-1] == "\n" or before.strip()[-1:] in _BEFORE_A_START


@lru_cache(maxsize=100_000)
def _known(written: str) -> tuple[str, str, bool, bool, bool]:
    """Of a word in lower case: without `'s` and its like, key, and whether it is a stop word, a number, a negation."""
    form = _ENDING.sub("", written) or written
    key = form.replace(",", "") if form[0].isdigit() else _NUMBERS.get(form) or stem(form)
    number = key[0].isdigit()
    negation = form in _NEGATIONS or written.endswith(("n't", "n’t"))
    return form, key, not number and form not in "%$€£" and not content_words(form), number, negation


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the score sees it. `words` are its different words (keys) in the order of first use."""

    text: str
    tokens: list[Token]
    words: dict[str, int]  # key -> place
    places: Indexes  # of each token's word, shape (tokens,)
    sentences: Sequence[tuple[int, int]]
    sentence: Indexes  # of each token, shape (tokens,)
    spoken: Indexes  # sentences that hold a word
    starts: Indexes  # the first token of each of those
    vectors: Vectors  # of the words, of length 1, shape (words, dimensions)
    around: Vectors  # of each token with its neighbours, of length 1 or 0, shape (tokens, dimensions)
    of_sentences: Vectors  # of length 1 or 0, shape (sentences, dimensions)
    stop: npt.NDArray[np.bool_]  # shape (words,)
    number: npt.NDArray[np.bool_]  # shape (words,)
    groups: dict[int, list[int]]  # group of the thesaurus -> places of its words


class Reader:
    """Reads texts; keeps the latest readings. Safe to call from several threads."""

    def __init__(self, vectors: WordVectors, rarity: Callable[[str], float]) -> None:
        self._vectors = vectors
        self._rarity = rarity
        self.read = lru_cache(maxsize=_READINGS)(self._read)

    def _read(self, text: str) -> Reading:
        found = tokens(text)
        first: dict[str, Token] = {}
        for token in found:
            first.setdefault(token.key, token)
        words = {key: place for place, key in enumerate(first)}
        places = np.array([words[token.key] for token in found], dtype=np.int64)
        spans = spans_of(text) or ((0, len(text)),)
        sentence = np.searchsorted([s for s, _ in spans], [token.start for token in found], side="right") - 1
        vectors = self._vectors.of([token.form for token in first.values()])
        stop = np.array([token.stop for token in first.values()], dtype=bool)
        rarity = np.array([self._rarity(key) for key in first], dtype=np.float32)
        return Reading(
            text,
            found,
            words,
            places,
            spans,
            sentence,
            *np.unique(sentence, return_index=True),
            vectors,
            _around((vectors * np.where(stop, _STOP_WEIGHT, rarity)[:, None])[places]),
            _of_sentences(vectors * np.where(stop, 0, rarity)[:, None], places, sentence, len(spans)),
            stop,
            np.array([token.number for token in first.values()], dtype=bool),
            _groups(words),
        )


def _around(weighted: Vectors) -> Vectors:
    """The sum of each token's vector and its neighbours', across sentences too."""
    padded = np.zeros((len(weighted) + 2 * _NEIGHBOURS, weighted.shape[1]), dtype=weighted.dtype)
    padded[_NEIGHBOURS : _NEIGHBOURS + len(weighted)] = weighted
    summed = padded[: len(weighted)].copy()
    for at in range(1, 2 * _NEIGHBOURS + 1):
        summed += padded[at : at + len(weighted)]
    return normalised(summed)


def _of_sentences(weighted: Vectors, places: Indexes, sentence: Indexes, count: int) -> Vectors:
    """The mean of a sentence's words by rarity: cheaper than embedding the sentence, and no worse in the fit."""
    uses = np.bincount(sentence * len(weighted) + places, minlength=count * len(weighted))
    return normalised(uses.reshape(count, len(weighted)).astype(np.float32) @ weighted)


def _groups(words: dict[str, int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    known = thesaurus()
    for word, place in words.items():
        for group in known.get(word, ()):
            groups.setdefault(group, []).append(place)
    return groups


def windows(sentences: int) -> list[tuple[int, int]]:
    """Ranges [first, last) of one to three neighbouring sentences of a text with so many."""
    return [(at, at + width) for width in range(1, WIDEST + 1) for at in range(sentences - width + 1)]
