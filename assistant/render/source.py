"""The source beside the text: an article with exactly the cited words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import NamedTuple

from markupsafe import Markup

from assistant.render.markup import joined, link_to
from assistant.wording import when
from index.types import Article

# A line with the white space after it, so that the blocks put together are the whole text, character by character.
_BLOCK = re.compile(r"[^\n]*(?:\n\s*|\Z)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# Where blank lines part the paragraphs, a single line end is a line's end; elsewhere it parts paragraphs, unless the
# line is as short as one of a list or an address.
_SHORT_LINE = 50
_PANE = Markup(
    '<article class="source" data-now="{address}" data-total="{total}">'
    '<div class="steps">{steps}<span class="ends">{original}'
    '<button type="button" class="quiet close" data-close>Close</button></span></div>'
    '{says}<div class="meta">{meta}</div><h2 dir="auto">{title}</h2><div class="article">{text}</div></article>'
)
_NOTHING = Markup("")
_STEP = Markup('<button type="button" class="quiet" data-send="show" data-place="{}" aria-label="{}"{}>{}</button>')


class Span(NamedTuple):
    """Half-open offsets into an article's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader stands among the citations of an answer, or among the passages nearest to a question.

    `address-n` is the id of the n-th of `total`; `noun` says what they are; `now` are the words to highlight and
    `others` the other cited words of the same article."""

    address: str
    n: int
    total: int
    noun: str
    now: Span
    others: tuple[Span, ...] = ()


def source_html(article: Article, place: Place, zone: tzinfo | None = None, says: Markup = _NOTHING) -> Markup:
    """The pane beside a text: steps through its citations, what is to be said of this one, and the article with the
    words marked."""
    return _PANE.format(
        address=f"{place.address}-{place.n}",
        total=place.total,
        steps=_steps(place),
        says=says,
        original=link_to(article.url, "Open original ↗"),
        meta=meta_html(article, zone),
        title=article.title,
        text=article_html(article.text, place.now, place.others),
    )


def meta_html(article: Article, zone: tzinfo | None = None) -> Markup:
    """Outlet, date and author; what is not known is said to be unknown."""
    words = [article.outlet or "outlet unknown", when(article.published, zone)]
    words += [f"By {article.author}"] if article.author else []
    words += ["replaces an earlier version"] if article.supersedes else []
    return joined(Markup("<span><bdi>{}</bdi></span>").format(word) for word in words)


def article_html(text: str, now: Span | None = None, others: Sequence[Span] = ()) -> Markup:
    """The whole text in paragraphs. The text content of all of them together is `text`, and that of the `mark.now`
    together is `text[now.start:now.end]`: a highlight that crosses paragraphs is one mark in each."""
    marks = _disjoint(now, others)
    wrapped = _BLANK_LINE.search(text) is not None
    return joined(_paragraph(text, block, marks, wrapped) for block in _blocks(text))


def _steps(place: Place) -> Markup:
    label = Markup('<span class="where">{} {} of {}</span>').format(place.noun, place.n + 1, place.total)
    before = _step(place, place.n - 1, "Previous", Markup("‹ <kbd>[</kbd>"))
    after = _step(place, place.n + 1, "Next", Markup("<kbd>]</kbd> ›"))
    return Markup('<span class="walk">{}{}{}</span>').format(before, label, after)


def _step(place: Place, to: int, name: str, key: Markup) -> Markup:
    disabled = Markup("") if 0 <= to < place.total else Markup(" disabled")
    return _STEP.format(f"{place.address}-{to}", f"{name} {place.noun}", disabled, key)


def _blocks(text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in _BLOCK.finditer(text) if found.group())


def _paragraph(text: str, block: Span, marks: Sequence[tuple[Span, bool]], wrapped: bool) -> Markup:
    parts: list[Markup | str] = []
    at = block.start
    for span, is_now in marks:
        start, end = max(span.start, block.start), min(span.end, block.end)
        if start >= end:
            continue
        parts += [text[at:start], Markup("<mark{}>{}</mark>").format(_now(is_now), text[start:end])]
        at = end
    parts.append(text[at : block.end])
    line = text[block.start : block.end]
    tight = line.count("\n") == 1 and (wrapped or len(line) < _SHORT_LINE)
    return Markup('<p dir="auto"{}>{}</p>').format(Markup(' class="tight"') if tight else "", joined(parts))


def _now(is_now: bool) -> Markup:
    return Markup(' class="now"') if is_now else Markup("")


def _disjoint(now: Span | None, others: Sequence[Span]) -> list[tuple[Span, bool]]:
    """The spans in order without overlaps; the current one stays whole, the others give way to it."""
    kept: list[Span] = []
    for span in sorted(others):
        start = max(span.start, kept[-1].end) if kept else span.start
        kept.append(Span(start, max(start, span.end)))
    if now is None:
        return [(span, False) for span in kept if span.start < span.end]
    left = [Span(span.start, min(span.end, now.start)) for span in kept]
    right = [Span(max(span.start, now.end), span.end) for span in kept]
    marks = [(span, False) for span in (*left, *right) if span.start < span.end]
    return sorted([*marks, (now, True)])
