"""Markdown: YAML front matter for what is said about the article; below it the text, kept as it was written."""

from __future__ import annotations

import re
from typing import Any

import yaml

from index.articles import one_line
from index.errors import UnreadableSource
from index.readers.fields import labelled
from index.readers.found import Found
from index.readers.text import read_text

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\ufeff?---[ \t]*\n\s*[\w-]+[ \t]*:", re.ASCII)
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(.+?)[ \t#]*$")
_NULL = ("null", "Null", "NULL", "~")
_LONGEST = 20_000  # characters of front matter; PyYAML takes seconds for hundreds of thousands


def read_markdown(text: str, ref: str) -> Found:
    """The body as it stands, with title, outlet, author, URL and date from the front matter. Raises UnreadableSource,
    naming the line, where front matter was begun and cannot be read."""
    text = text.replace("\r\n", "\n")
    match = _FRONT_MATTER.match(text)
    if match is None:
        if _OPENED.match(text):
            raise UnreadableSource(ref, "line 1: the front matter is not closed with a line of ---")
        return _titled(read_text(text, ref))
    values = _values(match[1], ref)
    if values is None:
        return _titled(read_text(text, ref))
    body = text[match.end() :]
    return labelled(_titled(read_text(body, ref)), values)


def _values(front_matter: str, ref: str) -> dict[Any, Any] | None:
    """The keys of the front matter, every value as its literal text; None where it is prose between two rules."""
    if len(front_matter) > _LONGEST:
        raise UnreadableSource(ref, f"the front matter is longer than {_LONGEST} characters")
    try:
        # BaseLoader builds nothing but text, lists and mappings: "No" stays a title, a date stays as it was written.
        values = yaml.load(front_matter, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise UnreadableSource(ref, f"line {line}: the front matter is no YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableSource(ref, f"the front matter is no YAML: {one_line(str(error))}") from error
    if not values:
        return {}
    return {key: value for key, value in values.items() if value not in _NULL} if isinstance(values, dict) else None


def _titled(found: Found) -> Found:
    """The title without the heading's marks."""
    match = _HEADING.match(found.title)
    return Found(found.ref, found.text, title=match[1] if match else found.title, published=found.published)
