"""Which sentences tell a story: those that hold most of what its independent origins say, in the fewest words.

    Material, rows --quotables--> Quotable --terms, weights--> worth --pick--> one after another, each for what is new

Every term (a word that carries matter, or two words in a row) weighs as much as the origins that have it: the more of
them, the earlier in their texts, and the more of them beside a day of the window, the more. Sentences are taken one by
one, each time the one whose terms weigh most for its length; what a sentence has told weighs nothing in the next (after
Gillick and Favre, 2009, "A scalable global model for summarization", with origins for documents).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.briefing.days import names_a_day_of
from assistant.briefing.quotables import Quotable, dateline, quotables, says_the_same
from assistant.briefing.types import Excerpt, Material, Window
from assistant.terms import content_words, stem, words

Scores = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What makes a term weigh more. Found on two of three real timelines and measured on the third, each in turn
    (`benchmarks/briefing.py`): `lead` for the opening of an article, `dated` for a day of the window named beside it,
    `power` for many origins over one, `pairs` is the share of two words in a row against single ones."""

    lead: float = 2.0
    dated: float = 2.0
    power: float = 1.5
    pairs: float = 0.5


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of sentences, a sentence-term pair an entry: `rows[n]` is the sentence, `columns[n]` the term."""

    rows: Rows
    columns: Rows
    paired: npt.NDArray[np.bool_]
    lengths: Scores


def pick(
    material: Material,
    rows: Sequence[int],
    most: int,
    *,
    words: int | None = None,
    beside: Sequence[Quotable] = (),
    emphasis: Emphasis | None = None,
) -> list[Quotable]:
    """The sentences that tell the most of what the excerpts `rows` tell, in the order in which they were taken.

    At most `most`, and none after as many `words` are reached; none that says what one of `beside` says."""
    found = quotables(material, rows)
    return Picker(material, rows, found, emphasis or Emphasis()).taken(most, words, beside)


class Picker:
    """The sentences of one story, weighed once. `worth` is what each tells by itself, 1.0 for the best."""

    def __init__(
        self, material: Material, rows: Sequence[int], found: Sequence[Quotable], emphasis: Emphasis | None = None
    ) -> None:
        self.found = found
        excerpts = [material.excerpts[row] for row in rows]
        self._terms = terms(excerpt.text[dateline(excerpt.text) :] for excerpt in excerpts)
        origins = [material.origins[excerpt.article.id] for excerpt in excerpts]
        own = emphasis or Emphasis()
        self._weights = weights(self._terms, origins, emphases(excerpts, material.window, own), own)
        place = {row: at for at, row in enumerate(rows)}
        self._places = np.array([place[one.row] for one in found], dtype=np.int64)
        first = self._told(self._weights)
        self.worth: Scores = first / (first.max() or 1.0) if len(first) else first

    def taken(self, most: int, words: int | None = None, beside: Sequence[Quotable] = ()) -> list[Quotable]:
        """Sentences one by one, each for what it adds."""
        left = self._without(self._weights, beside)
        chosen: list[Quotable] = []
        barred = np.array([any(says_the_same(one, other) for other in beside) for one in self.found], dtype=bool)
        while len(chosen) < most and not barred.all() and not _full(chosen, words):
            best = int(np.argmax(np.where(barred, -1.0, self._told(left))))
            chosen.append(self.found[best])
            left = self._without(left, [self.found[best]])
            barred |= [one is chosen[-1] or says_the_same(one, chosen[-1]) for one in self.found]
        return chosen

    def _told(self, left: Scores) -> Scores:
        """What each sentence tells of the terms that are left, for its length."""
        sums = np.bincount(self._terms.rows, left[self._terms.columns], minlength=len(self._terms.lengths))
        told: Scores = (sums / self._terms.lengths)[self._places]
        return told

    def _without(self, left: Scores, told: Sequence[Quotable]) -> Scores:
        """The weights when these sentences have been told."""
        rows = {int(self._places[at]) for at, one in enumerate(self.found) if any(one is other for other in told)}
        left = left.copy()
        left[self._terms.columns[np.isin(self._terms.rows, list(rows))]] = 0.0
        return left


def terms(texts: Iterable[str]) -> Terms:
    """The terms of each text, each once: stems of words that carry matter, and pairs of which one word does."""
    known: dict[tuple[str, ...], int] = {}
    rows: list[int] = []
    columns: list[int] = []
    lengths = []
    for row, text in enumerate(texts):
        every, telling = words(text), frozenset(content_words(text))
        stems = [stem(word) for word in every]
        single = {(own,) for own, word in zip(stems, every, strict=True) if word in telling}
        pairs = {
            (stems[at - 1], stems[at])
            for at in range(1, len(every))
            if every[at] in telling or every[at - 1] in telling
        }
        for term in sorted(single | pairs):
            rows.append(row)
            columns.append(known.setdefault(term, len(known)))
        lengths.append(max(1, len(every)))
    return Terms(
        np.array(rows, dtype=np.int64),
        np.array(columns, dtype=np.int64),
        np.array([len(term) > 1 for term in known], dtype=bool),
        np.array(lengths, dtype=np.float64),
    )


def emphases(excerpts: Sequence[Excerpt], window: Window, emphasis: Emphasis) -> Scores:
    """What each sentence adds to the weight of its terms: more in a lead, and beside a day of the window."""
    lead = np.array([1.0 / np.sqrt(1.0 + excerpt.place) for excerpt in excerpts])
    dated = np.array([names_a_day_of(window, excerpt) for excerpt in excerpts], dtype=np.float64)
    added: Scores = 1.0 + emphasis.lead * lead + emphasis.dated * dated
    return added


def weights(found: Terms, origins: Sequence[str], added: Scores, emphasis: Emphasis) -> Scores:
    """The weight of each term: the best place that each origin has it in, summed over the origins."""
    number = {origin: at for at, origin in enumerate(dict.fromkeys(origins))}
    origin = np.array([number[one] for one in origins], dtype=np.int64)
    keys = found.columns * max(1, len(number)) + origin[found.rows]
    unique, places = np.unique(keys, return_inverse=True)
    best = np.zeros(len(unique))
    np.maximum.at(best, places, added[found.rows])
    total = np.bincount(unique // max(1, len(number)), best, minlength=len(found.paired)).astype(np.float64)
    weight: Scores = total**emphasis.power * np.where(found.paired, emphasis.pairs, 1.0 - emphasis.pairs)
    return weight


def _full(chosen: Sequence[Quotable], words: int | None) -> bool:
    return words is not None and sum(len(one.text.split()) for one in chosen) >= words
