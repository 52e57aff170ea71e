"""A material made in a line, for tests of stages that read one."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count

import numpy as np
from libraries import an_article

from assistant.briefing.types import (
    Briefing,
    CitedArticle,
    CitedPassage,
    Excerpt,
    Group,
    Line,
    Material,
    Request,
    Sources,
    Story,
    Window,
)
from assistant.types import Citation, Sentence, Verdict, WrittenBy
from index.passages import split
from index.sentences import sentence_spans
from index.types import Article

_NUMBER = count()


def dated(day: date, text: str, outlet: str = "Harbour Wire", hour: int = 9) -> Article:
    """An article of a day."""
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return an_article(text, outlet=outlet, published=moment, title=f"Title {next(_NUMBER)}")


def a_material(day: date, *articles: Article, before: Sequence[Article] = ()) -> Material:
    """A day's material; vectors are not looked at."""
    excerpts = tuple(excerpt for article in articles for excerpt in _excerpts(article))
    return Material(
        window=Window(day, day, UTC),
        articles=articles,
        excerpts=excerpts,
        vectors=np.zeros((len(excerpts), 2), dtype=np.float32),
        origins={article.id: article.id for article in articles},
        before=tuple(before),
    )


def in_groups(material: Material) -> tuple[Group, ...]:
    """Each article a story of its own, the first the heaviest."""
    groups = []
    for place, article in enumerate(material.articles):
        rows = tuple(row for row, excerpt in enumerate(material.excerpts) if excerpt.article == article)
        groups.append(Group(article.title, (article,), rows, (article.id,), 1.0 / (place + 1)))
    return tuple(groups)


def a_page(day: date, *told: Article, written_at: datetime | None = None) -> Briefing:
    """A page whose stories are these articles, each told by all of its sentences."""
    passages = [split(article)[0] for article in told]
    stories = []
    for number, article in enumerate(told, start=1):
        texts = [article.text[start:end] for start, end in sentence_spans(article.text)]
        lines = tuple(_line(number, article, text) for text in texts)
        stories.append(Story(article.title, lines, (article.id,), (article.outlet,), 1, article.outlet))
    return Briefing(
        id=f"page of {day}",
        written_at=written_at or datetime(day.year, day.month, day.day, 20, tzinfo=UTC),
        request=Request(Window(day, day, UTC)),
        bottom_line=(),
        stories=tuple(stories),
        new=(),
        sources=Sources(len(told), (), len(told), None, None),
        articles=tuple(_cited(article) for article in told),
        passages=tuple(
            CitedPassage(number, passage.article_id, passage.start, passage.end, passage.text)
            for number, passage in enumerate(passages, start=1)
        ),
        written_by=WrittenBy("quoting"),
    )


def _excerpts(article: Article) -> list[Excerpt]:
    passages = split(article)
    found = []
    for start, end in sentence_spans(article.text):
        passage = next(one for one in passages if one.start <= start < one.end)
        found.append(Excerpt(article, start, end, article.text[start:end], len(found), passage))
    return found


def _line(number: int, article: Article, text: str) -> Line:
    start = article.text.index(text)
    cited = Citation(number, article.id, article.ref, start, start + len(text), text)
    return Line("", Sentence(text, (cited,), (), Verdict("supported")), "happened")


def _cited(article: Article) -> CitedArticle:
    return CitedArticle(
        article.id,
        article.ref,
        article.title,
        article.outlet,
        article.author,
        article.url,
        article.published,
        article.read_at,
        article.sha256,
        article.id,
    )
