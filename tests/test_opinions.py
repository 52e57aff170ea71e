"""Tests of assistant/opinions.py: who is asked for second opinions, and what is said of what was sent."""

from dataclasses import replace
from pathlib import Path

import pytest
from fake_desk import checked, sentence, verdict

from assistant.opinions import going_out, nobody_to_ask, opinions_told, was_sent, will_be_sent, with_opinion
from assistant.settings import Settings
from assistant.types import Judging, SecondOpinions

SETTINGS = Settings(home=Path("unused"), judge="doubtful")
AT = "http://127.0.0.1:11434/v1"
NOBODY = SecondOpinions(AT, 0)


@pytest.mark.parametrize("told", [sentence, lambda text: checked(text, verdict("supported"))])
def test_an_opinion_takes_the_place_of_its_sentence(told):
    """Of an answer and of a checked text alike; an event without one changes nothing."""
    sentences = (told("A."), told("B."))
    changed = with_opinion(sentences, Judging(NOBODY, (1, verdict("partly"))))
    assert changed == (sentences[0], replace(sentences[1], verdict=verdict("partly")))
    assert with_opinion(sentences, Judging(NOBODY)) == sentences


def test_a_judge_without_a_model_says_what_to_do():
    """Nothing is said where it is off, or where a model or an endpoint is named."""
    words = nobody_to_ask(SETTINGS)
    assert "BRIEFING_JUDGE is doubtful, but no model is set: nothing is sent" in words
    assert "Set BRIEFING_MODEL or OPENAI_BASE_URL to a model, or BRIEFING_JUDGE to off." in words
    for changed in ({"judge": "off"}, {"model": "m"}, {"base_url": AT}):
        assert nobody_to_ask(replace(SETTINGS, **changed)) == ""


def test_where_text_will_go():
    """Told before a text is checked, with the setting; nothing where nothing goes out."""
    at = replace(SETTINGS, base_url=AT)
    assert will_be_sent(at) == (
        "For a second opinion sentences in doubt, with the passages found for each, go to "
        f"{AT} (BRIEFING_JUDGE=doubtful)."
    )
    assert "every sentence that claims something" in will_be_sent(replace(at, judge="all"))
    assert will_be_sent(SETTINGS) == will_be_sent(replace(at, judge="off")) == ""


@pytest.mark.parametrize(
    ("opinions", "before", "after"),
    [
        (NOBODY, "No sentence needs a second", "No sentence needed a second"),
        (
            SecondOpinions(AT, 1, 1),
            "1 sentence goes, each with",
            "opinion 1 sentence was sent with its passages to http",
        ),
        (SecondOpinions(AT, 3, 3), "3 sentences go, each with", "opinion 3 sentences were sent with their passages to"),
        (SecondOpinions(AT, 3, 1), "3 sentences go", "opinion 1 of 3 sentences was sent with its passages"),
        (SecondOpinions("", 3, 0), "to the model.", "0 of 3 sentences were sent with their passages to the model."),
    ],
)
def test_what_was_sent(opinions, before, after):
    """How many sentences, and where."""
    assert before in going_out(opinions)
    assert after in was_sent(opinions)


def test_what_failed_is_told_with_it():
    """In a line of its own; nothing where nobody was to be asked."""
    assert opinions_told(None) == []
    assert opinions_told(SecondOpinions(AT, 2, 2, 2)) == [was_sent(SecondOpinions(AT, 2, 2))]
    assert opinions_told(SecondOpinions(AT, 2, 1, 1, "No key."))[1:] == ["No key."]
