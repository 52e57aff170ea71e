"""Answers and hits as JSON documents, with the keys that others build on, and back again without loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from assistant.types import (
    Answer,
    CheckedSentence,
    Citation,
    Judged,
    Problem,
    Quoted,
    Reason,
    SecondOpinions,
    Sentence,
    Verdict,
    WrittenBy,
)
from index.dates import from_iso, to_iso
from index.types import Added, Article, Hit, Listed, Passage, Scope

Json = dict[str, Any]


def added_json(row: Added) -> Json:
    """A row of `briefing add`."""
    return {"ref": row.ref, "status": row.status, "article": row.article, "reason": row.reason}


def listed_json(row: Listed, with_text: bool = False) -> Json:
    """A row of `briefing articles`; `origin` is the same for articles of the same words."""
    article = row.article
    document = {
        "id": article.id,
        "ref": article.ref,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": to_iso(article.published),
        "url": article.url,
        "language": article.language,
        "read_at": article.read_at.isoformat(),
        "sha256": article.sha256,
        "passages": row.passages,
        "origin": row.origin,
    }
    return document | ({"text": article.text} if with_text else {})


def hit_json(hit: Hit) -> Json:
    """A passage found: `text` is the article's text from `start` to `end`."""
    article, passage = hit.article, hit.passage
    return {
        "article": article.id,
        "ref": article.ref,
        "title": article.title,
        "outlet": article.outlet,
        "published": to_iso(article.published),
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": hit.score,
    }


def answer_json(answer: Answer) -> Json:
    """An answer with everything it rests on; `passages` stand in the order shown to the writer."""
    return {
        "question": answer.question,
        "asked": answer.asked,
        "refused": answer.refused,
        "sentences": [sentence_json(sentence) for sentence in answer.sentences],
        "passages": [hit_json(hit) for hit in answer.hits],
        "searched": scope_json(answer.scope),
        "writer": writer_json(answer.written_by),
        "problem": {"code": answer.problem.code, "message": answer.problem.message} if answer.problem else None,
        "opinions": opinions_json(answer.opinions),
    }


def writer_json(by: WrittenBy) -> Json:
    """Which writer wrote it: a model with its settings, or the quoting writer."""
    return {"kind": by.kind, "model": by.model, "settings": dict(by.settings)}


def verdict_json(verdict: Verdict) -> Json:
    """A verdict: its label, score and reasons, the words that it rests on or that come nearest, and what a model said
    where one was asked."""
    return {
        "label": verdict.label,
        "score": verdict.score,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in verdict.reasons],
        "evidence": asdict(verdict.evidence) if verdict.evidence else None,
        "judge": asdict(verdict.judge) if verdict.judge else None,
    }


def opinions_json(opinions: SecondOpinions | None) -> Json | None:
    """How many sentences were sent to a model and where, None where none was to be."""
    return asdict(opinions) if opinions else None


def checked_json(sentence: CheckedSentence) -> Json:
    """A row of `briefing check`. `claims` is false where the sentence bears no verdict; `cite` are the articles to cite
    for it where it is supported, best first; `nearest` is where the evidence stands, whatever the verdict."""
    found = [_source_json(hit) for hit in sentence.hits]
    supported = sentence.verdict.label in ("supported", "partly")
    return {
        "text": sentence.text,
        **verdict_json(sentence.verdict),
        "claims": sentence.claims,
        "block": sentence.block,
        "block_index": sentence.block_index,
        "cite": found if supported else [],
        "nearest": found[0] if found else None,
    }


def _source_json(hit: Hit) -> Json:
    """What a passage is cited as."""
    return {key: value for key, value in hit_json(hit).items() if key not in ("text", "score")}


def answer_from_json(document: Json, article: Callable[[str], Article]) -> Answer:
    """The answer again. `article` looks an article up by its id: texts stay in the record, which never changes them."""
    writer, problem, opinions = document["writer"], document["problem"], document.get("opinions")
    return Answer(
        question=document["question"],
        asked=document["asked"],
        sentences=tuple(_sentence_from_json(sentence) for sentence in document["sentences"]),
        hits=tuple(_hit_from_json(hit, article) for hit in document["passages"]),
        scope=_scope_from_json(document["searched"]),
        written_by=WrittenBy(writer["kind"], writer["model"], tuple(writer["settings"].items())),
        refused=document["refused"],
        problem=Problem(problem["code"], problem["message"]) if problem else None,
        opinions=SecondOpinions(**opinions) if opinions else None,
    )


def sentence_json(sentence: Sentence) -> Json:
    """A sentence with its citations and its verdict; a briefing has its own in the same shape."""
    return {
        "text": sentence.text,
        "block": sentence.block,
        "block_index": sentence.block_index,
        "citations": [
            {
                "number": citation.number,
                "article": citation.article,
                "ref": citation.ref,
                "start": citation.start,
                "end": citation.end,
                "quote": citation.quote,
            }
            for citation in sentence.citations
        ],
        "unknown": list(sentence.unknown),
        "verdict": verdict_json(sentence.verdict),
    }


def _sentence_from_json(document: Json) -> Sentence:
    return Sentence(
        text=document["text"],
        citations=tuple(Citation(**citation) for citation in document["citations"]),
        unknown=tuple(document["unknown"]),
        verdict=_verdict_from_json(document["verdict"]),
        block=document["block"],
        block_index=document["block_index"],
    )


def _verdict_from_json(document: Json) -> Verdict:
    """What was kept before models were asked has no `judge`."""
    return Verdict(
        document["label"],
        document["score"],
        tuple(Reason(reason["code"], reason["text"]) for reason in document["reasons"]),
        Quoted(**document["evidence"]) if document["evidence"] else None,
        Judged(**document["judge"]) if document.get("judge") else None,
    )


def _hit_from_json(document: Json, article: Callable[[str], Article]) -> Hit:
    passage = Passage(document["article"], document["start"], document["end"], document["text"])
    return Hit(article(document["article"]), passage, document["score"])


def scope_json(scope: Scope) -> Json:
    """What was searched."""
    return {
        "articles": scope.articles,
        "outlets": list(scope.outlets),
        "from": to_iso(scope.first),
        "to": to_iso(scope.last),
        "newest": to_iso(scope.last),
        "newest_article": scope.newest,
        "undated": scope.undated,
    }


def _scope_from_json(document: Json) -> Scope:
    return Scope(
        articles=document["articles"],
        outlets=tuple(document["outlets"]),
        first=from_iso(document["from"]),
        last=from_iso(document["to"]),
        newest=document["newest_article"],
        undated=document["undated"],
    )
