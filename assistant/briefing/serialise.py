"""A briefing, and what its reader decided on it, as a JSON document, and back again exactly.

The document is whole in itself: sentences in the shape of `briefing ask --json`, the cited articles as they were read,
the cited passages each with its SHA-256, and over everything else a seal, the SHA-256 of the document without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from hashlib import sha256

from assistant.briefing.documents import Json, Node, parsed, zone_name
from assistant.briefing.numbering import every_line
from assistant.briefing.reading import briefing_from, marks_from, signature_from
from assistant.briefing.reviewed import Mark, Reviewed, Signature
from assistant.briefing.types import (
    Briefing,
    CitedArticle,
    CitedPassage,
    Line,
    Request,
    Sources,
    Story,
    Window,
)
from assistant.serialise import sentence_json, writer_json
from index.dates import to_iso

FORMAT = 1  # raised when a key changes its meaning or goes away


def reviewed_json(reviewed: Reviewed) -> Json:
    """The document that is exported: the page, the marks of checking, the signature, and the seal."""
    document = briefing_json(reviewed.briefing)
    marks = [mark_json(reviewed.marks[key]) for key in sorted(reviewed.marks, key=_page_order(reviewed.briefing))]
    document |= {"marks": marks, "signature": signature_json(reviewed.signature) if reviewed.signature else None}
    return document | {"seal": seal_of(document)}


def briefing_json(briefing: Briefing) -> Json:
    """The page alone, as it is kept beside its marks."""
    request, window = briefing.request, briefing.request.window
    return {
        "format": FORMAT,
        "id": briefing.id,
        "written_at": briefing.written_at.isoformat(),
        "day": window.last.isoformat(),
        "window": _window_json(window),
        "topic": ", ".join(request.topics),
        "request": _request_json(request),
        "bottom_line": _lines_json(briefing.bottom_line),
        "stories": [_story_json(story) for story in briefing.stories],
        "new": _lines_json(briefing.new),
        "timeline": [{"day": one.day.isoformat(), "lines": _lines_json(one.lines)} for one in briefing.timeline],
        "sources": _sources_json(briefing.sources),
        "articles": [_article_json(article) for article in briefing.articles],
        "passages": [_passage_json(passage) for passage in briefing.passages],
        "writer": writer_json(briefing.written_by),
        "previous": _previous_json(briefing),
        "unchanged": briefing.unchanged,
        "problems": [asdict(problem) for problem in briefing.problems],
        "library": briefing.library,
    }


def mark_json(mark: Mark) -> Json:
    """A reader's decision on a line."""
    return {
        "line": mark.line,
        "decision": mark.decision,
        "at": mark.at.isoformat(),
        "by": mark.by,
        "note": mark.note,
        "sentence": sentence_json(mark.sentence) if mark.sentence else None,
    }


def signature_json(signature: Signature) -> Json:
    """Who signed, when, and why in spite of open lines."""
    return {"by": signature.by, "at": signature.at.isoformat(), "override": signature.override}


def briefing_from_json(document: object) -> Briefing:
    """The page again. Raises UnusableBriefing, naming the place, for what is none or of another form."""
    return briefing_from(Node(document), FORMAT)


def reviewed_from_json(document: object, marks: Sequence[object] = (), signature: object = None) -> Reviewed:
    """The page with its marks and signature: those in the document, or those kept beside it. Raises UnusableBriefing.

    Whether quotes, hashes and seal agree is not looked at: `assistant/verify.py` does."""
    node = Node(document)
    briefing = briefing_from(node, FORMAT)
    kept = Node(list(marks), "marks") if marks else node.get("marks", [])
    signed = Node(signature, "signature") if signature is not None else node.get("signature", None)
    return Reviewed(briefing, marks_from(kept, briefing), signed.maybe(signature_from))


def written(reviewed: Reviewed) -> str:
    """The document as a file holds it: UTF-8 text, indented, so that a person can read it and a tool compare it."""
    return json.dumps(reviewed_json(reviewed), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read(text: str | bytes) -> Reviewed:
    """The file again. Raises UnusableBriefing."""
    return reviewed_from_json(parsed(text))


def seal_of(document: Json) -> str:
    """SHA-256 of the document without its seal, in hex; of its JSON with sorted keys, no white space, in ASCII."""
    rest = {key: value for key, value in document.items() if key != "seal"}
    told = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return sha256(told.encode()).hexdigest()


def passage_hash(text: str) -> str:
    """SHA-256 of a passage's words as UTF-8, in hex."""
    return sha256(text.encode()).hexdigest()


def _window_json(window: Window) -> Json:
    zone = zone_name(window.zone, window.first)
    return {"first": window.first.isoformat(), "last": window.last.isoformat(), "zone": zone}


def _request_json(request: Request) -> Json:
    return {
        "topics": list(request.topics),
        "template": request.template,
        "instead": request.instead,
        "reader": request.reader,
    }


def _lines_json(lines: Sequence[Line]) -> list[Json]:
    return [_line_json(line) for line in lines]


def _line_json(line: Line) -> Json:
    """A sentence as `ask` has it, with what a line of a page has besides."""
    return {
        "id": line.id,
        **sentence_json(line.sentence),
        "part": line.part,
        "speaker": asdict(line.speaker) if line.speaker else None,
        "change": asdict(line.change) if line.change else None,
        "published": to_iso(line.published),
        "written": line.written,
        "struck": line.struck,
    }


def _story_json(story: Story) -> Json:
    return {
        "name": story.name,
        "lines": _lines_json(story.lines),
        "articles": list(story.articles),
        "outlets": list(story.outlets),
        "origins": story.origins,
        "origin": story.origin,
    }


def _sources_json(sources: Sources) -> Json:
    return {
        "articles": sources.articles,
        "outlets": list(sources.outlets),
        "origins": sources.origins,
        "from": to_iso(sources.first),
        "to": to_iso(sources.last),
        "undated": list(sources.undated),
        "single_origin": list(sources.single_origin),
        "gaps": list(sources.gaps),
    }


def _article_json(article: CitedArticle) -> Json:
    dates = {"published": to_iso(article.published), "read_at": article.read_at.isoformat()}
    return asdict(article) | dates


def _passage_json(passage: CitedPassage) -> Json:
    return asdict(passage) | {"sha256": passage_hash(passage.text)}


def _previous_json(briefing: Briefing) -> Json | None:
    if briefing.previous is None:
        return None
    key, written_at = briefing.previous
    return {"id": key, "written_at": written_at.isoformat()}


def _page_order(briefing: Briefing) -> Callable[[str], tuple[int, str]]:
    places = {line.id: place for place, line in enumerate(every_line(briefing))}
    return lambda key: (places.get(key, len(places)), key)
