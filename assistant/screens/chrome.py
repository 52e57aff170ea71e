"""The header, the banner and the filters, as HTML. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.endpoint import where_text_goes
from assistant.opinions import nobody_to_ask, will_be_sent
from assistant.render.markup import joined
from assistant.settings import Settings
from assistant.wording import counted, day, span
from index.types import Filters, Scope

_HEAD = Markup(
    '<header class="desk-head"><b>Briefing</b><nav role="tablist" aria-label="Parts of the desk">'
    '<button type="button" role="tab" data-view="chat">Chat</button>'
    '<button type="button" role="tab" data-view="briefings">Briefings</button>'
    '<button type="button" role="tab" data-view="check">Check</button>'
    '<button type="button" role="tab" data-view="articles">Articles</button></nav>'
    '<span class="chip lib">{library}</span><span class="chip {warn}" title="{where}">{writer}'
    '<span class="more"> · {at}</span>'
    "</span>"
    '<button type="button" class="quiet theme" data-theme aria-label="Light or dark">◐</button></header>'
)
_BANNER = Markup(
    '<div class="banner">This is the sample story: invented articles, there to be tried. '
    '<button type="button" class="plainlink" data-view="articles">Add your own articles</button> '
    "and the desk turns to them.</div>"
)
_NOTICE = Markup('<div class="banner warn" role="status">{}</div>')
_SCOPE = Markup('<div class="scope">{dates}{outlets}{sample}{fresh}</div>')
_POP = Markup(
    '<details class="pop" name="scope"{open}><summary class="chip{on}">{label} ▾</summary>'
    '<form data-send="{event}">{body}<p class="error" role="alert">{error}</p><div class="buttons">'
    '<button type="submit" class="primary">Apply</button>'
    '<button type="button" class="quiet" data-send="{event}">{clear}</button></div></form></details>'
)
_DAY = Markup('<label>{}<input type="date" name="{}" value="{}"></label>')
_OUTLET = Markup('<label class="check"><input type="checkbox" name="outlet" value="{0}"{1}><bdi>{0}</bdi></label>')
_QUOTES = "Answers are the articles’ own sentences."
_NOTHING_SENT = "No text leaves this machine."
_FRESH = Markup('<button type="button" class="chip fresh" data-send="fresh">New conversation</button>')


def head_html(settings: Settings, scope: Scope) -> str:
    """Name, tabs, the library in a chip, and which writer answers; its title tells where text goes."""
    writer, at, where = writer_chip(settings)
    warn = "writer" if settings.has_model else "writer warn"
    return _HEAD.format(library=library_words(scope, settings), warn=warn, where=where, writer=writer, at=at)


def library_words(scope: Scope, settings: Settings) -> str:
    """Such as `36 articles · 7 outlets · 3–8 May 2026`."""
    outlets = counted(len(scope.outlets), "outlet") if scope.outlets else ""
    parts = [counted(scope.articles, "article"), outlets, span(scope.first, scope.last, settings.zone)]
    return " · ".join(part for part in parts if part)


def writer_chip(settings: Settings) -> tuple[str, str, str]:
    """Who writes, where, and what is sent to which address: nothing, unless the settings say so."""
    address = where_text_goes(settings)
    sent = [f"Questions and the passages found for them are sent to {address}."] if settings.has_model else []
    sent += [will_be_sent(settings)] if settings.has_judge else []
    sent += [f"Articles and questions are sent to {address} for embeddings."] if settings.embeddings else []
    if not settings.has_model:
        return "Quoting", "no model set", " ".join([_QUOTES, *(sent or [_NOTHING_SENT])])
    host = address.split("://", 1)[-1].split("/", 1)[0]
    return settings.model or "model of the endpoint", host, " ".join(sent)


def banner_html(is_sample: bool, settings: Settings) -> str:
    """Says that this is the sample, and that second opinions are wanted of nobody; or nothing."""
    notice = nobody_to_ask(settings)
    return (_NOTICE.format(notice) if notice else Markup("")) + (_BANNER if is_sample else Markup(""))


def scope_html(
    scope: Scope,
    outlets: Sequence[str],
    filters: Filters,
    *,
    is_sample: bool,
    talking: bool,
    error: str = "",
    of: str = "",
) -> str:
    """The filters as chips that open. `scope` is the whole library's; `error` keeps the dates open and says why; `of`
    is what the names of their events begin with."""
    return _SCOPE.format(
        dates=_dates(scope, filters, error, of),
        outlets=_outlets(outlets, filters, of),
        sample=Markup('<span class="chip still">Sample story</span>') if is_sample else "",
        fresh=_FRESH if talking else "",
    )


def _dates(scope: Scope, filters: Filters, error: str, of: str) -> Markup:
    reach = span(scope.first, scope.last, filters.zone)
    hint = f"The articles are from {reach}." if reach else "No article bears a date."
    if scope.undated:
        hint += f" Any date leaves out the {counted(scope.undated, 'article')} without one."
    body = joined(
        [
            _DAY.format("From", "since", filters.since or ""),
            _DAY.format("To", "until", filters.until or ""),
            Markup('<p class="soft">{}</p>').format(hint),
        ]
    )
    return _pop(f"{of}dates", date_words(filters), body, error, on=filters.dated, clear="All dates")


def _outlets(outlets: Sequence[str], filters: Filters, of: str) -> Markup:
    boxes = joined(
        _OUTLET.format(outlet, Markup(" checked") if outlet in filters.outlets else "") for outlet in outlets
    )
    body = Markup('<div class="boxes">{}</div>').format(boxes)
    words = outlet_words(filters)
    return _pop(f"{of}outlets", words, body, "", on=bool(filters.outlets), clear="All outlets")


def _pop(event: str, label: str, body: Markup, error: str, *, on: bool, clear: str) -> Markup:
    return _POP.format(
        open=Markup(" open") if error else "",
        on=" on" if on else "",
        label=label,
        event=event,
        body=body,
        error=error,
        clear=clear,
    )


def date_words(filters: Filters) -> str:
    """The chip of the dates: `All dates`, `From 5 May 2026`, `Until …`, or both ends."""
    if filters.since and filters.until:
        return span(filters.since, filters.until)
    if filters.since:
        return f"From {day(filters.since)}"
    return f"Until {day(filters.until)}" if filters.until else "All dates"


def outlet_words(filters: Filters) -> str:
    """The chip of the outlets."""
    match filters.outlets:
        case ():
            return "All outlets"
        case (only,):
            return only
        case several:
            return counted(len(several), "outlet")
