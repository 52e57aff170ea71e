"""Tests of `briefing check`: a text or pairs in, verdicts out, with a check that says what it was told to."""

import io
import json

import pytest
from command import ACTED_ON, TALKS, TOLL, rows_in
from command import library as library
from command import run as run
from command import stocked as stocked
from fake_check import FakeChecker, word_for_word
from fake_desk import TALKS as ARTICLE
from fake_desk import hit, scope_of
from openai_server import Failure, Reply
from openai_server import openai_server as openai_server
from rich.console import Console

from assistant import cli_output, cli_report
from assistant.cli_report import foot, lines, report
from assistant.types import (
    CheckBegun,
    CheckDone,
    CheckedSentence,
    Judged,
    Judging,
    Quoted,
    Reason,
    SecondOpinions,
    SentenceChecked,
    Verdict,
)

DRAFT = """# Toll

340 people had been wounded since Friday [4]. 40 people had been wounded since Friday.
Will it rise?
"""
PAIR = {"claim": "340 people had been wounded.", "evidence": [TALKS["text"], TOLL["text"]], "published": "2026-05-06"}


@pytest.fixture(autouse=True)
def checker(monkeypatch):
    """Supported is what holds no word that the sources have not."""
    fake = FakeChecker(word_for_word)
    monkeypatch.setattr("assistant.assistant.the_checker", lambda: fake)
    monkeypatch.setattr("assistant.pairs.the_checker", lambda: fake)
    return fake


@pytest.fixture
def draft(tmp_path):
    """A file to check."""
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_a_text_as_json(run, library, draft):
    """A line for each sentence, in order, with the keys that others read; offsets hold in the articles."""
    ran = run("check", draft, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [(row["text"], row["label"], row["claims"]) for row in ran.rows] == [
        ("Toll", "not checked", False),
        ("340 people had been wounded since Friday.", "supported", True),
        ("40 people had been wounded since Friday.", "not supported", True),
        ("Will it rise?", "not checked", False),
    ]
    assert all({"text", "label", "score", "reasons", "evidence"} <= set(row) for row in ran.rows)
    supported, wrong = ran.rows[1:3]
    evidence = supported["evidence"]
    assert set(evidence) == {"article", "start", "end", "quote"}
    texts = {row["id"]: row["text"] for row in run("articles", "--json", "--text").rows}
    assert texts[evidence["article"]][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert [source["ref"] for source in supported["cite"]] == ["toll"]
    assert wrong["reasons"] == [{"code": "not-in-source", "text": "40 is not in the source."}]
    assert (wrong["cite"], wrong["nearest"]["ref"]) == ([], "toll")


def test_a_text_for_a_person(run, library, draft):
    """Each sentence with its sign and its verdict in words, the reason, the words of the article, and the counts."""
    ran = run("check", draft)
    assert ran.code == 0
    assert ran.out.startswith("Toll\n\n✓ supported      340 people had been wounded since Friday.\n")
    assert "    Coastal Post, Wed 6 May 2026, Ministry raises count of wounded: “The health ministry" in ran.out
    assert "✗ not supported  40 people had been wounded since Friday.\n    40 is not in the source.\n" in ran.out
    assert "    Nearest: Coastal Post, Wed 6 May 2026" in ran.out
    assert "2 sentences: 1 supported, 1 not: 40 is not in the source.\nHeld against 3 articles from 3 outl" in ran.out


def test_a_text_on_standard_input(run, library):
    """In any encoding that a file may have."""
    for stdin in (DRAFT.encode(), DRAFT.encode("utf-16")):
        assert len(run("check", "-", "--json", stdin=stdin).rows) == 4


def test_filters_limit_what_it_is_held_against(run, library, draft):
    """As in the other commands."""
    labels = [row["label"] for row in run("check", draft, "--json", "--until", "2026-05-05").rows if row["claims"]]
    assert labels == ["not supported", "not supported"]
    assert "Held against 1 article from 1 outlet" in run("check", draft, "--outlet", "coastal post").out
    assert run("check", draft, "--sample", "--json").code == 0


def test_pages_are_read_as_pages(run, library, tmp_path):
    """Without their markup, and Markdown without its front matter."""
    page = tmp_path / "a.html"
    page.write_text(
        "<html><head><title>Toll</title></head><body><article><h1>Toll</h1><p>340 people had been wounded since "
        "Friday, as the health ministry of Kestria said on Wednesday in Morvane, the seat of the government.</p>"
        "</article></body></html>",
        encoding="utf-8",
    )
    texts = [row["text"] for row in run("check", page, "--json").rows]
    assert any(text.startswith("340 people had been wounded") for text in texts)
    assert not any("<" in text for text in texts)
    note = tmp_path / "a.md"
    note.write_text("---\ntitle: Toll\n---\n\n340 people had been wounded.\n", encoding="utf-8")
    assert [row["text"] for row in run("check", note, "--json").rows] == ["340 people had been wounded."]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", None, "cannot be read (No such file"),
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n", "holds no text"),
        ("a.txt", b"---\n", "no sentence to check"),
        ("a.txt", b"\x00\x01\x02" * 50, "is a binary file"),
        ("a.txt", b"%PDF-1.7", "is a PDF"),
        ("a.md", None, "a.md"),
        ("a.html", b"", "is empty"),
        ("a.txt", b"x" * 3000, "over the limit of 0.002 MB"),
    ],
)
def test_what_cannot_be_checked_is_1(run, library, tmp_path, monkeypatch, name, content, reason):
    """With the file's name and the reason, on standard error alone."""
    monkeypatch.setenv("BRIEFING_MAX_FILE_MB", "0.002")
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = run("check", path)
    assert (ran.code, ran.out) == (1, "")
    assert reason in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_is_no_text(run, library, tmp_path):
    """Nor is nothing on standard input."""
    assert (run("check", tmp_path).code, run("check", tmp_path).out) == (1, "")
    assert "is empty" in run("check", "-").err


def test_an_empty_library_is_1(run, home, draft):
    """There is nothing to hold the text against; with the next step."""
    ran = run("check", draft)
    assert (ran.code, ran.out) == (1, "")
    assert "briefing add PATH" in ran.err


def test_pairs(run, home, tmp_path, checker):
    """A line for each, in order, with three keys; no library is opened."""
    rows = [PAIR, PAIR | {"claim": "40 people had been wounded."}, {"claim": "Envoys.", "evidence": TALKS["text"]}]
    ran = run("check", "--pairs", rows_in(tmp_path / "p.jsonl", *rows))
    assert (ran.code, ran.err) == (0, "")
    assert [row["label"] for row in ran.rows] == ["supported", "not supported", "not supported"]
    assert [set(row) for row in ran.rows] == [{"label", "score", "reasons"}] * 3
    assert ran.rows[1]["reasons"] == [{"code": "not-in-source", "text": "40 is not in the source."}]
    assert not home.exists()
    assert [len(sources) for _, sources in checker.asked] == [2, 2, 1]


def test_pairs_on_standard_input(run, home):
    """With or without --json; an empty line is no row, and no rows are no mistake."""
    stdin = ("\n" + json.dumps(PAIR) + "\n").encode()
    for options in ([], ["--json"], ["--sample"]):
        assert len(run("check", "--pairs", "-", *options, stdin=stdin).rows) == 1
    assert run("check", "--pairs", "-").code == 0


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "p.jsonl:3: no JSON"),
        ("[]", "p.jsonl:3: a row is an object"),
        ('{"claim": "A."}', 'p.jsonl:3: "evidence" is'),
        ('{"claim": "A.", "evidence": [], "published": "soon"}', "p.jsonl:3: \"published\" is 'soon'"),
    ],
)
def test_a_row_that_is_no_pair_is_1(run, home, tmp_path, line, reason):
    """By its line, before anything is checked."""
    path = tmp_path / "p.jsonl"
    path.write_text(f"{json.dumps(PAIR)}\n\n{line}\n", encoding="utf-8")
    ran = run("check", "--pairs", path)
    assert (ran.code, ran.out) == (1, "")
    assert reason in ran.err


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
def test_pairs_that_cannot_be_read_are_1(run, home, tmp_path, content):
    """By the name of the file, or of standard input."""
    path = tmp_path / "p.jsonl"
    if content is not None:
        path.write_bytes(content)
        assert "standard input: cannot be read" in run("check", "--pairs", "-", stdin=content).err
    ran = run("check", "--pairs", path)
    assert (ran.code, ran.out) == (1, "")
    assert "p.jsonl: cannot be read" in ran.err


def test_nothing_of_a_text_acts_on_the_terminal(run, library, tmp_path):
    """Neither of the text that is checked nor of the articles."""
    path = tmp_path / "a.txt"
    path.write_text("Turbines \x1b[2Jstand \u202estill in Karsh.", encoding="utf-8")
    for options in ([], ["--json"]):
        ran = run("check", path, *options)
        assert ran.code == 0
        assert not set(ran.out + ran.err) & set(ACTED_ON)


def test_lines_without_evidence():
    """A library that holds nothing of the kind has no nearest passage."""
    none = CheckedSentence("Envoys shuttle.", Verdict("not supported", None, (Reason("not-found", "Nothing."),)))
    assert lines(none) == ["✗ not supported  Envoys shuttle.", "    Nothing."]
    found = hit(ARTICLE, "Envoys have been shuttling between the two capitals since Monday.\n\nSenior officials")
    quoted = Quoted(ARTICLE.id, found.passage.start, found.passage.end, found.passage.text)
    (_, evidence) = lines(CheckedSentence("Envoys.", Verdict("partly", 0.5, (), quoted), (found,)))
    assert evidence.endswith(
        "Harbour Wire, Tue 5 May 2026, 16:40, Mediators race to finish cease-fire text: "
        "“Envoys have been shuttling between the two capitals since Monday. Senior officials”"
    )


def test_a_text_that_claims_nothing_says_so():
    """Counts of nothing are no counts."""
    told = CheckDone((CheckedSentence("Toll", Verdict("not checked"), claims=False),), scope_of([ARTICLE]))
    assert foot(told).startswith("No sentence claims anything.\nHeld against 1 article")


@pytest.mark.parametrize("beside", [True, False])
def test_a_bar_only_where_the_rows_go_elsewhere(run, library, draft, monkeypatch, beside):
    """On one terminal the rows themselves show how far it is."""
    screen = io.StringIO()
    terminal = Console(file=screen, force_terminal=True, width=100)
    monkeypatch.setattr(
        cli_report, "Console", lambda stderr=False, **options: terminal if stderr else Console(**options)
    )
    bar = cli_output.progress_bar
    stream = io.StringIO()
    stream.isatty = lambda: beside  # type: ignore[method-assign]
    monkeypatch.setattr(cli_report, "progress_bar", lambda console, beside: bar(console, stream))
    assert run("check", draft, "--json").code == 0
    assert ("4/4" in screen.getvalue()) != beside


def test_the_settings_are_those_of_the_command(run, home, tmp_path, monkeypatch):
    """A setting that cannot be used is told before anything is read."""
    monkeypatch.setenv("BRIEFING_PASSAGES", "many")
    assert "BRIEFING_PASSAGES" in run("check", tmp_path / "none.txt").err


@pytest.fixture
def judge(openai_server, monkeypatch):
    """A model that is asked about every claim: it scripts what it says."""
    for name, value in {
        "BRIEFING_JUDGE": "all",
        "BRIEFING_MODEL": "local-model",
        "OPENAI_BASE_URL": openai_server.base_url,
        "OPENAI_API_KEY": "test-key",
        "BRIEFING_RETRIES": "0",
    }.items():
        monkeypatch.setenv(name, value)
    return openai_server


def says(label, reason="It counts 340."):
    """The reply of a judge."""
    return Reply(json.dumps({"reason": reason, "verdict": label}))


def test_a_model_is_asked_as_well(run, library, draft, judge):
    """Both verdicts in each row, under the keys that it always had; what goes where is told on standard error alone."""
    judge.script([says("partly"), says("supported")])
    ran = run("check", draft, "--json")
    assert ran.code == 0
    keys = {
        "text",
        "label",
        "score",
        "reasons",
        "evidence",
        "judge",
        "claims",
        "block",
        "block_index",
        "cite",
        "nearest",
    }
    assert all(set(row) == keys for row in ran.rows)
    assert [row["label"] for row in ran.rows] == ["not checked", "partly", "not supported", "not checked"]
    told = [row["judge"] and (row["judge"]["label"], row["judge"]["rules"]) for row in ran.rows]
    assert told == [None, ("partly", "supported"), ("supported", "not supported"), None]
    assert ran.rows[2]["reasons"][0]["code"] == "not-in-source"
    assert len(judge.chats) == 2
    assert f"For a second opinion 2 sentences go, each with its passages, to {judge.base_url}." in ran.err
    assert f"For a second opinion 2 sentences were sent with their passages to {judge.base_url}." in ran.err


def test_both_verdicts_for_a_person(run, library, draft, judge):
    """What the model says stands under the sentence, also where it agrees."""
    judge.script([says("supported"), says("supported", "Forty \x1b[2J or so.")])
    ran = run("check", draft)
    assert (
        "✓ supported      340 people had been wounded since Friday.\n    The model local-model agrees: It co" in ran.out
    )
    assert "finds it supported (the rules: not supported): Forty" in ran.out
    assert not set(ran.out) & set(ACTED_ON)


def test_a_failure_for_one_sentence_stands_beside_it(run, library, draft, judge):
    """The next one is asked about all the same."""
    judge.script([Reply("Hm."), says("not supported")])
    ran = run("check", draft, "--json")
    assert ran.code == 0
    assert [[reason["code"] for reason in row["reasons"]] for row in ran.rows if row["claims"]] == [
        ["judge-failed"],
        ["not-in-source", "judge"],
    ]
    assert ran.rows[1]["label"] == "supported"


def test_a_failure_for_all_is_told_once(run, library, draft, judge):
    """On standard error; the rows are those of the rules, and the check is done."""
    judge.script([Failure(401, "No.")])
    ran = run("check", draft, "--json")
    assert ran.code == 0
    assert [row["label"] for row in ran.rows if row["claims"]] == ["supported", "not supported"]
    assert all(row["judge"] is None for row in ran.rows)
    assert ran.err.count("OPENAI_API_KEY") == 1
    assert "the verdicts of the rules stand" in ran.err
    assert len(judge.chats) == 1


def test_a_judge_without_a_model_is_told(run, library, draft, monkeypatch):
    """On standard error with what to set; the rules check all the same. With the setting off nothing is said."""
    monkeypatch.setenv("BRIEFING_JUDGE", "doubtful")
    ran = run("check", draft, "--json")
    assert (ran.code, len(ran.rows)) == (0, 4)
    assert "BRIEFING_JUDGE is doubtful, but no model is set" in ran.err
    assert "Set BRIEFING_MODEL or OPENAI_BASE_URL" in ran.err
    assert "BRIEFING_JUDGE" in run("ask", "How many were wounded?").err
    monkeypatch.setenv("BRIEFING_JUDGE", "off")
    assert run("check", draft, "--json").err == ""


def test_a_bad_value_is_refused_with_those_allowed(run, library, draft, monkeypatch):
    """Before anything is read."""
    monkeypatch.setenv("BRIEFING_JUDGE", "perhaps")
    ran = run("check", draft)
    assert (ran.code, ran.out) == (1, "")
    assert "BRIEFING_JUDGE (judge) is 'perhaps': give off, doubtful or all." in ran.err


def test_nothing_is_sent_when_it_is_off(run, library, draft, judge, tmp_path, monkeypatch):
    """Though a model is set; and pairs are never sent."""
    pairs = rows_in(tmp_path / "p.jsonl", PAIR)
    assert run("check", "--pairs", pairs).code == 0
    assert "rules alone" in run("check", "--help").out
    monkeypatch.setenv("BRIEFING_JUDGE", "off")
    assert run("check", draft, "--json").err == ""
    assert judge.requests == []


def test_rows_are_printed_as_their_opinions_come(capfdbinary):
    """What a reader has paid for is not lost when the check is broken off; nothing is printed twice."""
    one, two, three = (CheckedSentence(text, Verdict("supported", 0.9)) for text in ("One.", "Two.", "Three."))
    judged = Verdict("partly", 0.9, judge=Judged("partly", "So.", "m", "supported"))
    printed = []

    def events():
        yield CheckBegun(3, scope_of([ARTICLE]), judged=True)
        for done, sentence in enumerate((one, two, three), 1):
            yield SentenceChecked(sentence, done, 3)
        yield Judging(SecondOpinions("http://x", 2, 1))
        printed.append(capfdbinary.readouterr().out)
        yield Judging(SecondOpinions("http://x", 2, 1, 1), (1, judged))
        printed.append(capfdbinary.readouterr().out)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        report(events(), as_json=True)
    printed.append(capfdbinary.readouterr().out)
    rows = [[json.loads(line) for line in out.decode().splitlines()] for out in printed]
    assert [[(row["text"], row["label"]) for row in some] for some in rows] == [
        [],
        [("One.", "supported"), ("Two.", "partly")],
        [("Three.", "supported")],
    ]
