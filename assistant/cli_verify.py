"""The command `briefing verify`: whether a saved briefing holds what it says of its sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli_input import UnusableInput
from assistant.cli_options import AsJson, Sample, library
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.verify import Failure, Verified


def verify(
    file: Annotated[
        str, typer.Argument(metavar="FILE.json", help="A briefing saved as JSON, or - for standard input.")
    ],
    against: Annotated[bool, typer.Option("--library", help="Hold it against the stored articles as well.")] = False,
    sample: Sample = False,
    as_json: AsJson = False,
) -> None:
    """Check that a saved briefing is consistent with itself: each quote in its passage, each passage against its hash.
    Reads no library and asks no model, unless --library is given. Exits 1 where anything fails."""
    from assistant.verify import verify as verified

    data = _bytes(file)
    if not against and not sample:
        told = verified(data)
    else:
        from assistant.cli_write import stored

        with library(Settings.load(), sample) as index:
            told = verified(data, lambda article_id: stored(index, article_id))
    if as_json:
        from assistant.cli_output import print_json

        print_json(_json(file, told))
    else:
        _print(file, told)
    if not told.holds:
        raise typer.Exit(1)


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UnusableInput(f"{file}: cannot be read ({error.strerror}).") from error


def _json(file: str, told: Verified) -> dict[str, Any]:
    return {
        "file": file,
        "briefing": told.briefing,
        "consistent": told.holds,
        "checked": {
            "citations": told.citations,
            "passages": told.passages,
            "texts": told.texts,
            "articles": told.articles,
        },
        "failures": [_failure(failure) for failure in told.failures],
        "remarks": [_failure(remark) for remark in told.remarks],
        "unproven": list(told.unproven),
    }


def _failure(failure: Failure) -> dict[str, str]:
    return {"where": failure.where, "says": failure.says}


def _print(file: str, told: Verified) -> None:
    """The failures to standard error; what was looked at to standard output."""
    from assistant.cli_output import plain
    from assistant.wording import counted

    for failure in told.failures:
        typer.echo(plain(f"{failure.where}: {failure.says}"), err=True)
    looked = [counted(told.citations, "citation"), counted(told.passages, "passage")]
    looked += [counted(told.texts, "text")] if told.texts else []
    held = "the file itself" if told.articles is None else f"the library ({counted(told.articles, 'article')})"
    verdict = "consistent" if told.holds else f"not consistent: {counted(len(told.failures), 'failure')}"
    typer.echo(plain(f"{file}: {verdict}. {', '.join(looked)} held against {held}."))
    for remark in told.remarks:
        typer.echo(plain(f"{remark.where}: {remark.says}"))
    for words in told.unproven:
        typer.echo(f"{words[:1].upper()}{words[1:]}: whoever writes the file writes them.")
