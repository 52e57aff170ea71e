"""A page as Markdown with footnotes, which CommonMark readers with footnotes and Pandoc show alike."""

from __future__ import annotations

import re

from assistant.export.page import Block, Footnote, Page, Section, Told

# What CommonMark, GitHub or Pandoc could take for emphasis, a link, HTML, a formula, a citation, raw text, a table, a
# deletion or an entity; what they make a link or a picture of by themselves; what typographic readers turn into a dash
# or an ellipsis. Every sign of ASCII may be escaped, and the signs of ordinary prose stay as they are.
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>{}$^~|@#&]|!$|:(?=//|[\w+-]+:)|(?<=www)\.|-(?=-)|\.(?=\.\.)",
    re.IGNORECASE,
)
# What begins a list, a heading, a rule, a definition or a block at the start of a line, in any of Pandoc's ways.
_LINE_START = re.compile(r"^(\(?[\w#]{1,9})([.)])(?=\s|$)|^([-+=:%!\"'])")


def markdown(page: Page) -> str:
    """The page, with its footnotes at the end."""
    parts = [f"# {plain(page.title)}", *(f"**{plain(line)}**" for line in page.standing), *map(plain, page.head)]
    for section in page.sections:
        parts += _section(section)
    parts += ["## Sources", *map(plain, page.sources), "---", *(f"*{plain(line)}*" for line in page.imprint)]
    return "\n\n".join([*parts, *map(_footnote, page.footnotes)]) + "\n"


def plain(text: str) -> str:
    """A text on one line, so that Markdown shows it as it is."""
    return _LINE_START.sub(_escaped_start, _SPECIAL.sub(r"\\\g<0>", text))


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _section(section: Section) -> list[str]:
    parts = [f"## {plain(section.title)}", *(f"*{plain(line)}*" for line in section.plain)]
    return parts + [part for block in section.blocks for part in _block(block)]


def _block(block: Block) -> list[str]:
    heading = [f"### {plain(block.heading)}"] if block.heading else []
    return [*heading, *map(_told, block.sentences)]


def _told(told: Told) -> str:
    label = f"**{plain(told.label)}** " if told.label else ""
    text = f"~~{plain(told.text)}~~" if told.struck else plain(told.text)
    speaker = f" — *{plain(told.speaker)}*" if told.speaker else ""
    remarks = "".join(f" **[{plain(remark)}]**" for remark in told.remarks)
    return f"{label}{text}{''.join(f'[^{number}]' for number in told.notes)}{speaker}{remarks}"


def _footnote(note: Footnote) -> str:
    link = f" <{note.url}>" if note.url else ""
    return f"[^{note.number}]: {plain(note.quoted)} {plain(note.source)}.{link}"
