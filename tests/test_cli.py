"""Tests of assistant/cli.py: the command as it is called, in this process but where another one is the point."""

import json
import os
import subprocess
import sys

import pytest
from command import ACTED_ON, TALKS, TOLL, rows_in
from command import library as library
from command import run as run
from command import stocked as stocked
from openai_server import Failure, Reply

from assistant.settings import Settings
from assistant.writer import CANNOT_ANSWER

HEAVY = {
    *("gradio", "chromadb", "langchain", "langchain_core", "langchain_openai", "openai", "tantivy", "trafilatura"),
    *("numpy", "wordllama", "sqlalchemy", "lxml", "dateparser", "httpx"),
}


def python(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Another process of this Python."""
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=os.environ | environ, check=False, timeout=100
    )


def test_help_imports_nothing_heavy():
    """It answers at once: what takes a second to load is loaded by the command that needs it."""
    ended = python("-c", "import sys, assistant.cli; print(*sys.modules)")
    assert not HEAVY & {name.split(".")[0] for name in ended.stdout.split()}
    helped = python("-X", "importtime", "-c", "from assistant.cli import main; main()", "--help")
    assert "Usage: " in helped.stdout
    assert not HEAVY & {line.rpartition("|")[2].strip().split(".")[0] for line in helped.stderr.splitlines()}


def test_help_names_every_command(run):
    """And ends well."""
    helped = run("--help")
    assert helped.code == 0
    assert all(f"  {name} " in helped.out for name in ("add", "articles", "search", "ask", "check", "serve"))


@pytest.mark.parametrize(
    "call",
    [
        ["nonsense"],
        ["add"],
        ["ask"],
        ["ask", "  "],
        ["ask", "Who?", "--questions", "q.jsonl"],
        ["search"],
        ["search", "x", "-k", "0"],
        ["search", "x", "--queries", "q.jsonl"],
        ["articles", "--nonsense"],
        ["check"],
        ["check", "a.txt", "--pairs", "p.jsonl"],
    ],
)
def test_a_wrong_call_is_2(run, library, call):
    """And says what is wrong on standard error; nothing on standard output."""
    ran = run(*call)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_no_arguments_show_the_help(run):
    """It is a wrong call all the same."""
    ran = run()
    assert ran.code == 2
    assert "Usage" in ran.out + ran.err


def test_add_as_json(run, home, tmp_path):
    """A line for each item with its status; a second time nothing is added, a new text is a version."""
    feed = rows_in(tmp_path / "feed.jsonl", TALKS, TOLL, {"id": "empty", "text": " "})
    first = run("add", feed, "--json")
    assert (first.code, [row["status"] for row in first.rows]) == (0, ["added", "added", "refused"])
    assert [set(row) for row in first.rows] == [{"ref", "status", "article", "reason"}] * 3
    assert (first.rows[2]["ref"], first.rows[2]["article"]) == ("empty", None)
    assert "empty" in first.err
    again = run("add", feed, "--json")
    assert (again.code, [row["status"] for row in again.rows]) == (0, ["known", "known", "refused"])
    assert [row["article"] for row in again.rows] == [row["article"] for row in first.rows]
    changed = rows_in(tmp_path / "new.jsonl", TALKS | {"text": TALKS["text"] + " Then she left."})
    assert [row["status"] for row in run("add", changed, "--json").rows] == ["version"]


def test_add_for_a_person(run, home, tmp_path):
    """Counts on standard output, what was refused on standard error, each named with its reason."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    ran = run("add", rows_in(tmp_path / "feed.jsonl", TALKS), tmp_path / "a.pdf", tmp_path / "none.txt")
    assert (ran.code, ran.out) == (0, "1 added, 2 refused\n")
    assert "a.pdf  is a .pdf file" in ran.err
    assert "none.txt" in ran.err


def test_add_tells_what_it_had_to_leave_out(run, home, tmp_path):
    """A date that cannot be read is said to be unknown, in the row's reason."""
    ran = run("add", rows_in(tmp_path / "feed.jsonl", TALKS | {"published": "yesterday"}), "--json")
    assert ran.rows[0]["status"] == "added"
    assert "yesterday" in ran.rows[0]["reason"]


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_nothing_but_refused_is_1(run, home, tmp_path, as_json):
    """The reasons are on standard error in either form."""
    ran = run("add", tmp_path / "none.txt", "https://example.org/a", *as_json)
    assert ran.code == 1
    assert "none.txt  does not exist" in ran.err
    assert "save the page" in ran.err


def test_add_with_a_date_that_is_none(run, home, tmp_path):
    """Nothing is read."""
    ran = run("add", rows_in(tmp_path / "feed.jsonl", TALKS), "--published", "yesterday")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("briefing: --published:")
    assert ran.err.count("\n") == 1


def test_add_from_standard_input(run, home):
    """With what the caller says of it."""
    text = "Überfall in Morvane: the envoy left in the evening."
    ran = run(
        "add",
        "-",
        "--title",
        "Raid",
        "--outlet",
        "Wire",
        "--published",
        "2026-05-05",
        "--json",
        stdin=text.encode("cp1252"),
    )
    assert (ran.code, ran.rows[0]["status"], ran.rows[0]["ref"]) == (0, "added", "-")
    (article,) = run("articles", "--json", "--text").rows
    assert (article["title"], article["outlet"], article["published"]) == ("Raid", "Wire", "2026-05-05")
    assert article["text"] == text


def test_articles_as_json(run, library):
    """Newest first, undated last; the text where it is asked for."""
    rows = run("articles", "--json").rows
    assert [row["ref"] for row in rows] == ["toll", "talks", "hostile"]
    assert {"id", "ref", "title", "outlet", "published", "url", "passages", "origin"} <= set(rows[0])
    assert "text" not in rows[0]
    assert [row["published"] for row in rows] == ["2026-05-06", "2026-05-05T18:40:00+02:00", None]
    assert [row["ref"] for row in run("articles", "--json", "--query", "HALVIK").rows] == ["talks"]
    assert run("articles", "--json", "--query", "nothing").out == ""


def test_articles_of_days_and_outlets(run, library):
    """Both ends inclusive; outlets in any case; a day far ahead is as good as none."""
    assert [r["ref"] for r in run("articles", "--json", "--since", "2026-05-06").rows] == ["toll"]
    assert [r["ref"] for r in run("articles", "--json", "--until", "2026-05-05").rows] == ["talks"]
    assert len(run("articles", "--json", "--until", "9999-12-31").rows) == 2
    both = run("articles", "--json", "--outlet", "harbour wire", "--outlet", "Coastal Post").rows
    assert [row["ref"] for row in both] == ["toll", "talks"]


@pytest.mark.parametrize("command", [["articles"], ["search", "toll"], ["ask", "Who?"], ["check", __file__]])
@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--since", "yesterday"], "--since is 'yesterday': give a day such as 2026-05-06."),
        (["--until", "2026-02-30"], "--until is '2026-02-30'"),
        (["--since", "2026-05-06", "--until", "2026-05-05"], "--since 2026-05-06 is after --until 2026-05-05."),
        (["--outlet", "Nobody"], "No article is from the outlet 'Nobody'. Outlets here: Coastal Post, "),
    ],
)
def test_filters_that_cannot_be_used_are_1(run, library, command, options, reason):
    """The reason is one line on standard error."""
    ran = run(*command, *options)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"briefing: {reason}")
    assert not set(ran.err) & set(ACTED_ON)


@pytest.mark.parametrize("command", [["articles"], ["search", "toll"], ["ask", "Who?"], ["ask", "Who?", "--json"]])
def test_an_empty_library_is_1(run, home, command):
    """With the next step."""
    ran = run(*command)
    assert (ran.code, ran.out) == (1, "")
    assert "briefing add PATH" in ran.err
    assert "--sample" in ran.err


def test_search_as_json(run, library):
    """Best first, as many as asked for, each with the article's words."""
    rows = run("search", "How many people were wounded?", "-k", "2", "--json").rows
    assert len(rows) == 2
    keys = {"article", "ref", "title", "outlet", "published", "start", "end", "text", "score"}
    assert set(rows[0]) == keys
    assert rows[0]["ref"] == "toll"
    assert rows[0]["text"] == TOLL["text"][rows[0]["start"] : rows[0]["end"]]
    assert rows[0]["score"] >= rows[1]["score"]


def test_queries_of_a_file(run, library, tmp_path):
    """A line of hits for each line, in order, with its own filters."""
    queries = rows_in(
        tmp_path / "q.jsonl",
        {"question": "Who was wounded?"},
        {"question": "Who was wounded?", "until": "2026-05-05"},
        {"question": "pause \u2028of days", "outlet": "Harbour Wire"},
    )
    rows = run("search", "--queries", queries, "-k", "1").rows
    assert [[hit["ref"] for hit in row] for row in rows] == [["toll"], ["talks"], ["talks"]]


def test_ask_as_json(run, library):
    """One document; the citations' offsets hold in the articles."""
    (answer,) = run("ask", "How many people have been wounded since Friday?", "--json").rows
    assert not answer["refused"]
    texts = {row["id"]: row["text"] for row in run("articles", "--json", "--text").rows}
    citations = [citation for sentence in answer["sentences"] for citation in sentence["citations"]]
    assert any("340 people" in citation["quote"] for citation in citations)
    for citation in citations:
        assert set(citation) == {"number", "article", "ref", "start", "end", "quote"}
        assert texts[citation["article"]][citation["start"] : citation["end"]] == citation["quote"]
        assert answer["passages"][citation["number"] - 1]["article"] == citation["article"]
    assert answer["writer"]["kind"] == "quoting"
    assert answer["searched"]["articles"] == 3
    assert answer["searched"]["newest"] == "2026-05-06"
    assert all(sentence["verdict"]["label"] == "supported" for sentence in answer["sentences"])


def test_ask_for_a_person(run, library):
    """The sentences with their marks, the cited words, what was searched and who wrote it."""
    ran = run("ask", "How many people have been wounded since Friday?")
    assert ran.code == 0
    assert "340 people had been wounded since Friday. [1]" in ran.out
    assert "[1] Coastal Post, Wed 6 May 2026, Ministry raises count of wounded: “" in ran.out
    assert "Searched 3 articles from 3 outlets" in ran.out
    assert "quoted from the articles" in ran.out


def test_a_refused_question_is_an_answer(run, library):
    """One line and the nearest passages; the command has done its work."""
    ran = run("ask", "Who won the final of the continental volleyball cup?")
    assert ran.code == 0
    assert ran.out.startswith(f"{CANNOT_ANSWER} The nearest passages:\n")
    (answer,) = run("ask", "Who won the final of the continental volleyball cup?", "--json").rows
    assert (answer["refused"], answer["sentences"]) == (True, [])
    assert answer["passages"]


def test_a_follow_up_reads_the_history(run, library, tmp_path):
    """The turns before come from a file."""
    turns = tmp_path / "h.json"
    turns.write_text(
        json.dumps(
            [{"role": "user", "content": "Who was wounded?"}, {"role": "assistant", "content": "340 people. [1]"}]
        ),
        encoding="utf-8",
    )
    (answer,) = run("ask", "And since when?", "--history", turns, "--json").rows
    assert answer["asked"] == "And since when? (wounded 340 people)"
    assert answer["question"] == "And since when?"


def test_questions_of_a_file(run, library, tmp_path):
    """A line for each line, in order, with its own filters and turns; the command's where it has none."""
    questions = rows_in(
        tmp_path / "q.jsonl",
        {"question": "How many people were wounded?"},
        {"question": "How many people were wounded?", "since": "2026-05-05", "until": "2026-05-05"},
        {"question": "And where?", "history": [{"role": "user", "content": "Whom did Halvik meet?"}]},
        {"question": "And where?"},
    )
    before = tmp_path / "h.json"
    before.write_text('[{"role": "user", "content": "Turbines?"}]', encoding="utf-8")
    ran = run("ask", "--questions", questions, "--history", before, "--until", "2026-05-31")
    assert ran.code == 0
    assert [row["searched"]["articles"] for row in ran.rows] == [2, 1, 2, 2]
    assert [row["asked"] for row in ran.rows[2:]] == ["And where? (halvik meet)", "And where? (turbines)"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "q.jsonl:2: no JSON"),
        ("[1]", 'q.jsonl:2: a row is an object with a "question"'),
        ('{"question": " "}', "q.jsonl:2: a row is"),
        ('{"question": 5}', "q.jsonl:2: a row is"),
        ('{"question": "x", "history": 5}', "q.jsonl:2: a history is a list"),
        ('{"question": "x", "history": [{"role": "system", "content": "y"}]}', "q.jsonl:2: a role is"),
        ('{"question": "x", "history": [{"role": "user", "content": null}]}', "q.jsonl:2: a content is"),
        ('{"question": "x", "since": "soon"}', "--since is 'soon'"),
        ('{"question": "x", "outlet": "Nobody"}', "No article is from the outlet 'Nobody'"),
        ('{"question": "x", "outlet": {"a": 1}}', "The outlet of a row is"),
        ("[" * 100_000, "q.jsonl:2: no JSON"),
    ],
)
@pytest.mark.parametrize("command", [["ask", "--questions"], ["search", "--queries"]])
def test_rows_that_cannot_be_used_are_1(run, library, tmp_path, command, line, reason):
    """Before anything is asked, so that no half of a file is paid for."""
    path = tmp_path / "q.jsonl"
    path.write_text('{"question": "Who?"}\n' + line + "\n", encoding="utf-8")
    ran = run(*command, path)
    assert (ran.code, ran.out) == (1, "")
    assert reason in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff", b"{"])
def test_a_history_that_cannot_be_read_is_1(run, library, tmp_path, content):
    """By its name."""
    path = tmp_path / "h.json"
    if content is not None:
        path.write_bytes(content)
    ran = run("ask", "Who?", "--history", path)
    assert (ran.code, ran.out) == (1, "")
    assert "h.json" in ran.err


def test_the_sample_is_read_only_when_asked_for(run, home):
    """It is a library of its own, beside the reader's."""
    (answer,) = run("ask", "Which envoy mediates between Kestria and Dolmara?", "--sample", "--json").rows
    assert answer["searched"]["articles"] == 36
    assert run("search", "envoy", "--sample", "-k", "1", "--json").rows
    assert len(run("articles", "--sample", "--json").rows) == 36
    assert run("articles").code == 1


@pytest.mark.parametrize(
    "command",
    [
        ["articles"],
        ["search", "turbines stand still in Karsh"],
        ["ask", "Who said that turbines stand still in Karsh?"],
    ],
)
@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_nothing_of_an_article_acts_on_the_terminal(run, library, command, as_json):
    """No control character, and no mark that turns the direction of a line."""
    ran = run(*command, *as_json)
    assert ran.code == 0
    assert "stand still" in ran.out or "Harmless" in ran.out
    assert not set(ran.out + ran.err) & set(ACTED_ON)


def test_hostile_names_of_files_reach_no_terminal(run, home, tmp_path):
    """A refused file is named without what would act."""
    (tmp_path / "a\x1b[2J\u202e.pdf").write_bytes(b"%PDF-1.7")
    ran = run("add", tmp_path)
    assert ran.code == 1
    assert not set(ran.out + ran.err) & set(ACTED_ON)


def test_json_keeps_every_character(run, library):
    """What would act on a terminal is escaped, and comes back from the JSON as it was."""
    row = run("articles", "--json", "--query", "Harmless").rows[0]
    assert "\u202e" in row["title"]


def test_bytes_that_are_no_text_can_be_asked(run, library):
    """A command line may hold them."""
    assert run("ask", "Who was wounded \udcff?", "--json").rows[0]["question"] == "Who was wounded \ufffd?"
    assert run("search", "wounded \udcff", "--json").rows
    assert run("articles", "--outlet", "\udcff").code == 1


def test_a_setting_that_cannot_be_used_is_1(run, library, monkeypatch):
    """With its name."""
    monkeypatch.setenv("BRIEFING_PASSAGES", "many")
    ran = run("ask", "Who?")
    assert (ran.code, ran.out) == (1, "")
    assert "BRIEFING_PASSAGES" in ran.err


def test_a_model_that_fails_is_1(run, library, monkeypatch, openai_server):
    """The document holds what was finished and the problem; the reason is on standard error."""
    monkeypatch.setenv("BRIEFING_MODEL", "local-model")
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.base_url)
    broken = Reply("The ministry counts 340 wounded. [1] The envoy sa", chunk_size=48, fault="drop", after=1)
    openai_server.script([broken])
    ran = run("ask", "How many were wounded?", "--json")
    assert ran.code == 1
    (answer,) = ran.rows
    assert answer["problem"]["code"] == "broken-stream"
    assert [sentence["text"] for sentence in answer["sentences"]] == ["The ministry counts 340 wounded."]
    assert not answer["refused"]
    assert ran.err.startswith("briefing: ")
    assert answer["writer"] == {
        "kind": "model",
        "model": "local-model",
        "settings": {"endpoint": openai_server.base_url, "temperature": "0"},
    }


def test_questions_go_on_after_a_model_failed(run, library, tmp_path, monkeypatch, openai_server):
    """Each has its line; the exit code says that not all were answered."""
    monkeypatch.setenv("BRIEFING_MODEL", "local-model")
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.base_url)
    openai_server.script([Failure(404, "No such model.", code="model_not_found"), Reply("340 were wounded. [1]")])
    ran = run("ask", "--questions", rows_in(tmp_path / "q.jsonl", {"question": "Who?"}, {"question": "How many?"}))
    assert [bool(row["problem"]) for row in ran.rows] == [True, False]
    assert ran.code == 1
    assert "1 of 2 questions" in ran.err


def test_a_reader_of_the_pipe_may_leave(library):
    """As `| head -1` does: nothing is said of it."""
    command = f"{sys.executable} -c 'from assistant.cli import main; main()' articles --sample --text --json"
    script = f"set -o pipefail; {command} | head -c 1"
    ended = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=100)
    assert ended.stdout == "{"
    assert "Traceback" not in ended.stderr
    assert "BrokenPipe" not in ended.stderr


def test_serve_opens_the_desk(run, home, monkeypatch):
    """With the settings of the environment."""
    import assistant.screens

    opened: list[Settings] = []
    monkeypatch.setattr(assistant.screens, "serve", opened.append)
    monkeypatch.setenv("BRIEFING_PORT", "7999")
    assert run("serve").code == 0
    assert [settings.port for settings in opened] == [7999]
