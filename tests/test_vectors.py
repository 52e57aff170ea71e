"""The Chroma collection: passages near a question, and what another client finds there."""

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import chromadb
import numpy as np
import pytest
from libraries import FakeEmbedder, an_article

from index.derived import DamagedIndex, Stamp, write_stamp
from index.errors import EmbeddingsMismatch
from index.passages import split
from index.record import Change
from index.types import Filters
from index.vectors import COLLECTION, VectorIndex

EVERYTHING = Filters()
ARTICLES = [
    an_article("The envoy flew to Morvane.", title="Envoy", outlet="Coastal", published=date(2026, 5, 5), ref="a.txt"),
    an_article("Wheat prices rose again.", outlet="Hill Post", published=datetime(2026, 5, 6, 23, 30, tzinfo=UTC)),
    an_article("Rain fell on the harbour.", url="https://example.org/rain"),
]


def changes(*articles, shown=True):
    """The articles as the record would hand them on."""
    return [Change(n, article, tuple(split(article)), shown) for n, article in enumerate(articles, 1)]


def stamped(folder, applied):
    """What a writer leaves after its changes."""
    write_stamp(folder, Stamp("library", applied, "form", "build"))


@pytest.fixture
def vectors(tmp_path):
    """A collection of the articles above."""
    vectors = VectorIndex(tmp_path / "vectors", FakeEmbedder())
    vectors.clear()
    vectors.apply(changes(*ARTICLES))
    yield vectors
    vectors.close()


def places(ranked):
    """The articles' places in the list above."""
    ids = [article.id for article in ARTICLES]
    return [ids.index(key.split(":")[0]) for key, _ in ranked]


def test_the_nearest_comes_first_with_its_cosine(vectors):
    """A passage of the question's own words has cosine 1."""
    ranked = vectors.search("wheat prices rose again", 3, EVERYTHING)
    assert places(ranked)[0] == 1
    assert ranked[0][1] == pytest.approx(1, abs=1e-5)
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_a_search_among_few_scores_as_a_search_among_all(vectors):
    """Whichever is faster is taken."""
    ranked = vectors.search("the envoy", 3, EVERYTHING)
    among = vectors.search("the envoy", 3, EVERYTHING, sorted(vectors.ids()))
    assert [key for key, _ in among] == [key for key, _ in ranked]
    assert np.allclose([score for _, score in among], [score for _, score in ranked], atol=1e-5)
    assert vectors.search("the envoy", 3, EVERYTHING, []) == []
    assert len(vectors.search("the envoy", 3, EVERYTHING, [ranked[2][0]])) == 1


@pytest.mark.parametrize("query", ["", "  "])
def test_an_empty_question_finds_nothing(vectors, query):
    """It has no direction."""
    assert vectors.search(query, 3, EVERYTHING) == []


def test_no_more_are_found_than_asked_for(vectors):
    """Nor more than there are."""
    assert vectors.search("envoy", 0, EVERYTHING) == []
    assert len(vectors.search("envoy", 2, EVERYTHING)) == 2
    assert len(vectors.search("envoy", 50, EVERYTHING)) == 3


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(since=date(2026, 5, 6)), [1]),
        (Filters(until=date(2026, 5, 5)), [0]),
        (Filters(since=date(2026, 5, 5), until=date(2026, 5, 6)), [0, 1]),
        (Filters(since=date(2026, 5, 7), zone=ZoneInfo("Europe/Berlin")), [1]),
        (Filters(outlets=("Coastal", "Nowhere")), [0]),
        (Filters(since=date(2026, 5, 5), outlets=("Hill Post",)), [1]),
    ],
)
def test_filters_hold_in_the_collection(vectors, filters, expected):
    """On the reader's calendar, both ends inclusive."""
    assert sorted(places(vectors.search("envoy wheat rain", 5, filters))) == expected


def test_applying_again_doubles_nothing_and_hiding_takes_out(vectors):
    """Every step may be done twice."""
    vectors.apply(changes(*ARTICLES))
    assert len(vectors.ids()) == 3
    for _ in range(2):
        vectors.apply(changes(ARTICLES[0], shown=False))
    assert len(vectors.ids()) == 2


def test_another_client_finds_text_and_place(vectors):
    """Any Chroma or LangChain client can open the collection."""
    client = chromadb.PersistentClient(str(vectors.folder), settings=chromadb.Settings(anonymized_telemetry=False))
    found = client.get_collection(COLLECTION, embedding_function=None).get(where={"article": ARTICLES[0].id})
    assert found["documents"] == [ARTICLES[0].text]
    assert found["metadatas"] == [
        {
            "article": ARTICLES[0].id,
            "ref": "a.txt",
            "title": "Envoy",
            "outlet": "Coastal",
            "published": "2026-05-05",
            "day": date(2026, 5, 5).toordinal(),
            "start": 0,
            "end": len(ARTICLES[0].text),
        }
    ]
    client.close()


def test_what_another_process_writes_is_seen_once_it_is_stamped(vectors):
    """An open client would stay stale in silence."""
    stamped(vectors.folder, 3)
    assert len(vectors.search("envoy", 10, EVERYTHING)) == 3
    code = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[2]]\n"
        "from pathlib import Path\n"
        "from test_vectors import *\n"
        "vectors = VectorIndex(Path(sys.argv[3]), FakeEmbedder())\n"
        "vectors.apply(changes(an_article('A new bridge was opened.')))\n"
        "stamped(vectors.folder, 4)\n"
    )
    here = __file__.rsplit("/", 1)[0]
    subprocess.run([sys.executable, "-c", code, here, f"{here}/..", str(vectors.folder)], check=True, timeout=60)
    ((key, score),) = vectors.search("a new bridge was opened", 1, EVERYTHING)
    assert key in vectors.ids()
    assert score == pytest.approx(1, abs=1e-5)


def test_two_users_of_a_folder_share_what_they_see(vectors):
    """Closing one leaves the other at work."""
    other = VectorIndex(vectors.folder, FakeEmbedder())
    vectors.apply(changes(an_article("One more.")))
    assert len(other.ids()) == 4
    other.close()
    assert len(vectors.ids()) == 4


def test_other_embeddings_are_refused(vectors):
    """Vectors of two models do not mix; the message says what to do."""
    stamped(vectors.folder, 3)
    vectors.check()
    other = VectorIndex(vectors.folder, FakeEmbedder("another"))
    with pytest.raises(EmbeddingsMismatch, match="fake-32, and another"):
        other.check()
    with pytest.raises(EmbeddingsMismatch, match="`briefing rebuild`"):
        other.search("envoy", 1, EVERYTHING)
    other.close()


def test_passages_that_are_not_here_yet_are_no_damage(vectors):
    """The record is ahead while another process writes: nothing is found, and nothing is to be rebuilt."""
    assert vectors.search("envoy", 5, EVERYTHING, among=["unknown:0-9"]) == []


@pytest.mark.parametrize("damage", [b"garbage" * 1000, b""])
def test_a_damaged_database_is_told_and_cleared(vectors, damage):
    """In the same process as well, where Chroma would keep what is broken."""
    vectors.close()
    (vectors.folder / "chroma.sqlite3").write_bytes(damage)
    again = VectorIndex(vectors.folder, FakeEmbedder())
    if damage:
        for _ in range(2):
            with pytest.raises(DamagedIndex, match="Rebuild with `briefing rebuild`"):
                again.search("envoy", 1, EVERYTHING)
    again.clear()
    again.apply(changes(*ARTICLES))
    assert len(again.ids()) == 3
    assert places(again.search("wheat prices", 1, EVERYTHING)) == [1]
    again.close()


def test_the_database_is_sqlite(vectors):
    """It is on disk when apply returns."""
    with sqlite3.connect(vectors.folder / "chroma.sqlite3") as connection:
        (count,) = connection.execute("SELECT count(*) FROM embeddings").fetchone()
    assert count == 3
