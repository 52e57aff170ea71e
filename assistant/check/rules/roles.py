"""Who did what to whom: the same verb with its doer and its object changed over."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check.types import Aligned
from assistant.check.wording import shown
from assistant.types import Reason
from index.parts.types import Predicate, Statement

_SAME = 0.8  # closeness of a word that surely is the source's word


def roles(pair: Aligned) -> Iterator[Reason]:
    """A claim in which the doer is the source's object, and the object its doer, for one and the same verb."""
    for own in pair.claim.predicates:
        for evidence in pair.near:
            for other in evidence.statement.predicates:
                if own.lemma == other.lemma and _changed_over(pair.claim, own, evidence.statement, other):
                    words = shown(evidence.statement, other.verb, 6, 4)
                    yield Reason("roles", f"Doer and object are changed over: the source says “{words}”.")
                    return


def _changed_over(claim: Statement, own: Predicate, source: Statement, other: Predicate) -> bool:
    if None in (own.subject, own.object, other.subject, other.object):
        return False
    doer, object_ = _lemma(claim, own.subject), _lemma(claim, own.object)
    return (doer, object_) == (_lemma(source, other.object), _lemma(source, other.subject)) and doer != object_


def _lemma(statement: Statement, at: int | None) -> str:
    return statement.words[at].lemma if at is not None else ""
