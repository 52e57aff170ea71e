"""Tests of assistant/replies.py."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.replies import printable, settled, without_thinking
from assistant.writer import CANNOT_ANSWER


def pieces(text: str, size: int) -> list[str]:
    """The text as a stream brings it."""
    return [text[i : i + size] for i in range(0, len(text), size)]


def broken(*chunks: str) -> Iterator[str]:
    """Chunks, then a failure."""
    yield from chunks
    raise ModelError("broken-stream", "It broke off.")


@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("<think>Passage 1 says it.</think>\n\nYes. [1]", "Yes. [1]"),
        ("\n<think>\n</think>Yes. [1]", "Yes. [1]"),
        ("<think>It never ends", ""),
        ("Yes. [1]", "Yes. [1]"),
        ("<table> is a tag. [1]", "<table> is a tag. [1]"),
        ("He wrote <think>no</think>. [1]", "He wrote <think>no</think>. [1]"),
        ("<th", "<th"),
        ("", ""),
    ],
)
def test_leading_thought_is_left_out(reply: str, left: str, size: int) -> None:
    """A thought at the start is no part of the reply, however it is cut; the same signs later are."""
    assert "".join(without_thinking(iter(pieces(reply, size)))).lstrip() == left


@pytest.mark.parametrize("size", [1, 4, 100])
@pytest.mark.parametrize(
    "reply",
    [
        CANNOT_ANSWER,
        "The articles do not say",
        "“The articles do not say.”",
        "**The articles do not say.**\n",
        "the articles do not say. [1][2]",
    ],
)
def test_refusal_becomes_the_constant(reply: str, size: int) -> None:
    """A refusal in other signs is told as exactly the constant, in one chunk."""
    assert list(settled(iter(pieces(reply, size)), CANNOT_ANSWER)) == [CANNOT_ANSWER]


@pytest.mark.parametrize(
    "reply", ["The articles do not say who called. [1]", "The articles", "Yes. [1]", "The articles do not say so. [2]"]
)
def test_other_replies_pass_unchanged(reply: str) -> None:
    """A reply that only begins like the refusal is told as it is."""
    assert "".join(settled(iter(pieces(reply, 3)), CANNOT_ANSWER)) == reply


@given(st.text(), st.integers(1, 9))
def test_nothing_is_lost_or_doubled(reply: str, size: int) -> None:
    """Whatever is no refusal and no thought arrives letter for letter."""
    told = "".join(settled(without_thinking(iter(pieces(reply, size))), CANNOT_ANSWER))
    assert told in (reply, CANNOT_ANSWER)


def test_what_was_held_back_is_told_before_a_failure() -> None:
    """A stream that breaks while its start is still held back loses nothing."""
    chunks = settled(without_thinking(broken("The art", "icles")), CANNOT_ANSWER)
    assert next(chunks) == "The articles"
    with pytest.raises(ModelError):
        next(chunks)


def test_what_acts_on_a_terminal_is_replaced():
    """Escapes and turns of direction; line ends, tabs and letters of every script stay."""
    assert printable("a\x1b[31m \u202eb\u2066\x9b") == "a\ufffd[31m \ufffdb\ufffd\ufffd"
    assert printable("a\tb\r\nc é 说 مرحبا") == "a\tb\r\nc é 说 مرحبا"
