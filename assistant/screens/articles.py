"""The articles: adding, the table, reading and correcting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Any

import gradio as gr

from assistant.screens.chrome import banner_html, head_html
from assistant.screens.desk import Desk
from assistant.screens.events import QUIET, readable, value
from assistant.screens.page import Page
from assistant.screens.shelf import (
    PAGE,
    Report,
    empty_reading_html,
    find_html,
    notice_html,
    paste_html,
    reading_html,
    report_html,
    table_html,
)
from assistant.screens.uploads import checked, discard, expected, named, uploads_folder
from index.dates import to_iso
from index.readers import parse_published, read, read_pasted
from index.types import Added, Article, Filters, Refused

Updates = dict[Any, Any]
_FRAME = 0.15  # seconds between two drawings of the progress


class Shelf:
    """The components of the articles' view and what they do."""

    def __init__(self, desk: Desk, page: Page) -> None:
        self.desk, self.page = desk, page
        self.query = gr.State("")
        self.shown = gr.State(PAGE)
        with gr.Row(elem_id="articles", elem_classes="view"):
            with gr.Column(elem_id="shelf"):
                with gr.Row(elem_id="adding"):
                    self.paste_form = gr.HTML(paste_html(), apply_default_css=False, elem_id="paste")
                    with gr.Column(elem_id="drop"):
                        self.files = gr.File(
                            label="Add files",
                            show_label=False,
                            file_count="multiple",
                            elem_id="files",
                            height=132,
                        )
                        self.folder = gr.UploadButton(
                            "Add a whole folder…", file_count="directory", elem_id="folder", size="sm"
                        )
                self.report = gr.HTML(apply_default_css=False, elem_id="report")
                self.heading = gr.HTML(find_html("In the library"), apply_default_css=False, elem_id="finding")
                self.table = gr.HTML(apply_default_css=False, elem_id="table")
            with gr.Column(elem_id="beside-shelf"):
                self.reading = gr.HTML(empty_reading_html(), apply_default_css=False, elem_id="reading")
        self._listen()

    def _listen(self) -> None:
        wire, page = self.page.wire, self.page
        seen = [self.query, self.shown]
        shelf = [self.report, self.table, page.head, page.banner]
        for box in (self.files, self.folder):
            box.upload(readable(self.add_files), [box, *seen], [*shelf, self.files], **QUIET)
        wire.desk_paste(readable(self.paste), seen, shelf, **QUIET)
        wire.desk_find(readable(self.find), [], [*seen, self.table], trigger_mode="always_last", **QUIET)
        wire.desk_more(readable(self.more), seen, [self.shown, self.table], **QUIET)
        wire.desk_read(readable(self.read), [], [self.reading], **QUIET)
        wire.desk_remove(readable(self.remove), seen, [*shelf, self.reading], **QUIET)
        wire.desk_restore(readable(self.restore), seen, shelf, **QUIET)
        wire.desk_correct(readable(self.correct), seen, [*shelf, self.reading], **QUIET)

    def look(self, query: str, shown: int) -> Updates:
        """The table, header and banner as the library stands now."""
        library = self.desk.library()
        rows = library.index.articles(query=query)
        return {
            self.page.head: head_html(self.desk.settings, library.index.scope(Filters())),
            self.page.banner: banner_html(library.is_sample, self.desk.settings),
            self.table: table_html(
                rows, shown=shown, removable=not library.is_sample, query=query, zone=self.desk.settings.zone
            ),
        }

    def add_files(self, paths: str | list[str] | None, query: str, shown: int) -> Iterator[Updates]:
        """Reads uploaded files into the reader's own library and tells how far it is; the copies go afterwards."""
        sent = [paths] if isinstance(paths, str) else paths or []
        files = named(checked(sent, uploads_folder(self.desk.settings)))
        most = int(self.desk.settings.max_file_mb * 1_000_000)
        report = Report(expected=expected(files))
        yield {self.report: report_html(report), self.files: None}
        try:
            items = (item for file in files for item in read(file, max_bytes=most))
            for now in self._progress(self.desk.own.add(items), report):
                report = now
                yield {self.report: report_html(now)}
        finally:
            discard(files)
        yield {self.report: report_html(report), **self.look(query, shown)}

    def paste(self, query: str, shown: int, event: gr.EventData) -> Updates:
        """Adds a pasted text; where it is refused the form keeps what was typed."""
        item = self._pasted(event)
        report = Report(expected=1, done=True)
        for row in self.desk.own.add([item]):
            report = report.after(row)
        clears = "" if isinstance(item, Refused) else f"{item.id}-{monotonic()}"
        return {self.report: report_html(report, clears), **self.look(query, shown)}

    def find(self, event: gr.EventData) -> Updates:
        """Filters the table."""
        query = value(event, "query").strip()
        return {self.query: query, self.shown: PAGE, self.table: self.look(query, PAGE)[self.table]}

    def more(self, query: str, shown: int) -> Updates:
        """Draws more rows."""
        return {self.shown: shown + PAGE, self.table: self.look(query, shown + PAGE)[self.table]}

    def read(self, event: gr.EventData) -> Updates:
        """Opens an article."""
        return {self.reading: self._read(value(event, "article"))}

    def remove(self, query: str, shown: int, event: gr.EventData) -> Updates:
        """Hides an article; what cites it still opens, and the notice offers to undo it."""
        article = self.desk.own.article(value(event, "article"))
        self.desk.own.remove(article.id)
        notice = notice_html(f"Removed “{article.title}”. Answers that cite it still open it.", undo=article.id)
        return {self.reading: empty_reading_html(), **self.look(query, shown), self.report: notice}

    def restore(self, query: str, shown: int, event: gr.EventData) -> Updates:
        """Shows a removed article again."""
        article = self.desk.own.article(value(event, "article"))
        self.desk.own.restore(article.id)
        return {self.report: notice_html(f"“{article.title}” is back."), **self.look(query, shown)}

    def correct(self, query: str, shown: int, event: gr.EventData) -> Updates:
        """Corrects title, outlet and date; a date that is none is told beside it."""
        article = self.desk.own.article(value(event, "article"))
        typed = value(event, "published").strip()
        try:
            published = article.published if typed == (to_iso(article.published) or "") else parse_published(typed)
        except ValueError as error:
            return {self.reading: self._read(article.id, str(error))}
        title = value(event, "title").strip() or article.title
        self.desk.own.correct(article.id, title=title, outlet=value(event, "outlet").strip(), published=published)
        notice = notice_html(f"Corrected “{title}”.")
        return {self.reading: self._read(article.id), self.report: notice, **self.look(query, shown)}

    def _pasted(self, event: gr.EventData) -> Article | Refused:
        text = value(event, "text")
        if len(text.encode("utf-8", "replace")) > self.desk.settings.max_file_mb * 1_000_000:
            return Refused("pasted text", f"is over the limit of {self.desk.settings.max_file_mb:g} MB (max_file_mb)")
        title, outlet, published = (value(event, name) for name in ("title", "outlet", "published"))
        return read_pasted(text, title=title, outlet=outlet, published=published)

    def _progress(self, rows: Iterable[Added], report: Report) -> Iterator[Report]:
        """The report at the speed of a screen, and once when all is done."""
        drawn = monotonic()
        for row in rows:
            report = report.after(row)
            if monotonic() - drawn >= _FRAME:
                drawn = monotonic()
                yield report
        yield Report(report.expected, report.counts, report.told, done=True)

    def _read(self, article_id: str, error: str = "") -> str:
        library = self.desk.library()
        article = library.index.article(article_id)
        return reading_html(article, correctable=not library.is_sample, zone=self.desk.settings.zone, error=error)
