"""Tests of assistant/unsaid.py: what only says what the articles leave open, and what claims something beside it."""

import pytest

from assistant.unsaid import only_says_what_is_open
from assistant.writer import CANNOT_ANSWER


@pytest.mark.parametrize(
    "text",
    [
        CANNOT_ANSWER,
        "The articles do not say how many people were hurt.",
        "The passages don't mention a date.",
        "However, the articles do not specify who ordered the strike.",
        "The provided passages do not give a figure for Tolvek.",
        "The sources here do not explicitly say whether she will return.",
        "None of the articles names the official.",
        "No article mentions a ransom.",
        "The name of the official is not given in the articles.",
        "There is nothing about a second round in these articles.",
        "The articles, however, do not say why.",
    ],
)
def test_what_is_said_of_the_articles_claims_nothing(text):
    """With a citation and without one: no passage can support it."""
    assert only_says_what_is_open(text, cited=True)
    assert only_says_what_is_open(text, cited=False)


@pytest.mark.parametrize(
    "text",
    [
        "It is not known how many people were hurt.",
        "It remains unclear who fired first.",
        "Not known: the number of the missing.",
        "Who gave the order is not known.",
        "How many have left remains unclear.",
    ],
)
def test_what_is_not_known_may_itself_be_reported(text):
    """With a citation it is a claim, and an article may contradict it."""
    assert only_says_what_is_open(text, cited=False)
    assert not only_says_what_is_open(text, cited=True)


@pytest.mark.parametrize(
    "text",
    [
        "The articles do not say who fired, but 40 people were killed.",
        "The articles do not say when; the envoy left on Monday.",
        "The articles say that 40 people were killed.",
        "The ministry did not say how many were hurt.",
        "The report did not reach the council.",
        "No one was hurt.",
        "Although it is unclear who fired, the army has withdrawn.",
        "It is not true that the talks have ended.",
        "Sources do business in Morvane.",
        "",
    ],
)
def test_a_claim_is_a_claim(text):
    """Also where it begins or ends with what is open."""
    assert not only_says_what_is_open(text, cited=False)
    assert not only_says_what_is_open(text, cited=True)


@pytest.mark.parametrize("part", ["the articles ", "not ", "how many ", "however, ", "is not said in ", "- "])
def test_hostile_text_takes_no_time(part):
    """The patterns are bounded."""
    assert not only_says_what_is_open(part * 20_000, cited=False)
