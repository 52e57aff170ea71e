"""Asking a busy model again: after the rest that it asks for, or after delays that grow."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.errors import ModelError

# Seconds before the second, third, ... request; the last one is repeated.
DELAYS = (0.5, 1.0, 2.0, 4.0, 8.0)
# A server that asks for a longer rest is not waited for: the reader is told instead.
LONGEST_WAIT = 30.0

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Patience:
    """How a request is repeated; the clock is passed in."""

    delays: Sequence[float] = DELAYS
    pause: Callable[[float], None] = time.sleep

    def asked(self, request: Callable[[], Result], retries: int) -> Result:
        """What the request returns, asked again up to `retries` times where its ModelError says that it may help."""
        tries = 1
        while True:
            try:
                return request()
            except ModelError as error:
                if error.wait is None or error.wait > LONGEST_WAIT or tries > retries:
                    raise _counted(error, tries) from None
                self.pause(max(error.wait, self.delays[min(tries, len(self.delays)) - 1]))
            tries += 1


PATIENT = Patience()


def _counted(error: ModelError, tries: int) -> ModelError:
    return ModelError(error.code, f"{error} It was asked {tries} times.", error.wait) if tries > 1 else error
