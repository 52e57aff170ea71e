"""A page on a terminal: its sentences with their footnotes, and two pages side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from assistant.cli_output import plain
from assistant.export.page import Page, Told, page_of_briefing
from assistant.export.words import change_words

if TYPE_CHECKING:
    from assistant.briefing.comparing import Comparison
    from assistant.briefing.reviewed import Reviewed


def print_page(reviewed: Reviewed) -> None:
    """The page, as every format has it."""
    console = Console(soft_wrap=True)
    for words, style in _lines(page_of_briefing(reviewed)):
        console.print(Text(plain(words), style=style))


def print_comparison(comparison: Comparison) -> None:
    """What the later page says that the earlier did not, and what it says no more."""
    console = Console(soft_wrap=True)
    for one in (*comparison.new, *comparison.gone):
        console.print(Text(plain(f"{change_words(one.change)}: {one.line.sentence.text}")))
        if one.nearest:
            console.print(Text(plain(f"    before: {one.nearest}"), style="dim"))
    new, gone = len(comparison.new), len(comparison.gone)
    console.print(Text(f"{new} new or changed, {gone} no longer there, {comparison.same} as before.", style="dim"))


def _lines(page: Page) -> Iterator[tuple[str, str]]:
    """Each line with its style."""
    yield page.title, "bold"
    yield from ((line, "dim") for line in (*page.standing, *page.head))
    for section in page.sections:
        yield f"\n{section.title}", "bold"
        yield from ((line, "dim") for line in section.plain)
        for block in section.blocks:
            if block.heading:
                yield f"  {block.heading}", "italic"
            for told in block.sentences:
                yield from _told(told)
    yield "\nSources", "bold"
    yield from ((line, "dim") for line in page.sources)
    yield "", ""
    for note in page.footnotes:
        yield f"[{note.number}] {note.quoted} {note.source}.{f' {note.url}' if note.url else ''}", "dim"
    yield "", ""
    yield from ((line, "dim") for line in page.imprint)


def _told(told: Told) -> Iterator[tuple[str, str]]:
    marks = "".join(f"[{number}]" for number in told.notes)
    label = f"{told.label} — " if told.label else ""
    speaker = f" — {told.speaker}" if told.speaker else ""
    text = f"(struck) {told.text}" if told.struck else told.text
    yield f"  {label}{text}{marks}{speaker}", "strike" if told.struck else ""
    yield from ((f"    {remark}", "red" if told.struck or told.failed else "dim") for remark in told.remarks)
