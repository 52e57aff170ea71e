"""Tests of assistant/library.py: the reader's own library, and the sample while that is empty."""

from dataclasses import replace

import pytest

from assistant.library import open_library, open_own, open_sample
from assistant.settings import Settings
from index.article_index import ArticleIndex
from index.articles import new_article
from index.readers import read
from samples import articles_folder


@pytest.fixture
def settings(home):
    """Settings whose home is empty."""
    return Settings.load()


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    """Settings whose home holds the sample's library."""
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    open_sample(settings).close()
    return settings


def test_the_sample_holds_every_article_of_the_story(sampled):
    """In a folder beside the reader's own."""
    with open_sample(sampled) as index:
        assert index.folder == sampled.home / "sample"
        assert {listed.article.id for listed in index.articles()} == {
            item.id for item in read(articles_folder()) if not hasattr(item, "reason")
        }


def test_opening_the_sample_again_adds_nothing(sampled):
    """It is there; nothing is read or embedded once more."""
    with open_sample(sampled) as index:
        before = index.counter
    with open_sample(sampled) as index:
        assert index.counter == before


def test_an_interrupted_first_opening_is_completed(settings):
    """However little was missing."""
    items = list(read(articles_folder()))
    with open_own(settings) as own:
        assert own.articles() == []
    with ArticleIndex.open(settings.library(sample=True)) as index:
        list(index.add(items[:-1]))
    with open_sample(settings) as index:
        assert len(index.articles()) == len(items)


def test_the_sample_stands_in_while_the_own_library_is_empty(sampled):
    """And is said to."""
    library = open_library(sampled)
    with library.index as index:
        assert library.is_sample
        assert index.folder == sampled.library(sample=True)


def test_the_own_library_stands_as_soon_as_it_holds_an_article(settings):
    """One article is enough, and the sample is not even made."""
    with open_own(settings) as own:
        list(own.add([new_article("The envoy met both sides in Morvane.", ref="a.txt")]))
    library = open_library(settings)
    with library.index as index:
        assert not library.is_sample
        assert [listed.article.ref for listed in index.articles()] == ["a.txt"]
    assert not settings.library(sample=True).exists()


def test_configured_embeddings_make_the_own_librarys_vectors(settings, openai_server):
    """Of the endpoint; the sample keeps the built-in ones, so that it opens without any."""
    asking = replace(settings, embeddings="embed-model", base_url=openai_server.base_url)
    openai_server.models.append("embed-model")
    with open_own(asking) as own:
        list(own.add([new_article("The envoy met both sides in Morvane.", ref="a.txt")]))
    assert {request.path for request in openai_server.requests} == {"/v1/embeddings"}
    asked = len(openai_server.requests)
    open_sample(asking).close()
    assert len(openai_server.requests) == asked
