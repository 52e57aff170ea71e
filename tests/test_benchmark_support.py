"""How often the score of support is right may not fall: each figure has a floor, and each floor names its data.

Where the data or the features change on purpose, run benchmarks/fit_support.py and benchmarks/support.py, and pin."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import fit_support
import support

from assistant.check.support import STORED, Support
from index.embeddings import wordllama

# Macro-F1 and AUC as benchmarks/support.py prints them, and the digests of the files that were measured on.
DIGESTS = {support.DEV: "14bf3472fc87", support.SAMPLE: "db224365e484", support.WICE: "fc34e762b1a4"}
FLOORS = {
    "sample": {"macro_f1": 0.701, "auc": 0.772},
    "sample asked": {"macro_f1": 0.721, "auc": 0.788},
    "kept back": {"macro_f1": 0.737, "auc": 0.82},
}
SLACK = 0.005


@pytest.mark.shared_data
def test_the_score_keeps_its_figures(shared_data):
    """On the pairs that nothing was fitted on."""
    for name, pinned in DIGESTS.items():
        assert support.data_digest(shared_data, name) == pinned, "the data has changed: fit, measure and pin again"
    found = [pair for pair in support.pairs(shared_data) if pair.part in FLOORS]
    found += support.asked(found)
    loaded = Support.load(wordllama())
    scores = np.array([loaded.score(pair.claim, pair.texts, pair.titles).score for pair in found])
    right, part = np.array([pair.supported for pair in found]), np.array([pair.part for pair in found])
    for name, floors in FLOORS.items():
        measured = support.quality(right[part == name], scores[part == name])
        assert all(measured[figure] >= floor - SLACK for figure, floor in floors.items()), (name, measured)


@pytest.mark.shared_data
def test_the_weights_were_fitted_on_this_data(shared_data):
    """And on nothing that is only measured on."""
    held = json.loads(STORED.read_text(encoding="utf-8"))["data"]
    assert held == {name: support.data_digest(shared_data, name) for name in (support.DEV, support.WICE)}


@pytest.mark.shared_data
def test_no_question_is_both_fitted_on_and_kept_back(shared_data):
    """The claims of one question share their evidence."""
    found = support.pairs(shared_data)
    groups = {part: {pair.group for pair in found if pair.part == part} for part in ("fit", "kept back", "sample")}
    assert all(groups.values())
    assert not groups["fit"] & (groups["kept back"] | groups["sample"])


def test_figures_are_those_of_the_library():
    """Macro-F1, accuracy and AUC, ties too."""
    random = np.random.default_rng(0)
    right, scores = random.random(200) < 0.4, random.integers(0, 20, 200) / 20
    assert support.quality(right, scores) == {
        "macro_f1": round(f1_score(right, scores >= 0.5, average="macro"), 3),
        "auc": round(roc_auc_score(right, scores), 3),
        "accuracy": round(accuracy_score(right, scores >= 0.5), 3),
    }


def test_the_stored_trees_say_what_the_fitted_ones_said():
    """Written at full depth, without the library."""
    random = np.random.default_rng(0)
    rows = random.integers(0, 50, (300, 4)) / 50  # so that no threshold lies within a rounding of a row
    right = rows[:, 0] + rows[:, 1] * rows[:, 2] + random.random(300) / 4 > 0.9
    models = [
        HistGradientBoostingClassifier(
            max_iter=20, max_depth=fit_support.DEPTH, min_samples_leaf=15, random_state=seed
        ).fit(rows, right)
        for seed in (0, 1)
    ]
    trees = fit_support.complete(models)
    offset = np.mean([model._baseline_prediction[0, 0] for model in models])
    expected = np.mean([model.decision_function(rows) for model in models], axis=0)
    assert [trees(row) + offset for row in rows] == pytest.approx(expected.tolist(), abs=1e-3)


def test_a_head_of_the_data_is_no_evidence():
    """Titles are told apart from the text, addresses and citation marks are left out."""
    row = {"dataset": "d", "question": "q", "supported": True, "claim": "**A** claim[1] stands [2]."}
    pair = support._attribution(
        row | {"evidence": ["Title: T\nSection: S\n\nText.", "[3] http://a.b\n\nMore.", "X"]}, "fit"
    )
    assert pair.claim == "A claim stands."
    assert pair.texts == ("Text.", "More.", "X")
    assert pair.titles == ("T S", "", "")


def test_a_page_of_wice_is_one_text():
    """Supported in part is not supported."""
    row = {"claim": "c", "evidence": ["(meta data) TITLE: T", "One.", "Two."], "label": "partially_supported"}
    pair = support._wice(row)
    assert (pair.texts, pair.titles, pair.supported) == (("One.\nTwo.",), ("T",), False)


def test_the_plain_methods():
    """Share of words, and cosine of the nearest sentence."""
    assert support.overlap("Talks failed.", ["The talks went on."]) == 0.5
    assert support.overlap("", ["x"]) == 0
    assert support.similarity("Talks failed.", ["Rain fell. Talks failed."]) == pytest.approx(1, abs=1e-5)
    assert support.best_threshold(np.array([False, True]), np.array([0.2, 0.7])) == 0.7
