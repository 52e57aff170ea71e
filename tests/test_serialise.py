"""Tests of assistant/serialise.py: to JSON and back without loss, and the keys that others build on."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from assistant.serialise import (
    added_json,
    answer_from_json,
    answer_json,
    checked_json,
    hit_json,
    listed_json,
    verdict_json,
)
from assistant.types import (
    Answer,
    CheckedSentence,
    Citation,
    Judged,
    Problem,
    Quoted,
    Reason,
    SecondOpinions,
    Sentence,
    Verdict,
    WrittenBy,
)
from index.articles import clean_text, new_article
from index.types import Added, Hit, Listed, Passage, Scope

ARTICLE = new_article(
    "Ines Halvik arrived in Morvane.",
    title="Halvik arrives",
    outlet="Harbour Wire",
    author="M. Aldane",
    url="https://harbourwire.example/halvik",
    published=datetime(2026, 5, 5, 18, 40, tzinfo=timezone(timedelta(hours=2))),
    read_at=datetime(2026, 5, 9, 6, 0, tzinfo=UTC),
    language="en",
    ref="halvik.md",
)
UNDATED = replace(ARTICLE, id="other", published=None, title="", outlet="")

texts = st.text().map(clean_text)
numbers = st.integers(0, 99)
# A stored time has an offset and no named zone: an hour that a clock shows twice equals nothing but itself.
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
dates = st.none() | st.dates() | st.datetimes(timezones=offsets)
citations = st.builds(Citation, numbers, texts, texts, numbers, numbers, texts)
labels = st.sampled_from(["supported", "partly", "not supported", "no citation", "not checked"])
scores = st.floats(allow_nan=False, allow_infinity=False)
verdicts = st.builds(
    Verdict,
    labels,
    st.none() | scores,
    st.lists(st.builds(Reason, texts, texts), max_size=2).map(tuple),
    st.none() | st.builds(Quoted, texts, numbers, numbers, texts),
    st.none() | st.builds(Judged, labels, texts, texts, labels),
)
sentences = st.builds(
    Sentence,
    texts,
    st.lists(citations, max_size=3).map(tuple),
    st.lists(numbers, max_size=3).map(tuple),
    verdicts,
    st.sampled_from(["paragraph", "heading", "item"]),
    numbers,
)
hits = st.builds(
    lambda article, start, end, score: Hit(article, Passage(article.id, start, end, article.text[start:end]), score),
    st.sampled_from([ARTICLE, UNDATED]),
    st.integers(0, 10),
    st.integers(10, 30),
    scores,
)
scopes = st.builds(Scope, numbers, st.lists(texts, max_size=3).map(tuple), dates, dates, st.none() | texts, numbers)
writers = st.builds(
    WrittenBy,
    st.sampled_from(["model", "quoting"]),
    texts,
    st.dictionaries(texts, texts, max_size=3).map(lambda settings: tuple(settings.items())),
)
answers = st.builds(
    Answer,
    texts,
    texts,
    st.lists(sentences, max_size=3).map(tuple),
    st.lists(hits, max_size=3).map(tuple),
    scopes,
    writers,
    st.booleans(),
    st.none() | st.builds(Problem, texts, texts),
    st.none() | st.builds(SecondOpinions, texts, st.integers(0), st.integers(0), st.integers(0), texts),
)


@given(answers)
def test_an_answer_comes_back_without_loss(answer):
    """Through a file, as a conversation or a briefing is kept."""
    stored = json.dumps(answer_json(answer), ensure_ascii=False, allow_nan=False)
    again = answer_from_json(json.loads(stored), {ARTICLE.id: ARTICLE, UNDATED.id: UNDATED}.__getitem__)
    assert again == answer
    assert answer_json(again) == answer_json(answer)


def test_keys_of_an_answer():
    """Those that other programs read; more may stand beside them."""
    citation = Citation(1, ARTICLE.id, ARTICLE.ref, 0, 11, "Ines Halvik")
    sentence = Sentence("Halvik came.", (citation,), (9,), Verdict("not supported", None, (Reason("c", "t"),)))
    hit = Hit(ARTICLE, Passage(ARTICLE.id, 0, len(ARTICLE.text), ARTICLE.text), 1.5)
    scope = Scope(2, ("Harbour Wire",), date(2026, 5, 3), ARTICLE.published, ARTICLE.id, 1)
    answer = Answer("Who?", "Who came?", (sentence,), (hit,), scope, WrittenBy("model", "m"), refused=False)
    document = answer_json(answer)
    assert {"question", "refused", "sentences", "passages", "searched", "writer"} <= set(document)
    (told,) = document["sentences"]
    assert told["citations"] == [
        {"number": 1, "article": ARTICLE.id, "ref": "halvik.md", "start": 0, "end": 11, "quote": "Ines Halvik"}
    ]
    assert told["verdict"] == {
        "label": "not supported",
        "score": None,
        "reasons": [{"code": "c", "text": "t"}],
        "evidence": None,
        "judge": None,
    }
    assert document["passages"] == [hit_json(hit)]
    searched = {key: document["searched"][key] for key in ("articles", "outlets", "from", "to", "newest", "undated")}
    assert searched == {
        "articles": 2,
        "outlets": ["Harbour Wire"],
        "from": "2026-05-03",
        "to": "2026-05-05T18:40:00+02:00",
        "newest": "2026-05-05T18:40:00+02:00",
        "undated": 1,
    }
    assert (document["writer"]["kind"], document["writer"]["model"]) == ("model", "m")


def test_keys_of_a_second_opinion():
    """The model's verdict beside that of the rules; what was kept without one is read as before."""
    verdict = Verdict("not supported", 0.9, judge=Judged("not supported", "It denies it.", "m", "supported"))
    document = verdict_json(verdict)
    assert document["judge"] == {
        "label": "not supported",
        "reason": "It denies it.",
        "model": "m",
        "rules": "supported",
    }
    answer = Answer(
        "Q",
        "Q",
        (Sentence("It.", (), (), verdict),),
        (),
        Scope(0, (), None, None, None, 0),
        WrittenBy("model"),
        refused=False,
    )
    stored = answer_json(answer)
    del stored["sentences"][0]["verdict"]["judge"], stored["opinions"]
    (again,) = answer_from_json(stored, {}.__getitem__).sentences
    assert again.verdict == Verdict("not supported", 0.9)


def test_keys_of_a_hit():
    """The article's own words, by their offsets."""
    document = hit_json(Hit(ARTICLE, Passage(ARTICLE.id, 5, 11, "Halvik"), 0.5))
    assert document == {
        "article": ARTICLE.id,
        "ref": "halvik.md",
        "title": "Halvik arrives",
        "outlet": "Harbour Wire",
        "published": "2026-05-05T18:40:00+02:00",
        "start": 5,
        "end": 11,
        "text": "Halvik",
        "score": 0.5,
    }


def test_keys_of_an_article():
    """The text comes only where it is asked for; an unknown date is null and not a day."""
    row = Listed(UNDATED, 3, "origin-1")
    assert {"id", "ref", "title", "outlet", "published", "url", "passages", "origin"} <= set(listed_json(row))
    assert "text" not in listed_json(row)
    assert listed_json(row, with_text=True)["text"] == ARTICLE.text
    assert (listed_json(row)["published"], listed_json(row)["origin"]) == (None, "origin-1")


def test_keys_of_an_added_row():
    """A refused item has no article."""
    assert added_json(Added("a.txt", "refused", None, "is empty")) == {
        "ref": "a.txt",
        "status": "refused",
        "article": None,
        "reason": "is empty",
    }


def test_keys_of_a_checked_sentence():
    """Those that other programs read, with what to cite beside them; what claims nothing has nothing to cite."""
    hit = Hit(ARTICLE, Passage(ARTICLE.id, 0, len(ARTICLE.text), ARTICLE.text), 1.5)
    quoted = Quoted(ARTICLE.id, 0, 11, "Ines Halvik")
    verdict = Verdict("supported", 0.75, (Reason("c", "t"),), quoted)
    row = checked_json(CheckedSentence("Halvik came.", verdict, (hit,), block="item", block_index=2))
    assert {key: row[key] for key in ("text", "label", "score", "reasons", "evidence")} == {
        "text": "Halvik came.",
        "label": "supported",
        "score": 0.75,
        "reasons": [{"code": "c", "text": "t"}],
        "evidence": {"article": ARTICLE.id, "start": 0, "end": 11, "quote": "Ines Halvik"},
    }
    assert (row["claims"], row["block"], row["block_index"]) == (True, "item", 2)
    source = {
        "article": ARTICLE.id,
        "ref": "halvik.md",
        "title": "Halvik arrives",
        "outlet": "Harbour Wire",
        "published": "2026-05-05T18:40:00+02:00",
        "start": 0,
        "end": len(ARTICLE.text),
    }
    assert (row["cite"], row["nearest"]) == ([source], source)
    wrong = checked_json(CheckedSentence("He left.", Verdict("not supported"), (hit,)))
    assert (wrong["cite"], wrong["nearest"]) == ([], source)
    heading = checked_json(CheckedSentence("Toll", Verdict("not checked"), claims=False, block="heading"))
    assert (heading["claims"], heading["label"], heading["evidence"], heading["nearest"]) == (
        False,
        "not checked",
        None,
        None,
    )


@given(verdicts)
def test_a_verdict_is_plain_json(verdict):
    """With the same keys whatever the label."""
    assert set(json.loads(json.dumps(verdict_json(verdict)))) == {"label", "score", "reasons", "evidence", "judge"}
