"""Tests of index/briefings.py and briefing_schema.py: kept for good, by reader; what is decided is only ever added."""

import multiprocessing
import os
import signal
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from libraries import added, an_article, opened

from index import briefings as briefings_module
from index.briefings import Overtaken, Saved, UnknownBriefing
from index.errors import LibraryError

DAY = date(2026, 5, 6)
SAVED = Saved("b1", "local", DAY, DAY, datetime(2026, 5, 6, 7, 30, tzinfo=UTC), ("Border talks", "Toll"), "daily", 14)
PAGE = {"id": "b1", "text": "“340” wounded 🙂 \x00 قالت"}


@pytest.fixture
def index(tmp_path):
    """A library with one article."""
    with opened(tmp_path / "library") as index:
        added(index, an_article())
        yield index


def tables(folder):
    """The names of the tables in a library's file."""
    with sqlite3.connect(folder / "record.sqlite") as connection:
        return {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}


def test_a_library_of_before_keeps_working(index):
    """It has no tables of briefings, lists none, and gets them with its first; its form stays as it was."""
    assert "briefings" not in tables(index.folder)
    assert (index.briefings.list(), index.briefings.earlier((), DAY)) == ([], [])
    with pytest.raises(UnknownBriefing):
        index.briefings.get("b1")
    with pytest.raises(UnknownBriefing):
        index.briefings.history("b1", "1")
    index.briefings.save(SAVED, PAGE)
    assert {"briefings", "briefing_marks"} <= tables(index.folder)
    with opened(index.folder) as again:
        assert len(again.articles()) == 1
        assert again.briefings.get("b1").document == PAGE


def test_a_page_is_kept_as_it_is(index):
    """Every character of it; saving it again changes nothing; another opening of the library has it."""
    index.briefings.save(SAVED, PAGE)
    index.briefings.save(SAVED, {"another": 1})
    with opened(index.folder) as again:
        kept = again.briefings.get("b1")
        assert (kept.document, kept.marks, kept.signature, kept.seen) == (PAGE, {}, None, 0)
        (row,) = again.briefings.list()
    assert (row.saved, row.decided, row.signed) == (SAVED, 0, False)


def test_briefings_belong_to_a_reader(index):
    """Nobody lists, opens, marks, signs or removes another's."""
    store = index.briefings
    store.save(SAVED, PAGE)
    assert store.list("rosa") == []
    assert store.earlier(SAVED.topics, DAY, "rosa") == []
    for act in (
        lambda: store.get("b1", "rosa"),
        lambda: store.mark("b1", "1", {}, True, "rosa"),
        lambda: store.sign("b1", {}, 0, "rosa"),
        lambda: store.history("b1", "1", "rosa"),
        lambda: store.remove("b1", "rosa"),
    ):
        with pytest.raises(UnknownBriefing, match="'b1'"):
            act()
    assert store.get("b1").marks == {}


def test_the_last_mark_of_a_line_holds(index):
    """The ones before it are kept; decisions are counted, notes alone are none."""
    store = index.briefings
    store.save(SAVED, PAGE)
    for line, mark, decided in (("1", "a", True), ("2", "x", True), ("1", "e", True), ("3", "note", False)):
        store.mark("b1", line, {"mark": mark}, decided)
    kept = store.get("b1")
    assert kept.marks == {"1": {"mark": "e"}, "2": {"mark": "x"}, "3": {"mark": "note"}}
    assert store.history("b1", "1") == [{"mark": "a"}, {"mark": "e"}]
    assert store.list()[0].decided == 2
    store.mark("b1", "1", {"mark": None}, False)
    assert store.list()[0].decided == 1


def test_a_signature_is_of_what_the_signer_saw(index):
    """What was decided meanwhile, by anybody, overtakes it."""
    store = index.briefings
    store.save(SAVED, PAGE)
    store.mark("b1", "1", {}, True)
    seen = store.get("b1").seen
    store.mark("b1", "2", {}, True)
    with pytest.raises(Overtaken, match="Look at it again"):
        store.sign("b1", {"by": "R."}, seen)
    assert not store.list()[0].signed
    store.sign("b1", {"by": "R."}, store.get("b1").seen)
    assert (store.get("b1").signature, store.list()[0].signed) == ({"by": "R."}, True)


def test_a_mark_withdraws_the_signature(index):
    """It was given to another page; and it can be withdrawn by itself."""
    store = index.briefings
    store.save(SAVED, PAGE)
    store.sign("b1", {"by": "R."}, 0)
    store.mark("b1", "1", {}, True)
    assert store.get("b1").signature is None
    store.sign("b1", {"by": "R."}, store.get("b1").seen)
    store.sign("b1", None, store.get("b1").seen)
    kept = store.get("b1")
    assert (kept.signature, store.list()[0].signed, set(kept.marks)) == (None, False, {"1"})


def test_earlier_pages_on_the_same_topics(index):
    """In whatever order and case the topics are given; of days that are not later; furthest first, then the newest."""
    store = index.briefings
    for key, day, topics in (
        ("same day", DAY, ("toll", " BORDER  talks ")),
        ("day before", date(2026, 5, 5), SAVED.topics),
        ("day after", date(2026, 5, 7), SAVED.topics),
        ("other", DAY, ("Toll",)),
        ("all", DAY, ()),
        ("same again", DAY, SAVED.topics),
    ):
        store.save(replace(SAVED, id=key, first=day, last=day, topics=topics), {"id": key})
    assert [page["id"] for page in store.earlier(SAVED.topics, DAY)] == ["same again", "same day", "day before"]
    assert [page["id"] for page in store.earlier((), DAY)] == ["all"]
    assert [row.saved.id for row in store.list()][:2] == ["same again", "all"]


def test_removing_takes_the_marks_along(index):
    """A page of the same id begins anew."""
    store = index.briefings
    store.save(SAVED, PAGE)
    store.mark("b1", "1", {}, True)
    store.remove("b1")
    assert store.list() == []
    store.save(SAVED, PAGE)
    assert store.get("b1").seen == 0
    with pytest.raises(UnknownBriefing):
        store.remove("none such \x1b[2J")


def test_briefings_do_not_count_as_changes_of_articles(index):
    """No derived index has anything to catch up with."""
    before = index.counter
    index.briefings.save(SAVED, PAGE)
    assert index.counter == before


def test_many_threads_mark_at_once(index):
    """Each waits for the lock; no mark is lost."""
    index.briefings.save(SAVED, PAGE)
    lines = [str(number) for number in range(8)]
    threads = [threading.Thread(target=index.briefings.mark, args=("b1", line, {}, True)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(index.briefings.get("b1").marks) == set(lines)


def test_a_file_that_is_no_database_is_told(index):
    """As the record tells of it."""
    index.close()
    for name in ("record.sqlite-wal", "record.sqlite-shm"):
        (index.folder / name).unlink(missing_ok=True)
    (index.folder / "record.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(LibraryError):
        index.briefings.save(SAVED, PAGE)


def killed_within(folder, act, step):
    """The process that dies at the end of the step, before its transaction is committed."""
    store = opened(folder).briefings
    if act == "save":
        # The tables are made, the row is not yet.
        real = briefings_module.saved_values

        def die(*args):
            real(*args)
            os.kill(os.getpid(), signal.SIGKILL)

        briefings_module.saved_values = die
        store.save(SAVED, PAGE)
    real_add, calls = briefings_module.add, iter(range(step))

    def add_and_die(*args):
        real_add(*args)
        if next(calls, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    briefings_module.add = add_and_die
    store.mark("b1", "1", {"new": True}, True)


SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload([__name__])


def killed(*args):
    """Runs it to its death."""
    process = SERVER.Process(target=killed_within, args=args)
    process.start()
    process.join(timeout=60)
    assert process.exitcode == -signal.SIGKILL


def test_killed_while_saving(index):
    """Nothing of the page is there, and it can be saved."""
    killed(index.folder, "save", 0)
    assert index.briefings.list() == []
    index.briefings.save(SAVED, PAGE)
    assert index.briefings.get("b1").document == PAGE


@pytest.mark.parametrize("step", [0, 1])
def test_killed_while_marking(index, step):
    """A mark and the withdrawal of the signature are there both or neither."""
    store = index.briefings
    store.save(SAVED, PAGE)
    store.mark("b1", "1", {"old": True}, True)
    store.sign("b1", {"by": "R."}, store.get("b1").seen)
    killed(index.folder, "mark", step)
    kept = store.get("b1")
    assert (kept.marks, kept.signature) == ({"1": {"old": True}}, {"by": "R."})
    store.mark("b1", "1", {"new": True}, True)
    assert (store.get("b1").marks, store.get("b1").signature) == ({"1": {"new": True}}, None)
