"""ROUGE as rouge-score computes it (stemmed, stop words kept), and a timeline's as Martschat and Markert define it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from nltk.stem.porter import PorterStemmer
from rouge_score.rouge_scorer import RougeScorer

STEMMER = PorterStemmer()
_SCORER = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
Timeline = Mapping[date, Sequence[str]]


def rouge(written: str, gold: str) -> tuple[float, float]:
    """F of ROUGE-1 and ROUGE-2."""
    found = _SCORER.score(gold, written)
    return found["rouge1"].fmeasure, found["rouge2"].fmeasure


def cut(sentences: Sequence[str], words: int) -> str:
    """The first so many words."""
    return " ".join(" ".join(sentences).split()[:words])


def date_f1(written: Timeline, gold: Timeline) -> float:
    """F of the days."""
    return 2 * len(written.keys() & gold.keys()) / (len(written) + len(gold)) if written or gold else 0.0


def aligned(written: Timeline, gold: Timeline) -> tuple[float, float, float, float]:
    """Precision and recall of ROUGE-1, then of ROUGE-2, each day aligned with the one that costs least.

    The "align+ m:1" of Martschat and Markert 2017, which Ghalandari and Ifrim 2020 report as AR1 and AR2: the cost of
    two days is (1 - nearness in time) * (1 - overlap of words), a match counts by its nearness in time."""
    days, others = sorted(written), sorted(gold)
    if not days or not others:
        return 0.0, 0.0, 0.0, 0.0
    near = np.array([[1 / (abs((one - other).days) + 1) for other in others] for one in days])
    alike = np.array([[_shared(written[one], gold[other], 1)[2] for other in others] for one in days])
    costs = (1 - near) * (1 - alike)
    figures: list[float] = []
    for size in (1, 2):
        matched = [(row, int(costs[row].argmin())) for row in range(len(days))]
        precision = _micro(written, gold, days, others, near, matched, size, 0)
        matched = [(int(costs[:, column].argmin()), column) for column in range(len(others))]
        figures += [precision, _micro(written, gold, days, others, near, matched, size, 1)]
    return figures[0], figures[1], figures[2], figures[3]


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _micro(
    written: Timeline,
    gold: Timeline,
    days: Sequence[date],
    others: Sequence[date],
    near: np.ndarray,
    matched: Sequence[tuple[int, int]],
    size: int,
    side: int,
) -> float:
    """What is shared, by nearness, over what there is: of the written side (0) or of the gold (1)."""
    shared = total = 0.0
    for row, column in matched:
        both, ours, _ = _shared(written[days[row]], gold[others[column]], size)
        shared += near[row, column] * both
        total += ours if side == 0 else _count(gold[others[column]], size)
    return shared / total if total else 0.0


def _shared(one: Sequence[str], other: Sequence[str], size: int) -> tuple[int, int, float]:
    """N-grams in both, in the first, and their F."""
    first, second = _grams(tuple(one), size), _grams(tuple(other), size)
    both = sum((first & second).values())
    total = sum(first.values()) + sum(second.values())
    return both, sum(first.values()), 2 * both / total if total else 0.0


def _count(text: Sequence[str], size: int) -> int:
    return sum(_grams(tuple(text), size).values())


@lru_cache(maxsize=50_000)
def _grams(sentences: tuple[str, ...], size: int) -> Counter[tuple[str, ...]]:
    from rouge_score.tokenize import tokenize

    stems = tokenize(" ".join(sentences), STEMMER)
    return Counter(zip(*[stems[at:] for at in range(size)], strict=False))
