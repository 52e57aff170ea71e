"""Fits the score of support.

    python benchmarks/fit_support.py    writes assistant/check/support.json

Fitted on three quarters of the questions of `attributionbench-dev` and on `wice-dev`; `benchmarks/support.py` reports
on the rest. Boosted trees, the mean of some seeds, in which a figure may speak only for the side that its meaning says:
more of the claim found never lowers the score. Their log-odds are calibrated (Platt 1999) on predictions for pairs that
the trees were not fitted on, in folds by question or page.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from math import log
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from support import DEV, WICE, Pair, data_digest, figures, pairs, quality, shared_data

from assistant.check.support import STORED, Model, Support, Trees
from assistant.check.windows import Matrix, tokens
from index.embeddings import wordllama

FOLDS, SEEDS = 5, (0, 1, 2, 3, 4)
DEPTH, ROUNDS, RATE, LEAST_IN_LEAF, SHARE_OF_FEATURES = 3, 60, 0.1, 15, 0.3
WICE_WEIGHT = 0.5  # of a pair of WiCE, whose pages are longer than any passage
DOCUMENT = 3000  # characters of a page that count as one document
LEAST_DOCUMENTS = 3  # a word in fewer is as rare as any


def sign(name: str) -> int:
    """Whether a figure can only speak for support (1) or against it (-1)."""
    return -1 if name == "evidence words" or "missing" in name or "differs" in name else 1


def rarities(found: Sequence[Pair]) -> dict[str, float]:
    """Inverse document frequency, 0 to 1, of the words of the evidence."""
    whole = dict.fromkeys(text for pair in found for text in pair.texts)
    documents = [text[at : at + DOCUMENT] for text in whole for at in range(0, len(text), DOCUMENT)]
    counts = Counter(key for text in documents for key in {token.key for token in tokens(text)})
    most = log(len(documents) + 1)
    return {key: round((most - log(1 + count)) / most, 2) for key, count in counts.items() if count >= LEAST_DOCUMENTS}


def fitted(names: Sequence[str], rows: Matrix, right: np.ndarray, share: Matrix) -> Trees:
    """Trees over rows of figures."""
    return complete([boosted(names, rows, right, share, seed) for seed in SEEDS])


def boosted(
    names: Sequence[str], rows: Matrix, right: np.ndarray, share: Matrix, seed: int
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


def calibration(odds: Matrix, right: np.ndarray) -> tuple[float, float]:
    """Slope and intercept of a logistic regression over log-odds."""
    model = LogisticRegression(C=np.inf).fit(odds[:, None], right)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def held_out(names: Sequence[str], rows: Matrix, found: Sequence[Pair]) -> Matrix:
    """For each pair, the log-odds by trees fitted without its fold."""
    right, share = labels(found)
    odds = np.zeros(len(found))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for rest, fold in folds.split(rows, right, [pair.group for pair in found]):
        trees = fitted(names, rows[rest], right[rest], share[rest])
        odds[fold] = [trees(row) for row in rows[fold]]
    return odds


def labels(found: Sequence[Pair]) -> tuple[np.ndarray, Matrix]:
    """Whether each pair is supported, and what it weighs."""
    share = [WICE_WEIGHT if pair.part == "wice" else 1.0 for pair in found]
    return np.array([pair.supported for pair in found]), np.array(share)


def main() -> None:
    """Fits, and writes the weights with what they were fitted on."""
    data = shared_data()
    if data is None:
        sys.exit("The fit needs the shared data: let BRIEFING_DATA name its folder.")
    found = [pair for pair in pairs(data) if pair.part in ("fit", "wice")]
    words = rarities(found)
    support = Support(replace(EMPTY, words=words), wordllama())
    names, rows = figures(support, found)
    right, share = labels(found)
    odds = held_out(names, rows, found)
    near = np.array([pair.part == "fit" for pair in found])
    slope, intercept = calibration(odds[near], right[near])
    scores = 1 / (1 + np.exp(-(odds * slope + intercept)))
    measured = {part: quality(right[of], scores[of]) for part, of in (("fit", near), ("wice", ~near))}
    print(f"{len(found)} pairs, cross-validated: {measured}; slope {slope:.2f}, intercept {intercept:.2f}")
    trees = fitted(names, rows, right, share)
    stored = {
        "fitted": datetime.now(UTC).date().isoformat(),
        "data": {DEV: data_digest(data, DEV), WICE: data_digest(data, WICE)},
        "pairs": len(found),
        "cross_validated": measured,
        "features": names,
        "slope": round(slope, 5),
        "intercept": round(intercept, 5),
        "trees": {part: getattr(trees, part).tolist() for part in ("feature", "threshold", "leaf")},
        "rarity": by_level(words),
    }
    STORED.write_text(json.dumps(stored, ensure_ascii=False) + "\n", encoding="utf-8")


def by_level(words: dict[str, float]) -> dict[str, str]:
    """Words by rarity in hundredths, as the file holds them."""
    levels: dict[str, list[str]] = {}
    for word, rarity in sorted(words.items()):
        levels.setdefault(str(round(100 * rarity)), []).append(word)
    return {level: " ".join(levels[level]) for level in sorted(levels, key=int)}


EMPTY = Model((), Trees(np.zeros((0, 7), int), np.zeros((0, 7)), np.zeros((0, 8))), 0.0, 0.0, {})

if __name__ == "__main__":
    main()
