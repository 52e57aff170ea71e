"""The whole story of a briefing on one screen.

    Request --gather--> Material --group--> groups --compose, cite, check--> stories --bottom line-->
            --compare with the briefing before--> what is new --timeline, sources--> Briefing

Each stage is told as an event. Where nothing has changed since the briefing before, no writer is asked; where a model
fails over a story, the articles' own words stand in its place, and the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.briefing.asking import usable
from assistant.briefing.changes import Found, changes, fitting, marked
from assistant.briefing.composer import Composer, QuotingComposer
from assistant.briefing.composing import bottom_lines, drafts, is_down, told_with
from assistant.briefing.daylines import timeline_lines
from assistant.briefing.earlier import digest_of, on_the_same, page_id, same_page, unchanged
from assistant.briefing.gather import GATHERING, gathering
from assistant.briefing.grouping import group
from assistant.briefing.lines import Told, line_of, shared_numbers
from assistant.briefing.nothing import nothing_to_brief
from assistant.briefing.numbering import every_line, numbered
from assistant.briefing.sources import sources
from assistant.briefing.templates import Template, template_named
from assistant.briefing.types import Briefing, BriefingEvent, Line, Request, Stage, Written
from assistant.types import Problem
from assistant.verdicts import Checks
from index.article_index import ArticleIndex
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Desk:
    """What a briefing is written with. `earlier` are the reader's briefings on the same topics, `now` is the clock,
    `template` finds a template by its name."""

    index: ArticleIndex
    composer: Composer
    checker: Checks
    earlier: Callable[[Request], Sequence[Briefing]]
    now: Callable[[], datetime]
    template: Callable[[str], Template] = template_named


def write_briefing(desk: Desk, request: Request) -> Iterator[BriefingEvent]:
    """Stages as they are reached, then Written.

    Raises UnusableRequest, UnknownTemplate, NothingToBrief (the window holds no article, or none on the topics) and
    LibraryError. Nothing is raised for a model that fails."""
    request, template = usable(request), desk.template(request.template)
    yield Stage(GATHERING)
    library, earlier = digest_of(desk.index, request.window), on_the_same(desk.earlier(request), request)
    if same := same_page(earlier, request, library, desk.composer.written_by):
        yield Written(unchanged(same))
        return
    previous = earlier[-1] if earlier else None
    material = yield from gathering(desk.index, request)
    if not material.articles:
        raise nothing_to_brief(desk.index, request)
    yield Stage("Grouping them into stories", len(material.articles), len(material.articles))
    groups = group(material, request.topics, [line.sentence.text for line in every_line(previous)] if previous else ())
    told, problems, by_model = Told(), tuple[Problem, ...](), False
    composed = drafts(desk.composer, groups[: template.stories], material, template)
    for number in range(1, min(len(groups), template.stories) + 1):
        yield Stage("Writing the stories", number, min(len(groups), template.stories))
        draft, failed = next(composed)
        asked = desk.composer.written_by.kind == "model" and not failed and not is_down(problems)
        told, unsound = told_with(told, draft, material, template, desk.checker, request.instead, asked)
        problems, by_model = (*problems, *failed, *unsound), by_model or (asked and not unsound)
    # A model of which no story stands is asked for no bottom line, and is not named as who wrote the page.
    composer = desk.composer if by_model else QuotingComposer()
    bottom, hits, failed = bottom_lines(composer, told, template, desk.checker, request.instead, problems)
    yield Stage("Comparing with the briefing before")
    found = changes(material, groups, previous, desk.index.article) if previous else []
    new, hits = _new(desk, fitting(found, told.stories, _room(template, told)), hits)
    room = template.length - len(bottom) - sum(len(story.lines) for story in told.stories) - len(new)
    days, hits = timeline_lines(material, template, room, desk.checker, hits)
    yield Stage("Summing up the sources")
    page = numbered(bottom, marked(told.stories, found), new, days, hits, material.origins)
    written_at = desk.now()
    yield Written(
        Briefing(
            id=page_id(request, written_at, library),
            written_at=written_at,
            request=request,
            bottom_line=page.bottom_line,
            stories=page.stories,
            new=page.new,
            sources=sources(material, page.stories),
            articles=page.articles,
            passages=page.passages,
            written_by=composer.written_by,  # read last: a model's name may be known only after it was asked
            timeline=page.timeline,
            previous=(previous.id, previous.written_at) if previous else None,
            problems=(*problems, *failed),
            library=library,
        )
    )


def _new(desk: Desk, found: Sequence[Found], shared: Sequence[Hit]) -> tuple[tuple[Line, ...], tuple[Hit, ...]]:
    """The changes as lines, cited and checked, and the passages cited by now."""
    hits = tuple(one.hit for one in found)
    drafted = [
        replace(one.line, draft=replace(one.line.draft, numbers=(number,))) for number, one in enumerate(found, start=1)
    ]
    return shared_numbers([line_of(one, hits, desk.checker, "struck") for one in drafted], hits, shared)


def _room(template: Template, told: Told) -> int:
    """How many lines the page has left for what is new: two fifths of it at most."""
    used = template.bottom + sum(len(story.lines) for story in told.stories)
    return max(template.rest, min(template.length - used, 2 * template.length // 5))
