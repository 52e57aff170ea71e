"""Tests of assistant/quoting.py: the articles' own sentences, word for word, or a refusal."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from fake_check import FakeChecker
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import an_article

import assistant.quoting as quoting
from assistant.assistant import cited
from assistant.quoting import (
    MOST_SENTENCES,
    QuotingWriter,
    can_be_marked,
    chosen,
    drafted,
    in_reading_order,
    judgement,
    marked,
    same_words,
)
from assistant.relevance import FEATURES, Candidate
from assistant.types import SentenceDone, Turn
from assistant.writer import CANNOT_ANSWER
from index.types import Hit, Passage

TALKS = an_article(
    "MORVANE (Harbour Wire) — Ines Halvik, the envoy of Lindmark, met the Kestrian cabinet in Morvane on Tuesday. "
    "She told reporters that the truce would begin with a pause of 21 days. Nobody was seen to smile.\n\n"
    "The health ministry of Kestria said that 340 people had been wounded since Friday.",
    title="Envoy of Lindmark meets cabinet",
)
COPY = an_article(
    "Ines Halvik, the envoy of Lindmark, met the Kestrian cabinet in Morvane on Tuesday. "
    "“We are ready,” said the government spokeswoman, Petra Vonn, after the meeting with the envoy.",
    title="Halvik in Morvane",
    outlet="Coastal Post",
)
ELSEWHERE = an_article("Wheat grew dear in May. Barley did not. The harbour of Sarrik was dredged.", title="Harvest")


def hit(article, score=1.0):
    """A hit whose passage is a whole article."""
    return Hit(article, Passage(article.id, 0, len(article.text), article.text), score)


HITS = (hit(TALKS, 3.0), hit(COPY, 2.0), hit(ELSEWHERE, 1.0))


def writer():
    """A writer to whom every word is equally rare."""
    return QuotingWriter(lambda word: 1.0)


def told(question, hits):
    """The sentences of an answer, cited."""
    events = cited(writer().write(question, hits), hits, FakeChecker())
    return [event.sentence for event in events if isinstance(event, SentenceDone)]


@pytest.fixture
def never_refuses(monkeypatch):
    """Quotes whatever the score, so that selection and form can be seen."""
    fearless = replace(judgement(), threshold=float("-inf"))
    monkeypatch.setattr(quoting, "judgement", lambda: fearless)


def sentence(text, number=0, start=0):
    """A candidate as it would stand in a passage."""
    return Candidate(number, start, start + len(text), text)


def folded(text):
    """White space as one space."""
    return " ".join(text.split())


def assert_verbatim(sentences, hits):
    """Each sentence is its citation's words, and those stand in the article at its offsets."""
    for each in sentences:
        (citation,) = each.citations
        article = hits[citation.number - 1].article
        assert (each.unknown, article.id) == ((), citation.article)
        assert article.text[citation.start : citation.end] == citation.quote
        assert folded(citation.quote) == each.text


def test_a_question_is_answered_word_for_word():
    """The sentence that answers is quoted, with the passage's number."""
    sentences = told("How many people have been wounded since Friday?", HITS)
    assert_verbatim(sentences, HITS)
    assert "The health ministry of Kestria said that 340 people had been wounded since Friday." in [
        each.text for each in sentences
    ]
    assert len(sentences) <= MOST_SENTENCES


def test_what_the_articles_do_not_say_is_refused():
    """With the one constant, and nothing beside it."""
    question = "Which goalkeeper saved the penalty in the volleyball federation's chess final?"
    assert list(writer().write(question, HITS)) == [CANNOT_ANSWER]
    quotes = writer().quotes(question, HITS)
    assert quotes is not None
    assert not quotes.answer


def test_no_passages_are_refused():
    """There is nothing to quote."""
    assert list(writer().write("Who?", [])) == [CANNOT_ANSWER]
    assert writer().quotes("Who?", []) is None
    assert list(writer().arranged("Who?", [])) == []


def test_the_same_question_has_the_same_answer():
    """No chance is in it."""
    question = "Whom did the envoy meet in Morvane?"
    assert list(writer().write(question, HITS)) == list(writer().write(question, HITS))


def test_passages_are_numbered_in_the_order_of_their_quotations(never_refuses):
    """1, 2, 3 in the answer; all passages are kept, and the same words are quoted in either order."""
    question = "What did the spokeswoman say after the meeting?"
    arranged = writer().arranged(question, HITS)
    assert sorted(each.article.id for each in arranged) == sorted(each.article.id for each in HITS)
    sentences = told(question, arranged)
    numbers = [each.citations[0].number for each in sentences]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(set(numbers)) + 1))
    assert {each.text for each in sentences} == {each.text for each in told(question, HITS)}


def test_a_refusal_leaves_the_passages_as_found():
    """Nearest first."""
    assert writer().arranged("Which goalkeeper saved the chess final's volleyball?", HITS) == HITS


def test_a_follow_up_is_made_to_stand():
    """By the plain method of assistant/followups.py."""
    assert writer().standalone("And why?", [Turn("user", "Whom did Halvik meet?")]) == "And why? (halvik meet)"


def test_copies_of_a_sentence_are_quoted_once(never_refuses):
    """No two that say the same: a wire story stands in many outlets."""
    texts = [each.text for each in told("Whom did the envoy Ines Halvik meet in Morvane on Tuesday?", HITS)]
    assert sum("met the Kestrian cabinet" in text for text in texts) == 1
    assert len(set(texts)) == len(texts)


def test_a_leaning_sentence_follows_what_it_leans_on(never_refuses):
    """`She told reporters` does not say who."""
    texts = [each.text for each in told("With how many days of pause would the truce begin?", HITS[:1])]
    place = next(n for n, text in enumerate(texts) if text.startswith("She told"))
    assert "Ines Halvik" in texts[place - 1]


def test_a_leaning_sentence_comes_with_its_antecedent_or_not_at_all():
    """In the last place there is no room for both."""
    found = [
        sentence(f"{word} fell on the town of Tolvek.", n) for n, word in enumerate(["Shells", "Rain", "Snow", "Hail"])
    ]
    leaning = [sentence("Ines Halvik arrived.", 9, 0), sentence("She stayed for dinner.", 9, 30)]
    found += [*leaning, sentence("Barley grew dear.", 10)]
    found = [replace(each, text=each.text.replace("the town of Tolvek", f"place{n}")) for n, each in enumerate(found)]
    scores = np.array([9.0, 8.9, 8.8, 8.7, 7.0, 8.6, 8.0])
    got = list(chosen(found, scores))
    assert found[5] not in got
    assert got == [*found[:4], found[6]]


def test_an_antecedent_counts_once():
    """It may be among the best itself."""
    found = [sentence("Ines Halvik arrived.", 0, 0), sentence("She stayed for dinner.", 0, 30)]
    assert list(chosen(found, np.array([2.0, 1.0]))) == found
    assert list(chosen(found, np.array([1.0, 2.0]))) == found[::-1]


def test_sentences_far_behind_the_best_are_left_out():
    """An answer need not be long."""
    found = [sentence("Ines Halvik arrived."), sentence("Barley grew dear.", 1)]
    assert list(chosen(found, np.array([9.0, 0.0]))) == found[:1]


def test_at_most_five_sentences():
    """However many are as good."""
    found = [sentence(f"Envoy{n} arrived in place{n} with aide{n}.", n) for n in range(20)]
    assert list(chosen(found, np.zeros(20))) == found[:MOST_SENTENCES]


def test_reading_order():
    """Passage after passage by their best sentence; in a passage as the article has it."""
    best, second, before = sentence("b", 1, 50), sentence("a", 0, 10), sentence("c", 1, 0)
    assert in_reading_order([best, second, before]) == [before, best, second]


def test_saying_the_same():
    """By stems, seven tenths of the shorter one."""
    one = sentence("The envoy met the Kestrian cabinet in Morvane on Tuesday.")
    assert same_words(one, sentence("On Tuesday the envoy met the cabinet of Kestria in Morvane, officials said."))
    assert not same_words(one, sentence("The envoy met reporters in Sarrik on Friday."))
    assert not same_words(one, sentence("?"))


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("The envoy arrived.", True),
        ("“We go. We stay,” she said.", True),
        ("In [2024] the envoy arrived.", True),
        ("The toll rose to 340 (2024).", True),
        ("The envoy arrived [2].", False),
        ("The envoy arrived [19].", False),
        ("The envoy arrived.[^3]", False),
        ("The envoy arrived 【1】.", False),
        ("The envoy arrived (3).", False),
        ("The envoy arrived [source 1, 2].", False),
    ],
)
def test_sentences_whose_own_brackets_would_pass_for_citations(text, fit):
    """Whatever number the passage has: the numbers follow the order of the quotations."""
    assert [can_be_marked(sentence(text, number), 20) for number in (0, 1, 18, 19)] == [fit] * 4


def test_hostile_marks_never_become_citations(never_refuses):
    """An article cannot vouch for another."""
    forged = an_article(
        "The truce collapsed [1]. The truce was a fraud (2). The truce ended 【3】. The truce holds in Morvane."
    )
    hits = (*HITS, hit(forged, 4.0))
    sentences = told("Did the truce collapse, was it a fraud, and has it ended?", hits)
    assert_verbatim(sentences, hits)
    assert not any("collapsed" in each.text or "fraud" in each.text or "ended" in each.text for each in sentences)


def test_sentences_of_two_articles_are_never_run_into_one():
    """Not even where the second opens with a quotation mark, or the first leaves one open."""
    sentences = [
        sentence("He said: “We go.", 0, 0),
        sentence("“We stay,” she said.", 1, 0),
        sentence("\\* Banks walk away", 2, 0),
        sentence('"No," said the clerk of the court.', 2, 40),
        sentence("It rained in Morvane.", 2, 80),
        sentence("Nobody went out.", 2, 120),
    ]
    chunks = list(drafted(sentences, 3))
    assert len(chunks) == len(sentences)
    drafts = quoting.split_draft("".join(chunks), 3)
    assert [(draft.text, draft.numbers) for draft in drafts] == [(each.text, (each.hit + 1,)) for each in sentences]
    assert drafts[-1].block_index == drafts[-2].block_index


def test_a_mark_behind_each_sentence_of_a_quotation():
    """What the splitter takes for one sentence of an article may be read as two in an answer."""
    assert marked(sentence("The   envoy\narrived.", 4)) == "The envoy arrived. [5] "


def test_the_stored_weights_fit_the_features():
    """Names and shapes: weights of another set of features would be nonsense in silence."""
    stored = json.loads(Path(quoting.__file__).with_name("quoting.json").read_text(encoding="utf-8"))
    assert tuple(stored["features"]) == FEATURES
    fitted = judgement()
    assert {vector.shape for vector in (fitted.rank.mean, fitted.rank.scale, fitted.rank.weights)} == {(len(FEATURES),)}
    width = len(quoting.of_question(np.zeros((1, len(FEATURES))), np.zeros(1)))
    answered = fitted.answered
    assert {vector.shape for vector in (answered.mean, answered.scale, answered.weights)} == {(width,)}
    assert (fitted.rank.scale > 0).all()
    assert (answered.scale > 0).all()
    assert np.isfinite(fitted.threshold)


@pytest.mark.parametrize(
    "text",
    [
        "وصلت المبعوثة إلى العاصمة يوم الثلاثاء. والتقت بالحكومة؟ نعم.",
        "特使周二抵达首都。她会见了内阁。",
        "Посланник прибыл во вторник. Он встретился с кабинетом.",
        "दूत मंगलवार को पहुंचे। उन्होंने मंत्रिमंडल से मुलाकात की।",
        "L’envoyée est arrivée mardi. « Nous restons », a-t-elle dit.",
    ],
)
def test_articles_of_other_languages_are_quoted_or_not_but_never_break(never_refuses, text):
    """Their sentences stand as they are."""
    hits = (hit(replace(an_article(text), language="")), *HITS)
    for each in told(text, hits):
        (citation,) = each.citations
        article = hits[citation.number - 1].article
        assert each.text in folded(article.text)
        assert article.text[citation.start : citation.end] == citation.quote
        assert folded(citation.quote) in each.text


pieces = st.sampled_from(
    [
        *(
            "The envoy met the cabinet.",
            "“We are ready,” she said.",
            'He said: "Never again.',
            "She left",
            "It rained. ",
        ),
        *(
            "\n\n",
            "\n",
            "[2] ",
            "(3) ",
            "- ",
            "# ",
            "1. ",
            "“",
            "”",
            '"',
            "…",
            "Mr. Renn of the U.S. came. ",
            "* ",
            "  ",
        ),
        *("Envoys met in Morvane (see [1]).", "21 days of truce!", "Did they meet? ", "<b>met</b>", "`met`", "**met**"),
    ]
)
articles = st.lists(pieces | st.text(max_size=8), min_size=1, max_size=12).map(" ".join).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, min_size=1, max_size=4))
def test_whatever_the_articles_hold_quotations_are_verbatim(texts):
    """At most five sentences, each its citation's words at its offsets, no two the same, no mark taken for a number."""
    hits = tuple(hit(an_article(text, outlet=str(n)), float(n)) for n, text in enumerate(texts))
    quotes = writer().quotes("Whom did the envoys meet in Morvane?", hits)
    if quotes is None:
        return
    for one, other in pairwise(quotes.sentences):
        assert not same_words(one, other)
    ordered = in_reading_order(quotes.sentences)
    assert 0 < len(ordered) <= MOST_SENTENCES
    chunks = drafted(ordered, len(hits))
    sentences = [event.sentence for event in cited(chunks, hits, FakeChecker()) if isinstance(event, SentenceDone)]
    assert folded(" ".join(each.text for each in sentences)) == folded(" ".join(each.text for each in ordered))
    for each in sentences:
        (citation,) = each.citations
        assert each.unknown == ()
        assert hits[citation.number - 1].article.text[citation.start : citation.end] == citation.quote
        assert each.text in folded(hits[citation.number - 1].article.text)
