"""Copies of one story are seen for what they are, and nothing else is."""

import json
import random
from datetime import UTC, date, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import an_article

from index.copies import origins
from index.readers import read
from samples import articles_folder

NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)


def prose(seed, words=200):
    """Words in an order of their own, so that two seeds share no five in a row."""
    order = random.Random(seed)
    return " ".join(f"{order.choice('bcdfgklmnprst')}{order.randint(0, 400)}" for _ in range(words))


def an_origin(text, outlet="Harbour Wire", hours=0, **fields):
    """An article some hours after noon."""
    return an_article(text, outlet=outlet, published=NOON + timedelta(hours=hours), **fields)


def of(*articles):
    """For each article the place of its origin."""
    found = origins(articles)
    places = {article.id: place for place, article in enumerate(articles)}
    return [places[found[article.id]] for article in articles]


def test_the_samples_planted_copies_are_found_and_no_others():
    """The key's groups, each with its origin."""
    articles = list(read(articles_folder()))
    refs = {article.id: article.ref for article in articles}
    found = {refs[copy]: refs[origin] for copy, origin in origins(articles).items()}
    key = json.loads((articles_folder().parent / "copies.json").read_text(encoding="utf-8"))["groups"]
    expected = {ref: ref for ref in refs.values()}
    expected |= {copy: group["origin"] for group in key for copy in group["articles"]}
    assert found == expected


def test_the_same_text_is_one_origin():
    """The earliest is the origin, whatever the order."""
    text = prose(1)
    early, late, other = an_origin(text), an_origin(text, "Coastal Post", 2), an_origin(prose(2), "Valley Radio")
    assert of(late, early, other) == [1, 1, 2]
    assert of(other, early, late) == [0, 1, 1]


def test_a_trimmed_copy_is_a_copy():
    """A third of the text, word for word, is the other's."""
    text = prose(3, 300)
    trimmed = " ".join(text.split()[:100])
    assert of(an_origin(text), an_origin(trimmed, "Coastal Post", -1)) == [1, 1]


def test_two_different_trims_meet_in_their_origin():
    """Neither shares a word with the other."""
    words = prose(4, 300).split()
    first, second = " ".join(words[:120]), " ".join(words[150:])
    articles = an_origin(" ".join(words)), an_origin(first, "Coastal Post", 1), an_origin(second, "Valley Radio", 2)
    assert of(*articles) == [0, 0, 0]


def test_what_stands_in_a_live_blog_is_no_copy_of_it():
    """Else two stories that one blog carries would be one."""
    one, two = prose(5, 100), prose(6, 100)
    blog = " ".join((one, prose(7, 1500), two))
    assert of(an_origin(one), an_origin(two, "Valley Radio"), an_origin(blog, "Coastal Post", 3)) == [0, 1, 2]


def test_the_same_words_weeks_later_are_an_archives():
    """Copies are made within days; without a date nothing is known against it."""
    text = prose(8)
    assert of(an_origin(text), an_origin(text, "Coastal Post", 24 * 20)) == [0, 1]
    assert of(an_origin(text), an_article(text, outlet="Coastal Post")) == [1, 1]


def test_background_paragraphs_make_no_copy():
    """A quarter of two texts in common is what both know."""
    shared = prose(9, 50)
    one, other = f"{prose(10, 150)} {shared}", f"{prose(11, 150)} {shared}"
    assert of(an_origin(one), an_origin(other, "Coastal Post")) == [0, 1]


def test_a_credit_lowers_what_is_needed():
    """A rewritten text that names its source is of that source, with a third of its words."""
    shared = prose(12, 60)
    wire = an_origin(f"{prose(13, 120)} {shared}", hours=3)
    rewritten = f"{prose(14, 120)} {shared}"
    credited = an_origin(f"{rewritten}\n\n(Harbour Wire)", "Coastal Post")
    assert of(wire, credited) == [0, 0]
    assert of(wire, an_origin(rewritten, "Coastal Post")) == [0, 1]


def test_the_agency_itself_is_the_origin_of_those_that_credit_it():
    """Even where a copy bears an earlier time."""
    text = prose(15)
    copy = an_origin(f"LONDON (Reuters) - {text}", "Coastal Post")
    agency = an_origin(f"LONDON (Reuters) - {text}", "Reuters", hours=1)
    assert of(copy, agency) == [1, 1]


def test_an_outlets_furniture_makes_no_copies():
    """What it prints under its articles day after day is taken away first."""
    footer = prose(16, 80)
    articles = [an_origin(f"{prose(seed, 60)}\n\n{footer}", hours=48 * (seed - 20)) for seed in range(20, 26)]
    assert of(*articles) == list(range(6))


def test_nothing_comes_of_nothing():
    """No articles, one article, texts of a word, and days beside times."""
    assert origins([]) == {}
    assert of(an_origin("Short.")) == [0]
    day = an_article(prose(17), outlet="A", published=date(2026, 5, 5))
    assert of(day, an_origin(prose(17), "B", 1)) == [0, 0]
    assert of(an_origin("Short one."), an_origin("Short two.", "B")) == [0, 1]


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_articles_does_not_matter(order):
    """Origins depend on the articles alone."""
    texts = [prose(30), prose(30), prose(31), " ".join(prose(30).split()[:120]), prose(32), prose(31)]
    articles = [an_origin(text, f"Outlet {place}", place) for place, text in enumerate(texts)]
    assert origins([articles[place] for place in order]) == origins(articles)


def test_sixty_copies_cost_no_sixty_times_sixty(monkeypatch):
    """Of the same text one stands for all when texts are compared."""
    compared = []
    real = np.intersect1d
    monkeypatch.setattr("index.copies.np.intersect1d", lambda *a, **k: compared.append(1) or real(*a, **k))
    copies = [an_origin(prose(40), f"Outlet {place}", place / 60) for place in range(60)]
    assert set(origins(copies).values()) == {copies[0].id}
    assert len(compared) < 70
