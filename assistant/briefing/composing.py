"""The drafts of a page by whichever writer: where a model fails over a story, the quoting writer tells it, and that is
said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from assistant.briefing.bottom import bottom_line
from assistant.briefing.composer import Composer, QuotingComposer
from assistant.briefing.lines import Told, line_of, shared_numbers, with_story
from assistant.briefing.templates import Template
from assistant.briefing.types import DraftLine, Group, Instead, Line, Material, StoryDraft
from assistant.errors import ModelError
from assistant.types import Problem
from assistant.verdicts import Checks
from index.types import Hit

Problems = tuple[Problem, ...]

# What goes wrong with one request; whatever else does would go wrong with the next story too.
_OF_ONE = frozenset(
    [
        "nothing-written",
        "nothing-stands",
        "empty-reply",
        "too-long",
        "content-filter",
        "cut-off",
        "context-too-long",
        "broken-stream",
        "malformed",
    ]
)


@runtime_checkable
class BottomComposer(Protocol):
    """A composer that has its own words for the bottom line."""

    def compose_bottom(self, hits: Sequence[Hit], template: Template) -> tuple[tuple[Hit, ...], tuple[DraftLine, ...]]:
        """The lines, and the passages that their numbers mean. Raises ModelError."""


def drafts(
    composer: Composer, groups: Sequence[Group], material: Material, template: Template
) -> Iterator[tuple[StoryDraft, Problems]]:
    """The draft of each group in turn, and what went wrong. After a failure that the next story would meet as well (a
    key, a connection) the model is not asked again."""
    asked: Composer = composer
    for place, group in enumerate(groups):
        try:
            yield asked.compose_story(group, material, template, None), ()
        except ModelError as error:
            lasting = error.code not in _OF_ONE and place + 1 < len(groups)
            asked = QuotingComposer() if lasting else asked
            which = f"“{group.name}” and the stories after it are" if lasting else f"“{group.name}” is"
            problem = Problem(error.code, f"{which} told in the articles’ own words: {error}")
            yield QuotingComposer().compose_story(group, material, template, None), (problem,)


def told_with(
    told: Told,
    draft: StoryDraft,
    material: Material,
    template: Template,
    checker: Checks,
    instead: Instead,
    by_model: bool,
) -> tuple[Told, Problems]:
    """What was told, and the story. Where no sentence that a model wrote of it passes its check, the quoting writer
    tells it, and that is said."""
    after = with_story(told, draft, checker, instead)
    lines = [line for story in after.stories[len(told.stories) :] for line in story.lines]
    told_already = draft.lines and not lines
    if not by_model or told_already or any(not line.struck and not line.written for line in lines):
        return after, ()
    says = (
        f"“{draft.group.name}” is told in the articles’ own words: no sentence that the model wrote passed its check."
    )
    quoted = QuotingComposer().compose_story(draft.group, material, template, None)
    return with_story(told, quoted, checker, instead), (Problem("nothing-stands", says),)


def bottom_lines(
    composer: Composer, told: Told, template: Template, checker: Checks, instead: Instead, problems: Problems
) -> tuple[tuple[Line, ...], tuple[Hit, ...], Problems]:
    """The bottom line, the passages cited by now, and what went wrong. It is the stories' own first lines where the
    composer has no words for it, where a model failed, and where none of its lines stands."""
    quoted = bottom_line(told.stories, template)
    if not template.bottom or not isinstance(composer, BottomComposer) or is_down(problems):
        return quoted, told.hits, ()
    try:
        shown, drafted = composer.compose_bottom(told.hits, template)
    except ModelError as error:
        problem = Problem(error.code, f"The bottom line is in the articles’ own words: {error}")
        return quoted, told.hits, (problem,)
    lines, hits = shared_numbers([line_of(one, shown, checker, instead) for one in drafted], shown, told.hits)
    sound = any(not line.struck for line in lines)
    return (lines if sound else (*quoted[:1], *lines)), hits, ()


def is_down(problems: Problems) -> bool:
    """Whether a failure was such that the model is not asked again for this page."""
    return any(problem.code not in _OF_ONE for problem in problems)
