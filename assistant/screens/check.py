"""The check of any text: paste or open it, and each of its sentences is held against the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import gradio as gr

from assistant.opinions import will_be_sent
from assistant.screens.checked import empty_html, evidence_html, form_html, problem_html, run_html
from assistant.screens.chrome import scope_html
from assistant.screens.desk import Desk
from assistant.screens.events import QUIET, message, readable, value
from assistant.screens.filtering import by_dates, by_outlets
from assistant.screens.page import Page
from assistant.screens.runs import NotChecked, Run, runs, stopped, usable
from assistant.screens.uploads import checked, discard, named, uploads_folder
from index.errors import BriefingError
from index.readers import read
from index.types import Filters, Refused

Updates = dict[Any, Any]
_KINDS = [".txt", ".md", ".markdown", ".html", ".htm"]


class Checking:
    """The components of the check's view and what they do."""

    def __init__(self, desk: Desk, page: Page) -> None:
        self.desk, self.page = desk, page
        self.run = gr.State(None)
        self.filters = gr.State(None)
        self.place = gr.State("")
        with gr.Row(elem_id="check", elem_classes="view"):
            with gr.Column(elem_id="checking"):
                self.scope = gr.HTML(apply_default_css=False, elem_id="check-scope")
                self.form = gr.HTML(
                    form_html(will_be_sent(desk.settings)), apply_default_css=False, elem_id="checkform"
                )
                self.file = gr.UploadButton("Choose a file…", file_types=_KINDS, elem_id="checkfile", size="sm")
                self.result = gr.HTML(apply_default_css=False, elem_id="checked")
            with gr.Column(elem_id="beside-check"):
                self.evidence = gr.HTML(empty_html(), apply_default_css=False, elem_id="evidence")
        self._listen()

    def _listen(self) -> None:
        wire = self.page.wire
        state = [self.run, self.filters]
        drawn = [self.run, self.place, self.result, self.evidence, self.file]
        shown = [self.evidence, self.place]
        pasted = wire.desk_check(readable(self.check_pasted), state, drawn, **QUIET)
        opened = self.file.upload(readable(self.check_file), [self.file, *state], drawn, **QUIET)
        for begun in (pasted, opened):
            begun.then(readable(self.show_again), [self.place, self.run], shown, **QUIET)
        # First the stream ends, then what it left is drawn: the other way round its last step would draw over it.
        halted = wire.desk_halt(None, cancels=[pasted, opened], **QUIET)
        halted.then(readable(self.halt), [self.run, self.place], drawn, **QUIET)
        left = wire.desk_another(None, cancels=[pasted, opened], **QUIET)
        left.then(readable(self.another), [self.run], drawn, **QUIET)
        # Without the queue, since a check may be running.
        wire.desk_evidence(readable(self.show), [self.run], shown, queue=False, trigger_mode="multiple", **QUIET)
        filtered = [self.filters, self.scope]
        wire.desk_check_dates(readable(self.set_dates), [self.filters], filtered, **QUIET)
        wire.desk_check_outlets(readable(self.set_outlets), [self.filters], filtered, **QUIET)

    def look(self, filters: Filters | None) -> Updates:
        """The filters as the library stands now."""
        return {self.scope: self._scope(filters or self._everything())}

    def check_pasted(self, run: Run | None, filters: Filters | None, event: gr.EventData) -> Iterator[Updates]:
        """Checks what was pasted."""
        yield from self.check(value(event, "text"), run, filters)

    def check_file(self, path: str | None, run: Run | None, filters: Filters | None) -> Iterator[Updates]:
        """Checks the text of an uploaded file, whose copy goes at once."""
        try:
            text = self._text_of([path] if path else [])
        except BriefingError as error:
            yield {self.file: None, self.result: problem_html(message(error))}
            return
        yield {self.file: None}
        yield from self.check(text, run, filters)

    def check(self, text: str, run: Run | None, filters: Filters | None) -> Iterator[Updates]:
        """Streams the verdicts; the words that the first one rests on open by themselves. What cannot be checked is
        told under the form, which keeps the text."""
        library, within = self.desk.library(), filters or self._everything()
        begun = Run(run.number + 1 if run else 1)
        try:
            usable(text, library.index.scope(within), library.index.scope(Filters()))
        except NotChecked as error:
            yield {self.run: Run(begun.number, stopped=True), self.result: problem_html(message(error))}
            return
        first: Updates = {self.evidence: empty_html(), self.place: ""}
        opened = False
        for now in runs(lambda: self.desk.assistant(library).check_text(text, within), begun):
            opening = {} if opened else self._open(now, f"k-{now.number}-0")
            yield {self.run: now, self.result: self._drawn(now), **first, **opening}
            first, opened = {}, opened or bool(opening)

    def halt(self, run: Run | None, place: str) -> Updates:
        """Ends the check; what was finished stays."""
        kept = stopped(run)
        return {self.run: kept, self.result: self._drawn(kept) if kept else "", **self._open(kept, place)}

    def another(self, run: Run | None) -> Updates:
        """Back to the form, which still holds what was pasted."""
        left = Run(run.number, stopped=True) if run else None
        return {self.run: left, self.place: "", self.result: "", self.evidence: empty_html()}

    def show(self, run: Run | None, event: gr.EventData) -> Updates:
        """Opens the words that a verdict rests on."""
        return self._open(run, value(event, "place")) or {self.evidence: gr.skip()}

    def show_again(self, place: str, run: Run | None) -> Updates:
        """Draws the open article anew when all is checked, for it counts the passages."""
        return self._open(run, place) or {self.evidence: gr.skip()}

    def set_dates(self, filters: Filters | None, event: gr.EventData) -> Updates:
        """Limits the days; without any, lifts the limit."""
        before = filters or self._everything()
        try:
            after = by_dates(before, event)
        except ValueError as error:
            return {self.scope: self._scope(before, str(error))}
        return {self.filters: after, self.scope: self._scope(after)}

    def set_outlets(self, filters: Filters | None, event: gr.EventData) -> Updates:
        """Limits the outlets to those named; naming none lifts the limit."""
        after = by_outlets(filters or self._everything(), self.desk.library().index.outlets(), event)
        return {self.filters: after, self.scope: self._scope(after)}

    def _everything(self) -> Filters:
        return Filters(zone=self.desk.settings.zone)

    def _scope(self, filters: Filters, error: str = "") -> str:
        library = self.desk.library()
        whole, outlets = library.index.scope(Filters()), library.index.outlets()
        return scope_html(whole, outlets, filters, is_sample=library.is_sample, talking=False, error=error, of="check_")

    def _drawn(self, run: Run) -> str:
        if run.failed and not run.sentences:
            return problem_html(run.failed)
        return run_html(run, self.desk.settings.zone)

    def _open(self, run: Run | None, place: str) -> Updates:
        html = evidence_html(run, place, self.desk.settings.zone) if run else None
        return {} if html is None else {self.evidence: html, self.place: place}

    def _text_of(self, paths: Sequence[str]) -> str:
        """The text of the one uploaded file. Raises NotChecked where it holds none, or several."""
        files = named(checked(paths, uploads_folder(self.desk.settings)))
        most = int(self.desk.settings.max_file_mb * 1_000_000)
        try:
            items = [item for file in files for item in islice(read(file, max_bytes=most), 2)]
        finally:
            discard(files)
        if len(items) != 1:
            raise NotChecked("Choose one file that holds one text.")
        if isinstance(items[0], Refused):
            raise NotChecked(f"{items[0].ref} {items[0].reason}")
        return items[0].text
