"""Tests of assistant/endless.py: a server that keeps sending is not listened to without end."""

from dataclasses import replace
from itertools import count, repeat
from pathlib import Path

import pytest
from openai_server import OpenAIServer, Reply

from assistant.endless import LONGEST_REPLY, bounded, timed
from assistant.errors import ModelError
from assistant.models import ChatModel
from assistant.settings import Settings


def stopped():
    """What is raised at a bound."""
    return ModelError("too-long", "It went on.")


def test_a_reply_is_taken_up_to_its_bound():
    """What came before stays, to the character."""
    told, _ = taken(bounded(repeat("abc"), stopped, 10))
    assert "".join(told) == "abcabcabca"
    assert "".join(bounded(iter(["abc", "def"]), stopped, 6)) == "abcdef"


def test_a_response_is_taken_for_so_long():
    """By the clock, whatever the bytes are."""
    ticks = count()
    told, _ = taken(timed(repeat(b"x"), stopped, 3, lambda: next(ticks)))
    assert told == [b"x"] * 3
    assert list(timed([b"x"], stopped, 3, lambda: 0.0)) == [b"x"]


def taken(chunks):
    """What came before the failure, and the failure."""
    told = []
    try:
        for chunk in chunks:
            told.append(chunk)
    except ModelError as error:
        return told, error
    raise AssertionError("it ended by itself")


def of(server):
    """Settings that lead to the server."""
    return Settings(home=Path("unused"), model="local-model", base_url=server.base_url, api_key="sk-key", timeout=5)


def test_a_model_that_never_ends_is_left(openai_server: OpenAIServer):
    """Characters are bounded, of a reply and of its thinking; the message says so and keeps what came."""
    openai_server.script([Reply("Word and word. " * 5_000), Reply("<think>" + "so " * 200_000)])
    told, error = taken(ChatModel(of(openai_server)).stream("Rules.", "Question?"))
    assert (error.code, len("".join(told))) == ("too-long", LONGEST_REPLY)
    assert "40,000 characters" in str(error)
    with pytest.raises(ModelError, match="went on") as raised:
        list(ChatModel(of(openai_server)).stream("Rules.", "Question?"))
    assert raised.value.code == "too-long"


def test_a_model_that_drips_is_left(openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch):
    """Each word comes in time and the last one never: ten times the time-out is the whole."""
    monkeypatch.setattr("assistant.models.TIMES_THE_TIMEOUT", 0)
    openai_server.script([Reply("Word and word. " * 50)])
    with pytest.raises(ModelError, match="BRIEFING_TIMEOUT") as raised:
        list(ChatModel(replace(of(openai_server), timeout=5)).stream("Rules.", "Question?"))
    assert raised.value.code == "too-slow"
