"""A cited sentence and the passages it names -> the same sentence with its verdict, by the check.

The check's rules read English. Of a sentence or an article in another language nothing is claimed but what stands word
for word in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from assistant.citations import bears_verdict
from assistant.types import Reason, Sentence, Verdict
from index.articles import language_of
from index.types import Hit

if TYPE_CHECKING:
    from assistant.check import Source

ENGLISH = ("en", "")  # an article of unknown language is short, and taken for English
MOST_CHARACTERS = 2_000  # of one sentence that is checked; the longest in 1,200 real articles has some 900
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_SMALL_WORD = re.compile(r"(?<![\w’'])[a-zß-ÿ][\w’']*")
# Words that nearly every English sentence has one of, and that no neighbouring language writes alike.
_COMMON = """the of to and that for with by from said says were has have been which who would will his their its not it
this they she after before about than more into between because under against when while are could should may might had
did does there these those what where how"""
_ENGLISH = frozenset(_COMMON.split())
_ENOUGH_SMALL_WORDS = 4  # without one of these words; a sentence made of names has fewer


class Checks(Protocol):
    """What a sentence is checked with: `assistant.check.Checker`, and in tests one that says what it was told to."""

    def check(self, claim: str, sources: Sequence[Source], unknown: Sequence[int] = ()) -> Verdict:
        """The verdict on a claim against the passages it cites; raises nothing."""


@cache
def the_checker() -> Checks:
    """The check of this process, made when it is first needed: its weights and word lists take a second to load."""
    from assistant.check import Checker

    return Checker()


def judged(sentence: Sentence, hits: Sequence[Hit], checker: Checks) -> Sentence:
    """The sentence with its verdict against the passages it cites; `hits` as they were shown to the writer.

    What bears no verdict, no citation or an unknown one stays as it is."""
    if not bears_verdict(sentence) or sentence.unknown or not sentence.citations:
        return sentence
    cited = [hits[citation.number - 1] for citation in sentence.citations]
    return replace(sentence, verdict=verdict_on(sentence.text, cited, checker))


def verdict_on(claim: str, hits: Sequence[Hit], checker: Checks) -> Verdict:
    """The verdict on a claim against passages of articles: `not checked`, with the reason, where it cannot be read."""
    if len(claim) > MOST_CHARACTERS:
        return Verdict("not checked", reasons=(_TOO_LONG,))
    sources = [source_of(hit) for hit in hits]
    foreign = [hit.article.language for hit in hits if hit.article.language not in ENGLISH]
    if not foreign:
        return verdict_by(claim, sources, checker)
    readable = [source for source, hit in zip(sources, hits, strict=True) if hit.article.language in ENGLISH]
    verdict = verdict_by(claim, readable, checker) if readable else None
    if verdict and verdict.label == "supported":
        return verdict
    return _word_for_word(claim, sources, f"A cited article is not in English ({', '.join(dict.fromkeys(foreign))})")


def verdict_by(claim: str, sources: Sequence[Source], checker: Checks) -> Verdict:
    """Likewise, against passages that are taken to be English."""
    if is_foreign(claim):
        return _word_for_word(claim, sources, "This sentence is not in English")
    return checker.check(claim, sources)


def source_of(hit: Hit) -> Source:
    """The passage as the check sees it, with all of its article around it."""
    from assistant.check import Source

    article, passage = hit.article, hit.passage
    return Source(
        text=passage.text,
        article=article.id,
        start=passage.start,
        published=article.published,
        outlet=article.outlet,
        title=article.title,
        context=article.text,
    )


def is_foreign(text: str) -> bool:
    """Whether a sentence is surely not in English: in another script, or in words that are none of English. A sentence
    that is mostly names is given the benefit of the doubt."""
    letters = len(_LETTER.findall(text))
    if 2 * len(_LATIN.findall(text)) < letters:
        return True
    small = [found[0].casefold() for found in _SMALL_WORD.finditer(text)]
    if len(small) < _ENOUGH_SMALL_WORDS or not _ENGLISH.isdisjoint(small):
        return False
    return language_of(text) not in ("", "en")


def _word_for_word(claim: str, sources: Sequence[Source], why: str) -> Verdict:
    from assistant.check.verbatim import stands_in

    if evidence := stands_in(claim, sources):
        return Verdict("supported", 1.0, (), evidence)
    text = f"{why}, which the check cannot read; it does not stand there word for word."
    return Verdict("not checked", reasons=(Reason("language", text),))


_TOO_LONG = Reason("too-long", f"The sentence is longer than {MOST_CHARACTERS:,} characters: too long to check.")
