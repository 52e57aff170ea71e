"""Which earlier page a new one is compared with, and when it is the same."""

from dataclasses import replace
from datetime import UTC, date, datetime

from libraries import an_article
from material import a_page

from assistant.briefing.earlier import on_the_same, page_id, same_page, unchanged
from assistant.briefing.types import Request, Window
from assistant.types import Problem, WrittenBy

MONDAY, TUESDAY = date(2026, 5, 4), date(2026, 5, 5)
QUOTING = WrittenBy("quoting")
TALKS = an_article("The envoy met the cabinet in Morvane on Tuesday.")


def asked(day: date = TUESDAY, **more: object) -> Request:
    """A request for one day."""
    return Request(Window(day, day, UTC), **more)


def test_the_page_that_looks_furthest_is_last() -> None:
    """Later days, other topics and other readers are left out."""
    monday, tuesday = a_page(MONDAY), a_page(TUESDAY)
    week = replace(tuesday, request=Request(Window(date(2026, 4, 29), TUESDAY, UTC)))
    other = replace(monday, request=asked(MONDAY, topics=("wheat",)))
    pages = [tuesday, week, monday, other, replace(monday, request=asked(MONDAY, reader="somebody"))]
    assert on_the_same(pages, asked()) == [monday, week, tuesday]
    assert on_the_same(pages, asked(MONDAY)) == [monday]
    assert on_the_same([other], asked(topics=(" Wheat ",))) == [other]


def test_the_same_page_is_the_newest_of_its_kind() -> None:
    """Of the same library, without problems, by the same kind of writer."""
    page = replace(a_page(TUESDAY, TALKS), library="abc")
    newer = replace(page, id="newer", written_at=datetime(2026, 5, 6, tzinfo=UTC))
    assert same_page([newer, page], asked(), "abc", QUOTING) == newer
    assert same_page([page], asked(), "abd", QUOTING) is None
    assert same_page([page], asked(), "abc", WrittenBy("model", "m")) is None
    assert same_page([replace(page, problems=(Problem("cut-off", "x"),))], asked(), "abc", QUOTING) is None


def test_a_page_without_a_sentence_that_stands_is_never_the_same() -> None:
    """Whether or not a problem was noted."""
    page = replace(a_page(TUESDAY, TALKS), library="abc")
    assert same_page([page], asked(), "abc", QUOTING) == page
    struck = tuple(
        replace(story, lines=tuple(replace(line, struck=True) for line in story.lines)) for story in page.stories
    )
    bare = replace(page, stories=struck, bottom_line=(), new=(), timeline=())
    assert same_page([bare], asked(), "abc", QUOTING) is None


def test_an_unchanged_page_stays_itself() -> None:
    """Its id and lines, and it compares with itself."""
    page = a_page(TUESDAY)
    again = unchanged(page)
    assert (again.id, again.stories, again.unchanged) == (page.id, page.stories, True)
    assert again.previous == (page.id, page.written_at)


def test_a_page_has_an_id_of_its_moment() -> None:
    """The same request later is another page."""
    noon, evening = datetime(2026, 5, 5, 12, tzinfo=UTC), datetime(2026, 5, 5, 18, tzinfo=UTC)
    assert page_id(asked(), noon, "abc") == page_id(asked(), noon, "abc") != page_id(asked(), evening, "abc")
