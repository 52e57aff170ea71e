"""The libraries that one running desk stands on, and who answers from them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from assistant.assistant import Assistant
from assistant.library import Library, open_own, open_sample
from assistant.settings import Settings
from assistant.verdicts import verdict_on
from index.article_index import ArticleIndex
from index.types import Filters

Opener = Callable[[Settings], ArticleIndex]


class Desk:
    """One desk for all its sessions: the reader's own library, and the sample until that holds an article.

    Raises LibraryError where the reader's library cannot be opened."""

    def __init__(self, settings: Settings, own: Opener = open_own, sample: Opener = open_sample) -> None:
        self.settings = settings
        self.own = own(settings)
        self._open_sample = sample
        self._sample: ArticleIndex | None = None
        self._opening = Lock()
        self._assistants: dict[bool, Assistant] = {}

    def library(self) -> Library:
        """The library as it stands now; another process may have added the first article a moment ago."""
        if self.own.scope(Filters()).articles:
            return Library(self.own, is_sample=False)
        with self._opening:
            self._sample = self._sample or self._open_sample(self.settings)
        return Library(self._sample, is_sample=True)

    def assistant(self, library: Library) -> Assistant:
        """Who answers from the library. Raises ModelError where the settings name a model that cannot be used."""
        with self._opening:
            if library.is_sample not in self._assistants:
                self._assistants[library.is_sample] = Assistant(self.settings, library.index)
            return self._assistants[library.is_sample]

    def warm(self) -> None:
        """Loads what the first question would otherwise wait for: the sample, the vectors' model, the word lists, the
        check.

        Nothing where an endpoint makes the vectors: it is asked nothing that the reader has not asked. Raises
        BriefingError where a library or a model cannot be used."""
        if self.settings.embeddings:
            return
        library = self.library()
        assistant = self.assistant(library)
        hits = library.index.search("warm", 1)
        assistant.writer.arranged("warm", hits)
        for hit in hits:
            verdict_on("The desk is warm.", [hit], assistant.checker)

    def close(self) -> None:
        """Closes what is open."""
        for index in (self.own, self._sample):
            if index is not None:
                index.close()
