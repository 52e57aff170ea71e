"""The commands `briefing briefings ...`: the pages that are kept with the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli_input import UnusableInput
from assistant.cli_options import AsJson, Sample
from assistant.cli_write import Texts, carried, formats_of, print_document, save
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.briefing.comparing import Difference
    from assistant.briefing.reviewed import Reviewed
    from index.article_index import ArticleIndex
    from index.briefings import Shelved

briefings = typer.Typer(
    help="The briefings that are kept: list them, show, export or compare them, remove one.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a briefing, or the beginning of it.")]


@briefings.callback(invoke_without_command=True)
def list_them(context: typer.Context, sample: Sample = False, as_json: AsJson = False) -> None:
    """The briefings that are kept with your library, the last one written first."""
    if context.invoked_subcommand is not None:
        return
    from assistant.cli_output import print_json

    settings = Settings.load()
    with _library(sample) as index:
        rows = index.briefings.list()
    if as_json:
        print_json(*map(_row, rows))
    else:
        _print_rows(rows, settings.zone)


@briefings.command()
def show(briefing: Id, sample: Sample = False, as_json: AsJson = False) -> None:
    """Show a briefing with what was decided on it."""
    from assistant.cli_page import print_page

    with _library(sample) as index:
        reviewed = _opened(index, briefing)
    if as_json:
        print_document(reviewed)
    else:
        print_page(reviewed)


@briefings.command()
def export(
    briefing: Id,
    out: Annotated[
        list[Path], typer.Option(metavar="FILE.md|.html|.docx|.pdf|.json", help="May be given several times.")
    ],
    texts: Texts = False,
    sample: Sample = False,
) -> None:
    """Write a briefing to a file, with its marks and its signature."""
    files = formats_of(out)
    with _library(sample) as index:
        reviewed = carried(_opened(index, briefing), index, texts)
    for path in files:
        save(reviewed, path)


@briefings.command()
def compare(earlier: Id, later: Id, sample: Sample = False, as_json: AsJson = False) -> None:
    """What the later of two briefings says that the earlier did not, and what it says no more."""
    from assistant.briefing.comparing import compared
    from assistant.cli_output import print_json
    from assistant.cli_page import print_comparison

    with _library(sample) as index:
        comparison = compared(_opened(index, earlier), _opened(index, later))
    if as_json:
        parts = {"new": comparison.new, "gone": comparison.gone}
        print_json({name: list(map(_difference, some)) for name, some in parts.items()} | {"same": comparison.same})
    else:
        print_comparison(comparison)


@briefings.command()
def remove(briefing: Id, sample: Sample = False) -> None:
    """Take a briefing away for good, with its marks. Files that were exported stay."""
    with _library(sample) as index:
        key = _id(index, briefing)
        index.briefings.remove(key)
    typer.echo(f"briefing {key} removed", err=True)


@contextmanager
def _library(sample: bool) -> Iterator[ArticleIndex]:
    """The library; one without articles may well hold briefings."""
    from assistant.library import open_own, open_sample

    settings = Settings.load()
    with open_sample(settings) if sample else open_own(settings) as index:
        yield index


def _opened(index: ArticleIndex, briefing: str) -> Reviewed:
    from assistant.briefing.keeping import open_briefing

    return open_briefing(index.briefings, _id(index, briefing)).reviewed


def _id(index: ArticleIndex, beginning: str) -> str:
    """The whole id. Raises UnusableInput where none or more than one begins so."""
    ids = [row.saved.id for row in index.briefings.list()]
    found = [key for key in ids if key == beginning] or [key for key in ids if beginning and key.startswith(beginning)]
    if len(found) != 1:
        many = f"{len(found)} briefings have an id that begins" if found else "No briefing has an id that begins"
        raise UnusableInput(f"{many} with {beginning!a}; `briefing briefings` lists those there are.")
    return found[0]


def _row(row: Shelved) -> dict[str, Any]:
    saved = row.saved
    return {
        "id": saved.id,
        "day": saved.last.isoformat(),
        "since": saved.first.isoformat(),
        "written_at": saved.written_at.isoformat(),
        "topics": list(saved.topics),
        "template": saved.template,
        "lines": saved.lines,
        "decided": row.decided,
        "final": row.signed,
    }


def _difference(one: Difference) -> dict[str, Any]:
    from dataclasses import asdict

    from assistant.serialise import sentence_json

    change = asdict(one.change)
    return {"line": one.line.line.id, **sentence_json(one.line.sentence), "change": change, "nearest": one.nearest}


def _print_rows(rows: Sequence[Shelved], zone: tzinfo) -> None:
    from rich.console import Console
    from rich.text import Text

    from assistant.cli_output import plain
    from assistant.wording import span, when

    console = Console(soft_wrap=True)
    for row in rows:
        saved = row.saved
        days, topics = span(saved.first, saved.last), ", ".join(saved.topics) or "everything"
        state = "final" if row.signed else f"{row.decided} of {saved.lines} checked"
        words = f"{saved.id}  {days}  {topics}  {saved.template}, written {when(saved.written_at, zone)}, {state}"
        console.print(Text(plain(words)))
    if not rows:
        console.print("No briefing is kept. Write one with `briefing write`.")
