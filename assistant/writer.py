"""A writer turns a question and the passages found for it into text with `[n]` marks; a model is one of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.types import Turn, WrittenBy
from index.types import Hit

# The whole reply of a writer when the passages do not answer: one constant for the prompt, the code and the tests.
CANNOT_ANSWER = "The articles do not say."


class Writer(Protocol):
    """Drafts an answer. Errors come out of either method as a BriefingError, also mid-stream."""

    @property
    def written_by(self) -> WrittenBy:
        """Which writer this is, with its settings."""

    def standalone(self, question: str, history: Sequence[Turn]) -> str:
        """The question so that it can be understood without the turns before it."""

    def write(self, question: str, hits: Sequence[Hit]) -> Iterator[str]:
        """Chunks of text with `[n]` marks, n the 1-based place in `hits`; exactly CANNOT_ANSWER when the hits do
        not answer the question."""
