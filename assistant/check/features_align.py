"""A claim laid beside the sentences of its evidence for the score: each of its words with the closest word there.

Coarser than `assistant.check.align`, which serves the rules: every sentence is looked at, and the closest word is the
same one, one of the thesaurus's, or one with a near vector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.check.windows import Matrix, Reading, Token, windows
from assistant.terms import same_thing, thesaurus

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


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim beside its evidence. The tables have a row for each different word of matter of the claim and a column
    for each sentence of all the sources in turn; they hold the closeness (0 to 1) of the word to any word there."""

    claim: Reading
    matter: list[Token]
    rarity: Matrix  # of the matter
    weights: Matrix  # the same, summing to 1
    sources: Sequence[Reading]
    exact: Matrix  # 1 where the very word stands there
    soft: Matrix
    sharp: Matrix  # soft, with unrelated words at 0
    cosines: Matrix  # of the claim with each sentence
    windows: list[Window]
    best: int  # the window that carries most of the claim

    @property
    def window(self) -> Window:
        return self.windows[self.best]

    def inside(self) -> list[Token]:
        """The words of the best window."""
        window = self.window
        source = self.sources[window.source]
        first, last = np.searchsorted(source.sentence, [window.first, window.last])
        return source.tokens[int(first) : int(last)]

    def by_window(self, table: Matrix) -> Matrix:
        """A table by sentence as one by window."""
        return by_window(table, self.windows)


def by_window(table: Matrix, over: Sequence[Window]) -> Matrix:
    """The best of each row in each window, of shape (rows, windows)."""
    starts = [window.column for window in over]
    ends = [window.column + window.last - window.first - 1 for window in over]
    middle = [(start + end) // 2 for start, end in zip(starts, ends, strict=True)]  # no window has more than three
    return np.maximum(np.maximum(table[:, starts], table[:, ends]), table[:, middle])


def lay(claim: Reading, sources: Sequence[Reading], rarity: Callable[[str], float]) -> Laid | None:
    """None where the claim or all of its evidence holds no word."""
    matter = list({token.key: token for token in reversed(claim.tokens) if not token.stop}.values())[::-1]
    matter = matter or list({token.key: token for token in claim.tokens}.values())
    if not matter or not any(source.tokens for source in sources):
        return None
    rare = np.array([rarity(token.key) for token in matter])
    weights = rare / rare.sum()
    tables = [_by_sentence(matter, claim, source) for source in sources]
    exact, soft = (np.hstack(kind) for kind in zip(*tables, strict=True))
    sharp = np.maximum(exact, ((soft - _UNRELATED) / (1 - _UNRELATED)).clip(0, 1) ** 1.5)
    cosines = np.concatenate([source.of_sentences for source in sources]) @ _mean(claim)
    over = _windows(sources)
    carried = weights @ by_window(sharp, over) + _BY_VECTOR * by_window(cosines[None, :], over)[0]
    narrow = np.array([window.last - window.first for window in over])
    best = int((carried - _BY_WIDTH * narrow).argmax())
    return Laid(claim, matter, rare, weights, sources, exact, soft, sharp, cosines, over, best)


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


def _by_sentence(matter: Sequence[Token], claim: Reading, source: Reading) -> tuple[Matrix, Matrix]:
    """Tables of exact and of soft closeness, of shape (matter, sentences of the source)."""
    rows = [claim.words[token.key] for token in matter]
    exact, soft = np.zeros((len(matter), len(source.words))), np.zeros((len(matter), 0))
    for row, token in enumerate(matter):
        if (place := source.words.get(token.key)) is not None:
            exact[row, place] = 1.0
    soft = (claim.vectors[rows] @ source.vectors.T).clip(0, 1)
    soft[:, source.stop] *= _STOP
    soft[:, source.number] = 0.0  # a number is like no other word
    soft[[token.number for token in matter]] = 0.0
    for row, token in enumerate(matter):
        if token.key not in source.words:
            _kin(token.key, source, soft[row])
    soft = np.maximum(soft, exact)
    return _most(exact, source), _most(soft, source)


def _kin(key: str, source: Reading, row: Matrix) -> None:
    """Raises a word's row where the thesaurus knows a word of the source for the same thing."""
    keys = list(source.words)
    for place in {place for group in thesaurus().get(key, ()) for place in source.groups.get(group, ())}:
        row[place] = max(row[place], _KIN * same_thing(key, keys[place]))


def _most(table: Matrix, source: Reading) -> Matrix:
    """A table by word of the source as one by sentence: the best of each."""
    by_token = table[:, source.places]
    found = np.zeros((len(table), len(source.sentences)))
    spoken, starts = np.unique(source.sentence, return_index=True)
    if len(spoken):
        found[:, spoken] = np.maximum.reduceat(by_token, starts, axis=1)
    return found
