"""The parts of a briefing's document, each read as what it must be: `serialise.py` the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from assistant.briefing.documents import Node
from assistant.briefing.numbering import every_line
from assistant.briefing.reading_lines import line_from, sentence_from, texts_of
from assistant.briefing.reviewed import Decision, Mark, Signature
from assistant.briefing.types import (
    Briefing,
    CitedArticle,
    CitedPassage,
    Dated,
    Instead,
    Request,
    Sources,
    Story,
    Window,
)
from assistant.types import Problem, WriterKind, WrittenBy

_PAGE = (
    *("format", "id", "written_at", "day", "window", "topic", "request", "bottom_line", "stories", "new", "timeline"),
    *("sources", "articles", "passages", "writer", "previous", "unchanged", "problems", "library"),
    *("marks", "signature", "seal"),
)


def briefing_from(node: Node, form: int) -> Briefing:
    """The page. Raises UnusableBriefing."""
    if node["format"].number() != form:
        raise node["format"].refused(f"{node['format'].number()}, and this version reads {form}: update the desk")
    node.only(_PAGE)
    briefing = Briefing(
        id=node["id"].text(),
        written_at=node["written_at"].moment(),
        request=_request(node),
        bottom_line=node["bottom_line"].each(line_from),
        stories=node["stories"].each(_story),
        new=node["new"].each(line_from),
        timeline=node.get("timeline", []).each(_dated),
        sources=_sources(node["sources"]),
        articles=node["articles"].each(_article),
        passages=node["passages"].each(_passage),
        written_by=_written_by(node["writer"]),
        previous=node.get("previous", None).maybe(_previous),
        unchanged=node.get("unchanged", False).flag(),
        problems=node.get("problems", []).each(_problem),
        library=node.get("library", "").text(),
    )
    _hold_together(node, briefing)
    return briefing


def marks_from(node: Node, briefing: Briefing) -> dict[str, Mark]:
    """The marks by their lines, each of a line on the page. Raises UnusableBriefing."""
    ids = {line.id for line in every_line(briefing)}
    found: dict[str, Mark] = {}
    for place, mark in enumerate(node.each(_mark)):
        here = Node(mark.line, f"{node.where}[{place}].line")
        if mark.line not in ids:
            raise here.refused(f"the page has no line {mark.line!a}")
        if mark.line in found:
            raise here.refused(f"line {mark.line!a} is marked twice")
        found[mark.line] = mark
    return found


def signature_from(node: Node) -> Signature:
    """Who signed. Raises UnusableBriefing."""
    node.only(("by", "at", "override"))
    return Signature(node["by"].text(), node["at"].moment(), node["override"].text())


def _hold_together(node: Node, briefing: Briefing) -> None:
    """What one part of a page says of another: nothing that is read later has to ask again."""
    window = briefing.request.window
    if node["day"].day() != window.last:
        raise node["day"].refused(f"{window.last} is the last day of the window")
    if node["topic"].text() != ", ".join(briefing.request.topics):
        raise node["topic"].refused("it is not what request.topics says")
    _all_different(node["articles"], (article.id for article in briefing.articles), "the id")
    _all_different(node, (line.id for line in every_line(briefing)), "the line")
    for place, passage in enumerate(briefing.passages, start=1):
        if passage.number != place:
            raise Node(None, f"passages[{place - 1}].number").refused(f"{passage.number} where {place} belongs")


def _all_different(node: Node, names: Iterator[str], what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise node.refused(f"{what} {name!a} stands twice")
        seen.add(name)


def _request(node: Node) -> Request:
    asked, window = node["request"], node["window"]
    asked.only(("topics", "template", "instead", "reader"))
    window.only(("first", "last", "zone"))
    first, last = window["first"].day(), window["last"].day()
    if first > last:
        raise window.refused(f"its first day {first} is after its last, {last}")
    return Request(
        window=Window(first, last, window["zone"].zone()),
        topics=asked["topics"].each(Node.text),
        template=asked["template"].text(),
        instead=asked["instead"].one_of(get_args(Instead)),
        reader=asked["reader"].text(),
    )


def _story(node: Node) -> Story:
    node.only(("name", "lines", "articles", "outlets", "origins", "origin"))
    return Story(
        name=node["name"].text(),
        lines=node["lines"].each(line_from),
        articles=node["articles"].each(Node.text),
        outlets=node["outlets"].each(Node.text),
        origins=node["origins"].number(),
        origin=node["origin"].text(),
    )


def _dated(node: Node) -> Dated:
    node.only(("day", "lines"))
    return Dated(node["day"].day(), node["lines"].each(line_from))


def _sources(node: Node) -> Sources:
    node.only(("articles", "outlets", "origins", "from", "to", "undated", "single_origin", "gaps"))
    return Sources(
        articles=node["articles"].number(),
        outlets=node["outlets"].each(Node.text),
        origins=node["origins"].number(),
        first=node["from"].published(),
        last=node["to"].published(),
        undated=node["undated"].each(Node.text),
        single_origin=node["single_origin"].each(Node.text),
        gaps=node["gaps"].each(Node.text),
    )


_ARTICLE = ("id", "ref", "title", "outlet", "author", "url", "sha256", "origin", "text")


def _article(node: Node) -> CitedArticle:
    node.only((*_ARTICLE, "published", "read_at"))
    names = {key: node[key].text() for key in _ARTICLE}
    return CitedArticle(published=node["published"].published(), read_at=node["read_at"].moment(), **names)


def _passage(node: Node) -> CitedPassage:
    node.only(("number", "article", "start", "end", "text", "sha256"))
    node["sha256"].text()
    numbers: dict[str, Any] = {key: node[key].number() for key in ("number", "start", "end")}
    return CitedPassage(article=node["article"].text(), text=node["text"].text(), **numbers)


def _written_by(node: Node) -> WrittenBy:
    node.only(("kind", "model", "settings"))
    return WrittenBy(node["kind"].one_of(get_args(WriterKind)), node["model"].text(), node["settings"].items(Node.text))


def _previous(node: Node) -> tuple[str, Any]:
    node.only(("id", "written_at"))
    return node["id"].text(), node["written_at"].moment()


def _problem(node: Node) -> Problem:
    return Problem(**texts_of(node, "code", "message"))


def _mark(node: Node) -> Mark:
    node.only(("line", "decision", "at", "by", "note", "sentence"))
    decision = node["decision"].maybe(lambda one: one.one_of(get_args(Decision)))
    sentence = node["sentence"].maybe(sentence_from)
    if (decision == "edited") != (sentence is not None):
        raise node.refused("an edit has a sentence, and nothing else has one")
    return Mark(node["line"].text(), decision, node["at"].moment(), node["by"].text(), node["note"].text(), sentence)
