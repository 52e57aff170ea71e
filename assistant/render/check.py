"""A checked text: each sentence with its verdict, and the passages to cite for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from itertools import count

from markupsafe import Markup

from assistant.render.markup import joined
from assistant.render.sentence import Form, Shown, sentence_html
from assistant.render.source import Span
from assistant.types import CheckedSentence, Label
from assistant.wording import day
from index.types import Article, Hit

_CITE = Markup(' <a class="cite" href="#{0}" data-place="{0}" title="{1}"><bdi>{2}</bdi>, {3}</a>')

_CITABLE: tuple[Label, ...] = ("supported", "partly")


def shown_of(sentences: Iterable[CheckedSentence], number: int) -> list[tuple[CheckedSentence, list[Shown]]]:
    """Each sentence with the words that its verdict can be held against, the nearest first. The n-th words of the
    whole text bear the address `k-{number}-{n}`."""
    addresses = (f"k-{number}-{n}" for n in count())
    return [
        (sentence, [Shown(article, span, next(addresses)) for article, span in _words(sentence)])
        for sentence in sentences
    ]


def checked_html(sentences: Sequence[CheckedSentence], number: int, zone: tzinfo | None = None) -> Markup:
    """The sentences as HTML, in the blocks of their text; where one stands, the passages to cite behind it."""
    parts = []
    for place, (sentence, shown) in enumerate(shown_of(sentences, number)):
        opens_block = place > 0 and sentences[place - 1].block_index != sentence.block_index
        cites = joined(_cite(one, zone) for one in shown) if is_citable(sentence) else Markup("")
        form = Form(sentence.block, opens_block)
        verdict = sentence.verdict if sentence.claims else None
        parts.append(sentence_html(sentence.text, cites, form, verdict, next(iter(shown), None), zone))
    return joined(parts)


def is_citable(sentence: CheckedSentence) -> bool:
    """Whether its passages support the sentence, and so are to be cited for it."""
    return sentence.claims and sentence.verdict.label in _CITABLE


def words_to_cite(sentence: CheckedSentence) -> list[tuple[Hit, Span]]:
    """The words of each passage that the verdict rests on: of the first those that come nearest to the sentence."""
    words = [(hit, Span(hit.passage.start, hit.passage.end)) for hit in sentence.hits]
    evidence = sentence.verdict.evidence
    if words and evidence and evidence.article == words[0][0].article.id:
        words[0] = (words[0][0], Span(evidence.start, evidence.end))
    return words


def _words(sentence: CheckedSentence) -> list[tuple[Article, Span]]:
    if not sentence.claims:
        return []
    found = [(hit.article, span) for hit, span in words_to_cite(sentence)]
    # By the rules' label: an opinion that comes later must not number anew what may stand open beside the text.
    label = sentence.verdict.judge.rules if sentence.verdict.judge else sentence.verdict.label
    return found if label in _CITABLE else found[:1]


def _cite(shown: Shown, zone: tzinfo | None) -> Markup:
    article = shown.article
    return _CITE.format(shown.address, article.title, article.outlet or "outlet unknown", day(article.published, zone))
