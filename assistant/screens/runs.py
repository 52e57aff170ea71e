"""A text that is being checked, as the screen holds it: events in, the next state out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import monotonic

from assistant.opinions import with_opinion
from assistant.screens.events import message
from assistant.types import (
    CheckBegun,
    CheckDone,
    CheckedSentence,
    CheckEvent,
    Judging,
    SecondOpinions,
    SentenceChecked,
)
from index.errors import BriefingError
from index.types import Scope

MOST = 200_000  # characters of a text that is checked on the page: some 60 printed pages
_FRAME = 0.15  # seconds between two drawings
_SHARE = 4  # and this many times as long as the last one took: a long text must not be drawn more than checked


class NotChecked(BriefingError):
    """A text that cannot be checked, and what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """One text that is being checked or was. `number` is its own within the session, so that a click on what stood
    on the page before opens nothing of it."""

    number: int
    sentences: tuple[CheckedSentence, ...] = ()
    total: int = 0
    scope: Scope | None = None
    opinions: SecondOpinions | None = None
    done: bool = False
    stopped: bool = False
    failed: str = ""

    @property
    def open(self) -> bool:
        """Whether more is to come."""
        return not (self.done or self.stopped or self.failed)


def usable(text: str, within: Scope, library: Scope) -> str:
    """The text. Raises NotChecked where it is blank or too long, or where there is nothing to hold it against."""
    if not text.strip():
        raise NotChecked("There is no text yet: paste one above, or choose a file.")
    if len(text) > MOST:
        raise NotChecked(
            f"The text has {len(text):,} characters; up to {MOST:,} are checked here at once. Check it in parts, "
            "or whole with the command: briefing check FILE"
        )
    if not library.articles:
        raise NotChecked("The library holds no article to hold the text against. Add some under Articles.")
    if not within.articles:
        raise NotChecked("No article lies within these dates and outlets: widen them above.")
    return text


def runs(events: Callable[[], Iterator[CheckEvent]], run: Run, clock: Callable[[], float] = monotonic) -> Iterator[Run]:
    """The run after each step that is to be drawn. Nothing is raised: a failure is told in the run, and what was
    checked stays."""
    yield run
    due = clock()
    try:
        for event in events():
            run = advanced(run, event)
            if _is_small(event) and clock() < due:
                continue
            began = clock()
            yield run
            drawn = clock()
            due = drawn + max(_FRAME, _SHARE * (drawn - began))
    except Exception as error:  # noqa: BLE001 - whatever happens, the reader keeps what was finished and reads why
        yield replace(run, failed=message(error))


def advanced(run: Run, event: CheckEvent) -> Run:
    """The run after one more event of the check."""
    match event:
        case CheckBegun():
            return replace(run, total=event.total, scope=event.scope)
        case SentenceChecked():
            return replace(run, sentences=(*run.sentences, event.sentence))
        case Judging():
            return replace(run, sentences=with_opinion(run.sentences, event), opinions=event.opinions)
        case CheckDone():
            return replace(run, sentences=event.sentences, scope=event.scope, opinions=event.opinions, done=True)


def _is_small(event: CheckEvent) -> bool:
    """Whether it is one verdict among many, which may wait for the next drawing. What is sent to a model may not."""
    return isinstance(event, SentenceChecked) or (isinstance(event, Judging) and event.changed is not None)


def stopped(run: Run | None) -> Run | None:
    """The run after the reader's stop: what was checked stays."""
    return replace(run, stopped=True) if run and run.open else run
