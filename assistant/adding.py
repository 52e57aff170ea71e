"""What `briefing add` is given becomes rows: files, folders, a text on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.settings import Settings
from index.article_index import ArticleIndex
from index.errors import BriefingError
from index.readers import Overrides, parse_published, read, read_pasted
from index.types import Added, Article, Refused


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
    most = int(settings.max_file_mb * 1_000_000)
    if source == "-":
        yield pasted(overrides, most)
    elif source.lower().startswith(("http://", "https://")):
        yield Refused(source, "is a link: save the page as an .html file and add that")
    else:
        yield from read(source, overrides=overrides, max_bytes=most)


def pasted(overrides: Overrides, most: int) -> Article | Refused:
    """The text on standard input."""
    text = sys.stdin.buffer.read(most + 1)
    if len(text) > most:
        return Refused("-", f"is over the limit of {most / 1_000_000:g} MB (max_file_mb)")
    try:
        item = read_pasted(text.decode(), title=overrides.title, outlet=overrides.outlet)
    except UnicodeDecodeError:
        return Refused("-", "is no UTF-8 text: save it as a file and add that")
    if isinstance(item, Article):
        return replace(item, ref="-", published=overrides.published or item.published)
    return replace(item, ref="-")
