"""The index by its public door: articles in, passages found, and several at work on one folder."""

import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from filelock import FileLock
from libraries import FakeEmbedder, added, an_article, opened

from index import article_index, stores
from index.article_index import ArticleIndex
from index.errors import EmbeddingsMismatch, LibraryError, UnknownArticle
from index.readers import read
from index.types import Filters, Refused

URL = "https://example.org/story"
ENVOY = an_article("The envoy flew to Morvane.", title="Envoy", outlet="Coastal", published=date(2026, 5, 5), ref="a")
WHEAT = an_article(
    "Wheat prices rose again.", outlet="Hill Post", published=datetime(2026, 5, 6, 23, 30, tzinfo=UTC), ref="b"
)
RAIN = an_article("Rain fell on the harbour.", ref="c")


@pytest.fixture
def index(tmp_path):
    """A library of three articles."""
    with opened(tmp_path / "library") as index:
        added(index, ENVOY, WHEAT, RAIN)
        yield index


def refs(hits):
    """The references of what was found."""
    return [hit.article.ref for hit in hits]


def assert_agreeing(index):
    """The three stores hold the same passages."""
    stores = index.agreement()
    assert stores["record"] == stores["lexical"] == stores["vectors"]


def test_what_is_added_is_found(index):
    """With offsets that hold."""
    (hit, *_) = index.search("Where did the envoy fly to?")
    assert hit.article == ENVOY
    assert hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text == ENVOY.text
    assert_agreeing(index)


def test_adding_again_adds_nothing(index):
    """Rows in the order of the items, what was refused among them; within one adding too."""
    rows = added(index, RAIN, Refused("d", "is empty"), an_article("New text."), an_article("New text."))
    assert [row.status for row in rows] == ["known", "refused", "added", "known"]
    assert len(index.articles()) == 4
    assert_agreeing(index)


def test_rows_come_as_batches_complete(tmp_path, monkeypatch):
    """A slow source's articles are stored while it is still read."""
    monkeypatch.setattr(article_index, "_BATCH", 2)
    with opened(tmp_path / "library") as index:

        def source():
            yield ENVOY
            yield WHEAT
            assert len(index.articles()) == 2
            yield RAIN

        assert [row.status for row in index.add(source())] == ["added"] * 3


def test_a_slow_source_is_stored_by_the_clock(tmp_path, monkeypatch):
    """However few items it has yielded."""
    monkeypatch.setattr(article_index, "_PATIENCE", -1.0)
    with opened(tmp_path / "library") as index:
        rows = index.add(iter([ENVOY, WHEAT]))
        next(rows)
        assert refs(index.search("wheat envoy")) == ["a"]


def test_a_name_that_is_no_text_is_stored_readable(tmp_path):
    """File names may hold any bytes."""
    with opened(tmp_path / "library") as index:
        (row,) = added(index, an_article("Some text.", ref="caf\udce9.txt"))
        assert row.ref == index.article(row.article).ref == "caf\ufffd.txt"


def test_a_new_version_takes_the_place_of_the_former(index):
    """The former still opens, and no longer turns up."""
    old, new = (an_article(text, url=URL, ref=text[:3]) for text in ("Old words here.", "New words here."))
    assert [row.status for row in added(index, old, new, old)] == ["added", "version", "known"]
    assert "Old" not in refs(index.search("old words here"))
    assert old.id not in [listed.article.id for listed in index.articles()]
    assert index.article(old.id).text == old.text
    assert index.passages(old.id)[0].text == old.text
    assert_agreeing(index)


def test_removing_hides_and_restoring_shows(index):
    """What cites it still opens."""
    index.remove(ENVOY.id)
    assert "a" not in refs(index.search("envoy Morvane"))
    assert len(index.articles()) == index.scope(Filters()).articles == 2
    assert index.article(ENVOY.id) == ENVOY
    assert_agreeing(index)
    index.restore(ENVOY.id)
    assert refs(index.search("envoy Morvane"))[0] == "a"
    index.remove(ENVOY.id)
    assert [(row.status, row.reason) for row in added(index, ENVOY)] == [("added", "restored")]
    assert_agreeing(index)


@pytest.mark.parametrize("call", ["remove", "restore", "article", "passages", "correct"])
def test_an_unknown_article_is_an_error(index, call):
    """Whatever was to be done with it; the library goes on."""
    with pytest.raises(UnknownArticle):
        getattr(index, call)("nope")
    assert_agreeing(index)


def test_corrections_are_searched_at_once(index):
    """Id and text stay; a date may be corrected to unknown, an empty title gives way to the first line."""
    corrected = index.correct(RAIN.id, title="Storm  warning", outlet="Lighthouse", published=date(2026, 5, 8))
    assert (corrected.id, corrected.text, corrected.title) == (RAIN.id, RAIN.text, "Storm warning")
    assert index.article(RAIN.id) == corrected
    assert refs(index.search("harbour", filters=Filters(outlets=("Lighthouse",), since=date(2026, 5, 8)))) == ["c"]
    assert index.outlets() == ["Coastal", "Hill Post", "Lighthouse"]
    assert index.correct(RAIN.id, published=None, title="").title == RAIN.text
    assert index.article(RAIN.id).published is None
    assert index.article(RAIN.id).outlet == "Lighthouse"
    assert_agreeing(index)


def test_what_was_given_as_it_stood_is_no_correction(index):
    """A form sends every field: what it left empty is still filled in by a later adding, the new title stays."""
    index.correct(RAIN.id, title="Storm warning", outlet="", published=None)
    fuller = an_article(RAIN.text, title="Rain", outlet="Lighthouse", published=date(2026, 5, 8))
    assert [row.status for row in added(index, fuller)] == ["known"]
    article = index.article(RAIN.id)
    assert (article.title, article.outlet, article.published) == ("Storm warning", "Lighthouse", date(2026, 5, 8))
    assert_agreeing(index)


def test_the_last_day_of_all_finds_whatever_is_dated(index, monkeypatch):
    """By either way of scoring, and without a first day."""
    for few in (500, 0):
        monkeypatch.setattr(article_index, "_FEW", few)
        for since in (None, date(2026, 1, 1)):
            filters = Filters(since=since, until=date.max)
            assert sorted(refs(index.search("prices", filters=filters))) == ["a", "b"]
            assert [listed.article.ref for listed in index.articles(filters)] == ["b", "a"]


def test_filters_hold_for_search_list_and_scope(index, monkeypatch):
    """Whether few passages pass, which are scored one by one, or many."""
    for few in (500, 0):
        monkeypatch.setattr(article_index, "_FEW", few)
        filters = Filters(since=date(2026, 5, 6), until=date(2026, 5, 6))
        assert refs(index.search("envoy wheat rain", 10, filters)) == ["b"]
        assert [listed.article.ref for listed in index.articles(filters)] == ["b"]
        assert (index.scope(filters).articles, index.scope(filters).undated) == (1, 1)
        assert refs(index.search("envoy wheat rain", 10, Filters(outlets=("Coastal",)))) == ["a"]
        assert index.search("envoy", 10, Filters(outlets=("Nowhere",))) == []


def test_the_list_can_be_searched(index):
    """Every word, anywhere in title, outlet or text, in any case."""
    assert [listed.article.ref for listed in index.articles(query="MORVANE coast")] == ["a"]
    assert [listed.article.ref for listed in index.articles()] == ["b", "a", "c"]
    assert index.articles(query="envoy wheat") == []


def test_copies_are_one_hit(index):
    """Of two articles that say the same words one turns up."""
    added(index, an_article(ENVOY.text, outlet="Far Times", ref="copy"))
    assert len([ref for ref in refs(index.search("envoy flew to Morvane")) if ref in ("a", "copy")]) == 1


def test_k_hits_at_most(index):
    """Best first."""
    assert len(index.search("envoy wheat rain", 2)) == 2
    scores = [hit.score for hit in index.search("envoy wheat rain")]
    assert scores == sorted(scores, reverse=True)


def test_an_empty_library_answers(tmp_path):
    """With nothing."""
    with opened(tmp_path / "library") as index:
        assert (index.search("envoy"), index.articles(), index.outlets(), index.counter) == ([], [], [], 0)
        assert_agreeing(index)


def test_a_hostile_question_is_no_error(index):
    """Nor a very long one."""
    for query in ('"(((', "AND OR", "x " * 50_000, "\0", "\n", "🙂"):
        assert isinstance(index.search(query), list)


def test_another_writer_is_noticed(tmp_path):
    """An open desk finds what the command line has added, at its next call."""
    with opened(tmp_path / "library") as desk, opened(tmp_path / "library") as command:
        assert desk.search("envoy") == []
        counter = desk.counter
        added(command, ENVOY)
        assert desk.counter > counter
        assert refs(desk.search("envoy")) == ["a"]
        command.remove(ENVOY.id)
        assert desk.search("envoy") == []


def test_a_reader_does_not_wait_for_a_writer(index):
    """It answers from what is there."""
    with FileLock(index.folder / "write.lock"):
        (index.folder / "lexical" / "applied.json").unlink()
        assert refs(index.search("envoy"))[0] == "a"
    assert refs(index.search("envoy"))[0] == "a"
    assert_agreeing(index)


def test_a_writer_waits_and_then_says_why(index, monkeypatch):
    """One at a time."""
    monkeypatch.setattr(stores, "_WAIT", 0.1)
    with FileLock(index.folder / "write.lock"), pytest.raises(LibraryError, match="Another program"):
        index.remove(ENVOY.id)
    index.remove(ENVOY.id)


def test_threads_share_an_index(index):
    """Readers and writers at once; the stores agree in the end."""
    problems: list[BaseException] = []

    def guarded(work):
        def run():
            try:
                work()
            except BaseException as problem:  # noqa: BLE001 - handed on to the test
                problems.append(problem)

        return threading.Thread(target=run)

    def read():
        for _ in range(15):
            assert refs(index.search("wheat prices rose"))[0] == "b"

    threads = [guarded(read), guarded(read)]
    threads += [guarded(lambda n=n: added(index, *(an_article(f"Note {n} {m}.") for m in range(5)))) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(index.articles()) == 18
    assert_agreeing(index)


@pytest.mark.parametrize("lost", ["lexical", "vectors", "lexical/applied.json", "vectors/applied.json"])
def test_a_derived_index_that_is_lost_is_built_again(index, lost):
    """The record is the truth."""
    index.close()
    path = index.folder / lost
    for each in sorted(path.rglob("*"), reverse=True) if path.is_dir() else [path]:
        each.rmdir() if each.is_dir() else each.unlink()
    with opened(index.folder) as again:
        assert refs(again.search("envoy"))[0] == "a"
        assert_agreeing(again)


@pytest.mark.parametrize("damaged", ["lexical/meta.json", "lexical/*.term", "vectors/chroma.sqlite3"])
def test_a_derived_index_that_is_damaged_is_built_again(index, damaged):
    """Found when it is read."""
    index.close()
    for path in index.folder.glob(damaged):
        path.write_bytes(b"garbage")
    with opened(index.folder) as again:
        assert refs(again.search("envoy"))[0] == "a"
        assert_agreeing(again)


def test_an_older_record_put_back_rebuilds_what_is_derived(tmp_path, index):
    """A backup holds less than the indexes beside it."""
    index.close()
    folder = index.folder
    backup = (folder / "record.sqlite").read_bytes()
    with opened(folder) as later:
        added(later, an_article("A later article."))
    (folder / "record.sqlite").write_bytes(backup)
    with opened(folder) as again:
        assert len(again.articles()) == 3
        assert_agreeing(again)


def test_a_missing_record_is_no_empty_library(index):
    """It says that every article is gone, instead of showing none."""
    index.close()
    (index.folder / "record.sqlite").unlink()
    with pytest.raises(LibraryError, match="missing"):
        opened(index.folder)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """With the setting to change."""
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="BRIEFING_HOME"):
        opened(tmp_path / "file" / "library")


def test_other_embeddings_ask_for_a_rebuild(index):
    """Nothing is added before it, and the rebuild tells how far it is."""
    index.close()
    with ArticleIndex.open(index.folder, FakeEmbedder("another")) as other:
        assert len(other.articles()) == 3
        with pytest.raises(EmbeddingsMismatch):
            other.search("envoy")
        with pytest.raises(EmbeddingsMismatch):
            added(other, an_article("New."))
        assert len(other.articles()) == 3
        told: list[tuple[int, int]] = []
        other.rebuild(lambda done, total: told.append((done, total)))
        assert told == [(3, 6), (6, 6)]
        assert refs(other.search("envoy"))[0] == "a"
        assert_agreeing(other)


def test_a_rebuild_needs_no_listener(index):
    """And changes nothing that can be seen."""
    index.rebuild()
    assert_agreeing(index)
    assert refs(index.search("envoy"))[0] == "a"


def test_a_rare_word_weighs_more(index):
    """As BM25 has it."""
    assert index.rarity("unheard") > index.rarity("envoy") > 0


@pytest.mark.shared_data
def test_real_articles(tmp_path: Path, shared_data: Path):
    """Of 777 rows of real news 4 hold no text; a window of days finds only its own."""
    source = shared_data / "timelines" / "LibyaWar" / "articles.jsonl"
    with opened(tmp_path / "library") as index:
        statuses = [row.status for row in index.add(read(source))]
        assert (statuses.count("added"), statuses.count("refused")) == (773, 4)
        days = (date(2011, 8, 20), date(2011, 8, 25))
        hits = index.search("Where is Gaddafi hiding?", 10, Filters(*days))
        assert len(hits) == 10
        assert all(days[0] <= hit.article.published <= days[1] for hit in hits)
        assert all(hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text for hit in hits)
        assert_agreeing(index)
