"""What is done to a model's reply while it streams: thinking is left out, a refusal becomes the one constant."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator

from assistant.errors import ModelError

_THINKING, _THOUGHT = "<think>", "</think>"
# C0 and C1 but tab and line ends, and what turns the direction of a line: no writing needs a model to send them.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NOT_LETTERS = re.compile(r"\[\d*\]?|[^\w\[]|_")


def without_thinking(chunks: Iterator[str]) -> Generator[str]:
    """The chunks without a leading `<think>...</think>`: servers that know no reasoning format (vLLM and llama.cpp
    without a parser) stream it as if it were the reply. A thought that never ends is no reply at all."""
    return _held(chunks, _may_think, _thought_out)


def settled(chunks: Iterator[str], constant: str) -> Generator[str]:
    """The chunks, held back while they may still become `constant`; a reply that says it in other signs (quotation
    marks, no full stop, a citation behind it) becomes exactly the constant."""
    wanted, longest = _letters(constant), 2 * len(constant)
    return _held(
        chunks,
        lambda start: wanted.startswith(_letters(start)) and len(start) <= longest,
        lambda start: constant if _letters(start) == wanted else start,
    )


def _held(chunks: Iterator[str], hold: Callable[[str], bool], settle: Callable[[str], str]) -> Generator[str]:
    """The chunks, their start held back while `hold` says so and then told as `settle` has it. Where they break off
    meanwhile, what was held is told before the error."""
    start = ""
    try:
        for chunk in chunks:
            start += chunk
            if not hold(start):
                break
    except ModelError:
        yield from filter(None, [settle(start)])
        raise
    yield from filter(None, [settle(start)])
    yield from chunks


def _may_think(start: str) -> bool:
    start = start.lstrip()
    return (start.startswith(_THINKING) and _THOUGHT not in start) or _THINKING.startswith(start)


def _thought_out(start: str) -> str:
    """What follows the thought; all of it where there is none."""
    if not start.lstrip().startswith(_THINKING):
        return start
    return start.partition(_THOUGHT)[2]


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()


def printable(text: str) -> str:
    """The reply without what a terminal would act on, or what turns the direction of a line."""
    return _CONTROL.sub("\ufffd", text)
