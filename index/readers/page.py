"""What a web page says about itself: JSON-LD first, then OpenGraph and other meta elements, then its markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from index.readers.fields import plain
from index.readers.page_dates import date_in_address, marked_dates

Node = Mapping[str, Any]

_ARTICLE = re.compile(r"(?:article|report|(?:blog|media|forum)posting)$", re.IGNORECASE)
_PAGE = re.compile(r"webpage$", re.IGNORECASE)
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "og:published_time", "published_time"),
    *("parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date"),
    *("cxenseparse:recs:publishtime", "citation_publication_date", "publish-date", "publish_date", "publishdate"),
    *("pubdate", "date"),
)


class Page:
    """The page's own statements. Every one is literal text, "" where the page does not say."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._meta = _meta(tree)
        self._links = _canonical_links(tree)
        titles = (" ".join(element.text_content().split()) for element in tree.iter("h1"))
        said = {*titles, *self._links, self._meta.get("og:url", ""), self._meta.get("og:title", "")} - {""}
        self._article, self._nodes = _json_ld(tree, said)

    @property
    def title(self) -> str:
        """The headline."""
        return _text(self._article.get("headline")) or self._first(_TITLES)

    @property
    def outlet(self) -> str:
        """The name of the publisher or of the site."""
        publisher = self._article.get("publisher")
        if isinstance(publisher, Mapping) and "name" not in publisher:
            publisher = self._nodes.get(str(publisher.get("@id")))
        return _text(publisher) or self._first(_OUTLETS)

    @property
    def author(self) -> str:
        """The names of the authors, with commas between them; never the address of a profile."""
        authors = self._article.get("author")
        authors = authors if isinstance(authors, list) else [authors]
        resolved = (self._resolved(author) for author in authors)
        named = ", ".join(dict.fromkeys(filter(None, map(_text, resolved)))) or self._first(_AUTHORS)
        return "" if named.startswith(("http://", "https://")) else named

    @property
    def url(self) -> str:
        """The canonical address. The front page is none: pages that name it by mistake would become one article."""
        main = self._article.get("mainEntityOfPage")
        main = main.get("@id") if isinstance(main, Mapping) else main
        own = [self._meta.get("og:url", ""), _text(self._article.get("url")), _text(main)]
        base = next((address for address in own if address.startswith("http")), "")
        return next((address for link in [*self._links, *own] if (address := _address(base, link))), "")

    def dates(self) -> Iterator[str]:
        """What the page gives as its date of publication, the surest first."""
        yield _text(self._article.get("datePublished"))
        yield from (self._meta.get(name, "") for name in _DATES)
        yield from marked_dates(self._tree)
        yield date_in_address(self.url)

    def _resolved(self, node: Any) -> Any:
        known = isinstance(node, Mapping) and "name" not in node and self._nodes.get(str(node.get("@id")))
        return known or node

    def _first(self, names: tuple[str, ...]) -> str:
        return next((text for name in names if (text := self._meta.get(name, ""))), "")


def _text(value: Any) -> str:
    """Labels in JSON-LD are often escaped once too often."""
    return unescape(plain(value))


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The meta elements by their lower-case name, property or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            if (name := element.get(attribute)) and (content := (element.get("content") or "").strip()):
                found.setdefault(name.strip().lower(), content)
    return found


def _canonical_links(tree: HtmlElement) -> list[str]:
    links = tree.iter("link")
    return [
        href for link in links if "canonical" in (link.get("rel") or "").lower().split() and (href := link.get("href"))
    ]


def _json_ld(tree: HtmlElement, said: set[str]) -> tuple[Node, dict[str, Node]]:
    """The node of the article itself, and all nodes by their `@id`. A page may describe other stories too: its own is
    the one that bears a title or an address that the page has `said` of itself, else the first."""
    nodes = [node for script in tree.iter("script") for node in _nodes(script)]
    named = {str(node["@id"]): node for node in reversed(nodes) if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _is(node, _ARTICLE)] or [node for node in nodes if _is(node, _PAGE)]
    own = (node for node in articles if said & {_text(node.get(key)) for key in ("headline", "url", "@id")} - {""})
    return next(own, articles[0] if articles else {}), named


def _nodes(script: HtmlElement) -> Iterator[Node]:
    """The objects of a JSON-LD script, those in its `@graph` and `mainEntity` included. A broken one says nothing."""
    if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
        return
    try:
        value = json.loads((script.text or "").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    for item in _objects(value):
        yield item
        yield from _objects(item.get("@graph"))
        yield from _objects(item.get("mainEntity"))


def _objects(value: Any) -> Iterator[Node]:
    return (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict))


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (kinds if isinstance(kinds, list) else [kinds]))


def _address(base: str, link: str) -> str:
    try:
        address = urljoin(base, link.strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and (parts.path.strip("/") or parts.query) else ""
