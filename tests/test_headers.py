"""What stands above a passage where it is matched."""

from datetime import UTC, date, datetime, timedelta, timezone

from libraries import an_article

from index.headers import date_words, header


def test_title_outlet_and_date_in_words():
    """As far as they are known."""
    known = an_article(title="Envoy travels", outlet="Coastal", published=date(2026, 5, 5))
    assert header(known) == "Envoy travels. Coastal. Tuesday 5 May 2026"
    assert header(an_article("One line.")) == "One line."


def test_a_time_is_of_the_day_that_its_article_names():
    """In the article's own zone."""
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert date_words(late) == "Thursday 31 December 2026"
    assert date_words(late.astimezone(timezone(timedelta(hours=2)))) == "Friday 1 January 2027"
    assert date_words(None) == ""
