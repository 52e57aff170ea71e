"""Fits the score of support.

    python benchmarks/fit_support.py    writes assistant/check/support.json

Fitted on three quarters of the questions of `attributionbench-dev` and on `wice-dev`; `benchmarks/support.py` reports
on the rest. Two parts, whose log-odds are weighed and calibrated on predictions for pairs that neither part was fitted
on (Platt 1999; folds by question or page): a logistic regression, and boosted trees. In both, a figure may speak only
for the side that its meaning says: more of the claim found never lowers the score.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from math import log
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import StratifiedGroupKFold
from support import DEV, WICE, Pair, data_digest, figures, pairs, quality, shared_data

from assistant.check.support import STORED, Model, Support, Trees
from assistant.check.windows import Matrix, tokens
from index.embeddings import wordllama

FOLDS, SEEDS = 5, (0, 1, 2)
RIDGE = 100.0
DEPTH, ROUNDS, RATE, LEAST_IN_LEAF, SHARE_OF_FEATURES = 3, 120, 0.05, 15, 0.3
WICE_WEIGHT = 0.5  # of a pair of WiCE, whose pages are longer than any passage
DOCUMENT = 3000  # characters of a page that count as one document
LEAST_DOCUMENTS = 3  # a word in fewer is as rare as any
# Figures that say how long something is: they tell the four origins of the data apart, and say nothing of support.
LENGTHS = frozenset(["claim words", "evidence words", "window words", "matter"])


def sign(name: str) -> int:
    """Whether a figure can only speak for support (1) or against it (-1)."""
    return -1 if "missing" in name or "differs" in name else 1


def rarities(found: Sequence[Pair]) -> dict[str, float]:
    """Inverse document frequency, 0 to 1, of the words of the evidence."""
    whole = dict.fromkeys(text for pair in found for text in pair.texts)
    documents = [text[at : at + DOCUMENT] for text in whole for at in range(0, len(text), DOCUMENT)]
    counts = Counter(key for text in documents for key in {token.key for token in tokens(text)})
    most = log(len(documents) + 1)
    return {key: round((most - log(1 + count)) / most, 2) for key, count in counts.items() if count >= LEAST_DOCUMENTS}


class Fitted:
    """Both parts, fitted on rows of figures."""

    def __init__(self, names: Sequence[str], rows: Matrix, right: Matrix, share: Matrix) -> None:
        self.mean, self.scale = rows.mean(axis=0), rows.std(axis=0)
        self.scale = np.where(self.scale > 1e-6, self.scale, 1.0)
        self.weights, self.intercept = regression(names, (rows - self.mean) / self.scale, right, share)
        self.trees = complete([boosted(names, rows, right, share, seed) for seed in SEEDS])

    def __call__(self, rows: Matrix) -> Matrix:
        """Log-odds by the regression and by the trees, of shape (rows, 2)."""
        linear = ((rows - self.mean) / self.scale) @ self.weights + self.intercept
        return np.stack([linear, [self.trees(row) for row in rows]], axis=1)


def regression(names: Sequence[str], rows: Matrix, right: Matrix, share: Matrix) -> tuple[Matrix, float]:
    """Weights and intercept of a ridge logistic regression, each weight of its figure's sign or 0."""
    side = np.where(right, 1.0, -1.0)

    def loss(point: Matrix) -> tuple[float, Matrix]:
        margins = side * (rows @ point[:-1] + point[-1])
        slope = -share * side / (1 + np.exp(margins))
        value = share @ np.logaddexp(0, -margins) + RIDGE * point[:-1] @ point[:-1]
        return float(value), np.append(rows.T @ slope + 2 * RIDGE * point[:-1], slope.sum())

    bounds = [(0, None) if sign(name) > 0 else (None, 0) for name in names] + [(None, None)]
    point = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return point[:-1], float(point[-1])


def boosted(
    names: Sequence[str], rows: Matrix, right: Matrix, share: Matrix, seed: int
) -> HistGradientBoostingClassifier:
    """Trees that never turn against a figure's sign."""
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        learning_rate=RATE,
        max_depth=DEPTH,
        min_samples_leaf=LEAST_IN_LEAF,
        l2_regularization=1.0,
        max_features=SHARE_OF_FEATURES,
        monotonic_cst=[sign(name) for name in names],
        early_stopping=False,
        random_state=seed,
    )
    return model.fit(rows, right, sample_weight=share)


def complete(models: Sequence[HistGradientBoostingClassifier]) -> Trees:
    """The mean of some models as trees of full depth: a leaf higher up is repeated in all the leaves under it."""
    feature, threshold, leaf = [], [], []
    for model in models:
        for (tree,) in model._predictors:
            filled = _filled(tree.nodes)
            feature.append(filled[0])
            threshold.append(filled[1])
            leaf.append(filled[2] / len(models))
    return Trees(np.array(feature), np.array(threshold).round(4), np.array(leaf).round(5))


def _filled(nodes: Any) -> tuple[list[int], list[float], Matrix]:
    inner = 2**DEPTH - 1
    feature, threshold, leaf = [0] * inner, [0.0] * inner, np.zeros(inner + 1)
    waiting = [(0, 0)]
    while waiting:
        place, at = waiting.pop()
        node = nodes[at]
        if place >= inner:
            leaf[place - inner] = node["value"]
            continue
        left, right = at, at
        if not node["is_leaf"]:
            feature[place], threshold[place] = int(node["feature_idx"]), float(node["num_threshold"])
            left, right = int(node["left"]), int(node["right"])
        waiting += [(2 * place + 1, left), (2 * place + 2, right)]
    return feature, threshold, leaf


def calibration(odds: Matrix, right: Matrix) -> Matrix:
    """Weights of both parts, none below 0, and the intercept: a logistic regression over their log-odds."""
    side = np.where(right, 1.0, -1.0)
    rows = np.column_stack([odds, np.ones(len(odds))])

    def loss(point: Matrix) -> tuple[float, Matrix]:
        margins = side * (rows @ point)
        return float(np.logaddexp(0, -margins).sum()), rows.T @ (-side / (1 + np.exp(margins)))

    return minimize(loss, [0.5, 0.5, 0.0], jac=True, method="L-BFGS-B", bounds=[(0, None)] * 2 + [(None, None)]).x


def held_out(
    fit: Callable[[np.ndarray], Callable[[Matrix], Matrix]], rows: Matrix, found: Sequence[Pair], seed: int = 0
) -> Matrix:
    """For each pair, the log-odds by what was fitted without its fold."""
    right = np.array([pair.supported for pair in found])
    odds = np.zeros((len(found), 2))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    for rest, fold in folds.split(rows, right, [pair.group for pair in found]):
        odds[fold] = fit(rest)(rows[fold])
    return odds


def main() -> None:
    """Fits, and writes the weights with what they were fitted on."""
    data = shared_data()
    if data is None:
        sys.exit("The fit needs the shared data: let BRIEFING_DATA name its folder.")
    found = [pair for pair in pairs(data) if pair.part in ("fit", "wice")]
    words = rarities(found)
    support = Support(replace(EMPTY, words=words), wordllama())
    names, table = figures(support, found)
    chosen = [place for place, name in enumerate(names) if name not in LENGTHS]
    names, rows = [names[place] for place in chosen], table[:, chosen]
    right = np.array([pair.supported for pair in found])
    share = np.array([WICE_WEIGHT if pair.part == "wice" else 1.0 for pair in found])
    odds = held_out(lambda rest: Fitted(names, rows[rest], right[rest], share[rest]), rows, found)
    near = np.array([pair.part == "fit" for pair in found])
    slope = calibration(odds[near], right[near])
    scores = 1 / (1 + np.exp(-(odds @ slope[:2] + slope[2])))
    measured = {part: quality(right[of], scores[of]) for part, of in (("fit", near), ("wice", ~near))}
    print(f"{len(found)} pairs, cross-validated: {measured}; slopes {slope.round(2)}")
    final = Fitted(names, rows, right, share)
    stored = {
        "fitted": datetime.now(UTC).date().isoformat(),
        "data": {DEV: data_digest(data, DEV), WICE: data_digest(data, WICE)},
        "pairs": len(found),
        "cross_validated": measured,
        "features": names,
        "mean": final.mean.round(5).tolist(),
        "scale": final.scale.round(5).tolist(),
        "weights": final.weights.round(5).tolist(),
        "intercept": round(final.intercept, 5),
        "slope": slope.round(5).tolist(),
        "trees": {part: getattr(final.trees, part).tolist() for part in ("feature", "threshold", "leaf")},
        "rarity": by_level(words),
    }
    STORED.write_text(json.dumps(stored, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, weight in sorted(zip(names, final.weights, strict=True), key=lambda pair: -abs(pair[1])):
        print(f"  {weight:+.2f}  {name}")


def by_level(words: dict[str, float]) -> dict[str, str]:
    """Words by rarity in hundredths, as the file holds them."""
    levels: dict[str, list[str]] = {}
    for word, rarity in sorted(words.items()):
        levels.setdefault(str(round(100 * rarity)), []).append(word)
    return {level: " ".join(levels[level]) for level in sorted(levels, key=int)}


EMPTY = Model(
    (),
    np.zeros(0),
    np.ones(0),
    np.zeros(0),
    0.0,
    Trees(np.zeros((0, 7), int), np.zeros((0, 7)), np.zeros((0, 8))),
    (0, 0, 0),
    {},
)

if __name__ == "__main__":
    main()
