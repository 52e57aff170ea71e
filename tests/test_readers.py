"""From a path or a pasted text to articles: every item becomes one, or is refused with its reason."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers import Overrides, read, read_pasted
from index.types import Article, Refused

NOW = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
TEXT = "Truce near\n\nMediators met in the border town of Orlen on Tuesday, two officials said.\n"


def outcome(folder: Path, **options: object) -> dict[str, str]:
    """What became of each item: its title, or the reason."""
    rows = list(read(folder, **options))  # type: ignore[arg-type]
    return {row.ref: row.title if isinstance(row, Article) else row.reason for row in rows}


def test_a_text_file_is_an_article(tmp_path: Path) -> None:
    """The text is every character of the file, the file's name the reference, the time of reading as given."""
    (tmp_path / "truce.txt").write_text(TEXT, encoding="utf-8")
    (article,) = read(tmp_path / "truce.txt", read_at=NOW)
    assert isinstance(article, Article)
    assert (article.text, article.title, article.ref) == (TEXT, "Truce near", "truce.txt")
    assert (article.outlet, article.published, article.read_at) == ("", None, NOW)


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    """Folders within it too, by name; hidden files are left out, files of other kinds are refused."""
    for name in ("b.txt", "a/z.MD", "a/c.txt", ".hidden.txt", ".git/x.txt", "a/photo.png", "LICENSE", "ü [1] <b>.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    other = "which this version does not read; it reads .txt, .md, .html and .jsonl"
    assert list(outcome(tmp_path).items()) == [
        ("LICENSE", f"has no ending that tells its kind, {other}"),
        ("a/c.txt", "Truce near"),
        ("a/photo.png", f"is a .png file, {other}"),
        ("a/z.MD", "Truce near"),
        ("b.txt", "Truce near"),
        ("ü [1] <b>.txt", "Truce near"),
    ]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Empty, binary, mislabelled and broken files are each refused by name."""
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.txt").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "3.md").write_bytes(b"---\ntitle: a: b\n---\nx")
    (tmp_path / "4.html").write_bytes(b"<html></html>")
    (tmp_path / "5.jsonl").write_bytes(b"{}\nx\n")
    (tmp_path / "6.txt").write_bytes(b" \n")
    (tmp_path / "7.txt").write_text(TEXT, encoding="utf-8")
    rows = outcome(tmp_path)
    assert rows["1.txt"] == "is empty"
    assert rows["2.txt"] == "is a PDF, which this version does not read"
    assert rows["3.md"].startswith("line 2: the front matter is no YAML")
    assert rows["4.html"] in ("is no HTML", "holds no article text")
    assert rows["5.jsonl:1"] == "has no text"
    assert rows["5.jsonl:2"].startswith("is no JSON")
    assert rows["6.txt"] == "has no text"
    assert rows["7.txt"] == "Truce near"


@pytest.mark.parametrize(
    ("size", "limit", "reason"),
    [
        (25_300_000, 20_000_000, "is 25.3 MB; the limit is 20 MB (max_file_mb)"),
        (20_000_001, 20_000_000, "is 20.000001 MB; the limit is 20 MB (max_file_mb)"),
        (20_400_000, 20_000_000, "is 20.4 MB; the limit is 20 MB (max_file_mb)"),
        (3000, 1500, "is 0.003 MB; the limit is 0.0015 MB (max_file_mb)"),
    ],
)
def test_an_over_large_file_is_refused_unread(tmp_path: Path, size: int, limit: int, reason: str) -> None:
    """The reason gives both sizes, so that they differ, and the setting."""
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(size)
    assert outcome(path, max_bytes=limit) == {"big.txt": reason}


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    """An empty folder, or one with hidden files only, says so."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / ".DS_Store").write_bytes(b"x")
    assert outcome(folder) == {"inbox": "is a folder without files"}


def test_links_are_followed_to_files_and_not_to_folders(tmp_path: Path) -> None:
    """A linked folder may lead round in a circle; a link to nowhere or to itself is told of."""
    (tmp_path / "real.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "linked.txt").symlink_to("real.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    assert outcome(tmp_path) == {
        "gone.txt": "is a link that leads nowhere",
        "linked.txt": "Truce near",
        "real.txt": "Truce near",
        "round": "is a link to a folder, which is not followed; add that folder itself",
        "self.txt": "is a link that leads nowhere",
    }
    assert "real.txt" in outcome(tmp_path / "round")


def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert outcome(tmp_path) == {"pipe.txt": "is no regular file"}
    assert outcome(Path("/dev/null")) == {"null": "is no regular file"}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nowhere/at-all.txt", "does not exist"),
        ("a\0b.txt", "does not exist"),
        ("\ud800.txt", "does not exist"),
        ("x" * 5000 + ".txt", "cannot be read: File name too long"),
        (" ", "names no file"),
        ("", "names no file"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(source: str, reason: str) -> None:
    """Whatever was typed, there is one row with a reason, and the reference can be shown."""
    (row,) = read(source)
    assert isinstance(row, Refused)
    assert row.reason == reason
    assert row.ref.isprintable()
    assert len(row.ref) <= 300


def test_names_that_are_no_unicode_can_be_shown(tmp_path: Path) -> None:
    """Names of files are bytes, with escape codes and line ends if somebody likes; the reference is one plain line."""
    (tmp_path / os.fsdecode(b"tr\xfcce\n\x1b[31m.txt")).write_text(TEXT, encoding="utf-8")
    (row,) = read(tmp_path)
    assert isinstance(row, Article)
    assert row.ref == "tr�ce �[31m.txt"


def test_what_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or a folder without the permission is named with the system's own reason, and the rest goes on."""
    for name in ("a.txt", "b.txt", "locked/c.txt", "odd.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    real = {name: getattr(Path, name) for name in ("read_bytes", "iterdir", "is_dir")}

    def denied(method: str, locked: str) -> None:
        def guarded(path: Path) -> object:
            if path.name == locked:
                raise PermissionError(13, "Permission denied")
            return real[method](path)

        monkeypatch.setattr(Path, method, guarded)

    denied("read_bytes", "a.txt")
    denied("iterdir", "locked")
    denied("is_dir", "odd.txt")
    assert outcome(tmp_path) == {
        "a.txt": "cannot be read: Permission denied",
        "b.txt": "Truce near",
        "locked": "cannot be listed: Permission denied",
        "odd.txt": "Truce near",
    }
    assert outcome(tmp_path / "odd.txt") == {"odd.txt": "cannot be read: Permission denied"}


def test_overrides_hold_for_every_item(tmp_path: Path) -> None:
    """What is given on the command line stands in place of what the files say."""
    (tmp_path / "a.md").write_text("---\noutlet: Wire\ndate: yesterday\n---\nText one.\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "r", "text": "Text two.", "outlet": "Post"}', encoding="utf-8")
    given = Overrides(outlet="Gazette", published=date(2026, 5, 5))
    rows = [row for row in read(tmp_path, overrides=given) if isinstance(row, Article)]
    assert [(row.ref, row.outlet, row.published, row.note) for row in rows] == [
        ("a.md", "Gazette", date(2026, 5, 5), ""),
        ("r", "Gazette", date(2026, 5, 5), ""),
    ]


def test_an_unreadable_date_leaves_a_note(tmp_path: Path) -> None:
    """The article is taken, undated, and its row can say why."""
    (tmp_path / "a.md").write_text("---\ndate: 05/06/2026\n---\nText.\n", encoding="utf-8")
    (row,) = read(tmp_path)
    assert isinstance(row, Article)
    assert row.published is None
    assert row.note.startswith("date left unknown: '05/06/2026' can be read in two ways")


def test_pasted_text_is_an_article() -> None:
    """With what the reader says of it; the rest is read from the text as in a file."""
    article = read_pasted(
        TEXT, outlet=" Wire ", published="5 May 2026", url="https://w.example/t?utm_source=x", read_at=NOW
    )
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.published) == ("Truce near", "Wire", date(2026, 5, 5))
    assert (article.url, article.text, article.ref) == ("https://w.example/t", TEXT, "pasted text")


@pytest.mark.parametrize(
    ("text", "labels", "reason"),
    [
        ("", {}, "has no text"),
        (" \n", {"title": "T"}, "has no text"),
        (TEXT, {"published": "yesterday"}, "'yesterday' is no complete date: write it like"),
        (TEXT, {"url": "wire.example"}, "'wire.example' is no web address"),
    ],
)
def test_a_paste_that_can_be_mended_is_refused(text: str, labels: dict[str, str], reason: str) -> None:
    """The reader is still there to correct the date or the address: nothing is left out behind their back."""
    refused = read_pasted(text, **labels)
    assert isinstance(refused, Refused)
    assert refused.reason.startswith(reason)


@given(st.text(max_size=200))
def test_any_pasted_text_is_an_article_or_refused(text: str) -> None:
    """No text breaks it, and nothing but its line ends and broken characters is changed."""
    row = read_pasted(text, read_at=NOW)
    assert isinstance(row, Article) == bool(text.strip())


@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html", ".jsonl"]))
def test_any_bytes_in_any_file_end_in_a_row(tmp_path_factory: pytest.TempPathFactory, raw: bytes, suffix: str) -> None:
    """Whatever stands in a file, it becomes articles or reasons, never a traceback and never nothing."""
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(raw)
    assert list(read(path, read_at=NOW))


@pytest.mark.shared_data
def test_real_articles_are_all_read(shared_data: Path) -> None:
    """The 19 real articles: the Wikinews ones with title and day, the other without a date or an outlet."""
    rows = [row for row in read(shared_data / "articles") if isinstance(row, Article)]
    assert len(rows) == 19
    undated = [row.ref for row in rows if row.published is None]
    assert undated == ["ceasefire-mediation.txt"]
    assert rows[0].title == rows[0].text.strip().splitlines()[0]
    assert all(row.title and not row.outlet and not row.note and row.language == "en" for row in rows)
    raw = (shared_data / "articles" / rows[1].ref).read_text(encoding="utf-8")
    assert rows[1].text == raw
