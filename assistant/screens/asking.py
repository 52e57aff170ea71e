"""A question becomes a growing exchange: the stream of the assistant's events at the speed of a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import monotonic

from assistant.assistant import Assistant
from assistant.screens.events import message
from assistant.screens.exchange import Exchange, advance, turns
from assistant.types import Writing
from index.types import Filters

_FRAME = 0.08  # seconds between two drawings of a half sentence


def ask(
    answerer: Callable[[], Assistant],
    question: str,
    exchanges: Sequence[Exchange],
    filters: Filters,
    clock: Callable[[], float] = monotonic,
) -> Iterator[tuple[Exchange, ...]]:
    """The conversation after each step of the answer to one more question. Nothing is raised: a failure is told in
    the exchange, and what was finished stays."""
    earlier = tuple(exchanges)
    current = Exchange(number=len(earlier) + 1, question=question)
    yield (*earlier, current)
    drawn = clock()
    try:
        assistant = answerer()
        current = replace(current, written_by=assistant.writer.written_by)
        for event in assistant.ask(question, turns(earlier), filters):
            current = advance(current, event)
            if not isinstance(event, Writing) or clock() - drawn >= _FRAME:
                drawn = clock()
                yield (*earlier, current)
    except Exception as error:  # noqa: BLE001 - whatever happens, the reader keeps what was finished and reads why
        yield (*earlier, replace(current, failed=message(error), tail=""))
