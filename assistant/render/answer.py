"""The sentences of an answer, each with its verdict in the margin and its citations as small numbered links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from textwrap import shorten

from markupsafe import Markup

from assistant.render.markup import joined
from assistant.types import Citation, Label, Sentence
from assistant.wording import when
from index.types import Hit

# Each verdict's class in the style sheet and the words that stand behind its mark. "not checked" looks neutral:
# nothing is shown as good that nobody has looked at.
_VERDICTS: dict[Label, tuple[str, str]] = {
    "supported": ("good", "Supported by the cited words"),
    "partly": ("part", "Partly supported by the cited words"),
    "not supported": ("bad", "Not supported"),
    "no citation": ("part none", "No citation"),
    "not checked": ("open", "Not checked yet"),
}
_NO_CITATION = "No citation: no passage is named for this sentence."
_SENTENCE = Markup('<p class="{}" dir="auto"><span class="verdict" role="img" aria-label="{}" title="{}"></span>{}</p>')
_CITE = Markup('<a class="cite" id="{0}" href="#{0}" title="{1}">{2}</a>')
_UNKNOWN = Markup('<span class="cite unknown" title="No passage bears this number">[{}]</span>')
_WHY = Markup('<span class="why {}">{}</span>')
_NEAREST = Markup(
    '<li><a class="near" id="{0}" href="#{0}"><span class="meta">{1} · {2} · <bdi>{3}</bdi></span>'
    '<span dir="auto">{4}</span></a></li>'
)
_EXCERPT = 150  # characters of a passage, enough to tell it from the next of the same article


def citations_of(sentences: Iterable[Sentence]) -> list[Citation]:
    """Every citation of an answer in the order of the text: the place in this list is its address on the page."""
    return [citation for sentence in sentences for citation in sentence.citations]


def answer_html(sentences: Sequence[Sentence], hits: Sequence[Hit], address: str) -> Markup:
    """The sentences as HTML. The n-th citation of the answer (from 0) bears the id `{address}-{n}`."""
    parts, told = [], 0
    for place, sentence in enumerate(sentences):
        opens_block = place > 0 and sentences[place - 1].block_index != sentence.block_index
        cites = [_cite(citation, hits, f"{address}-{told + i}") for i, citation in enumerate(sentence.citations)]
        told += len(cites)
        parts.append(_sentence(sentence, joined(cites), opens_block))
    return joined(parts)


def nearest_html(hits: Sequence[Hit], address: str, zone: tzinfo | None = None, most: int = 4) -> Markup:
    """The passages nearest to a question that the articles do not answer; the n-th bears the id `{address}-{n}`."""
    rows = [_nearest(hit, f"{address}-{n}", zone) for n, hit in enumerate(hits[:most])]
    return Markup('<ol class="nearest">{}</ol>').format(joined(rows)) if rows else Markup("")


def _nearest(hit: Hit, address: str, zone: tzinfo | None) -> Markup:
    found = hit.article
    words = shorten(hit.passage.text, _EXCERPT, placeholder=" …")
    return _NEAREST.format(address, found.outlet or "outlet unknown", when(found.published, zone), found.title, words)


def _sentence(sentence: Sentence, cites: Markup, opens_block: bool) -> Markup:
    text = Markup("{}{}{}").format(sentence.text, cites, joined(_UNKNOWN.format(n) for n in sentence.unknown))
    if sentence.block == "heading":
        return Markup('<h3 dir="auto">{}</h3>').format(text)
    kind, label = _VERDICTS[sentence.verdict.label]
    classes = " ".join([kind, sentence.block, *(["next"] if opens_block else [])])
    return _SENTENCE.format(classes, label, label, text + _reasons(sentence, kind))


def _reasons(sentence: Sentence, kind: str) -> Markup:
    reasons = [reason.text for reason in sentence.verdict.reasons]
    if sentence.verdict.label == "no citation" and not reasons:
        reasons = [_NO_CITATION]
    return joined(_WHY.format(kind, reason) for reason in reasons)


def _cite(citation: Citation, hits: Sequence[Hit], address: str) -> Markup:
    article = hits[citation.number - 1].article
    return _CITE.format(address, f"{article.outlet or 'outlet unknown'}: {article.title}", citation.number)
