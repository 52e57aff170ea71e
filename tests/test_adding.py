"""Tests of assistant/adding.py: files, folders, standard input, and what is no source at all."""

import io
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from fake_desk import FakeIndex

from assistant.adding import UnusableDate, add_sources, expected, items_of, limit, pasted
from assistant.settings import Settings
from index.readers import Overrides
from index.types import Article, Refused

SETTINGS = Settings(home=Path("unused"), zone=UTC)
TEXT = "The envoy met both sides in Morvane. She left in the evening."
MOST = 20_000_000


def standard_input(monkeypatch, raw: bytes) -> None:
    """Gives the process these bytes to read."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def added(sources: list[str], index: Any = None, **more: str):
    """The rows of an adding, and the articles that arrived."""
    index = index or FakeIndex()
    return list(add_sources(index, sources, SETTINGS, **more)), list(index.stored.values())


def jsonl(path: Path, *rows: dict) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_sources_are_added_in_their_order(tmp_path):
    """A file, a folder, and a row each of JSON lines; what cannot be read stands among them by name."""
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "feed"
    folder.mkdir()
    jsonl(folder / "rows.jsonl", {"id": "r1", "text": TEXT + " One."}, {"id": "r2", "text": ""})
    (folder / "a.pdf").write_bytes(b"%PDF-1.7")
    rows, articles = added([str(folder), str(tmp_path / "b.txt"), str(tmp_path / "none.txt")])
    assert [(row.ref, row.status) for row in rows] == [
        ("a.pdf", "refused"),
        ("r1", "added"),
        ("r2", "refused"),
        ("b.txt", "added"),
        ("none.txt", "refused"),
    ]
    assert all(row.reason for row in rows if row.status == "refused")
    assert len(articles) == 2


def test_what_the_reader_says_stands_in_place_of_what_the_source_says(tmp_path):
    """Title, outlet and date, for each item."""
    path = jsonl(tmp_path / "a.jsonl", {"id": "1", "text": TEXT, "title": "Its own", "outlet": "Own Post"})
    _, (article,) = added([str(path)], title="Given", outlet="Given Wire", published="2026-05-05T18:40+02:00")
    assert (article.title, article.outlet) == ("Given", "Given Wire")
    assert article.published == datetime(2026, 5, 5, 16, 40, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["yesterday", "May 2026", "31.02.2026", "05/06/2026"])
def test_a_date_that_is_none_is_refused_before_anything_is_read(typed):
    """The option is named, and what to write."""
    with pytest.raises(UnusableDate, match=r"--published: .*2026-05-05"):
        add_sources(FakeIndex(), ["none.txt"], SETTINGS, published=typed)  # type: ignore[arg-type]


@pytest.mark.parametrize("link", ["https://example.org/a", "HTTP://EXAMPLE.ORG"])
def test_links_are_refused_with_what_to_do(link):
    """Nothing is fetched."""
    (item,) = items_of(link, Overrides(), SETTINGS)
    assert item == Refused(link, "is a link: save the page as an .html file and add that")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251"])
def test_standard_input_is_read_in_any_encoding(monkeypatch, encoding):
    """As a file is."""
    text = (
        "Переговоры возобновились во вторник вечером, сообщили посредники."
        if encoding == "cp1251"
        else "Überfall: " + TEXT
    )
    standard_input(monkeypatch, text.encode(encoding))
    (item,) = items_of("-", Overrides(outlet="Given Wire"), SETTINGS)
    assert isinstance(item, Article)
    assert (item.text, item.ref, item.outlet) == (text, "-", "Given Wire")


def test_standard_input_takes_the_given_date(monkeypatch):
    """And has none of its own where it states none."""
    standard_input(monkeypatch, TEXT.encode())
    (item,) = items_of("-", Overrides(title="Given", published=date(2026, 5, 5)), SETTINGS)
    assert isinstance(item, Article)
    assert (item.title, item.published) == ("Given", date(2026, 5, 5))


@pytest.mark.parametrize(
    ("raw", "reason"), [(b"", "is empty"), (b"%PDF-1.7", "is a PDF"), (b"a\0b", "binary"), (b" \n ", "no text")]
)
def test_what_is_no_text_on_standard_input_is_refused(monkeypatch, raw, reason):
    """By its name, with the reason; nothing is raised."""
    standard_input(monkeypatch, raw)
    item = pasted(Overrides(), MOST)
    assert isinstance(item, Refused)
    assert item.ref == "-"
    assert reason in item.reason


def test_standard_input_has_the_limit_of_a_file(monkeypatch):
    """An endless pipe is not read to its end."""
    standard_input(monkeypatch, b"x" * 2001)
    (item,) = items_of("-", Overrides(), replace(SETTINGS, max_file_mb=0.002))
    assert isinstance(item, Refused)
    assert "0.002 MB" in item.reason


def test_expected_counts_rows_and_files(tmp_path):
    """The lines of JSON lines that hold something, a file each else, and a row for whatever will be refused."""
    jsonl(tmp_path / "a.jsonl", *[{"text": TEXT}] * 5)
    with (tmp_path / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n   \n{}")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    jsonl(tmp_path / "inner" / "d.ndjson", {"text": TEXT}, {"text": TEXT})
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "linked").symlink_to(tmp_path / "inner")
    whole = 6 + 1 + 1 + 2 + 1 + 1
    assert expected([str(tmp_path)], MOST) == whole
    assert len(added([str(tmp_path)])[0]) == whole
    sources = [str(tmp_path / "a.jsonl"), "-", "https://example.org", str(tmp_path / "none.jsonl"), ""]
    assert expected(sources, MOST) == 6 + 1 + 1 + 1 + 1


def test_expected_reads_no_file_that_is_too_large(tmp_path):
    """It will be one refusal."""
    path = jsonl(tmp_path / "a.jsonl", {"text": TEXT}, {"text": TEXT})
    assert expected([str(path)], 10) == 1
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    assert expected([str(tmp_path / "empty.jsonl")], MOST) == 1


def test_expected_takes_what_cannot_be_looked_at_for_one_row():
    """A name too long for the file system is refused when it is read, not before."""
    assert expected(["x" * 5000], MOST) == 1


def test_the_limit_is_in_bytes():
    """A megabyte is a million bytes."""
    assert limit(SETTINGS) == MOST
