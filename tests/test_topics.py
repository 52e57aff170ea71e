"""Which articles are on a reader's topics."""

import numpy as np
import pytest
from libraries import an_article

from assistant.briefing.topics import ON_TOPIC, lead, nearness, on_topic
from index.readers import read
from index.types import Article
from samples import articles_folder


@pytest.fixture(scope="module")
def sample():
    """The sample's articles."""
    return [article for article in read(articles_folder()) if isinstance(article, Article)]


def test_without_topics_everything_is_on_topic(sample):
    """An empty topic is none."""
    assert on_topic(sample, ()) == on_topic(sample, ("", "  ")) == sample


@pytest.mark.parametrize(
    ("topic", "on", "off"),
    [
        ("floods", {"22-iske-flood-warning.html", "32-red-pier-raises-count.md"}, {"04-derby-moved-north.md"}),
        ("football", {"04-derby-moved-north.md"}, {"22-iske-flood-warning.html", "24-lindmark-presents-plan.md"}),
        ("grain prices", {"09-wheat-and-bonds.html"}, {"02-hospital-counts-fourteen-dead.md"}),
        ("shelling of the market", {"01-shelling-hits-brenna-ford-market.md"}, {"29-karsh-power-exports.md"}),
        ("truce plan", {"24-lindmark-presents-plan.md", "33-kestria-accepts.md"}, {"04-derby-moved-north.md"}),
    ],
)
def test_topics_of_the_sample(sample, topic, on, off):
    """What an article is about counts, a passing mention does not."""
    refs = {article.ref for article in on_topic(sample, [topic])}
    assert on <= refs
    assert not off & refs


def test_the_nearest_topic_counts(sample):
    """Two topics are either of them."""
    both = nearness(sample, ["floods", "football"])
    assert np.allclose(both, np.maximum(nearness(sample, ["floods"]), nearness(sample, ["football"])), atol=1e-5)
    assert set(on_topic(sample, ["floods"])) < set(on_topic(sample, ["floods", "football"]))


def test_nothing_has_no_nearness():
    """No articles, no topics, a topic of stop words only, an article without a sentence."""
    assert nearness([], ["floods"]).shape == (0,)
    article = an_article("The river rose.", title="Floods")
    assert nearness([article], []).tolist() == [0]
    assert nearness([article], ["of the"])[0] < ON_TOPIC
    assert on_topic([an_article("", title="Floods")], ["floods"])


def test_a_lead_is_the_title_and_the_first_sentences():
    """Of an article of one endless line no more than its beginning is read."""
    article = an_article("One rose. Two fell. Three stood. Four sat. Five lay. Six ran.", title="Six")
    assert lead(article, 2) == ["Six", "One rose.", "Two fell."]
    assert len(lead(article)) == 6
    assert sum(map(len, lead(an_article("word " * 100_000)))) < 4_000
