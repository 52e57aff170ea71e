"""A desk over a real library that holds a finished page and its articles; its assistant writes what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import gradio as gr
from a_briefing import ARTICLES, BRIEFING
from fake_check import FakeChecker
from libraries import opened

from assistant.briefing.keeping import keep
from assistant.briefing.types import Briefing, BriefingEvent, Request, Stage, Written
from assistant.screens.desk import Desk
from assistant.settings import Settings


class BriefingDesk(Desk):
    """Stands on its own library in the data folder, which another desk on that folder finds again."""

    def __init__(self, settings: Settings, *pages: Briefing) -> None:
        super().__init__(
            settings, own=lambda _: opened(settings.library()), sample=lambda _: opened(settings.home / "s")
        )
        list(self.own.add(ARTICLES))
        for page in pages:
            keep(self.own.briefings, page)
        self.requests: list[Request] = []
        self.tells: list[BriefingEvent | Exception] = [Stage("Gathering the articles"), Written(BRIEFING)]

    def assistant(self, library):
        """Keeps what it is told to write."""
        return SimpleNamespace(
            checker=FakeChecker(), settings=self.settings, index=library.index, write_briefing=self.write_briefing
        )

    def write_briefing(self, request: Request) -> Iterator[BriefingEvent]:
        """The events, the page kept before it is told."""
        self.requests.append(request)
        for told in self.tells:
            if isinstance(told, Exception):
                raise told
            if isinstance(told, Written):
                keep(self.own.briefings, told.briefing)
            yield told


def sent(**data: object) -> gr.EventData:
    """An event as the page sends it: every value in a list."""
    return gr.EventData(None, {name: [value] if isinstance(value, str) else value for name, value in data.items()})
