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

_ARTICLE = re.compile(r"(?:article|blogposting|report|newsarticle|posting)$", re.IGNORECASE)
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
        self._article, self._nodes = _json_ld(tree)
        self._meta = _meta(tree)

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
        links = self._tree.xpath("//link[contains(concat(' ', translate(@rel, 'C', 'c'), ' '), ' canonical ')]/@href")
        main = self._article.get("mainEntityOfPage")
        main = main.get("@id") if isinstance(main, Mapping) else main
        own = [self._meta.get("og:url", ""), _text(self._article.get("url")), _text(main)]
        base = next((address for address in own if address.startswith("http")), "")
        return next((address for link in [*links, *own] if (address := _address(base, link))), "")

    def dates(self) -> Iterator[str]:
        """What the page gives as its date of publication, the surest first."""
        yield _text(self._article.get("datePublished"))
        yield from (self._meta.get(name, "") for name in _DATES)
        yield from _times(self._tree)
        yield _text(self._article.get("dateCreated"))

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


def _json_ld(tree: HtmlElement) -> tuple[Mapping[str, Any], dict[str, Mapping[str, Any]]]:
    """The node of the article itself, and all nodes by their `@id`."""
    nodes = [node for script in tree.iter("script") for node in _nodes(script)]
    named = {str(node["@id"]): node for node in reversed(nodes) if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    dated = (node for node in articles if "datePublished" in node)
    return next(dated, articles[0] if articles else {}), named


def _nodes(script: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD script, those in its `@graph` included. A broken script says nothing."""
    if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
        return
    try:
        value = json.loads((script.text or "").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    for item in value if isinstance(value, list) else [value]:
        graph = item.get("@graph") if isinstance(item, dict) else None
        for node in graph if isinstance(graph, list) else [item]:
            if isinstance(node, dict):
                yield node


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _times(tree: HtmlElement) -> Iterator[str]:
    """The time elements that are the article's own: marked as such, beside its headline, or the only one there is."""
    yield from tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    yield from tree.xpath("(//h1/ancestor::*[self::article or self::header or self::main][1]//time/@datetime)[1]")
    alone = set(tree.xpath("//time/@datetime"))
    yield from alone if len(alone) == 1 else ()


def _address(base: str, link: str) -> str:
    try:
        address = urljoin(base, link.strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and (parts.path.strip("/") or parts.query) else ""
