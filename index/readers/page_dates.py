"""A page's date of publication out of its markup, where its metadata has none: only what is marked as its own.

htmldate was tried for this and is not used: it also takes the newest date of the masthead, of a list of other stories,
of a comment or of the prose, and reads 05/06/2026 one way without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_MARKED = re.compile(r"publish|publicat|pubdate|posted|dateline|timestamp|\bdate|date\b|Date\b")
_OTHER_DATE = re.compile(r"modif|updat|expir|event|access", re.IGNORECASE)
_OTHER_PART = re.compile(r"comment|related|sidebar|recommend|most-?read|promo|teaser|masthead|more-", re.IGNORECASE)
_OTHER_TAGS = ("aside", "nav", "footer")
_LABEL = re.compile(
    r"^(?:(?:first\s+)?(?:published|posted)(?:\s+on)?|publié(?:e)?(?:\s+le)?|veröffentlicht(?:\s+am)?|publicado(?:\s+el)?"
    r"|نشر(?:\s+في)?|date|stand)\b\s*[:\-–]?\s*",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)")
_LONGEST = 80


def marked_dates(tree: HtmlElement) -> Iterator[str]:
    """The dates that stand marked as such beside the headline, in the page's order."""
    yield from tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    container = _container(tree)
    for element in container.iter("time", "abbr", "span", "div", "p", "li", "small") if container is not None else ():
        if _is_own(element, container) and (date := _date_of(element)):
            yield date


def date_in_address(address: str) -> str:
    """The day in an address such as https://paper.example/2026/05/05/truce, or ""."""
    match = _IN_ADDRESS.search(address)
    return "-".join(match.groups()) if match else ""


def _container(tree: HtmlElement) -> HtmlElement | None:
    """The part of the page that the headline belongs to; the only article where there is no headline."""
    for headline in tree.iter("h1"):
        around = {element.tag: element for element in reversed([*headline.iterancestors("article", "main", "body")])}
        return next((around[tag] for tag in ("article", "main", "body") if tag in around), None)
    articles = [*tree.iter("article")]
    return articles[0] if len(articles) == 1 else None


def _is_own(element: HtmlElement, container: HtmlElement) -> bool:
    marks = _marks(element)
    if element.tag != "time" and not _MARKED.search(marks):
        return False
    if _OTHER_DATE.search(marks):
        return False
    for around in element.iterancestors():
        if around is container:
            return True
        if around.tag in _OTHER_TAGS or _OTHER_PART.search(_marks(around)) or _OTHER_DATE.search(_marks(around)):
            return False
    return False


def _marks(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))


def _date_of(element: HtmlElement) -> str:
    """The machine's form where the element has it, else its words without a label such as "Published:"."""
    stated = element.get("datetime") or (element.get("title") if element.tag == "abbr" else "")
    if stated and stated.strip():
        return str(stated).strip()
    words = " ".join(str(element.text_content()).split())
    return _LABEL.sub("", words) if len(words) <= _LONGEST else ""
