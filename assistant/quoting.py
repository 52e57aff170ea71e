"""The writer without a model: the articles' own sentences, at most five, chosen and ordered to answer the question."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np

from assistant.citations import split_draft
from assistant.followups import standing_alone
from assistant.relevance import FEATURES, Candidate, Matrix, candidates, features
from assistant.terms import content_words, stem
from assistant.types import Turn, WrittenBy
from assistant.writer import CANNOT_ANSWER
from index.embeddings import wordllama
from index.sentences import sentence_spans
from index.types import Hit

MOST_SENTENCES = 5
# Two sentences that share so much of the shorter one's words say the same; copies of a wire story differ by a word.
_SAME_WORDS = 0.7
# Below the best score by so much a sentence is left out: of the questions that five sentences answer, one in fifty is
# lost, and an answer has 4.3 sentences in the mean (cross-validated on both keys, 2026-11-23).
_FALLS_BEHIND = 3.0
# A sentence that opens like this does not say of whom it speaks; the one before it does.
_LEANING = re.compile(
    r"^[“\"‘']?(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|The (?:latter|former|two))\b"
)


@dataclass(frozen=True, slots=True)
class Linear:
    """Standardised features times weights, plus an intercept."""

    mean: Matrix
    scale: Matrix
    weights: Matrix
    intercept: float

    def __call__(self, features: Matrix) -> Matrix:
        """Scores of shape (rows,)."""
        scores: Matrix = ((features - self.mean) / self.scale) @ self.weights + self.intercept
        return scores


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was fitted: how sentences are ranked, and from which score on a question counts as answered."""

    rank: Linear
    answered: Linear
    threshold: float


@dataclass(frozen=True, slots=True)
class Quotes:
    """The sentences that would answer, best first, and the score that they do."""

    sentences: tuple[Candidate, ...]
    score: float

    @property
    def answer(self) -> bool:
        """Whether they are taken for an answer."""
        return self.score >= judgement().threshold


class QuotingWriter:
    """Answers in the articles' own words. `rarity` is a word's inverse document frequency in the library."""

    written_by = WrittenBy("quoting")
    # Reading costs nothing here. Of the sample's questions 97 % have a passage that answers among 20, 89 % among 8.
    passages = 20

    def __init__(self, rarity: Callable[[str], float]) -> None:
        self._rarity = rarity

    def standalone(self, question: str, history: Sequence[Turn]) -> str:
        """The question with the words of the turn before it, where it leans on them."""
        return standing_alone(question, history)

    def arranged(self, question: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        """The passages that will be quoted first, in the order of their quotations: 1, 2, 3 in the answer."""
        quotes = self.quotes(question, hits)
        if quotes is None or not quotes.answer:
            return hits
        quoted = list(dict.fromkeys(sentence.hit for sentence in in_reading_order(quotes.sentences)))
        return [hits[place] for place in (*quoted, *(n for n in range(len(hits)) if n not in quoted))]

    def write(self, question: str, hits: Sequence[Hit]) -> Iterator[str]:
        """A sentence at a time with its mark, or CANNOT_ANSWER. The order of the hits changes nothing but the marks."""
        quotes = self.quotes(question, hits)
        if quotes is None or not quotes.answer:
            yield CANNOT_ANSWER
            return
        yield from drafted(in_reading_order(quotes.sentences), len(hits))

    def quotes(self, question: str, hits: Sequence[Hit]) -> Quotes | None:
        """The best sentences whether or not they answer; None where there is nothing to quote."""
        found = [sentence for sentence in candidates(hits) if can_be_marked(sentence, len(hits))]
        if not found:
            return None
        table = features(question, hits, found, wordllama(), self._rarity)
        scores = judgement().rank(table)
        answered = judgement().answered(of_question(table, scores)[None, :])[0]
        return Quotes(tuple(chosen(found, scores)), float(answered))


# What tells whether a question is answered at all: how much of it stands in the best sentence, around it, in its
# passage; how near its meaning is; and whether that holds for more than one sentence.
_BEST_OF_ALL = ("related", "related before", "related around", "related passage", "window vector", "passage vector")
_MEAN_OF_QUOTED = "related around"
_MEAN_OF_TEN = "related passage"


def of_question(table: Matrix, scores: Matrix) -> Matrix:
    """Features of a whole question, from those of its sentences: shape (len(_BEST_OF_ALL) + 2,)."""
    quoted = np.argsort(-scores, kind="stable")[:MOST_SENTENCES]
    best = [table[:, FEATURES.index(name)].max() for name in _BEST_OF_ALL]
    ten = np.sort(table[:, FEATURES.index(_MEAN_OF_TEN)])[-10:]
    return np.array([*best, table[quoted, FEATURES.index(_MEAN_OF_QUOTED)].mean(), ten.mean()])


def chosen(found: Sequence[Candidate], scores: Matrix) -> Iterator[Candidate]:
    """The best sentences, none that says what a better one said, each leaning one with what it leans on."""
    taken: list[Candidate] = []
    for place in np.argsort(-scores, kind="stable"):
        if scores[place] < scores.max() - _FALLS_BEHIND:
            return
        group = [s for s in _with_antecedent(found, int(place)) if not any(same_words(s, other) for other in taken)]
        if found[place] in group and len(taken) + len(group) <= MOST_SENTENCES:
            taken += group
            yield from group


def _with_antecedent(found: Sequence[Candidate], place: int) -> list[Candidate]:
    sentence, before = found[place], found[max(0, place - 1)]
    leans = _LEANING.search(sentence.text) and before.hit == sentence.hit and not same_words(sentence, before)
    return [sentence, before] if leans else [sentence]


def same_words(one: Candidate, other: Candidate) -> bool:
    """Whether the shorter sentence says hardly a word that the longer one does not."""
    first, second = ({stem(word) for word in content_words(sentence.text)} for sentence in (one, other))
    return len(first & second) >= _SAME_WORDS * max(1, min(len(first), len(second)))


def in_reading_order(sentences: Sequence[Candidate]) -> list[Candidate]:
    """Passage after passage in the order of their best sentence; within a passage as the article has them."""
    passages = list(dict.fromkeys(sentence.hit for sentence in sentences))
    return sorted(sentences, key=lambda sentence: (passages.index(sentence.hit), sentence.start))


def drafted(sentences: Sequence[Candidate], known: int) -> Iterator[str]:
    """The draft, a sentence at a time: a paragraph per passage, and a new one wherever two sentences would be read as
    one, as when the second opens with a quotation mark. `known` is how many passages there are."""
    for sentence, follows in zip_longest(sentences, sentences[1:]):
        yield marked(sentence) + ("" if follows is None or _stay_apart(sentence, follows, known) else "\n\n")


def _stay_apart(one: Candidate, other: Candidate, known: int) -> bool:
    drafts = [split_draft(text, known) for text in (marked(one) + marked(other), marked(one), marked(other))]
    together, *alone = ([draft.text for draft in of_text] for of_text in drafts)
    return one.hit == other.hit and together == alone[0] + alone[1]


def marked(sentence: Candidate) -> str:
    """The sentence with its mark; a quotation of several sentences bears one behind each."""
    text = " ".join(sentence.text.split())
    parts = (text[start:end] for start, end in sentence_spans(text))
    return "".join(f"{part} [{sentence.hit + 1}] " for part in parts)


def can_be_marked(sentence: Candidate, known: int) -> bool:
    """Whether the sentence can be told from its mark: `[3]` in an article's own text would pass for a citation, and so
    would `(3)` where as many passages are known."""
    drafts = split_draft(marked(sentence), known)
    return all(draft.numbers == (sentence.hit + 1,) for draft in drafts) and " ".join(
        draft.text for draft in drafts
    ) == " ".join(sentence.text.split())


@cache
def judgement() -> Judgement:
    """The fitted weights, out of `quoting.json`; `benchmarks/fit_quoting.py` writes it."""
    stored = json.loads(Path(__file__).with_name("quoting.json").read_text(encoding="utf-8"))
    return Judgement(_linear(stored["rank"]), _linear(stored["answered"]), float(stored["threshold"]))


def _linear(stored: dict[str, Any]) -> Linear:
    mean, scale, weights = (np.array(stored[name]) for name in ("mean", "scale", "weights"))
    return Linear(mean, scale, weights, float(stored["intercept"]))
