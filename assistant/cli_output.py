"""What the command prints: rows for programs, or a few plain lines for a person. Nothing of an article's text
reaches the terminal with control characters in it."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Column, Table
from rich.text import Text

from assistant.citations import bears_verdict
from assistant.opinions import opinions_told
from assistant.render.markdown import verdict_note
from assistant.render.verdicts import tally
from assistant.serialise import added_json
from assistant.types import Answer, Sentence
from assistant.wording import searched, when, written
from assistant.writer import CANNOT_ANSWER
from index.types import Added, Hit, Listed

# All of C0 and C1 but tab and newline, and the marks that turn the direction of a line: a title must not be able to
# move the cursor, set the window's name or hide its own words. Lone surrogates cannot be written at all.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Columns of what is no terminal: a line of a table must not be folded at 80 for a file or for grep.
_ANY_WIDTH = 10_000


def plain(text: str) -> str:
    """The text without what a terminal would act on."""
    return _CONTROL.sub("\ufffd", text)


def print_json(*documents: Any) -> None:
    """A JSON line each, at once, so that a reader of the pipe can follow. Always UTF-8, whatever the terminal has."""
    sys.stdout.flush()
    for document in documents:
        line = _CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(document, ensure_ascii=False))
        sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()


def print_added(rows: Iterable[Added], as_json: bool, expected: int | None = None) -> Counter[str]:
    """Prints a row per item as JSON, or counts; what was refused goes to standard error, and there to a terminal a
    progress bar towards `expected`. Returns how many rows have each status."""
    counts: Counter[str] = Counter()
    console = Console(stderr=True, soft_wrap=True)
    with progress_bar(console) as progress:
        task = progress.add_task("Adding", total=expected)
        for row in rows:
            counts[row.status] += 1
            progress.update(task, advance=1)
            if as_json:
                print_json(added_json(row))
            if row.status == "refused" or (row.reason and not as_json):
                progress.console.print(Text(plain(f"{row.status}  {row.ref}  {row.reason}")))
    if not as_json:
        Console(soft_wrap=True).print(Text(summary(counts)))
    return counts


def progress_bar(console: Console, beside: TextIO | None = None) -> Progress:
    """A bar with counts; on something that is no terminal it prints nothing, and nothing where the rows themselves go
    to a terminal, `beside` it."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    shown = console.is_terminal and not (beside and beside.isatty())
    return Progress(*columns, console=console, transient=True, disable=not shown)


def summary(counts: Counter[str]) -> str:
    """Such as `773 added, 4 refused`."""
    names = {"added": "added", "version": "new versions", "known": "already known", "refused": "refused"}
    return ", ".join(f"{counts[status]} {name}" for status, name in names.items() if counts[status]) or "nothing to add"


def print_listed(rows: Sequence[Listed]) -> None:
    """A table of articles: as wide as the terminal, and elsewhere a line each."""
    date, passages, key = Column("Date", no_wrap=True), Column("Passages", justify="right"), Column("Id", no_wrap=True)
    table = Table(date, "Outlet", "Title", passages, key, box=None, pad_edge=False)
    for row in rows:
        article = row.article
        cells = (when(article.published), article.outlet or "unknown", article.title, str(row.passages), article.id)
        table.add_row(*(Text(plain(cell)) for cell in cells))
    console = Console()
    (console if console.is_terminal else Console(width=_ANY_WIDTH)).print(table)


def print_hits(hits: Sequence[Hit]) -> None:
    """Each hit with where it stands."""
    console = Console(soft_wrap=True)
    for number, hit in enumerate(hits, start=1):
        console.print(Text(f"{number}. {source_line(hit)}", style="bold"))
        console.print(Text(plain(hit.passage.text) + "\n"))
    if not hits:
        console.print("Nothing found. Other words, or a wider window of dates, may find it.")


def print_answer(answer: Answer) -> None:
    """The answer, its citations with their words, and what was searched."""
    console = Console(soft_wrap=True)
    if answer.refused:
        console.print(Text(f"{CANNOT_ANSWER} The nearest passages:\n" if answer.hits else CANNOT_ANSWER))
        print_hits(answer.hits[:3])
    for sentence in answer.sentences:
        console.print(Text(sentence_line(sentence)))
    cited = {citation for sentence in answer.sentences for citation in sentence.citations}
    if cited:
        console.print()
    for citation in sorted(cited, key=lambda citation: (citation.number, citation.start)):
        hit = answer.hits[citation.number - 1]
        console.print(Text(f"[{citation.number}] {source_line(hit)}: “{plain(citation.quote)}”", style="dim"))
    console.print(Text("\n" + footer(answer), style="dim"))


def sentence_line(sentence: Sentence) -> str:
    """A sentence with its marks; what is wrong with it is said in words."""
    numbers = "".join(f"[{citation.number}]" for citation in sentence.citations)
    note = verdict_note(sentence)
    return plain(" ".join(filter(None, (sentence.text, numbers, note and f"({note})"))))


def source_line(hit: Hit) -> str:
    """Outlet, date and title."""
    article = hit.article
    return plain(f"{article.outlet or 'unknown outlet'}, {when(article.published)}, {article.title}")


def footer(answer: Answer) -> str:
    """How many sentences have which verdict, what was searched and which writer wrote it."""
    counts = tally([sentence.verdict for sentence in answer.sentences if bears_verdict(sentence)])
    told = f"{counts}.\n" if counts else ""
    opinions = "".join(f"\n{line}" for line in opinions_told(answer.opinions))
    return plain(f"{told}Searched {searched(answer.scope)}; {written(answer.written_by)}.{opinions}")
