"""A line of a page and the sentence in it, out of a document: each value read as what it must be."""

from __future__ import annotations

from typing import get_args

from assistant.briefing.documents import Node
from assistant.briefing.types import Change, ChangeKind, Line, Part, Speaker
from assistant.types import Block, Citation, Judged, Label, Quoted, Reason, Sentence, Verdict

SENTENCE_KEYS = ["text", "block", "block_index", "citations", "unknown", "verdict"]
_LINE_KEYS = [*SENTENCE_KEYS, *["id", "part", "speaker", "change", "published", "written", "struck"]]


def line_from(node: Node) -> Line:
    """A line. Raises UnusableBriefing."""
    node.only(_LINE_KEYS)
    return Line(
        id=node["id"].text(),
        sentence=_sentence(node),
        part=node["part"].one_of(get_args(Part)),
        speaker=node.get("speaker", None).maybe(_speaker),
        change=node.get("change", None).maybe(_change),
        published=node.get("published", None).published(),
        written=node.get("written", "").text(),
        struck=node.get("struck", False).flag(),
    )


def _sentence(node: Node) -> Sentence:
    return Sentence(
        text=node["text"].text(),
        citations=node["citations"].each(_citation),
        unknown=node["unknown"].each(Node.number),
        verdict=_verdict(node["verdict"]),
        block=node["block"].one_of(get_args(Block)),
        block_index=node["block_index"].number(),
    )


def sentence_from(node: Node) -> Sentence:
    """A sentence that stands alone, as in a mark. Raises UnusableBriefing."""
    node.only(SENTENCE_KEYS)
    return _sentence(node)


def _citation(node: Node) -> Citation:
    node.only(("number", "article", "ref", "start", "end", "quote"))
    names = {key: node[key].text() for key in ("article", "ref", "quote")}
    return Citation(node["number"].number(), start=node["start"].number(), end=node["end"].number(), **names)


def _verdict(node: Node) -> Verdict:
    node.only(("label", "score", "reasons", "evidence", "judge"))
    return Verdict(
        node["label"].one_of(get_args(Label)),
        node["score"].maybe(Node.score),
        node["reasons"].each(_reason),
        node["evidence"].maybe(_quoted),
        node.get("judge", None).maybe(_judged),
    )


def _reason(node: Node) -> Reason:
    return Reason(**texts_of(node, "code", "text"))


def _quoted(node: Node) -> Quoted:
    node.only(("article", "start", "end", "quote"))
    return Quoted(node["article"].text(), node["start"].number(), node["end"].number(), node["quote"].text())


def _judged(node: Node) -> Judged:
    node.only(("label", "reason", "model", "rules"))
    label, rules = (node[key].one_of(get_args(Label)) for key in ("label", "rules"))
    return Judged(label, node["reason"].text(), node["model"].text(), rules)


def _speaker(node: Node) -> Speaker:
    node.only(("words", "named", "outlet"))
    return Speaker(node["words"].text(), node["named"].flag(), node["outlet"].text())


def _change(node: Node) -> Change:
    node.only(("kind", "before", "after"))
    return Change(node["kind"].one_of(get_args(ChangeKind)), node["before"].text(), node["after"].text())


def texts_of(node: Node, *keys: str) -> dict[str, str]:
    """An object of nothing but these texts."""
    node.only(keys)
    return {key: node[key].text() for key in keys}
