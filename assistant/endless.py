"""Bounds of what is taken from an endpoint: a server that keeps sending is not listened to without end.

The client's own time-out is of the next bytes alone; a server that sends one now and then never meets it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator

# Characters of a reply that are taken: some ten times the longest answer or story that is asked for.
LONGEST_REPLY = 40_000
# A reply may take so many times what the endpoint may be silent for (BRIEFING_TIMEOUT) as a whole.
TIMES_THE_TIMEOUT = 10


def bounded(chunks: Iterator[str], error: Callable[[], Exception], longest: int = LONGEST_REPLY) -> Generator[str]:
    """The chunks up to `longest` characters in all; the chunk that goes beyond is cut, told, and `error` is raised."""
    left = longest
    for chunk in chunks:
        if len(chunk) > left:
            if left:
                yield chunk[:left]
            raise error()
        left -= len(chunk)
        yield chunk


def timed(
    data: Iterable[bytes],
    error: Callable[[], Exception],
    seconds: float,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[bytes]:
    """The bytes of a response as they come; once `seconds` have passed, `error` is raised instead of the next."""
    until = clock() + seconds
    for part in data:
        if clock() > until:
            raise error()
        yield part
