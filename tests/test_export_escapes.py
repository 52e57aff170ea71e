"""Tests of what assistant/export escapes: hundreds of random texts, each read back as nothing but itself."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from a_briefing import REVIEWED
from lxml import html as lxml_html
from reading_back import read_docx, read_html, read_markdown, squeezed

from assistant.export import ExportError, pandoc
from assistant.export import pdf as pdf_module
from assistant.export.docx import docx
from assistant.export.html import html
from assistant.export.markdown import markdown
from assistant.export.page import Block, Page, Section, Told, page_of_briefing, visible
from assistant.export.pdf import pdf

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
SIGNS = [
    *"\\`*_{}[]<>()#+-.!|~^$@&%=:;\"'/?, aB1“”",
    *("www.", "http://x.y", "x@y.z", "A.", "--", "...", "\\begin{a}", "\\alpha", "<b>", "</b>", "<!--", "-->", "]]>"),
    *("&amp;", "&#1;", "[^1]", "^[n]", "~~", "**", "(@)", "(1)", "#.", ":smile:", "{=html}", "![", "](", "قال", "🙂"),
]


def texts(seed: int, number: int) -> list[str]:
    """Random ones, of signs that mean something to somebody."""
    chance = random.Random(seed)
    some = (visible("".join(chance.choices(SIGNS, k=chance.randint(1, 14)))) for _ in range(number))
    return [text for text in some if text]


def page_with(some: list[str]) -> Page:
    """A page that tells each text twice, plain and struck, as sentence, label, speaker and remark."""
    told = [
        Told(f"{struck}{number}", text, (1,), f"Changed: {text}", text, (text,), struck=bool(struck), failed=False)
        for number, text in enumerate(some)
        for struck in ("", "s")
    ]
    base = page_of_briefing(REVIEWED)
    sections = (Section("Texts", (Block("All", tuple(told)),), tuple(some)),)
    return Page(base.title, False, (), (), sections, tuple(some), base.footnotes[:1], ())


PAGE = page_with(texts(7, 300))


def assert_all_told(paragraphs):
    """Every sentence, in order, with its words around it and nothing lost or added."""
    told = [paragraph for paragraph in paragraphs if paragraph.notes]
    assert len(told) == len(PAGE.sentences)
    for sentence, paragraph in zip(PAGE.sentences, told, strict=True):
        assert squeezed(paragraph.text).startswith(squeezed(sentence.label + sentence.text))
        assert squeezed(paragraph.struck) == (squeezed(sentence.text) if sentence.struck else "")
        assert squeezed(f"— {sentence.speaker}") in squeezed(paragraph.text)


@pytest.mark.parametrize("form", ["markdown-smart", "gfm", "commonmark_x-smart"])
def test_random_texts_in_markdown(form):
    """In three dialects: no element but text, and every character there."""
    paragraphs, strange, links = read_markdown(markdown(PAGE).encode(), form)
    assert not strange
    assert links <= {PAGE.footnotes[0].url}
    assert_all_told(paragraphs)
    words = [squeezed(paragraph.text) for paragraph in paragraphs]
    assert [squeezed(line) for line in PAGE.sources] == words[-len(PAGE.sources) :]


def test_random_texts_in_html():
    """Every character there, and no element but ours."""
    data = html(PAGE).encode()
    paragraphs, root = read_html(data)
    assert_all_told(paragraphs)
    plain = lxml_html.document_fromstring(html(page_with(["text"])))
    assert {element.tag for element in root.iter()} == {element.tag for element in plain.iter()}


def test_random_texts_in_word():
    """Every character there; the file is whole XML."""
    assert_all_told(read_docx(docx(PAGE, AT))[0])


def test_any_character_can_be_set():
    """A page with a sign of each sort of every plane becomes a PDF and a Word document."""
    signs = [visible("".join(map(chr, range(start, start + 16)))) for start in range(0x20, 0x30000, 0x2F1)]
    page = page_with(signs)
    assert pdf(page, AT).startswith(b"%PDF")
    assert docx(page, AT).startswith(b"PK")


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/pandoc"])
def test_a_pandoc_that_fails_is_told(monkeypatch, program):
    """As where the wheel was installed in part."""
    monkeypatch.setattr(pandoc, "_program", lambda: Path(program))
    with pytest.raises(ExportError, match="Pandoc could not write docx"):
        docx(PAGE, AT)


def test_a_page_that_cannot_be_set_is_told(monkeypatch):
    """With what Typst says of it."""
    monkeypatch.setattr(pdf_module, "_template", lambda: b"#let x = ")
    with pytest.raises(ExportError, match="The PDF could not be set"):
        pdf(PAGE, AT)


def test_the_wheels_own_pandoc_is_taken():
    """Whatever else this machine has installed."""
    assert pandoc._program().parent.parent.name == "pypandoc"
