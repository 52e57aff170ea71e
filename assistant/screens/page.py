"""What all views share: the header, the banner, and the wire that carries the page's events."""

from __future__ import annotations

import gradio as gr

from assistant.screens.theme import script


class Page:
    """The shared components. `wire` shows nothing: its script listens on the whole page, and its events (named in
    `desk.js`) are what the handlers listen to."""

    def __init__(self) -> None:
        self.wire = gr.HTML("", apply_default_css=False, js_on_load=script(), elem_id="wire")
        self.head = gr.HTML(apply_default_css=False, elem_id="head")
        self.banner = gr.HTML(apply_default_css=False, elem_id="banner")
