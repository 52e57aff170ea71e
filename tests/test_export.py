"""Tests of assistant/export: the same sentences and citations in every format, read back by other tools; and no text
becomes anything but text."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from a_briefing import ARTICLES, BRIEFING, LINES, PAUSE, REVIEWED, TALKS, TOLL
from fake_check import FakeChecker
from hostile import UNPRINTABLE, hostile, hostile_pages
from reading_back import read_docx, read_html, read_markdown, read_pdf, squeezed

from assistant.briefing.review import accept, edit, note, sign, strike
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.serialise import read
from assistant.briefing.types import Window
from assistant.export import FORMATS, ExportError, exported, format_of, with_texts
from assistant.export.page import page_of_briefing, rtl, visible, web_address
from assistant.types import WrittenBy

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
# Elements and attributes that our HTML is made of; anything else came out of a text.
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "p", "h1", "h2", "h3"),
    *("span", "b", "del", "sup", "a", "ol", "li"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "dir", "id", "href", "target", "rel", "aria-label"),
}


def decided():
    """A page with an edit, a struck line and a note, signed over open lines."""
    page = edit(REVIEWED, "4", "The health ministry put the number of wounded at 340.", "R. Haddon", AT, FakeChecker())
    page = note(strike(page, "7", "R. Haddon", AT), "7", "We know by now.", "R. Haddon", AT)
    return sign(accept(page, "1", "R. Haddon", AT), "R. Haddon", AT, "The minister leaves at eight.")


PAGES = {"draft": REVIEWED, "signed": decided()}
ALL = PAGES | hostile_pages()
EVERY_PAGE, EVERY_NAME = list(ALL.values()), list(ALL)


def expected(page):
    """Of each sentence: its words, those struck, and the words of its footnotes."""
    said = {one.number: squeezed(f"{one.quoted}{one.source}.{one.url}") for one in page.footnotes}
    return [
        (squeezed(told.text), squeezed(told.text) if told.struck else "", [said[number] for number in told.notes])
        for told in page.sentences
    ]


def assert_told(page, paragraphs):
    """Each sentence stands in a paragraph of its own, in the order of the page, with its footnotes."""
    rest = iter(paragraphs)
    for text, struck, notes in expected(page):
        for paragraph in rest:
            found = (squeezed(paragraph.struck), [squeezed(one) for one in paragraph.notes])
            if text in squeezed(paragraph.text) and found == (struck, notes):
                break
        else:
            pytest.fail(f"{text[:80]!r} is not there with its footnotes")


def assert_lines(page, text):
    """What stands around the sentences is there as well."""
    text = squeezed(text)
    for line in (page.title, *page.standing, *page.head, *page.sources, *page.imprint):
        assert squeezed(line) in text
    for told in page.sentences:
        assert all(squeezed(part) in text for part in (told.label, told.speaker, *told.remarks))


@pytest.mark.parametrize("reviewed", EVERY_PAGE, ids=EVERY_NAME)
@pytest.mark.parametrize("form", ["markdown-smart", "gfm"])
def test_markdown_read_back(reviewed, form):
    """By Pandoc in two dialects: nothing in it is raw, a formula, a citation, an image, code or a table."""
    page = page_of_briefing(reviewed)
    paragraphs, strange, links = read_markdown(exported(reviewed, "md"), form)
    assert not strange
    assert_told(page, paragraphs)
    assert_lines(page, "\n".join(paragraph.text for paragraph in paragraphs))
    assert links <= {one.url for one in page.footnotes}


@pytest.mark.parametrize("reviewed", EVERY_PAGE, ids=EVERY_NAME)
def test_html_read_back(reviewed):
    """By lxml: no element, attribute or address that is not ours; nothing that loads or runs."""
    page = page_of_briefing(reviewed)
    data = exported(reviewed, "html")
    paragraphs, root = read_html(data)
    assert_told(page, paragraphs)
    assert_lines(page, "\n".join(paragraph.text for paragraph in paragraphs))
    assert {element.tag for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    links = {link.get("href") for link in root.iter("a")}
    assert {link for link in links if not link.startswith("#")} <= {one.url for one in page.footnotes}
    assert {link[1:] for link in links if link.startswith("#")} <= {element.get("id") for element in root.iter()}
    assert b"url(" not in data
    assert b"@import" not in data


@pytest.mark.parametrize("reviewed", EVERY_PAGE, ids=EVERY_NAME)
def test_word_read_back(reviewed):
    """As XML: real footnotes, one for each citation; where it is cited again a reference to it."""
    page = page_of_briefing(reviewed)
    paragraphs, targets = read_docx(exported(reviewed, "docx"))
    assert_told(page, paragraphs)
    assert_lines(page, "\n".join(paragraph.text for paragraph in paragraphs))
    assert set(targets.values()) <= {one.url for one in page.footnotes}


@pytest.mark.parametrize("reviewed", EVERY_PAGE, ids=EVERY_NAME)
def test_pdf_read_back(reviewed):
    """By pypdf: every sentence and every footnote; of one that runs from right to left every word."""
    page = page_of_briefing(reviewed)
    text, links = read_pdf(exported(reviewed, "pdf"))
    flat = squeezed(text)
    parts = [(told.text, told.text) for told in page.sentences]
    parts += [(one.quote, f"{one.quoted}{one.source}.{one.url}") for one in page.footnotes]
    for words, whole in parts:
        if len(whole) > 400:  # may run over a page's end
            assert all(word[:40] in flat for word in words.split()[:30] if word.isascii())
        elif whole.isascii():
            assert squeezed(whole) in flat
        else:
            assert all(word in text for word in words.split() if word.isascii() and word.isalnum())
    assert links <= {one.url for one in page.footnotes}


def test_pdf_has_right_to_left_text():
    """Each Arabic word can be copied as it is written."""
    text, _ = read_pdf(exported(REVIEWED, "pdf"))
    assert all(word in text for word in ["قالت", "وزارة", "الصحة", "شخصا", "أصيبوا", "منذ", "يوم"])


@pytest.mark.parametrize("reviewed", EVERY_PAGE, ids=EVERY_NAME)
def test_json_read_back(reviewed):
    """Exactly."""
    assert read(exported(reviewed, "json")) == reviewed


@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_be_printed_is_replaced(form):
    """Controls, overrides of direction, half characters; in JSON half a character is refused, the rest is escaped."""
    reviewed = hostile(UNPRINTABLE.replace("\ud800", "") if form == "json" else UNPRINTABLE)
    data = exported(reviewed, form)
    if form == "json":
        assert read(data) == reviewed
        assert not any(byte < 32 and byte != 10 for byte in data)
        return
    shown = {"md": data, "html": data}.get(form, b"")
    text = shown.decode() or (read_pdf(data)[0] if form == "pdf" else "".join(p.text for p in read_docx(data)[0]))
    assert not set(text) & set("\x00\x07\x08\x1b\x9b\u202e\u202c\u2066\ud800\ufffe\uffff")
    assert "override" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_page_gives_the_same_file(form):
    """To the byte: nothing in it is of the clock."""
    assert exported(PAGES["signed"], form) == exported(PAGES["signed"], form)


def test_footnotes_count_in_the_order_of_the_page():
    """The same words of the same passage are one footnote, wherever they are cited."""
    page = page_of_briefing(REVIEWED)
    assert [one.number for one in page.footnotes] == [1, 2, 3, 4, 5]
    assert [told.notes for told in page.sentences] == [(1, 2), (1,), (3,), (2,), (2,), (4,), (5,), (1,), ()]
    first = page.footnotes[0]
    assert first.quoted == f"“{PAUSE}”"
    assert first.source == (
        "Mediators race to finish text, Harbour Wire, M. Aldane; published Tue 5 May 2026, 18:40; "
        "read Wed 6 May 2026, 08:00"
    )
    assert first.url == TALKS.url
    assert page.footnotes[2].quoted == "“We gave the green light to explore it,”"
    assert "date unknown" in page.footnotes[3].source


def test_a_draft_says_so():
    """And what was counted, which writer wrote it, what went wrong, what it is compared with."""
    page = page_of_briefing(REVIEWED)
    assert (page.final, page.standing) == (False, ("Draft: nobody has signed it.",))
    assert page.head == (
        "Written Wed 6 May 2026, 09:30 by the model mill-7b (temperature 0, seed 7).",
        "Not finished as asked: The model did not answer for the last story.",
        "9 sentences: 7 supported, 1 without a citation, 1 struck, 1 replaced by the passage itself.",
        "Checked by a person: 0 of 9.",
    )
    assert page.title == "Border talks, 5–6 May 2026"
    assert [section.title for section in page.sections] == [
        "Bottom line",
        "Proposal tabled, answer awaited",
        "Wounded",
        "New since the last briefing",
        "Timeline",
    ]


def test_a_final_page_says_who_and_why():
    """Edits and strikes are told where they stand; a note on a line that is not struck stays in the JSON."""
    reviewed = note(PAGES["signed"], "2", "Ask the desk.", "R. Haddon", AT)
    reviewed = replace(reviewed, signature=PAGES["signed"].signature)
    page = page_of_briefing(reviewed)
    assert page.standing == (
        "Final: signed by R. Haddon, Wed 6 May 2026, 10:00.",
        "Signed with 6 sentences not checked by a person. The reason given: The minister leaves at eight.",
    )
    assert [state for _, state in page.standings] == ["final", "open"]
    assert "Checked by a person: 3 of 9." in page.head
    told = {one.id: one for one in page.sentences}
    assert (told["4"].text, told["4"].struck) == ("The health ministry put the number of wounded at 340.", False)
    assert told["4"].remarks == ("Edited by R. Haddon.",)
    assert (told["7"].struck, told["7"].remarks) == (True, ("Struck by R. Haddon: We know by now.",))
    assert b"Ask the desk" not in exported(reviewed, "html")
    assert b"Ask the desk" in exported(reviewed, "json")


def test_a_page_with_nothing_new_says_since_when():
    """Of an unchanged library, of a changed one, and of a first briefing."""

    def told(**changes):
        briefing = replace(BRIEFING, new=(), **changes)
        section = next(one for one in page_of_briefing(Reviewed(briefing)).sections if one.title.startswith("New"))
        return section.plain

    assert told() == ("Nothing new since the briefing of Tue 5 May 2026, 09:30.",)
    assert told(unchanged=True) == (
        "Nothing new since the briefing of Tue 5 May 2026, 09:30: the articles are the same.",
    )
    assert told(previous=None) == ("There is no earlier briefing on this to compare with.",)


def test_the_quoting_writer_is_named_as_what_it_is():
    """No model is disclosed where none wrote; a page without topics is a briefing of its day."""
    day = BRIEFING.written_at.date()
    request = replace(BRIEFING.request, topics=(), window=Window(day, day, UTC))
    page = page_of_briefing(
        Reviewed(replace(BRIEFING, written_by=WrittenBy("quoting"), request=request, problems=(), articles=()))
    )
    assert page.title == "Briefing, Wed 6 May 2026"
    assert page.head[0] == "Written Wed 6 May 2026, 07:30 in the articles’ own sentences, without a model."
    assert page.footnotes[0].source == "an article that this briefing does not list"


def test_accounts_that_differ_are_placed_and_dated():
    """Both sides with their outlet and time, under the sentence."""
    differing = replace(LINES[3], struck=False)
    briefing = replace(BRIEFING, bottom_line=(), stories=(replace(BRIEFING.stories[1], lines=(differing,)),))
    told = next(one for one in page_of_briefing(Reviewed(briefing)).sentences if one.id == "4")
    assert told.remarks == ("Not supported: The number 341 is not in the source.", "Coastal Post, Wed 6 May 2026")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("https://a.example/?a=1&copy;[2]", "https://a.example/?a=1&copy%3B%5B2%5D"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("http://", ""),
        ("http://[::1", ""),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/a b\n\x1b`'|\\", "https://a.example/a%20b%20%EF%BF%BD%60%27%7C%5C"),
        ("", ""),
    ],
)
def test_only_web_addresses_are_links(url, address):
    """With every sign percent-encoded that could end one."""
    assert web_address(url) == address


def test_texts_go_along_where_they_are_as_they_were_read():
    """Not those that are gone or another by now."""
    other = replace(TOLL, text="x", sha256="y")
    found = {TALKS.id: TALKS, TOLL.id: other}
    carried = with_texts(REVIEWED, found.get).briefing.articles
    assert [article.text for article in carried] == [TALKS.text, "", ""]
    everything = {article.id: article for article in ARTICLES}
    assert all(article.text for article in with_texts(REVIEWED, everything.get).briefing.articles)


def test_a_files_name_says_its_format():
    """In whatever case; another one is refused."""
    names = ["a.md", "b.MARKDOWN", "c.htm", "d.x.html", "e.docx", "f.PDF", "g.json"]
    assert [format_of(name) for name in names] == ["md", "md", "html", "html", "docx", "pdf", "json"]
    for name in ("briefing", "a.doc", ".md"):
        with pytest.raises(ExportError, match=r"can be written as \.md, \.html"):
            format_of(name)


def test_direction_is_that_of_the_first_letter():
    """Names that are set apart do not count."""
    assert rtl("“ 12 قال")
    assert not rtl("He said قال")
    assert not rtl("\u2068قال\u2069, Harbour Wire")
    assert not rtl("12 (!)")


def test_what_is_shown_stands_on_one_line():
    """Whatever white space it had."""
    assert visible(" a\r\n\tb\u2028c \x00") == "a b c \ufffd"


def test_the_year_one_can_be_printed():
    """A page's dates are data as well."""
    early = replace(BRIEFING, written_at=datetime(1, 1, 2, tzinfo=UTC), previous=("x", AT - timedelta(days=1)))
    for form in FORMATS:
        assert exported(Reviewed(early), form)
