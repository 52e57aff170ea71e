"""Tests of assistant/relevance.py: features of sentences, over an embedder that knows words alone."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import FakeEmbedder, an_article

from assistant.relevance import FEATURES, Candidate, Cover, candidates, features
from index.types import Hit, Passage

TALKS = an_article(
    "Ines Halvik leads the mediation of Lindmark. She arrived in Morvane on Tuesday.\n\nWheat grew dear. Why did it?",
    title="Envoy in Morvane",
)
DERBY = an_article("Iske Athletic won the derby. It rained.", title="Derby moved north")


def hit(article, start=0, end=None, score=1.0):
    """A hit on a slice of an article."""
    end = len(article.text) if end is None else end
    return Hit(article, Passage(article.id, start, end, article.text[start:end]), score)


def table(question, hits, rarity=lambda word: 1.0):
    """The features by name, an array over the sentences each."""
    found = candidates(hits)
    made = features(question, hits, found, FakeEmbedder(), rarity)
    assert made.shape == (len(found), len(FEATURES))
    return dict(zip(FEATURES, made.T, strict=True))


def test_every_sentence_of_the_passages_is_a_candidate():
    """In order, with offsets into the article."""
    start = TALKS.text.index("She arrived")
    found = candidates([hit(TALKS, start), hit(DERBY)])
    assert [sentence.text for sentence in found] == [
        "She arrived in Morvane on Tuesday.",
        "Wheat grew dear.",
        "Why did it?",
        "Iske Athletic won the derby.",
        "It rained.",
    ]
    assert [sentence.hit for sentence in found] == [0, 0, 0, 1, 1]
    for sentence in found:
        article = (TALKS, DERBY)[sentence.hit]
        assert article.text[sentence.start : sentence.end] == sentence.text


def test_words_of_the_question_by_their_rarity():
    """A rare word that stands there counts for more than a common one that does not."""
    got = table("Who leads the mediation?", [hit(TALKS)], {"leads": 1.0, "mediation": 3.0}.__getitem__)
    assert got["words"].tolist() == [1.0, 0.0, 0.0, 0.0]
    got = table("Who mediates the wheat?", [hit(TALKS)], {"mediates": 3.0, "wheat": 1.0}.__getitem__)
    assert got["words"].tolist() == pytest.approx([0.75, 0.0, 0.25, 0.0])


def test_neighbours_lend_their_words():
    """The sentence before, those around, the title and the passage."""
    got = table("Which Lindmark envoy arrived?", [hit(TALKS)])
    words = [got[name][1] for name in ("words", "words before", "words around", "words passage")]
    assert words == pytest.approx([1 / 3, 1.0, 1.0, 1.0])
    assert words == sorted(words)


def test_sentences_of_another_passage_lend_nothing():
    """They speak of something else."""
    got = table("Did the wheat win the derby?", [hit(TALKS), hit(DERBY)])
    assert got["words before"][4] == pytest.approx(got["words before"][5])
    assert got["words around"][4] < 1


def test_words_for_the_same_thing_are_related():
    """As the thesaurus has them; less than the word itself."""
    got = table("victory", [hit(DERBY)])
    assert got["words"][0] == 0
    assert 0 < got["related"][0] < 1
    assert got["related"][1] == 0


def test_kinds_places_and_lengths():
    """What a sentence holds, where it stands, and what it is."""
    got = table("When did the envoy arrive?", [hit(TALKS), hit(DERBY, score=0.5)])
    assert got["holds"].tolist() == [0, 1, 0, 0, 0, 0]
    assert got["rank"].tolist() == [1, 1, 1, 1, 0.5, 0.5]
    assert got["question"].tolist() == [0, 0, 0, 1, 0, 0]
    assert got["short"].tolist() == [0, 1, 1, 1, 0, 1]
    assert (got["length"] <= 1).all()


def test_the_order_of_the_hits_changes_no_feature():
    """The rank is that of the search, whatever the numbering."""
    first, second = hit(TALKS, score=2.0), hit(DERBY, score=1.0)
    one, other = (table("Who won the derby?", hits) for hits in ([first, second], [second, first]))
    for name in FEATURES:
        assert one[name][:4] == pytest.approx(other[name][2:])
        assert one[name][4:] == pytest.approx(other[name][:2])


def test_no_hits_no_rows():
    """The table is empty, and keeps its width."""
    assert candidates([]) == []
    assert features("Who?", [], [], FakeEmbedder(), lambda word: 1.0).shape == (0, len(FEATURES))


@pytest.mark.parametrize("question", ["", "Who is it?", "?!"])
def test_a_question_without_matter(question):
    """Nothing is covered, and nothing is divided by nothing."""
    got = table(question, [hit(TALKS)])
    assert all(np.isfinite(column).all() for column in got.values())
    assert not got["words"].any()


def test_words_that_are_nowhere_rare():
    """An inverse document frequency may be zero for all of them."""
    assert np.isfinite(table("Who leads?", [hit(TALKS)], lambda word: 0.0)["related"]).all()


def test_a_cover_without_texts():
    """There is nothing to compare with."""
    cover = Cover(["envoy"], np.array([1.0]), ["", "?"], FakeEmbedder())
    assert (cover.same(cover.words("")), cover.related([]), cover.new([])) == (0, 0, 0)


@settings(max_examples=30, deadline=None)
@given(
    st.text(),
    st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=4),
    st.sampled_from(["en", "ar", "", "xx"]),
)
def test_shares_are_shares_whatever_the_texts(question, texts, language):
    """In any script; candidates are slices of their articles."""
    hits = [hit(replace(an_article(text), language=language)) for text in texts]
    for sentence in candidates(hits):
        assert isinstance(sentence, Candidate)
        assert hits[sentence.hit].article.text[sentence.start : sentence.end] == sentence.text
    got = table(question, hits)
    for name in ("words", "related", "words passage", "related passage", "holds", "length", "new words"):
        assert ((got[name] >= 0) & (got[name] <= 1 + 1e-9)).all()
    assert (got["related"] >= got["words"] - 1e-9).all()
