"""Tests of assistant/cli_input.py; what the commands make of it stands in tests/test_cli.py."""

import json
from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import typer
from fake_desk import TALKS, TOLL, FakeIndex
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli_input import (
    UnusableInput,
    day_from,
    filters_from,
    needs_one_of,
    pairs_of,
    parsed,
    read_text,
    row_filters,
    rows_of,
    turns_of,
)
from assistant.settings import Settings
from assistant.types import Turn
from index.articles import new_article
from index.dates import bounds
from index.types import Filters

SETTINGS = Settings(home=Path("unused"), zone=UTC)
INDEX: Any = FakeIndex(TALKS, TOLL, new_article("Copied from the coast.", outlet="COASTAL POST"))


def test_filters_bear_the_readers_zone():
    """And days, both of which may be missing."""
    assert filters_from(INDEX, SETTINGS, "", "", None) == Filters(zone=UTC)
    chosen = filters_from(INDEX, SETTINGS, "2026-05-05", "2026-05-05", ["harbour WIRE"])
    assert chosen == Filters(date(2026, 5, 5), date(2026, 5, 5), ("Harbour Wire",), UTC)


def test_an_outlet_is_meant_in_each_of_its_spellings():
    """Articles of one outlet come under several."""
    assert filters_from(INDEX, SETTINGS, "", "", ["coastal post"]).outlets == ("COASTAL POST", "Coastal Post")


@pytest.mark.parametrize("typed", ["2026-05", "5/5/2026", "today", "2026-02-30", "x"])
def test_a_day_that_is_none(typed):
    """The option is named."""
    with pytest.raises(UnusableInput, match=r"--since is .*2026-05-06"):
        day_from(typed, "--since")


def test_the_last_day_of_all_has_an_end():
    """Whoever means no end at all may write it so."""
    filters = Filters(until=day_from("9999-12-31", "--until"), zone=UTC)
    assert bounds(filters)[1] > bounds(Filters(until=date(9000, 1, 1)))[1]


@pytest.mark.parametrize(("text", "file"), [("", None), (" ", None), ("Who?", Path("q.jsonl"))])
def test_one_of_two_is_needed(text, file):
    """Neither and both are wrong calls."""
    with pytest.raises(typer.BadParameter, match="Give either a question or --questions"):
        needs_one_of(text, file, "a question", "--questions")


def test_a_row_may_bear_its_own_filters():
    """A name or a list of names; the command's stand where the row has none."""
    given_row = row_filters(
        INDEX, SETTINGS, {"since": "2026-05-05", "outlet": ["Harbour Wire"]}, "2026-01-01", "", None
    )
    assert (given_row.since, given_row.outlets) == (date(2026, 5, 5), ("Harbour Wire",))
    assert row_filters(INDEX, SETTINGS, {"outlet": "harbour wire"}, "", "", None).outlets == ("Harbour Wire",)
    bare = row_filters(INDEX, SETTINGS, {}, "2026-01-01", "2026-12-31", ["Harbour Wire"])
    assert bare == Filters(date(2026, 1, 1), date(2026, 12, 31), ("Harbour Wire",), UTC)


@pytest.mark.parametrize("outlet", [5, {"a": 1}, [5], True])
def test_an_outlet_of_another_kind(outlet):
    """Nothing is made of it."""
    with pytest.raises(UnusableInput, match="give a name"):
        row_filters(INDEX, SETTINGS, {"outlet": outlet}, "", "", None)


def test_rows_keep_what_json_takes_for_no_line_end(tmp_path):
    """U+2028 and its like may stand in a string; a mark of the encoding may stand before it all."""
    path = tmp_path / "q.jsonl"
    path.write_text('{"question": "Who\u2028 and\x85why?"}\r\n\n{"question": "When?", "id": 7}', encoding="utf-8-sig")
    assert [row["question"] for row in rows_of(path)] == ["Who\u2028 and\x85why?", "When?"]
    assert rows_of(path)[1] == {"question": "When?", "id": 7, "history": []}


def test_an_empty_file_has_no_rows(tmp_path):
    """And is no mistake."""
    (tmp_path / "q.jsonl").write_text("\n", encoding="utf-8")
    assert rows_of(tmp_path / "q.jsonl") == []


def test_turns_are_read():
    """More keys may stand beside the two."""
    turns = turns_of([{"role": "user", "content": "Who?", "id": 1}, {"role": "assistant", "content": ""}], "h.json")
    assert turns == [Turn("user", "Who?"), Turn("assistant", "")]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["role", "content", "x"]), inner),
)


def said(call: Callable[[], Any]) -> Any:
    """What the call returns, or what it says of the input."""
    try:
        return call()
    except UnusableInput as error:
        return str(error)


@given(json_values)
def test_any_json_is_a_history_or_is_refused(document):
    """Nothing else comes out of it."""
    turns = said(lambda: turns_of(document, "h.json"))
    if isinstance(turns, str):
        assert turns.startswith("h.json: ")
    else:
        assert all(turn.role in ("user", "assistant") and isinstance(turn.content, str) for turn in turns)


@given(st.text())
def test_any_text_is_json_or_is_refused(text):
    """By the place where it stands."""
    read = said(lambda: parsed(json.dumps(text) + text, "q:1"))
    assert str(read).startswith("q:1: no JSON") or read == text


@pytest.mark.parametrize("text", ["[" * 100_000, "1" * 5000])
def test_json_that_python_gives_up_on(text):
    """Too deep, or a number too long."""
    with pytest.raises(UnusableInput, match="no JSON"):
        parsed(text, "q:1")


def test_a_file_that_is_no_utf8(tmp_path):
    """Is refused by name."""
    (tmp_path / "q.jsonl").write_bytes(b"\xff")
    with pytest.raises(UnusableInput, match=r"q\.jsonl: cannot be read"):
        read_text(tmp_path / "q.jsonl")


def test_pairs_keep_their_order(tmp_path):
    """Empty lines are no rows."""
    path = tmp_path / "p.jsonl"
    path.write_text('{"claim": "A.", "evidence": "B."}\n\n{"claim": "C.", "evidence": ["D."]}\n', encoding="utf-8-sig")
    assert [(pair.claim, pair.evidence) for pair in pairs_of(path)] == [("A.", ("B.",)), ("C.", ("D.",))]


@given(json_values)
def test_any_json_is_a_pair_or_is_refused(document):
    """By its line."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "p.jsonl"
        path.write_text(json.dumps(document), encoding="utf-8")
        pairs = said(lambda: pairs_of(path))
    assert isinstance(pairs, list) or ":1: " in pairs
