"""Dates of publication: what is stated is read, what is not certain is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.published import parse_published

SUMMER = timezone(timedelta(hours=2))
DAY = date(2026, 5, 5)
MOMENT = datetime(2026, 5, 5, 18, 40, tzinfo=SUMMER)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-05T18:40:00+02:00",
        "2026-05-05T18:40+02:00",
        "2026-05-05 18:40:00 +0200",
        "2026-05-05T16:40:00Z",
        "2026-05-05T16:40:00.000Z",
        "2026-05-05T16:40:00.0000000Z",
        "2026-05-05 16:40 UTC",
        "Tue, 05 May 2026 18:40:00 +0200",
        "05 May 2026 16:40:00 GMT",
        "Tue, 05 May 2026 16:40:00 -0000",
        "5 May 2026, 12:40 EDT",
        "Tue May 5, 2026 18:40 +0200",
        "5 mai 2026 18:40 CEST",
    ],
)
def test_a_time_with_its_zone_is_a_moment(text: str) -> None:
    """ISO 8601, RFC 2822 and words give a time where the zone stands beside it."""
    found = parse_published(text)
    assert isinstance(found, datetime)
    assert found == MOMENT


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-05",
        "20260505",
        " 2026-05-05 ",
        "2026-05-05T18:40:00",
        "2026-05-05 18:40",
        "2026/05/05",
        "2026.5.5",
        "05/05/2026",
        "Tuesday, May 5, 2026",
        "May 5, 2026",
        "5 May 2026 18:40",
        "5 May 2026, 18:40 IST",
        "5 May 2026, 18:40 CST",
        "mardi 5 mai 2026",
        "5. Mai 2026",
        "5 de mayo de 2026",
        "5 مايو 2026",
        "٥ مايو ٢٠٢٦",
        "5 أيار 2026",
        "5 maggio 2026",
        "5 мая 2026",
    ],
)
def test_a_day_or_a_time_without_a_certain_zone_is_a_day(text: str) -> None:
    """A time without a zone, or with a name that several zones bear, leaves only the day certain."""
    assert parse_published(text) == DAY
    assert not isinstance(parse_published(text), datetime)


@pytest.mark.parametrize(
    ("text", "day"),
    [("25/06/2026", date(2026, 6, 25)), ("06/25/2026", date(2026, 6, 25)), ("14 تموز 2026", date(2026, 7, 14))],
)
def test_an_order_that_only_one_date_fits_is_read(text: str, day: date) -> None:
    """25/06/2026 can only be the 25th of June, whichever comes first."""
    assert parse_published(text) == day


@pytest.mark.parametrize("text", ["05/06/2026", "5.6.2026", "05-06-2026 18:40"])
def test_an_ambiguous_order_is_refused_with_the_way_to_write_it(text: str) -> None:
    """Day and month that could change places are not guessed."""
    with pytest.raises(ValueError, match=r"two ways.*like 2026-05-05"):
        parse_published(text)


@pytest.mark.parametrize(
    "text",
    [
        *("yesterday", "today", "now", "2 hours ago", "last Tuesday", "Tuesday", "gestern", "hier", "أمس", "in 3 days"),
        *("May 2026", "2026", "5 May", "18:40", "1777999200", "31 February 2026", "2026-13-01", "2026-02-30T10:00Z"),
        *("99/99/2026", "05/06/26", "May 5, 26", "05 06 2026", "May 5, 2026 attack kills ten", "x" * 5000, "-", "{}"),
        *("0001-01-01T00:00:00Z", "0099-05-05", "9999-12-31T23:59:59-12:00", "Tue, 99 May 2026 18:40:00 GMT"),
    ],
)
def test_what_is_no_complete_date_is_refused(text: str) -> None:
    """Relative, incomplete, impossible and placeholder dates all raise ValueError with a message."""
    with pytest.raises(ValueError, match=r"\w{3}"):
        parse_published(text)


def test_the_message_shows_a_long_text_cut() -> None:
    """The message stays readable whatever was typed."""
    with pytest.raises(ValueError, match="is no complete date") as caught:
        parse_published("y" * 5000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_blank_date_is_an_unknown_one(text: str) -> None:
    """Nothing said is unknown, and no error."""
    assert parse_published(text) is None


@given(st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2900, 1, 1), timezones=st.just(UTC)))
def test_every_iso_moment_and_day_comes_back(moment: datetime) -> None:
    """What `isoformat` writes is read as the same moment and the same day."""
    assert parse_published(moment.isoformat()) == moment
    assert parse_published(moment.date().isoformat()) == moment.date()


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{1,4}[-/. ][A-Za-z0-9]{1,9}[-/., ][0-9]{1,4}[ T]?[0-9:+Z]{0,8}"))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is a date, nothing, or a ValueError; and a date is one whose day stands in the text."""
    try:
        found = parse_published(text)
    except ValueError:
        return
    assert found is None or any(character.isdecimal() for character in text)
