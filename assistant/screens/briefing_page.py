"""A briefing with what can be done with it, the tools of checking, and two briefings compared, as HTML. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.briefing.comparing import Comparison, Difference
from assistant.briefing.keeping import Opened
from assistant.briefing.review import undecided
from assistant.briefing.types import Briefing
from assistant.render.briefing import page_html, title_of
from assistant.render.briefing_line import change_html
from assistant.render.markup import joined
from assistant.screens.briefing_forms import name_of
from assistant.wording import counted, when
from index.briefings import Shelved

_PAGE = Markup(
    '<div class="opened" data-briefing="{id}" data-final="{final}"><div class="scope">{bar}</div>{notice}{page}</div>'
)
_BACK = Markup('<button type="button" class="chip" data-send="shut">‹ All briefings</button>')
_CHECK = Markup('<button type="button" class="chip" data-checking>Check <kbd>c</kbd></button>')
_POP = Markup(
    '<details class="pop{end}" name="page"><summary class="chip{on}">{label} ▾</summary><form data-send="{event}">'
    '<input type="hidden" name="briefing" value="{id}">{body}<p class="error" role="alert"></p></form></details>'
)
_SIGN = Markup(
    '<input type="hidden" name="seen" value="{seen}">{left}<label>Your name<input name="by" data-name required '
    'maxlength="80"></label>{reason}<div class="buttons"><button type="submit" class="primary">Sign as final</button>'
    "</div>"
)
_REASON = Markup(
    '<label>Reason to sign without<input name="reason" maxlength="300" placeholder="Needed, kept and shown"></label>'
)
_REOPEN = Markup(
    '<input type="hidden" name="seen" value="{}"><p class="soft">The signature goes, and the page is a draft again.</p>'
    '<div class="buttons"><button type="submit" class="primary">Withdraw it</button></div>'
)
_FORMATS = {"md": "Markdown", "html": "HTML, one file", "docx": "Word", "pdf": "PDF", "json": "JSON, with its proof"}
_EXPORT = Markup('<button type="button" class="row" data-send="export" data-briefing="{}" data-form="{}"{}>{}</button>')
_OTHER = Markup(
    '<button type="button" class="row" data-send="compare" data-briefing="{}" data-with="{}" dir="auto">{}</button>'
)
_MAIL = Markup(
    '<p class="soft">{}</p><div class="buttons"><button type="submit" class="primary"{}>Send it</button></div>'
)
_REMOVE = Markup(
    '<p class="soft">It goes for good, with every mark made on it.</p><div class="buttons"><button type="submit" '
    'class="primary bad">Remove it</button></div>'
)
_NOTICE = Markup('<div class="report" role="status"><p dir="auto">{}</p></div>')
_COMPARED = Markup(
    '<div class="opened compared"><div class="scope"><button type="button" class="chip" data-send="open" '
    'data-briefing="{id}">‹ Back to the briefing</button></div><h1>What differs</h1><p class="facts">'
    "{first}<br>→ {second}</p>{parts}</div>"
)
_COMPARED_PART = Markup('<h4>{}</h4><div class="answer">{}</div>')
_COMPARED_LINE = Markup('<p class="plain told-{}" dir="auto">{}{}{}</p>')
_NEAREST = Markup('<span class="why" dir="auto">Before: “{}”</span>')
_SAME = Markup('<p class="facts">{}</p>')
_DOCK = Markup(
    '<div class="dock" role="toolbar" aria-label="Check sentence by sentence"><div class="bar" aria-hidden="true">'
    '<span></span></div><form class="hand" hidden data-hand>'
    '<label><span></span><textarea name="text" rows="3"></textarea></label><div class="buttons"><button type="submit" '
    'class="primary"></button><button type="button" class="quiet" data-do="cancel">Cancel <kbd>Esc</kbd></button></div>'
    '</form><div class="tools">{tools}<span class="far" role="status"></span><input data-name name="by" maxlength="80" '
    'aria-label="Your name" placeholder="Your name"></div></div>'
)
_TOOL = Markup('<button type="button" class="tool" data-do="{}" aria-label="{}">{}<kbd>{}</kbd></button>')
_TOOLS = (
    ("back", "Previous sentence", "↑", "k"),
    ("on", "Next sentence", "↓", "j"),
    ("accept", "Accept this sentence", "Accept", "a"),
    ("edit", "Edit this sentence", "Edit", "e"),
    ("strike", "Strike this sentence", "Strike", "x"),
    ("note", "Note on this sentence", "Note", "n"),
    ("undo", "Undo the decision", "Undo", "u"),
    ("passage", "Show the passage", "Passage", "p"),
)


def opened_html(opened: Opened, others: Sequence[Shelved], mail: str, notice: str = "") -> str:
    """The page under what can be done with it. `others` are the reader's other briefings; `mail` says what is missing
    for mailing, "" for nothing."""
    reviewed = opened.reviewed
    briefing, signed = reviewed.briefing, reviewed.signature is not None
    bar = [
        _BACK,
        Markup("") if signed else _CHECK,
        _pop(briefing, "reopen", "Final", _REOPEN.format(opened.seen), on=True) if signed else _sign(opened),
        _pop(briefing, "export", "Export", joined(_exports(briefing))),
        _pop(briefing, "compare", "Compare", _compare(briefing, others)),
        _pop(briefing, "mail", "Mail", _mail(mail, signed), end=True),
        _pop(briefing, "drop", "Remove", _REMOVE, end=True),
    ]
    return _PAGE.format(
        id=briefing.id,
        final="1" if signed else "",
        bar=joined(bar),
        notice=_NOTICE.format(notice) if notice else "",
        page=page_html(reviewed),
    )


def compared_html(earlier: Briefing, later: Briefing, found: Comparison, back: str) -> str:
    """What the later page says that the earlier did not, and what it says no more; `back` is the page to return to."""
    parts = [_part("Only in the later one", found.new), _part("Only in the earlier one", found.gone)]
    same = f"{counted(found.same, 'sentence')} of the later one {'stands' if found.same == 1 else 'stand'} in both."
    if not found.new and not found.gone:
        same = "Both say the same."
    return _COMPARED.format(
        id=back, first=_named(earlier), second=_named(later), parts=joined([_SAME.format(same), *parts])
    )


def dock_html() -> str:
    """The tools of checking; the page's script fills and moves them, and they are never drawn anew."""
    return _DOCK.format(tools=joined(_TOOL.format(*tool) for tool in _TOOLS))


def _sign(opened: Opened) -> Markup:
    left = undecided(opened.reviewed)
    words = f"{counted(len(left), 'sentence')} not decided yet." if left else "Every sentence is decided."
    body = _SIGN.format(
        seen=opened.seen,
        left=Markup('<p class="soft">{}</p>').format(words),
        reason=_REASON if left else Markup(""),
    )
    return _pop(opened.reviewed.briefing, "sign", "Sign", body, on=not left)


def _exports(briefing: Briefing) -> list[Markup]:
    plain = [_EXPORT.format(briefing.id, form, "", words) for form, words in _FORMATS.items()]
    return [
        *plain,
        _EXPORT.format(briefing.id, "json", Markup(' data-texts="1"'), "JSON with the articles’ full texts"),
    ]


def _compare(briefing: Briefing, others: Sequence[Shelved]) -> Markup:
    rows = [row for row in others if row.saved.id != briefing.id]
    if not rows:
        return Markup('<p class="soft">There is no other briefing yet.</p>')
    named = joined(_OTHER.format(briefing.id, row.saved.id, f"{name_of(row)} · {row.saved.template}") for row in rows)
    return Markup('<div class="boxes">{}</div>').format(named)


def _mail(missing: str, signed: bool) -> Markup:
    words = missing or f"It goes out as {'final' if signed else 'a draft'}, with its proof as JSON."
    return _MAIL.format(words, Markup(" disabled") if missing else "")


def _pop(briefing: Briefing, event: str, label: str, body: Markup, *, on: bool = False, end: bool = False) -> Markup:
    return _POP.format(
        id=briefing.id, event=event, label=label, body=body, on=" on" if on else "", end=" end" if end else ""
    )


def _named(briefing: Briefing) -> str:
    zone = briefing.request.window.zone
    return f"{title_of(briefing.request)} (written {when(briefing.written_at, zone)})"


def _part(heading: str, lines: Sequence[Difference]) -> Markup:
    drawn = joined(map(_difference, lines))
    return _COMPARED_PART.format(f"{heading}: {len(lines)}", drawn) if lines else Markup("")


def _difference(one: Difference) -> Markup:
    nearest = _NEAREST.format(one.nearest) if one.nearest else ""
    return _COMPARED_LINE.format(one.change.kind, change_html(one.change), one.line.sentence.text, nearest)
