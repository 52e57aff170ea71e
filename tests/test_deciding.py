"""What becomes of an article that is added, given what is stored."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from libraries import an_article

from index.deciding import Stored, agree, decide

URL = "https://example.org/story"
DAY = date(2026, 5, 5)
EVENING = datetime(2026, 5, 5, 22, 40, tzinfo=timezone(timedelta(hours=2)))


def decided(article, *stored):
    """The decision with the right lists made of the stored ones."""
    same_text = [each for each in stored if each.article.sha256 == article.sha256]
    same_url = [each for each in stored if article.url and each.article.url == article.url]
    return decide(article, same_text, same_url)


def test_an_unknown_text_is_added():
    """Nothing speaks against it."""
    article = an_article(ref="one.txt")
    decision = decided(article, Stored(an_article("Another text altogether."), "shown"))
    assert (decision.row.status, decision.row.article, decision.row.ref) == ("added", article.id, "one.txt")
    assert decision.new
    assert decision.store == article


def test_the_same_article_is_known():
    """Adding it again changes nothing."""
    article = an_article(outlet="Coastal")
    decision = decided(article, Stored(article, "shown"))
    assert (decision.row.status, decision.row.reason, decision.store) == ("known", "", None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("outlet", "Coastal"), ("author", "R. Pell"), ("url", URL), ("published", EVENING), ("title", "Envoy in Morvane")],
)
def test_adding_again_fills_what_was_missing(field, value):
    """The id and the text stay, and the row says what was filled."""
    poor, rich = an_article(), an_article(**{field: value})
    decision = decided(rich, Stored(poor, "shown"))
    assert decision.row.status == "known"
    assert decision.row.article == poor.id
    assert decision.row.reason == f"filled in: {field}"
    assert decision.store == replace(poor, **{field: value})
    assert not decision.new


def test_the_poorer_one_is_known_by_the_richer():
    """What is missing on either side speaks against nothing."""
    rich = an_article(outlet="Coastal", url=URL, published=EVENING)
    decision = decided(an_article(), Stored(rich, "shown"))
    assert (decision.row.status, decision.row.article, decision.store) == ("known", rich.id, None)


@pytest.mark.parametrize("other", [{"outlet": "Hill Post"}, {"url": URL + "/2"}, {"published": date(2026, 5, 6)}])
def test_the_same_text_elsewhere_is_another_article(other):
    """A copy under another outlet, URL or date is of the same origin, and an article of its own."""
    mine = {"outlet": "Coastal", "url": URL, "published": DAY}
    decision = decided(an_article(**{**mine, **other, "title": "x"}), Stored(an_article(**mine), "shown"))
    assert decision.row.status == ("added" if "published" not in other else "known")  # outlet and URL make the id


def test_another_date_makes_another_article_where_outlet_and_url_are_missing_on_one_side():
    """It cannot be the same one."""
    stored = Stored(an_article(outlet="Coastal", published=DAY), "shown")
    assert decided(an_article(published=date(2026, 5, 6)), stored).row.status == "added"


def test_a_day_and_a_time_of_that_day_agree():
    """A time says more, and fills it in."""
    stored = Stored(an_article(published=DAY), "shown")
    decision = decided(an_article(published=EVENING, outlet="Coastal"), stored)
    assert decision.store.published == EVENING
    assert decided(an_article(published=DAY), Stored(an_article(published=EVENING), "shown")).store is None


def test_two_different_times_do_not_agree():
    """Nor do a day and a time of another day; the same moment in two zones does."""
    one = an_article(published=EVENING)
    assert not agree(one, an_article(published=EVENING + timedelta(hours=1)))
    assert not agree(one, an_article(published=date(2026, 5, 4)))
    assert not agree(an_article(published=date(2026, 5, 4)), one)
    assert agree(one, an_article(published=EVENING.astimezone(UTC)))


def test_what_the_reader_corrected_is_not_filled():
    """An outlet that the reader emptied stays empty."""
    stored = Stored(an_article(), "shown", frozenset({"outlet"}))
    assert decided(an_article(outlet="Coastal"), stored).store is None


def test_a_changed_text_under_a_known_url_is_a_version():
    """The former one is retired."""
    old = an_article("The first text.", url=URL, outlet="Coastal")
    new = an_article("The second text.", url=URL, outlet="Coastal")
    decision = decided(new, Stored(old, "shown"))
    assert (decision.row.status, decision.retire) == ("version", old.id)
    assert decision.store.supersedes == old.id
    assert "new version" in decision.row.reason


def test_a_version_replaces_the_current_one_of_its_own_outlet():
    """Two outlets may share an address; a superseded one is never replaced again."""
    oldest, mine = an_article("One.", url=URL, outlet="Coastal"), an_article("Two.", url=URL, outlet="Coastal")
    other = an_article("Other.", url=URL, outlet="Hill Post")
    stored = (Stored(oldest, "superseded"), Stored(mine, "shown"), Stored(other, "shown"))
    assert decided(an_article("Three.", url=URL, outlet="coastal"), *stored).retire == mine.id
    assert decided(an_article("Four.", url=URL, outlet="Far Times"), *stored).retire == other.id


def test_an_older_version_is_known():
    """It does not come back over the newer one."""
    old = Stored(an_article("The first text.", title="Old", url=URL), "superseded")
    decision = decided(an_article("The first text.", title="Old", url=URL), old)
    assert (decision.row.status, decision.row.reason) == ("known", "an older version of “Old”")


def test_adding_a_removed_article_restores_it():
    """The reader wants it again."""
    removed = an_article(outlet="Coastal")
    decision = decided(an_article(outlet="Coastal", author="R. Pell"), Stored(removed, "removed"))
    assert (decision.row.status, decision.row.reason) == ("added", "restored")
    assert decision.store.author == "R. Pell"
    assert not decision.new


def test_a_url_that_is_filled_in_may_make_it_a_version():
    """The stored text turns out to be the newer text of a known address."""
    old, pasted = an_article("Old text.", url=URL), an_article("New text.")
    decision = decided(an_article("New text.", url=URL), Stored(old, "shown"), Stored(pasted, "shown"))
    assert (decision.row.status, decision.row.article, decision.retire) == ("version", pasted.id, old.id)
    assert decision.store.supersedes == old.id
    assert decision.store.url == URL
    assert not decision.new


def test_of_several_known_ones_the_nearest_is_taken():
    """A text without an outlet is whichever shown copy has most in common with it."""
    day = an_article(outlet="Coastal", published=DAY)
    plain = an_article(outlet="Hill Post")
    gone = an_article(outlet="Far Times", published=DAY, title="x")
    decision = decided(
        an_article(published=DAY), Stored(plain, "shown"), Stored(day, "shown"), Stored(gone, "superseded")
    )
    assert decision.row.article == day.id


def test_what_the_source_could_not_tell_stands_in_the_row():
    """A date that cannot be read is said once, where the article is added."""
    article = replace(an_article(outlet="Coastal"), note="date left unknown")
    assert decided(article).row.reason == "date left unknown"
    assert decided(article, Stored(an_article(), "shown")).row.reason == "filled in: outlet; date left unknown"


def test_the_same_text_at_the_same_address_in_another_outlet_is_a_copy():
    """No version: its words have not changed."""
    stored = Stored(an_article(outlet="Coastal", url=URL), "shown")
    decision = decided(an_article(outlet="Hill Post", url=URL), stored)
    assert (decision.row.status, decision.retire) == ("added", None)


def test_what_differs_from_the_stored_one_is_named():
    """The stored date, title and author are kept, and the row says what the other one had."""
    mine = {"outlet": "Coastal", "url": URL}
    stored = an_article(**mine, published=date(2026, 1, 1), title="Envoy", author="R. Pell")
    decision = decided(an_article(**mine, published=date(2026, 1, 2)), Stored(stored, "shown"))
    assert (decision.row.status, decision.store) == ("known", None)
    assert decision.row.reason == "the stored date 2026-01-01 was kept, this one says 2026-01-02"
    other = an_article(**mine, published=datetime(2026, 1, 1, 9, tzinfo=UTC), title="Visit", author="S. Orr")
    assert decided(other, Stored(stored, "shown")).row.reason == (
        "filled in: published; the stored title “Envoy” was kept, this one says “Visit”; "
        "the stored author “R. Pell” was kept, this one says “S. Orr”"
    )


def test_what_the_reader_corrected_differs_without_a_word():
    """They know that it does, and would be told at each adding of the same folder."""
    stored = Stored(an_article(title="Mine", published=DAY), "shown", frozenset({"title"}))
    assert decided(an_article(title="Theirs"), stored).row.reason == ""
