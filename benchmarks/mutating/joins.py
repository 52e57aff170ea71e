"""Facts of two articles under one citation, and the citation of a passage that says something else."""

from __future__ import annotations

from random import Random

from claims import Cited, Claim

from mutating.text import masked, numbered, share, stems
from mutating.types import Changed, Context

_MOST_WORDS = 24
# Most of a claim's content words that a passage or a source may hold without being taken to support it.
_UNSUPPORTED = 0.34


def facts_fused(claim: Claim, context: Context, random: Random) -> Changed:
    """The claim and another article's fact in one sentence, under the citation of the first alone."""
    if not _joinable(claim.text):
        return None
    articles = {span.article.id for span in claim.evidence}
    others = [
        other
        for other in context.claims
        if not articles & {span.article.id for span in other.evidence}
        and _joinable(other.text)
        and share(other.text, claim.cited) < _UNSUPPORTED
        and not context.names.starts_with_pronoun(other.text)
    ]
    if not others:
        return None
    related = sorted(others, key=lambda other: -len(stems(other.text) & stems(claim.text)))
    other = random.choice(related[: max(5, len(related) // 10)])
    joint = random.choice([", while", ", and"])
    return f"{claim.text.rstrip('.')}{joint} {context.names.lowered(other.text)}"


def _joinable(text: str) -> bool:
    """Whether it is one short statement, without a quotation at either end."""
    read = masked(text)
    return (
        len(numbered(text)) <= _MOST_WORDS
        and "·" not in read
        and not any(mark in read for mark in ";:?!")
        and read.endswith(".")
    )


def citation_moved(claim: Claim, context: Context, random: Random) -> Changed:
    """The passage next to each right one is cited in its place, if it does not say the same."""
    del context
    moved = tuple(next_ for source in claim.sources if (next_ := _next(source, claim, random)))
    return moved if len(moved) == len(claim.sources) else None


def _next(source: Cited, claim: Claim, random: Random) -> Cited | None:
    same = [
        other
        for other in claim.others
        if other.article.id == source.article.id and share(claim.text, other.text) < _UNSUPPORTED
    ]
    if not same:
        return None
    after = [other for other in same if other.passage.start > source.passage.start]
    return min(after, key=lambda other: other.passage.start) if after else random.choice(same)
