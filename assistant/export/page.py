"""A briefing as one page that every format prints: the same sentences, the same footnotes, the same words around them.

Everything here is plain text for people, made safe to show: one line each, nothing in it that moves a cursor or turns
the direction of what follows. The formats escape it, each for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional
from urllib.parse import quote

from assistant.briefing.review import Shown, shown
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.types import Line, Part, Story
from assistant.export.words import (
    change_words,
    check_words,
    head_words,
    imprint_words,
    new_words,
    remarks_on,
    source_words,
    speaker_words,
    standing_words,
    story_words,
    summary_words,
    title_words,
)
from assistant.render.markup import safe_url
from assistant.types import Citation
from assistant.wording import day

_HEADINGS: dict[Part, str] = {
    "happened": "What happened",
    "says": "Who says what",
    "differ": "Accounts differ",
    "unknown": "Not known",
}
# What no format may print as it is: controls, marks that force a direction on what follows, halves of characters, and
# code points that XML does not have.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
_URL = "%:/?#@!$&()*+,=~-._"  # no brackets and no semicolon: some readers end or decode an address at them


@dataclass(frozen=True, slots=True)
class Footnote:
    """The words that a sentence rests on and where they stand. `number` counts in the order of the page; `url` is a web
    address or empty."""

    number: int
    quote: str
    source: str
    url: str

    @property
    def quoted(self) -> str:
        """The words between quotation marks; those that bring their own along need no others."""
        bare = self.quote[:1] in '“"«„' and self.quote[-1:] in '”"»“' and len(self.quote) > 1
        return self.quote if bare else f"“{self.quote}”"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the page. `notes` are numbers of footnotes; `remarks` stand under it, `label` before it."""

    id: str
    text: str
    notes: tuple[int, ...]
    label: str
    speaker: str
    remarks: tuple[str, ...]
    struck: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences under a small heading, which may be blank."""

    heading: str
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page; `plain` is what it says without citing anything, `bottom` that it is the bottom line."""

    title: str
    blocks: tuple[Block, ...]
    plain: tuple[str, ...] = ()
    bottom: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All that a format prints, in its order. `final` says that it is signed."""

    title: str
    final: bool
    standing: tuple[str, ...]
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    footnotes: tuple[Footnote, ...]
    imprint: tuple[str, ...]

    @property
    def standings(self) -> tuple[tuple[str, str], ...]:
        """Each line of its standing with what it is: "final" for a signature, "open" for all that somebody should
        still know of a page: that it is a draft, or was signed over open lines."""
        return tuple((line, "open" if place or not self.final else "final") for place, line in enumerate(self.standing))

    @property
    def sentences(self) -> tuple[Told, ...]:
        """Every sentence in the order of the page."""
        return tuple(told for section in self.sections for block in section.blocks for told in block.sentences)


class _Notes:
    """Footnotes as they are called for: the same words of the same passage are one footnote."""

    def __init__(self, reviewed: Reviewed) -> None:
        self._articles = {article.id: article for article in reviewed.briefing.articles}
        self._zone = reviewed.briefing.request.window.zone
        self._numbers: dict[Citation, int] = {}

    def number(self, citation: Citation) -> int:
        """The number of its footnote."""
        return self._numbers.setdefault(citation, len(self._numbers) + 1)

    def all(self) -> Iterator[Footnote]:
        """The footnotes in order."""
        for citation, number in self._numbers.items():
            article = self._articles.get(citation.article)
            source = source_words(article, self._zone)
            yield Footnote(
                number, visible(citation.quote), visible(source), web_address(article.url) if article else ""
            )


def page_of_briefing(reviewed: Reviewed) -> Page:
    """The page as it stands: edits in place, struck lines struck, signed or not."""
    notes = _Notes(reviewed)
    sections = tuple(section for section in _sections(reviewed, notes) if section.blocks or section.plain)
    return Page(
        title=visible(title_words(reviewed.briefing)),
        final=reviewed.signature is not None,
        standing=_visible(standing_words(reviewed)),
        head=_visible([*head_words(reviewed.briefing), *check_words(reviewed)]),
        sections=sections,
        sources=_visible(summary_words(reviewed.briefing)),
        footnotes=tuple(notes.all()),
        imprint=_visible(imprint_words(reviewed.briefing)),
    )


def visible(text: str) -> str:
    """The text on one line, with a sign for each character that must not be printed."""
    return _UNPRINTABLE.sub("\ufffd", " ".join(text.split()))


def web_address(url: str) -> str:
    """The URL where it is an http or https address, every sign that an address does not have percent-encoded."""
    return quote(safe_url(visible(url)), _URL)


def rtl(text: str) -> bool:
    """Whether the first letter of a text, what is isolated aside, is of a script that runs from right to left."""
    text = _ISOLATED.sub("", text)
    return next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L") != "L"


def _sections(reviewed: Reviewed, notes: _Notes) -> Iterator[Section]:
    briefing = reviewed.briefing

    def block(heading: str, lines: Iterable[Line]) -> Block:
        return Block(heading, tuple(_told(shown(line, reviewed.marks.get(line.id)), reviewed, notes) for line in lines))

    def blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
        return (block("", lines),) if lines else ()

    yield Section("Bottom line", blocks(briefing.bottom_line), bottom=True)
    for story in briefing.stories:
        yield Section(visible(story.name), tuple(_parts(story, block)), _visible(story_words(story)))
    yield Section("New since the last briefing", blocks(briefing.new), _visible(new_words(briefing)))
    yield Section("Timeline", tuple(block(day(dated.day), dated.lines) for dated in briefing.timeline))


def _parts(story: Story, block: Callable[[str, Iterable[Line]], Block]) -> Iterator[Block]:
    for part, lines in groupby(story.lines, key=lambda line: line.part):
        yield block(_HEADINGS[part], lines)


def _told(one: Shown, reviewed: Reviewed, notes: _Notes) -> Told:
    line, sentence = one.line, one.sentence
    return Told(
        id=visible(line.id),
        text=visible(sentence.text),
        notes=tuple(dict.fromkeys(map(notes.number, sentence.citations))),
        label=visible(change_words(line.change)),
        speaker=visible(speaker_words(line)) if not one.edited else "",
        remarks=_visible(remarks_on(one, reviewed.briefing)),
        struck=one.struck,
        failed=sentence.verdict.label in ("not supported", "no citation"),
    )


def _visible(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(visible, lines))
