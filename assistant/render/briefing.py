"""A briefing as HTML: the same order every day, each sentence with its verdict, the words around computed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from itertools import groupby

from markupsafe import Markup

from assistant.briefing.review import progress, undecided
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.types import Briefing, CitedArticle, Line, Part, Request, Story
from assistant.export.words import check_words, head_words, imprint_words, new_words, story_words, summary_words
from assistant.render.briefing_line import Place, address, lines_html, places
from assistant.render.markup import joined, link_to
from assistant.wording import counted, span, when

_PAGE = Markup('<article class="page" dir="auto">{}</article>')
_TITLE = Markup('<h1 dir="auto">{}</h1>')
_STANDING = Markup('<div class="stand {}"><p>{} · {}</p>{}{}{}</div>')
_DONE = Markup('<span class="done"><b>{} checked</b>{}</span>')
_BAR = Markup('<div class="bar" role="img" aria-label="{} checked"><span style="width:{}%"></span></div>')
_PROBLEM = Markup('<div class="problem" role="alert">{}</div>')
_NOTICE = Markup('<div class="unchanged" role="status">{}</div>')
_HEADING = Markup("<h4>{}</h4>")
_STORY = Markup('<section class="story"><h3 dir="auto">{}</h3><p class="facts" dir="auto">{}</p>{}</section>')
_FACT = Markup('<p class="facts" dir="auto">{}</p>')
_SUM = Markup('<section class="sum"><h4>Sources</h4>{}<ol class="cites">{}</ol>{}</section>')
_SUMMED = Markup('<p dir="auto">{}</p>')
_SOURCE = Markup(
    '<li><span class="numbers">{numbers}</span><div><b dir="auto">{title}</b><span dir="auto">{facts}</span> '
    "{link}</div></li>"
)
_NUMBER = Markup('<a class="cite" href="#{0}" data-place="{0}" title="The first sentence that cites it">{1}</a>')
# Draws lines one under another.
_Drawn = Callable[[Sequence[Line]], Markup]
_PARTS: dict[Part, str] = {
    "happened": "What happened",
    "says": "Who says what",
    "differ": "Accounts differ",
    "unknown": "Not known",
}


def title_of(request: Request) -> str:
    """`Border talks, Wed 6 May 2026`; without topics `All stories, 5–6 May 2026`."""
    window = request.window
    days = when(window.last) if window.first == window.last else span(window.first, window.last)
    return f"{topics_of(request.topics)}, {days}"


def topics_of(topics: Sequence[str]) -> str:
    """The topics in a line, `All stories` where there are none."""
    words = ", ".join(topics) or "All stories"
    return words[:1].upper() + words[1:]


def page_html(reviewed: Reviewed) -> Markup:
    """The whole page with what was decided on it."""
    briefing, zone = reviewed.briefing, reviewed.briefing.request.window.zone
    found = places(reviewed)
    by_id = {place.standing.line.id: place for place in found}

    def lines(of: Sequence[Line]) -> Markup:
        return lines_html(briefing, of, by_id, zone)

    bottom = _HEADING.format("Bottom line") + lines(briefing.bottom_line) if briefing.bottom_line else Markup("")
    stories = joined(_story(story, lines) for story in briefing.stories)
    timeline = joined(_HEADING.format(when(dated.day)) + lines(dated.lines) for dated in briefing.timeline)
    return _PAGE.format(
        joined(
            [
                _TITLE.format(title_of(briefing.request)),
                _standing(reviewed, zone),
                bottom,
                stories,
                Markup("<h3>New since the last briefing</h3>"),
                joined(_FACT.format(words) for words in new_words(briefing)),
                lines(briefing.new),
                Markup("<h3>Timeline</h3>") + timeline if timeline else "",
                _sources(briefing, found, zone),
            ]
        )
    )


def _standing(reviewed: Reviewed, zone: tzinfo) -> Markup:
    """Draft or final, what the check found, how far a person has come, and what went wrong."""
    briefing, signature = reviewed.briefing, reviewed.signature
    counts = next(iter(check_words(reviewed))).rstrip(".")
    if signature is None:
        words = Markup("<b>Draft</b> · {}").format(counts)
    else:
        words = Markup("<b>Final</b> · signed by <b><bdi>{}</bdi></b>, {} · {}").format(
            signature.by, when(signature.at, zone), counts
        )
    problems = joined(_PROBLEM.format(f"Not finished as asked: {problem.message}") for problem in briefing.problems)
    over = Markup("")
    if signature and signature.override:
        left = counted(len(undecided(reviewed)), "sentence")
        over = Markup(
            '<p class="over" dir="auto">Signed with {} not checked by a person. The reason given: {}</p>'
        ).format(left, signature.override)
    state, done, bar = "final" if signature else "draft", *_progress(reviewed)
    return _STANDING.format(state, words, done, over, bar, problems)


def _progress(reviewed: Reviewed) -> tuple[Markup, Markup]:
    """How far a person has come, by whom, and the same as a bar."""
    done = progress(reviewed)
    share = round(100 * done.decided / done.total) if done.total else 100
    who = list(dict.fromkeys(mark.by for mark in reviewed.marks.values() if mark.by and mark.decision))
    return _DONE.format(done, f" by {', '.join(who)}" if who else ""), _BAR.format(done, share)


def _story(story: Story, lines: _Drawn) -> Markup:
    parts = groupby(story.lines, key=lambda line: line.part)
    drawn = joined(_HEADING.format(_PARTS[part]) + lines(list(of)) for part, of in parts)
    return _STORY.format(story.name, " ".join(story_words(story)), drawn)


def _sources(briefing: Briefing, found: Sequence[Place], zone: tzinfo) -> Markup:
    first: dict[int, int] = {}
    for place in found:
        for n, citation in enumerate(place.standing.sentence.citations):
            first.setdefault(citation.number, place.citation + n)
    summed = joined(_SUMMED.format(words) for words in summary_words(briefing))
    rows = joined(_source(briefing, article, first, zone) for article in briefing.articles)
    # What went wrong is the rest of the head, and stands above; how the page is verified is told with its exports.
    imprint = joined(
        _SUMMED.format(next(words)) for words in (iter(head_words(briefing)), iter(imprint_words(briefing)))
    )
    return _SUM.format(summed, rows, imprint)


def _source(briefing: Briefing, article: CitedArticle, first: dict[int, int], zone: tzinfo) -> Markup:
    numbers = [passage.number for passage in briefing.passages if passage.article == article.id]
    published = "date unknown" if article.published is None else when(article.published, zone)
    facts = [article.outlet or "outlet unknown", article.author, published, f"read {when(article.read_at, zone)}"]
    return _SOURCE.format(
        numbers=joined(_number(briefing, number, first) for number in numbers),
        title=article.title or "without a title",
        facts=" · ".join(filter(None, facts)),
        link=link_to(article.url, "Open original ↗"),
    )


def _number(briefing: Briefing, number: int, first: dict[int, int]) -> Markup:
    """A link where a line cites the passage still; an edit may have taken the last one away."""
    if number not in first:
        return Markup('<span class="cite">{}</span>').format(number)
    return _NUMBER.format(address(briefing, "b", first[number]), number)
