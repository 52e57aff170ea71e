"""Dates and times of day in a sentence, resolved by the day of publication (a Wednesday here)."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parts.times import times
from index.parts.words import words

WEDNESDAY = date(2026, 5, 6)


def read(text, published=WEDNESDAY):
    """The times of a sentence."""
    return times(text, words(text), published)


def day(text):
    """A day as 05-04, or with its year."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


DAYS = [
    ("He came on 5 May 2026.", "05-05", "05-05"),
    ("He came on May 5, 2026.", "05-05", "05-05"),
    ("He came on the 5th of May.", "05-05", "05-05"),
    ("He came on Tuesday, May 5.", "05-05", "05-05"),
    ("He came on 2026-05-05.", "05-05", "05-05"),
    ("He came on 5/5/2026.", "05-05", "05-05"),
    ("He came on 25/4/2026.", "04-25", "04-25"),
    ("He came on 4/25/2026.", "04-25", "04-25"),
    ("He came on 17 December.", "2025-12-17", "2025-12-17"),
    ("He stayed from 5-7 May.", "05-05", "05-07"),
    ("He stayed from May 5 to 7.", "05-05", "05-07"),
    ("He came in March.", "03-01", "03-31"),
    ("Talks on Monday lasted long.", "05-04", "05-04"),
    ("He came in June.", "2025-06-01", "2025-06-30"),
    ("He will come in June.", "06-01", "06-30"),
    ("He will come next March.", "2027-03-01", "2027-03-31"),
    ("He came last May.", "2025-05-01", "2025-05-31"),
    ("He came in early March.", "03-01", "03-13"),
    ("He came in mid-March.", "03-08", "03-23"),
    ("It is due by the end of the month.", "05-25", "05-31"),
    ("He came in March 2011.", "2011-03-01", "2011-03-31"),
    ("He came in March last year.", "2025-03-01", "2025-03-31"),
    ("He came in 2011.", "2011-01-01", "2011-12-31"),
    ("He came in the 1990s.", "1990-01-01", "1999-12-31"),
    ("It ran through 2010-11.", "2010-01-01", "2011-12-31"),
    ("He came in the early 1990s.", "1990-01-01", "1994-12-31"),
    ("He came in the mid-1990s.", "1993-01-01", "1997-12-31"),
    ("He came on Friday of last week.", "05-01", "05-01"),
    ("He has been here since about 2011.", "2011-01-01", "2011-12-31"),
    ("He came on Tuesday.", "05-05", "05-05"),
    ("He came on Wednesday.", "05-06", "05-06"),
    ("He came on Thursday.", "04-30", "04-30"),
    ("He will come on Thursday.", "05-07", "05-07"),
    ("He said on Monday that he would stay.", "05-04", "05-04"),
    ("He may come on Friday.", "05-01", "05-08"),
    ("He left ahead of Friday's vote.", "05-01", "05-08"),
    ("The vote is scheduled for Friday.", "05-01", "05-08"),
    ("He came last Friday.", "04-24", "05-01"),
    ("He comes next Friday.", "05-08", "05-15"),
    ("He came on Friday last week.", "05-01", "05-01"),
    ("He came yesterday.", "05-05", "05-05"),
    ("He comes today.", "05-06", "05-06"),
    ("He comes tomorrow.", "05-07", "05-07"),
    ("He came the day before yesterday.", "05-04", "05-04"),
    ("He came this morning.", "05-06", "05-06"),
    ("He came last night.", "05-05", "05-06"),
    ("He came two days ago.", "05-04", "05-04"),
    ("He came two weeks ago.", "04-19", "04-25"),
    ("He came two hours ago.", "05-05", "05-06"),
    ("He came earlier this month.", "05-01", "05-06"),
    ("He came this week.", "05-04", "05-10"),
    ("He came last week.", "04-27", "05-03"),
    ("He comes next week.", "05-11", "05-17"),
    ("He came last weekend.", "05-02", "05-03"),
    ("He came last month.", "04-01", "04-30"),
    ("He came last year.", "2025-01-01", "2025-12-31"),
    ("He came in the past week.", "04-29", "05-06"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS, ids=[text for text, *_ in DAYS])
def test_days(text, first, last):
    """The habit of news resolves each form to a day or an interval of days."""
    (found,) = read(text)
    assert (found.first, found.last) == (day(first), day(last))


OPEN = ["He came a day later.", "He came the day before.", "He came the next day.", "He came several weeks ago."]


@pytest.mark.parametrize("text", OPEN)
def test_what_hangs_on_another_event_stays_open(text):
    """A time that is counted from something told elsewhere is found, not resolved."""
    (found,) = read(text)
    assert (found.first, found.last) == (None, None)


CLOCKS = [
    ("It began at 5:30 p.m. sharp.", 1050, "pm"),
    ("It began at 5.30pm sharp.", 1050, "pm"),
    ("It began at 5 a.m. sharp.", 300, "am"),
    ("It began at 12 a.m. sharp.", 0, "am"),
    ("It began at 17:30 GMT.", 1050, "pm"),
    ("It began at 1730 GMT.", 1050, "pm"),
    ("It began at 05:30.", 330, "am"),
    ("It began at 5:30.", 330, ""),
    ("It began at 5:30 in the afternoon.", 1050, "pm"),
    ("It began at five o'clock.", 300, ""),
    ("It began at midnight.", 0, ""),
    ("It began at ten past eleven.", 670, ""),
    ("It began at a quarter to six in the morning.", 345, "am"),
    ("It began at about eight in the morning.", 480, "am"),
    ("It began at ten at night.", 1320, "pm"),
    ("It began at noon.", 720, "pm"),
]


@pytest.mark.parametrize(("text", "minutes", "part"), CLOCKS)
def test_times_of_day(text, minutes, part):
    """A time of day is minutes after midnight, with its half of the day where it is told."""
    (found,) = read(text)
    assert (found.minutes, found.part) == (minutes, part)


def test_an_hour_before_its_day():
    """A bare number behind "after" or "at" and before a day is a time of day; one that counts is not."""
    for text, minutes in (
        ("It began after nine on Monday evening.", 1260),
        ("It began at about 10 that morning.", 600),
    ):
        assert read(text)[0].minutes == minutes
    assert read("It killed nine on Monday evening.")[0].minutes is None


PARTS = [
    ("He came on Tuesday night.", 1, "night"),
    ("He came late Tuesday.", 1, "evening"),
    ("He came early Tuesday.", 1, "morning"),
    ("He came on Tuesday morning, May 5.", 1, "morning"),
]


@pytest.mark.parametrize(("text", "weekday", "part"), PARTS)
def test_parts_of_a_day(text, weekday, part):
    """The part of the day stands with its day."""
    (found,) = read(text)
    assert (found.weekday, found.part, found.first) == (weekday, part, date(2026, 5, 5))


def test_without_a_day_of_publication_a_weekday_stays_a_weekday():
    """Nothing is guessed from the clock of the machine."""
    weekday, month, full = read("He came on Tuesday, in March, and on 5 May 2011.", None)
    assert (weekday.weekday, weekday.first) == (1, None)
    assert (month.month, month.first) == (3, None)
    assert full.first == date(2011, 5, 5)


def test_a_time_of_publication_counts_by_its_own_day():
    """A time with a zone gives the day on its own calendar."""
    (found,) = read("He came yesterday.", datetime(2026, 5, 6, 1, 0, tzinfo=UTC))
    assert found.first == date(2026, 5, 5)


NONE = [
    "They may march, and mar the day.",
    "Some 2000 soldiers came.",
    "Resolution 1973 was read out.",
    "More than 1990 people came.",
    "It cost $2011.",
    "The 40-day march went on.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date(text):
    """Verbs that look like months, counts and amounts that look like years are no dates."""
    assert read(text) == ()


@pytest.mark.parametrize("text", ["It was on 30 February 2026.", "It was on 4/5/2026.", "It was on 2026-13-40."])
def test_days_that_do_not_exist_or_cannot_be_told_are_not_resolved_to_a_day(text):
    """No such day is made up, and a day and a month that cannot be told apart leave the year at most."""
    (found,) = read(text)
    assert found.first is None or (found.first, found.last) == (date(2026, 1, 1), date(2026, 12, 31))


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2050, 1, 1)), st.dates(date(1980, 1, 1), date(2050, 1, 1)))
def test_full_dates_do_not_depend_on_the_publication(told, published):
    """A day with its year is that day, whenever it was published and in whatever order it is written."""
    for text in (f"It was {told:%d %B %Y}.", f"It was {told:%B %d, %Y}.", f"It was {told.isoformat()}."):
        (found,) = read(text, published)
        assert (found.first, found.last) == (told, told)


@given(st.text(max_size=60), st.dates(min_value=date(1990, 1, 1)))
def test_any_text_can_be_read(text, published):
    """Spans lie in the text, and no interval ends before it begins."""
    for found in read(text, published if published.year < 9000 else None):
        assert 0 <= found.start < found.end <= len(text)
        assert found.first is None or found.last is None or found.first <= found.last
