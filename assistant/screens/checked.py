"""The check of a text as HTML: its form, how far it is, the verdicts, and the articles beside them. Pure."""

from __future__ import annotations

import json
import re
from datetime import tzinfo

from markupsafe import Markup

from assistant.opinions import was_sent
from assistant.render import Place, checked_html, checked_markdown, shown_of, source_html
from assistant.render.sentence import says_html
from assistant.render.verdicts import tally_html
from assistant.screens.runs import Run
from assistant.serialise import checked_json, opinions_json, scope_json
from assistant.wording import counted, searched

_ADDRESS = re.compile(r"k-(\d{1,6})-(\d{1,6})")
_FORM = Markup(
    '<form class="checkform" data-send="check"><h1>Check a text</h1><p class="soft">Each sentence is held against the '
    "articles of the library: what they support, what they do not and why, and which words to cite.</p>{}"
    '<textarea name="text" rows="12" aria-label="The text to check" placeholder="Paste a draft, a briefing, an answer '
    'of another tool…"></textarea><div class="buttons"><button type="submit" class="primary">Check</button>'
    '<button type="button" class="quiet" data-choose>Choose a file…</button>'
    '<span class="soft">.txt .md .html, or drop one on the text</span></div></form>'
)
_SENT = Markup('<p class="sent">{}</p>')
_RUN = Markup('<section class="checking"{}>{}<div class="answer" aria-live="polite">{}</div>{}</section>')
_BAR = Markup(
    '<div class="checkbar"><div role="status">{words}{bar}</div>'
    '<button type="button" class="chip" data-send="{event}">{button}</button></div>'
)
_PROGRESS = Markup('<progress value="{}" max="{}" aria-hidden="true"></progress>')
_PROBLEM = Markup('<div class="problem" role="alert">{}</div>')
_FOOT = Markup('<div class="foot"><span>{}</span><div class="keep">{}</div></div>')
_KEEP = Markup(
    '<button type="button" class="quiet" data-copy="{markdown}">Copy with verdicts</button> '
    '<button type="button" class="quiet" data-save="checked.md" data-type="text/markdown" data-content="{markdown}">'
    "Save .md</button> "
    '<button type="button" class="quiet" data-save="checked.json" data-type="application/json" data-content="{json}">'
    "Save .json</button>"
)
_NOTHING = Markup(
    '<div class="nothing"><p>The articles open here, at the words a sentence rests on, when you click its mark.</p>'
    "<p><kbd>[</kbd> <kbd>]</kbd> previous and next</p></div>"
)


def form_html(sent: str = "") -> str:
    """Where a text is pasted; `sent` says what of it goes to a model."""
    return _FORM.format(_SENT.format(sent) if sent else "")


def empty_html() -> str:
    """What the pane says before the first evidence."""
    return _NOTHING


def problem_html(words: str) -> str:
    """Why a text was not checked, under its form."""
    return _PROBLEM.format(words)


def run_html(run: Run, zone: tzinfo) -> str:
    """How far the check is, the text with its verdicts, and what they come to."""
    body = checked_html(run.sentences, run.number, zone)
    for problem in filter(None, (run.opinions and run.opinions.problem, run.failed)):
        body += _PROBLEM.format(problem)
    return _RUN.format(Markup(" data-open") if run.open else "", _bar(run), body, _foot(run, zone))


def evidence_html(run: Run, address: str, zone: tzinfo) -> str | None:
    """The article that an address names, under the sentence and its verdict; None where it names none."""
    match = _ADDRESS.fullmatch(address)
    if match is None or int(match[1]) != run.number:
        return None
    places = [(sentence, one) for sentence, shown in shown_of(run.sentences, run.number) for one in shown]
    n = int(match[2])
    if n >= len(places):
        return None
    sentence, shown = places[n]
    others = tuple(one.span for _, one in places if one.article.id == shown.article.id and one != shown)
    place = Place(f"k-{run.number}", n, len(places), "passage", shown.span, others)
    return source_html(shown.article, place, zone, says_html(sentence.text, sentence.verdict))


def _bar(run: Run) -> Markup:
    number, total, done = _progress(run)
    if run.open:
        bar = _PROGRESS.format(number, total or 1)
        return _BAR.format(words=done, bar=bar, event="halt", button="Stop")
    words = f"Stopped after {done}. What was checked stays." if run.stopped else _read(run)
    return _BAR.format(words="" if run.failed else words, bar="", event="another", button="Check another text")


def _progress(run: Run) -> tuple[int, int, str]:
    """How many of how many, in numbers and in words: sentences first, then the opinions of a model."""
    if run.opinions and run.opinions.total:
        heard, total = run.opinions.heard, run.opinions.total
        return heard, total, f"{heard:,} of {counted(total, 'second opinion')}"
    number = len(run.sentences)
    return number, run.total, f"{number:,} of {counted(run.total, 'sentence')}" if run.total else "Reading the text"


def _read(run: Run) -> str:
    """Such as `8 sentences · 2 claim nothing`."""
    idle = sum(not sentence.claims for sentence in run.sentences)
    nothing = f" · {idle} claim{'s' if idle == 1 else ''} nothing" if idle else ""
    return f"{counted(run.total, 'sentence')}{nothing}"


def _foot(run: Run, zone: tzinfo) -> Markup:
    if run.open or run.scope is None or not run.sentences:
        return Markup("")
    counts = tally_html([sentence.verdict for sentence in run.sentences if sentence.claims])
    sent = f" {was_sent(run.opinions)}" if run.opinions else ""
    against = f"eld against {searched(run.scope, zone)}.{sent}"
    rows = {
        "searched": scope_json(run.scope),
        "opinions": opinions_json(run.opinions),
        "sentences": [checked_json(sentence) for sentence in run.sentences],
    }
    keep = _KEEP.format(
        markdown=checked_markdown(run.sentences, run.scope, zone), json=json.dumps(rows, ensure_ascii=False, indent=2)
    )
    return _FOOT.format(counts + f" — h{against}" if counts else f"H{against}", keep)
