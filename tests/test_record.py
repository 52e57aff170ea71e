"""The record: the truth that the other stores are derived from."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import an_article

from index.errors import LibraryError, UnknownArticle
from index.passages import split
from index.record import Record
from index.types import Filters, Refused

DAY = date(2026, 5, 5)
LATE = datetime(2026, 5, 5, 23, 30, tzinfo=UTC)


@pytest.fixture
def record(tmp_path):
    """An empty record."""
    record = Record(tmp_path / "record.sqlite")
    record.create()
    yield record
    record.close()


def test_an_article_comes_back_as_it_went_in(record):
    """Every field, the text to the character."""
    article = an_article(
        "Ünïcode — 🙂 text.\n\nIt ends here.", title="T", outlet="O", author="A", published=LATE, ref="f"
    )
    assert [row.status for row in record.take([article], split)] == ["added"]
    assert record.article(article.id) == article
    assert [passage.text for passage in record.passages(article.id)] == [p.text for p in split(article)]


def test_an_unknown_id_is_an_error(record):
    """It names the id."""
    with pytest.raises(UnknownArticle, match="nope"):
        record.article("nope")


def test_refused_items_pass_through_in_order(record):
    """Nothing is dropped in silence."""
    rows = record.take([Refused("a", "empty"), an_article(ref="b"), an_article("\n", ref="c")], split)
    assert [(row.ref, row.status, row.reason) for row in rows] == [
        ("a", "refused", "empty"),
        ("b", "added", ""),
        ("c", "refused", "holds no sentence to read"),
    ]


def test_each_change_has_a_number_of_its_own(record):
    """So that what is derived can say how far it has come; what changes nothing is not counted."""
    one, two = an_article("One text."), an_article("Two text.")
    record.take([one, two], split)
    assert [(change.number, change.article.id) for change in record.changes(0, 10)] == [(1, one.id), (2, two.id)]
    record.take([one], split)
    assert record.counter() == 2
    record.set_state(one.id, "removed")
    (change,) = record.changes(2, 10)
    assert (change.number, change.article.id, change.shown) == (3, one.id, False)
    record.set_state(one.id, "removed")
    assert record.counter() == 3


def test_a_batch_that_fails_leaves_nothing(record):
    """It is one transaction."""

    def broken(article):
        if article.text.startswith("Two"):
            raise RuntimeError(article.text)
        return split(article)

    with pytest.raises(RuntimeError):
        record.take([an_article("One text."), an_article("Two text.")], broken)
    assert record.counter() == 0
    assert record.listed(Filters()) == []


def test_a_superseded_article_cannot_be_shown(record):
    """Its successor stands in its place."""
    old, new = (an_article(text, url="https://example.org/a") for text in ("Old text.", "New text."))
    record.take([old, new], split)
    record.set_state(old.id, "shown")
    assert [listed.article.id for listed in record.listed(Filters())] == [new.id]
    assert record.article(new.id).supersedes == old.id


def test_corrections_outlive_another_adding(record):
    """The reader knew better."""
    article = an_article(outlet="Wrong")
    record.take([article], split)
    record.correct(replace(article, outlet="Right", published=DAY), ["outlet", "published"])
    assert record.take([an_article(outlet="Wrong", published=LATE)], split)[0].status == "known"
    assert (record.article(article.id).outlet, record.article(article.id).published) == ("Right", DAY)


def test_newest_first_undated_last(record):
    """A day counts as its first moment; of two at once the later arrival stands first."""
    dates = {"day": DAY, "late": LATE, "none": None, "early": LATE - timedelta(hours=23), "day too": DAY}
    record.take([an_article(f"Text of {ref}.", ref=ref, published=when) for ref, when in dates.items()], split)
    assert [listed.article.ref for listed in record.listed(Filters())] == ["late", "early", "day too", "day", "none"]


def test_a_time_is_filtered_by_the_readers_day_and_a_day_by_itself(record):
    """Half past eleven at night in Greenwich is the next day in Berlin."""
    record.take([an_article("Timed.", published=LATE), an_article("Day.", published=DAY), an_article("None.")], split)

    def texts(zone):
        return {each.article.text for each in record.listed(Filters(since=DAY, until=DAY, zone=zone))}

    assert texts(UTC) == {"Timed.", "Day."}
    assert texts(ZoneInfo("Europe/Berlin")) == {"Day."}


def test_scope_counts_what_a_search_looks_at(record):
    """The dates are the articles' own; a date filter leaves the undated out, and counts them."""
    record.take(
        [
            an_article("One.", outlet="b", published=DAY),
            an_article("Two.", outlet="A", published=LATE),
            an_article("Three.", outlet="A"),
            an_article("Four.", published=date(2026, 4, 1)),
        ],
        split,
    )
    scope = record.scope(Filters())
    assert (scope.articles, scope.outlets, scope.undated) == (4, ("A", "b"), 1)
    assert (scope.first, scope.last) == (date(2026, 4, 1), LATE)
    assert record.article(scope.newest).text == "Two."
    dated = record.scope(Filters(since=DAY))
    assert (dated.articles, dated.undated, dated.first) == (2, 1, DAY)
    of_b = record.scope(Filters(outlets=("b",)))
    assert (of_b.articles, of_b.undated, of_b.outlets) == (1, 0, ("b",))


def test_an_empty_scope_has_no_dates(record):
    """And no newest article."""
    scope = record.scope(Filters())
    assert (scope.articles, scope.first, scope.last, scope.newest, scope.undated) == (0, None, None, None, 0)


def test_articles_of_one_text_are_of_one_origin(record):
    """And others are not."""
    record.take([an_article(outlet="A"), an_article(outlet="B"), an_article("Other text.")], split)
    origins = {listed.article.outlet: listed.origin for listed in record.listed(Filters())}
    assert origins["A"] == origins["B"] != origins[""]


def test_a_file_that_is_no_database_says_what_to_do(tmp_path):
    """No traceback of SQLite's."""
    path = tmp_path / "record.sqlite"
    path.write_bytes(b"this is not a database" * 100)
    with pytest.raises(LibraryError, match="is damaged"):
        Record(path).created()


def test_a_damaged_page_says_what_to_do(tmp_path, record):
    """Found when it is read."""
    record.take([an_article(f"Text number {n} of many. " * 20) for n in range(50)], split)
    record.close()
    size = record.path.stat().st_size
    with record.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    for beside in ("-wal", "-shm"):
        record.path.with_name(record.path.name + beside).unlink(missing_ok=True)
    with pytest.raises(LibraryError, match="away and add the articles again"):
        Record(record.path).listed(Filters())


def test_a_record_of_another_form_is_refused(record):
    """A later version's tables are not misread."""
    with sqlite3.connect(record.path) as connection:
        connection.execute("UPDATE facts SET value = '99' WHERE name = 'form'")
    with pytest.raises(LibraryError, match="update"):
        record.created()


def test_a_folder_that_cannot_be_used_says_so(tmp_path):
    """With what to see to."""
    with pytest.raises(LibraryError, match="then try again"):
        Record(tmp_path / "missing" / "record.sqlite").create()


@settings(max_examples=30, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_any_text_comes_back(tmp_path_factory, text):
    """Whatever it holds."""
    record = Record(tmp_path_factory.mktemp("any") / "record.sqlite")
    record.create()
    article = an_article(text)
    for row in record.take([article], split):
        assert row.status == "refused" or record.article(article.id).text == article.text
    record.close()
