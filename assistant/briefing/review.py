"""What a reader decides on a page, and when it may be signed. Pure: each function gives a new Reviewed.

A mark is a decision on one line, or only a note. Accepting a line accepts it as the page shows it: one that failed its
check and stands struck stays struck, for only an edit, which is checked again, brings words back. Whatever is decided
after a signature withdraws it: it was given to another page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.briefing.edits import checked_edit
from assistant.briefing.numbering import every_line
from assistant.briefing.reviewed import Decision, Mark, Reviewed, Signature
from assistant.briefing.types import Briefing, Line
from assistant.render.verdicts import reasons_of
from assistant.types import Sentence
from assistant.verdicts import Checks
from index.articles import clean_text
from index.errors import BriefingError
from index.types import Article

Find = Callable[[str], Article | None]


class UnusableDecision(BriefingError):
    """A decision that cannot be taken; the message says what is missing."""


class NotDecided(UnusableDecision):
    """A page cannot be signed while lines are open, unless a reason is given."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many lines of a page are decided."""

    decided: int
    total: int

    def __str__(self) -> str:
        return f"{self.decided} of {self.total}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as it stands now. `sentence` is the edit where there is one; `struck` says that it is struck out, by the
    check or by the reader, and `why` gives the reasons."""

    line: Line
    sentence: Sentence
    struck: bool
    why: tuple[str, ...]
    mark: Mark | None

    @property
    def edited(self) -> bool:
        """Whether a reader's words stand there."""
        return self.mark is not None and self.mark.decision == "edited"


def shown(line: Line, mark: Mark | None) -> Shown:
    """The line with what was decided on it."""
    if mark and mark.decision == "edited" and mark.sentence:
        return Shown(line, mark.sentence, False, (), mark)
    if mark and mark.decision == "struck":
        return Shown(line, line.sentence, True, (_struck_by(mark),), mark)
    why = reasons_of(line.sentence.verdict) if line.struck else ()
    return Shown(line, line.sentence, line.struck, why, mark)


def page_of(reviewed: Reviewed) -> tuple[Shown, ...]:
    """Every line in the order of the page, as it stands now."""
    return tuple(shown(line, reviewed.marks.get(line.id)) for line in every_line(reviewed.briefing))


def accept(reviewed: Reviewed, line_id: str, by: str, at: datetime) -> Reviewed:
    """The line is good as the page shows it; of an edited line the edit. Raises UnusableDecision for no line of it."""
    before = _mark(reviewed, line_id)
    if before and before.decision == "edited":
        return _marked(reviewed, replace(before, by=by, at=at))
    return _decided(reviewed, line_id, "accepted", by, at)


def strike(reviewed: Reviewed, line_id: str, by: str, at: datetime) -> Reviewed:
    """The line does not go out. Raises UnusableDecision."""
    return _decided(reviewed, line_id, "struck", by, at)


def undo(reviewed: Reviewed, line_id: str, by: str, at: datetime) -> Reviewed:
    """The line is open again; its note stays. Raises UnusableDecision."""
    return _decided(reviewed, line_id, None, by, at)


def note(reviewed: Reviewed, line_id: str, text: str, by: str, at: datetime) -> Reviewed:
    """A note on the line, in place of the one before; a blank one takes it away. Raises UnusableDecision."""
    before = _mark(reviewed, line_id) or Mark(line_id, None, at, by)
    return _marked(reviewed, replace(before, note=clean_text(text).strip(), by=by, at=at))


def edit(
    reviewed: Reviewed, line_id: str, text: str, by: str, at: datetime, checker: Checks, find: Find | None = None
) -> Reviewed:
    """Other words for the line, cited and checked again as any draft is.

    Marks such as [2] in the text name passages of the page; without any it keeps the passages of its line. `find`
    looks an article up by its id, None where it is gone: the check then sees no more of it than the page carries.
    Raises UnusableDecision for a blank text: a line is taken out by striking it."""
    before = _mark(reviewed, line_id)
    sentence = checked_edit(reviewed.briefing, _line(reviewed.briefing, line_id), text, checker, find)
    if sentence is None:
        raise UnusableDecision("An edit needs words. To take the line out, strike it.")
    return _marked(reviewed, Mark(line_id, "edited", at, by, before.note if before else "", sentence))


def progress(reviewed: Reviewed) -> Progress:
    """How many lines are decided, of how many."""
    lines = every_line(reviewed.briefing)
    return Progress(len(lines) - len(undecided(reviewed)), len(lines))


def undecided(reviewed: Reviewed) -> tuple[str, ...]:
    """The ids of the lines that are open, in the order of the page: with none left it may be signed."""
    marks = reviewed.marks
    lines = every_line(reviewed.briefing)
    return tuple(line.id for line in lines if line.id not in marks or marks[line.id].decision is None)


def sign(reviewed: Reviewed, by: str, at: datetime, override: str = "") -> Reviewed:
    """The page is final, by this person. With open lines it takes a reason, which is kept and shown; where nothing is
    open there is nothing to override. Raises NotDecided, and UnusableDecision for a blank name."""
    by, override, left = _one_line(by), _one_line(override), undecided(reviewed)
    if not by:
        raise UnusableDecision("A signature needs a name.")
    if left and not override:
        lines = "1 line is" if len(left) == 1 else f"{len(left)} lines are"
        raise NotDecided(f"{lines} not decided ({_some(left)}). Decide them, or give a reason to sign without.")
    return replace(reviewed, signature=Signature(by, at, override if left else ""))


def withdraw(reviewed: Reviewed) -> Reviewed:
    """The page is a draft again."""
    return replace(reviewed, signature=None)


def _struck_by(mark: Mark) -> str:
    """By whom; the note on a struck line is the reason."""
    who = f"by {mark.by or 'the reader'}"
    return f"{who}: {mark.note}" if mark.note else f"{who}."


def _decided(reviewed: Reviewed, line_id: str, decision: Decision | None, by: str, at: datetime) -> Reviewed:
    before = _mark(reviewed, line_id)
    return _marked(reviewed, Mark(line_id, decision, at, by, before.note if before else ""))


def _marked(reviewed: Reviewed, mark: Mark) -> Reviewed:
    return Reviewed(reviewed.briefing, {**reviewed.marks, mark.line: replace(mark, by=_one_line(mark.by))}, None)


def _mark(reviewed: Reviewed, line_id: str) -> Mark | None:
    _line(reviewed.briefing, line_id)
    return reviewed.marks.get(line_id)


def _line(briefing: Briefing, line_id: str) -> Line:
    for line in every_line(briefing):
        if line.id == line_id:
            return line
    raise UnusableDecision(f"The page has no line {line_id!a}.")


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


def _some(ids: tuple[str, ...], most: int = 8) -> str:
    return ", ".join(ids[:most]) + (", …" if len(ids) > most else "")
