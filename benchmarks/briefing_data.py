"""Real timelines by journalists, with the articles of their time as a briefing gathers them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from functools import cached_property
from pathlib import Path

import numpy as np

from assistant.briefing.gather import DAYS_BEFORE
from assistant.briefing.quotables import Quotable, quotables
from assistant.briefing.types import Excerpt, Material, Window
from index.copies import origins
from index.embeddings import wordllama
from index.passages import split
from index.readers import read
from index.sentences import sentence_spans
from index.types import Article

TOPICS = ("LibyaWar", "EgyptianProtest", "H1N1")


@dataclass(frozen=True)
class Gold:
    """A journalists' timeline: the sentences of each day. A day that stands twice is one."""

    outlet: str
    days: dict[date, tuple[str, ...]]

    @cached_property
    def sentences(self) -> int:
        """Sentences of a day, in the mean."""
        return round(sum(map(len, self.days.values())) / len(self.days))


class Topic:
    """The articles of a topic, oldest first, with every sentence and its vector, and its timelines."""

    def __init__(self, data: Path, name: str) -> None:
        self.name = name
        folder = data / "timelines" / name
        found = [item for item in read(folder / "articles.jsonl") if isinstance(item, Article) and item.published]
        self.articles = sorted(found, key=lambda article: (day_of(article), article.id))
        self.excerpts = [excerpt for article in self.articles for excerpt in _excerpts(article)]
        self.vectors = wordllama().embed([excerpt.text for excerpt in self.excerpts])
        self.origins = origins(self.articles)
        self.golds = list(_golds(folder / "gold.json"))
        self._days = np.array([day_of(excerpt.article).toordinal() for excerpt in self.excerpts])

    def material(self, day: date, last: date) -> Material:
        """What a briefing on a day is written from, of articles up to `last`."""
        rows = np.flatnonzero((self._days >= day.toordinal()) & (self._days <= last.toordinal()))
        before = day - timedelta(days=DAYS_BEFORE)
        return Material(
            window=Window(day, day, UTC),
            articles=tuple(article for article in self.articles if day <= day_of(article) <= last),
            excerpts=tuple(self.excerpts[row] for row in rows),
            vectors=self.vectors[rows],
            origins=self.origins,
            before=tuple(article for article in self.articles if before <= day_of(article) < day),
        )


@dataclass(frozen=True)
class Case:
    """A day of a timeline: what the journalists wrote, and what a briefing on it is written from."""

    topic: str
    outlet: str
    day: date
    gold: tuple[str, ...]
    material: Material

    @cached_property
    def found(self) -> list[Quotable]:
        """The sentences that may be quoted: the same for every method."""
        return quotables(self.material, self.rows)

    @property
    def rows(self) -> range:
        """Every sentence of the articles."""
        return range(len(self.material.excerpts))

    @property
    def words(self) -> int:
        """How long the journalists' entry is."""
        return sum(len(sentence.split()) for sentence in self.gold)


def cases(topic: Topic) -> Iterator[Case]:
    """Each day of each timeline that has articles of the day or the next."""
    for gold in topic.golds:
        for day, sentences in sorted(gold.days.items()):
            material = topic.material(day, day + timedelta(days=1))
            if material.articles:
                yield Case(topic.name, gold.outlet, day, sentences, material)


def gold_files(data: Path) -> list[Path]:
    """The files that the figures rest on."""
    return [data / "timelines" / name / file for name in TOPICS for file in ("articles.jsonl", "gold.json")]


def day_of(article: Article) -> date:
    """The day of publication; the timelines' articles bear nothing finer."""
    assert article.published is not None  # undated ones are left out
    return date.fromisoformat(article.published.isoformat()[:10])


def _excerpts(article: Article) -> Iterator[Excerpt]:
    place = 0
    for passage in split(article):
        for start, end in sentence_spans(passage.text, article.language or "en"):
            first, last = passage.start + start, passage.start + end
            yield Excerpt(article, first, last, article.text[first:last], place, passage)
            place += 1


def _golds(path: Path) -> Iterator[Gold]:
    for timeline in json.loads(path.read_text(encoding="utf-8")):
        days: defaultdict[date, tuple[str, ...]] = defaultdict(tuple)
        for day, sentences in timeline["timeline"]:
            days[date.fromisoformat(day)] += tuple(sentences)
        yield Gold(timeline["outlet"], dict(days))
