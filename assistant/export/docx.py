"""A page as a Word document: real footnotes, and where words are cited again a cross-reference to their footnote."""

from __future__ import annotations

from datetime import datetime

from assistant.export.docx_styles import restyled
from assistant.export.page import Block, Footnote, Page, Section, Told, rtl
from assistant.export.pandoc import (
    SPACE,
    Element,
    convert,
    heading,
    link,
    note,
    paragraph,
    raw,
    span,
    struck,
    text,
)

# Word keeps a name for the place of a footnote's mark, and a field elsewhere that shows its number.
_BEGIN = '<w:bookmarkStart w:id="{0}" w:name="_Ref_note_{0}"/>'
_END = '<w:bookmarkEnd w:id="{0}"/>'
_AGAIN = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    '<w:instrText xml:space="preserve"> NOTEREF _Ref_note_{0} \\f \\h </w:instrText></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>{0}</w:t></w:r>'
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
)


def docx(page: Page, written_at: datetime) -> bytes:
    """The page; `written_at` is the time that the file bears. The same page gives the same bytes.

    Raises ExportError."""
    blocks = [
        *(_line(line, f"Standing {state.title()}") for line, state in page.standings),
        *(_line(line, "Small Print") for line in page.head),
    ]
    notes = _Notes({one.number: one for one in page.footnotes})
    for section in page.sections:
        blocks += _section(section, notes)
    blocks += [heading("Sources", 1), *(_line(line, "Small Print") for line in page.sources)]
    blocks += [_line(line, "Imprint") for line in page.imprint]
    return restyled(convert(blocks, page.title, "docx"), written_at)


class _Notes:
    """Footnotes by their numbers: the first mark of one brings it along, those after it refer to it."""

    def __init__(self, footnotes: dict[int, Footnote]) -> None:
        self._footnotes = footnotes
        self._seen: set[int] = set()

    def mark(self, number: int) -> list[Element]:
        """What stands behind a sentence."""
        if number in self._seen:
            return [raw("openxml", _AGAIN.format(number))]
        self._seen.add(number)
        said = note(_footnote(self._footnotes[number]))
        return [raw("openxml", _BEGIN.format(number)), said, raw("openxml", _END.format(number))]


def _section(section: Section, notes: _Notes) -> list[Element]:
    facts = [_line(line, "Small Print") for line in section.plain]
    return [heading(section.title, 1), *facts, *(part for block in section.blocks for part in _block(block, notes))]


def _block(block: Block, notes: _Notes) -> list[Element]:
    small = [heading(block.heading, 2)] if block.heading else []
    return small + [part for told in block.sentences for part in _told(told, notes)]


def _told(told: Told, notes: _Notes) -> list[Element]:
    label = [span([text(told.label)], "Label"), SPACE] if told.label else []
    words = [struck([text(told.text)])] if told.struck else [text(told.text)]
    backwards = rtl(told.text)
    said = [span(words, right_to_left=True)] if backwards else words
    marks = [element for number in told.notes for element in notes.mark(number)]
    speaker = [SPACE, span([text(f"— {told.speaker}")], "Speaker")] if told.speaker else []
    style = "Remark Bad" if told.struck or told.failed else "Remark"
    remarks = [_line(remark, style) for remark in told.remarks]
    return [paragraph([*label, *said, *marks, *speaker], "Told", backwards), *remarks]


def _footnote(one: Footnote) -> list[Element]:
    quote = text(one.quoted)
    words = span([quote], right_to_left=True) if rtl(one.quote) else quote
    return [words, SPACE, text(f"{one.source}."), *([SPACE, link(one.url)] if one.url else [])]


def _line(words: str, style: str) -> Element:
    return paragraph([text(words)], style, rtl(words))
