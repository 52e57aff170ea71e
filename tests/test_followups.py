"""Tests of assistant/followups.py."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.followups import is_follow_up, last_exchange, standing_alone
from assistant.types import Turn
from assistant.writer import CANNOT_ANSWER
from samples import answer_key

LEANING = [
    "And why?",
    "But who paid for the flour?",
    "What about the price of coffee?",
    "How about the northern districts of Sarrik?",
    "Since when?",
    "Why not?",
    "How many exactly?",
    "When did she say that?",
    "What did the minister reply to that?",
    "Would that cost Tesk his majority in parliament?",
    "Who was he going to see in the capital?",
    "Where will she have her headquarters?",
    "Have any of them found work in the town?",
    "What do the two governments say instead?",
    "What happened there on the first day of fighting?",
    "How did the paper that reported it react to the denial?",
    "What does Varsted say about it?",
    "Which ministers resigned over this?",
    "Who else signed the letter of protest?",
    "Did the other one survive the shelling of Tolvek?",
    "What do these observers earn in a month?",
    "Does its parliament have to vote on the plan?",
]
STANDING = [
    "Who is mediating between Kestria and Dolmara?",
    "How many people were on the ferry that ran aground off the northern islands?",
    "Who said that Kestria had given the green light?",
    "Will Lindmark put its own troops on the ground?",
    "What is the deadline for filing tax returns this year?",
    "How many Kestrian soldiers were killed this week in Brenna Ford?",
    "Is there a date for the next round of talks?",
    "What turnout was there in the referendum on the voting system?",
    "How did the pharmaceutical company explain the recall of its eye drops?",
    "Which singer cancelled her tour because of a throat infection?",
    "What did Teo Vasquin ask his followers to do?",
    "What was the main hurdle, according to those who saw the draft?",
    "Which power voted for the resolution instead of abstaining?",
    "What did Castel and Tesk agree when they spoke by telephone?",
    "Why did the one-party state of Dolmara hold elections?",
]
BEFORE = [
    Turn("user", "Who leads the delegation of Lindmark?"),
    Turn("assistant", "Ines Halvik leads the delegation."),
]


@pytest.mark.parametrize("question", LEANING)
def test_questions_that_lean_on_the_turn_before(question):
    """They point at something that they do not name."""
    assert is_follow_up(question)


@pytest.mark.parametrize("question", STANDING)
def test_questions_that_stand_alone(question):
    """A pronoun may stand for words of its own question, `that` may join two clauses, and `there is` points nowhere."""
    assert not is_follow_up(question)


def test_every_follow_up_of_the_sample_is_known_for_one():
    """And few of its other questions are mistaken for one: that would mix two matters."""
    rows = [json.loads(line) for line in answer_key().read_text(encoding="utf-8").splitlines()]
    assert all(is_follow_up(row["question"]) for row in rows if row.get("history"))
    alone = [is_follow_up(row["question"]) for row in rows if not row.get("history")]
    assert sum(alone) < 0.1 * len(alone)


def test_without_turns_before_a_question_stays():
    """There is nothing to lean on."""
    assert standing_alone("And why?", []) == "And why?"


def test_a_question_that_stands_stays():
    """Whatever was said before."""
    assert standing_alone(STANDING[0], BEFORE) == STANDING[0]


def test_a_follow_up_takes_the_words_of_the_last_exchange():
    """Each once, those of the question first."""
    assert standing_alone("How old is she?", BEFORE) == "How old is she? (leads delegation lindmark ines halvik)"


def test_words_of_the_question_itself_are_not_repeated():
    """They count once."""
    assert standing_alone("And the delegation?", BEFORE) == "And the delegation? (leads lindmark ines halvik)"


def test_earlier_exchanges_are_left_alone():
    """The matter has changed since."""
    history = [Turn("user", "What does wheat cost in Sarrik now?"), Turn("assistant", "Twice as much."), *BEFORE]
    assert "wheat" not in standing_alone("How old is she?", history)


def test_a_chain_of_follow_ups_reaches_back():
    """Where the last question leaned on the one before it, that one tells the matter."""
    history = [*BEFORE, Turn("user", "How old is she?"), Turn("assistant", CANNOT_ANSWER)]
    assert standing_alone("And her salary?", history) == "And her salary? (old leads delegation lindmark ines halvik)"


def test_a_refusal_lends_no_words():
    """It says nothing of the matter."""
    history = [Turn("user", "What did the ferry cost the harbour?"), Turn("assistant", CANNOT_ANSWER)]
    assert standing_alone("And the crane?", history) == "And the crane? (ferry cost harbour)"


def test_a_long_answer_lends_few_words():
    """More would outweigh the question."""
    history = [Turn("user", "Who?"), Turn("assistant", " ".join(f"word{n}" for n in range(500)))]
    assert len(standing_alone("And then?", history).split()) <= 2 + 40


def test_turns_without_a_question_are_read_all_the_same():
    """A history may begin with an answer."""
    assert last_exchange([Turn("assistant", "Halvik arrived.")]) == [Turn("assistant", "Halvik arrived.")]
    assert standing_alone("Why?", [Turn("assistant", "Halvik arrived.")]) == "Why? (halvik arrived)"


def test_turns_without_words_change_nothing():
    """There is nothing to put in brackets."""
    assert standing_alone("Why?", [Turn("user", "?"), Turn("assistant", "...")]) == "Why?"


@given(st.text(), st.lists(st.builds(Turn, st.sampled_from(["user", "assistant"]), st.text()), max_size=30))
def test_whatever_was_said_the_question_comes_first(question, history):
    """Any conversation will do, a very long one too."""
    assert standing_alone(question, history).startswith(question)
    assert standing_alone("And?", history * 40).startswith("And?")
