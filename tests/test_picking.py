"""Which sentences tell a story."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import FakeEmbedder
from material import a_material, dated

from assistant.briefing.days import names_a_day_of, told_days
from assistant.briefing.picking import Emphasis, Picker, central, emphases, pick, weights
from assistant.briefing.quotables import quotables
from assistant.briefing.wordings import held, terms

DAY = date(2026, 5, 5)  # a Tuesday
TRUCE = "Lindmark presented a plan to halt the war for three weeks on Tuesday night."
AGAIN = "A plan to halt the war for three weeks was presented by Lindmark on Tuesday."
WHEAT = "Wheat for July delivery rose by four percent on the exchange in Aldersund."
SPORT = "Iske Athletic won the derby by two goals to one in front of a small crowd."
PLAIN = Emphasis(lead=0.0, dated=0.0, before=0.0, central=0.0, words=0.0)


def material_of(*texts, before=(), origins=None):
    """A day's material of these articles, with vectors of their words."""
    articles = [dated(DAY, text, outlet=f"Outlet {number}") for number, text in enumerate(texts)]
    made = a_material(DAY, *articles, before=[dated(DAY - timedelta(days=1), text) for text in before])
    of = {article.id: articles[(origins or range(len(texts)))[n]].id for n, article in enumerate(articles)}
    return replace(made, vectors=FakeEmbedder().embed([one.text for one in made.excerpts]), origins=of)


def picked(material, most=1, **kwargs):
    """The texts picked of all excerpts."""
    return [one.text for one in pick(material, range(len(material.excerpts)), most, **kwargs)]


def test_what_several_origins_tell_comes_first():
    """Two tell of the truce, one each of wheat and of the derby."""
    assert picked(material_of(WHEAT, TRUCE, SPORT, AGAIN), emphasis=PLAIN)[0] in (TRUCE, AGAIN)


def test_copies_are_one_origin():
    """Three copies of a story weigh no more than its one original."""
    copies = material_of(SPORT, SPORT, SPORT, TRUCE, AGAIN, origins=[0, 0, 0, 3, 4])
    assert picked(copies, emphasis=PLAIN)[0] in (TRUCE, AGAIN)


def test_nothing_is_told_twice():
    """What says the same as a sentence taken is not taken."""
    assert len(picked(material_of(TRUCE, AGAIN), most=5)) == 1


def test_nothing_that_stands_beside_is_told_again():
    """Of the sentences that a story holds already."""
    material = material_of(TRUCE, AGAIN, WHEAT)
    rows = range(len(material.excerpts))
    found = quotables(material, rows)
    assert [one.text for one in Picker(material, rows, found).taken(3, beside=[found[0]])] == [WHEAT]


def test_a_length_ends_it():
    """No sentence is begun once so many words are reached."""
    assert len(picked(material_of(TRUCE, WHEAT, SPORT), most=9, words=10)) == 1
    assert len(picked(material_of(TRUCE, WHEAT, SPORT), most=9, words=15)) == 2


def test_what_the_days_before_had_weighs_less():
    """News is what was not told yesterday."""
    material = material_of(f"{WHEAT} {SPORT}", before=[SPORT, SPORT])
    assert picked(material, emphasis=Emphasis(lead=0.0, central=0.0)) == [WHEAT]
    assert picked(material_of(f"{SPORT} {WHEAT}", before=[WHEAT]), emphasis=Emphasis(lead=0.0, central=0.0)) == [SPORT]


def test_a_day_of_the_window_weighs_more():
    """Beside a sentence that names no day; one of another day gains nothing."""
    material = material_of("Shells fell in Ostrel on Tuesday.", "Shells fell in Ostrel on 12 April.")
    assert list(emphases(material.excerpts, material.window, Emphasis(lead=0.0))) == [3.0, 1.0]


def test_a_lead_weighs_more():
    """The farther down, the less."""
    material = material_of(f"{TRUCE} {WHEAT} {SPORT}")
    added = emphases(material.excerpts, material.window, Emphasis(dated=0.0))
    assert added[0] == pytest.approx(3.0)
    assert added[0] > added[1] > added[2] > 1.0


def test_the_opening_is_a_lead_that_does_not_deny():
    """What is denied is told before its denial."""
    denial = "Kestria denied on Tuesday that Lindmark presented a plan to halt the war for three weeks."
    material = material_of(denial, TRUCE)
    found = quotables(material, range(2))
    picker = Picker(material, range(2), found)
    assert picker.opening(found) is found[1]
    assert picker.opening([]) is None


def test_the_worth_of_the_best_is_one():
    """And of none there is none."""
    material = material_of(TRUCE, WHEAT, SPORT)
    rows = range(len(material.excerpts))
    worth = Picker(material, rows, quotables(material, rows)).worth
    assert worth.max() == 1.0
    assert worth.min() > 0.0
    assert len(Picker(material, rows, []).worth) == 0
    assert Picker(material, rows, []).taken(3) == []


def test_nearness_to_the_middle_has_a_floor():
    """A factor of zero would turn the order over."""
    material = replace(material_of(TRUCE, WHEAT), vectors=np.array([[1.0, 0.0], [-1.0, 0.2]], dtype=np.float32))
    assert list(central(material, [0, 1], [0, 1])) == pytest.approx([0.01, 0.2])


def test_terms_are_stems_and_pairs():
    """Each once a text, pairs only where a word of them carries matter."""
    found = terms(["The envoy met the envoys.", ""])
    assert list(found.lengths) == [5.0, 1.0]
    assert sum(~found.paired) == 2  # envoy, meet
    assert set(held("The envoy met the envoys.")) == set(found.keys)


def test_the_weight_of_a_term_is_the_best_place_of_each_origin():
    """An origin that says it twice counts once."""
    material = material_of(f"{WHEAT} Wheat is dear.", "Wheat is sold.", origins=[0, 1])
    found = terms(["wheat", "wheat", "wheat"])
    weight = weights(found, material.excerpts, material, replace(PLAIN, pairs=0.0))
    assert list(weight) == [2.0]


def test_the_days_that_a_sentence_names():
    """Resolved by the article's own day; a week or a month is no day."""
    named = material_of("It began on Monday and may end on 8 May.", "It was worse in April, it is said.")
    first, second = named.excerpts
    assert [span[0] for span in told_days(first, named.window)] == [date(2026, 5, 4), date(2026, 5, 8)]
    assert told_days(second, named.window) == []
    assert not names_a_day_of(named.window, first)


@settings(deadline=None)
@given(st.lists(st.sampled_from([TRUCE, AGAIN, WHEAT, SPORT, "He said so."]), min_size=1, max_size=6))
def test_picking_is_the_same_at_every_run(texts):
    """And takes no more than there is."""
    material = material_of(*texts)
    assert picked(material, most=4) == picked(material, most=4)
    assert len(picked(material, most=2)) <= 2
