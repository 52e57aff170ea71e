"""The rules and the score brought together into one verdict on a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.check.align import align
from assistant.check.limits import too_long
from assistant.check.rules.anonymity import anonymity
from assistant.check.rules.attribution import attribution
from assistant.check.rules.cause import cause
from assistant.check.rules.certainty import certainty
from assistant.check.rules.comparison import comparison
from assistant.check.rules.dates import dates
from assistant.check.rules.names import names
from assistant.check.rules.numbers import numbers
from assistant.check.rules.offices import offices
from assistant.check.rules.outlets import outlets
from assistant.check.rules.polarity import polarity
from assistant.check.rules.quotation import quotation
from assistant.check.rules.roles import roles
from assistant.check.rules.scope import scope
from assistant.check.rules.speaker import speaker
from assistant.check.rules.tense import tense
from assistant.check.rules.words import words
from assistant.check.support import Support
from assistant.check.types import Aligned, Evidence, Source
from assistant.check.verbatim import stands_in
from assistant.types import Label, Quoted, Reason, Verdict
from index.articles import clean_text
from index.embeddings import wordllama
from index.statements import read
from index.types import Published

Rule = Callable[[Aligned], Iterator[Reason]]

RULES: tuple[Rule, ...] = (
    quotation,
    numbers,
    dates,
    offices,
    names,
    outlets,
    speaker,
    anonymity,
    attribution,
    polarity,
    certainty,
    tense,
    roles,
    comparison,
    scope,
    cause,
    words,
)
# Reasons that weaken a sentence and do not break it.
WEAKENING = frozenset(["bound", "source-described"])
# Probability of support above which a sentence without a reason is supported, and below which it is not.
SUPPORTED, UNSUPPORTED = 0.2, 0.05
_MOST_REASONS = 3
_ENOUGH = 0.6  # share of the claim's weight in one sentence that makes it evidence enough


class Checker:
    """Checks one sentence at a time; holds the fitted weights and nothing of what it has seen."""

    def __init__(self) -> None:
        self._support = Support.load(wordllama())

    def check(self, claim: str, sources: Sequence[Source], unknown: Sequence[int] = ()) -> Verdict:
        """The verdict on a claim against the passages it cites. `unknown` are citation numbers that name none.

        Nothing is raised: a claim without sources has `no citation`, and one that is too long is `not checked`."""
        if unknown:
            return Verdict("not supported", 0.0, (_unknown(unknown),))
        if not any(source.text.strip() for source in sources):
            return Verdict("no citation")
        if why := too_long(claim, sum(len(source.text) for source in sources)):
            return Verdict("not checked", reasons=(why,))
        claim = clean_text(claim)  # as the articles are: a lone surrogate is no text to the tokenizer
        if evidence := stands_in(claim, sources):
            return Verdict("supported", 1.0, (), evidence)
        pair = align(read(claim, _published(sources)), sources)
        scored = self._support.score(claim, [source.text for source in sources])
        reasons = reasons_of(pair)
        if not reasons and scored.score < SUPPORTED:
            reasons = (_unlike(scored.score),)
        return Verdict(_label(reasons, scored.score), scored.score, reasons, _evidence(pair))


def reasons_of(pair: Aligned, rules: Sequence[Rule] = RULES) -> tuple[Reason, ...]:
    """What the rules have to say, the most telling first; the same words are not blamed twice."""
    found = list(dict.fromkeys(reason for rule in rules for reason in rule(pair)))
    return tuple(found[:_MOST_REASONS])


def _label(reasons: Sequence[Reason], score: float) -> Label:
    if any(reason.code not in WEAKENING and reason.code != "unlike" for reason in reasons):
        return "not supported"
    if reasons:
        return "partly" if score >= UNSUPPORTED else "not supported"
    return "supported"


def _unknown(numbers: Sequence[int]) -> Reason:
    named = ", ".join(map(str, numbers))
    return Reason("unknown-citation", f"No passage bears the number {named}.")


def _unlike(score: float) -> Reason:
    return Reason("unlike", f"The cited words say too little of this (support {score:.0%}).")


def _published(sources: Sequence[Source]) -> Published:
    return next((source.published for source in sources if source.published), None)


def _evidence(pair: Aligned) -> Quoted | None:
    """The sentence that carries most of the claim; where it leaves much, with those beside it that carry the rest."""
    if not pair.near:
        return None
    first = pair.near[0]
    source = pair.sources[first.source]
    if first.weight >= _ENOUGH:
        return Quoted(
            source.article, source.start + first.start, source.start + first.start + len(first.text), first.text
        )
    beside = [one for one in pair.near if one.source == first.source and _touches(source.text, one, first)]
    start, end = min(one.start for one in beside), max(one.start + len(one.text) for one in beside)
    return Quoted(source.article, source.start + start, source.start + end, source.text[start:end])


def _touches(text: str, one: Evidence, other: Evidence) -> bool:
    """Whether nothing but white space lies between two sentences."""
    left, right = sorted((one, other), key=lambda sentence: sentence.start)
    return not text[left.start + len(left.text) : right.start].strip()
