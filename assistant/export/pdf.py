"""A page as PDF: Typst, out of the wheel `typst`, sets it by a template of ours that reads the page as data.

Nothing of an article is ever Typst's own language, so that nothing has to be escaped. The fonts are those in the wheel
(Latin, Greek, Cyrillic, Hebrew, Arabic); a sign that they lack is taken from a font of the machine if one has it.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from assistant.export.page import Block, Footnote, Page, Section, Told, rtl
from assistant.export.pandoc import ExportError
from assistant.export.words import name

Json = dict[str, Any]

_LONG_WORD = re.compile(r"\S{40,}")
# Eight signs of it, not in front of one that belongs to the sign before it.
_BREAK = re.compile(r".{8}(?=[\w/&?=.%#-])", re.ASCII)


def pdf(page: Page, written_at: datetime) -> bytes:
    """The page; `written_at` is the time that the file bears. The same page gives the same bytes on one machine.
    Raises ExportError."""
    document = json.dumps(_document(page, written_at))
    try:
        compiled = typst.compile(_template(), sys_inputs={"page": document}, timestamp=int(written_at.timestamp()))
    except RuntimeError as error:
        raise ExportError(f"The PDF could not be set: {error}") from error
    if not isinstance(compiled, bytes):
        raise ExportError("The PDF could not be set: it came in pieces.")
    return compiled


@cache
def _template() -> bytes:
    return files("assistant.export").joinpath("page.typ").read_bytes()


def _document(page: Page, written_at: datetime) -> Json:
    seen: set[int] = set()
    return {
        "title": page.title,
        "heading": _item(page.title),
        "footer": f"{_breaking(page.title)} · {'Final' if page.final else 'Draft'}",
        "written": [written_at.year, written_at.month, written_at.day],
        "standing": [_item(line) | {"final": state == "final"} for line, state in page.standings],
        "head": [_item(line) for line in page.head],
        "sections": [_section(section, seen) for section in page.sections],
        "sources": [_item(line) for line in page.sources],
        "footnotes": [_footnote(note) for note in page.footnotes],
        "imprint": [_item(line) for line in page.imprint],
    }


def _item(text: str) -> Json:
    return {"text": _breaking(text), "rtl": rtl(text)}


def _section(section: Section, seen: set[int]) -> Json:
    return {
        "heading": _item(section.title),
        "bottom": section.bottom,
        "plain": [_item(line) for line in section.plain],
        "blocks": [_block(block, seen) for block in section.blocks],
    }


def _block(block: Block, seen: set[int]) -> Json:
    return {"heading": _breaking(block.heading), "sentences": [_told(told, seen) for told in block.sentences]}


def _told(told: Told, seen: set[int]) -> Json:
    return {
        **_item(told.text),
        "notes": [_mark(number, seen) for number in told.notes],
        "label": _breaking(told.label),
        "speaker": _breaking(told.speaker),
        "remarks": [_item(remark) for remark in told.remarks],
        "struck": told.struck,
        "failed": told.failed,
    }


def _mark(number: int, seen: set[int]) -> Json:
    """The first mark of a footnote brings it along, the others refer to it."""
    first = number not in seen
    seen.add(number)
    return {"number": number, "first": first}


def _footnote(note: Footnote) -> Json:
    return {
        "quote": _breaking(name(note.quoted)),
        "source": _breaking(note.source),
        "url": note.url,
        "shown": _breaking(note.url),
    }


def _breaking(text: str) -> str:
    """A word that is longer than a line may break where the line ends: U+200B, which shows nothing, stands in it."""
    return _LONG_WORD.sub(lambda word: _BREAK.sub("\\g<0>\u200b", word[0]), text)
