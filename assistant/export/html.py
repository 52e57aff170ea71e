"""A page as one HTML file: the look of the desk in light and dark, no script, nothing that is fetched."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from markupsafe import Markup

from assistant.export.page import Block, Footnote, Page, Section, Told
from assistant.render.markup import joined, link_to

# Nothing may be loaded or run, whatever a browser would make of the text.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PAGE = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<header>
<p class="kicker">Briefing</p>
<h1 dir="auto">{title}</h1>
{standing}{head}</header>
{sections}<section class="sources">
<h2>Sources</h2>
{sources}</section>
<section class="notes">
<h2>Citations</h2>
<ol>
{notes}</ol>
</section>
<footer>
{imprint}</footer>
</main>
</body>
</html>
""")
_STANDING = Markup('<p class="standing {}" dir="auto">{}</p>\n')
_LINE = Markup('<p dir="auto">{}</p>\n')
_SECTION = Markup('<section{}>\n<h2 dir="auto">{}</h2>\n{}{}</section>\n')
_FACTS = Markup('<p class="facts" dir="auto">{}</p>\n')
_HEADING = Markup('<h3 dir="auto">{}</h3>\n')
_TOLD = Markup('<p class="told{}" id="line-{}" dir="auto">{}{}{}{}</p>\n{}')
_LABEL = Markup('<b class="label" dir="auto">{}</b> ')
_MARK = Markup('<sup class="cite"><a href="#note-{0}"{1}>{0}</a></sup>')
_BACK = Markup(' id="cite-{}"')
_SPEAKER = Markup(' <span class="speaker" dir="auto">—&nbsp;{}</span>')
_REMARK = Markup('<p class="remark{}" dir="auto">{}</p>\n')
_NOTE = Markup(
    '<li id="note-{0}"><span class="quote" dir="auto">{1}</span> <span class="source" dir="auto">{2}.</span> {3}'
    '<a class="back" href="#cite-{0}" aria-label="Back to the sentence">↩</a></li>\n'
)


def html(page: Page) -> str:
    """The page."""
    seen: set[int] = set()
    return _PAGE.format(
        policy=_POLICY,
        title=page.title,
        style=Markup(style()),
        standing=joined(_STANDING.format(state, line) for line, state in page.standings),
        head=joined(_LINE.format(line) for line in page.head),
        sections=joined(_section(section, seen) for section in page.sections),
        sources=joined(_LINE.format(line) for line in page.sources),
        notes=joined(map(_note, page.footnotes)),
        imprint=joined(_LINE.format(line) for line in page.imprint),
    )


@cache
def style() -> str:
    """The style sheet of the file."""
    return files("assistant.export").joinpath("page.css").read_text(encoding="utf-8")


def _section(section: Section, seen: set[int]) -> Markup:
    kind = Markup(' class="bottom"') if section.bottom else ""
    facts = joined(_FACTS.format(line) for line in section.plain)
    return _SECTION.format(kind, section.title, facts, joined(_block(block, seen) for block in section.blocks))


def _block(block: Block, seen: set[int]) -> Markup:
    heading = _HEADING.format(block.heading) if block.heading else ""
    return joined([heading, *(_told(told, seen) for told in block.sentences)])


def _told(told: Told, seen: set[int]) -> Markup:
    text = Markup("<del>{}</del>").format(told.text) if told.struck else Markup("<span>{}</span>").format(told.text)
    failed = told.struck or told.failed
    return _TOLD.format(
        " struck" if told.struck else " failed" if told.failed else "",
        told.id,
        _LABEL.format(told.label) if told.label else "",
        text,
        joined(_mark(number, seen) for number in told.notes),
        _SPEAKER.format(told.speaker) if told.speaker else "",
        joined(_REMARK.format(" bad" if failed else "", remark) for remark in told.remarks),
    )


def _mark(number: int, seen: set[int]) -> Markup:
    """The first mark of a footnote is where its way back leads."""
    back = _BACK.format(number) if number not in seen else ""
    seen.add(number)
    return _MARK.format(number, back)


def _note(note: Footnote) -> Markup:
    link = link_to(note.url, note.url) + Markup(" ") if note.url else ""
    return _NOTE.format(note.number, note.quoted, note.source, link)
