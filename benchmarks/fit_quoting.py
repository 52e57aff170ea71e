"""Fits the quoting writer: how it ranks sentences, and from which score on it answers.

    python benchmarks/fit_quoting.py    writes assistant/quoting.json

Both are fitted on one half of the questions (every other one of each kind); `benchmarks/refusal.py` reports on the
other. Sentences: the listwise softmax loss of ListNet (Cao et al., ICML 2007) over linear scores. Answered or not:
logistic regression with no weight below 0. The threshold is where the worse of both kinds fares best.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from questions import TIMELINES, Case, digest, halves, sample, shared_data, timelines
from scipy.optimize import minimize

from assistant.followups import standing_alone
from assistant.quoting import Linear, QuotingWriter, can_be_marked, chosen, of_question
from assistant.relevance import FEATURES, Candidate, Matrix, candidates, features
from index.article_index import ArticleIndex
from index.embeddings import wordllama
from samples import answer_key

TARGET = Path(__file__).parent.parent / "assistant" / "quoting.json"
FOLDS, RESAMPLES = 5, 500


@dataclass(frozen=True)
class Table:
    """A question's sentences: features of shape (sentences, FEATURES), and which of them answer."""

    case: Case
    found: list[Candidate]
    features: Matrix
    right: np.ndarray


def table(index: ArticleIndex, case: Case) -> Table:
    """Reads the passages as the quoting writer would."""
    asked = standing_alone(case.question, case.history)
    hits = index.search(asked, QuotingWriter.passages, case.filters)
    found = [sentence for sentence in candidates(hits) if can_be_marked(sentence, len(hits))]
    right = [
        any(
            hits[s.hit].article.id == article and s.start < end and start < s.end for article, start, end in case.places
        )
        for s in found
    ]
    return Table(case, found, features(asked, hits, found, wordllama(), index.rarity), np.array(right, dtype=bool))


def fit_rank(tables: list[Table], ridge: float = 20.0) -> Linear:
    """Weights under which the sentences that answer come first."""
    told = [t for t in tables if t.right.any()]
    rows = np.vstack([t.features for t in told])
    mean, scale = rows.mean(axis=0), spread(rows)
    lists = [((t.features - mean) / scale, t.right) for t in told]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        value, slope = ridge * weights @ weights, 2 * ridge * weights
        for row, right in lists:
            scores = np.exp(row @ weights - (row @ weights).max())
            share = scores / scores.sum()
            value -= np.log(share[right].sum())
            slope = slope + row.T @ share - row[right].T @ (share[right] / share[right].sum())
        return float(value), slope

    weights = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B").x
    return Linear(mean, scale, weights, 0.0)


def spread(rows: Matrix) -> Matrix:
    """The standard deviation of each column, 1 for a column that is the same in every row."""
    deviation = rows.std(axis=0)
    return np.where(deviation > 1e-6, deviation, 1.0)


def fit_answered(tables: list[Table], rank: Linear, ridge: float = 10.0) -> Linear:
    """Weights under which answerable questions score above 0. None is below 0: more of the question found can only
    speak for an answer, and near misses, which repeat the story's words, would teach the reverse."""
    rows = np.array([of_question(t.features, rank(t.features)) for t in tables])
    answerable = np.array([t.case.answerable for t in tables])
    mean, scale = rows.mean(axis=0), spread(rows)
    rows, sign = (rows - mean) / scale, np.where(answerable, 1.0, -1.0)
    share = np.where(answerable, 0.5 / answerable.mean(), 0.5 / (1 - answerable.mean()))  # both kinds weigh the same

    def loss(point: Matrix) -> tuple[float, Matrix]:
        margins = sign * (rows @ point[:-1] + point[-1])
        slope = -share * sign / (1 + np.exp(margins))
        value = share @ np.logaddexp(0, -margins) + ridge * point[:-1] @ point[:-1]
        return float(value), np.append(rows.T @ slope + 2 * ridge * point[:-1], slope.sum())

    bounds = [(0, None)] * rows.shape[1] + [(None, None)]
    point = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return Linear(mean, scale, point[:-1], float(point[-1]))


def held_out(tables: list[Table]) -> tuple[Matrix, np.ndarray]:
    """For each question, by weights fitted without its fold: the score, and whether the quotes would be right."""
    scores, right = np.zeros(len(tables)), np.zeros(len(tables), dtype=bool)
    for fold in range(FOLDS):
        rest = [t for place, t in enumerate(tables) if place % FOLDS != fold]
        rank = fit_rank(rest)
        answered = fit_answered(rest, rank)
        for place in range(fold, len(tables), FOLDS):
            t = tables[place]
            ranked = rank(t.features)
            scores[place] = answered(of_question(t.features, ranked)[None, :])[0]
            right[place] = quotes_right(t, ranked)
    return scores, right


def quotes_right(t: Table, scores: Matrix) -> bool:
    """Whether one of the sentences that would be quoted answers."""
    chosen_ones = list(chosen(t.found, scores))
    return any(right and sentence in chosen_ones for sentence, right in zip(t.found, t.right, strict=True))


def threshold(tables: list[Table], scores: Matrix, right: np.ndarray) -> float:
    """The score at which the worse of both kinds fares best: the median over resamples of the questions, for one
    sample's best lies anywhere on a plateau."""
    answerable = np.array([t.case.answerable for t in tables])
    random = np.random.default_rng(0)
    draws = (random.integers(0, len(tables), len(tables)) for _ in range(RESAMPLES))
    return float(np.median([best_least(scores[draw], right[draw], answerable[draw]) for draw in draws]))


def best_least(scores: Matrix, right: np.ndarray, answerable: np.ndarray) -> float:
    """The score at which the worse of both kinds fares best."""
    return float(max(np.unique(scores), key=lambda least: min(shares(scores, right, answerable, least))))


def shares(scores: Matrix, right: np.ndarray, answerable: np.ndarray, least: float) -> tuple[float, float]:
    """Shares right of the answerable and of the other questions, refusing below `least`."""
    return float((right & (scores >= least))[answerable].mean()), float((scores < least)[~answerable].mean())


def main() -> None:
    """Fits, and writes the weights with what they were fitted on."""
    data = shared_data()
    if data is None:
        sys.exit("The fit needs the shared data: let BRIEFING_DATA name its folder.")
    with tempfile.TemporaryDirectory() as folder:
        home = os.environ.get("BENCHMARK_HOME") or folder
        tables: list[Table] = []
        for index, cases in (sample(Path(home)), *timelines(Path(home), data)):
            tables += [t for t in (table(index, case) for case in halves(cases)[0]) if t.found]
            index.close()
    order = np.random.default_rng(0).permutation(len(tables))
    tables = [tables[place] for place in order]
    scores, right = held_out(tables)
    held = np.array([t.case.answerable for t in tables])
    least = threshold(tables, scores, right)
    answerable, unanswerable = shares(scores, right, held, least)
    rank = fit_rank(tables)
    answered = fit_answered(tables, rank)
    print(f"{len(tables)} questions, {sum(held)} answerable; cross-validated on the half that is fitted:")
    print(f"quotes right without refusing {np.mean(right[held]):.3f}; at {least:.3f}: answerable {answerable:.3f}, ")
    print(f"unanswerable {unanswerable:.3f}")
    for name, weight in sorted(zip(FEATURES, rank.weights, strict=True), key=lambda pair: -abs(pair[1])):
        print(f"  {weight:+.2f}  {name}")
    stored = {
        "fitted": datetime.now(UTC).date().isoformat(),
        "questions": {"sample": digest(answer_key()), "timelines": digest(TIMELINES), "half": "even"},
        "cross_validated": {"answerable": round(answerable, 3), "unanswerable": round(unanswerable, 3)},
        "features": list(FEATURES),
        "rank": written(rank),
        "answered": written(answered),
        "threshold": round(least, 4),
    }
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def written(linear: Linear) -> dict[str, Any]:
    """A fitted model for the file."""
    return {
        "mean": linear.mean.round(5).tolist(),
        "scale": linear.scale.round(5).tolist(),
        "weights": linear.weights.round(5).tolist(),
        "intercept": round(linear.intercept, 5),
    }


if __name__ == "__main__":
    main()
