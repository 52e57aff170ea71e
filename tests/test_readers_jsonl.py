"""JSON lines: a row at a time, each named by its id or its line, the broken ones refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.errors import UnreadableSource
from index.readers import read
from index.readers.found import Found
from index.readers.jsonl import read_jsonl
from index.types import Article, Refused


def written(folder: Path, *rows: object, encoding: str = "utf-8") -> Path:
    """A file of the rows; text as it stands, everything else as JSON."""
    path = folder / "rows.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def found_in(path: Path) -> list[Found | Refused]:
    """Everything the reader yields."""
    return list(read_jsonl(path, path.name))


def test_a_row_gives_all_its_labels(tmp_path: Path) -> None:
    """The names of the fields are those of this project's own files."""
    row = {
        "id": "wire-1",
        "text": "The text.\n\nMore.",
        "title": "T",
        "outlet": "O",
        "author": ["A", {"name": "B"}],
        "url": "https://o.example/t",
        "published": "2026-05-05",
        "language": "fr",
    }
    assert found_in(written(tmp_path, row)) == [
        Found("wire-1", "The text.\n\nMore.", "T", "O", "A, B", "https://o.example/t", "2026-05-05", "fr")
    ]


@pytest.mark.parametrize(
    "row",
    [
        {
            "headline": "T",
            "source": {"id": None, "name": "O"},
            "link": "https://o.example",
            "publishedAt": "2026-05-05",
        },
        {"title": "T", "publisher": "O", "url": "https://o.example", "date": "2026-05-05", "outlet": None},
    ],
)
def test_other_usual_names_are_understood(tmp_path: Path, row: dict[str, object]) -> None:
    """As feeds and news services write them; null is nothing said."""
    expected = Found("rows.jsonl:1", "Text.", "T", "O", "", "https://o.example", "2026-05-05")
    assert found_in(written(tmp_path, row | {"content": "Text."})) == [expected]


def test_broken_rows_are_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each is named by its line, or by its id where it has one; blank lines are nothing."""
    nested = '{"text":' + "[" * 100_000
    rows = found_in(
        written(tmp_path, "{no json", "", "[1, 2]", {"id": "e-1", "text": " "}, {"id": 7, "text": None}, nested, "NaN")
    )
    assert [row.ref for row in rows] == ["rows.jsonl:1", "rows.jsonl:3", "e-1", "7", "rows.jsonl:6", "rows.jsonl:7"]
    assert all(isinstance(row, Refused) for row in rows)
    reasons = [row.reason for row in rows if isinstance(row, Refused)]
    assert reasons[0].startswith("is no JSON: Expecting")
    assert reasons[1:] == [
        "is no JSON object",
        "has no text",
        "has no text",
        "is no JSON: nested too deeply",
        reasons[1],
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_rows_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    """Marks are seen; without one the whole file tells its encoding, also where the first rows are plain ASCII."""
    french = "Le ministre des Affaires étrangères a déclaré mardi que les négociations étaient très avancées."
    rows = found_in(written(tmp_path, *[{"text": "Plain."}] * 3, *[{"text": french}] * 5, encoding=encoding))
    assert [row.text for row in rows if isinstance(row, Found)] == ["Plain."] * 3 + [french] * 5


def test_a_broken_byte_harms_its_own_row_only(tmp_path: Path) -> None:
    """The other rows of a UTF-8 file stay as they are."""
    path = written(tmp_path, *[{"text": "Müller sagte: »Nein«. Das übrige Land wählte später."}] * 20)
    path.write_bytes(path.read_bytes() + b'\n{"text": "M\xfcller"}')
    rows = [row.text for row in found_in(path) if isinstance(row, Found)]
    assert len(rows) == 21
    assert all("Müller" in row for row in rows[:20])
    assert rows[20] == "M\ufffdller"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"", "is empty"), (b"\n \n", "has no rows"), (b"%PDF-1", "is a PDF"), (b"{}\0", "a binary file")],
)
def test_a_file_without_rows_is_refused(tmp_path: Path, raw: bytes, reason: str) -> None:
    """The file is named where there is no row to name."""
    (tmp_path / "rows.jsonl").write_bytes(raw)
    with pytest.raises(UnreadableSource, match=reason):
        found_in(tmp_path / "rows.jsonl")


def test_hostile_ids_and_values(tmp_path: Path) -> None:
    """Escape codes, line ends and half characters in an id, booleans and nested lists in labels: nothing breaks."""
    row = {"id": "a\n\x1b[31mb\ud800", "text": "x\ud800", "title": True, "outlet": [["a"]], "author": float("nan")}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.ref == "a �[31mb�"
    assert (article.text, article.title, article.outlet, article.author) == ("x�", "x�", "", "")


@pytest.mark.shared_data
def test_a_real_archive_loses_no_row(shared_data: Path) -> None:
    """777 rows of LibyaWar: 773 articles, the four without text refused by their ids, every date read."""
    rows = list(read(shared_data / "timelines" / "LibyaWar" / "articles.jsonl"))
    refused = [row.ref for row in rows if isinstance(row, Refused)]
    articles = [row for row in rows if isinstance(row, Article)]
    assert refused == ["cnn-100", "cnn-172", "reuters-175", "reuters-319"]
    assert len(articles) == 773
    assert all(article.published and article.outlet and not article.note for article in articles)
