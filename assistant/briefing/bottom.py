"""The bottom line of a page: one to three sentences, the first of its weightiest stories. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefing.templates import Template
from assistant.briefing.types import Line, Story

_LEAST_ORIGINS = 2  # of a story that follows another on top of the page, where any story has as many


def bottom_line(stories: Sequence[Story], template: Template) -> tuple[Line, ...]:
    """The first sound line of each of the first stories, `template.bottom` at most; a story that one origin alone
    tells comes up only where it is the first, or where no story has more."""
    wide = any(story.origins >= _LEAST_ORIGINS for story in stories)
    lines = [
        line
        for place, story in enumerate(stories)
        if place == 0 or not wide or story.origins >= _LEAST_ORIGINS
        for line in _first(story)
    ]
    return tuple(lines[: template.bottom])


def _first(story: Story) -> tuple[Line, ...]:
    """The story's first line of what happened that stands, else its first line that stands, if any does."""
    sound = [line for line in story.lines if not line.struck]
    happened = [line for line in sound if line.part == "happened"]
    return tuple((happened or sound)[:1])
