"""The briefings: written, checked sentence by sentence, signed, compared, sent, and put on a schedule."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.briefing.comparing import compared
from assistant.briefing.keeping import Opened
from assistant.briefing.sending import mail_briefing
from assistant.briefing.types import Stage
from assistant.export import FORMATS, ExportError
from assistant.mail import MailError, missing, send, trial
from assistant.render.briefing import title_of
from assistant.schedule import ScheduleError, Schedules
from assistant.screens.briefing_asking import request_of, topics_in
from assistant.screens.briefing_forms import form_html, notice_html, problem_html, progress_html, ready_html, shelf_html
from assistant.screens.briefing_kept import Decision, Kept
from assistant.screens.briefing_page import compared_html, dock_html, opened_html
from assistant.screens.briefing_pane import empty_proof_html, proof_html
from assistant.screens.briefing_plan import NoTime, days_named, mail_html, plan_html, time_of
from assistant.screens.desk import Desk
from assistant.screens.events import QUIET, message, readable, value
from assistant.screens.page import Page
from assistant.wording import when
from index.types import Filters

Updates = dict[Any, Any]
_FILE = Markup('<i data-file="{name}" data-type="{type}" data-content="{content}" data-token="{token}"></i>')
_TYPES = {
    "md": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}
# Decisions are kept one after the other: an answer that overtakes another would draw an older page over a newer.
_IN_TURN: dict[str, Any] = {"concurrency_id": "decide", "concurrency_limit": 1, "trigger_mode": "multiple"}


class Briefings:
    """The components of the briefings' view and what they do. What is open is named by every event of the page, so that
    nothing is kept here between two of them, and two windows do not mix."""

    def __init__(self, desk: Desk, page: Page) -> None:
        self.desk, self.page = desk, page
        self.kept = Kept(desk)
        self.schedules = Schedules(desk.settings.home)
        with gr.Row(elem_id="briefings", elem_classes="view"):
            with gr.Column(elem_id="brief"):
                self.form = gr.HTML(apply_default_css=False, elem_id="brief-form")
                self.result = gr.HTML(apply_default_css=False, elem_id="brief-result")
                self.shelf = gr.HTML(apply_default_css=False, elem_id="brief-shelf")
                self.sheet = gr.HTML(apply_default_css=False, elem_id="brief-page")
                gr.HTML(dock_html(), apply_default_css=False, elem_id="dock")
            with gr.Column(elem_id="beside-brief"):
                self.plan = gr.HTML(apply_default_css=False, elem_id="plan")
                self.mail = gr.HTML(apply_default_css=False, elem_id="mail")
                self.proof = gr.HTML(empty_proof_html(), apply_default_css=False, elem_id="proof")
        self.file = gr.HTML(apply_default_css=False, elem_id="file")
        self._listen()

    def _listen(self) -> None:
        wire = self.page.wire
        lists, page = [self.form, self.result, self.shelf, self.plan, self.mail], [self.sheet, self.proof, self.shelf]
        writing = wire.desk_brief(readable(self.write), [], [self.result, self.shelf], **QUIET)
        halted = wire.desk_brief_stop(None, cancels=[writing], **QUIET)
        halted.then(readable(self.stop), [], [self.result, self.shelf], **QUIET)
        wire.desk_open(readable(self.open), [], [*page, self.result], trigger_mode="multiple", **QUIET)
        wire.desk_shut(readable(self.shut), [], [*page, *lists], **QUIET)
        wire.desk_proof(readable(self.show), [], [self.proof], trigger_mode="multiple", **QUIET)
        wire.desk_decide(readable(self.decide), [], page, **_IN_TURN, **QUIET)
        wire.desk_sign(readable(self.sign), [], page, **QUIET)
        wire.desk_reopen(readable(self.reopen), [], page, **QUIET)
        wire.desk_compare(readable(self.compare), [], page, **QUIET)
        wire.desk_drop(readable(self.drop), [], [*page, *lists], **QUIET)
        wire.desk_export(readable(self.export), [], [self.file], **QUIET)
        wire.desk_mail(readable(self.post), [], page, **QUIET)
        wire.desk_mail_test(readable(self.try_mail), [], [self.mail], **QUIET)
        wire.desk_plan(readable(self.add_schedule), [], [self.plan], **QUIET)
        wire.desk_unplan(readable(self.remove_schedule), [], [self.plan], **QUIET)

    def drawn(self) -> list[Any]:
        """What `look` draws."""
        return [self.form, self.shelf, self.plan, self.mail]

    def look(self) -> Updates:
        """The form, the list and the schedules as they stand now."""
        undated = self.desk.library().index.scope(Filters()).undated
        return {
            self.form: form_html(self.kept.days(), self.kept.choices(), undated),
            self.shelf: self._shelf(),
            self.plan: self._plan(),
            self.mail: mail_html(self.desk.settings),
        }

    def write(self, event: gr.EventData) -> Iterator[Updates]:
        """Writes a page and tells each stage. What cannot be written is told under the form, which keeps what was
        typed."""
        yield {self.result: progress_html(None)}
        try:
            for told in self.kept.assistant().write_briefing(request_of(event, self.desk.settings.zone)):
                if isinstance(told, Stage):
                    yield {self.result: progress_html(told)}
                else:
                    ready = ready_html(told.briefing.id, told.briefing.unchanged)
                    yield {self.result: ready, self.shelf: self._shelf()}
        except Exception as error:  # noqa: BLE001 - whatever happens, the reader reads why
            yield {self.result: problem_html(message(error))}

    def stop(self) -> Updates:
        """Ends the writing; a page that was whole by then stands in the list."""
        return {self.result: notice_html("Stopped. Half a page is not kept."), self.shelf: self._shelf()}

    def open(self, event: gr.EventData) -> Updates:
        """Opens a page, and its first citation beside it."""
        briefing_id = value(event, "briefing")
        opened = self.kept.open(briefing_id)
        notice = self._unchanged(opened) if value(event, "unchanged") else ""
        first = proof_html(opened.reviewed, self.kept.find(briefing_id), f"b-{briefing_id}-0")
        return {**self._page(opened, notice), self.proof: first or empty_proof_html(), self.result: ""}

    def shut(self) -> Updates:
        """Back to the form and the list."""
        return {self.sheet: "", self.proof: empty_proof_html(), self.result: "", **self.look()}

    def show(self, event: gr.EventData) -> Updates:
        """Opens the words of a citation, of a verdict, or of the line that is being checked."""
        place = value(event, "place")
        briefing_id = place[2:].rpartition("-")[0]
        html = proof_html(self.kept.open(briefing_id).reviewed, self.kept.find(briefing_id), place)
        return {self.proof: gr.skip() if html is None else html}

    def decide(self, event: gr.EventData) -> Updates:
        """Keeps what was decided on a line, and draws the page and the line's passage anew."""
        briefing_id, place = value(event, "briefing"), value(event, "place")
        decision = Decision(*(value(event, name) for name in ("what", "line", "by", "text")))
        opened = self.kept.decide(briefing_id, decision)
        html = proof_html(opened.reviewed, self.kept.find(briefing_id), place) if place else None
        return {**self._page(opened), self.proof: html or gr.skip()}

    def sign(self, event: gr.EventData) -> Updates:
        """Makes the page final."""
        briefing_id, by, reason = (value(event, name) for name in ("briefing", "by", "reason"))
        signed = self.kept.sign(briefing_id, by, reason, _number(event, "seen"))
        return self._page(signed, "Signed. It can go out now.")

    def reopen(self, event: gr.EventData) -> Updates:
        """Makes it a draft again."""
        return self._page(self.kept.reopen(value(event, "briefing"), _number(event, "seen")))

    def compare(self, event: gr.EventData) -> Updates:
        """Sets two pages side by side, the older one first."""
        pages = [self.kept.open(value(event, name)).reviewed for name in ("briefing", "with")]
        here = pages[0].briefing
        first, second = sorted(pages, key=lambda one: (one.briefing.request.window.last, one.briefing.written_at))
        html = compared_html(first.briefing, second.briefing, compared(first, second), back=here.id)
        return {self.sheet: html, self.proof: empty_proof_html()}

    def drop(self, event: gr.EventData) -> Updates:
        """Takes a page away for good, as its form asked."""
        briefing_id = value(event, "briefing")
        title = title_of(self.kept.open(briefing_id).reviewed.briefing.request)
        self.kept.drop(briefing_id)
        return {**self.shut(), self.result: notice_html(f"Removed “{title}”.")}

    def export(self, event: gr.EventData) -> Updates:
        """Hands a file to the browser; nothing is written on the way."""
        briefing_id, asked = value(event, "briefing"), value(event, "form")
        form = next((form for form in FORMATS if form == asked), None)
        if form is None:
            raise ExportError(f"A briefing can be written as {', '.join(FORMATS)}.")
        day = self.kept.open(briefing_id).reviewed.briefing.request.window.last
        content = b64encode(self.kept.file(briefing_id, form, bool(value(event, "texts")))).decode()
        name, token = f"briefing-{day.isoformat()}.{form}", self.kept.clock().isoformat()
        return {self.file: _FILE.format(name=name, type=_TYPES[form], content=content, token=token)}

    def post(self, event: gr.EventData) -> Updates:
        """Mails a page."""
        opened = self.kept.open(value(event, "briefing"))
        return self._page(opened, f"Sent to {', '.join(mail_briefing(self.desk.settings, opened.reviewed))}.")

    def try_mail(self) -> Updates:
        """Sends a test, and tells what came of it."""
        settings = self.desk.settings
        try:
            to = send(settings, trial())
        except MailError as error:
            return {self.mail: mail_html(settings, problem=str(error))}
        return {self.mail: mail_html(settings, notice=f"A test went to {', '.join(to)}.")}

    def add_schedule(self, event: gr.EventData) -> Updates:
        """Puts a briefing on a schedule; what it lacks is told beside the form."""
        try:
            self.schedules.add(
                time_of(value(event, "at")),
                self.kept.clock(),
                days_named(value(event, "days")),
                topics_in(value(event, "topics")),
                value(event, "template"),
                mail=bool(value(event, "mail")),
            )
        except (NoTime, ScheduleError) as error:
            return {self.plan: self._plan(str(error))}
        return {self.plan: self._plan()}

    def remove_schedule(self, event: gr.EventData) -> Updates:
        """Takes a schedule away."""
        self.schedules.remove(value(event, "schedule"))
        return {self.plan: self._plan()}

    def _page(self, opened: Opened, notice: str = "") -> Updates:
        rows = self.kept.rows()
        html = opened_html(opened, rows, missing(self.desk.settings), notice)
        return {self.sheet: html, self.shelf: shelf_html(rows, self.desk.settings.zone)}

    def _unchanged(self, opened: Opened) -> str:
        written = opened.reviewed.briefing.written_at
        return (
            f"Nothing new since {when(written, self.desk.settings.zone)}: the articles are the same. This is that page."
        )

    def _shelf(self) -> str:
        return shelf_html(self.kept.rows(), self.desk.settings.zone)

    def _plan(self, problem: str = "") -> str:
        try:
            held = self.schedules.all()
        except ScheduleError as error:
            held, problem = [], str(error)
        return plan_html(held, self.kept.choices(), self.kept.clock(), self.desk.settings.zone, problem=problem)


def _number(event: gr.EventData, name: str) -> int:
    text = value(event, name)
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 18 else -1
