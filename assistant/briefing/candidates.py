"""Sentences of the window that may be news, the most telling first: what their articles and stories lead with, what is
dated in the window, what bears a figure. Background is left out: what happened before the window, or some year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from assistant.briefing.days import told_days
from assistant.briefing.quotables import alone, dateline, is_sentence, leans, made, with_the_one_before
from assistant.briefing.types import Excerpt, Group, Material, Window
from index.types import Article, Hit, Passage

Frame = Literal["news", "before", ""]

MOST = 250  # that are compared with what stood before: a tenth of a second for each ten of them
_LEADS = 2  # sentences with which an article leads: they are news whatever dates they name
_FADES = 5  # sentences after which a place in the article counts half
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LONG_AGO = re.compile(
    rf"\b(?:in|since|until|of|last|by) (?:early |late |mid-)?(?:{_MONTHS}|spring|summer|autumn|winter)\b"
    r"|\blast (?:month|year)\b|\b(?:years|months) (?:ago|earlier)\b"
)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|hundreds|thousands)\b"
)
_SPOKEN = re.compile(r"^\W*[“\"]")
_CORRECTION = re.compile(r"^\W*(?:correction|editor[’']?s? note)\b", re.IGNORECASE)
_DATED, _FIGURES, _QUOTED = 0.5, 0.2, -0.4  # what a sentence is worth more or less, beside a lead's 1
_GROUP = 0.6
_LOOKS_BACK = 3  # sentences that look back, more than those that do not: the article is a history


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of an article, `article.text[start:end] == text`, and what they are worth, about 0 to 2.5."""

    row: int
    text: str
    article: Article
    passage: Passage
    start: int
    end: int
    worth: float

    @property
    def hit(self) -> Hit:
        """The passage that holds it."""
        return Hit(self.article, self.passage, 1.0)


def candidates(material: Material, groups: Sequence[Group], fresh: frozenset[str]) -> list[Candidate]:
    """The sentences of the fresh articles (ids) that may be news, the most telling first; of copies the first."""
    heaviest = max((group.weight for group in groups), default=0.0) or 1.0
    found: dict[str, Candidate] = {}
    for group in groups:
        for row in _news(material, [row for row in group.excerpts if material.excerpts[row].article.id in fresh]):
            worth = _worth(material.excerpts[row], material.window) + _GROUP * group.weight / heaviest
            if (one := _candidate(material, row, worth)) and _key(one) not in found:
                found[_key(one)] = one
    return sorted(found.values(), key=lambda one: -one.worth)[:MOST]


def _news(material: Material, rows: Sequence[int]) -> Iterator[int]:
    """The rows that are not background: an article's lead; what is dated in the window; and what is not dated, unless
    it stands behind background in its paragraph, or in an article that mostly looks back."""
    by_article: dict[str, list[int]] = {}
    for row in rows:
        by_article.setdefault(material.excerpts[row].article.id, []).append(row)
    for of_article in by_article.values():
        frames = [_frame(material.excerpts[row], material.window) for row in of_article]
        looks_back = frames.count("before") > frames.count("news") + _LOOKS_BACK
        inherited = ""
        for place, (row, frame) in enumerate(zip(of_article, frames, strict=True)):
            excerpt = material.excerpts[row]
            if place and "\n" in excerpt.article.text[material.excerpts[of_article[place - 1]].end : excerpt.start]:
                inherited = ""
            inherited = frame or inherited
            if excerpt.place < _LEADS or frame == "news" or not (looks_back or inherited == "before"):
                yield row


def _frame(excerpt: Excerpt, window: Window) -> Frame:
    """Whether what the sentence dates lies in the window, the day before it or later, or before; "" for no date."""
    days = {day for span in told_days(excerpt, window) for day in span}
    if any(day >= window.first - timedelta(days=1) for day in days):
        return "news"
    years = [int(found[0]) for found in _YEAR.finditer(excerpt.text)]
    past = bool(days) or bool(_LONG_AGO.search(excerpt.text)) or any(year < window.first.year for year in years)
    return "before" if past else ""


def _candidate(material: Material, row: int, worth: float) -> Candidate | None:
    excerpt = material.excerpts[row]
    if _CORRECTION.match(excerpt.text):
        return Candidate(row, excerpt.text, excerpt.article, excerpt.passage, excerpt.start, excerpt.end, worth)
    one = alone(material, row) or with_the_one_before(material, row)
    if one is None and not excerpt.place and is_sentence(excerpt.text):
        one = made(material, row, excerpt.start + dateline(excerpt.text))  # nothing stands before it to lean on
    return Candidate(row, one.text, one.article, one.passage, one.start, one.end, worth) if one else None


def _worth(excerpt: Excerpt, window: Window) -> float:
    spoken = bool(_SPOKEN.match(excerpt.text)) or leans(excerpt.text)
    return (
        _FADES / (_FADES + excerpt.place)
        + _DATED * (_frame(excerpt, window) == "news")
        + _FIGURES * bool(_FIGURE.search(excerpt.text))
        + _QUOTED * spoken
    )


def _key(one: Candidate) -> str:
    return " ".join(one.text.split()).casefold()
