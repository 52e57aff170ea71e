"""What a briefing is written from: the window's articles, their sentences, whose text is whose."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import added, an_article, opened

from assistant.briefing.gather import excerpts_of, gather
from assistant.briefing.types import Request, Window
from index.passages import split

TUESDAY = date(2026, 5, 5)
BERLIN = ZoneInfo("Europe/Berlin")
ENVOY = "The envoy met both sides in Morvane on Tuesday. She left in the evening. Talks go on, her office said."
FLOOD = "The river rose by a metre overnight. Two camps were flooded. Nobody drowned, the mayor said."


def at(day, hour=12, zone=BERLIN):
    """A time of May 2026."""
    return datetime(2026, 5, day, hour, tzinfo=zone)


@pytest.fixture
def index(tmp_path):
    """A library with articles around Tuesday 5 May."""
    with opened(tmp_path) as library:
        added(
            library,
            an_article(FLOOD, title="River floods two camps", outlet="Valley Radio", published=at(5, 18)),
            an_article(ENVOY, title="Envoy meets both sides", outlet="Harbour Wire", published=at(5, 9)),
            an_article(ENVOY, title="Envoy in Morvane", outlet="Coastal Post", published=at(5, 10)),
            an_article(
                "Shells fell on Sunday. Two died.", title="Shelling", outlet="Tribune", published=date(2026, 5, 3)
            ),
            an_article("Snow fell in May of all months. It melted.", title="Snow", published=date(2026, 5, 1)),
            an_article("Bees fly over the river. They do not stop.", title="Bees"),
            an_article("The truce began on Wednesday. It held.", title="Truce", published=at(6, 1)),
        )
        yield library


def gathered(index, *topics, first=TUESDAY, last=TUESDAY, zone=BERLIN):
    """The material of the window."""
    return gather(index, Request(Window(first, last, zone), topics), lambda done, total: None)


def test_articles_of_the_window_the_days_before_and_undated_stand_apart(index):
    """Oldest first; older than three days is not before, and without a date is nowhere else."""
    found = gathered(index)
    assert [article.title for article in found.articles] == [
        "Envoy meets both sides",
        "Envoy in Morvane",
        "River floods two camps",
    ]
    assert [article.title for article in found.before] == ["Shelling"]
    assert [article.title for article in found.undated] == ["Bees"]


def test_days_are_the_readers(index):
    """One in the morning of Wednesday in Berlin is still Tuesday in London."""
    assert "Truce" in [article.title for article in gathered(index, zone=UTC).articles]


def test_the_last_and_the_first_of_all_days_are_windows_too(index):
    """There is no day before the first."""
    assert gathered(index, first=date.min, last=date.max).before == ()


def test_copies_bear_their_origin(index):
    """The earlier of the two, by the day's clock."""
    found = gathered(index)
    envoy, copy, flood = found.articles
    assert {found.origins[envoy.id], found.origins[copy.id]} == {envoy.id}
    assert found.origins[flood.id] == flood.id


def test_each_sentence_has_its_words_its_passage_and_its_vector(index):
    """In reading order, counted from 0 in each article; the same words have the same vector."""
    found = gathered(index)
    assert found.vectors.shape == (len(found.excerpts), 256)
    assert np.allclose(np.linalg.norm(found.vectors, axis=1), 1, atol=1e-5)
    for excerpt in found.excerpts:
        assert excerpt.article.text[excerpt.start : excerpt.end] == excerpt.text
        assert excerpt.passage.start <= excerpt.start < excerpt.end <= excerpt.passage.end
    assert [excerpt.place for excerpt in found.excerpts] == [0, 1, 2] * 3
    assert np.array_equal(found.vectors[:3], found.vectors[3:6])


def test_topics_choose_the_articles(index):
    """In the window, before it and without a date alike."""
    found = gathered(index, "floods")
    assert [article.title for article in found.articles] == ["River floods two camps"]
    assert (found.before, found.undated) == ((), ())
    assert len(gathered(index, "floods", "envoy talks").articles) == 3


def test_progress_is_told_every_fifty_articles(index):
    """And at the last one."""
    asked, heard = Request(Window(TUESDAY, TUESDAY, BERLIN)), []
    gather(index, asked, lambda done, total: heard.append((done, total)))
    added(index, *(an_article(f"Boat {number} came in.", published=at(5)) for number in range(60)))
    gather(index, asked, lambda done, total: heard.append((done, total)))
    assert heard == [(3, 3), (50, 63), (63, 63)]


def test_an_empty_window_is_no_error(index):
    """Nothing is gathered of it."""
    found = gathered(index, first=date(2030, 1, 1), last=date(2030, 1, 2))
    assert (found.articles, found.excerpts, found.vectors.shape) == ((), (), (0, 256))


def test_furniture_is_no_sentence():
    """What stands in no passage is left out, a "Back to top" glued to the last sentence too."""
    article = an_article(f"{ENVOY}\n\nShare this article\n\n{FLOOD} Back to top")
    texts = [excerpt.text for excerpt in excerpts_of(article, split(article))]
    assert texts[3] == "The river rose by a metre overnight."
    assert texts[-1] == "Nobody drowned, the mayor said."
    assert not any("Share" in text or "Back to top" in text for text in texts)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab .!?\n“”(),;é", max_size=3000))
def test_every_excerpt_lies_in_its_passage(text):
    """Whatever the text: in order, without overlap, word for word."""
    article = an_article(text)
    passages = split(article)
    found = list(excerpts_of(article, passages))
    assert all(one.end <= two.start for one, two in pairwise(found))
    for excerpt in found:
        assert excerpt.text == article.text[excerpt.start : excerpt.end] != ""
        assert excerpt.passage.start <= excerpt.start < excerpt.end <= excerpt.passage.end
    kept = sum(len(excerpt.text.replace(" ", "").replace("\n", "")) for excerpt in found)
    assert kept == sum(len(passage.text.replace(" ", "").replace("\n", "")) for passage in passages)


def test_the_days_before_are_three(tmp_path):
    """The third day before is looked at, the fourth is not."""
    with opened(tmp_path) as library:
        days = [TUESDAY - timedelta(days=number) for number in range(6)]
        added(
            library, *(an_article(f"It happened on day {day}. Indeed.", title=str(day), published=day) for day in days)
        )
        found = gathered(library)
    assert [article.title for article in found.before] == ["2026-05-02", "2026-05-03", "2026-05-04"]
