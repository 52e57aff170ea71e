"""Articles out of files, folders and pasted text. One bad item never stops the others: it becomes a Refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from index.errors import UnreadableSource
from index.readers.apart import read_page
from index.readers.decode import decode
from index.readers.files import check_file, in_folder, kind_of, ref_within
from index.readers.found import Found, Overrides, article_of, named
from index.readers.html import declared_encoding
from index.readers.jsonl import read_jsonl
from index.readers.markdown import read_markdown
from index.readers.published import parse_published
from index.readers.text import read_text
from index.types import Article, Refused

__all__ = ["Overrides", "parse_published", "read", "read_pasted"]

MAX_BYTES = 20_000_000  # the default of the setting max_file_mb
_NOTHING = Overrides()
_PASTED = "pasted text"


def read(
    source: str | Path, *, overrides: Overrides = _NOTHING, max_bytes: int = MAX_BYTES, read_at: datetime | None = None
) -> Iterator[Article | Refused]:
    """The articles of a file (.txt .md .html .jsonl) or of all files below a folder, by name, as they are read.

    Files of other kinds, empty, binary and over-large ones are Refused with the reason; hidden ones are left out.
    `overrides` stand in place of what each item says. `read_at` is the time of reading, now by default.
    """
    path = Path(source)
    ref = named(path.name or str(source))
    try:
        if not str(source).strip():
            raise UnreadableSource("(no name)", "names no file")
        if path.is_dir():
            yield from _read_folder(path, overrides, max_bytes, read_at)
        else:
            yield from _read_file(path, ref, overrides, max_bytes, read_at)
    except UnreadableSource as error:
        yield Refused(error.ref, error.reason)
    except OSError as error:
        yield Refused(ref, f"cannot be read: {error.strerror or error}")


def read_pasted(
    text: str, *, title: str = "", outlet: str = "", published: str = "", url: str = "", read_at: datetime | None = None
) -> Article | Refused:
    """The article in a text that the reader pasted, with what the reader says of it; Refused where the text is blank
    or the date or address, which the reader can mend at once, cannot be read."""
    try:
        given = Overrides(
            title=title.strip(), outlet=outlet.strip(), published=parse_published(published), url=url.strip()
        )
    except ValueError as error:
        return Refused(_PASTED, str(error))
    try:
        article = article_of(read_text(text, _PASTED), given, read_at)
    except UnreadableSource as error:
        return Refused(error.ref, error.reason)
    return Refused(_PASTED, article.note) if given.url and not article.url else article


def _read_folder(
    folder: Path, overrides: Overrides, max_bytes: int, read_at: datetime | None
) -> Iterator[Article | Refused]:
    anything = False
    for entry in in_folder(folder):
        anything = True
        if isinstance(entry, Refused):
            yield entry
        else:
            yield from _read_file(entry, ref_within(folder, entry), overrides, max_bytes, read_at)
    if not anything:
        yield Refused(ref_within(folder, folder), "is a folder without files")


def _read_file(
    path: Path, ref: str, overrides: Overrides, max_bytes: int, read_at: datetime | None
) -> Iterator[Article | Refused]:
    try:
        check_file(path, ref, max_bytes)
        for found in _items(path, ref):
            yield found if isinstance(found, Refused) else _article(found, overrides, read_at)
    except UnreadableSource as error:
        yield Refused(error.ref, error.reason)
    except OSError as error:
        yield Refused(ref, f"cannot be read: {error.strerror or error}")


def _article(found: Found, overrides: Overrides, read_at: datetime | None) -> Article | Refused:
    try:
        return article_of(found, overrides, read_at)
    except UnreadableSource as error:
        return Refused(error.ref, error.reason)


def _items(path: Path, ref: str) -> Iterator[Found | Refused]:
    kind = kind_of(path, ref)
    if kind == "jsonl":
        yield from read_jsonl(path, ref)
        return
    raw = path.read_bytes()
    if kind == "html":
        yield read_page(decode(raw, ref, declared_encoding(raw)), ref)
    else:
        yield (read_markdown if kind == "markdown" else read_text)(decode(raw, ref), ref)
