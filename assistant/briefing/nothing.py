"""A window that holds nothing to brief: said plainly, with the days that do have articles."""

from __future__ import annotations

from collections import Counter
from datetime import date

from assistant.briefing.types import Request, Window
from index.article_index import ArticleIndex
from index.dates import local_day
from index.errors import BriefingError
from index.types import Filters

_MOST_DAYS = 7  # that are named, nearest to the window first


class NothingToBrief(BriefingError):
    """No article to write from; the message says which days have articles, or what to do."""


def nothing_to_brief(index: ArticleIndex, request: Request) -> NothingToBrief:
    """The error of a window without articles, or without one on the topics."""
    window, zone = request.window, request.window.zone
    dates = [listed.article.published for listed in index.articles(Filters(zone=zone))]
    days = Counter(local_day(published, zone) for published in dates if published is not None)
    inside = sum(number for day, number in days.items() if window.first <= day <= window.last)
    if inside:
        on = " or ".join(f"“{topic}”" for topic in request.topics)
        about = f"speaks of {on}. Ask without topics, or name them in words of the articles" if on else "can be read"
        return NothingToBrief(f"None of the {_articles(inside)} of {_said(window)} {about}.")
    if not days:
        undated = f" {_articles(len(dates))} without a date cannot be placed on a day." if dates else ""
        return NothingToBrief(f"The library holds no dated article.{undated} Add articles, or set their dates.")
    near = sorted(days, key=lambda day: (_away(day, window), day))[:_MOST_DAYS]
    return NothingToBrief(
        f"No article was published on {_said(window)}. Choose a day that has some: "
        f"{'; '.join(f'{_day(day)} ({_articles(days[day])})' for day in sorted(near))}"
        f"{_others(len(days) - len(near))}, or add articles."
    )


def _away(day: date, window: Window) -> int:
    return max((window.first - day).days, (day - window.last).days)


def _said(window: Window) -> str:
    return _day(window.first) if window.first == window.last else f"{_day(window.first)} to {_day(window.last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number:,} articles"


def _others(number: int) -> str:
    return f" and {number} other day{'s' if number > 1 else ''}" if number else ""
