"""Articles of a window become stories by what they say."""

import random
from dataclasses import replace

import numpy as np
import pytest
from briefings import material_of, told
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.briefing.grouping import clusters, group

MARKET = [
    told(
        "Shells hit the fish market of Brenna Ford on Saturday and killed eleven people, the ministry said. "
        "Three shells landed within two minutes. Traders were packing up.",
        title="Shells hit market in Brenna Ford",
        outlet="Harbour Wire",
    ),
    told(
        "Twelve people were killed when shells struck the market of Brenna Ford, the hospital said. "
        "The dead were traders. Two had been counted twice.",
        title="Hospital counts twelve dead after market shelling",
        outlet="Sarrik Tribune",
        hours=1,
    ),
]
TALKS = [
    told(
        "The Lindmark envoy met the foreign minister in Morvane for talks on a truce. They spoke for three hours. "
        "The envoy called the talks useful.",
        title="Envoy holds truce talks in Morvane",
        outlet="Coastal Post",
        hours=2,
    ),
    told(
        "Talks on a truce between the envoy of Lindmark and the foreign minister ended in Morvane without a result. "
        "The envoy flies on to Sarrik. Another round of talks is planned.",
        title="Truce talks in Morvane end without result",
        outlet="Valley Radio",
        hours=3,
    ),
]
WHEAT = told(
    "Wheat for July delivery rose to 287 crowns a tonne, its highest in three years. Traders expect a poor harvest.",
    title="Wheat climbs to three-year high",
    outlet="Meridian Ledger",
    hours=4,
)
DAY = [*MARKET, *TALKS, WHEAT]


def stories(articles, **fields):
    """The groups of the articles."""
    return group(material_of(articles, **fields))


def test_several_stories_of_one_war_come_apart():
    """The market, the talks, the prices."""
    found = {frozenset(one.articles) for one in stories(DAY)}
    assert found == {frozenset(MARKET), frozenset(TALKS), frozenset([WHEAT])}


def test_every_article_stands_in_one_story_and_every_sentence_with_it():
    """Excerpts are rows of the material, in reading order."""
    material = material_of(DAY)
    found = group(material)
    assert sorted(one.id for story in found for one in story.articles) == sorted(one.id for one in DAY)
    assert sorted(row for story in found for row in story.excerpts) == list(range(len(material.excerpts)))
    for story in found:
        assert list(story.excerpts) == sorted(story.excerpts)
        assert {material.excerpts[row].article for row in story.excerpts} == set(story.articles)


def test_names_are_titles_of_the_story():
    """And no two stories bear the same."""
    found = stories(DAY)
    assert all(story.name in {article.title for article in story.articles} for story in found)
    assert len({story.name for story in found}) == len(found)


def test_copies_stand_with_their_origin_and_add_no_weight():
    """Behind it: however many outlets print it, it is one origin."""
    copies = [
        told(WHEAT.text, title=f"Prices {place}", outlet=f"Outlet {place}", hours=5 + place) for place in range(6)
    ]
    one = {story.name: story for story in stories(DAY)}[WHEAT.title]
    many = next(story for story in stories([*DAY, *copies]) if WHEAT in story.articles)
    assert set(many.articles) == {WHEAT, *copies}
    assert many.articles[0] == WHEAT
    assert many.origins == one.origins == (WHEAT.id,)
    assert many.weight == pytest.approx(one.weight)


def test_a_story_of_more_origins_weighs_more():
    """Heaviest first."""
    found = stories([*DAY])
    assert found[-1].articles == (WHEAT,)
    assert [story.weight for story in found] == sorted((story.weight for story in found), reverse=True)


def test_the_readers_topics_come_first():
    """A lone article on them stands before two that are not."""
    assert group(material_of(DAY), ["wheat prices"])[0].articles == (WHEAT,)


def test_what_was_told_before_weighs_less():
    """By the articles of the days before, or by the reader's last briefing."""
    repeated = told(MARKET[0].text, title=MARKET[0].title, outlet=MARKET[0].outlet, hours=-30)
    known = [TALKS[0].title, *TALKS[0].text.split(". ")]
    fresh = {story.articles[0].outlet: story.weight for story in stories([MARKET[0], TALKS[0]])}
    older = {story.articles[0].outlet: story.weight for story in stories([MARKET[0], TALKS[0]], before=[repeated])}
    heard = {story.articles[0].outlet: story.weight for story in group(material_of([MARKET[0], TALKS[0]]), (), known)}
    assert older["Harbour Wire"] < 0.6 * fresh["Harbour Wire"] < older["Coastal Post"]
    assert heard["Coastal Post"] < 0.6 * fresh["Coastal Post"] < heard["Harbour Wire"]


def test_no_article_is_no_story_and_one_is_one():
    """Nothing is grouped with nothing."""
    assert stories([]) == ()
    (alone,) = stories([WHEAT])
    assert (alone.name, alone.articles, alone.origins) == (WHEAT.title, (WHEAT,), (WHEAT.id,))


def test_articles_without_sentences_are_grouped_too():
    """By their titles; nothing is lost."""
    empty = told("", title="Wheat climbs to three-year high, traders say")
    found = stories([empty, *TALKS])
    assert {article for story in found for article in story.articles} == {empty, *TALKS}


def test_the_order_of_the_articles_does_not_matter():
    """Nor does the run."""
    shuffled = random.Random(3).sample(DAY, len(DAY))
    one, other = stories(DAY), stories(shuffled)
    assert [(story.name, set(story.articles)) for story in one] == [
        (story.name, set(story.articles)) for story in other
    ]
    assert stories(DAY) == one


def test_a_columns_title_names_no_story():
    """What three origins bear is the first sentence's turn."""
    column = [replace(article, title="The day in brief") for article in (MARKET[0], TALKS[0], WHEAT)]
    found = stories(column)
    assert sum(len(story.articles) for story in found) == 3
    assert "The day in brief" not in {story.name for story in found}


def near_within(sizes, inside, between):
    """The nearness of articles in blocks."""
    block = np.repeat(range(len(sizes)), sizes)
    return np.where(block[:, None] == block, inside, between).astype(np.float32)


def test_a_window_that_is_all_one_war_is_divided():
    """Where it falls apart next; a few articles, and a story that is not most of the window, stay whole."""
    apart = near_within([4, 4], 0.5, 0.19)
    assert sorted(map(len, clusters(apart, [[row] for row in range(8)]))) == [4, 4]
    few = near_within([2, 2], 0.5, 0.19)
    assert sorted(map(len, clusters(few, [[row] for row in range(4)]))) == [4]
    beside = np.zeros((12, 12), dtype=np.float32)
    beside[:8, :8] = apart
    assert max(map(len, clusters(beside, [[row] for row in range(12)]))) == 8


def test_articles_on_one_event_are_never_divided():
    """Eight reports of one thing are one story, however much of the window they are; so are fifty."""
    alike = near_within([50], 0.4, 0.4)
    assert list(map(len, clusters(alike[:8, :8], [[row] for row in range(8)]))) == [8]
    assert list(map(len, clusters(alike, [[row] for row in range(50)]))) == [50]


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 12), st.integers(0, 99))
def test_families_are_never_parted(count, seed):
    """Every row stands in exactly one cluster, with its family."""
    order = random.Random(seed)
    rows = np.random.default_rng(seed).random((count, count)).astype(np.float32)
    family_of = [order.randint(0, 3) for _ in range(count)]
    families = [[row for row in range(count) if family_of[row] == one] for one in sorted(set(family_of))]
    found = clusters((rows + rows.T) / 2, families, 0.5)
    assert sorted(row for members in found for row in members) == list(range(count))
    assert all(sum(set(family) <= set(members) for members in found) == 1 for family in families)
