"""How near articles are to each other by what they say."""

import numpy as np
from briefings import material_of, told
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.briefing.nearness import leads_of, near, nearest, stems, telling

SHELLS = "Shells hit the fish market of the border town on Saturday and killed eleven people. The army denied it."
TOLL = "Twelve people died when shells struck the market of the border town, the hospital said. Two were counted twice."
WHEAT = "Wheat for July delivery rose to 287 crowns a tonne. Traders expect a poor harvest."


def near_of(*texts, titles=()):
    """The nearness of articles with these texts."""
    named = list(titles) + [""] * (len(texts) - len(titles))
    return near(leads_of(material_of([told(text, title=title) for text, title in zip(texts, named, strict=True)])))


def test_one_event_in_other_words_is_nearer_than_another():
    """Symmetric, and about 1 on the diagonal."""
    found = near_of(SHELLS, TOLL, WHEAT)
    assert found.shape == (3, 3)
    assert np.allclose(found, found.T, atol=1e-5)
    assert np.allclose(np.diag(found), 1, atol=1e-3)
    assert found[0, 1] > 2 * max(found[0, 2], found[1, 2])


def test_words_that_all_share_tell_nothing_apart():
    """The more articles name the war, the less it joins two of them."""
    war = "The war between Kestria and Dolmara went on."
    two = near_of(f"{war} {SHELLS}", f"{war} {WHEAT}")[0, 1]
    more = near_of(f"{war} {SHELLS}", f"{war} {WHEAT}", *(f"{war} Item {n} is of matter {n}." for n in range(6)))[0, 1]
    assert more < two


def test_a_title_that_a_column_bears_joins_nothing():
    """Two of one title are nearer for it, three are not."""
    brief = "The day in brief"
    two = near_of(SHELLS, WHEAT, titles=(brief, brief))[0, 1]
    three = near_of(SHELLS, WHEAT, "Iske Athletic won the derby.", titles=(brief, brief, brief))[0, 1]
    assert three < two / 2


def test_a_live_blogs_later_entries_do_not_count():
    """It is compared by its title and first sentences, as the others are."""
    blog = f"{SHELLS} " + "Another entry of the day tells of something else again. " * 40
    assert near_of(blog, TOLL)[0, 1] > 0.8 * near_of(SHELLS, TOLL)[0, 1]


def test_an_article_without_a_sentence_has_its_title():
    """And is no division by nothing."""
    found = near_of("", WHEAT, titles=("Wheat prices rise",))
    assert np.isfinite(found).all()
    assert found[0, 1] > 0.1


def test_the_title_that_says_what_the_others_say_tells_most():
    """A lone one tells all there is."""
    titles = ("Shells hit market of border town", "What we know", "Market shelling kills eleven")
    leads = leads_of(
        material_of([told(SHELLS, title=titles[0]), told(TOLL, title=titles[1]), told(SHELLS, title=titles[2])])
    )
    found = telling(leads, [0, 1, 2])
    assert found[1] == min(found)
    assert telling(leads, [1]) == [1.0]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=300), st.integers(0, 99))
def test_blocks_change_nothing(sizes, seed):
    """However many articles are compared at a time: a sentence with its nearest in the other, the first two double."""
    order = np.random.default_rng(seed)
    bounds = np.cumsum([0, *sizes])
    rows = order.normal(size=(bounds[-1], 3)).astype(np.float32)
    found = nearest(rows, bounds, rows, bounds)
    one, other = order.integers(0, len(sizes), 2)
    best = (rows[bounds[one] : bounds[one + 1]] @ rows[bounds[other] : bounds[other + 1]].T).max(axis=1)
    weights = np.array([2, 2, 1, 1])[: len(best)]
    assert np.isclose(found[one, other], (best * weights).sum() / weights.sum(), atol=1e-4)


def test_stems_are_words_that_carry_matter():
    """No numbers, no stop words, one for all forms."""
    assert stems("The shelling of 12 markets") == stems("shelled market, and 13")
