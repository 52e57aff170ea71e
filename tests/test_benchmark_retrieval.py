"""What the index finds may not become worse: each figure has a floor, and each floor names its data.

Where data changes on purpose, run benchmarks/retrieval.py, and pin its figures with the new digest. A floor lies .01
below its figure, because the graph of the vectors is not built twice alike."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import questions
import retrieval
from retrievers import OURS, RETRIEVERS

# nDCG@10, recall@20 and MRR by article, and an answer among the first 5 passages where a key names places.
SAMPLE = ("80f7c5136ec6", (0.694, 0.996, 0.679, 0.812))
NEWS = ("f96f92ccdb1d", {"news, query": (0.953, 0.758, 1.0), "news, subtopic": (0.980, 0.775, 1.0)})
SLACK = 0.01


def test_the_sample_story_is_found(tmp_path):
    """The questions of the sample, over its articles."""
    pinned, floors = SAMPLE
    assert questions.digest(*retrieval.sample_files()) == pinned, "the sample has changed: measure and pin it again"
    measures = retrieval.tables([retrieval.sample_story(tmp_path)], [OURS], tmp_path)["sample"][OURS]
    assert np.all(measures.mean(axis=0) >= np.array(floors) - SLACK), measures.mean(axis=0)


@pytest.mark.shared_data
def test_news_topics_are_found(tmp_path, shared_data):
    """Both ways of asking, over three topics of a hundred articles."""
    pinned, floors = NEWS
    assert questions.digest(*retrieval.topics(shared_data)) == pinned, "the topics have changed: measure and pin again"
    measured = retrieval.tables(retrieval.haystacks(shared_data), [OURS], tmp_path)
    for name, figures in floors.items():
        means = measured[name][OURS][:, : len(figures)].mean(axis=0)
        assert np.all(means >= np.array(figures) - SLACK), (name, means)


def a_query(relevant, places=()):
    """A query with its key."""
    return retrieval.Query("?", frozenset(relevant), places)


def found(*passages):
    """A ranked list of (article, start, end, score)."""
    return [((article, start, end), score) for article, start, end, score in passages]


def test_articles_are_ranked_by_their_best_three():
    """A fourth passage adds nothing; of copies the first counts."""
    passages = [("long", n, n + 1, 1.0) for n in range(9)] + [("short", 0, 1, 3.5), ("copy", 0, 1, 3.2)]
    ranked = found(*sorted(passages, key=lambda passage: -passage[3]))
    assert retrieval.by_article(ranked, {}) == ["short", "copy", "long"]
    assert retrieval.by_article(ranked, {"copy": "short"}) == ["short", "long"]


def test_metrics_of_a_ranking():
    """Nothing relevant is 0, everything at the top is 1."""
    ranked = found(("a", 0, 10, 3.0), ("b", 0, 10, 2.0), ("c", 0, 10, 1.0))
    assert retrieval.measured(a_query("ab", [("b", 5, 15)]), ranked, {}) == (1.0, 1.0, 1.0, True)
    assert retrieval.measured(a_query("x", [("a", 8, 20)]), ranked, {}) == (0.0, 0.0, 0.0, False)
    gain, recall, reciprocal, answers = retrieval.measured(a_query("bx"), ranked, {})
    assert (recall, reciprocal) == (0.5, 0.5)
    assert gain == pytest.approx((1 / np.log2(3)) / (1 + 1 / np.log2(3)))
    assert np.isnan(answers)


def test_the_interval_of_a_difference():
    """Around the mean difference, the same at every run; what is measured nowhere is left out."""
    own, other = np.array([0.75, 1.0, 1.25, np.nan]), np.array([0.5, 0.5, 0.5, np.nan])
    low, high = retrieval.difference(own, other)
    assert 0.25 <= low < 0.5 < high <= 0.75
    assert retrieval.difference(own, other) == (low, high)


def test_every_retriever_finds_the_article_that_says_it(tmp_path):
    """All three rank the same articles for the same questions."""
    from libraries import an_article

    articles = [an_article("Wheat prices rose again on Monday."), an_article("The envoy flew to Morvane for talks.")]
    for build in RETRIEVERS.values():
        ((article, start, end), score), *rest = build(articles, tmp_path)("Where did the envoy fly?")
        assert (article, start, end) == (articles[1].id, 0, len(articles[1].text))
        assert all(score >= other for _, other in rest)
