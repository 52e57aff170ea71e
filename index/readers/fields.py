"""The names under which front matter and JSON rows say title, outlet, author, address and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from index.readers.found import Found

_NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site", "sitename", "site_name"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link", "canonical_url"),
    "published": ("published", "date", "published_at", "publishedAt", "datePublished", "pubDate", "date_published"),
    "language": ("language", "lang"),
}
_TEXT_NAMES = ("text", "body", "content", "article")


def labelled(found: Found, values: Mapping[Any, Any]) -> Found:
    """`found` with every label that the values give; the first name that holds something counts."""
    labels = {label: first_of(values, names) for label, names in _NAMES.items()}
    labels["language"] = labels["language"].lower()[:2]
    return replace(found, **{label: text for label, text in labels.items() if text})


def text_of(values: Mapping[Any, Any]) -> str:
    """The article's text as the row has it, or ""."""
    return next((value for name in _TEXT_NAMES if isinstance(value := values.get(name), str) and value.strip()), "")


def first_of(values: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    """The first of the names that holds text, a number, a list of these, or an object with a name."""
    return next((text for name in names if (text := plain(values.get(name)))), "")


def plain(value: Any) -> str:
    """A value as one text: lists joined with commas, an object by its `name`; "" for everything else."""
    if isinstance(value, list):
        return ", ".join(text for item in value if not isinstance(item, list) and (text := plain(item)))
    if isinstance(value, Mapping):
        name = value.get("name")
        return plain(name) if isinstance(name, str) else ""
    if isinstance(value, bool) or value != value:  # NaN, as tables write what is missing
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""
