"""A sentence with its verdict: the mark in the margin, the reasons under it, and the words nearest to what fails.

An answer and a checked text are drawn from the same piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from textwrap import shorten

from markupsafe import Markup

from assistant.render.markup import joined
from assistant.render.source import Span
from assistant.render.verdicts import LOOKS, agreed, reasons_of, spoken
from assistant.types import Block, Verdict
from assistant.wording import when
from index.types import Article

_HEADING = Markup('<h3 dir="auto">{}{}</h3>')
_PLAIN = Markup('<p class="plain {}" dir="auto">{}{}</p>')
_SENTENCE = Markup('<p class="{}" dir="auto">{}{}{}{}{}</p>')
# The mark is a button where it opens its evidence, else only something to point at; both are reached with the
# keyboard, and both carry the verdict in words. `dir` keeps those words from deciding the direction of the sentence.
_MARK = Markup(
    '<{tag} class="verdict"{id} dir="ltr" {opens} aria-label="{words}{hint}">'
    '<span class="tip" aria-hidden="true">{words}<i>{hint}</i></span></{tag}>'
)
_OPENS = Markup('type="button" data-send="show" data-place="{}"')
_TOLD = Markup('role="img" tabindex="0"')
_HINT = " Click for the words."
_WHY = Markup('<span class="why {}" dir="auto">{}</span>')
_SAYS = Markup(
    '<div class="says {kind}">{who}<p class="claim" dir="auto">{text}</p><p class="label"><b>{label}</b></p>{reasons}'
    "</div>"
)
_NEAREST = Markup('<a class="words" href="#{0}" data-place="{0}" dir="auto">Nearest: “{1}” <span>— {2}</span></a>')
_NOTHING = Markup("")
_LONGEST = 400  # characters of the nearest words; all of them are marked in the article


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of an article that a verdict rests on, and where they open: the id of the sentence's mark."""

    article: Article
    span: Span
    address: str


@dataclass(frozen=True, slots=True)
class Form:
    """How a sentence stands in its text; `opens` says that a new block begins with it."""

    block: Block = "paragraph"
    opens: bool = False

    def __str__(self) -> str:
        return f"{self.block} next" if self.opens else self.block


def sentence_html(
    text: str,
    behind: Markup,
    form: Form,
    verdict: Verdict | None,
    shown: Shown | None,
    zone: tzinfo | None = None,
    *,
    before: Markup = _NOTHING,
    struck: bool = False,
) -> Markup:
    """The sentence with what stands before and behind it, such as its citations. Without a verdict it bears no mark.
    One that is not supported is struck, keeps its place, and has the nearest words of an article under it; `struck`
    strikes any other one, for a reason that is told elsewhere."""
    if form.block == "heading":
        return _HEADING.format(text, behind)
    if verdict is None:
        return _PLAIN.format(form, before + _words(text, struck), behind)
    kind, _ = LOOKS[verdict.label]
    failed = verdict.label == "not supported"
    under = joined(_WHY.format(kind, reason) for reason in reasons_of(verdict))
    if failed and shown:
        under += _nearest(shown, zone)
    return _SENTENCE.format(
        f"{kind} {form}", _mark(verdict, shown), before, _words(text, failed or struck), behind, under
    )


def says_html(text: str, verdict: Verdict, who: Markup = _NOTHING) -> Markup:
    """The sentence, its verdict and the reasons, to stand above the article that it is held against; here a judge who
    agrees is heard as well. `who` says it, where that is known."""
    kind, label = LOOKS[verdict.label]
    reasons = joined(Markup('<p dir="auto">{}</p>').format(why) for why in (*reasons_of(verdict), *agreed(verdict)))
    return _SAYS.format(kind=kind, who=who, text=text, label=label, reasons=reasons)


def place_html(article: Article, zone: tzinfo | None = None) -> Markup:
    """Outlet and date, as a source is named in a line."""
    return Markup("<bdi>{}</bdi>, {}").format(article.outlet or "outlet unknown", when(article.published, zone))


def _words(text: str, struck: bool) -> Markup:
    return Markup("<del>{}</del>" if struck else "{}").format(text)


def _mark(verdict: Verdict, shown: Shown | None) -> Markup:
    opens = _OPENS.format(shown.address) if shown else _TOLD
    return _MARK.format(
        tag="button" if shown else "span",
        id=Markup(' id="{}"').format(shown.address) if shown else "",
        opens=opens,
        words=spoken(verdict),
        hint=_HINT if shown else "",
    )


def _nearest(shown: Shown, zone: tzinfo | None) -> Markup:
    words = shorten(shown.article.text[slice(*shown.span)], _LONGEST, placeholder=" …")
    return _NEAREST.format(shown.address, words, place_html(shown.article, zone))
