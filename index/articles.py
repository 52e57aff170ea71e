"""Makes an Article out of what a reader found: clean text first, then its hash, then its id."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from unicodedata import category

import courlan
import py3langid

from index.types import Article, Published

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# py3langid is a guess below some forty characters; its own figures start at sentences.
_LANGUAGE_NEEDS = 40
# Characters of a title, an outlet or an author, and of an address. Labels stand beside every passage in each store, so
# that one of a megabyte would fill the disk.
LONGEST_LABEL, LONGEST_URL = 500, 2000
# Combining marks behind one letter of a label. No writing system heaps so many; Unicode's stream-safe form allows 30.
MOST_MARKS = 8


def clean_text(text: str) -> str:
    """The text as it is stored: line ends are `\\n`, lone surrogates and NULs replaced. Before any offset exists."""
    return _LONE_SURROGATE.sub("\ufffd", _LINE_END.sub("\n", text)).replace("\0", "\ufffd").strip("\ufeff")


def canonical_url(url: str) -> str:
    """The URL without trackers and fragments, or "" where it is no http or https address."""
    url = clean_text(url).strip()
    if not url.lower().startswith(("http://", "https://")) or len(url) > LONGEST_URL:
        return ""
    try:
        return str(courlan.normalize_url(url, strict=False) or "").split("#", 1)[0]
    except ValueError:  # such as http://[::1, which urllib cannot take apart
        return ""


def article_id(digest: str, outlet: str, url: str) -> str:
    """The same text under another outlet or URL is another article: both go into the id (80 bits of SHA-256)."""
    return sha256("\0".join((digest, outlet, url)).encode()).hexdigest()[:20]


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language, or "" where there is too little of it to tell."""
    return str(py3langid.classify(text[:5000])[0]) if len(text) >= _LANGUAGE_NEEDS else ""


def new_article(
    text: str,
    *,
    title: str = "",
    outlet: str = "",
    author: str = "",
    url: str = "",
    published: Published = None,
    read_at: datetime | None = None,
    language: str = "",
    ref: str = "",
) -> Article:
    """An article from its parts, cleaned. Without a title the first line of the text stands in for it."""
    text = clean_text(text)
    digest = sha256(text.encode()).hexdigest()
    outlet, url = one_line(outlet), canonical_url(url)
    return Article(
        id=article_id(digest, outlet, url),
        text=text,
        sha256=digest,
        title=one_line(title) or unheaped(first_line(text)),
        outlet=outlet,
        author=one_line(author),
        url=url,
        published=published,
        read_at=read_at or datetime.now(UTC),
        language=language or language_of(text),
        ref=ref,
    )


def one_line(text: str) -> str:
    """A label on one line: every run of white space becomes one space, and what is past LONGEST_LABEL is cut off, as
    are marks heaped on one letter."""
    label = unheaped(" ".join(clean_text(text).split()))
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


def unheaped(text: str) -> str:
    """The text with at most MOST_MARKS combining marks behind one letter: more of them cover the lines around."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if category(sign) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def first_line(text: str, most: int = 120) -> str:
    """The first line that holds anything, cut at a space before `most` characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def superseding(article: Article, earlier: str) -> Article:
    """The article as a new version of an earlier one."""
    return replace(article, supersedes=earlier)
