"""A line of a briefing: its sentence with verdict, reasons and citations as in the chat, and around it who says it,
what changed, and what a reader decided. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from markupsafe import Markup

from assistant.briefing.review import Shown as Standing
from assistant.briefing.review import page_of
from assistant.briefing.reviewed import Decision, Reviewed
from assistant.briefing.types import Briefing, Change, ChangeKind, CitedArticle, Line, Speaker
from assistant.citations import bears_verdict
from assistant.render.markup import joined
from assistant.render.sentence import Form, Shown, sentence_html
from assistant.render.source import Span
from assistant.types import Citation, Quoted
from assistant.wording import when
from index.types import Article

_LINE = Markup(
    '<div class="line{state}" data-line="{id}" data-place="{place}" data-text="{text}" data-note="{note}">'
    '{sentence}<span class="state" title="{title}">{status}</span>{under}</div>'
)
_CITE = Markup('<a class="cite" id="{0}" href="#{0}" title="{1}">{2}</a>')
_UNKNOWN = Markup('<span class="cite unknown" title="No passage bears this number">[{}]</span>')
_CHANGE = Markup('<span class="new {}" dir="auto">{}{}</span> ')
_VALUE = Markup(" <bdi>{}</bdi>")
_WHO = Markup('<span class="who" dir="auto"><b><bdi>{}</bdi></b> {} → <bdi>{}</bdi></span>')
_WHERE = Markup(' <span class="where">{}</span>')
_SAID = Markup('<p class="said {}" dir="auto"><b>{}</b> {}</p>')
_CHANGES: dict[ChangeKind, str] = {
    "new": "NEW",
    "changed": "CHANGED",
    "denied": "DENIED",
    "corrected": "CORRECTED",
    "gone": "NO LONGER REPORTED",
}
_DECIDED: dict[Decision, tuple[str, str]] = {
    "accepted": ("✓", "accepted"),
    "edited": ("✎", "edited"),
    "struck": ("✕", "struck"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands among all of its page: its own place, that of its first citation, and that of its verdict
    among those that can be held against words of an article, None where it cannot. All count from 0."""

    standing: Standing
    line: int
    citation: int
    evidence: int | None


def places(reviewed: Reviewed) -> list[Place]:
    """The lines of the page in order, each with its places."""
    found, told, proved = [], 0, 0
    for number, standing in enumerate(page_of(reviewed)):
        has = evidence_of(reviewed.briefing, standing) is not None
        found.append(Place(standing, number, told, proved if has else None))
        told, proved = told + len(standing.sentence.citations), proved + has
    return found


def evidence_of(briefing: Briefing, standing: Standing) -> Citation | Quoted | None:
    """The words that the verdict on a line rests on, else those that it cites first, in an article that the page
    lists; None where it bears no verdict or cites nothing."""
    sentence = standing.sentence
    if not bears_verdict(sentence):
        return None
    listed = {article.id for article in briefing.articles}
    candidates = (sentence.verdict.evidence, *sentence.citations)
    return next((words for words in candidates if words and words.article in listed), None)


def address(briefing: Briefing, kind: str, number: int) -> str:
    """What a place of the page is called: a citation (`b`), a verdict (`e`) or a line (`l`)."""
    return f"{kind}-{briefing.id}-{number}"


def line_html(briefing: Briefing, place: Place, zone: tzinfo) -> Markup:
    """The line as it stands now."""
    one, line = place.standing, place.standing.line
    decision = one.mark.decision if one.mark else None
    sign, words = _DECIDED[decision] if decision else ("", "")
    return _LINE.format(
        id=line.id,
        place=address(briefing, "l", place.line),
        text=one.sentence.text,
        note=one.mark.note if one.mark else "",
        state=f" {decision}" if decision else "",
        title=f"{words} by {one.mark.by or 'the reader'}, {when(one.mark.at, zone)}" if decision and one.mark else "",
        status=Markup("{} <i>{}</i>").format(sign, words) if decision else "",
        sentence=_sentence(briefing, place, zone),
        under=joined(_under(one)),
    )


def as_article(cited: CitedArticle, text: str) -> Article:
    """A cited article with no more text than is given."""
    return Article(
        id=cited.id,
        text=text,
        sha256=cited.sha256,
        title=cited.title,
        outlet=cited.outlet,
        author=cited.author,
        url=cited.url,
        published=cited.published,
        read_at=cited.read_at,
        language="",
        ref=cited.ref,
    )


def speaker_html(speaker: Speaker) -> Markup:
    """Who says it, named or not, and the outlet that has it."""
    named = "named" if speaker.named else "not named"
    return _WHO.format(speaker.words, named, speaker.outlet or "outlet unknown")


def change_html(change: Change | None) -> Markup:
    """Such as NEW, or CHANGED 300 → 340."""
    if change is None:
        return Markup("")
    values = Markup(" →").join(_VALUE.format(words) for words in (change.before, change.after) if words)
    return _CHANGE.format(change.kind, _CHANGES[change.kind], values)


def _sentence(briefing: Briefing, place: Place, zone: tzinfo) -> Markup:
    one, line = place.standing, place.standing.line
    cites = [_cite(briefing, citation, place.citation + n) for n, citation in enumerate(one.sentence.citations)]
    marks = [*cites, *(_UNKNOWN.format(number) for number in one.sentence.unknown)]
    who = speaker_html(line.speaker) if line.speaker and line.part == "says" and not one.edited else Markup("")
    where = _WHERE.format(_told_in(briefing, one, zone)) if line.part == "differ" and not one.edited else Markup("")
    return sentence_html(
        one.sentence.text,
        joined([*marks, where]),
        Form(),
        one.sentence.verdict if bears_verdict(one.sentence) else None,
        _shown(briefing, place),
        zone,
        before=who + change_html(line.change),
        struck=one.struck,
    )


def _cite(briefing: Briefing, citation: Citation, number: int) -> Markup:
    cited = next((article for article in briefing.articles if article.id == citation.article), None)
    title = f"{cited.outlet or 'outlet unknown'}: {cited.title}" if cited else "an article that the page does not list"
    return _CITE.format(address(briefing, "b", number), title, citation.number)


def _shown(briefing: Briefing, place: Place) -> Shown | None:
    words = evidence_of(briefing, place.standing)
    if words is None or place.evidence is None:
        return None
    cited = next(article for article in briefing.articles if article.id == words.article)
    article = as_article(cited, words.quote)
    return Shown(article, Span(0, len(words.quote)), address(briefing, "e", place.evidence))


def _told_in(briefing: Briefing, one: Standing, zone: tzinfo) -> str:
    """The outlets of an account that differs, and when it was published."""
    cited = {citation.article for citation in one.sentence.citations}
    outlets = dict.fromkeys(article.outlet for article in briefing.articles if article.id in cited)
    return ", ".join([*filter(None, outlets), when(one.line.published, zone)])


def _under(one: Standing) -> Iterator[Markup]:
    """What is told under a line: why a reader struck it, what stood there before, and their note."""
    line, mark = one.line, one.mark
    if mark and mark.decision == "struck":
        yield _SAID.format("out", "Struck", " ".join(one.why))
    elif one.edited and mark:
        yield _SAID.format("", f"Edited by {mark.by or 'the reader'}.", f"It read: “{line.sentence.text}”")
    elif line.written and not one.struck:
        yield _SAID.format("instead", "The passage itself.", f"It stands for what failed its check: “{line.written}”")
    if mark and mark.note and mark.decision != "struck":
        yield _SAID.format("note", "Note:", mark.note)


def lines_html(briefing: Briefing, lines: Sequence[Line], by_id: dict[str, Place], zone: tzinfo) -> Markup:
    """Lines one under another."""
    drawn = joined(line_html(briefing, by_id[line.id], zone) for line in lines)
    return Markup('<div class="answer">{}</div>').format(drawn) if lines else Markup("")
