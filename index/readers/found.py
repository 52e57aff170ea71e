"""What a reader found in a source, before it becomes an Article; the same for every kind of source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from index.articles import canonical_url, new_article, one_line
from index.errors import UnreadableSource
from index.readers.published import parse_published
from index.types import Article, Published

_LONGEST_REF = 300


@dataclass(frozen=True, slots=True)
class Found:
    """The parts of an article as the source states them; `published` in the source's own words."""

    ref: str
    text: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the reader says of the items, in place of what stands in them. Empty means: as it stands."""

    title: str = ""
    outlet: str = ""
    published: Published = None
    url: str = ""


def named(text: str) -> str:
    """A reference on one line that shows on any screen: names of files and ids of rows may hold anything."""
    line = "".join(character if character.isprintable() else "\ufffd" for character in one_line(text))
    return line if len(line) <= _LONGEST_REF else line[: _LONGEST_REF - 1] + "…"


def article_of(found: Found, overrides: Overrides, read_at: datetime | None) -> Article:
    """The article, with a note on every part that was left out. Raises UnreadableSource where there is no text."""
    if not found.text.strip():
        raise UnreadableSource(found.ref, "has no text")
    published, date_note = (overrides.published, "") if overrides.published else _published(found.published)
    url = overrides.url or found.url
    url_note = f"{one_line(url)[:100]!r} is no web address and was left out" if url and not canonical_url(url) else ""
    article = new_article(
        found.text,
        title=overrides.title or found.title,
        outlet=overrides.outlet or found.outlet,
        author=found.author,
        url=url,
        published=published,
        read_at=read_at,
        language=found.language,
        ref=found.ref,
    )
    return replace(article, note="; ".join(filter(None, (date_note, url_note))))


def _published(text: str) -> tuple[Published, str]:
    try:
        return parse_published(text), ""
    except ValueError as error:
        return None, f"date left unknown: {error}"
