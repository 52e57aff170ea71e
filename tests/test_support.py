"""The fitted score of support: what it is made of, how its weights are read, and what it tells apart."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.check.features_align import Window, by_window
from assistant.check.features_order import grams, share, skip_pairs, subsequence
from assistant.check.support import NOTHING, STORED, Support, Trees, stated, stored
from assistant.check.windows import tokens, windows
from index.embeddings import wordllama

TEXT = (
    "The ceasefire took effect at dawn on Friday, officials said. Talks had been held in Cairo for two weeks. "
    "Egypt's foreign minister, Badr Abdelatty, met both delegations. Aid trucks entered the enclave hours later."
)


@pytest.fixture(scope="module")
def support() -> Support:
    """With the weights that are stored."""
    return Support.load(wordllama())


def test_a_claim_of_the_text_scores_above_one_that_stands_elsewhere(support):
    """Word for word near 1, in other words above what is elsewhere, elsewhere near 0."""
    same = support.score("Talks had been held in Cairo for two weeks.", [TEXT]).score
    other_words = support.score("The truce began early on Friday.", [TEXT]).score
    elsewhere = support.score("Oil prices rose by 3 percent in Oslo.", [TEXT]).score
    assert same > 0.8
    assert same > other_words > 2 * elsewhere
    assert elsewhere < 0.1


def test_the_window_is_the_sentence_that_carries_the_claim(support):
    """Its offsets count in the source that holds it."""
    scored = support.score("Egypt's foreign minister met the delegations.", ["Rain fell in Paris.", TEXT])
    assert scored.source == 1
    assert TEXT[scored.start : scored.end] == "Egypt's foreign minister, Badr Abdelatty, met both delegations."


def test_the_order_of_the_sources_changes_nothing_but_their_number(support):
    """They are evidence together."""
    claim = "Aid trucks entered after the ceasefire."
    one = support.score(claim, [TEXT, "Rain fell in Paris."])
    other = support.score(claim, ["Rain fell in Paris.", TEXT])
    assert one.score == pytest.approx(other.score)
    assert (one.source, other.source) == (0, 1)


@pytest.mark.parametrize(("claim", "texts"), [("", [TEXT]), ("A claim.", []), ("A claim.", ["", " \n"]), ("…", [TEXT])])
def test_nothing_to_look_at_scores_nothing(support, claim, texts):
    """No words, no evidence: 0 and no place."""
    assert support.score(claim, texts) == NOTHING
    assert support.figures(claim, texts) is None


@given(claim=st.text(max_size=80), texts=st.lists(st.text(max_size=200), max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_a_probability_and_a_place_in_it(claim, texts):
    """Hostile text too."""
    scored = Support.load(wordllama()).score(claim, texts)
    assert 0 <= scored.score <= 1
    if scored != NOTHING:
        assert 0 <= scored.start <= scored.end <= len(texts[scored.source])


def test_a_number_that_is_not_there_costs(support):
    """As does a name."""
    right = support.score("Talks had been held in Cairo for two weeks.", [TEXT]).score
    assert support.score("Talks had been held in Cairo for 47 weeks.", [TEXT]).score < right
    assert support.score("Talks had been held in Doha for two weeks.", [TEXT]).score < right


def test_a_title_says_whom_a_text_is_about(support):
    """The figure that reads it counts its words as found."""
    claim = "Anwar Sadat was born in 1918."
    without = support.figures(claim, ["He was born in 1918."])
    titled = support.figures(claim, ["He was born in 1918."], ["Anwar Sadat"])
    assert without["with title"] < titled["with title"] == pytest.approx(1)


def test_every_figure_of_the_weights_is_made(support):
    """And no weight is infinite or missing."""
    model = stored()
    figures = support.figures("Talks were held.", [TEXT])
    assert list(figures) == list(model.names)
    assert all(isfinite(figure) for figure in figures.values())
    assert np.isfinite(model.trees.threshold).all()
    assert np.isfinite(model.trees.leaf).all()
    assert model.slope > 0


def test_no_figure_speaks_against_its_meaning(support):
    """More found never lowers the score, more missing never raises it."""
    model = stored()
    base = support.figures("Egypt's minister met 3 delegations in Doha, not Cairo.", [TEXT])
    for name in model.names:
        against = name == "evidence words" or "missing" in name or "differs" in name
        scores = [model.probability(base | {name: figure}) for figure in np.linspace(0, 3, 40)]
        assert scores == sorted(scores, reverse=against), name


def test_the_weights_are_small_and_say_what_they_were_fitted_on():
    """A file to ship, with its date, data and figures."""
    assert STORED.stat().st_size < 300_000
    held = json.loads(STORED.read_text(encoding="utf-8"))
    assert set(held["data"]) == {"attributionbench-dev", "wice-dev"}
    assert held["fitted"]
    assert held["cross_validated"]["fit"]["macro_f1"] > 0.7


def test_trees_go_left_at_the_threshold():
    """One tree of depth two by hand."""
    trees = Trees(np.array([[0, 1, 1]]), np.array([[1.0, 2.0, 3.0]]), np.array([[1.0, 2.0, 3.0, 4.0]]))
    rows = [(1, 2), (1, 2.5), (1.5, 3), (1.5, 3.5)]
    assert [trees(np.array(row, dtype=float)) for row in rows] == [1, 2, 3, 4]


class Other:
    """An embedder that the weights do not know."""

    name = "other"
    dimensions = 2

    def embed(self, texts):
        raise AssertionError("its vectors mean something else")


def test_another_embedder_is_not_asked(support):
    """The weights hold for WordLlama's vectors alone."""
    claim = "Talks were held in Cairo."
    assert Support.load(Other()).score(claim, [TEXT]) == support.score(claim, [TEXT])


def test_threads_get_the_same_scores():
    """What is kept between claims is shared."""
    claims = [f"Talks number {n} were held in Cairo on day {n}." for n in range(40)]
    alone = [Support.load(wordllama()).score(claim, [TEXT]).score for claim in claims]
    shared = Support.load(wordllama())
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda claim: shared.score(claim, [TEXT]).score, claims)) == alone


@pytest.mark.parametrize(
    ("claim", "question", "read"),
    [
        ("Neil Armstrong", "Who walked on the moon?", "Who walked on the moon? Neil Armstrong"),
        ("Neil Armstrong did.", "Who walked on the moon?", "Neil Armstrong did."),
        ("Neil Armstrong", "Tell me about the moon", "Neil Armstrong"),
        ("Neil Armstrong", "", "Neil Armstrong"),
        ("one two three four five six seven eight nine", "Who?", "one two three four five six seven eight nine"),
    ],
)
def test_a_mere_answer_is_read_with_its_question(claim, question, read):
    """It states nothing by itself; anything else is left alone."""
    assert stated(claim, question) == read


def test_words_of_a_text():
    """Numbers in words and figures, names, negations, endings."""
    found = {token.form: token for token in tokens("Egypt's Abdelatty didn’t pay 1,200 dollars. Twelve NATO men fled.")}
    assert found["1,200"].key == "1200"
    assert found["dollars"].key == "$"
    assert found["twelve"].key == "12"
    assert found["twelve"].number
    assert [form for form, token in found.items() if token.negation] == ["did"]
    assert {form for form, token in found.items() if token.name} == {"abdelatty", "nato"}
    assert tokens("They fled.")[1].key == tokens("They flee.")[1].key


def test_windows_hold_one_to_three_sentences():
    """Each range once."""
    assert windows(0) == []
    assert windows(2) == [(0, 1), (1, 2), (0, 2)]
    assert windows(4)[-2:] == [(0, 3), (1, 4)]


@given(st.integers(1, 6))
def test_a_window_takes_the_most_of_its_sentences(count):
    """For each row."""
    table = np.random.default_rng(count).random((3, count))
    over = [Window(0, first, last, first) for first, last in windows(count)]
    for column, window in zip(by_window(table, over).T, over, strict=True):
        assert column.tolist() == table[:, window.first : window.last].max(axis=1).tolist()


def slow_subsequence(one, other):
    """The table of the textbook."""
    rows = np.zeros((len(one) + 1, len(other) + 1), dtype=int)
    for i, word in enumerate(one, 1):
        for j, against in enumerate(other, 1):
            rows[i, j] = rows[i - 1, j - 1] + 1 if word == against else max(rows[i - 1, j], rows[i, j - 1])
    return rows[-1, -1]


@given(st.text("abc", max_size=12), st.text("abcd", max_size=12))
def test_the_longest_common_subsequence(one, other):
    """As the textbook counts it."""
    assert subsequence(one, other) == slow_subsequence(one, other)


def test_pairs_of_words():
    """Neighbours, and those at most four apart."""
    assert grams("abc", 2) == {("a", "b"), ("b", "c")}
    assert ("a", "e") in skip_pairs("abcdef")
    assert ("a", "f") not in skip_pairs("abcdef")
    assert share(grams("abc", 2), grams("xab", 2)) == 0.5
    assert share(set(), grams("ab", 2)) == 0
