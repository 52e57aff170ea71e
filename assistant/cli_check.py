"""The command `briefing check`: every sentence of a text against the library, or claims against their evidence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli_input import UnusableInput, filters_from, needs_one_of, pairs_of
from assistant.cli_options import AsJson, Outlet, Sample, Since, Until, library, warn_of_no_judge
from assistant.settings import Settings

_PAGES = (".html", ".htm", ".md", ".markdown")  # whose layout a reader takes off


def check(
    file: Annotated[str, typer.Argument(help="A text file, or - for a text on standard input.")] = "",
    pairs: Annotated[
        Path | None,
        typer.Option(
            help="A JSONL file, or -, of claims with their evidence; prints a JSON line each. Reads no library, asks "
            "no model."
        ),
    ] = None,
    since: Since = "",
    until: Until = "",
    outlet: Outlet = None,
    sample: Sample = False,
    as_json: AsJson = False,
) -> None:
    """Check every sentence of a text against your library: supported or not, why, and by which words. With
    BRIEFING_JUDGE a model gives a second opinion; pairs are checked by the rules alone."""
    needs_one_of(file, pairs, "a file", "--pairs FILE.jsonl")
    settings = Settings.load()
    if pairs is not None:
        _check_pairs(pairs)
        return
    from assistant.assistant import Assistant
    from assistant.cli_report import report

    text = text_of(file, settings)
    warn_of_no_judge(settings)
    with library(settings, sample) as index:
        filters = filters_from(index, settings, since, until, outlet)
        report(Assistant(settings, index).check_text(text, filters), as_json)


def _check_pairs(path: Path) -> None:
    from rich.console import Console

    from assistant.cli_output import print_json, progress_bar
    from assistant.pairs import check_pairs
    from assistant.serialise import verdict_json

    rows = pairs_of(path)
    with progress_bar(Console(stderr=True), beside=sys.stdout) as bar:
        for verdict in bar.track(check_pairs(rows), total=len(rows), description="Checking"):
            told = verdict_json(verdict)
            print_json({key: told[key] for key in ("label", "score", "reasons")})


def text_of(file: str, settings: Settings) -> str:
    """The text of a file, or of standard input. Raises UnusableInput or UnreadableSource where there is none."""
    from assistant.adding import limit
    from index.readers.decode import decode

    path, most = Path(file), limit(settings)
    if file == "-":
        raw = sys.stdin.buffer.read(most + 1)
    elif path.suffix.lower() in _PAGES:
        return _page(path, most)
    else:
        raw = _bytes(path, most + 1)
    if len(raw) > most:
        raise UnusableInput(f"{file}: is over the limit of {most / 1_000_000:g} MB (max_file_mb).")
    text = decode(raw, file)
    if not text.strip():
        raise UnusableInput(f"{file}: holds no text.")
    return text


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        raise UnusableInput(f"{path}: cannot be read ({error.strerror}).") from error


def _page(path: Path, most: int) -> str:
    """The text of a page as the library would read it."""
    from index.readers import read
    from index.types import Refused

    (item,) = read(path, max_bytes=most)
    if isinstance(item, Refused):
        raise UnusableInput(f"{path}: {item.reason}.")
    return item.text
