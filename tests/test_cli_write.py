"""Tests of assistant/cli_write.py, cli_verify.py, cli_briefings.py and cli_page.py: a page written, kept, exported,
verified, compared and removed by the command."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from a_briefing import ARTICLES, BRIEFING, REVIEWED
from command import ACTED_ON, HOSTILE, TALKS, TOLL, rows_in
from command import run as run
from fake_check import FakeChecker
from hostile import UNPRINTABLE, hostile
from libraries import opened
from rich.console import Console

from assistant.adding import add_sources
from assistant.briefing.keeping import keep, keep_mark, keep_signature
from assistant.briefing.numbering import every_line
from assistant.briefing.review import accept, sign
from assistant.briefing.serialise import read, reviewed_json, seal_of, written
from assistant.briefing.types import Stage, Written
from assistant.cli_write import finished
from assistant.library import open_own
from assistant.settings import Settings
from index.article_index import ArticleIndex

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory):
    """A home whose own library holds three articles, two of them dated."""
    home = tmp_path_factory.mktemp("stocked")
    settings = Settings(home=home)
    with open_own(settings) as index:
        list(add_sources(index, [str(rows_in(home / "feed.jsonl", TALKS, TOLL, HOSTILE))], settings))
    return home


@pytest.fixture
def library(stocked, monkeypatch):
    """The command reads that home; everything is supported."""
    monkeypatch.setenv("BRIEFING_HOME", str(stocked))
    monkeypatch.setenv("BRIEFING_ZONE", "UTC")
    monkeypatch.setattr("assistant.assistant.the_checker", FakeChecker)
    return stocked


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A home that keeps two pages made by hand, and the articles of the first; they have 9 lines each."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    monkeypatch.setenv("BRIEFING_ZONE", "UTC")
    day = replace(BRIEFING.request.window, first=date(2026, 5, 5), last=date(2026, 5, 5))
    before = replace(
        BRIEFING, id="a-20260505", request=replace(BRIEFING.request, window=day), new=(), stories=BRIEFING.stories[:1]
    )
    with ArticleIndex.open(tmp_path / "library") as index:
        list(index.add(ARTICLES))
        keep(index.briefings, before)
        keep(index.briefings, BRIEFING)
    return tmp_path


def test_a_day_is_written_to_files_and_kept(run, library, tmp_path):
    """In every format at once; how far it is goes to standard error, and nothing to standard output."""
    files = [tmp_path / f"day.{form}" for form in ("md", "html", "docx", "pdf", "json")]
    ended = run("write", "--day", "2026-05-05", *(part for file in files for part in ("--out", file)))
    assert (ended.code, ended.out) == (0, "")
    assert "briefing: Gathering the articles\n" in ended.err
    assert f"briefing: {files[0]} written\n" in ended.err
    briefing = read(files[-1].read_bytes()).briefing
    assert every_line(briefing)
    assert all(file.stat().st_size for file in files)
    assert not list(tmp_path.glob(".*"))
    (row,) = [row for row in run("briefings", "--json").rows if row["id"] == briefing.id]
    assert (row["day"], row["template"], row["decided"], row["final"]) == ("2026-05-05", "daily", 0, False)
    assert run("verify", files[-1], "--library").code == 0


def test_a_page_on_the_terminal(run, library):
    """With its footnotes; without progress where none is wanted."""
    ended = run("write", "--since", "2026-05-05", "--until", "2026-05-06", "--quiet", "--template", "flash")
    assert (ended.code, ended.err) == (0, "")
    assert "Bottom line" in ended.out
    assert "[1] “" in ended.out
    assert "without a model" in ended.out


def test_a_page_as_json(run, library):
    """One document with the keys that others read; the texts by choice."""
    (document,) = run("write", "--day", "2026-05-05", "--instead", "passage", "--json").rows
    assert {"day", "window", "topic", "bottom_line", "stories", "new", "sources", "writer"} <= set(document)
    assert document["request"]["instead"] == "passage"
    assert not any(article["text"] for article in document["articles"])
    (document,) = run("write", "--day", "2026-05-05", "--instead", "passage", "--json", "--texts").rows
    assert all(article["text"] for article in document["articles"])
    assert document["seal"] == seal_of(document)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["--day", "tomorrow"], "--day is 'tomorrow'"),
        (["--since", "2026-05-06", "--until", "2026-05-05"], "is after --until"),
        (["--day", "2026-05-05", "--out", "page.doc"], "page.doc: a briefing can be written as .md"),
        (["--day", "2026-05-05", "--out", "/nowhere/at/all/page.md"], "is not there"),
        (["--day", "2026-05-05", "--template", "gossip"], "gossip"),
        (["--day", "2019-01-01"], "No article was published on 1 January 2019"),
    ],
)
def test_what_cannot_be_used_is_told(run, library, call, says):
    """On standard error, with exit code 1."""
    ended = run("write", *call)
    assert (ended.code, ended.out) == (1, "")
    assert says in ended.err


@pytest.mark.parametrize(
    "call",
    [
        ["write", "--day", "2026-05-05", "--since", "2026-05-05"],
        ["write", "--until", "2026-05-05"],
        ["write", "--instead", "nothing"],
        ["verify"],
        ["briefings", "show"],
        ["briefings", "export", "x"],
        ["briefings", "nonsense"],
    ],
)
def test_wrong_calls(run, library, call):
    """Exit code 2."""
    assert run(*call).code == 2


def test_today_is_briefed_by_default(run, library):
    """As from cron; a day without articles is told with those that have some."""
    ended = run("write")
    assert ended.code == 1
    assert "No article was published on" in ended.err
    ended = run("write", "--since", "2026-05-05", "--quiet", "--json")
    assert ended.rows[0]["window"]["first"] == "2026-05-05"


def test_a_file_that_cannot_be_written_is_told(run, library, tmp_path):
    """And no half of it is left."""
    (tmp_path / "page.md").mkdir()
    ended = run("write", "--day", "2026-05-05", "--out", tmp_path / "page.md")
    assert ended.code == 1
    assert "page.md: cannot be written" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["--day", "9999-12-31"], "give an earlier day"),
        (["--since", "0001-01-01", "--until", "9999-12-30"], "3,660 days at most"),
        (["--day", "2026-05-05", "--topic", "x" * 201], "200 characters"),
        (["--day", "2026-05-05", "--topic", "caf\udce9 zzzqqq"], "speaks of"),
        (["--day", "2026-05-05", "--out", f"{'n' * 300}.json"], "cannot be written"),
    ],
)
def test_what_no_page_can_be_written_of_is_told(run, library, tmp_path, monkeypatch, call, says):
    """Plainly and at once, for days, topics and names of files."""
    monkeypatch.chdir(tmp_path)
    ended = run("write", *call)
    assert (ended.code, ended.out) == (1, "")
    assert says in ended.err
    assert list(tmp_path.iterdir()) == []


def test_stages_are_told_once_and_on_a_terminal_by_a_bar(monkeypatch, capsys):
    """A stage that counts is not a line for each count."""
    events = [Stage("Reading", 1, 2), Stage("Reading", 2, 2), Stage("Writing"), Written(BRIEFING)]
    assert finished(iter(events)) == BRIEFING
    assert capsys.readouterr().err == "briefing: Reading\nbriefing: Writing\n"
    monkeypatch.setattr(Console, "is_terminal", True)
    assert finished(iter(events)) == BRIEFING
    assert "briefing:" not in capsys.readouterr().err


def test_briefings_are_listed_shown_and_removed(run, kept):
    """By the beginning of an id; the last one written comes first."""
    listed = run("briefings")
    assert [line.split()[0] for line in listed.out.splitlines()] == ["b-20260506", "a-20260505"]
    assert "5–6 May 2026  border talks  daily, written Wed 6 May 2026, 07:30, 0 of 9 checked" in listed.out
    shown = run("briefings", "show", "b-")
    assert shown.code == 0
    assert "(struck) The health ministry put the number of wounded at 341.[2]" in shown.out
    assert "Struck: The number 341 is not in the source." in shown.out
    assert run("briefings", "show", "b-", "--json").rows == [reviewed_json(REVIEWED)]
    for none in ("zz", "", "-2026"):
        ended = run("briefings", "show", "--", none)
        assert (ended.code, "No briefing has an id" in ended.err) == (1, True)
    assert run("briefings", "remove", "a").code == 0
    assert [row["id"] for row in run("briefings", "--json").rows] == ["b-20260506"]


def test_an_id_that_begins_two_is_told(run, kept):
    """Rather than taken for one of them."""
    with ArticleIndex.open(kept / "library") as index:
        keep(index.briefings, replace(BRIEFING, id="b-2"))
    assert "2 briefings have an id that begins with 'b-'" in run("briefings", "show", "b-").err
    assert run("briefings", "show", "b-2").code == 0


def test_no_briefing_yet(run, tmp_path, monkeypatch):
    """An empty home has none, and says how to come by one."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    assert "briefing write" in run("briefings").out
    assert run("briefings", "--json").out == ""


def test_export_brings_the_marks_and_the_signature(run, kept, tmp_path):
    """As they are when it is exported; the texts by choice, though articles were removed."""
    reviewed = accept(REVIEWED, "1", "R. Haddon", AT)
    with ArticleIndex.open(kept / "library") as index:
        keep_mark(index.briefings, reviewed, "1")
        reviewed = sign(reviewed, "R. Haddon", AT, "Minister waits.")
        keep_signature(index.briefings, reviewed, 1)
        index.remove(ARTICLES[0].id)
    page, document = tmp_path / "a.md", tmp_path / "a.json"
    assert run("briefings", "export", "b-", "--out", page, "--out", document, "--texts").code == 0
    assert "signed by R. Haddon" in page.read_text()
    again = read(document.read_bytes())
    assert (again.signature, again.marks) == (reviewed.signature, reviewed.marks)
    assert [article.text for article in again.briefing.articles] == [article.text for article in ARTICLES]
    assert run("briefings").out.splitlines()[0].endswith("final")
    assert run("verify", document, "--library").code == 0


def test_two_days_are_compared(run, kept):
    """What the later says that the earlier did not, what it says no more, and how much is the same."""
    (document,) = run("briefings", "compare", "a-", "b-", "--json").rows
    assert {one["text"] for one in document["new"]} >= {"قالت وزارة الصحة إن 340 شخصا أصيبوا منذ يوم الجمعة."}
    assert all(one["change"]["kind"] for one in document["new"])
    assert document["gone"] == []
    assert document["same"] >= 3
    (back,) = run("briefings", "compare", "b-", "a-", "--json").rows
    assert {one["change"]["kind"] for one in back["gone"]} == {"gone"}
    told = run("briefings", "compare", "b-", "a-").out
    assert "No longer reported: " in told
    assert told.splitlines()[-1].endswith("as before.")


def test_a_saved_briefing_is_verified(run, home, tmp_path):
    """Neither library nor model is touched; how much was looked at is told."""
    file = tmp_path / "page.json"
    file.write_text(written(REVIEWED), encoding="utf-8")
    ended = run("verify", file)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{file}: consistent. 9 citations, 3 passages held against the file itself.\n"
    (document,) = run("verify", file, "--json").rows
    assert (document["consistent"], document["failures"]) == (True, [])
    assert document["checked"] == {"citations": 9, "passages": 3, "texts": 0, "articles": None}
    assert run("verify", "-", stdin=file.read_bytes()).code == 0
    assert not home.exists()


def test_what_fails_is_named(run, home, tmp_path):
    """With exit code 1: the places on standard error, or all of it in one document."""
    file = tmp_path / "page.json"
    file.write_text(written(REVIEWED).replace("21 days", "99 days"), encoding="utf-8")
    ended = run("verify", file)
    assert ended.code == 1
    assert "seal: the file was changed after it was written\n" in ended.err
    assert "passages[0].sha256: " in ended.err
    assert "not consistent: " in ended.out
    ended = run("verify", file, "--json")
    assert (ended.code, ended.rows[0]["consistent"]) == (1, False)
    assert {"where": "seal", "says": "the file was changed after it was written"} in ended.rows[0]["failures"]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 9000, b'{"format": 7}'])
def test_what_is_no_briefing_is_told(run, home, tmp_path, content):
    """In one line, with exit code 1; so is a file that is not there."""
    file = tmp_path / "page.json"
    file.write_bytes(content)
    for named in (file, tmp_path / "none.json"):
        ended = run("verify", named)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith("briefing: ")
        assert ended.err.count("\n") == 1


def test_the_library_says_what_it_has(run, kept, tmp_path):
    """An article that it lacks fails; a corrected title is a remark."""
    file = tmp_path / "page.json"
    file.write_text(written(REVIEWED), encoding="utf-8")
    with opened(tmp_path / "other" / "library") as index:
        list(index.add(ARTICLES[:2]))
    with ArticleIndex.open(kept / "library") as index:
        index.correct(ARTICLES[0].id, title="Mediators finish text")
    ended = run("verify", file, "--library")
    assert ended.code == 0
    assert "articles[0].title: the stored article has 'Mediators finish text'" in ended.out
    assert "held against the library (3 articles)" in ended.out


def test_nothing_in_a_page_acts_on_the_terminal(run, kept):
    """Whatever its texts hold: shown, listed, compared, verified."""
    evil = hostile(UNPRINTABLE.replace("\ud800", "")).briefing
    with ArticleIndex.open(kept / "library") as index:
        keep(index.briefings, replace(evil, id="evil"))
    for call in (("briefings",), ("briefings", "show", "evil"), ("briefings", "compare", "b-", "evil")):
        ended = run(*call)
        assert ended.code == 0
        assert not set(ended.out + ended.err) & set(ACTED_ON)
    data = json.dumps(reviewed_json(REVIEWED) | {"\x1b[2J": 1}).encode()
    assert not set(run("verify", "-", stdin=data).err) & set(ACTED_ON)
