"""A window without anything to brief says what to do."""

from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path

import pytest
from libraries import added, an_article, opened

from assistant.briefing.nothing import nothing_to_brief
from assistant.briefing.types import Request, Window
from index.article_index import ArticleIndex

DAY = date(2026, 5, 6)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[ArticleIndex]:
    """An empty library."""
    with opened(tmp_path / "library") as index:
        yield index


def message(index: ArticleIndex, *topics: str, last: date = DAY) -> str:
    """What the reader is told."""
    return str(nothing_to_brief(index, Request(Window(DAY, last, UTC), topics)))


def test_an_empty_library_asks_for_articles(index: ArticleIndex) -> None:
    """There is no day to choose."""
    assert message(index) == "The library holds no dated article. Add articles, or set their dates."


def test_undated_articles_are_counted(index: ArticleIndex) -> None:
    """They cannot be placed."""
    added(index, an_article())
    assert "1 article without a date" in message(index)


def test_the_nearest_days_are_named(index: ArticleIndex) -> None:
    """At most seven, in their order, and how many others there are."""
    texts = (f"On day {day} the envoy met both sides in Morvane again." for day in range(10, 20))
    added(index, *(an_article(text, published=date(2026, 5, 10 + n)) for n, text in enumerate(texts)))
    said = message(index, last=date(2026, 5, 8))
    assert "6 May 2026 to 8 May 2026" in said
    assert "10 May 2026 (1 article); 11 May 2026" in said
    assert "17 May" not in said
    assert "3 other days" in said


def test_topics_that_no_article_has_are_named(index: ArticleIndex) -> None:
    """The window has articles, on something else."""
    added(index, an_article(published=DAY))
    assert message(index, "wheat", "football").startswith("None of the 1 article of 6 May 2026 speaks of “wheat” or")
    assert "can be read" in message(index)
