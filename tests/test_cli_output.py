"""Tests of assistant/cli_output.py: what reaches the terminal, and what reaches a pipe."""

import io
import json
import sys
from datetime import date

import pytest
from fake_desk import HOSTILE, TALKS, TOLL, citation, hit, scope_of, sentence
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from assistant import cli_output
from assistant.cli_output import (
    footer,
    plain,
    print_added,
    print_answer,
    print_hits,
    print_json,
    print_listed,
    progress_bar,
    sentence_line,
    source_line,
    summary,
)
from assistant.types import Answer, Reason, Verdict, WrittenBy
from assistant.writer import CANNOT_ANSWER
from index.types import Added, Listed

BOTH = (hit(TALKS), hit(TOLL))
ROWS = [
    Added("a.txt", "added", "1"),
    Added("b.txt", "known", "2", "filled in: outlet"),
    Added("c.txt", "refused", None, "is empty"),
]


def an_answer(*sentences, refused=False, hits=BOTH):
    """An answer over two articles."""
    return Answer("Who?", "Who?", sentences, tuple(hits), scope_of([TALKS, TOLL]), WrittenBy("quoting"), refused)


@given(st.text())
def test_plain_text_acts_on_nothing(text):
    """No control character but tab and newline, no turn of direction, and nothing that cannot be written."""
    shown = plain(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 and c not in "\t\n" for c in shown)
    assert not set(shown) & {"\x7f", "\x9b", "\u202e", "\u2066"}
    shown.encode()


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_holds_everything_and_acts_on_nothing(document):
    """Escapes stand for what a terminal would act on, lone surrogates among them."""
    written = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    before, sys.stdout = sys.stdout, written
    try:
        print_json(document, document)
    finally:
        sys.stdout = before
    lines = written.buffer.getvalue().decode().split("\n")  # type: ignore[attr-defined]
    assert [json.loads(line) for line in lines[:-1]] == [document, document]
    assert lines[0] == plain(lines[0])


def test_rows_of_an_adding_as_json(capsys):
    """A line each; refused ones on standard error as well."""
    assert print_added(ROWS, as_json=True) == {"added": 1, "known": 1, "refused": 1}
    out, err = capsys.readouterr()
    assert [json.loads(line)["status"] for line in out.splitlines()] == ["added", "known", "refused"]
    assert err == "refused  c.txt  is empty\n"


def test_rows_of_an_adding_for_a_person(capsys):
    """Counts; and on standard error what was refused or deserves a remark. No bar where there is no terminal."""
    print_added(ROWS, as_json=False, expected=3)
    out, err = capsys.readouterr()
    assert out == "1 added, 1 already known, 1 refused\n"
    assert err == "known  b.txt  filled in: outlet\nrefused  c.txt  is empty\n"


def test_a_terminal_sees_progress_from_the_start(monkeypatch):
    """The bar stands at nothing of all before the first batch is stored."""
    screen = io.StringIO()
    monkeypatch.setattr(
        cli_output, "Console", lambda **options: Console(file=screen, force_terminal=True, width=100, soft_wrap=True)
    )
    seen = []

    def rows():
        for row in ROWS:
            seen.append(screen.getvalue())
            yield row

    print_added(rows(), as_json=False, expected=777)
    assert "0/777" in seen[0]
    assert "3/777" in screen.getvalue()


def test_a_bar_is_for_terminals_alone():
    """A log file is no place for it."""
    assert progress_bar(Console(file=io.StringIO())).disable
    assert not progress_bar(Console(file=io.StringIO(), force_terminal=True)).disable


def test_nothing_to_add_is_said():
    """There may be no row at all."""
    assert summary(print_added([], as_json=True)) == "nothing to add"


def test_a_table_for_a_pipe_has_a_line_an_article(capsys):
    """Ids are whole, so that another command can take them."""
    print_listed([Listed(TALKS, 2, "o"), Listed(TOLL, 1, "p"), Listed(HOSTILE, 1, "q")])
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["Date", "Outlet", "Title", "Passages", "Id"]
    assert [line.split()[-1] for line in lines] == [TALKS.id, TOLL.id, HOSTILE.id]
    assert lines[0].startswith("Tue 5 May 2026, 16:40  Harbour Wire")
    assert lines[2].startswith("date unknown")


def test_hits_are_numbered(capsys):
    """Each with where it stands, and its words as they are: no markup is read out of them."""
    print_hits([hit(TALKS, "Envoys have been shuttling"), hit(HOSTILE)])
    out = capsys.readouterr().out
    assert out.startswith("1. Harbour Wire, Tue 5 May 2026, 16:40, Mediators race")
    assert "Envoys have been shuttling\n" in out
    assert "<script>window.hacked = 1</script>" in out


def test_no_hits_say_what_may_help(capsys):
    """Instead of nothing."""
    print_hits([])
    assert "wider window of dates" in capsys.readouterr().out


def test_every_cited_word_is_shown(capsys):
    """Two sentences may cite one passage by different words: both stand below."""
    first, second = "shuttling between the two capitals", "an initial pause of 21 days"
    print_answer(
        an_answer(
            sentence("Envoys shuttle.", citation(1, TALKS, first)),
            sentence("A pause begins it.", citation(1, TALKS, second), label="supported"),
            sentence("340 are wounded.", citation(2, TOLL, "340 people had been wounded")),
        )
    )
    out = capsys.readouterr().out
    assert "A pause begins it. [1]\n" in out
    places = [out.index(words) for words in (f"“{first}”", f"“{second}”", "“340 people had been wounded”")]
    assert places == sorted(places)
    assert out.count("[2] Coastal Post, Wed 6 May 2026") == 1


def test_a_refusal_without_passages(capsys):
    """Nothing nearest is announced where nothing was found."""
    print_answer(an_answer(refused=True, hits=()))
    out = capsys.readouterr().out
    assert out.startswith(f"{CANNOT_ANSWER}\n")
    assert "nearest" not in out


def test_a_refusal_shows_the_nearest_passages(capsys):
    """And what was searched."""
    print_answer(an_answer(refused=True))
    out = capsys.readouterr().out
    assert out.startswith(f"{CANNOT_ANSWER} The nearest passages:\n")
    assert "2. Coastal Post" in out
    assert "Searched 2 articles from 2 outlets" in out


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (sentence("Envoys shuttle.", citation(1, TALKS, "Envoys"), label="supported"), "Envoys shuttle. [1]"),
        (sentence("Envoys shuttle.", label="no citation"), "Envoys shuttle. (no citation)"),
        (
            sentence(
                "It.", unknown=(9,), verdict=Verdict("not supported", None, (Reason("c", "Citation 9 is none."),))
            ),
            "It. (not supported: Citation 9 is none.)",
        ),
        (sentence("A heading", block="heading"), "A heading"),
        (sentence("The articles do not say who fired."), "The articles do not say who fired."),
        (sentence("\x1b[2JIt.", citation(1, TALKS, "Envoys")), "\ufffd[2JIt. [1] (not checked)"),
    ],
)
def test_a_sentence_with_its_marks(told, line):
    """What is wrong with its citations is said in words."""
    assert sentence_line(told) == line


def test_a_footer_counts_the_verdicts(capsys):
    """Of what bears one, with the first reason."""
    wrong = Verdict("not supported", 0.4, (Reason("number", "The number 40 is not in the source."),))
    told = (
        sentence("Toll", block="heading"),
        sentence("Envoys shuttle.", label="supported"),
        sentence("40 left.", verdict=wrong),
    )
    assert footer(an_answer(*told)).startswith(
        "2 sentences: 1 supported, 1 not: the number 40 is not in the source.\nSearched 2 articles"
    )


def test_sources_and_footers_are_plain():
    """A name of a model or an outlet may hold anything."""
    assert source_line(hit(TOLL)) == "Coastal Post, Wed 6 May 2026, Ministry raises count of wounded"
    by = WrittenBy("model", "m\x1b[2J")
    answer = Answer("Who?", "Who?", (), (), scope_of([TOLL]), by, refused=True)
    assert footer(answer).endswith("written by m\ufffd[2J.")
    assert str(date(2026, 5, 6).year) in footer(answer)
