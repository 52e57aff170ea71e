"""A desk over one library: what a briefing is written with, and where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from assistant.briefing.composer import Composer, QuotingComposer
from assistant.briefing.drafting import ModelComposer
from assistant.briefing.keeping import earlier_briefings, keep
from assistant.briefing.own_templates import template_of
from assistant.briefing.types import BriefingEvent, Request, Written
from assistant.briefing.write import Desk, write_briefing
from assistant.settings import Settings
from assistant.verdicts import Checks
from index.article_index import ArticleIndex


def desk_of(
    settings: Settings,
    index: ArticleIndex,
    checker: Checks,
    now: Callable[[], datetime],
    composer: Composer | None = None,
) -> Desk:
    """A desk that compares with the briefings kept in its library, and knows the reader's own templates. Without a
    composer it writes with the one that the settings name."""
    earlier = partial(earlier_briefings, index.briefings)
    return Desk(index, composer or composer_for(settings), checker, earlier, now, partial(template_of, settings.home))


def composer_for(settings: Settings) -> Composer:
    """A model where one is configured, else the articles' own sentences."""
    return ModelComposer(settings) if settings.has_model else QuotingComposer()


def write_and_keep(desk: Desk, request: Request) -> Iterator[BriefingEvent]:
    """The events of write_briefing; the page is kept before it is told. One that says that nothing is new is kept
    already."""
    for event in write_briefing(desk, request):
        if isinstance(event, Written) and not event.briefing.unchanged:
            keep(desk.index.briefings, event.briefing)
        yield event
