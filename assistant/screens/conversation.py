"""The conversation and the source beside it, as HTML. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo

from markupsafe import Markup

from assistant.citations import bears_verdict
from assistant.opinions import was_sent
from assistant.render import Place, answer_html, answer_markdown, citations_of, evidence_of, nearest_html, source_html
from assistant.render.markup import joined
from assistant.render.sentence import says_html
from assistant.render.source import Span
from assistant.render.verdicts import tally_html
from assistant.screens.exchange import Exchange, address_of, find
from assistant.wording import counted, searched, written
from assistant.writer import CANNOT_ANSWER

_EXCHANGE = Markup(
    '<section class="exchange"{}><h2 class="question" dir="auto">{}</h2>'
    '<div class="answer" aria-live="polite">{}</div>{}</section>'
)
_PLAIN = Markup('<p class="plain">{}</p>')
_TAIL = Markup('<p class="tail" dir="auto" aria-hidden="true">{}<i class="caret"></i></p>')
_SEARCHING = Markup('<p class="plain soft"><i class="caret"></i>{}</p>')
_PROBLEM = Markup('<div class="problem" role="alert">{}</div>')
_FOOT = Markup('<div class="foot">{}{}</div>')
_COPY = Markup('<button type="button" class="quiet" data-copy="{}">Copy with citations</button>')
_EMPTY = Markup('<div class="empty"><h1>{}</h1><p class="soft">{}</p><div class="examples">{}</div></div>')
_EXAMPLE = Markup('<button type="button" class="example" data-send="ask" data-question="{0}"><bdi>{0}</bdi></button>')
_NO_SOURCE = Markup(
    '<div class="nothing"><p>The article opens here, at the exact words, when you click a citation.</p>'
    "<p><kbd>[</kbd> <kbd>]</kbd> previous and next citation &nbsp; <kbd>/</kbd> ask</p></div>"
)


def conversation_html(exchanges: Sequence[Exchange], examples: Sequence[str], zone: tzinfo, library: str = "") -> str:
    """The whole conversation, or the way into one while there is none."""
    if exchanges:
        return joined(_exchange(exchange, zone) for exchange in exchanges)
    buttons = joined(_EXAMPLE.format(question) for question in examples)
    return _EMPTY.format("What do you want to know?", library, buttons)


def pane_html(exchanges: Sequence[Exchange], address: str, zone: tzinfo) -> str | None:
    """The source that a citation's or a nearest passage's id names, or None where it names none."""
    found = find(exchanges, address)
    if found is None:
        return None
    return _PANES[address[0]](*found, zone)


def empty_pane_html() -> str:
    """What the pane says before the first citation."""
    return _NO_SOURCE


def _citation_pane(exchange: Exchange, n: int, zone: tzinfo) -> str | None:
    citations = citations_of(exchange.sentences)
    if n >= len(citations):
        return None
    now = citations[n]
    others = [Span(c.start, c.end) for c in citations if c.article == now.article and c != now]
    place = Place(f"c-{exchange.number}", n, len(citations), "citation", Span(now.start, now.end), tuple(others))
    return source_html(exchange.hits[now.number - 1].article, place, zone)


def _passage_pane(exchange: Exchange, n: int, zone: tzinfo) -> str | None:
    if n >= len(exchange.hits):
        return None
    hit = exchange.hits[n]
    now = Span(hit.passage.start, hit.passage.end)
    return source_html(hit.article, Place(f"p-{exchange.number}", n, len(exchange.hits), "nearest passage", now), zone)


def _evidence_pane(exchange: Exchange, n: int, zone: tzinfo) -> str | None:
    """The article that the verdict on a sentence rests on, under the verdict."""
    proved = evidence_of(exchange.sentences, exchange.hits, exchange.number)
    if n >= len(proved):
        return None
    sentence, shown = proved[n]
    others = [Span(c.start, c.end) for c in sentence.citations if c.article == shown.article.id]
    place = Place(f"v-{exchange.number}", n, len(proved), "verdict", shown.span, tuple(others))
    return source_html(shown.article, place, zone, says_html(sentence.text, sentence.verdict))


_PANES: dict[str, Callable[[Exchange, int, tzinfo], str | None]] = {
    "c": _citation_pane,
    "p": _passage_pane,
    "v": _evidence_pane,
}


def _exchange(exchange: Exchange, zone: tzinfo) -> Markup:
    still = Markup(" data-open") if exchange.open else ""
    return _EXCHANGE.format(still, exchange.question, _body(exchange, zone), _foot(exchange, zone))


def _body(exchange: Exchange, zone: tzinfo) -> Markup:
    if exchange.answer is not None and exchange.answer.refused:
        return _refusal(exchange, zone)
    parts = [answer_html(exchange.sentences, exchange.hits, exchange.number, zone)]
    if exchange.open:
        parts.append(_TAIL.format(exchange.tail) if exchange.tail or exchange.sentences else _waiting(exchange))
    parts += [_PROBLEM.format(problem) for problem in _problems(exchange)]
    return joined(parts)


def _waiting(exchange: Exchange) -> Markup:
    if exchange.scope is None:
        return _SEARCHING.format("Searching the articles")
    return _SEARCHING.format(f"Reading {counted(len(exchange.hits), 'passage')}")


def _problems(exchange: Exchange) -> list[str]:
    """What went wrong: with the second opinions, and with the answer itself."""
    broken = exchange.answer.problem.message if exchange.answer and exchange.answer.problem else ""
    judging = exchange.opinions.problem if exchange.opinions else ""
    return [problem for problem in (judging, exchange.failed or broken) if problem]


def _refusal(exchange: Exchange, zone: tzinfo) -> Markup:
    if exchange.scope is not None and exchange.scope.articles == 0:
        return _PLAIN.format(f"{CANNOT_ANSWER} No article lies within these dates and outlets: widen them above.")
    if not exchange.hits:
        return _PLAIN.format(CANNOT_ANSWER)
    nearest = nearest_html(exchange.hits, address_of(exchange), zone)
    return _PLAIN.format(f"{CANNOT_ANSWER} The nearest passages:") + nearest


def _foot(exchange: Exchange, zone: tzinfo) -> Markup:
    if exchange.open:
        return Markup("")
    copy = _COPY.format(answer_markdown(exchange.answer, zone)) if exchange.answer else Markup("")
    halt = "Stopped. What was finished stays. " if exchange.sentences else "Stopped. "
    told = Markup("{}{}").format(halt if exchange.stopped else "", _told(exchange, zone))
    return _FOOT.format(told, copy) if told or copy else Markup("")


def _told(exchange: Exchange, zone: tzinfo) -> Markup:
    """Such as `4 sentences: 3 supported, 1 not: … — searched 36 articles …; quoted from the articles, no model set`;
    nothing of what was searched where it broke before the search."""
    if exchange.scope is None or exchange.written_by is None:
        return Markup("")
    counts = tally_html([sentence.verdict for sentence in exchange.sentences if bears_verdict(sentence)])
    sent = f" {was_sent(exchange.opinions)}" if exchange.opinions else ""
    where = f"earched {searched(exchange.scope, zone)}; {written(exchange.written_by)}.{sent}"
    return Markup("<span>{}</span> ").format(counts + f" — s{where}" if counts else f"S{where}")
