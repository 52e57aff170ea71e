"""What had been said before: how much of a sentence stood in the briefing before or in the articles of the days before
it, also when it is reworded or another outlet prints it.

The measure is the share of a sentence's words, weighed by their rarity, that have a counterpart in the one or two old
sentences that hold most of it; counterparts are those of the check (forms of a word, its synonyms, near vectors).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest
from math import log

import numpy as np
import numpy.typing as npt

from assistant.briefing.types import Briefing
from assistant.check.closeness import table
from assistant.locate import tokens
from assistant.terms import content_words, stem
from index.types import Article, Published

Weights = npt.NDArray[np.float64]

_NEAREST = 20  # old sentences that a sentence is laid beside: those that share most of its rare words
_TOGETHER = 2  # of them that may hold it between them, as a reworded sentence joins two
_LEAST = 3  # words that carry matter, for half a sentence to be compared by itself
_LINKED = 0.36  # least closeness of two words that stand for one another: all that the check holds near
_LONGEST = 1_000  # characters of an old sentence that are compared
# A rough cut is enough for what is only compared: it costs a fraction of the cut that citations need. The mark comes
# first in the pattern, so that only marks are looked at.
_ROUGH_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<!\b[A-Z].)(?<!\b(?:Dr|Mr|Ms|St).)(?<!\b(?:Mrs|Gen|Col|Sen|Gov).)"
    r"[”\"’»)]*(?=\s+[\W\d]*[A-ZÀ-Þ]))"
)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_DATELINE = re.compile(r"^\W*[A-Z][A-Z’' -]{2,}[^—–]{0,60}[—–]\s+")
# Words of reporting, which every second sentence has whatever it says.
_COMMON = """say said says saying tell told tells according report reported reports reporting add added adds announce
announced spokesman spokeswoman spokesperson official officials statement reporters monday tuesday wednesday thursday
friday saturday sunday"""
_REPORTING = frozenset(_COMMON.split())


@dataclass(frozen=True, slots=True)
class Remembered:
    """An old sentence: its words, when they were published, and the article that has them, if it is known."""

    text: str
    published: Published
    article: str = ""


@dataclass(frozen=True, slots=True)
class Recalled:
    """How much of a sentence stood before, from 0 to 1, and the old sentences that come nearest to it, best first."""

    share: float
    nearest: tuple[Remembered, ...]


class Memory:
    """Old sentences, made to be searched by the words of a new one."""

    def __init__(self, sentences: Iterable[Remembered]) -> None:
        self._sentences = list(dict.fromkeys(sentences))
        held = [_tokens(sentence.text) for sentence in self._sentences]
        counts = Counter(chain.from_iterable(held))
        self._rarity = {token: log(1 + len(held) / count) for token, count in counts.items()}
        self._unseen = log(1 + len(held))
        self._column = {token: column for column, token in enumerate(counts)}
        # The sentences that hold each token, one token's after another's.
        columns = np.fromiter(map(self._column.__getitem__, chain.from_iterable(held)), np.int64, sum(map(len, held)))
        sentence = np.repeat(np.arange(len(held)), [len(tokens_of_one) for tokens_of_one in held])
        self._holders = sentence[np.argsort(columns, kind="stable")]
        self._bounds = np.cumsum([0, *counts.values()])

    def recall(self, text: str) -> Recalled:
        """How much of the sentence stood before: of its halves at a semicolon, the one that is newer."""
        halves = [half for half in text.split(";") if len(_words(half)) >= _LEAST] or [text]
        recalled = sorted((self._recall(half) for half in halves), key=lambda one: one.share)
        nearest = dict.fromkeys(old for of_all in zip_longest(*(one.nearest for one in recalled)) for old in of_all)
        return Recalled(recalled[0].share, tuple(old for old in nearest if old))

    def _recall(self, text: str) -> Recalled:
        words = _words(text)
        near = self._near(text)
        if not words or not near:
            return Recalled(0.0, ())
        weights = self._weights(words)
        covers = _covers(words, [sentence.text for sentence in near])
        order = np.argsort(-(covers @ weights), kind="stable")
        held = covers[order[0]]
        for _ in range(_TOGETHER - 1):
            held = max((np.maximum(held, cover) for cover in covers), key=lambda both: float(both @ weights))
        return Recalled(float(held @ weights), tuple(near[place] for place in order))

    def share(self, text: str, other: str) -> float:
        """How much of the one sentence the other holds, from 0 to 1."""
        words = _words(text)
        return float(_covers(words, [other])[0] @ self._weights(words)) if words else 0.0

    def shares(self, text: str, others: Sequence[str]) -> Weights:
        """How much of the sentence each of the others holds: shape (others,)."""
        words = _words(text)
        shares: Weights = _covers(words, others) @ self._weights(words) if words and others else np.zeros(len(others))
        return shares

    def rarity(self, word: str) -> float:
        """What a word weighs: its rarity among the old sentences; one that none of them has weighs most."""
        found = [self._rarity.get(token, self._unseen) for token in _tokens(word)]
        return max(found, default=0.0)

    def _near(self, text: str) -> list[Remembered]:
        scores = np.zeros(len(self._sentences))
        for token in _tokens(text):
            if (column := self._column.get(token)) is not None:
                scores[self._holders[self._bounds[column] : self._bounds[column + 1]]] += self._rarity[token]
        if len(scores) > _NEAREST:
            least = np.partition(scores, -_NEAREST)[-_NEAREST]
            among = np.flatnonzero(scores >= least) if least else np.flatnonzero(scores)
        else:
            among = np.flatnonzero(scores)
        best = among[np.argsort(-scores[among], kind="stable")[:_NEAREST]]
        return [self._sentences[place] for place in best]

    def _weights(self, words: Sequence[str]) -> Weights:
        """What each word weighs, 1 all together."""
        weights = np.array([self.rarity(word) for word in words])
        shares: Weights = weights / (weights.sum() or 1.0)
        return shares


def remembered(articles: Sequence[Article], previous: Briefing) -> Iterator[Remembered]:
    """The sentences of older articles, and those of the briefing before."""
    for article in articles:
        yield Remembered(article.title, article.published, article.id)
        for text in rough_sentences(article.text):
            yield Remembered(text, article.published, article.id)
    for passage in previous.passages:
        published = next((one.published for one in previous.articles if one.id == passage.article), None)
        for text in rough_sentences(passage.text):
            yield Remembered(text, published, passage.article)


def rough_sentences(text: str) -> Iterator[str]:
    """The text cut at what looks like the end of a sentence, and at the ends of lines."""
    start = 0
    for found in _ROUGH_END.finditer(text):
        if found.start() > start or found[0] == "\n":  # a mark that opens a line ends nothing
            if sentence := text[start : found.end()].strip():
                yield sentence[:_LONGEST]
            start = found.end()
    if sentence := text[start:].strip():
        yield sentence[:_LONGEST]


def without_dateline(text: str) -> str:
    """The sentence without the place and the agency that it opens with: `MORVANE, Kestria (Harbour Wire) — `."""
    return _DATELINE.sub("", text)


def matter(text: str) -> list[str]:
    """The stems of the words that carry matter, each once."""
    return list(dict.fromkeys(stem(word) for word in _words(text)))


def _tokens(text: str) -> frozenset[str]:
    """The words and numbers in the form in which citing compares them; a day has millions, of few kinds."""
    return frozenset(chain.from_iterable(map(_forms, _WORD.findall(text))))


_forms = lru_cache(maxsize=200_000)(tokens)


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in content_words(without_dateline(text)) if word not in _REPORTING)


def _covers(words: Sequence[str], old: Sequence[str]) -> Weights:
    """How closely each old sentence holds each of the words: shape (old sentences, words). What the sentences have of
    words is laid beside them once."""
    held = [_words(sentence) for sentence in old]
    places = {word: place for place, word in enumerate(dict.fromkeys(chain.from_iterable(held)))}
    near = table(words, list(places))
    near = np.where(near >= _LINKED, near, 0.0)
    found: Weights = np.array([near[:, [places[word] for word in of_one]].max(axis=1, initial=0.0) for of_one in held])
    return found
