"""Gradio's own theme put aside: its variables point at the tokens of `desk.css`, and no font comes from outside."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

_FOLDER = Path(__file__).parent
_FONT = ("Inter", "system-ui", "Segoe UI", "Noto Sans", "sans-serif")
_MONO = ("ui-monospace", "monospace")
# A file of a few bytes instead of Gradio's own mark.
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' "
    "rx='7' fill='%231f4f7a'/%3E%3Ctext x='16' y='23' font-family='Georgia,serif' font-weight='700' font-size='20' "
    "text-anchor='middle' fill='%23fff'%3EB%3C/text%3E%3C/svg%3E"
)


def theme() -> gr.themes.Base:
    """Gradio's variables by the names of the style sheet. Plain font names: an object would load Google's fonts."""
    look = gr.themes.Base(font=_FONT, font_mono=_MONO)
    tokens = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "body_text_color_subdued": "var(--soft)",
        "background_fill_primary": "var(--sheet)",
        "background_fill_secondary": "var(--paper)",
        "block_background_fill": "transparent",
        "block_border_width": "0px",
        "block_padding": "0px",
        "block_shadow": "none",
        "border_color_primary": "var(--line)",
        "border_color_accent": "var(--accent)",
        "color_accent": "var(--accent)",
        "color_accent_soft": "var(--accent-weak)",
        "input_background_fill": "var(--sheet)",
        "input_border_color": "var(--line)",
        "input_border_color_focus": "var(--accent)",
        "input_placeholder_color": "var(--soft)",
        "layout_gap": "0px",
        "form_gap_width": "0px",
        "link_text_color": "var(--accent)",
        "loader_color": "var(--accent)",
    }
    both = {name: value for token, value in tokens.items() for name in (token, f"{token}_dark") if hasattr(look, name)}
    return look.set(**both)


def head() -> str:
    """What goes into the page's head: the style sheets and the icon, all out of this folder."""
    return f'<style>{_read("desk.css")}{_read("briefings.css")}</style><link rel="icon" href="{_ICON}">'


def script() -> str:
    """The page's script, run by the component that carries its events."""
    return _read("desk.js").replace("// --- Briefings: briefings.js stands here", _read("briefings.js"))


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
