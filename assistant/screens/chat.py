"""The chat: the conversation on the left, the source beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.library import Library
from assistant.render import citations_of
from assistant.screens import asking
from assistant.screens.chrome import banner_html, head_html, library_words, scope_html
from assistant.screens.conversation import conversation_html, empty_pane_html, pane_html
from assistant.screens.desk import Desk
from assistant.screens.events import QUIET, readable, value
from assistant.screens.examples import examples
from assistant.screens.exchange import Exchange, address_of, stopped
from assistant.screens.filtering import by_dates, by_outlets
from assistant.screens.page import Page
from index.types import Filters

Updates = dict[Any, Any]
Exchanges = tuple[Exchange, ...]
_NEWEST = 40  # articles that the example questions are drawn from


class Chat:
    """The chat's components and what they do. `page` carries what all views share."""

    def __init__(self, desk: Desk, page: Page) -> None:
        self.desk, self.page = desk, page
        self.exchanges = gr.State(())
        self.filters = gr.State(None)
        self.place = gr.State("")
        with gr.Row(elem_id="chat", elem_classes="view"):
            with gr.Column(elem_id="talk"):
                self.scope = gr.HTML(apply_default_css=False, elem_id="scope")
                self.conversation = gr.HTML(apply_default_css=False, elem_id="conversation")
                self.box = gr.Textbox(
                    elem_id="ask",
                    show_label=False,
                    container=False,
                    lines=1,
                    max_lines=6,
                    placeholder="Ask about these articles…",
                    submit_btn="Ask",
                    stop_btn=False,
                )
            with gr.Column(elem_id="beside"):
                self.source = gr.HTML(empty_pane_html(), apply_default_css=False, elem_id="source")
        self._listen()

    def _listen(self) -> None:
        wire, page = self.page.wire, self.page
        state = [self.exchanges, self.filters]
        kept = [self.exchanges, self.place]
        drawn = [*kept, self.conversation, self.box, self.source, self.scope, page.head, page.banner]
        # Gradio's own "once" would drop a question typed right after Stop; the script and `ask` hold a second one back.
        typed = self.box.submit(readable(self.ask), [self.box, *state], drawn, trigger_mode="multiple", **QUIET)
        clicked = wire.desk_ask(readable(self.ask_example), state, drawn, **QUIET)
        for asked in (typed, clicked):
            asked.then(readable(self.show_again), [self.place, self.exchanges], [self.source], **QUIET)
        # First the stream ends, then what it left is drawn: the other way round its last step would draw over it.
        halted = self.box.stop(None, cancels=[typed, clicked], **QUIET)
        halted.then(readable(self.stop), [self.exchanges], drawn, **QUIET)
        shown = [self.source, self.place]
        # Without the queue, since an answer may be streaming.
        wire.desk_show(readable(self.show), [self.exchanges], shown, queue=False, trigger_mode="multiple", **QUIET)
        left = wire.desk_fresh(None, cancels=[typed, clicked], **QUIET)
        left.then(readable(self.fresh), [self.filters], drawn, **QUIET)
        filtered = [self.filters, self.scope]
        wire.desk_dates(readable(self.set_dates), state, filtered, **QUIET)
        wire.desk_outlets(readable(self.set_outlets), state, filtered, **QUIET)

    def look(self, exchanges: Exchanges, filters: Filters | None) -> Updates:
        """The header, banner, filters and conversation as the library stands now."""
        library = self.desk.library()
        whole = library.index.scope(Filters())
        return {
            self.page.head: head_html(self.desk.settings, whole),
            self.page.banner: banner_html(library.is_sample, self.desk.settings),
            self.scope: self._scope(library, exchanges, filters),
            self.conversation: self._conversation(library, exchanges),
        }

    def ask_example(self, exchanges: Exchanges, filters: Filters | None, event: gr.EventData) -> Iterator[Updates]:
        """Asks a question that the page offered."""
        yield from self.ask(value(event, "question"), exchanges, filters)

    def ask(self, question: str, exchanges: Exchanges, filters: Filters | None) -> Iterator[Updates]:
        """Streams an answer. The first citation opens by itself as soon as it stands. While one answer is being
        written, another question stays in the box."""
        question = question.strip()
        if not question or (exchanges and exchanges[-1].open):
            yield {self.box: gr.skip()}
            return
        library = self.desk.library()
        opened = False
        busy = gr.Textbox(value="", submit_btn=False, stop_btn="Stop")
        first: Updates = {self.box: busy, **self.look(exchanges, filters)}
        for now in asking.ask(lambda: self.desk.assistant(library), question, exchanges, filters or self._everything()):
            html = self._conversation(library, now)
            yield {**first, self.exchanges: now, self.conversation: html, **self._open_first(now, opened)}
            first, opened = {}, opened or _has_source(now[-1])
        yield {self.box: gr.Textbox(submit_btn="Ask", stop_btn=False), self.scope: self._scope(library, now, filters)}

    def stop(self, exchanges: Exchanges) -> Updates:
        """Ends the answer that is being written; its finished sentences stay."""
        kept = stopped(exchanges)
        return {
            self.exchanges: kept,
            self.conversation: self._conversation(self.desk.library(), kept),
            self.box: gr.Textbox(submit_btn="Ask", stop_btn=False),
        }

    def fresh(self, filters: Filters | None) -> Updates:
        """Begins a new conversation; the filters stay."""
        idle = gr.Textbox(value="", submit_btn="Ask", stop_btn=False)
        cleared = {self.exchanges: (), self.source: empty_pane_html(), self.place: "", self.box: idle}
        return {**self.look((), filters), **cleared}

    def show(self, exchanges: Exchanges, event: gr.EventData) -> Updates:
        """Opens the source of a citation, or one of the nearest passages."""
        address = value(event, "place")
        html = pane_html(exchanges, address, self.desk.settings.zone)
        return {self.source: gr.skip()} if html is None else {self.source: html, self.place: address}

    def show_again(self, address: str, exchanges: Exchanges) -> Updates:
        """Draws the open source anew when the answer is whole, for it counts the citations."""
        html = pane_html(exchanges, address, self.desk.settings.zone)
        return {self.source: gr.skip() if html is None else html}

    def set_dates(self, exchanges: Exchanges, filters: Filters | None, event: gr.EventData) -> Updates:
        """Limits the days; without any, lifts the limit."""
        library, before = self.desk.library(), filters or self._everything()
        try:
            after = by_dates(before, event)
        except ValueError as error:
            return {self.scope: self._scope(library, exchanges, before, str(error))}
        return {self.filters: after, self.scope: self._scope(library, exchanges, after)}

    def set_outlets(self, exchanges: Exchanges, filters: Filters | None, event: gr.EventData) -> Updates:
        """Limits the outlets to those named; naming none lifts the limit."""
        library = self.desk.library()
        after = by_outlets(filters or self._everything(), library.index.outlets(), event)
        return {self.filters: after, self.scope: self._scope(library, exchanges, after)}

    def _everything(self) -> Filters:
        return Filters(zone=self.desk.settings.zone)

    def _open_first(self, exchanges: Exchanges, opened: bool) -> Updates:
        if opened or not _has_source(exchanges[-1]):
            return {}
        address = f"{address_of(exchanges[-1])}-0"
        html = pane_html(exchanges, address, self.desk.settings.zone)
        return {self.source: html or empty_pane_html(), self.place: address}

    def _scope(self, library: Library, exchanges: Exchanges, filters: Filters | None, error: str = "") -> str:
        return scope_html(
            library.index.scope(Filters()),
            library.index.outlets(),
            filters or self._everything(),
            is_sample=library.is_sample,
            talking=bool(exchanges),
            error=error,
        )

    def _conversation(self, library: Library, exchanges: Exchanges) -> str:
        if exchanges:
            return conversation_html(exchanges, (), self.desk.settings.zone)
        newest = [row.article for row in library.index.articles()[:_NEWEST]]
        words = library_words(library.index.scope(Filters()), self.desk.settings)
        return conversation_html((), examples(newest, library.is_sample), self.desk.settings.zone, words)


def _has_source(exchange: Exchange) -> bool:
    if exchange.answer is not None and exchange.answer.refused:
        return bool(exchange.hits)
    return bool(citations_of(exchange.sentences))
