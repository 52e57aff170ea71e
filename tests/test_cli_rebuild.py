"""`briefing rebuild`: the indexes are built again from the record, whatever state they are in."""

import json
import sys

import pytest
from libraries import FakeEmbedder, added, an_article

from assistant import cli, models
from index.article_index import ArticleIndex
from index.errors import BriefingError, EmbeddingsMismatch

ENVOY = an_article("The envoy flew to Morvane.", title="Envoy")
WHEAT = an_article("Wheat prices rose again.", title="Wheat")


class Unreachable(FakeEmbedder):
    """An endpoint that is down."""

    def embed(self, texts):
        raise BriefingError("nobody answers")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The reader's own library: two articles under former embeddings, and one hidden since."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    with ArticleIndex.open(tmp_path / "library", FakeEmbedder("former")) as index:
        added(index, ENVOY, WHEAT, an_article("Rain fell on the harbour."))
        index.remove(index.articles()[0].article.id)
    return tmp_path / "library"


@pytest.fixture
def run(monkeypatch, capsysbinary):
    """Runs the command with the embedder, and returns exit code, standard output and standard error."""

    def briefing(*arguments, embedder):
        monkeypatch.setattr(models, "embedder", lambda settings: embedder)
        monkeypatch.setattr(sys, "argv", ["briefing", *arguments])
        code = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
        out, err = capsysbinary.readouterr()
        return code or 0, out.decode(), err.decode()

    return briefing


def test_after_other_embeddings_the_library_is_searched_again(folder, run):
    """The message of the mismatch names the command, and the command mends it."""
    new = FakeEmbedder("new")
    with (
        ArticleIndex.open(folder, new) as index,
        pytest.raises(EmbeddingsMismatch, match="Rebuild with `briefing rebuild`"),
    ):
        index.search("envoy")
    code, out, err = run("rebuild", "--json", embedder=new)
    assert (code, json.loads(out), err) == (0, {"passages": 2}, "")
    with ArticleIndex.open(folder, new) as index:
        assert index.search("envoy")[0].article.id == ENVOY.id


def test_what_does_not_open_is_rebuilt(folder, run):
    """Changes that were not applied before the embeddings changed: opening itself fails then."""
    (folder / "lexical" / "applied.json").unlink()
    stamp = folder / "vectors" / "applied.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"applied": 1}))
    new = FakeEmbedder("new")
    with pytest.raises(EmbeddingsMismatch):
        ArticleIndex.open(folder, new)
    assert run("rebuild", embedder=new) == (0, "2 passages can be searched\n", "")
    with ArticleIndex.open(folder, new) as index:
        assert index.search("wheat")[0].article.id == WHEAT.id


def test_an_embedder_that_cannot_be_reached_costs_no_vectors(folder, run):
    """It is asked before anything is cleared."""
    code, out, err = run("rebuild", "--json", embedder=Unreachable("new"))
    assert (code, out, err) == (1, "", "briefing: nobody answers\n")
    with ArticleIndex.open(folder, FakeEmbedder("former")) as index:
        assert len(index.search("envoy")) == 2


def test_an_empty_library_is_rebuilt_to_nothing(tmp_path, run, monkeypatch):
    """It is made where it is missing, as by every command."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "new"))
    code, out, _ = run("rebuild", "--json", embedder=FakeEmbedder())
    assert (code, json.loads(out)) == (0, {"passages": 0})
