"""The way into a briefing as HTML: what to write, how far it is, and the briefings there are. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from markupsafe import Markup

from assistant.briefing.types import Stage
from assistant.render.briefing import topics_of
from assistant.render.markup import joined
from assistant.wording import counted, span, when
from index.briefings import Shelved

_FORM = Markup(
    '<form class="briefform" data-send="brief"><h1>Write a briefing</h1><p class="soft">{lead}</p>{days}'
    '<div class="fields"><label>From<input type="date" name="first" value="{newest}" required></label>'
    '<label>To<input type="date" name="last" value="{newest}" required></label>'
    '<label class="wide">Topics<input name="topics" maxlength="400" placeholder="All stories, or such as: border '
    'talks, floods"></label><label>Template<select name="template">{templates}</select></label></div>'
    '<fieldset><legend>A sentence that fails its check</legend><label class="check"><input type="radio" name="instead" '
    'value="struck" checked>stays, struck, with the reason</label><label class="check"><input type="radio" '
    'name="instead" value="passage">gives way to the passage itself</label></fieldset>{broken}'
    '<div class="buttons"><button type="submit" class="primary">Write</button></div></form>'
)
_EMPTY = Markup(
    '<div class="briefform"><h1>Write a briefing</h1><p class="soft">{}</p><div class="buttons"><button type="button" '
    'class="primary" data-view="articles">Go to the articles</button></div></div>'
)
_DAYS = Markup('<div class="days" role="group" aria-label="Days with articles">{}</div>')
_DAY = Markup('<button type="button" class="chip" data-day="{}" title="{}">{} <b>{}</b></button>')
_OPTION = Markup('<option value="{}"{}>{}</option>')
_BROKEN = Markup('<p class="error" role="alert" dir="auto">{}</p>')
_PROGRESS = Markup(
    '<div class="report writing" role="status"><progress{}></progress><p>{}</p>'
    '<button type="button" class="chip" data-send="brief_stop">Stop</button></div>'
)
_PROBLEM = Markup('<div class="problem" role="alert">{}</div>')
_NOTICE = Markup('<div class="report" role="status"><p>{}</p></div>')
_READY = Markup(
    '<div class="report" role="status" data-ready="{0}" data-unchanged="{1}"><p>The briefing is written. '
    '<button type="button" class="plainlink" data-send="open" data-briefing="{0}" data-unchanged="{1}">Open it</button>'
    "</p></div>"
)
_SHELF = Markup(
    '<div class="shelf-head"><h2>Briefings</h2></div><table class="briefs"><thead><tr><th>Briefing</th><th>Written</th>'
    '<th>State</th><th><span class="unseen">Remove</span></th></tr></thead><tbody>{}</tbody></table>'
)
_ROW = Markup(
    '<tr><td class="title"><button type="button" class="plainlink" data-send="open" data-briefing="{id}" dir="auto">'
    '<b><bdi>{topics}</bdi></b> <span>{days}</span></button></td><td class="when">{written} · {template}</td>'
    '<td class="how {state}">{words}</td><td class="number">{remove}</td></tr>'
)
_REMOVE = Markup(
    '<details class="pop end" name="drop"><summary class="quiet" aria-label="Remove {1}">Remove</summary>'
    '<form data-send="drop"><p class="soft">It goes for good, with every mark made on it.</p><input type="hidden" '
    'name="briefing" value="{0}"><p class="error"></p><button type="submit" class="primary bad">Remove it</button>'
    "</form></details>"
)
_NO_SHELF = Markup(
    '<p class="soft none">No briefing yet. The first one that is written stays here, with its checks.</p>'
)
_TEMPLATES = {
    "flash": "Flash: ten lines",
    "daily": "Daily: one page",
    "deep": "Deep: one topic, with a timeline",
}
_MOST_DAYS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A template to choose: its name, and what is wrong with it where it cannot be used."""

    name: str
    broken: str = ""


def form_html(days: Sequence[tuple[date, int]], choices: Sequence[Choice], undated: int = 0) -> str:
    """What to write. `days` are those with articles and how many each has, the newest first; without any, what to do
    first."""
    if not days:
        lost = (
            f" {counted(undated, 'article')} without a date cannot be placed on a day: give them one."
            if undated
            else ""
        )
        return _EMPTY.format(f"A briefing is written from the articles of a day, and the library has none yet.{lost}")
    return _FORM.format(
        lead="The stories of a day or of some days, each sentence cited and checked against its article.",
        days=_DAYS.format(joined(_day(*each) for each in days[:_MOST_DAYS])),
        newest=days[0][0].isoformat(),
        templates=options_html(choices),
        broken=joined(_BROKEN.format(choice.broken) for choice in choices if choice.broken),
    )


def options_html(choices: Sequence[Choice], chosen: str = "daily") -> Markup:
    """The templates; one that is broken says so, and choosing it says why."""
    return joined(
        _OPTION.format(choice.name, Markup(" selected") if choice.name == chosen else "", _template(choice))
        for choice in choices
    )


def progress_html(stage: Stage | None) -> str:
    """How far the writing is, with the way to stop it."""
    if stage is None:
        return _PROGRESS.format("", "Beginning…")
    if stage.total and stage.total != stage.done:
        value = Markup(' value="{}" max="{}"').format(stage.done, stage.total)
        return _PROGRESS.format(value, f"{stage.name}: {stage.done:,} of {stage.total:,}…")
    return _PROGRESS.format("", f"{stage.name}{f': {stage.total:,}' if stage.total else ''}…")


def problem_html(words: str) -> str:
    """Why nothing was written, under the form."""
    return _PROBLEM.format(words)


def notice_html(words: str) -> str:
    """A line about what has just been done."""
    return _NOTICE.format(words)


def ready_html(briefing_id: str, unchanged: bool) -> str:
    """That the page is written; the page's script opens it where the reader is still waiting for it."""
    return _READY.format(briefing_id, "1" if unchanged else "")


def shelf_html(rows: Sequence[Shelved], zone: tzinfo) -> str:
    """The briefings there are, the newest first as given."""
    return _SHELF.format(joined(_row(row, zone) for row in rows)) if rows else _NO_SHELF


def days_of(row: Shelved) -> str:
    """The day or the days of a briefing."""
    first, last = row.saved.first, row.saved.last
    return when(last) if first == last else span(first, last)


def name_of(row: Shelved) -> str:
    """What a briefing is called in a list."""
    return f"{topics_of(row.saved.topics)}, {days_of(row)}"


def _row(row: Shelved, zone: tzinfo) -> Markup:
    saved = row.saved
    return _ROW.format(
        id=saved.id,
        topics=topics_of(saved.topics),
        days=days_of(row),
        written=when(saved.written_at, zone),
        template=saved.template,
        state="final" if row.signed else "draft",
        words="Final" if row.signed else f"Draft, {row.decided} of {saved.lines} checked",
        remove=_REMOVE.format(saved.id, name_of(row)),
    )


def _day(day: date, articles: int) -> Markup:
    return _DAY.format(day.isoformat(), counted(articles, "article"), f"{day:%a} {day.day} {day:%b}", articles)


def _template(choice: Choice) -> str:
    words = _TEMPLATES.get(choice.name, f"{choice.name}: your own")
    return f"{choice.name}: broken" if choice.broken else words
