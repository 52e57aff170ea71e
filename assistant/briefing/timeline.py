"""The days of a topic on which something happened, and what did: a day is one that independent origins still name
later. Pure.

    Material, rows --told_days--> who names which day when --days_of--> days --timeline--> each day's sentences
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.briefing.days import told_days
from assistant.briefing.picking import Picker
from assistant.briefing.quotables import Quotable, quotables
from assistant.briefing.types import Excerpt, Material, Window
from index.dates import local_day

Days = Mapping[date, Sequence[int]]

# Days after one on which its news is still told as news: what happens in the evening stands in the next day's articles.
_TOLD_UNTIL = timedelta(days=1)
# Days before one that tell what was known.
_KNOWN_SINCE = timedelta(days=3)
# An origin that is published on a day, against one that names the day later: who writes on it says little of whether it
# will be remembered, yet of the last days nothing else is known.
_PUBLISHED = 0.1


def timeline(
    material: Material, rows: Sequence[int], most: int, sentences: int
) -> list[tuple[date, tuple[Quotable, ...]]]:
    """The days that matter most, `most` of them at most, oldest first, each with its most telling `sentences`. A day of
    which nothing can be quoted is left out, and no sentence stands on two days."""
    named = days_named(material, rows)
    found: list[tuple[date, tuple[Quotable, ...]]] = []
    told: list[Quotable] = []
    for day in days_of(material, rows, named, len(rows)):
        if len(found) == most:
            break
        own = material_of(material, day)
        places = rows_of(material, rows, named, day)
        chosen = Picker(own, places, quotables(own, places)).taken(sentences, beside=told)
        if chosen:
            told += chosen
            found.append((day, tuple(chosen)))
    return sorted(found, key=lambda pair: pair[0])


def days_named(material: Material, rows: Sequence[int]) -> Days:
    """The rows that name each day of the window. A weekday is the last such day up to the article's own."""
    named: defaultdict[date, list[int]] = defaultdict(list)
    window = material.window
    for row in rows:
        for day in sorted({first for first, _ in told_days(material.excerpts[row], window)}):
            if window.first <= day <= window.last:
                named[day].append(row)
    return named


def days_of(material: Material, rows: Sequence[int], named: Days, most: int) -> list[date]:
    """The days, most telling first: those that most independent origins name on a later day."""
    worth: defaultdict[date, float] = defaultdict(float)
    for day, naming in named.items():
        later = (material.excerpts[row] for row in naming if _published(material, material.excerpts[row]) > day)
        worth[day] += len({material.origins[excerpt.article.id] for excerpt in later})
    published: defaultdict[date, set[str]] = defaultdict(set)
    for excerpt in (material.excerpts[row] for row in rows):
        published[_published(material, excerpt)].add(material.origins[excerpt.article.id])
    for day, origins in published.items():
        worth[day] += _PUBLISHED * len(origins)
    return sorted(worth, key=lambda day: (-worth[day], day))[:most]


def rows_of(material: Material, rows: Sequence[int], named: Days, day: date) -> list[int]:
    """What is told of a day: the articles of it and of the next, and the sentences that name it later."""
    fresh = [row for row in rows if day <= _published(material, material.excerpts[row]) <= day + _TOLD_UNTIL]
    return sorted({*fresh, *named.get(day, ())})


def material_of(material: Material, day: date) -> Material:
    """The material as a briefing on one of its days would have it: that day is its window."""
    before = tuple(
        article
        for article in (*material.before, *material.articles)
        if article.published and day - _KNOWN_SINCE <= local_day(article.published, material.window.zone) < day
    )
    return replace(material, window=Window(day, day, material.window.zone), before=before)


def _published(material: Material, excerpt: Excerpt) -> date:
    assert excerpt.article.published is not None  # undated articles are set apart
    return local_day(excerpt.article.published, material.window.zone)
