"""What the form of a briefing asks for."""

from __future__ import annotations

from datetime import tzinfo

import gradio as gr

from assistant.briefing.types import Instead, Request, Window
from assistant.screens.events import value
from assistant.screens.filtering import day_of
from index.articles import clean_text
from index.errors import BriefingError

_MOST_TOPICS = 12
_MOST_DAYS = 92  # of a window: a quarter of a year


class NotAsked(BriefingError):
    """A form that asks for no briefing, and what to change."""


def request_of(event: gr.EventData, zone: tzinfo) -> Request:
    """The briefing that the form asks for. Raises NotAsked."""
    instead: Instead = "passage" if value(event, "instead") == "passage" else "struck"
    return Request(window_of(event, zone), topics_in(value(event, "topics")), value(event, "template"), instead)


def window_of(event: gr.EventData, zone: tzinfo) -> Window:
    """The days of the form; one of them alone is that day. Raises NotAsked."""
    try:
        first, last = day_of(value(event, "first")), day_of(value(event, "last"))
    except ValueError as error:
        raise NotAsked(str(error)) from error
    first, last = first or last, last or first
    if first is None or last is None:
        raise NotAsked("Choose a day.")
    if last < first:
        raise NotAsked("The first day lies after the last.")
    if (last - first).days >= _MOST_DAYS:
        raise NotAsked(f"A briefing looks at {_MOST_DAYS} days at most.")
    return Window(first, last, zone)


def topics_in(text: str) -> tuple[str, ...]:
    """The topics between the commas, each once. Raises NotAsked for too many."""
    topics = dict.fromkeys(" ".join(clean_text(topic).split()) for topic in text.split(","))
    found = tuple(topic for topic in topics if topic)
    if len(found) > _MOST_TOPICS:
        raise NotAsked(f"A briefing has {_MOST_TOPICS} topics at most.")
    return found
