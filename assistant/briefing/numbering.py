"""A page put in order: ids for its lines, numbers for its passages, and what a reader must know of each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.briefing.lines import renumbered
from assistant.briefing.types import Briefing, CitedArticle, CitedPassage, Dated, Line, Story
from index.types import Article, Hit


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page with their ids and numbers, and what they cite."""

    bottom_line: tuple[Line, ...]
    stories: tuple[Story, ...]
    new: tuple[Line, ...]
    timeline: tuple[Dated, ...]
    passages: tuple[CitedPassage, ...]
    articles: tuple[CitedArticle, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines a page has, in how many the passage stands for what was written, and how many are struck."""

    lines: int
    replaced: int
    struck: int


def numbered(
    bottom_line: Sequence[Line],
    stories: Sequence[Story],
    new: Sequence[Line],
    timeline: Sequence[Dated],
    hits: Sequence[Hit],
    origins: Mapping[str, str],
) -> Page:
    """The page in its order. The numbers of the lines are places in `hits`; each passage that is cited gets one number
    for the whole page, in order of first appearance. `origins`: the article that an article's text comes from."""
    lines = list(_in_order(bottom_line, stories, new, timeline))
    cited = list(dict.fromkeys(c.number for line in lines for c in line.sentence.citations))
    numbers = {place: number for number, place in enumerate(cited, start=1)}
    final = (replace(renumbered(line, numbers), id=str(n)) for n, line in enumerate(lines, start=1))
    used = [hits[place - 1] for place in cited]
    return Page(
        bottom_line=tuple(next(final) for _ in bottom_line),
        stories=tuple(replace(story, lines=tuple(next(final) for _ in story.lines)) for story in stories),
        new=tuple(next(final) for _ in new),
        timeline=tuple(replace(dated, lines=tuple(next(final) for _ in dated.lines)) for dated in timeline),
        passages=tuple(_passage(number, hit) for number, hit in enumerate(used, start=1)),
        articles=tuple(_article(article, origins) for article in _once(hit.article for hit in used)),
    )


def every_line(briefing: Briefing) -> list[Line]:
    """The lines of a finished page in its order."""
    return list(_in_order(briefing.bottom_line, briefing.stories, briefing.new, briefing.timeline))


def counted(briefing: Briefing) -> Counts:
    """What the header of a page says of the check."""
    lines = every_line(briefing)
    return Counts(len(lines), sum(bool(line.written) for line in lines), sum(line.struck for line in lines))


def _in_order(
    bottom_line: Iterable[Line], stories: Iterable[Story], new: Iterable[Line], timeline: Iterable[Dated]
) -> Iterator[Line]:
    yield from bottom_line
    for story in stories:
        yield from story.lines
    yield from new
    for dated in timeline:
        yield from dated.lines


def _once(articles: Iterable[Article]) -> Iterable[Article]:
    return {article.id: article for article in articles}.values()


def _passage(number: int, hit: Hit) -> CitedPassage:
    passage = hit.passage
    return CitedPassage(number, hit.article.id, passage.start, passage.end, passage.text)


def _article(article: Article, origins: Mapping[str, str]) -> CitedArticle:
    return CitedArticle(
        id=article.id,
        ref=article.ref,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        url=article.url,
        published=article.published,
        read_at=article.read_at,
        sha256=article.sha256,
        origin=origins.get(article.id, article.id),
    )
