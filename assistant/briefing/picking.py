"""Which sentences tell a story: those that hold most of what its independent origins say, in the fewest words.

    Material, rows --quotables--> Quotable --terms, weights--> worth --taken--> one after another, each for what is new

Every term (a word that carries matter, or two words in a row) weighs as much as the origins that have it: the earlier
it stands in them the more, and the more beside a day of the window; less where the days before had it too. Sentences
are taken one by one, each time the one whose terms weigh most for its length and that lies near the middle of the
story; what a sentence has told weighs nothing in the next. (After Gillick and Favre 2009, "A scalable global model for
summarization", with origins in the place of documents.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.briefing.days import names_a_day_of
from assistant.briefing.quotables import Quotable, dateline, quotables, says_the_same
from assistant.briefing.types import Excerpt, Material, Window
from assistant.briefing.wordings import Numbers, Terms, held, terms

# Articles of the days before that are read for what is new, the latest: more say nothing more, and take seconds.
_MOST_BEFORE = 300
_ANSWERS = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss(?:es|ed)|disput(?:es|ed)|did not)\b")
_ANSWER = 0.5  # of its worth as the first sentence of a story
# Nearer to nothing than this no sentence counts: a factor of its worth, which may not turn it over.
_LEAST_NEAR = 0.01


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What makes a term weigh more or less, and a sentence. Chosen over three real timelines, where neighbouring values
    give nearly the same; chosen on two of them and measured on the third, each in turn, ROUGE-2 was .067, and the best
    plain method has .057 (`benchmarks/briefing.py`, 2026-11-24).

    `lead` is what a term in an article's first sentence gains over one far down; `dated` what it gains beside a day of
    the window; `pairs` the share of two words in a row against single ones; `before` how far a term falls that all
    articles of the days before have: to 1 / (1 + before). `words` are added to a sentence's length, so that the
    shortest are not the best; `central` is the power of its nearness to the middle of the story."""

    lead: float = 2.0
    dated: float = 2.0
    pairs: float = 0.5
    before: float = 2.0
    words: float = 5.0
    central: float = 1.0


NEWS = Emphasis()


def pick(
    material: Material, rows: Sequence[int], most: int, *, words: int | None = None, emphasis: Emphasis = NEWS
) -> list[Quotable]:
    """The sentences that tell the most of what the excerpts `rows` tell, in the order in which they were taken: at
    most `most`, and none after as many `words` are reached."""
    return Picker(material, rows, quotables(material, rows), emphasis).taken(most, words)


class Picker:
    """The sentences of one story, weighed once: `found` are those that may be taken, of the excerpts `rows`. `worth` is
    what each tells by itself, 1.0 for the best."""

    def __init__(
        self, material: Material, rows: Sequence[int], found: Sequence[Quotable], emphasis: Emphasis = NEWS
    ) -> None:
        self.found = found
        excerpts = [material.excerpts[row] for row in rows]
        place = {row: at for at, row in enumerate(rows)}
        self._places = np.array([place[one.row] for one in found], dtype=np.int64)
        self._terms = terms(excerpt.text[dateline(excerpt.text) :] for excerpt in excerpts)
        self._weights = weights(self._terms, excerpts, material, emphasis)
        self._plain = weights(self._terms, excerpts, material, replace(emphasis, before=0.0))
        self._lengths = self._terms.lengths[self._places] + emphasis.words
        self._near = central(material, rows, [one.row for one in found]) ** emphasis.central
        told = self._told(self._weights) / self._lengths
        self.worth: Numbers = told / (told.max() or 1.0) if len(told) else told

    def taken(self, most: int, words: int | None = None, beside: Sequence[Quotable] = ()) -> list[Quotable]:
        """Sentences one by one, each for what it adds to those before and to `beside`."""
        left = self._without(self._weights, beside)
        barred = np.array([any(says_the_same(one, other) for other in beside) for one in self.found], dtype=bool)
        chosen: list[Quotable] = []
        while len(chosen) < most and not barred.all() and not _full(chosen, words):
            best = self.found[int(np.argmax(np.where(barred, -1.0, self._told(left) / self._lengths)))]
            chosen.append(best)
            left = self._without(left, [best])
            barred |= [one is best or says_the_same(one, best) for one in self.found]
        return chosen

    def opening(self, firsts: Sequence[Quotable]) -> Quotable | None:
        """Of sentences that open their articles the one that tells most: a lead may be longer than what follows it, and
        one that denies answers what should be told first."""
        told = self._told(self._plain) / np.sqrt(self._lengths)
        worth = {one.row: float(score) for one, score in zip(self.found, told, strict=True)}
        return max(
            firsts, key=lambda one: worth[one.row] * (_ANSWER if _ANSWERS.search(one.text) else 1.0), default=None
        )

    def _told(self, left: Numbers) -> Numbers:
        """What each sentence tells of the terms that are left."""
        sums = np.bincount(self._terms.rows, left[self._terms.columns], minlength=len(self._terms.lengths))
        told: Numbers = sums[self._places] * self._near
        return told

    def _without(self, left: Numbers, told: Sequence[Quotable]) -> Numbers:
        """The weights when these sentences have been told."""
        rows = {one.row for one in told}
        places = [int(place) for place, one in zip(self._places, self.found, strict=True) if one.row in rows]
        left = left.copy()
        left[self._terms.columns[np.isin(self._terms.rows, places)]] = 0.0
        return left


def weights(found: Terms, excerpts: Sequence[Excerpt], material: Material, emphasis: Emphasis) -> Numbers:
    """The weight of each term: the best place that each origin has it in, summed over the origins."""
    origins = [material.origins[excerpt.article.id] for excerpt in excerpts]
    number = {origin: at for at, origin in enumerate(dict.fromkeys(origins))}
    origin = np.array([number[one] for one in origins], dtype=np.int64)
    added = emphases(excerpts, material.window, emphasis)
    pairs, places = np.unique(found.columns * max(1, len(number)) + origin[found.rows], return_inverse=True)
    best = np.zeros(len(pairs))
    np.maximum.at(best, places, added[found.rows])
    total = np.bincount(pairs // max(1, len(number)), best, minlength=len(found.keys))
    shares = np.where(found.paired, emphasis.pairs, 1.0 - emphasis.pairs)
    weight: Numbers = total * shares / (1.0 + emphasis.before * _before(found, material))
    return weight


def emphases(excerpts: Sequence[Excerpt], window: Window, emphasis: Emphasis) -> Numbers:
    """What each sentence adds to the weight of its terms: more in a lead, and beside a day of the window."""
    lead = np.array([1.0 / np.sqrt(1.0 + excerpt.place) for excerpt in excerpts])
    dated = np.array([names_a_day_of(window, excerpt) for excerpt in excerpts], dtype=np.float64)
    added: Numbers = 1.0 + emphasis.lead * lead + emphasis.dated * dated
    return added


def central(material: Material, rows: Sequence[int], found: Sequence[int]) -> Numbers:
    """How near each of the excerpts `found` is to the middle of the excerpts `rows`, from 0.01 to 1."""
    middle = material.vectors[list(rows)].mean(axis=0) if len(rows) else np.zeros(material.vectors.shape[1])
    near = material.vectors[list(found)] @ (middle / (np.linalg.norm(middle) or 1.0))
    clipped: Numbers = np.clip(near.astype(np.float64), _LEAST_NEAR, 1.0)
    return clipped


def _before(found: Terms, material: Material) -> Numbers:
    """The share of the articles of the days before that have each term."""
    articles = material.before[-_MOST_BEFORE:]
    if not articles:
        return np.zeros(len(found.keys))
    keys, counts = np.unique(np.concatenate([held(article.text) for article in articles]), return_counts=True)
    places = np.minimum(np.searchsorted(keys, found.keys), len(keys) - 1)
    share: Numbers = np.where(keys[places] == found.keys, counts[places], 0) / len(articles)
    return share


def _full(chosen: Sequence[Quotable], words: int | None) -> bool:
    return words is not None and sum(len(one.text.split()) for one in chosen) >= words
