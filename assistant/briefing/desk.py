"""A desk over one library: what a briefing is written with, and where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from assistant.briefing.composer import Composer, QuotingComposer
from assistant.briefing.keeping import earlier_briefings, keep
from assistant.briefing.types import BriefingEvent, Request, Written
from assistant.briefing.write import Desk, write_briefing
from assistant.settings import Settings
from assistant.verdicts import Checks
from index.article_index import ArticleIndex


def desk_of(index: ArticleIndex, composer: Composer, checker: Checks, now: Callable[[], datetime]) -> Desk:
    """A desk that compares with the briefings kept in its library."""
    return Desk(index, composer, checker, partial(earlier_briefings, index.briefings), now)


def composer_for(settings: Settings) -> Composer:  # noqa: ARG001
    """The composer that the settings name."""
    return QuotingComposer()


def write_and_keep(desk: Desk, request: Request) -> Iterator[BriefingEvent]:
    """The events of write_briefing; the page is kept before it is told. One that says that nothing is new is kept
    already."""
    for event in write_briefing(desk, request):
        if isinstance(event, Written) and not event.briefing.unchanged:
            keep(desk.index.briefings, event.briefing)
        yield event
