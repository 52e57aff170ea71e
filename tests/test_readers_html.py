"""Saved web pages: the article's own words, the page's own labels, no guessed date, and hostile markup survived."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from index.errors import UnreadableSource
from index.readers import read
from index.readers.apart import answer_to, read_page
from index.readers.html import declared_encoding, read_html
from index.types import Article

PAGES = Path(__file__).parent / "fixtures" / "pages"
FIRST = (
    "Mediators from three countries met in the border town of Orlen on Tuesday, two officials told the Harbour Wire."
)
SECOND = "The talks go on in Orlen on Wednesday, when the envoy of Lindmark is due to join them, the officials said."


def page(head: str = "", above: str = "", below: str = "", before: str = "") -> str:
    """An ordinary page with a headline and two paragraphs, and whatever a test puts around them."""
    return (
        f"<!DOCTYPE html><html><head><title>Truce near</title>{head}</head><body>{before}<main><article>"
        f"<h1>Truce near</h1>{above}<p>{FIRST}</p><p>{SECOND}</p></article></main>{below}</body></html>"
    )


def json_ld(**article: object) -> str:
    """A JSON-LD script for a news article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **article}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def published(html: str) -> object:
    """The date that the page's article ends up with."""
    return read_html(html, "a.html").published


def test_a_page_gives_its_text_and_its_labels() -> None:
    """A saved page of the usual make: everything from its JSON-LD and meta elements, and the date with its time."""
    (article,) = read(PAGES / "truce-talks.html")
    assert isinstance(article, Article)
    assert article.title == "Truce talks in Orlen enter third day"
    assert article.outlet == "The Valley Gazette"
    assert article.author == "Mara Linden, Jon O'Dell"
    assert article.url == "https://gazette.example/world/truce-talks-third-day"
    assert article.published == datetime(2026, 5, 5, 18, 40, tzinfo=timezone(timedelta(hours=2)))
    assert (article.language, article.ref, article.note) == ("en", "truce-talks.html", "")


def test_the_text_is_the_article_alone_and_literal() -> None:
    """Paragraphs apart by a blank line, a line break as one, entities as characters; no script, style, menu, footer."""
    (article,) = read(PAGES / "truce-talks.html")
    assert isinstance(article, Article)
    paragraphs = article.text.split("\n\n")
    assert "“We are closer than we were on Sunday,” a senior Ruvian official told the Gazette. 5 < 6 & 7." in paragraphs
    assert any(paragraph.startswith("The river rose\nby two metres on Monday") for paragraph in paragraphs)
    assert any("A halt to all fighting for 21 days" in paragraph for paragraph in paragraphs)
    for foreign in ("trackReader", "color: red", "World news menu", "rights reserved", "Another story", "November"):
        assert foreign not in article.text


def test_two_line_breaks_part_paragraphs() -> None:
    """Older pages have no paragraphs, only double breaks between them."""
    text = read_html(f"<html><body><div>{FIRST}<br>{SECOND}<br><br>{FIRST.upper()}</div></body></html>", "a.html").text
    assert text == f"{FIRST}\n{SECOND}\n\n{FIRST.upper()}"


def test_labels_fall_back_on_opengraph_and_meta() -> None:
    """Without JSON-LD the meta elements say it; the front page as canonical address is no article's address."""
    head = (
        '<meta property="og:title" content="Truce &amp; after"><meta property="og:site_name" content="Coastal Post">'
        '<meta name="author" content="Ada Brenn"><link rel="canonical" href="https://post.example/">'
        '<meta property="og:url" content="https://post.example/truce">'
    )
    found = read_html(page(head), "a.html")
    assert (found.title, found.outlet, found.author) == ("Truce & after", "Coastal Post", "Ada Brenn")
    assert found.url == "https://post.example/truce"


def test_a_relative_canonical_address_is_completed() -> None:
    """It is read against the address that the page gives elsewhere; without one there is no address."""
    link = '<link rel="canonical" href="/world/truce">'
    absolute = '<meta property="og:url" content="https://post.example/t">'
    assert read_html(page(link + absolute), "a.html").url == "https://post.example/world/truce"
    assert read_html(page(link), "a.html").url == ""


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://[broken", "data:text/html,x"])
def test_an_address_that_is_none_is_not_taken(link: str) -> None:
    """Only http and https lead to an article."""
    assert read_html(page(f'<link rel="canonical" href="{link}">'), "a.html").url == ""


def test_json_ld_in_all_its_shapes() -> None:
    """Names as text, lists and objects; the author's profile is no name; a node within a web page counts."""
    text = read_html(page(json_ld(headline="Truce", author="Ada Brenn", publisher="Post")), "a.html")
    assert (text.title, text.author, text.outlet) == ("Truce", "Ada Brenn", "Post")
    listed = read_html(page(json_ld(author=["Ada Brenn", {"name": "Bo Lund"}, {"name": "Ada Brenn"}])), "a.html")
    assert listed.author == "Ada Brenn, Bo Lund"
    assert read_html(page(json_ld(author="https://social.example/ada")), "a.html").author == ""
    inner = {"@type": "Article", "headline": "Inner", "datePublished": "2026-05-05"}
    nested = page(
        f'<script type="application/ld+json">{json.dumps({"@type": "WebPage", "mainEntity": inner})}</script>'
    )
    assert (read_html(nested, "a.html").title, published(nested)) == ("Inner", "2026-05-05")


def test_the_page_s_own_article_is_told_from_others() -> None:
    """A page that describes other stories first is dated by the one that bears its headline."""
    other = json_ld(headline="Flood warning", datePublished="2026-01-01")
    own = json_ld(headline="Truce near", datePublished="2026-05-05T10:00:00Z")
    assert published(page(other + own)) == "2026-05-05T10:00:00Z"


@pytest.mark.parametrize(
    "broken", ["{", "[1, null]", '{"@type": 5, "@graph": 7}', "[" * 100_000, '{"@type":"NewsArticle","author":' * 9000]
)
def test_broken_json_ld_says_nothing(broken: str) -> None:
    """The rest of the page is read as ever."""
    found = read_html(page(f'<script type="application/ld+json">{broken}</script>'), "a.html")
    assert (found.title, found.published) == ("Truce near", "")
    assert FIRST in found.text


@pytest.mark.parametrize(
    ("html", "stated"),
    [
        (page(json_ld(datePublished="2026-05-05T18:40:00+02:00")), "2026-05-05T18:40:00+02:00"),
        (page('<meta property="article:published_time" content="2026-05-05T16:40:00Z">'), "2026-05-05T16:40:00Z"),
        (page('<meta itemprop="datePublished" content="2026-05-05">'), "2026-05-05"),
        (page('<meta name="parsely-pub-date" content="2026-05-05">'), "2026-05-05"),
        (page('<meta name="date" content="last week"><meta name="pubdate" content="2026-05-05">'), "2026-05-05"),
        (page(above='<time datetime="2026-05-05T18:40+02:00">Tuesday</time>'), "2026-05-05T18:40+02:00"),
        (page(above="<p>By Ada, <time>May 5, 2026</time></p>"), "May 5, 2026"),
        (page(above='<span class="published">Published on: May 5, 2026</span>'), "May 5, 2026"),
        (page(above='<div class="article-date">5 May 2026</div>'), "5 May 2026"),
        (page(above='<abbr class="published" title="2026-05-05">T</abbr>'), "2026-05-05"),
        (page('<link rel="canonical" href="https://p.example/2026/05/05/truce">'), "2026-05-05"),
        (f"<html><body><article><p>{FIRST}</p><time>May 5, 2026</time></article></body></html>", "May 5, 2026"),
        (f"<html><body><h1>Truce</h1><time>May 5, 2026</time><p>{FIRST}</p></body></html>", "May 5, 2026"),
    ],
)
def test_the_date_of_publication_is_read_where_the_page_says_it(html: str, stated: str) -> None:
    """Metadata first, then what is marked beside the headline, then the address; in the page's own words."""
    assert published(html) == stated


@pytest.mark.parametrize(
    "html",
    [
        page(),
        page(above="<p>On 2026-05-05 and on 6 May 2026 the two sides met.</p>"),
        page(before='<div class="masthead"><span class="date">Monday, November 23, 2026</span></div>'),
        page(before='<div class="date">Monday, November 23, 2026</div>'),
        page(below="<footer>© 2026 Harbour Wire. <time datetime='2026-01-01'>2026</time></footer>"),
        page(below='<aside><li><span class="date">4 June 2026</span></li></aside>'),
        page(above='<div class="related"><time datetime="2026-06-04">4 June</time></div>'),
        page(above='<time class="updated" datetime="2026-06-04">4 June</time>'),
        page(above='<p class="modified">Changed <time datetime="2026-06-04">4 June</time></p>'),
        page('<meta property="article:modified_time" content="2026-06-05T10:00:00Z">'),
        page(json_ld(dateModified="2026-06-05")),
        page('<meta name="date" content=" ">'),
        f"<html><body><article><p>{FIRST}</p></article><article><time>May 5, 2026</time></article></body></html>",
    ],
)
def test_no_other_date_is_taken_for_it(html: str) -> None:
    """Not the masthead's, a neighbour's, the prose's, the footer's or the last change's; and never today."""
    assert published(html) == ""


@pytest.mark.parametrize("stated", ["2 hours ago", "05/06/2026"])
def test_a_date_that_cannot_be_read_is_kept_to_be_told_of(stated: str) -> None:
    """Relative and ambiguous dates leave the article undated, with a note."""
    assert published(page(above=f"<time>{stated}</time>")) == stated


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("just words, no markup", "is no HTML"),
        ("<html><body></body></html>", "holds no article text"),
        ("<html><body><script>alert(1)</script><style>p {}</style></body></html>", "holds no article text"),
        ("<" * 10_000, "is no HTML"),
    ],
)
def test_a_page_without_text_is_refused(html: str, reason: str) -> None:
    """With a reason, and without a traceback."""
    with pytest.raises(UnreadableSource, match=f"^a.html: {reason}"):
        read_html(html, "a.html")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 20_000 + f"<p>{FIRST}</p>" + "</div>" * 20_000,
        "<html><body><article>" + f"<p>{FIRST}</p>" + "<b>" * 20_000 + "x",
        "<html><body><article><p>" + "The talks went on in the border town. " * 10_000,
        "<html><body " + " ".join(f"a{i}='1'" for i in range(2000)) + f"><p>{FIRST}</p>",
        page(above="<table>" * 300 + "<tr><td>x" * 300),
        page(above="<p>A\0B \ud800 &#0; &#xD800; &#x110000;</p>"),
        page('<meta name="author" content="' + "a," * 50_000 + '">'),
        page('<html lang="\ud800">'),
    ],
)
def test_hostile_markup_is_read_or_refused(html: str) -> None:
    """Depth, width, length and broken characters end in an article or a reason."""
    try:
        found = read_html(html, "a.html")
    except UnreadableSource:
        return
    assert found.text


def test_a_broken_parser_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the libraries underneath raise over a page, the page alone is refused."""

    def overflow(text: str) -> None:
        raise RecursionError

    monkeypatch.setattr("index.readers.html.trafilatura.load_html", overflow)
    with pytest.raises(UnreadableSource, match=r"could not be taken apart \(RecursionError\)"):
        read_html(page(), "a.html")


@pytest.mark.parametrize(
    ("raw", "declared"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b'<META http-equiv=Content-Type content="text/html; charset=Shift_JIS">', "Shift_JIS"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
        (b"<html>", ""),
    ],
)
def test_the_declared_encoding_is_found(raw: bytes, declared: str) -> None:
    """In the forms of HTML 5, of HTML 4 and of XHTML."""
    assert declared_encoding(raw) == declared


@pytest.mark.parametrize("codec", ["windows-1251", "koi8-r", "utf-8"])
def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path, codec: str) -> None:
    """From bytes to text to paragraphs."""
    sentence = "Посредники из трёх стран встретились во вторник в пограничном городе, сообщили два чиновника."
    html = f'<html><head><meta charset="{codec}"></head><body><article><p>{sentence}</p></article></body></html>'
    (tmp_path / "a.html").write_bytes(html.encode(codec))
    (article,) = read(tmp_path / "a.html")
    assert isinstance(article, Article)
    assert article.text == sentence
    assert article.language == "ru"


def test_a_large_page_is_read_in_a_process_of_its_own() -> None:
    """The outcome is the same, be it an article or a reason."""
    html = page(json_ld(datePublished="2026-05-05"))
    assert read_page(html, "ä\ud800.html", large=10) == read_html(html, "ä\ud800.html")
    with pytest.raises(UnreadableSource, match=r"^a\.html: holds no article text"):
        read_page("<html><body></body></html>", "a.html", large=10)


def test_a_page_that_takes_too_long_is_refused() -> None:
    """Attributes by the hundred thousand keep the parser busy for minutes; the limit stops it."""
    html = "<html><body " + " ".join(f"a{i}='1'" for i in range(300_000)) + f"><p>{FIRST}</p></body></html>"
    with pytest.raises(UnreadableSource, match=r"could not be taken apart within 0\.1 seconds"):
        read_page(html, "a.html", seconds=0.1)


def test_a_reader_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash in the libraries below ends the process of the page, not the desk."""
    monkeypatch.setattr("index.readers.apart._CHILD", "import os; os._exit(139)")
    with pytest.raises(UnreadableSource, match=r"broke the reader of web pages \(status 139\)"):
        read_page(page(), "a.html", large=10)


def test_the_child_answers_in_json() -> None:
    """A found article with all its parts, or the reason."""
    found = answer_to(json.dumps([page(), "a.html"]).encode())["found"]
    assert isinstance(found, dict)
    assert found["title"] == "Truce near"
    assert answer_to(json.dumps(["words", "a.html"]).encode()) == {"refused": "is no HTML"}


def test_a_page_s_own_day_is_stored_as_a_day(tmp_path: Path) -> None:
    """From the words in the page to a date, through the whole reader."""
    (tmp_path / "a.htm").write_text(page(above="<time>May 5, 2026</time>"), encoding="utf-8")
    (article,) = read(tmp_path / "a.htm")
    assert isinstance(article, Article)
    assert article.published == date(2026, 5, 5)
