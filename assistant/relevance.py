"""How well each sentence of the passages found answers a question: a vector of features a sentence. Pure over its
arguments; the weights that turn features into a score are fitted by `benchmarks/fit_quoting.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.questions import asked_for, holds
from assistant.terms import content_words, same_thing, stem
from index.embeddings import Embedder
from index.sentences import sentence_spans
from index.types import Hit

Matrix = npt.NDArray[np.float64]

# Below it two words have nothing to do with each other: the cosine of WordLlama's vectors reaches .3 for unrelated
# words of the news, and the thesaurus gives less where two words share but one of many senses.
_RELATED = 0.35
# A word that the thesaurus has for the same thing counts nearly as the word itself.
_SAME_THING = 0.8

FEATURES = (
    "words",  # share of the question's words, by rarity, in the sentence
    "related",  # the same with related words
    "words before",  # ... in the sentence, the one before it and the title
    "related before",
    "words around",  # ... in two sentences before, one after, and the title
    "related around",
    "words passage",
    "related passage",
    "related after only",
    "related before only",
    "sentence vector",  # cosine of the sentence's vector with the question's
    "window vector",  # ... of the sentence with its two neighbours
    "passage vector",
    "rank",  # 1 / place of the passage in the search
    "holds",  # holds a thing of the kind that is asked for
    "holds and related",
    "holds and around",
    "length",
    "short",  # fewer than four content words
    "question",  # is a question itself
    "lead",  # opens its article
    "new words",  # share of its words that the question does not hold
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be quoted: `hits[hit].article.text[start:end] == text`."""

    hit: int
    start: int
    end: int
    text: str


def candidates(hits: Sequence[Hit]) -> list[Candidate]:
    """Every sentence of the passages, in order."""
    return [
        Candidate(place, hit.passage.start + start, hit.passage.start + end, hit.passage.text[start:end])
        for place, hit in enumerate(hits)
        for start, end in sentence_spans(hit.passage.text, hit.article.language or "en")
    ]


def features(
    question: str, hits: Sequence[Hit], found: Sequence[Candidate], embedder: Embedder, rarity: Callable[[str], float]
) -> Matrix:
    """Features of shape (candidates, len(FEATURES)). `rarity` is a word's inverse document frequency here."""
    asked = content_words(question)
    weights = np.array([rarity(word) for word in asked])
    weights = weights / (weights.sum() or 1.0)
    cover = Cover(asked, weights, [sentence.text for sentence in found] + [hit.article.title for hit in hits], embedder)
    titles = [cover.words(hit.article.title) for hit in hits]
    inside = [cover.words(sentence.text) for sentence in found]
    windows = [" ".join(found[at].text for at in _near(found, place, 1, 1)) for place in range(len(found))]
    vectors = embedder.embed([question, *(s.text for s in found), *windows, *(_headed(hit) for hit in hits)])
    cosines = vectors[1:] @ vectors[0]
    of_sentence, of_window = cosines[: len(found)], cosines[len(found) : 2 * len(found)]
    of_passage = cosines[2 * len(found) :]
    # By score and not by place, so that passages may be numbered in another order.
    ranks = np.argsort(np.argsort([-hit.score for hit in hits], kind="stable"), kind="stable")
    fits = holds(asked_for(question))
    rows = []
    for place, sentence in enumerate(found):
        title = titles[sentence.hit]
        own, before = inside[place], _joined(inside, _near(found, place, 1, 0))
        around = _joined(inside, _near(found, place, 2, 1))
        passage = _joined(inside, _near(found, place, len(found), len(found)))
        related, related_around, fit = cover.related(own), cover.related(around + title), fits(sentence.text)
        rows.append(
            [
                cover.same(own),
                related,
                cover.same(before + title),
                cover.related(before + title),
                cover.same(around + title),
                related_around,
                cover.same(passage + title),
                cover.related(passage + title),
                cover.related(_joined(inside, [at for at in _near(found, place, 0, 1) if at != place])),
                cover.related(_joined(inside, [at for at in _near(found, place, 1, 0) if at != place])),
                float(of_sentence[place]),
                float(of_window[place]),
                float(of_passage[sentence.hit]),
                1.0 / (1 + int(ranks[sentence.hit])),
                fit,
                fit * related,
                fit * related_around,
                min(len(sentence.text), 300) / 300,
                float(len(own) < 4),
                float(sentence.text.rstrip('"”’').endswith("?")),
                float(sentence.start < 150),
                cover.new(own),
            ]
        )
    return np.array(rows).reshape(len(found), len(FEATURES))


class Cover:
    """How much of a question's words a set of words covers, by rarity: the same words, or related ones too."""

    def __init__(self, asked: Sequence[str], weights: Matrix, texts: Sequence[str], embedder: Embedder) -> None:
        self._weights = weights
        known = list(dict.fromkeys(word for text in texts for word in content_words(text)))
        self._place = {word: place for place, word in enumerate(known)}
        stems, asked_stems = [stem(word) for word in known], [stem(word) for word in asked]
        vectors = embedder.embed([*asked, *known])
        near = (vectors[: len(asked)] @ vectors[len(asked) :].T).astype(np.float64)
        same = np.array([[one == other for other in stems] for one in asked_stems], dtype=bool)
        kin = np.array([[same_thing(one, other) for other in stems] for one in asked_stems])
        shape = (len(asked), len(known))
        self._same = same.reshape(shape).astype(np.float64)
        related = np.maximum(near.clip(0.0, 1.0), _SAME_THING * kin.reshape(shape))
        self._related = np.maximum(np.where(related >= _RELATED, related, 0.0), self._same)

    def words(self, text: str) -> list[int]:
        """The content words of one of the texts, as places in the table."""
        return [self._place[word] for word in content_words(text)]

    def same(self, places: Sequence[int]) -> float:
        """Share of the question, from 0 to 1, whose very words stand there."""
        return self._share(self._same, places)

    def related(self, places: Sequence[int]) -> float:
        """Share of the question that stands there in the same or in related words."""
        return self._share(self._related, places)

    def new(self, places: Sequence[int]) -> float:
        """Share of the words that the question does not hold: a sentence that only repeats it answers nothing."""
        return float(1 - self._same[:, list(places)].max(axis=0).mean()) if places and len(self._weights) else 0.0

    def _share(self, table: Matrix, places: Sequence[int]) -> float:
        return float(self._weights @ table[:, list(places)].max(axis=1)) if places and len(self._weights) else 0.0


def _near(found: Sequence[Candidate], place: int, before: int, after: int) -> list[int]:
    """Places of the sentences around one, in the same passage."""
    around = range(max(0, place - before), min(len(found), place + after + 1))
    return [at for at in around if found[at].hit == found[place].hit]


def _joined(inside: Sequence[Sequence[int]], places: Sequence[int]) -> list[int]:
    return [word for at in places for word in inside[at]]


def _headed(hit: Hit) -> str:
    return f"{hit.article.title}\n{hit.passage.text}"
