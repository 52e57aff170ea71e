"""The stores of a folder while the embedder cannot be reached: articles are read, searches tell why they fail."""

import pytest
from libraries import FakeEmbedder, added, an_article, opened

from index.errors import BriefingError, LibraryError
from index.types import Refused

ENVOY = an_article("The envoy flew to Morvane.", title="Envoy", ref="a")
WHEAT = an_article("Wheat prices rose again.", title="Wheat", ref="b")


class Flaky(FakeEmbedder):
    """An endpoint that can be down."""

    down = False

    def embed(self, texts):
        if self.down:
            raise BriefingError("nobody answers")
        return super().embed(texts)


@pytest.fixture
def lagging(tmp_path):
    """A library to which an article was added while the endpoint was down; its folder."""
    embedder = Flaky()
    with opened(tmp_path / "library", embedder) as index:
        added(index, ENVOY)
        embedder.down = True
        with pytest.raises(BriefingError, match="nobody answers"):
            added(index, WHEAT)
    return tmp_path / "library"


def test_rows_of_what_is_stored_come_before_the_error(tmp_path):
    """Nobody takes for lost what the record holds."""
    embedder = Flaky()
    embedder.down = True
    with opened(tmp_path / "library", embedder) as index:
        stream = index.add([WHEAT, Refused("c", "is empty")])
        rows = [next(stream), next(stream)]
        with pytest.raises(BriefingError, match="nobody answers"):
            next(stream)
        assert [(row.ref, row.status) for row in rows] == [("b", "added"), ("c", "refused")]
        assert index.article(WHEAT.id) == WHEAT


def test_the_library_opens_without_the_embedder(lagging, caplog):
    """Its articles are listed and read, a warning is logged, and a search raises the embedder's own error."""
    embedder = Flaky()
    embedder.down = True
    with opened(lagging, embedder) as index:
        assert [(entry.name, entry.levelname) for entry in caplog.records] == [("briefing", "WARNING")]
        assert "nobody answers" in caplog.text
        assert {listed.article.ref for listed in index.articles()} == {"a", "b"}
        assert index.article(WHEAT.id) == WHEAT
        with pytest.raises(BriefingError, match="nobody answers"):
            index.search("wheat")


def test_once_the_embedder_answers_again_all_is_found(lagging):
    """By the open index itself."""
    embedder = Flaky()
    embedder.down = True
    with opened(lagging, embedder) as index:
        embedder.down = False
        assert index.search("wheat")[0].article == WHEAT
        stores = index.agreement()
        assert stores["record"] == stores["lexical"] == stores["vectors"]


def test_an_emptied_record_is_no_empty_library(tmp_path):
    """A record cut to nothing would otherwise clear away what is derived from it, without a word."""
    with opened(tmp_path / "library") as index:
        added(index, ENVOY)
    (tmp_path / "library" / "record.sqlite").write_bytes(b"")
    for beside in ("record.sqlite-wal", "record.sqlite-shm"):
        (tmp_path / "library" / beside).unlink(missing_ok=True)
    with pytest.raises(LibraryError, match="missing or empty"):
        opened(tmp_path / "library")
