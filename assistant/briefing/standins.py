"""Plain forms of the stages that are not there yet: every article's sentences, groups by nearness, leads quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import numpy as np

from assistant.briefing.types import (
    Briefing,
    Excerpt,
    Group,
    Material,
    Request,
    Sources,
    Story,
)
from index.article_index import ArticleIndex
from index.dates import moment
from index.embeddings import wordllama
from index.sentences import sentence_spans
from index.types import Article, Filters

_BEFORE = timedelta(days=3)


def gather(index: ArticleIndex, request: Request, progress: Callable[[int, int], None]) -> Material:
    """The window's articles with their sentences."""
    window = request.window
    listed = index.articles(Filters(window.first - _BEFORE, window.last, (), window.zone))
    inside = Filters(window.first, window.last, (), window.zone)
    ids = {one.article.id for one in index.articles(inside)}
    found = sorted((one.article for one in listed), key=lambda one: (moment(one.published, window.zone), one.id))
    articles = [one for one in found if one.id in ids]
    undated = tuple(one.article for one in index.articles() if one.article.published is None)
    excerpts = []
    for done, article in enumerate(articles, start=1):
        excerpts += _excerpts(index, article)
        progress(done, len(articles))
    vectors = wordllama().embed([excerpt.text for excerpt in excerpts])
    before = tuple(one for one in found if one.id not in ids)
    return Material(
        window, tuple(articles), tuple(excerpts), vectors, {one.id: one.id for one in articles}, undated, before
    )


def _excerpts(index: ArticleIndex, article: Article) -> list[Excerpt]:
    spans = [
        (passage, passage.start + start, passage.start + end)
        for passage in index.passages(article.id)
        for start, end in sentence_spans(passage.text, article.language or "en")
    ]
    return [Excerpt(article, s, e, article.text[s:e], n, passage) for n, (passage, s, e) in enumerate(spans)]


def group(material: Material, topics: Sequence[str], known: Sequence[str]) -> tuple[Group, ...]:  # noqa: ARG001
    """Each article with those that are near it."""
    leads = [
        np.mean([v for e, v in zip(material.excerpts, material.vectors, strict=True) if e.article == one], axis=0)
        for one in material.articles
    ]
    groups: list[list[int]] = []
    for row in range(len(leads)):
        near = [g for g in groups if max(float(_cosine(leads[row], leads[other])) for other in g) > 0.75]
        if near:
            near[0].append(row)
        else:
            groups.append([row])
    return tuple(_group(material, rows) for rows in sorted(groups, key=len, reverse=True))


def _cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) or 1.0))


def _group(material: Material, rows: Sequence[int]) -> Group:
    articles = tuple(material.articles[row] for row in rows)
    places = tuple(n for n, excerpt in enumerate(material.excerpts) if excerpt.article in articles)
    return Group(articles[0].title, articles, places, tuple(one.id for one in articles), float(len(articles)))


def sources(material: Material, stories: Sequence[Story]) -> Sources:
    """Counts of the window."""
    dates = sorted((one.published for one in material.articles), key=moment)
    return Sources(
        len(material.articles),
        tuple(dict.fromkeys(one.outlet for one in material.articles)),
        len(set(material.origins.values())),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        tuple(one.id for one in material.undated),
        tuple(story.name for story in stories if story.origins == 1),
    )


def known_of(previous: Briefing | None) -> tuple[str, ...]:
    """The sentences of the previous page."""
    return tuple(line.sentence.text for story in previous.stories for line in story.lines) if previous else ()
