"""What tests of the briefing share: material made of a few articles, without a library."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from libraries import an_article

from assistant.briefing.gather import excerpts_of
from assistant.briefing.types import Material, Window
from index.copies import origins
from index.embeddings import wordllama
from index.passages import split
from index.types import Article

DAY = date(2026, 5, 5)
NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)


def told(text: str, *, title: str = "", outlet: str = "Harbour Wire", hours: float = 0) -> Article:
    """An article some hours after noon of 5 May."""
    return an_article(text, title=title, outlet=outlet, published=NOON + timedelta(hours=hours))


def material_of(
    articles: Sequence[Article],
    *,
    before: Sequence[Article] = (),
    undated: Sequence[Article] = (),
    of: Mapping[str, str] | None = None,
    last: date = DAY,
) -> Material:
    """As gather makes it: the window ends with `last`, 5 May."""
    excerpts = tuple(excerpt for article in articles for excerpt in excerpts_of(article, split(article)))
    return Material(
        window=Window(DAY, last, UTC),
        articles=tuple(articles),
        excerpts=excerpts,
        vectors=wordllama().embed([excerpt.text for excerpt in excerpts]),
        origins=origins((*before, *articles)) if of is None else of,
        undated=tuple(undated),
        before=tuple(before),
    )
