"""The command `briefing write`: a day or a window as a page, on the terminal or in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli_input import UnusableInput, day_from
from assistant.cli_options import AsJson, Sample, library
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.briefing.reviewed import Reviewed
    from assistant.briefing.types import Briefing, BriefingEvent, Request, Stage, Window
    from index.article_index import ArticleIndex
    from index.types import Article

_FILE = "FILE.md|.html|.docx|.pdf|.json"
Out = Annotated[
    list[Path] | None,
    typer.Option(metavar=_FILE, help="Write it to this file; its ending says the format. May be given several times."),
]
Texts = Annotated[bool, typer.Option("--texts", help="With JSON: carry the full texts of the cited articles along.")]


def write(
    day: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The day to brief; today where none is given.")] = "",
    since: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="First day of a window, in your zone.")] = "",
    until: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Last day of it, inclusive; else today.")] = "",
    topic: Annotated[
        list[str] | None, typer.Option(help="Only what concerns this; may be given several times.")
    ] = None,
    template: Annotated[str, typer.Option(help="daily, flash, deep, or one of your own.")] = "daily",
    out: Out = None,
    texts: Texts = False,
    instead: Annotated[
        str, typer.Option(metavar="passage|struck", help="What stands for a sentence that fails its check.")
    ] = "struck",
    quiet: Annotated[bool, typer.Option("--quiet", help="Tell no progress.")] = False,
    sample: Sample = False,
    as_json: AsJson = False,
) -> None:
    """Write the briefing of a day: every sentence cited and checked. It is kept with your library."""
    from assistant.assistant import Assistant
    from assistant.briefing.reviewed import Reviewed
    from assistant.cli_page import print_page

    settings = Settings.load()
    request = request_of(settings, day, since, until, topic or [], template, instead)
    files = formats_of(out or [])
    with library(settings, sample) as index:
        briefing = finished(Assistant(settings, index).write_briefing(request), quiet)
        reviewed = carried(Reviewed(briefing), index, texts)
    for path in files:
        save(reviewed, path)
    if as_json:
        print_document(reviewed)
    elif not files:
        print_page(reviewed)
    for problem in briefing.problems:
        _say(problem.message)


def request_of(
    settings: Settings, day: str, since: str, until: str, topics: list[str], template: str, instead: str
) -> Request:
    """What is asked for. Raises UnusableInput for a day that is none, UnusableRequest for what no page can
    be written of, BadParameter for a wrong call."""
    from assistant.briefing.asking import usable
    from assistant.briefing.types import Request

    if instead not in ("passage", "struck"):
        raise typer.BadParameter(f"--instead is {instead!r}: give passage or struck.")
    if day and (since or until):
        raise typer.BadParameter("Give either --day, or --since and --until.")
    if until and not since:
        raise typer.BadParameter("--until needs --since.")
    window = _window(settings, day, since, until)
    return usable(Request(window, tuple(topics), template, "passage" if instead == "passage" else "struck"))


def formats_of(paths: list[Path]) -> list[Path]:
    """The files to write, each of a format that there is: asked before a model is paid. Raises ExportError."""
    from assistant.export import format_of

    for path in paths:
        format_of(path.name)
        if not path.absolute().parent.is_dir():
            raise UnusableInput(f"{path}: the folder {path.absolute().parent} is not there.")
    return paths


def finished(events: Iterator[BriefingEvent], quiet: bool = False) -> Briefing:
    """The page at the end of the events; each stage is told on standard error."""
    from assistant.briefing.types import Written

    with _progress(quiet) as tell:
        for event in events:
            if isinstance(event, Written):
                return event.briefing
            tell(event)
    raise AssertionError("a briefing ends with its page")


def carried(reviewed: Reviewed, index: ArticleIndex, texts: bool) -> Reviewed:
    """The page, with the articles' texts if they are wanted."""
    from assistant.export import with_texts

    return with_texts(reviewed, lambda article_id: stored(index, article_id)) if texts else reviewed


def stored(index: ArticleIndex, article_id: str) -> Article | None:
    """The article in whatever state, None where the library does not have it."""
    from index.errors import UnknownArticle

    try:
        return index.article(article_id)
    except UnknownArticle:
        return None


def save(reviewed: Reviewed, path: Path) -> None:
    """Writes the file in one go: what was there stays until the new one is whole. Raises UnusableInput, ExportError."""
    from assistant.export import exported, format_of

    data = exported(reviewed, format_of(path.name))
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # what could not be written, for its name's length perhaps, need not be there
            part.unlink(missing_ok=True)
        raise UnusableInput(f"{path}: cannot be written ({error.strerror}).") from error
    _say(f"{path} written")


def print_document(reviewed: Reviewed) -> None:
    """The JSON of the page on standard output."""
    from assistant.briefing.serialise import reviewed_json
    from assistant.cli_output import print_json

    print_json(reviewed_json(reviewed))


def _window(settings: Settings, day: str, since: str, until: str) -> Window:
    from assistant.briefing.types import Window

    today = datetime.now(settings.zone).date()
    for option, named in (("--day", day), ("--since", since)):
        if named == date.max.isoformat():  # its end is no moment that Python knows
            raise UnusableInput(f"{option} is {named}: give an earlier day.")
    first = day_from(day or since, "--day" if day else "--since") or today
    last = first if day or not since else day_from(until, "--until") or max(first, today)
    if first > last:
        raise UnusableInput(f"--since {first} is after --until {last}.")
    return Window(first, last, settings.zone)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Stage], None]]:
    """A bar on a terminal; elsewhere a line for each stage, as for the log of cron."""
    from rich.console import Console

    from assistant.cli_output import progress_bar

    console = Console(stderr=True)
    names: list[str] = []
    with progress_bar(console) as bar:
        task = bar.add_task("Writing", total=None, visible=not quiet)

        def tell(stage: Stage) -> None:
            if stage.name not in names and not quiet and not console.is_terminal:
                _say(stage.name)
            names.append(stage.name)
            bar.update(task, description=stage.name, completed=stage.done, total=stage.total or None)

        yield tell


def _say(words: str) -> None:
    from assistant.cli_output import plain

    typer.echo(plain(f"briefing: {words}"), err=True)
