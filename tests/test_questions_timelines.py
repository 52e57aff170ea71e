"""The questions about the timeline articles: their counts, and answers that stand where they are said to stand."""

import itertools
import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from index.articles import clean_text

PATH = Path(__file__).parents[1] / "benchmarks" / "questions-timelines.jsonl"
QUESTIONS = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
KINDS = {"answerable", "near-miss", "elsewhere"}
LIBRARIES = {"LibyaWar", "EgyptianProtest"}
ANSWERABLE = [q for q in QUESTIONS if q["kind"] == "answerable"]
UNANSWERABLE = [q for q in QUESTIONS if q["kind"] != "answerable"]
LONGEST_RUN = 8
"""Words in a row that a question or a history may not share with an article."""


def _rows(folder, library):
    path = folder / "timelines" / library / "articles.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: {**row, "text": clean_text(row["text"] or "")} for row in rows}


@pytest.fixture
def articles(shared_data):
    return {library: _rows(shared_data, library) for library in LIBRARIES}


def _wordings(question):
    return [question["question"], *(turn["content"] for turn in question.get("history", []))]


def _runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + LONGEST_RUN]) for i in range(len(words) - LONGEST_RUN + 1)}


def test_there_are_enough_of_each_kind():
    """At least 84 questions with an answer and 60 without, the latter half near misses and half other news."""
    count = Counter(q["kind"] for q in QUESTIONS)
    assert set(count) == KINDS
    assert count["answerable"] >= 84
    assert count["near-miss"] + count["elsewhere"] >= 60
    assert abs(count["near-miss"] - count["elsewhere"]) <= 4


def test_there_are_enough_follow_ups():
    """At least 12 follow-ups with an answer and 8 without."""
    assert sum("history" in q for q in ANSWERABLE) >= 12
    assert sum("history" in q for q in UNANSWERABLE) >= 8


def test_ids_and_wordings_are_unique():
    """No id and no question with its history comes twice."""
    assert len({q["id"] for q in QUESTIONS}) == len(QUESTIONS)
    assert len({tuple(_wordings(q)) for q in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["id"])
def test_a_row_is_well_formed(question):
    """Known keys only, a library and a kind that exist, ISO days in order, turns of user and assistant."""
    assert question.keys() <= {"id", "library", "question", "history", "since", "until", "kind", "answers"}
    assert question["library"] in LIBRARIES
    assert question["kind"] in KINDS
    assert question["question"].strip() == question["question"] != ""
    assert bool(question["answers"]) == (question["kind"] == "answerable")
    days = [date.fromisoformat(question[key]) for key in ("since", "until") if key in question]
    assert days == sorted(days)
    if "history" in question:
        assert [turn["role"] for turn in question["history"]] == ["user", "assistant"] * (len(question["history"]) // 2)
        assert question["history"]
        assert all(turn["content"].strip() for turn in question["history"])


def test_the_form_of_a_question_does_not_tell_its_kind():
    """Length, digits, follow-ups, question marks and date limits are about as common with an answer as without."""

    def share(questions, holds):
        return sum(map(holds, questions)) / len(questions)

    def differs(holds):
        return abs(share(ANSWERABLE, holds) - share(UNANSWERABLE, holds))

    assert differs(lambda q: len(q["question"].split())) < 1.5
    assert differs(lambda q: "history" in q) < 0.06
    assert differs(lambda q: q["question"].endswith("?")) < 0.06
    assert differs(lambda q: "since" in q or "until" in q) < 0.06
    assert differs(lambda q: bool(re.search(r"\d", q["question"]))) < 0.12
    assert differs(lambda q: q["library"] == "LibyaWar") < 0.06


@pytest.mark.shared_data
def test_answers_stand_within_their_articles(articles):
    """Every answer names an article of its library and frames 10 to 250 characters of its text, whole words only."""
    for question in ANSWERABLE:
        for answer in question["answers"]:
            assert answer.keys() == {"article", "start", "end"}
            text = articles[question["library"]][answer["article"]]["text"]
            start, end = answer["start"], answer["end"]
            assert 0 <= start < end <= len(text), question["id"]
            assert 10 <= end - start <= 250, question["id"]
            assert text[start:end].strip() == text[start:end], question["id"]
            assert not re.fullmatch(r"\w\w", text[max(0, start - 1) : start + 1]), question["id"]
            assert not re.fullmatch(r"\w\w", text[end - 1 : end + 1]), question["id"]


@pytest.mark.shared_data
def test_answers_of_one_question_do_not_overlap(articles):
    """Two answers in the same article are two places, and there are at most ten."""
    for question in ANSWERABLE:
        assert len(question["answers"]) <= 10, question["id"]
        spans = defaultdict(list)
        for answer in question["answers"]:
            spans[answer["article"]].append((answer["start"], answer["end"]))
        for found in map(sorted, spans.values()):
            assert all(a[1] <= b[0] for a, b in itertools.pairwise(found)), question["id"]


@pytest.mark.shared_data
def test_answers_lie_within_the_days_asked_for(articles):
    """Where a question is limited to some days, every article that answers it was published on one of them."""
    for question in ANSWERABLE:
        for answer in question["answers"]:
            published = articles[question["library"]][answer["article"]]["published"][:10]
            assert question.get("since", "0") <= published <= question.get("until", "9"), question["id"]


@pytest.mark.shared_data
def test_no_article_text_is_copied(articles):
    """No eight words in a row of a question or a history stand in an article."""
    asked = {run: q["id"] for q in QUESTIONS for text in _wordings(q) for run in _runs(text)}
    for rows in articles.values():
        for row in rows.values():
            copied = _runs(row["text"]) & asked.keys()
            assert not copied, {asked[run]: (row["id"], " ".join(run)) for run in copied}
