"""Plain text and Markdown: the text stays literal, the labels above it are read."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from index.errors import UnreadableSource
from index.readers.found import Found, Overrides, article_of
from index.readers.markdown import read_markdown
from index.readers.text import read_text

BODY = "Mediators met in **Orlen** on Tuesday.\n\n<script>alert(1)</script>\n\n- one\n- two\n"
FULL = f"""---
title: "Truce: a third day"
source: Harbour Wire
authors: [Mara Linden, Jon O'Dell]
link: https://wire.example/truce
date: 2026-05-05T18:40:00+02:00
lang: en-GB
tags: [truce]
---
{BODY}"""


def test_front_matter_gives_the_labels_and_the_body_stays_literal() -> None:
    """Every key by its usual names; Markdown and HTML below are text like any other."""
    found = read_markdown(FULL, "a.md")
    assert found == Found(
        "a.md",
        BODY,
        title="Truce: a third day",
        outlet="Harbour Wire",
        author="Mara Linden, Jon O'Dell",
        url="https://wire.example/truce",
        published="2026-05-05T18:40:00+02:00",
        language="en",
    )
    article = article_of(found, Overrides(), None)
    assert article.published == datetime(2026, 5, 5, 18, 40, tzinfo=timezone(timedelta(hours=2)))


def test_windows_line_ends_are_no_hindrance() -> None:
    """Front matter is found whatever ends its lines."""
    assert read_markdown(FULL.replace("\n", "\r\n"), "a.md").outlet == "Harbour Wire"


def test_values_stay_as_they_are_written() -> None:
    """YAML would make a number of 1984 and false of No; a title is its letters. Nothing said is nothing."""
    found = read_markdown("---\ntitle: No\nsource: 1984\nauthor: null\ndate:\n---\nThe text.\n", "a.md")
    assert (found.title, found.outlet, found.author, found.published) == ("No", "1984", "", "")


def test_a_broken_front_matter_is_refused_by_its_line() -> None:
    """The line is that of the file, so that it can be mended."""
    with pytest.raises(UnreadableSource, match="line 3: the front matter is no YAML: mapping values"):
        read_markdown("---\noutlet: Wire\ntitle: Truce: a third day\n---\nText.\n", "a.md")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: Truce\n\nText without an end of it.\n", "line 1: the front matter is not closed"),
        ("---\ntitle: \x01\n---\nText.\n", "is no YAML"),
        (f"---\ntitle: {'[' * 5000}\n---\nText.\n", "is no YAML"),
        (f"---\ntitle: {'x' * 30000}\n---\nText.\n", "longer than 20000 characters"),
        ("---\n? [a, b]\n: c\n---\nText.\n", "no YAML"),
    ],
)
def test_hostile_front_matter_is_refused(text: str, reason: str) -> None:
    """Unclosed, unprintable, deeply nested, endless: each with its reason, none with a traceback."""
    with pytest.raises(UnreadableSource, match=reason):
        read_markdown(text, "a.md")


@pytest.mark.parametrize("text", ["---\n\nMediators met.\n", "---\nMediators met.\n---\nThey parted.\n", "No rule.\n"])
def test_rules_around_prose_are_no_front_matter(text: str) -> None:
    """A rule is also a line of dashes: prose between two of them is text."""
    assert read_markdown(text, "a.md").text == text


def test_empty_front_matter_says_nothing() -> None:
    """Two rules with nothing between them are front matter without a word."""
    assert read_markdown("---\n---\nThe text.\n", "a.md") == read_text("The text.\n", "a.md")


def test_a_heading_is_the_title_without_its_marks() -> None:
    """Where front matter has no title, the first heading is it; the text keeps the marks."""
    found = read_markdown("---\noutlet: Wire\n---\n# Truce near ##\n\nText.\n", "a.md")
    assert (found.title, found.text) == ("Truce near", "# Truce near ##\n\nText.\n")


def test_a_headline_and_a_day_above_the_text_are_read() -> None:
    """As in Wikinews: the first line is the title, the second the day, and the text is all of it."""
    text = "\n\nTexas town reopens bridge\nTuesday, September 6, 2022 \nThe bridge was reopened.\n"
    found = read_text(text, "a.txt")
    assert found == Found("a.txt", text, title="Texas town reopens bridge", published="Tuesday, September 6, 2022")
    assert article_of(found, Overrides(), None).published == date(2022, 9, 6)


@pytest.mark.parametrize(
    "second", ["On Tuesday, September 6, 2022, it rained.", "Tuesday", "05/06/2026", "yesterday", ""]
)
def test_a_second_line_that_is_no_plain_date_is_text(second: str) -> None:
    """Only a line that is a complete date and nothing else is believed to be one."""
    assert read_text(f"Bridge reopens\n{second}\nText.\n", "a.txt").published == ""


@pytest.mark.parametrize("first", ["The bridge was reopened on Tuesday.", "word " * 60, ""])
def test_a_first_line_that_is_no_headline_gives_no_title(first: str) -> None:
    """A sentence or a long paragraph is not taken whole; the beginning of the text stands in later."""
    found = read_text(f"{first}\n5 May 2026\nText.\n" if first else " \n", "a.txt")
    assert (found.title, found.published) == ("", "")


def test_a_date_that_cannot_be_read_is_told_of() -> None:
    """The article is taken with its date unknown, and a note says so."""
    article = article_of(Found("a.md", "Text.", published="yesterday"), Overrides(), None)
    assert article.published is None
    assert article.note.startswith("date left unknown: 'yesterday' is no complete date")


def test_an_address_that_is_none_is_told_of() -> None:
    """A URL that no browser may open is left out, and a note says so."""
    article = article_of(Found("a.md", "Text.", url="javascript:alert(1)"), Overrides(), None)
    assert (article.url, article.note) == ("", "'javascript:alert(1)' is no web address and was left out")


def test_what_the_reader_says_stands_in_place_of_what_the_item_says() -> None:
    """Overrides replace title, outlet, date and address; an unreadable date of the item is then no matter."""
    given = Overrides(title="T", outlet="O", published=date(2026, 5, 5), url="https://o.example/t")
    article = article_of(Found("a.md", "Text.", title="x", outlet="y", published="yesterday", url="z"), given, None)
    assert (article.title, article.outlet, article.published) == ("T", "O", date(2026, 5, 5))
    assert (article.url, article.note) == ("https://o.example/t", "")


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_an_item_without_text_is_refused(text: str) -> None:
    """White space is no article."""
    with pytest.raises(UnreadableSource, match="has no text"):
        article_of(Found("a.md", text, title="Headline only"), Overrides(), None)
