"""Gathers what a briefing is written from: the window's articles, their sentences with vectors, and whose text is
whose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date

from assistant.briefing.topics import on_topic
from assistant.briefing.types import Excerpt, Material, Request, Stage, Window
from assistant.briefing.vectors import SentenceVectors
from index.article_index import ArticleIndex
from index.copies import origins
from index.dates import local_day, moment
from index.sentences import sentence_spans
from index.types import Article, Filters, Passage

# Days before the window that are looked at for what is new and what has gone quiet: over a weekend, and no further.
DAYS_BEFORE = 3
Progress = Callable[[int, int], None]
GATHERING = "Gathering the articles"
_TOLD_EACH = 50  # articles between two words of progress


def gather(index: ArticleIndex, request: Request, progress: Progress) -> Material:
    """The same as `gathering`; `progress` hears how many of how many articles have been read."""
    steps = gathering(index, request)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            material: Material = end.value
            return material
        progress(step.done, step.total)


def gathering(index: ArticleIndex, request: Request) -> Generator[Stage, None, Material]:
    """The articles of the window, on the request's topics where there are any, with all that later stages read of them.

    Every 50 articles, and at the last, how many have been read. Raises LibraryError."""
    before, inside = _by_day(index, request.window)
    before, inside, undated = (on_topic(some, request.topics) for some in (before, inside, index.undated()))
    passages = index.passages_of(inside)
    excerpts: list[Excerpt] = []
    for done, article in enumerate(inside, start=1):
        excerpts += excerpts_of(article, passages[article.id])
        if done % _TOLD_EACH == 0 or done == len(inside):
            yield Stage(GATHERING, done, len(inside))
    return Material(
        window=request.window,
        articles=tuple(inside),
        excerpts=tuple(excerpts),
        vectors=SentenceVectors([excerpt.text for excerpt in excerpts]),
        origins=origins((*before, *inside)),
        undated=tuple(undated),
        before=tuple(before),
    )


def _by_day(index: ArticleIndex, window: Window) -> tuple[list[Article], list[Article]]:
    """The articles of the days before the window and those in it, each oldest first."""
    since = date.fromordinal(max(1, window.first.toordinal() - DAYS_BEFORE))
    listed = [one.article for one in index.articles(Filters(since, window.last, (), window.zone))]
    listed.sort(key=lambda article: (moment(article.published, window.zone), article.id))
    early = [_day(article, window) < window.first for article in listed]
    return (
        [article for article, before in zip(listed, early, strict=True) if before],
        [article for article, before in zip(listed, early, strict=True) if not before],
    )


def _day(article: Article, window: Window) -> date:
    assert article.published is not None  # a filter by date lets no undated article through
    return local_day(article.published, window.zone)


def excerpts_of(article: Article, passages: Sequence[Passage]) -> Iterator[Excerpt]:
    """The article's sentences, each in the passage that holds it. What lies in no passage is furniture."""
    starts = [passage.start for passage in passages]
    place = 0
    for start, end in sentence_spans(article.text, article.language or "en"):
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= passages[at].end:
            continue
        for first, last, passage in _within(start, end, passages[at:]):
            yield Excerpt(article, first, last, article.text[first:last], place, passage)
            place += 1


def _within(start: int, end: int, passages: Sequence[Passage]) -> Iterator[tuple[int, int, Passage]]:
    """The sentence, in the pieces that its passages hold where it is longer than one or furniture is glued to it."""
    for passage in passages:
        if passage.start >= end:
            return
        yield max(start, passage.start), min(end, passage.end), passage
