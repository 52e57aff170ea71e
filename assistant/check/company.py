"""Whether a word of the claim and a word of the source are about the same thing: by the words around each of them.

A verb such as `take` comes twice in most passages; only one that has the claim's other words around it may be held
against the claim.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.check.align import weight
from assistant.check.types import Aligned, Evidence, Grid

_LINKED = 0.5  # least closeness of a counterpart
_OWN, _OTHER = 7, 9  # words on either side that are the company of a word, in the claim and in the source


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The word `there` of a near sentence that stands for the claim's word `own`: `sure` is its closeness times the
    share of its company that is kept, from 0 to 1."""

    own: int
    evidence: Evidence
    there: int
    sure: float


def counterparts(pair: Aligned, sentences: int = 2) -> Iterator[Counterpart]:
    """The best counterpart of each word of the claim in each of the nearest sentences, where there is one."""
    for place, grid in enumerate(pair.grids[:sentences]):
        for row, own in enumerate(grid.own):
            column = int(grid.table[row].argmax()) if len(grid.others) else -1
            if column >= 0 and grid.table[row, column] >= _LINKED:
                sure = company(pair, grid, row, column) * float(grid.table[row, column])
                yield Counterpart(own, pair.near[place], grid.others[column], sure)


def company(pair: Aligned, grid: Grid, row: int, column: int) -> float:
    """Share of the weight of the words around a claim's word whose counterparts stand around the source's word."""
    own, other = grid.own[row], grid.others[column]
    mine = [r for r in _around(grid.own, own, _OWN) if r != row]
    theirs = _around(grid.others, other, _OTHER)
    if not mine or not theirs:
        return 0.0
    weights = np.array([weight(pair.claim.words[grid.own[r]]) for r in mine])
    return float(weights @ (grid.table[np.ix_(mine, theirs)].max(axis=1) >= _LINKED) / weights.sum())


def _around(indexes: Sequence[int], at: int, reach: int) -> range:
    """The places of the indexes, which are in order, that lie within reach of one."""
    return range(bisect_left(indexes, at - reach), bisect_right(indexes, at + reach))
