"""A story is named in plain words, out of its articles' titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from libraries import an_article

from assistant.briefing.naming import LONGEST, plain, shortened, story_name


def titled(title, outlet="", text="It happened."):
    """An article with this title."""
    return an_article(text, title=title, outlet=outlet)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Envoy meets both sides", "Envoy meets both sides"),
        ("FLASH: Lindmark envoy lands in Sarrik", "Lindmark envoy lands in Sarrik"),
        ("UPDATE 2-Rebels take airport", "Rebels take airport"),
        ("Correction: Hospital revises toll", "Hospital revises toll"),
        ("Truce agreed | World news", "Truce agreed"),
        ("Truce agreed - Harbour Wire", "Truce agreed"),
        ("Truce agreed - at last", "Truce agreed - at last"),
        ("Shelling kills 11, Dolmara says", "Shelling kills 11, Dolmara says"),
        ("Live: ", "Live:"),
        ("  Two\nlines ", "Two lines"),
    ],
)
def test_labels_and_outlets_are_taken_off(title, name):
    """Who says it stays."""
    assert plain(titled(title, "Harbour Wire")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels took the airport on Monday. They met no resistance.", "Rebels took the airport on Monday"),
        (
            "TRIPOLI | Tue Jul 26, 2011 2:51 pm BST TRIPOLI (Reuters) - Rebels took the airport on Monday.",
            "Rebels took the airport on Monday",
        ),
        ("SARRIK, Dolmara (Harbour Wire) — Rebels took the airport on Monday.", "Rebels took the airport on Monday"),
        ("BRENNA FORD — Rebels took the airport on Monday.", "Rebels took the airport on Monday"),
        ("By Ada Wynn\n\nRebels took the airport on Monday.", "Rebels took the airport on Monday"),
        ("February 3, 2011 | Rebels took the airport at dawn.", "Rebels took the airport at dawn"),
        (
            "Missile misses an Italian warship By the CNN Wire Staff A French carrier sails.",
            "Missile misses an Italian warship",
        ),
        ("* Rebels take the airport again * They met nobody", "Rebels take the airport again"),
        ("Too short.", "Too short"),
    ],
)
def test_a_page_without_a_title_is_named_by_its_first_sentence(text, name):
    """Where the text's first words stand in for a title: no dateline, no by-line, no second sentence."""
    assert plain(titled(text[:12], text=text)) == name


def test_a_columns_title_names_no_story():
    """The first sentence does."""
    article = titled("The week in brief", text="Rebels took the airport on Monday. They met nobody.")
    assert plain(article) == "The week in brief"
    assert plain(article, {"The week in brief"}) == "Rebels took the airport on Monday"
    on_the_page = "Two men were charged in a city far away."
    repeated = titled(on_the_page, text=f"{on_the_page}\n\nRebels took the airport on Monday.")
    assert plain(repeated, {on_the_page}) == "Rebels took the airport on Monday"


def test_a_long_title_is_cut_at_a_clause_and_says_so():
    """Never past the limit."""
    long = (
        "Government and opposition agree on a budget for the coming year, after a night of talks that nobody expected"
    )
    assert shortened(long) == "Government and opposition agree on a budget for the coming year…"
    assert shortened("word " * 40) == "word word word word word word word word word word word word word word word word…"
    assert shortened("x" * 200) == "x" * (LONGEST - 1) + "…"


@given(st.text(min_size=1, max_size=300))
def test_a_name_is_never_too_long_and_never_empty(title):
    """Whatever the title."""
    name = plain(titled(title))
    assert 0 < len(name) <= LONGEST + 1


def test_the_name_is_the_title_that_tells_most():
    """A question, one side's word and a quotation are the less plain ones."""
    question, side, plain_one = (
        titled("Who shelled the market?"),
        titled("Ministry: it was them"),
        titled("Market shelled"),
    )
    assert story_name([question, side, plain_one], [0.5, 0.5, 0.4]) == "Market shelled"
    assert story_name([titled("Market shelled"), titled("Fish hall hit")], [0.2, 0.5]) == "Fish hall hit"


def test_a_name_is_used_twice_only_where_there_is_no_other():
    """Two stories of a column that always bears the same title."""
    column, other = titled("The week in brief"), titled("Floods close camps")
    assert story_name([column, other], [0.9, 0.1], {"The week in brief"}) == "Floods close camps"
    assert story_name([column], [0.9], {"The week in brief"}) == "The week in brief"
