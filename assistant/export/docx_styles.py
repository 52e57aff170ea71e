"""The look of a Word document: Pandoc's styles with the desk's type and colours in their place."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES, _CORE = "word/styles.xml", "docProps/core.xml"
_NO_TIME = b"1970-01-01T00:00:00Z"  # of a sandbox, which knows no clock
# Fonts that are there wherever Word is; another program takes its own.
_SERIF, _SANS = "Georgia", "Calibri"
_INK, _SOFT, _ACCENT, _BAD, _GOOD, _PART = "1D1C1A", "6A665E", "1F4F7A", "B1281F", "2C7A4B", "8A5610"


def restyled(document: bytes, written_at: datetime) -> bytes:
    """The document with our styles and the time at which it was written; its text is not touched."""
    moment = written_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with ZipFile(io.BytesIO(document)) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for info, content in parts:
            if info.filename == _STYLES:
                content = _styles(content)
            elif info.filename == _CORE:
                content = content.replace(_NO_TIME, moment)
            archive.writestr(info, content)
    return out.getvalue()


def _styles(content: bytes) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(content, parser)
    for style in root.findall(f"{{{_W}}}style"):
        name = style.get(f"{{{_W}}}styleId", "")
        if name in _LOOKS:
            _set(style, *_LOOKS[name])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _set(style: etree._Element, paragraph: str, run: str) -> None:
    """Puts these properties in the place of the style's own, at the end of it, where the schema wants them."""
    for tag, inner in (("pPr", paragraph), ("rPr", run)):
        for old in style.findall(f"{{{_W}}}{tag}"):
            style.remove(old)
        if inner:
            style.append(etree.fromstring(f'<w:{tag} xmlns:w="{_W}">{inner}</w:{tag}>'))


def _run(font: str, half_points: int, colour: str = _INK, more: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="Arial"/>'
    # In the order of the schema: fonts, weight, colour, sizes.
    return f'{fonts}{more}<w:color w:val="{colour}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int, line: int = 276, more: str = "") -> str:
    """Twentieths of a point before and after, and 240ths of a line."""
    return f'{more}<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


_BOLD, _KEEP = "<w:b/><w:bCs/>", "<w:keepNext/><w:keepLines/>"
_CAPS = f"{_BOLD}<w:caps/>"
# Paragraph and run properties by the id of the style.
_LOOKS: dict[str, tuple[str, str]] = {
    "Normal": (_space(0, 80), _run(_SERIF, 22)),
    "Title": (_space(0, 120, 240, _KEEP), _run(_SERIF, 44, _INK, _BOLD)),
    "Heading1": (_space(320, 60, 252, _KEEP) + '<w:outlineLvl w:val="0"/>', _run(_SERIF, 28, _INK, _BOLD)),
    "Heading2": (_space(160, 40, 252, _KEEP) + '<w:outlineLvl w:val="1"/>', _run(_SANS, 17, _SOFT, _CAPS)),
    "FootnoteText": (_space(0, 40, 252), _run(_SERIF, 17)),
    "FootnoteReference": ("", '<w:vertAlign w:val="superscript"/>'),
    "Hyperlink": ("", f'<w:color w:val="{_ACCENT}"/><w:u w:val="single"/>'),
    "Told": (_space(0, 100), _run(_SERIF, 22)),
    "SmallPrint": (_space(0, 20, 259), _run(_SANS, 19, _SOFT)),
    "Imprint": (_space(80, 0, 259), _run(_SANS, 17, _SOFT)),
    "StandingOpen": (_space(0, 40), _run(_SANS, 21, _PART, _BOLD)),
    "StandingFinal": (_space(0, 40), _run(_SANS, 21, _GOOD, _BOLD)),
    "Remark": (_space(0, 100, 252), _run(_SANS, 18, _SOFT)),
    "RemarkBad": (_space(0, 100, 252), _run(_SANS, 18, _BAD)),
    "Label": ("", _run(_SANS, 17, _ACCENT, _BOLD)),
    "Speaker": ("", _run(_SANS, 18, _SOFT)),
}
