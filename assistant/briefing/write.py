"""The whole story of a briefing on one screen.

    Request --gather--> Material --group--> groups --compose, cite, check--> stories --bottom line--> --compare with the
    briefing before--> --sources--> Briefing

Each stage is told as an event. Where nothing has changed since the briefing before, no writer is asked; where a model
fails over a story, the articles' own words stand in its place, and the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.briefing.bottom import bottom_line
from assistant.briefing.changes import changes
from assistant.briefing.composer import Composer, QuotingComposer
from assistant.briefing.earlier import digest_of, on_the_same, page_id, same_page, unchanged
from assistant.briefing.lines import Told, line_of, shared_numbers, with_story
from assistant.briefing.nothing import nothing_to_brief
from assistant.briefing.numbering import numbered
from assistant.briefing.standins import gather, group, known_of, sources
from assistant.briefing.templates import Template, template_named
from assistant.briefing.types import Briefing, BriefingEvent, Group, Line, Material, Request, Stage, StoryDraft, Written
from assistant.errors import ModelError
from assistant.types import Problem
from assistant.verdicts import Checks
from index.article_index import ArticleIndex
from index.types import Hit

# After so many stories in a row that a model failed over it is not asked for the rest: each may cost a minute.
_GIVES_UP = 2


@dataclass(frozen=True, slots=True)
class Desk:
    """What a briefing is written with. `earlier` are the reader's briefings on the same topics, `now` is the clock."""

    index: ArticleIndex
    composer: Composer
    checker: Checks
    earlier: Callable[[Request], Sequence[Briefing]]
    now: Callable[[], datetime]


def write_briefing(desk: Desk, request: Request) -> Iterator[BriefingEvent]:
    """Stages as they are reached, then Written.

    Raises UnknownTemplate, NothingToBrief (the window holds no article, or none on the topics) and LibraryError.
    Nothing is raised for a model that fails."""
    template = template_named(request.template)
    yield Stage("Gathering the articles")
    library, earlier = digest_of(desk.index, request.window), on_the_same(desk.earlier(request), request)
    if same := same_page(earlier, request, library, desk.composer.written_by):
        yield Written(unchanged(same))
        return
    previous = earlier[-1] if earlier else None
    material = gather(desk.index, request, lambda _done, _total: None)
    yield Stage("Grouping them into stories", len(material.articles), len(material.articles))
    groups = group(material, request.topics, known_of(previous))
    if not groups:
        raise nothing_to_brief(desk.index, request)
    told, problems = Told(), tuple[Problem, ...]()
    for number, one in enumerate(groups[: template.stories], start=1):
        yield Stage("Writing the stories", number, min(len(groups), template.stories))
        draft, failed = _draft(desk.composer, problems, one, material, template)
        told, problems = with_story(told, draft, desk.checker, request.instead), (*problems, *failed)
    yield Stage("Comparing with the briefing before")
    new, hits = _new(desk, material, groups, previous, told, template)
    yield Stage("Summing up the sources")
    page = numbered(bottom_line(told.stories, template), told.stories, new, (), hits, material.origins)
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
            written_by=desk.composer.written_by,  # read last: a model's name may be known only after it was asked
            timeline=page.timeline,
            previous=(previous.id, previous.written_at) if previous else None,
            problems=problems,
            library=library,
        )
    )


def _draft(
    composer: Composer, problems: Sequence[Problem], group: Group, material: Material, template: Template
) -> tuple[StoryDraft, tuple[Problem, ...]]:
    """The draft of a story, and what went wrong: then it is in the articles' own words."""
    if len(problems) >= _GIVES_UP:
        return QuotingComposer().compose_story(group, material, template, None), ()
    try:
        return composer.compose_story(group, material, template, None), ()
    except ModelError as error:
        told = f"“{group.name}” is told in the articles’ own words: {error}"
        return QuotingComposer().compose_story(group, material, template, None), (Problem(error.code, told),)


def _new(
    desk: Desk,
    material: Material,
    groups: Sequence[Group],
    previous: Briefing | None,
    told: Told,
    template: Template,
) -> tuple[tuple[Line, ...], tuple[Hit, ...]]:
    """What is new since the briefing before, as much as the page has room for, and the passages cited by now."""
    if previous is None:
        return (), told.hits
    room = max(template.rest, template.length - template.bottom - sum(len(story.lines) for story in told.stories))
    found = changes(material, groups, previous)[:room]
    hits = tuple(one.hit for one in found)
    lines = [
        line_of(replace(one.line, draft=replace(one.line.draft, numbers=(number,))), hits, desk.checker, "struck")
        for number, one in enumerate(found, start=1)
    ]
    return shared_numbers(lines, hits, told.hits)
