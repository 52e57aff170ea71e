"""What stands above a passage where it is matched and embedded, and nowhere else: title, outlet, date. Pure."""

from __future__ import annotations

from index.types import Article, Published

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def header(article: Article) -> str:
    """Title, outlet and the date in words, as far as they are known: so a question may name any of them."""
    return ". ".join(part for part in (article.title, article.outlet, date_words(article.published)) if part)


def date_words(published: Published) -> str:
    """Such as `Tuesday 5 May 2026`, in English whatever the locale; in the zone the article itself bears."""
    if published is None:
        return ""
    return f"{_DAYS[published.weekday()]} {published.day} {_MONTHS[published.month - 1]} {published.year}"
