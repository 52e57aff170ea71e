"""What a briefing rests on is computed, and its gaps are told in plain sentences."""

from datetime import UTC, date, datetime, timedelta

from briefings import DAY, material_of, told
from libraries import an_article

from assistant.briefing.sources import sources
from assistant.briefing.types import Story

TEXT = "It happened on the river. Nobody was hurt there."


def at(hour, outlet="Harbour Wire", minute=0, day=5):
    """An article of that hour of 5 May, told in words of its own."""
    text = f"At {hour} the river rose again by {day}. Word {outlet} {hour * 7} was heard."
    return an_article(text, outlet=outlet, published=datetime(2026, 5, day, hour, minute, tzinfo=UTC))


def gaps(articles, **fields):
    """The gaps alone."""
    fields.setdefault("before", [at(8, day=4)])
    return sources(material_of(articles, **fields), ()).gaps


def story(name, origins):
    """A story that rests on so many origins."""
    return Story(name, (), (), (), origins)


def test_counts_dates_and_single_origins():
    """Copies are articles and no origins; outlets in alphabetical order; undated ones by their ids."""
    undated = an_article("Bees fly. They do not stop.")
    articles = [
        told(TEXT, outlet="Valley Radio"),
        told(TEXT, outlet="coastal post", hours=1),
        told("Rain fell.", hours=2),
    ]
    found = sources(material_of(articles, undated=[undated]), [story("Floods", 1), story("Talks", 2)])
    assert (found.articles, found.origins) == (3, 2)
    assert found.outlets == ("coastal post", "Harbour Wire", "Valley Radio")
    assert (found.first, found.last) == (articles[0].published, articles[2].published)
    assert (found.undated, found.single_origin) == ((undated.id,), ("Floods",))


def test_a_window_without_articles_has_no_dates():
    """And is no error."""
    found = sources(material_of([]), ())
    assert (found.articles, found.origins, found.first, found.last, found.outlets) == (0, 0, None, None, ())


def test_outlets_that_fell_silent_are_named():
    """The busiest first; one that is there still is not."""
    before = [at(8, "Valley Radio", day=4), at(9, "Valley Radio", day=4), at(9, "Tribune", day=4), at(7, day=4)]
    silent = "Valley Radio (2 articles) and Tribune (1 article)"
    assert gaps([at(12)], before=before) == (f"{silent} reported in the 3 days before and have nothing in the window.",)
    assert gaps([at(12)], before=before[:1]) == (
        "Valley Radio (1 article) reported in the 3 days before and has nothing in the window.",
    )


def test_many_silent_outlets_are_counted():
    """Six are named."""
    before = [at(8, f"Outlet {letter}", day=4) for letter in "ABCDEFGHI"]
    (told_of,) = gaps([at(12)], before=before)
    assert told_of.startswith("Outlet A (1 article), ")
    assert "Outlet F (1 article) and 3 more reported" in told_of


def test_nothing_before_is_told():
    """What is new cannot be known then."""
    assert gaps([at(12)], before=[]) == (
        "Nothing in the library is of the 3 days before, to tell what is new from what is not.",
    )


def test_silent_hours_of_the_day_are_told():
    """Six of them; a night is none."""
    assert gaps([at(8), at(14)]) == ("No article is of the hours between 08:00 on Tuesday 5 May 2026 and 14:00.",)
    assert gaps([at(8), at(13, minute=59)]) == ()
    assert gaps([at(21), at(8, day=6)], last=date(2026, 5, 6)) == ()
    assert gaps([at(17), at(8, day=6)], last=date(2026, 5, 6)) == (
        "No article is of the hours between 17:00 on Tuesday 5 May 2026 and 08:00 on Wednesday 6 May 2026.",
    )


def test_days_without_articles_are_told():
    """Of a window of several; of one without any article nothing is, for the page says so already."""
    assert gaps([at(12)], last=DAY + timedelta(days=2)) == (
        "No article is of Wednesday 6 May 2026 and Thursday 7 May 2026.",
    )
    assert gaps([], last=DAY + timedelta(days=2)) == (
        "Harbour Wire (1 article) reported in the 3 days before and has nothing in the window.",
    )


def test_bare_days_and_missing_outlets_are_told():
    """The hours are told without the ones, the outlets without the others."""
    bare = an_article("Rain fell on Tuesday. It stopped.", outlet="Harbour Wire", published=DAY)
    assert gaps([bare]) == ("1 article bears a day and no time: the hours are told without them.",)
    assert gaps([at(12, ""), at(13, "")], before=[at(8, "", day=4)]) == ("2 articles name no outlet.",)
