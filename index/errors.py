"""One tree of errors. Each message says what happened, to which item, and what to do next."""


class BriefingError(Exception):
    """The root: whatever the desk or the command line shows to its reader instead of a traceback."""


class UnreadableSource(BriefingError):
    """A source, or one item of it, holds no article that can be read."""

    def __init__(self, ref: str, reason: str) -> None:
        super().__init__(f"{ref}: {reason}")
        self.ref = ref
        self.reason = reason


class UnknownArticle(BriefingError):
    """No article bears this id, whether shown or hidden."""


class LibraryError(BriefingError):
    """The library's folder cannot be opened, read or written."""


class EmbeddingsMismatch(LibraryError):
    """The collection was built with other embeddings than the configured ones: rebuild it."""
