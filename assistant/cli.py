"""The command `briefing`. Heavy modules are imported inside the commands, so that `--help` answers at once."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli_briefings import briefings
from assistant.cli_check import check
from assistant.cli_input import (
    UnusableInput,
    filters_from,
    needs_one_of,
    read_json,
    row_filters,
    rows_of,
    turns_of,
)
from assistant.cli_options import AsJson, Outlet, Sample, Since, Until, library, own_library, warn_of_no_judge
from assistant.cli_verify import verify
from assistant.cli_write import write
from assistant.settings import Settings
from index.errors import BriefingError

app = typer.Typer(
    name="briefing",
    help="Reads news articles and answers questions about them with citations that open at the exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command()(check)
app.command()(write)
app.command()(verify)
app.add_typer(briefings, name="briefings")


@app.command()
def add(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, or - for a text on standard input.")],
    title: Annotated[str, typer.Option(help="Title, in place of what the source says.")] = "",
    outlet: Annotated[str, typer.Option(help="Outlet, in place of what the source says.")] = "",
    published: Annotated[str, typer.Option(help="Date or time with its zone, in place of what the source says.")] = "",
    as_json: AsJson = False,
) -> None:
    """Add articles to your library: .txt .md .html .jsonl files, folders of them, or a text on standard input."""
    from assistant.adding import add_sources, expected, limit
    from assistant.cli_output import print_added

    settings = Settings.load()
    total = expected(sources, limit(settings)) if sys.stderr.isatty() else None
    with own_library(settings) as index:
        rows = add_sources(index, sources, settings, title=title, outlet=outlet, published=published)
        statuses = print_added(rows, as_json, total)
    if set(statuses) <= {"refused"}:
        raise typer.Exit(1)


@app.command()
def articles(
    since: Since = "",
    until: Until = "",
    outlet: Outlet = None,
    query: Annotated[str, typer.Option(help="Only articles that match these words.")] = "",
    text: Annotated[bool, typer.Option("--text", help="With --json: each article's text as well.")] = False,
    sample: Sample = False,
    as_json: AsJson = False,
) -> None:
    """List the articles of your library, newest first."""
    from assistant.cli_output import print_json, print_listed
    from assistant.serialise import listed_json

    settings = Settings.load()
    with library(settings, sample) as index:
        rows = index.articles(filters_from(index, settings, since, until, outlet), query)
        if as_json:
            print_json(*(listed_json(row, text) for row in rows))
        else:
            print_listed(rows)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")] = "",
    queries: Annotated[
        Path | None, typer.Option(help="A JSONL file of questions; prints a JSON line of hits each.")
    ] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many hits.")] = 10,
    since: Since = "",
    until: Until = "",
    outlet: Outlet = None,
    sample: Sample = False,
    as_json: AsJson = False,
) -> None:
    """Find passages, best first."""
    from assistant.cli_output import print_hits, print_json
    from assistant.serialise import hit_json
    from index.articles import clean_text

    needs_one_of(query, queries, "a query", "--queries FILE.jsonl")
    settings = Settings.load()
    rows = rows_of(queries) if queries is not None else []
    with library(settings, sample) as index:
        if queries is not None:
            chosen = [row_filters(index, settings, row, since, until, outlet) for row in rows]
            for row, filters in zip(rows, chosen, strict=True):
                hits = index.search(clean_text(row["question"]), k, filters)
                print_json([hit_json(hit) for hit in hits])
            return
        hits = index.search(clean_text(query), k, filters_from(index, settings, since, until, outlet))
        if as_json:
            print_json(*(hit_json(hit) for hit in hits))
        else:
            print_hits(hits)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Your question.")] = "",
    questions: Annotated[Path | None, typer.Option(help="A JSONL file of questions; prints a JSON line each.")] = None,
    history: Annotated[Path | None, typer.Option(help='The turns before, as JSON: [{"role", "content"}, ...].')] = None,
    since: Since = "",
    until: Until = "",
    outlet: Outlet = None,
    sample: Sample = False,
    as_json: AsJson = False,
) -> None:
    """Answer a question out of the articles, with citations; or say that they do not answer it."""
    from assistant.assistant import Assistant
    from assistant.cli_output import print_answer, print_json
    from assistant.serialise import answer_json

    needs_one_of(question, questions, "a question", "--questions FILE.jsonl")
    settings = Settings.load()
    before = turns_of(read_json(history), str(history)) if history else []
    rows = rows_of(questions) if questions is not None else []
    warn_of_no_judge(settings)
    with library(settings, sample) as index:
        assistant = Assistant(settings, index)
        if questions is not None:
            chosen = [row_filters(index, settings, row, since, until, outlet) for row in rows]
            problems = []
            for row, filters in zip(rows, chosen, strict=True):
                answer = assistant.answer(row["question"], row["history"] or before, filters)
                print_json(answer_json(answer))
                problems += [answer.problem.message] if answer.problem else []
            if problems:
                raise UnusableInput(f"{len(problems)} of {len(rows)} questions were not answered: {problems[0]}")
            return
        answer = assistant.answer(question, before, filters_from(index, settings, since, until, outlet))
    if as_json:
        print_json(answer_json(answer))
    else:
        print_answer(answer)
    if answer.problem:
        raise UnusableInput(answer.problem.message)


@app.command()
def rebuild(as_json: AsJson = False) -> None:
    """Build the search indexes of your library again, as after a change of embeddings. The articles stay."""
    from rich.console import Console

    from assistant.cli_output import print_json, progress_bar
    from assistant.models import embedder
    from index.article_index import ArticleIndex

    settings = Settings.load()
    with ArticleIndex.open(settings.library(), embedder(settings), repair=False) as index:
        with progress_bar(Console(stderr=True)) as bar:
            task = bar.add_task("Rebuilding", total=None)
            index.rebuild(lambda done, total: bar.update(task, completed=done, total=total))
        passages = len(index.agreement()["vectors"])
    if as_json:
        print_json({"passages": passages})
    else:
        typer.echo(f"{passages} passages can be searched")


@app.command()
def serve() -> None:
    """Open the desk on 127.0.0.1."""
    from assistant.screens import serve as serve_desk

    serve_desk(Settings.load())


def main() -> None:
    """Runs the command; what went wrong goes to standard error in one line, with exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a sign shows another in its place
    try:
        app()
    except BriefingError as error:
        from assistant.cli_output import plain

        typer.echo(plain(f"briefing: {error}"), err=True)
        sys.exit(1)
