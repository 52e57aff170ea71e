"""A briefing that goes out: the letter it is mailed as, and the run of a schedule that writes, keeps and mails one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from assistant.assistant import Assistant
from assistant.briefing.keeping import open_briefing
from assistant.briefing.numbering import every_line
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.types import Briefing, BriefingEvent, Request, Window, Written
from assistant.export import exported
from assistant.export.words import title_words
from assistant.mail import Attachment, Letter, MailError, missing, send
from assistant.schedule import Run, Schedule
from assistant.settings import Settings


def letter_of(reviewed: Reviewed) -> Letter:
    """The page as Markdown and as HTML, with its proof attached: the JSON that `briefing verify` reads."""
    briefing = reviewed.briefing
    name = f"briefing-{briefing.request.window.last.isoformat()}.json"
    proof = Attachment(name, "application/json", exported(reviewed, "json"))
    state = "" if reviewed.signature else " (draft)"
    return Letter(
        f"{title_words(briefing)}{state}",
        exported(reviewed, "md").decode(),
        exported(reviewed, "html").decode(),
        (proof,),
    )


def mail_briefing(settings: Settings, reviewed: Reviewed) -> tuple[str, ...]:
    """Sends the page to those whom the settings name, and says to whom. Raises MailError, ExportError."""
    if words := missing(settings):  # told before a page is made into files
        raise MailError(words)
    return send(settings, letter_of(reviewed))


def scheduled(assistant: Callable[[], Assistant], now: Callable[[], datetime]) -> Run:
    """What a schedule runs: a page over yesterday and today, which is kept, and mailed where the schedule says so.

    `assistant` gives who writes, on the library as it stands then. What is raised is told with the schedule; a page
    that cannot be mailed is kept all the same."""

    def run(schedule: Schedule) -> None:
        writer = assistant()
        page = page_of(writer.write_briefing(request_of(schedule, now(), writer.settings)))
        if schedule.mail:
            mail_page(writer, page)

    return run


def request_of(schedule: Schedule, now: datetime, settings: Settings) -> Request:
    """Yesterday and today, in the reader's zone."""
    today = now.astimezone(settings.zone).date()
    window = Window(today - timedelta(days=1), today, settings.zone)
    return Request(window, schedule.topics, schedule.template, reader=schedule.reader)


def page_of(events: Iterator[BriefingEvent]) -> Briefing:
    """The page that the events end with."""
    *_, last = events
    assert isinstance(last, Written)  # write_briefing ends with it, or raises
    return last.briefing


def mail_page(writer: Assistant, page: Briefing) -> None:
    """Mails a page that was just written. One that says that nothing is new is an earlier page, and goes with what was
    decided on the lines it still has, as a draft. Raises MailError, which says that the page is kept."""
    kept = open_briefing(writer.index.briefings, page.id, page.request.reader).reviewed
    lines = {line.id for line in every_line(page)}
    marks = {line: mark for line, mark in kept.marks.items() if line in lines}
    try:
        mail_briefing(writer.settings, Reviewed(page, marks))
    except MailError as error:
        raise MailError(f"The briefing is written and kept, but was not mailed. {error}") from error
