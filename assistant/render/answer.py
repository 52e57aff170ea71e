"""The sentences of an answer, each with its verdict in the margin and its citations as small numbered links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from textwrap import shorten

from markupsafe import Markup

from assistant.citations import bears_verdict
from assistant.render.markup import joined
from assistant.render.sentence import Form, Shown, sentence_html
from assistant.render.source import Span
from assistant.types import Citation, Sentence
from assistant.wording import when
from index.types import Hit

_CITE = Markup('<a class="cite" id="{0}" href="#{0}" title="{1}">{2}</a>')
_UNKNOWN = Markup('<span class="cite unknown" title="No passage bears this number">[{}]</span>')
_NEAREST = Markup(
    '<li><a class="near" id="{0}" href="#{0}"><span class="meta">{1} · {2} · <bdi>{3}</bdi></span>'
    '<span dir="auto">{4}</span></a></li>'
)
_EXCERPT = 150  # characters of a passage, enough to tell it from the next of the same article


def citations_of(sentences: Iterable[Sentence]) -> list[Citation]:
    """Every citation of an answer in the order of the text: the place in this list is its address on the page."""
    return [citation for sentence in sentences for citation in sentence.citations]


def evidence_of(sentences: Iterable[Sentence], hits: Sequence[Hit], number: int) -> list[tuple[Sentence, Shown]]:
    """The sentences whose verdict can be held against words of an article, in the order of the text. The n-th of them
    bears the address `v-{number}-{n}`."""
    found: list[tuple[Sentence, Shown]] = []
    for sentence in sentences:
        if shown := _shown(sentence, hits, f"v-{number}-{len(found)}"):
            found.append((sentence, shown))
    return found


def answer_html(sentences: Sequence[Sentence], hits: Sequence[Hit], number: int, zone: tzinfo | None = None) -> Markup:
    """The sentences as HTML. The n-th citation of the answer (from 0) bears the id `c-{number}-{n}`, and the n-th
    verdict with evidence `v-{number}-{n}`."""
    parts, told, proved = [], 0, 0
    for place, sentence in enumerate(sentences):
        opens_block = place > 0 and sentences[place - 1].block_index != sentence.block_index
        cites = [_cite(citation, hits, f"c-{number}-{told + i}") for i, citation in enumerate(sentence.citations)]
        told += len(cites)
        shown = _shown(sentence, hits, f"v-{number}-{proved}")
        proved += shown is not None
        behind = joined([*cites, *(_UNKNOWN.format(n) for n in sentence.unknown)])
        verdict = sentence.verdict if bears_verdict(sentence) else None
        parts.append(sentence_html(sentence.text, behind, Form(sentence.block, opens_block), verdict, shown, zone))
    return joined(parts)


def nearest_html(hits: Sequence[Hit], address: str, zone: tzinfo | None = None, most: int = 4) -> Markup:
    """The passages nearest to a question that the articles do not answer; the n-th bears the id `{address}-{n}`."""
    rows = [_nearest(hit, f"{address}-{n}", zone) for n, hit in enumerate(hits[:most])]
    return Markup('<ol class="nearest">{}</ol>').format(joined(rows)) if rows else Markup("")


def _shown(sentence: Sentence, hits: Sequence[Hit], address: str) -> Shown | None:
    """The words that the verdict rests on, or those the sentence cites; nothing where it bears no verdict, or where
    they stand in no article that was found."""
    if not bears_verdict(sentence):
        return None
    words = sentence.verdict.evidence or next(iter(sentence.citations), None)
    article = words and next((hit.article for hit in hits if hit.article.id == words.article), None)
    return Shown(article, Span(words.start, words.end), address) if words and article else None


def _nearest(hit: Hit, address: str, zone: tzinfo | None) -> Markup:
    found = hit.article
    words = shorten(hit.passage.text, _EXCERPT, placeholder=" …")
    return _NEAREST.format(address, found.outlet or "outlet unknown", when(found.published, zone), found.title, words)


def _cite(citation: Citation, hits: Sequence[Hit], address: str) -> Markup:
    article = hits[citation.number - 1].article
    return _CITE.format(address, f"{article.outlet or 'outlet unknown'}: {article.title}", citation.number)
