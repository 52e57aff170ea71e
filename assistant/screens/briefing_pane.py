"""The article beside a briefing: at a citation, at the words a verdict rests on, or at those of the line that is being
checked. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.briefing.review import Shown as Standing
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.types import Briefing
from assistant.render import source_html
from assistant.render.briefing_line import as_article, evidence_of, places, speaker_html
from assistant.render.sentence import says_html
from assistant.render.source import Place, Span
from assistant.types import Citation, Quoted
from index.types import Article

_ADDRESS = re.compile(r"([bel])-([0-9a-zA-Z-]{1,64})-(\d{1,6})")
_NOUNS = {"b": "citation", "e": "verdict", "l": "sentence"}
_GONE = Markup(
    '<p class="gone" role="note">This article is no longer in the library as it was cited. What stands here is what '
    "the briefing carries of it.</p>"
)
_BARE = Markup(
    '<article class="source" data-now="{address}" data-total="{total}"><div class="steps"><span class="where">sentence '
    '{n} of {total}</span><span class="ends"><button type="button" class="quiet close" data-close>Close</button></span>'
    '</div>{says}<p class="soft">This sentence cites no passage.</p></article>'
)
_NOTHING = Markup(
    '<div class="nothing"><p>The article opens here, at the exact words, when you click a citation.</p>'
    "<p><kbd>[</kbd> <kbd>]</kbd> previous and next citation &nbsp; <kbd>c</kbd> check sentence by sentence</p></div>"
)
Find = Callable[[str], Article | None]


@dataclass(frozen=True, slots=True)
class _At:
    """A line and the words of an article beside it, None where it cites none."""

    standing: Standing
    words: Citation | Quoted | None


def empty_proof_html() -> str:
    """What the pane says before the first citation."""
    return _NOTHING


def proof_html(reviewed: Reviewed, find: Find, address: str) -> str | None:
    """The source that an address of this page names, None where it names none. `find` looks an article up by its id;
    where it is gone, or is no longer what was cited, the passage that the page carries stands in its place."""
    match = _ADDRESS.fullmatch(address)
    if match is None or match[2] != reviewed.briefing.id:
        return None
    kind, n = match[1], int(match[3])
    among = _among(reviewed, kind)
    if n >= len(among):
        return None
    at, total = among[n], len(among)
    says = _says(at.standing)
    if at.words is None:
        return _BARE.format(address=address, total=total, n=n + 1, says=says)
    article, moved = _article(reviewed.briefing, at.words, find)
    now = Span(at.words.start - moved, at.words.end - moved)
    place = Place(
        f"{kind}-{reviewed.briefing.id}", n, total, _NOUNS[kind], now, _others(among, at.words, article, moved)
    )
    gone = Markup("") if find(article.id) == article else _GONE
    return source_html(article, place, reviewed.briefing.request.window.zone, says + gone)


def _among(reviewed: Reviewed, kind: str) -> Sequence[_At]:
    """All places of one kind, in the order of the page."""
    lines = [place.standing for place in places(reviewed)]
    proved = [_At(line, evidence_of(reviewed.briefing, line)) for line in lines]
    if kind == "b":
        return [_At(line, citation) for line in lines for citation in line.sentence.citations]
    return [at for at in proved if at.words] if kind == "e" else proved


def _says(standing: Standing) -> Markup:
    line = standing.line
    who = speaker_html(line.speaker) if line.speaker and line.part == "says" and not standing.edited else Markup("")
    return says_html(standing.sentence.text, standing.sentence.verdict, who)


def _article(briefing: Briefing, words: Citation | Quoted, find: Find) -> tuple[Article, int]:
    """The article, and by how many code points its text begins later than the one that was cited."""
    found = find(words.article)
    if found and found.text[words.start : words.end] == words.quote:
        return found, 0
    listed = next((article for article in briefing.articles if article.id == words.article), None)
    if listed is None:
        raise LookupError(f"the page lists no article {words.article}")
    if listed.text[words.start : words.end] == words.quote:
        return as_article(listed, listed.text), 0
    for passage in briefing.passages:
        if passage.article == words.article and passage.start <= words.start and words.end <= passage.end:
            return as_article(listed, passage.text), passage.start
    return as_article(listed, words.quote), words.start


def _others(among: Sequence[_At], now: Citation | Quoted, article: Article, moved: int) -> tuple[Span, ...]:
    """The other words of the same article, as far as its text is there."""
    spans = (
        Span(at.words.start - moved, at.words.end - moved)
        for at in among
        if at.words and at.words.article == now.article and (at.words.start, at.words.end) != (now.start, now.end)
    )
    return tuple(span for span in spans if span.start >= 0 and span.end <= len(article.text))
