"""A saved briefing held against what it carries, and if a library is there against the stored articles.

Without a library: the seal, each passage against its hash, each quotation in its passage at its offsets, each text that
was carried along against the hash of its article and the passages against it. That says the file is consistent with
itself: whoever writes all of it anew, hashes included, can make it say anything. With a library each article, passage
and quotation is looked up in the articles as they were stored, whether they are shown, superseded or removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from assistant.briefing.documents import parsed
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.serialise import passage_hash, reviewed_from_json, seal_of
from assistant.briefing.types import Briefing, CitedArticle, CitedPassage
from assistant.types import Citation, Quoted, Sentence
from assistant.verify_page import disagreements
from index.types import Article

Find = Callable[[str], Article | None]


@dataclass(frozen=True, slots=True)
class Failure:
    """What does not hold, and where in the file: `where` as in `stories[0].lines[2].citations[0]`."""

    where: str
    says: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was held against what: how many of each were looked at, and every failure. `articles` counts those that a
    library was asked for, None where there was none; `remarks` are what a reader may have corrected in it since, and
    `unproven` what no file can prove of itself."""

    briefing: str
    citations: int
    passages: int
    texts: int
    articles: int | None
    failures: tuple[Failure, ...]
    remarks: tuple[Failure, ...] = ()
    unproven: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing failed."""
        return not self.failures


def verify(text: str | bytes, find: Find | None = None) -> Verified:
    """The file's verdict. `find` gives a stored article in whatever state, None for one that the library does not have.

    Raises UnusableBriefing for what is no briefing, naming the place."""
    document = parsed(text)
    reviewed = reviewed_from_json(document)
    briefing = reviewed.briefing
    stored = {article.id: find(article.id) for article in briefing.articles} if find else None
    own, edits = dict(_sentences(briefing)), dict(_edits(reviewed, document))
    sentences = {**own, **edits}
    failures = [
        *_seal(document),
        *_passages(briefing, document),
        *_texts(briefing),
        *(Failure(where, says) for where, says in disagreements(briefing, own, edits)),
        *(failure for where, sentence in sentences.items() for failure in _sentence(where, sentence, briefing)),
    ]
    if stored is not None:
        failures += _against(briefing, sentences, stored)
    return Verified(
        briefing=briefing.id,
        citations=sum(len(sentence.citations) for sentence in sentences.values()),
        passages=len(briefing.passages),
        texts=sum(bool(article.text) for article in briefing.articles),
        articles=None if stored is None else len(stored),
        failures=tuple(failures),
        remarks=tuple(_corrections(briefing, stored)) if stored is not None else (),
        unproven=("names of signers are not proven",) if reviewed.signature or reviewed.marks else (),
    )


def _seal(document: Mapping[str, Any]) -> Iterator[Failure]:
    if "seal" not in document:
        yield Failure("seal", "it is missing: nothing says whether the rest of the file is as it was written")
    elif document["seal"] != seal_of(dict(document)):
        yield Failure("seal", "the file was changed after it was written")


def _passages(briefing: Briefing, document: Mapping[str, Any]) -> Iterator[Failure]:
    """Each against its own hash, its length and the article it names."""
    known = {article.id for article in briefing.articles}
    for place, passage in enumerate(briefing.passages):
        where = f"passages[{place}]"
        if passage_hash(passage.text) != document["passages"][place]["sha256"]:
            yield Failure(f"{where}.sha256", "the passage is not the one that was hashed")
        if passage.end - passage.start != len(passage.text):
            yield Failure(
                where, f"its offsets {passage.start} to {passage.end} do not fit {len(passage.text)} characters"
            )
        if passage.article not in known:
            yield Failure(f"{where}.article", f"the file lists no article {passage.article!a}")


def _texts(briefing: Briefing) -> Iterator[Failure]:
    """The texts carried along: each the one that was hashed, and the passages in it."""
    for place, article in enumerate(briefing.articles):
        if not article.text:
            continue
        if _hash(article.text) != article.sha256:
            yield Failure(f"articles[{place}].text", "the text is not the one that was hashed when it was read")
        for number, passage in enumerate(briefing.passages):
            if passage.article == article.id and not _stands(passage, article.text):
                yield Failure(f"passages[{number}]", f"it does not stand in the text of articles[{place}]")


def _sentence(where: str, sentence: Sentence, briefing: Briefing) -> Iterator[Failure]:
    """Each citation in the passage of its number; the evidence where the file carries its place."""
    for place, citation in enumerate(sentence.citations):
        if says := _misplaced(citation, briefing):
            yield Failure(f"{where}.citations[{place}]", says)
    evidence = sentence.verdict.evidence
    if evidence and (says := _misquoted(evidence, briefing)):
        yield Failure(f"{where}.verdict.evidence", says)


def _misplaced(citation: Citation, briefing: Briefing) -> str:
    """What is wrong with a citation, "" for nothing."""
    if not citation.quote.strip():
        return "it quotes nothing"
    passage = next((one for one in briefing.passages if one.number == citation.number), None)
    if passage is None:
        return f"the file has no passage {citation.number}"
    if citation.article != passage.article:
        return f"passage {citation.number} is of another article"
    if not _within(citation, passage):
        return f"its offsets lie outside passage {citation.number}"
    if not _quotes(citation, passage):
        return f"its words do not stand at its offsets in passage {citation.number}"
    return ""


def _misquoted(evidence: Quoted, briefing: Briefing) -> str:
    """Likewise of evidence, which may lie in a part of the article that the file does not carry."""
    holding = [one for one in briefing.passages if one.article == evidence.article and _within(evidence, one)]
    if not all(_quotes(evidence, passage) for passage in holding):
        return "its words do not stand at its offsets in the passage"
    text = next((article.text for article in briefing.articles if article.id == evidence.article), "")
    if text and text[evidence.start : evidence.end] != evidence.quote:
        return "its words do not stand at its offsets in the text carried along"
    return ""


def _against(
    briefing: Briefing, sentences: Mapping[str, Sentence], stored: Mapping[str, Article | None]
) -> Iterator[Failure]:
    """Everything that quotes an article against the article as it is stored."""
    for place, cited in enumerate(briefing.articles):
        if says := _not_as_stored(cited, stored[cited.id]):
            yield Failure(f"articles[{place}]", says)
    # Who said it, where and when is what a reader goes by: a correction cannot be told from a forgery here.
    yield from _named_otherwise(briefing, stored, ("url", "outlet", "published"), "forged, or corrected there since")
    for place, passage in enumerate(briefing.passages):
        article = stored.get(passage.article)
        if article and not _stands(passage, article.text):
            yield Failure(f"passages[{place}]", "the stored article has other words at its offsets")
    for where, sentence in sentences.items():
        for named, quoted in _quoted(where, sentence):
            article = stored.get(quoted.article)
            if article and article.text[quoted.start : quoted.end] != quoted.quote:
                yield Failure(named, "the stored article has other words at its offsets")


def _quoted(where: str, sentence: Sentence) -> Iterator[tuple[str, Citation | Quoted]]:
    for place, citation in enumerate(sentence.citations):
        yield f"{where}.citations[{place}]", citation
    if sentence.verdict.evidence:
        yield f"{where}.verdict.evidence", sentence.verdict.evidence


def _corrections(briefing: Briefing, stored: Mapping[str, Article | None]) -> Iterator[Failure]:
    """Titles and authors that are others by now: readers mend them often, so that nothing fails by it."""
    return _named_otherwise(briefing, stored, ("title", "author"), "corrected since, or never so")


def _named_otherwise(
    briefing: Briefing, stored: Mapping[str, Article | None], fields: tuple[str, ...], why: str
) -> Iterator[Failure]:
    for place, cited in enumerate(briefing.articles):
        article = stored[cited.id]
        for field in fields:
            if article and getattr(article, field) != getattr(cited, field):
                there = f"the stored article has {str(getattr(article, field))!a}"
                yield Failure(f"articles[{place}].{field}", f"{there}: {why}")


def _not_as_stored(cited: CitedArticle, article: Article | None) -> str:
    if article is None:
        return f"the library has no article {cited.id!a}"
    return "" if article.sha256 == cited.sha256 == _hash(article.text) else "the stored article has another text"


def _sentences(briefing: Briefing) -> Iterator[tuple[str, Sentence]]:
    """The page's own sentences by their places."""
    parts = [("bottom_line", briefing.bottom_line), ("new", briefing.new)]
    parts += [(f"stories[{place}].lines", story.lines) for place, story in enumerate(briefing.stories)]
    parts += [(f"timeline[{place}].lines", dated.lines) for place, dated in enumerate(briefing.timeline)]
    for name, lines in parts:
        yield from ((f"{name}[{place}]", line.sentence) for place, line in enumerate(lines))


def _edits(reviewed: Reviewed, document: Mapping[str, Any]) -> Iterator[tuple[str, Sentence]]:
    """The reader's own, by the places of their marks."""
    places = {mark["line"]: place for place, mark in enumerate(document.get("marks", []))}
    for mark in reviewed.marks.values():
        if mark.sentence:
            yield f"marks[{places[mark.line]}].sentence", mark.sentence


def _within(quoted: Citation | Quoted, passage: CitedPassage) -> bool:
    return passage.start <= quoted.start <= quoted.end <= passage.end


def _quotes(quoted: Citation | Quoted, passage: CitedPassage) -> bool:
    return passage.text[quoted.start - passage.start : quoted.end - passage.start] == quoted.quote


def _stands(passage: CitedPassage, text: str) -> bool:
    return text[passage.start : passage.end] == passage.text


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
