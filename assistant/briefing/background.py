"""Which sentences of an article look back: what happened before the window, what is said again, a history. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from assistant.briefing.days import told_days
from assistant.briefing.quotables import is_sentence
from assistant.briefing.types import Excerpt, Material, Window

Frame = Literal["news", "before", ""]

_LOOKS_BACK = 3  # sentences that look back, more than those that do not: the article is a history
_DAY = timedelta(days=1)
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LONG_AGO = re.compile(
    rf"\b(?i:in|since|until|of|last|by) (?:early |late |mid-)?(?:{_MONTHS}|spring|summer|autumn|winter)\b"
    r"|\b[Ll]ast (?:month|year)\b|\b(?:years|months) (?:ago|earlier)\b"
)
# What has gone on "since Monday" began on Monday: the day dates no news.
_SINCE = re.compile(
    r"\bsince (?:late |early )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)\b(?: \w+ing| night| evening)?"
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|may|might|can|could|due|expect\w*|plan\w*|is to|are to|until|by|next|if)\b"
)
_CORRECTION = re.compile(r"^\W*(?:correction|editor[’']?s? note)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:repeat(?:ed|s|ing)|reiterat(?:ed|es|ing)|restat(?:ed|es|ing)|st(?:ands?|ood) by|kept to|stuck to)\b"
    r"|\b(?:has|have|had) not (?:changed|updated|altered)\b",
    re.IGNORECASE,
)


def news_rows(material: Material, rows: Sequence[int]) -> Iterator[int]:
    """The rows that are not background: an article's lead; what is dated in the window; and what is not dated, unless
    it stands behind background in its paragraph, or in an article that mostly looks back."""
    by_article: dict[str, list[int]] = {}
    for row in rows:
        by_article.setdefault(material.excerpts[row].article.id, []).append(row)
    for of_article in by_article.values():
        excerpts = [material.excerpts[row] for row in of_article]
        news = zip(of_article, _are_news(excerpts, material.window), strict=True)
        yield from (
            row for row, is_news in news if is_news or is_lead(material, row) or is_correction(material.excerpts[row])
        )


def frame(excerpt: Excerpt, window: Window) -> Frame:
    """Whether what the sentence dates lies in the window, the day before it or later, or before; "" for no date."""
    text = _SINCE.sub("", excerpt.text)
    days = {first for first, _ in told_days(replace(excerpt, text=text), window)}
    if _TO_COME.search(text):  # a weekday may be the next one
        days |= {last for _, last in told_days(replace(excerpt, text=text), window)}
    if any(day >= window.first - _DAY for day in days):
        return "news"
    years = [int(found[0]) for found in _YEAR.finditer(text)]
    past = text != excerpt.text or days or _LONG_AGO.search(text) or any(year < window.first.year for year in years)
    return "before" if past else ""


def is_lead(material: Material, row: int) -> bool:
    """Whether it is the first whole sentence of its article; a page's headline before it is none."""
    place = material.excerpts[row].place
    return place == 0 or (place == 1 and row > 0 and not is_sentence(material.excerpts[row - 1].text))


def is_correction(excerpt: Excerpt) -> bool:
    """Whether an outlet corrects itself: what it dates is its mistake, and the correction is news."""
    return bool(_CORRECTION.match(excerpt.text))


def _are_news(excerpts: Sequence[Excerpt], window: Window) -> Iterator[bool]:
    """Of one article's sentences in order."""
    frames = [frame(excerpt, window) for excerpt in excerpts]
    looks_back = frames.count("before") > frames.count("news") + _LOOKS_BACK
    inherited: Frame = ""
    for place, (excerpt, own) in enumerate(zip(excerpts, frames, strict=True)):
        if place and "\n" in excerpt.article.text[excerpts[place - 1].end : excerpt.start]:
            inherited = ""
        inherited = own or inherited
        told_before = own != "news" and (looks_back or inherited == "before")
        yield not (told_before or _AGAIN.search(excerpt.text))
