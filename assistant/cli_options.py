"""Options that several commands take, and the library that they read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli_input import UnusableInput
from assistant.opinions import nobody_to_ask
from assistant.settings import Settings
from index.types import Filters

if TYPE_CHECKING:
    from index.article_index import ArticleIndex

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document, or a JSON line per row, on standard output.")]
Sample = Annotated[bool, typer.Option("--sample", help="Read the sample story instead of your own library.")]
Since = Annotated[
    str, typer.Option(metavar="YYYY-MM-DD", help="First day, in your zone. Undated articles are left out.")
]
Until = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Last day, inclusive.")]
Outlet = Annotated[list[str] | None, typer.Option(help="Only this outlet; may be given several times.")]


def warn_of_no_judge(settings: Settings) -> None:
    """Says on standard error that second opinions are wanted and no model is set."""
    if words := nobody_to_ask(settings):
        typer.echo(f"briefing: {words}", err=True)


@contextmanager
def own_library(settings: Settings) -> Iterator[ArticleIndex]:
    """The reader's own library, closed at the end."""
    from assistant.library import open_own

    with open_own(settings) as index:
        yield index


@contextmanager
def library(settings: Settings, sample: bool) -> Iterator[ArticleIndex]:
    """The library to read from. Raises UnusableInput where the reader's own is still empty."""
    from assistant.library import open_own, open_sample

    with open_sample(settings) if sample else open_own(settings) as index:
        if not index.scope(Filters()).articles:
            raise UnusableInput(
                f"The library in {settings.library()} holds no articles. "
                "Add some with `briefing add PATH`, or read the sample story with --sample."
            )
        yield index
