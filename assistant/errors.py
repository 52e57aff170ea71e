"""The assistant's own branch of the tree of errors."""

from __future__ import annotations

from index.errors import BriefingError


class ModelError(BriefingError):
    """A model could not be asked, or its reply is not whole. `code` is stable; the message names what to change.

    `wait` is how long the server asks to be left alone, in seconds; None where asking again would not help."""

    def __init__(self, code: str, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.wait = wait
