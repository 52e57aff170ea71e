"""What the chips above a question or a text ask for: which days, which outlets."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import gradio as gr

from assistant.screens.events import value, values
from index.types import Filters


def by_dates(before: Filters, event: gr.EventData) -> Filters:
    """Limited to the days that were typed; without any, not limited. Raises ValueError with a plain message."""
    since, until = day_of(value(event, "since")), day_of(value(event, "until"))
    if since and until and until < since:
        raise ValueError("The first day lies after the last.")
    return replace(before, since=since, until=until)


def by_outlets(before: Filters, known: Collection[str], event: gr.EventData) -> Filters:
    """Limited to the outlets that were named and are known; naming none lifts the limit."""
    return replace(before, outlets=tuple(outlet for outlet in values(event, "outlet") if outlet in known))


def day_of(text: str) -> date | None:
    """The day that was typed, None for none. Raises ValueError with a plain message."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(f"“{text.strip()}” is no day: write it like 2026-05-05.") from error
