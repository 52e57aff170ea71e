"""The fitted score of support: how probable it is that the cited texts support a claim, from overlap and vectors.

It tells claims that stand elsewhere, or nowhere, from claims the texts cover. It does not see a small change of a
right claim (a number, a "not", another speaker): that is what the rules are for. `benchmarks/fit_support.py` fits it;
here only its stored trees are evaluated."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.check.features import features
from assistant.check.features_align import Laid, lay
from assistant.check.windows import Matrix, Reader, tokens
from assistant.check.word_vectors import WordVectors, word_vectors
from index.embeddings import Embedder, wordllama

# A question that a name, a number or a date may answer, and the most words of such an answer.
_ASKS_FOR = re.compile(r"\W*(?:who|whom|whose|what|which|when|where|how (?:many|much|long|old|far))\b", re.IGNORECASE)
_MERE_ANSWER = 8

STORED = Path(__file__).with_name("support.json")


@dataclass(frozen=True, slots=True)
class Scored:
    """How probable it is that a claim is supported (0 to 1), and the window of one to three sentences that carries
    most of it: `texts[source][start:end]`. `source` is -1 where there is nothing to look at."""

    score: float
    source: int
    start: int
    end: int


NOTHING = Scored(0.0, -1, 0, 0)


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees of one depth, complete: a node's children are 2n+1 and 2n+2, and the leaves come last."""

    feature: npt.NDArray[np.int64]  # shape (trees, inner nodes)
    threshold: Matrix  # the left child is taken at or below it
    leaf: Matrix  # log-odds, shape (trees, leaves)

    def __call__(self, row: Matrix) -> float:
        """The sum of the leaves that a row of features falls into."""
        trees = np.arange(len(self.feature))
        node = np.zeros(len(trees), dtype=np.int64)
        for _ in range(int(self.leaf.shape[1]).bit_length() - 1):
            right = row[self.feature[trees, node]] > self.threshold[trees, node]
            node = 2 * node + 1 + right
        return float(self.leaf[trees, node - self.feature.shape[1]].sum())


@dataclass(frozen=True, slots=True)
class Model:
    """What was fitted: trees over the figures of these names, and the line that calibrates their log-odds. `words`
    holds the inverse document frequency (0 to 1) of words; any other is as rare as can be."""

    names: tuple[str, ...]
    trees: Trees
    slope: float
    intercept: float
    words: dict[str, float]

    def rarity(self, key: str) -> float:
        """Rarity of a word, from 0 to 1."""
        return self.words.get(key, 1.0)

    def probability(self, found: dict[str, float]) -> float:
        """From the figures of one claim."""
        odds = self.slope * self.trees(np.array([found[name] for name in self.names])) + self.intercept
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _vectors_of(embedder: Embedder) -> WordVectors:
    return word_vectors() if embedder.name == wordllama().name else WordVectors(embedder)


class Support:
    """Scores claims; holds the weights and what it has lately read. Safe to call from several threads."""

    def __init__(self, model: Model, embedder: Embedder) -> None:
        self._model = model
        self._reader = Reader(_vectors_of(embedder), model.rarity)

    @classmethod
    def load(cls, embedder: Embedder) -> Support:
        """With the stored weights. They hold for WordLlama's vectors, which are taken in place of any other's."""
        return cls(stored(), embedder if embedder.name == wordllama().name else wordllama())

    def score(self, claim: str, texts: Sequence[str], titles: Sequence[str] = (), question: str = "") -> Scored:
        """The score of a claim against the texts it cites, all of them together; `titles` are those of their articles
        and `question` is what the claim answers, where they are known. Nothing is raised."""
        laid = self._laid(stated(claim, question), texts)
        if laid is None:
            return NOTHING
        window = laid.window
        sentences = laid.sources[window.source].sentences
        return Scored(
            self._model.probability(features(laid, self._model.rarity, "\n".join(titles))),
            window.source,
            sentences[window.first][0],
            sentences[window.last - 1][1],
        )

    def figures(self, claim: str, texts: Sequence[str], titles: Sequence[str] = ()) -> dict[str, float] | None:
        """What the score is made of; None where there is nothing to look at."""
        laid = self._laid(claim, texts)
        return features(laid, self._model.rarity, "\n".join(titles)) if laid else None

    def _laid(self, claim: str, texts: Sequence[str]) -> Laid | None:
        return lay(self._reader.read(claim), [self._reader.read(text) for text in texts], self._model.rarity)


def stated(claim: str, question: str) -> str:
    """A mere answer ("Neil Armstrong") with the question that makes a statement of it; any other claim as it is."""
    is_sentence = claim.rstrip("\"”’')").endswith((".", "!", "?", ":"))
    if is_sentence or not _ASKS_FOR.match(question) or len(tokens(claim)) > _MERE_ANSWER:
        return claim
    return f"{question} {claim}"


@cache
def stored() -> Model:
    """The weights beside this module."""
    held: dict[str, Any] = json.loads(STORED.read_text(encoding="utf-8"))
    return Model(
        tuple(held["features"]),
        Trees(*(np.array(held["trees"][part]) for part in ("feature", "threshold", "leaf"))),
        held["slope"],
        held["intercept"],
        {word: int(level) / 100 for level, words in held["rarity"].items() for word in words.split()},
    )
