"""The words that a page has around its sentences: who wrote it, who signed it, what was counted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from unicodedata import bidirectional

from assistant.briefing.documents import zone_name
from assistant.briefing.review import Shown, page_of, progress, undecided
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.types import Briefing, Change, CitedArticle, Line, Story
from assistant.citations import bears_verdict
from assistant.render.markdown import verdict_note
from assistant.render.verdicts import agreed
from assistant.types import Label
from assistant.wording import counted, span, when
from index.articles import unheaped

_CHANGES = {
    "new": "New",
    "changed": "Changed",
    "denied": "Denied",
    "corrected": "Corrected",
    "gone": "No longer reported",
}
_LABELS: dict[Label, str] = {
    "supported": "supported",
    "partly": "partly supported",
    "not supported": "not supported",
    "no citation": "without a citation",
    "not checked": "not checked",
}


def title_words(briefing: Briefing) -> str:
    """`Border talks, Wed 6 May 2026`; without topics `Briefing, 5–6 May 2026`."""
    window = briefing.request.window
    topics = _names(briefing.request.topics) or "Briefing"
    days = when(window.last) if window.first == window.last else span(window.first, window.last)
    return f"{topics[:1].upper()}{topics[1:]}, {days}"


def standing_words(reviewed: Reviewed) -> Iterator[str]:
    """Draft or final, by whom, and the reason where it was signed over open lines."""
    signature = reviewed.signature
    if signature is None:
        yield "Draft: nobody has signed it."
        return
    yield f"Final: signed by {signature.by}, {when(signature.at, _zone(reviewed.briefing))}."
    if signature.override:
        left = counted(len(undecided(reviewed)), "sentence")
        yield f"Signed with {left} not checked by a person. The reason given: {signature.override}"


def head_words(briefing: Briefing) -> Iterator[str]:
    """When it was written and by which writer, and what went wrong."""
    yield f"Written {when(briefing.written_at, _zone(briefing))} {writer_words(briefing)}."
    for problem in briefing.problems:
        yield f"Not finished as asked: {problem.message}"


def check_words(reviewed: Reviewed) -> Iterator[str]:
    """How many sentences have which verdict; how many are struck, replaced and edited; how far a person has come."""
    lines = page_of(reviewed)
    standing = [one for one in lines if not one.struck]
    labels = Counter(one.sentence.verdict.label for one in standing if bears_verdict(one.sentence))
    told = [f"{labels[label]} {words}" for label, words in _LABELS.items() if labels[label]]
    struck, replaced = len(lines) - len(standing), sum(_replaced(one) for one in lines)
    edited = sum(one.edited for one in lines)
    counts = {"struck": struck, "replaced by the passage itself": replaced, "edited": edited}
    told += [f"{number} {what}" for what, number in counts.items() if number]
    yield f"{counted(len(lines), 'sentence')}{': ' if told else ''}{', '.join(told)}."
    if lines:
        yield f"Checked by a person: {progress(reviewed)}."


def story_words(story: Story) -> Iterator[str]:
    """How many articles of which outlets, and how many of them tell it independently."""
    outlets = f" of {_names(story.outlets)}" if story.outlets else ""
    origins = counted(story.origins, "independent origin")
    only = f" ({name(story.origin)})" if story.origins == 1 and story.origin else ""
    yield f"{counted(len(story.articles), 'article')}{outlets}; {origins}{only}."


def new_words(briefing: Briefing) -> Iterator[str]:
    """What this page is compared with, and that nothing is new where nothing is."""
    if briefing.previous is None:
        yield "There is no earlier briefing on this to compare with."
        return
    since = f"the briefing of {when(briefing.previous[1], _zone(briefing))}"
    if briefing.unchanged:
        yield f"Nothing new since {since}: the articles are the same."
    elif not briefing.new:
        yield f"Nothing new since {since}."
    else:
        yield f"Compared with {since}."


def summary_words(briefing: Briefing) -> Iterator[str]:
    """The summary of sources, which is computed."""
    sources, zone = briefing.sources, _zone(briefing)
    counts = [
        counted(sources.articles, "article"),
        counted(len(sources.outlets), "outlet"),
        counted(sources.origins, "independent origin"),
    ]
    ends = [when(end, zone) for end in (sources.first, sources.last) if end is not None]
    yield ", ".join(counts) + (f"; {' to '.join(dict.fromkeys(ends))}" if ends else "") + "."
    if sources.outlets:
        yield f"Outlets: {_names(sources.outlets)}."
    if sources.undated:
        yield f"{counted(len(sources.undated), 'article')} without a date set apart."
    for story in sources.single_origin:
        yield f"Rests on one origin: {name(story)}."
    yield from sources.gaps


def imprint_words(briefing: Briefing) -> Iterator[str]:
    """What was searched, and by which key the page is found again."""
    window = briefing.request.window
    days = span(window.first, window.last)
    yield f"Window searched: {days} ({zone_name(window.zone, window.first)}). Template: {briefing.request.template}."
    yield (
        f"Briefing {briefing.id}. Saved as JSON it carries the passages cited and the hashes of their articles: "
        "“briefing verify” holds every quotation against them."
    )


def writer_words(briefing: Briefing) -> str:
    """The model with its settings, or that no model was asked."""
    by = briefing.written_by
    if by.kind == "quoting":
        return "in the articles’ own sentences, without a model"
    settings = ", ".join(f"{key} {value}" for key, value in by.settings)
    return f"by the model {by.model or 'of an unknown name'}{f' ({settings})' if settings else ''}"


def source_words(article: CitedArticle | None, zone: tzinfo) -> str:
    """Title, outlet, author, when it was published and when it was read."""
    if article is None:
        return "an article that this briefing does not list"
    names = [article.title or "without a title", article.outlet or "outlet unknown", article.author]
    read = f"read {when(article.read_at, zone)}"
    published = "date unknown" if article.published is None else f"published {when(article.published, zone)}"
    return "; ".join([unheaped(_names(names)), published, read])


def change_words(change: Change | None) -> str:
    """`New`, `Changed: 300 → 340`."""
    if change is None:
        return ""
    values = " → ".join(map(name, filter(None, (change.before, change.after))))
    return f"{_CHANGES[change.kind]}: {values}" if values else _CHANGES[change.kind]


def speaker_words(line: Line) -> str:
    """Who says it, named or not, to which outlet: as much of it as the sentence does not say itself."""
    if line.speaker is None or line.part != "says":
        return ""
    told, speaker = line.sentence.text.casefold(), line.speaker
    who = "" if speaker.words.casefold() in told else name(speaker.words)
    unnamed = "" if speaker.named else "not named"
    outlet = "" if speaker.outlet and speaker.outlet.casefold() in told else name(speaker.outlet or "outlet unknown")
    return ", ".join(filter(None, [f"{who} ({unnamed})" if who and unnamed else who or unnamed, outlet]))


def remarks_on(one: Shown, briefing: Briefing) -> Iterator[str]:
    """What is to be said of a sentence under it: why it is struck, that it was edited, what its check found, and of an
    account that differs where and when it was told."""
    if one.struck:
        by_reader = one.mark is not None and one.mark.decision == "struck"
        yield f"Struck{'' if by_reader else ':'} {' '.join(one.why) or 'by the check.'}"
        return
    if one.edited and one.mark:
        yield f"Edited by {one.mark.by or 'the reader'}."
    if note := verdict_note(one.sentence):
        yield f"{note[:1].upper()}{note[1:]}"
    yield from agreed(one.sentence.verdict)
    if one.line.part == "differ" and not one.edited:
        cited = {citation.article for citation in one.sentence.citations}
        outlets = dict.fromkeys(article.outlet for article in briefing.articles if article.id in cited)
        yield _names([*outlets, when(one.line.published, _zone(briefing))])


def name(text: str) -> str:
    """A name inside a line of ours: one that runs from right to left is set apart, so that it moves nothing beside it
    (U+2068 and U+2069, which no other line needs)."""
    foreign = any(bidirectional(sign) in ("R", "AL") for sign in text)
    return f"\u2068{text}\u2069" if foreign else text


def _names(texts: Iterable[str]) -> str:
    return ", ".join(map(name, filter(None, texts)))


def _replaced(one: Shown) -> bool:
    return bool(one.line.written) and not one.edited and not one.struck


def _zone(briefing: Briefing) -> tzinfo:
    return briefing.request.window.zone
