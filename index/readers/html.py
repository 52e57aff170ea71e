"""A saved web page: its text through trafilatura, its labels from its own metadata."""

from __future__ import annotations

import re
from typing import Any

import trafilatura
from lxml.html import HtmlElement

from index.errors import UnreadableSource
from index.readers.found import Found
from index.readers.page import Page
from index.readers.published import parse_published

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_BREAK = "⏎"  # trafilatura takes out code points that do not print, so this one has to
_BROKEN = re.compile(f"\\s*{_BREAK}\\s*")
_AROUND = f" \t{_BREAK}"
_RULE = re.compile(r"[|\s-]+")  # under the head of a table
_HEAD = 8192  # bytes; browsers look for the declaration in the first 1024


def declared_encoding(raw: bytes) -> str:
    """The encoding that a page names for itself, or ""."""
    match = _DECLARED.search(raw[:_HEAD]) or _XML_DECLARED.search(raw[:_HEAD])
    return match[1].decode("ascii", errors="replace") if match else ""


def read_html(text: str, ref: str) -> Found:
    """The page's article: paragraphs apart by a blank line, no markup, nothing of scripts, styles and menus.
    Raises UnreadableSource where the page holds no text or breaks the parser."""
    # The one place where every exception is caught: a page is hostile input to libraries of others.
    try:
        return _read(text, ref)
    except UnreadableSource:
        raise
    except Exception as error:
        raise UnreadableSource(ref, f"could not be taken apart ({type(error).__name__})") from error


def _read(text: str, ref: str) -> Found:
    tree = trafilatura.load_html(text)
    if tree is None:
        raise UnreadableSource(ref, "is no HTML")
    page = Page(tree)
    body = _body(tree)
    if not body:
        raise UnreadableSource(ref, "holds no article text")
    published = _published(page)
    stated = _stated(tree)
    return Found(
        ref,
        body,
        title=page.title or stated.title or "",
        outlet=page.outlet or stated.sitename or "",
        author=page.author or stated.author or "",
        url=page.url,
        published=published,
        language=(tree.get("lang") or "").lower()[:2],
    )


def _body(tree: HtmlElement) -> str:
    """The paragraphs of the article, or "" where trafilatura finds none; a line break in one stays a line break."""
    _mark_line_breaks(tree)
    document: Any = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True)
    lines = (document.text or "").splitlines() if document else []
    paragraphs = (stripped for line in lines if (stripped := line.strip(_AROUND)) and not _RULE.fullmatch(stripped))
    return _BROKEN.sub("\n", "\n\n".join(paragraphs))


def _mark_line_breaks(tree: HtmlElement) -> None:
    """Puts a mark in place of every line break that stands alone; of paragraphs trafilatura itself makes lines."""
    for line_break in [*tree.iter("br")]:
        if not _double(line_break.getprevious(), line_break) and not _double(line_break, line_break.getnext()):
            line_break.tail = f" {_BREAK} {line_break.tail or ''}"
            line_break.drop_tag()


def _double(first: HtmlElement | None, second: HtmlElement | None) -> bool:
    """Whether the two are line breaks with nothing between them."""
    return (
        first is not None and second is not None and first.tag == second.tag == "br" and not (first.tail or "").strip()
    )


def _stated(tree: HtmlElement) -> Any:
    """What trafilatura makes of the rest of the page's metadata. Changes the tree: the scripts are emptied, which are
    read by now, and over which the patterns of trafilatura would take minutes where they are hostile."""
    for script in tree.iter("script"):
        script.text = None
    return trafilatura.extract_metadata(tree, extensive=False)


def _published(page: Page) -> str:
    """The first date that can be read; where none can, the first that the page gives, so that it can be told of."""
    given = [text for text in page.dates() if text.strip()]
    return next((text for text in given if _is_date(text)), next(iter(given), ""))


def _is_date(text: str) -> bool:
    try:
        return parse_published(text) is not None
    except ValueError:
        return False
