"""What was typed on the command line, read and held against what can be used. Reads settings from nowhere."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from assistant.settings import Settings
from assistant.types import Turn
from index.errors import BriefingError
from index.types import Filters

if TYPE_CHECKING:
    from assistant.pairs import Pair
    from index.article_index import ArticleIndex

# The end of this day is a moment of its own; that of the very last day which Python knows is none.
_LAST_DAY = date.max - timedelta(days=1)


class UnusableInput(BriefingError):
    """The input of a command could not be used; the reason goes to standard error."""


def filters_from(index: ArticleIndex, settings: Settings, since: str, until: str, outlets: list[str] | None) -> Filters:
    """Filters from what was typed. Raises UnusableInput for a day or an outlet that is none."""
    known = index.outlets()
    wanted = {outlet.casefold(): outlet for outlet in outlets or ()}
    chosen = tuple(outlet for outlet in known if outlet.casefold() in wanted)
    if unknown := sorted(set(wanted) - {outlet.casefold() for outlet in chosen}):
        listed = ", ".join(known) or "none"
        raise UnusableInput(f"No article is from the outlet {wanted[unknown[0]]!r}. Outlets here: {listed}.")
    first, last = day_from(since, "--since"), day_from(until, "--until")
    if first and last and first > last:
        raise UnusableInput(f"--since {first} is after --until {last}.")
    return Filters(first, last, chosen, settings.zone)


def row_filters(
    index: ArticleIndex, settings: Settings, row: dict[str, Any], since: str, until: str, outlets: list[str] | None
) -> Filters:
    """A row's own filters, and the command's where the row has none. Raises UnusableInput."""
    named = row.get("outlet") or outlets or []
    named = [named] if isinstance(named, str) else named
    if not isinstance(named, list) or not all(isinstance(outlet, str) for outlet in named):
        raise UnusableInput(f"The outlet of a row is {named!r}: give a name, or a list of names.")
    return filters_from(index, settings, str(row.get("since") or since), str(row.get("until") or until), named)


def day_from(text: str, option: str) -> date | None:
    """A day such as 2026-05-06, or None for no text."""
    if not text:
        return None
    try:
        return min(date.fromisoformat(text), _LAST_DAY)
    except ValueError as error:
        raise UnusableInput(f"{option} is {text!r}: give a day such as 2026-05-06.") from error


def needs_one_of(text: str, file: Path | None, name: str, option: str) -> None:
    """A wrong call where neither or both are given."""
    if bool(text.strip()) == (file is not None):
        raise typer.BadParameter(f"Give either {name} or {option}.")


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file of questions, all read before the first is asked: a model may cost money. Each bears
    the turns before it as `history`. Raises UnusableInput naming the line that is none."""
    # Not splitlines(): a JSON string may hold the other signs that it takes for line ends.
    lines = enumerate(read_text(path).split("\n"), start=1)
    return [_row(line, f"{path}:{number}") for number, line in lines if line.strip()]


def _row(line: str, where: str) -> dict[str, Any]:
    row = parsed(line, where)
    if not isinstance(row, dict) or not isinstance(row.get("question"), str) or not row["question"].strip():
        raise UnusableInput(f'{where}: a row is an object with a "question".')
    return row | {"history": turns_of(row.get("history") or [], where)}


def pairs_of(path: Path) -> list[Pair]:
    """The rows of a JSONL file of claims with their evidence, or of standard input for `-`; all are read before the
    first is checked. Raises UnusableInput naming the line that is none."""
    from assistant.pairs import UnusablePair, pair_from

    name, text = ("standard input", _standard_input()) if str(path) == "-" else (str(path), read_text(path))
    pairs = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                pairs.append(pair_from(parsed(line, f"{name}:{number}")))
            except UnusablePair as error:
                raise UnusableInput(f"{name}:{number}: {error}") from error
    return pairs


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInput(f"standard input: cannot be read ({error}).") from error


def turns_of(document: Any, where: str) -> list[Turn]:
    """Turns from JSON. Raises UnusableInput where they are of another shape."""
    try:
        turns = [Turn(turn["role"], turn["content"]) for turn in document]
    except (KeyError, TypeError) as error:
        raise UnusableInput(f'{where}: a history is a list of {{"role", "content"}} objects.') from error
    if any(turn.role not in ("user", "assistant") for turn in turns):
        raise UnusableInput(f'{where}: a role is "user" or "assistant".')
    if not all(isinstance(turn.content, str) for turn in turns):
        raise UnusableInput(f"{where}: a content is a text.")
    return turns


def read_json(path: Path) -> Any:
    """A JSON file."""
    return parsed(read_text(path), str(path))


def parsed(text: str, where: str) -> Any:
    """JSON, or UnusableInput naming where it breaks."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableInput(f"{where}: no JSON ({error}).") from error


def read_text(path: Path) -> str:
    """A UTF-8 file, or UnusableInput."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(f"{path}: cannot be read ({error}).") from error
