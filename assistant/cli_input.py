"""What was typed on the command line, read and held against what can be used. Reads settings from nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from assistant.settings import Settings
from assistant.types import Turn
from index.errors import BriefingError
from index.types import Filters

if TYPE_CHECKING:
    from index.article_index import ArticleIndex


class UnusableInput(BriefingError):
    """The input of a command could not be used; the reason goes to standard error."""


def filters_from(index: ArticleIndex, settings: Settings, since: str, until: str, outlets: list[str] | None) -> Filters:
    """Filters from what was typed. Raises UnusableInput for a day or an outlet that is none."""
    known = {outlet.casefold(): outlet for outlet in index.outlets()}
    for outlet in outlets or ():
        if outlet.casefold() not in known:
            listed = ", ".join(sorted(known.values())) or "none"
            raise UnusableInput(f"No article is from the outlet {outlet!r}. Outlets here: {listed}.")
    chosen = tuple(known[outlet.casefold()] for outlet in outlets or ())
    first, last = day_from(since, "--since"), day_from(until, "--until")
    if first and last and first > last:
        raise UnusableInput(f"--since {first} is after --until {last}.")
    return Filters(first, last, chosen, settings.zone)


def row_filters(
    index: ArticleIndex, settings: Settings, row: dict[str, Any], since: str, until: str, outlets: list[str] | None
) -> Filters:
    """A row's own filters, and the command's where the row has none."""
    outlet = row.get("outlet")
    named = [outlet] if isinstance(outlet, str) and outlet else outlet or outlets
    return filters_from(index, settings, str(row.get("since") or since), str(row.get("until") or until), named)


def day_from(text: str, option: str) -> date | None:
    """A day such as 2026-05-06, or None for no text."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnusableInput(f"{option} is {text!r}: give a day such as 2026-05-06.") from error


def needs_one_of(text: str, file: Path | None, name: str, option: str) -> None:
    """A wrong call where neither or both are given."""
    if bool(text.strip()) == (file is not None):
        raise typer.BadParameter(f"Give either {name} or {option}.")


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file of questions. Raises UnusableInput naming the line that is none."""
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if line.strip():
            row = parsed(line, f"{path}:{number}")
            if not isinstance(row, dict) or not str(row.get("question") or "").strip():
                raise UnusableInput(f'{path}:{number}: a row is an object with a "question".')
            yield row


def turns_of(document: Any, where: str) -> list[Turn]:
    """Turns from JSON. Raises UnusableInput where they are of another shape."""
    try:
        turns = [Turn(turn["role"], str(turn["content"])) for turn in document]
    except (KeyError, TypeError) as error:
        raise UnusableInput(f'{where}: a history is a list of {{"role", "content"}} objects.') from error
    if any(turn.role not in ("user", "assistant") for turn in turns):
        raise UnusableInput(f'{where}: a role is "user" or "assistant".')
    return turns


def read_json(path: Path) -> Any:
    """A JSON file."""
    return parsed(read_text(path), str(path))


def parsed(text: str, where: str) -> Any:
    """JSON, or UnusableInput naming where it breaks."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableInput(f"{where}: no JSON ({error}).") from error


def read_text(path: Path) -> str:
    """A UTF-8 file, or UnusableInput."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(f"{path}: cannot be read ({error}).") from error
