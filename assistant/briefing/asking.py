"""What a briefing may be asked for: refused before anything is read, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.briefing.types import Request, Window
from index.articles import clean_text
from index.errors import BriefingError

MOST_TOPICS = 20
LONGEST_TOPIC = 200  # characters
MOST_DAYS = 3660  # of a window: ten years


class UnusableRequest(BriefingError):
    """A request that no briefing can be written for, and what to change."""


def usable(request: Request) -> Request:
    """The request with its topics as clean text, each once. Raises UnusableRequest."""
    _check_days(request.window)
    return replace(request, topics=usable_topics(request.topics))


def usable_topics(topics: Iterable[str]) -> tuple[str, ...]:
    """The topics on one line each, none twice or blank, what is no text replaced. Raises UnusableRequest."""
    found = tuple(filter(None, dict.fromkeys(" ".join(clean_text(topic).split()) for topic in topics)))
    if len(found) > MOST_TOPICS:
        raise UnusableRequest(f"A briefing has {MOST_TOPICS} topics at most, and these are {len(found):,}.")
    if any(len(topic) > LONGEST_TOPIC for topic in found):
        raise UnusableRequest(f"A topic has {LONGEST_TOPIC} characters at most: name it in a few words.")
    return found


def _check_days(window: Window) -> None:
    if window.first > window.last:
        raise UnusableRequest(f"The first day, {window.first}, lies after the last, {window.last}.")
    if (window.last - window.first).days >= MOST_DAYS:
        raise UnusableRequest(
            f"A briefing looks at {MOST_DAYS:,} days at most: choose fewer, or ask a question instead."
        )
