"""The door to Pandoc, out of the wheel `pypandoc_binary`: a document as its own JSON in, a file out.

A text in Pandoc's JSON is a text and nothing else: no sign in it can become markup, so that nothing has to be escaped.
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc

from index.errors import BriefingError

Element = dict[str, Any]

# The form of the JSON, which Pandoc holds against its own.
_API = [1, 23, 1]
_SECONDS = 60  # a page takes a tenth of one


class ExportError(BriefingError):
    """A file could not be made; the message says why."""


def convert(blocks: list[Element], title: str, to: str) -> bytes:
    """The document in another format. Raises ExportError.

    Pandoc reads no file of this machine and none from the net, and knows no clock (--sandbox)."""
    meta = {"title": {"t": "MetaInlines", "c": [text(title)]}, "lang": {"t": "MetaInlines", "c": [text("en")]}}
    document = json.dumps({"pandoc-api-version": _API, "meta": meta, "blocks": blocks})
    command = [str(_program()), "--sandbox", "--from=json", f"--to={to}", "--output=-"]
    environment = {"LANG": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, input=document.encode(), capture_output=True, timeout=_SECONDS, env=environment, check=True
        )
    except subprocess.CalledProcessError as error:
        raise ExportError(f"Pandoc could not write {to}: {error.stderr.decode(errors='replace').strip()}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ExportError(f"Pandoc could not write {to} ({error}). Is pypandoc_binary installed whole?") from error
    return done.stdout


@cache
def _program() -> Path:
    """The program in the wheel, before any other of this machine: its version is the one we know."""
    folder = Path(pypandoc.__file__).parent / "files"
    found = [path for path in (folder / "pandoc", folder / "pandoc.exe") if path.is_file()]
    return found[0] if found else Path(pypandoc.get_pandoc_path())


def text(words: str) -> Element:
    """A text."""
    return {"t": "Str", "c": words}


SPACE: Element = {"t": "Space"}


def span(inlines: list[Element], style: str = "", right_to_left: bool = False) -> Element:
    """Inlines of a character style."""
    return {"t": "Span", "c": [_attributes(style, right_to_left), inlines]}


def paragraph(inlines: list[Element], style: str = "", right_to_left: bool = False) -> Element:
    """A paragraph of a style, in its direction."""
    return {"t": "Div", "c": [_attributes(style, right_to_left), [{"t": "Para", "c": inlines}]]}


def heading(words: str, level: int) -> Element:
    """A heading."""
    return {"t": "Header", "c": [level, ["", [], []], [text(words)]]}


def note(inlines: list[Element]) -> Element:
    """A footnote."""
    return {"t": "Note", "c": [{"t": "Para", "c": inlines}]}


def link(url: str) -> Element:
    """A web address that can be followed; whoever calls has made sure that it is one."""
    return {"t": "Link", "c": [["", [], []], [text(url)], [url, ""]]}


def struck(inlines: list[Element]) -> Element:
    """Struck out."""
    return {"t": "Strikeout", "c": inlines}


def raw(form: str, markup: str) -> Element:
    """Markup of ours, as it stands."""
    return {"t": "RawInline", "c": [form, markup]}


def _attributes(style: str, right_to_left: bool) -> list[Any]:
    named = [["custom-style", style]] if style else []
    return ["", [], named + ([["dir", "rtl"]] if right_to_left else [])]
