"""What `briefing add` is given becomes rows: files, folders, a text on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.settings import Settings
from index.article_index import ArticleIndex
from index.errors import BriefingError, UnreadableSource
from index.readers import Overrides, parse_published, read, read_pasted
from index.readers.decode import decode
from index.readers.files import SUFFIXES, in_folder
from index.types import Added, Article, Refused

_LINKS = ("http://", "https://")


class UnusableDate(BriefingError):
    """A date that was typed is none."""


def add_sources(
    index: ArticleIndex,
    sources: Sequence[str],
    settings: Settings,
    *,
    title: str = "",
    outlet: str = "",
    published: str = "",
) -> Iterator[Added]:
    """Adds each source in turn, a row per item as its batch is stored. Raises UnusableDate before anything is read."""
    try:
        day = parse_published(published) if published else None
    except ValueError as error:
        raise UnusableDate(f"--published: {error}") from error
    overrides = Overrides(title=title, outlet=outlet, published=day)
    items = (item for source in sources for item in items_of(source, overrides, settings))
    return index.add(items)


def items_of(source: str, overrides: Overrides, settings: Settings) -> Iterator[Article | Refused]:
    """The articles of one source, and what could not be read in it."""
    most = limit(settings)
    if source == "-":
        yield pasted(overrides, most)
    elif source.lower().startswith(_LINKS):
        yield Refused(source, "is a link: save the page as an .html file and add that")
    else:
        yield from read(source, overrides=overrides, max_bytes=most)


def limit(settings: Settings) -> int:
    """The most bytes of one file that are read."""
    return int(settings.max_file_mb * 1_000_000)


def expected(sources: Sequence[str], most: int) -> int:
    """How many rows the sources will come to, for a progress bar: nothing is parsed, so it may be off by a few."""
    return sum(_items_in(Path(source), most) if source.strip() else 1 for source in sources)


def _items_in(path: Path, most: int) -> int:
    try:
        if path.is_dir():
            return sum(_rows_in(found, most) if isinstance(found, Path) else 1 for found in in_folder(path))
        return _rows_in(path, most)
    except OSError:  # what cannot be looked at is one row, which tells why
        return 1


def _rows_in(path: Path, most: int) -> int:
    """The lines of a file of JSON lines; any other file is one article, or one refusal."""
    if SUFFIXES.get(path.suffix.lower()) != "jsonl" or not path.is_file() or path.stat().st_size > most:
        return 1
    with path.open("rb") as lines:
        return max(1, sum(not line.isspace() for line in lines))


def pasted(overrides: Overrides, most: int) -> Article | Refused:
    """The text on standard input, in any encoding that a file may have."""
    raw = sys.stdin.buffer.read(most + 1)
    if len(raw) > most:
        return Refused("-", f"is over the limit of {most / 1_000_000:g} MB (max_file_mb)")
    try:
        item = read_pasted(decode(raw, "-"), title=overrides.title, outlet=overrides.outlet)
    except UnreadableSource as error:
        return Refused(error.ref, error.reason)
    if isinstance(item, Article):
        return replace(item, ref="-", published=overrides.published or item.published)
    return replace(item, ref="-")
