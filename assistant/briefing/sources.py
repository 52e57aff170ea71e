"""What a briefing rests on, computed: counts, dates, stories of one origin, and what is missing. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from assistant.briefing.gather import DAYS_BEFORE
from assistant.briefing.types import Material, Sources, Story
from index.dates import local_day, moment
from index.headers import date_words
from index.types import Article

# Hours of the reader's day in which news is expected, and so many of them without any are a gap.
_WAKING = (time(6), time(22))
_SILENCE = timedelta(hours=6)
# Outlets named in one sentence, and silent hours or days told, at most: the page is one page.
_MOST = 6


def sources(material: Material, stories: Sequence[Story]) -> Sources:
    """The summary of the window's articles. `stories` are those on the page."""
    zone = material.window.zone
    published = [article.published for article in material.articles if article.published]
    dated = sorted(published, key=lambda one: moment(one, zone))
    return Sources(
        articles=len(material.articles),
        outlets=outlets_of(material.articles),
        origins=len({material.origins.get(article.id, article.id) for article in material.articles}),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        undated=tuple(article.id for article in material.undated),
        single_origin=tuple(story.name for story in stories if story.origins == 1),
        gaps=tuple(_gaps(material)),
    )


def outlets_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """The outlets that the articles name, in alphabetical order."""
    return tuple(sorted({article.outlet for article in articles if article.outlet}, key=str.casefold))


def _gaps(material: Material) -> Iterator[str]:
    """What is missing, in plain sentences, the widest first."""
    yield from _unnamed(material.articles)
    yield from _quiet_outlets(material)
    yield from _quiet_days(material)
    yield from _quiet_hours(material)


def _unnamed(articles: Sequence[Article]) -> Iterator[str]:
    if count := sum(not article.outlet for article in articles):
        yield f"{_counted(count, 'article names', 'articles name')} no outlet."


def _quiet_outlets(material: Material) -> Iterator[str]:
    """Outlets that reported just before, and not in the window."""
    if not material.before:
        yield f"Nothing in the library is of the {DAYS_BEFORE} days before, to tell what is new from what is not."
        return
    here = {article.outlet for article in material.articles}
    before = Counter(article.outlet for article in material.before if article.outlet and article.outlet not in here)
    named = [
        f"{outlet} ({_counted(count, 'article', 'articles')})"
        for outlet, count in sorted(before.items(), key=lambda item: (-item[1], item[0].casefold()))
    ]
    if named:
        verb = "has" if len(named) == 1 else "have"
        yield f"{_listed(named)} reported in the {DAYS_BEFORE} days before and {verb} nothing in the window."


def _quiet_days(material: Material) -> Iterator[str]:
    """Days of a longer window without any article."""
    window, days = material.window, (material.window.last - material.window.first).days + 1
    seen = {local_day(article.published, window.zone) for article in material.articles if article.published}
    missing = [day for n in range(days) if (day := window.first + timedelta(days=n)) not in seen] if seen else []
    if missing:
        yield f"No article is of {_listed([date_words(day) for day in missing])}."


def _quiet_hours(material: Material) -> Iterator[str]:
    """Long stretches of the waking day between two articles that bear a time."""
    zone = material.window.zone
    timed = [
        article.published.astimezone(zone) for article in material.articles if isinstance(article.published, datetime)
    ]
    if days := len(material.articles) - len(timed):
        yield f"{_counted(days, 'article bears', 'articles bear')} a day and no time: the hours are told without them."
    silent = [(_waking(one, two, zone), one, two) for one, two in pairwise(sorted(timed))]
    longest = sorted((gap for gap in silent if gap[0] >= _SILENCE), key=lambda gap: -gap[0])[:_MOST]
    for _, one, two in sorted(longest, key=lambda gap: gap[1]):
        same = one.date() == two.date()
        until = f"{two:%H:%M}" if same else f"{two:%H:%M} on {date_words(two)}"
        yield f"No article is of the hours between {one:%H:%M} on {date_words(one)} and {until}."


def _waking(one: datetime, two: datetime, zone: tzinfo) -> timedelta:
    """How much of the time between the two lies in waking hours, of the days on which either stands."""
    return sum((_overlap(one, two, day, zone) for day in {one.date(), two.date()}), timedelta())


def _overlap(one: datetime, two: datetime, day: date, zone: tzinfo) -> timedelta:
    start, end = (datetime.combine(day, hour, zone) for hour in _WAKING)
    return max(min(two, end) - max(one, start), timedelta())


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`, `a, b, c, d, e, f and 3 more`."""
    shown, more = list(names[:_MOST]), len(names) - _MOST
    shown += [f"{more} more"] if more > 0 else []
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
