"""A claim laid beside the sentences of its evidence for the score: each of its words with the closest word there.

Coarser than `assistant.check.align`, which serves the rules: every sentence is looked at, and the closest word is the
same one, one of the thesaurus's, or one with a near vector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from assistant.check.windows import Matrix, Reading, Token, windows
from assistant.terms import same_thing, thesaurus
from index.embeddings import Vectors

# A stop word of the evidence stands for a word of the claim only in part, however near its vector.
_STOP = 0.5
_KIN = 0.8  # a word that the thesaurus has for the same thing
# Cosines of WordLlama's word vectors for words of one text that have nothing to do with each other reach this.
_UNRELATED = 0.25
# What the window is chosen by besides its words: the cosine of its best sentence, and that it is narrow.
_BY_VECTOR, _BY_WIDTH = 0.3, 0.03


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences [first, last) of a source; `column` is the first one's in the tables."""

    source: int
    first: int
    last: int
    column: int

    @property
    def columns(self) -> slice:
        return slice(self.column, self.column + self.last - self.first)


class Closeness(NamedTuple):
    """How close (0 to 1) words of a claim come to words of the evidence. Each has a row for each word of the claim."""

    exact: Matrix  # 1 where the very word stands there
    soft: Matrix
    sharp: Matrix  # soft, with unrelated words at 0


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim beside its evidence, for each different word of matter of the claim."""

    claim: Reading
    matter: list[Token]
    rarity: Matrix  # of the matter
    weights: Matrix  # the same, summing to 1
    sources: Sequence[Reading]
    windows: list[Window]
    best: int  # the window that carries most of the claim
    by_sentence: Closeness  # columns: the sentences of all the sources in turn
    by_window: Closeness
    here: Closeness  # in the best window
    anywhere: Closeness
    cosines: Matrix  # of the claim with each sentence

    @property
    def window(self) -> Window:
        return self.windows[self.best]

    def inside(self) -> list[Token]:
        """The words of the best window."""
        window = self.window
        source = self.sources[window.source]
        first, last = np.searchsorted(source.sentence, [window.first, window.last])
        return source.tokens[int(first) : int(last)]


def lay(claim: Reading, sources: Sequence[Reading], rarity: Callable[[str], float]) -> Laid | None:
    """None where the claim or all of its evidence holds no word."""
    matter = list({token.key: token for token in reversed(claim.tokens) if not token.stop}.values())[::-1]
    matter = matter or list({token.key: token for token in claim.tokens}.values())
    if not matter or not any(source.tokens for source in sources):
        return None
    rare = np.array([rarity(token.key) for token in matter])
    weights = rare / rare.sum()
    exact, soft = np.concatenate([_by_sentence(matter, claim, source) for source in sources], axis=2)
    sharp = np.maximum(exact, ((soft - _UNRELATED) / (1 - _UNRELATED)).clip(0, 1) ** 1.5)
    table = np.stack([exact, soft, sharp])
    cosines = np.concatenate([source.of_sentences for source in sources]) @ _mean(claim)
    over = _windows(sources)
    held = by_window(table, over)
    carried = weights @ held[2] + _BY_VECTOR * by_window(cosines, over)
    narrow = np.array([window.last - window.first for window in over])
    best = int((carried - _BY_WIDTH * narrow).argmax())
    here, anywhere = Closeness(*held[:, :, best]), Closeness(*table.max(axis=2))
    return Laid(
        claim, matter, rare, weights, sources, over, best, Closeness(*table), Closeness(*held), here, anywhere, cosines
    )


def by_window(table: Matrix, over: Sequence[Window]) -> Matrix:
    """A table whose last axis are sentences as one over windows: the most of each."""
    starts = np.array([window.column for window in over])
    ends = np.array([window.column + window.last - window.first - 1 for window in over])
    middle = (starts + ends) // 2  # no window has more than three
    most: Matrix = np.maximum(np.maximum(table[..., starts], table[..., ends]), table[..., middle])
    return most


def _mean(claim: Reading) -> Matrix:
    """The vector of a claim, whatever its sentences."""
    whole: Matrix = claim.of_sentences.sum(axis=0)
    return whole / (np.linalg.norm(whole) or 1.0)


def _windows(sources: Sequence[Reading]) -> list[Window]:
    found, column = [], 0
    for place, source in enumerate(sources):
        count = len(source.sentences)
        found += [Window(place, first, last, column + first) for first, last in windows(count)]
        column += count
    return found


def _by_sentence(matter: Sequence[Token], claim: Reading, source: Reading) -> Matrix:
    """Exact and soft closeness, of shape (2, matter, sentences of the source)."""
    rows = [claim.words[token.key] for token in matter]
    exact = np.zeros((len(matter), len(source.words)))
    for row, token in enumerate(matter):
        if (place := source.words.get(token.key)) is not None:
            exact[row, place] = 1.0
    soft = (claim.vectors[rows] @ source.vectors.T).clip(0, 1)
    soft[:, source.stop] *= _STOP
    soft[:, source.number] = 0.0  # a number is like no other word
    soft[[token.number for token in matter]] = 0.0
    keys = list(source.words)
    for row, token in enumerate(matter):
        if token.key not in source.words:
            _kin(token.key, source, keys, soft[row])
    by_token = np.stack([exact, np.maximum(soft, exact)])[:, :, source.places]
    found = np.zeros((2, len(matter), len(source.sentences)))
    if len(source.spoken):
        found[:, :, source.spoken] = np.maximum.reduceat(by_token, source.starts, axis=2)
    return found


def _kin(key: str, source: Reading, keys: Sequence[str], row: Vectors) -> None:
    """Raises a word's row where the thesaurus knows a word of the source for the same thing."""
    for place in {place for group in thesaurus().get(key, ()) for place in source.groups.get(group, ())}:
        row[place] = max(row[place], _KIN * same_thing(key, keys[place]))
