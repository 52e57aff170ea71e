"""The days of a topic."""

from dataclasses import replace
from datetime import UTC, date

from libraries import FakeEmbedder
from material import a_material, dated

from assistant.briefing.timeline import days_named, days_of, material_of, rows_of, timeline
from assistant.briefing.types import Window

SUNDAY, MONDAY, TUESDAY, FRIDAY = (date(2026, 5, day) for day in (3, 4, 5, 8))
ARTICLES = (
    dated(SUNDAY, "Shells struck a crowded market in Brenna Ford on Sunday, killing eleven people."),
    dated(MONDAY, "Wheat rose by four percent in Aldersund on Monday, its highest in three years."),
    dated(TUESDAY, "The envoy of Lindmark spoke of the shells that struck the market on Sunday.", "Tribune"),
    dated(FRIDAY, "Funerals were held on Friday for the victims of the shells that fell on 3 May.", "Courier"),
)


def a_topic():
    """Six days of it."""
    material = replace(a_material(SUNDAY, *ARTICLES), window=Window(SUNDAY, FRIDAY, UTC))
    material = replace(material, vectors=FakeEmbedder().embed([one.text for one in material.excerpts]))
    return material, range(len(material.excerpts))


def test_a_day_that_is_named_later_matters_most():
    """Two origins still name the Sunday; the others were only published on."""
    material, rows = a_topic()
    named = days_named(material, rows)
    assert named[SUNDAY] == [0, 2, 3]
    assert days_of(material, rows, named, 2) == [SUNDAY, MONDAY]


def test_copies_name_a_day_once():
    """Origins are counted, not articles."""
    material, rows = a_topic()
    one = replace(material, origins={article.id: ARTICLES[0].id for article in ARTICLES})
    again = replace(one, origins={**one.origins, ARTICLES[1].id: ARTICLES[1].id})
    assert days_of(again, rows, {MONDAY: [2, 3], TUESDAY: [3]}, 3)[:2] == [MONDAY, TUESDAY]
    assert days_of(material, rows, {MONDAY: [2, 3], TUESDAY: [3]}, 1) == [MONDAY]


def test_what_is_told_of_a_day():
    """Its articles, the next day's, and what names it later; what was known before stands apart."""
    material, rows = a_topic()
    named = days_named(material, rows)
    assert rows_of(material, rows, named, SUNDAY) == [0, 1, 2, 3]
    assert rows_of(material, rows, named, TUESDAY) == [2]
    own = material_of(material, TUESDAY)
    assert (own.window.first, own.window.last) == (TUESDAY, TUESDAY)
    assert own.before == ARTICLES[:2]


def test_a_timeline_is_in_order_and_tells_nothing_twice():
    """Days of which nothing is left to quote give way to others."""
    material, rows = a_topic()
    found = timeline(material, rows, 3, 1)
    days = [day for day, _ in found]
    assert days == sorted(days)
    assert SUNDAY in days
    texts = [one.text for _, chosen in found for one in chosen]
    assert len(set(texts)) == len(texts)
    assert timeline(material, [], 3, 1) == []
