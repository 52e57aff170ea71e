"""Polarity turned: the source denies what the sentence says, or says what it denies; or its verb says the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check.closeness import opposite
from assistant.check.stances import stances
from assistant.check.types import Aligned
from assistant.check.wording import shown
from assistant.types import Reason
from index.parts.types import Statement

_SURE = 0.8  # closeness of a verb that surely is the source's verb


def polarity(pair: Aligned) -> Iterator[Reason]:
    """A verb of the claim that stands affirmed where every counterpart in the source is denied, or the reverse."""
    for predicate in pair.claim.predicates:
        own = stances(pair.claim)[predicate.verb]
        found = list(_counterparts(pair, predicate.verb))
        if found and all(denied != own.denied for denied, *_ in found):
            _, opposed, statement, verb = found[0]
            yield _reason(pair.claim, predicate.verb, own.denied, statement, verb, opposed)
            return


def _counterparts(pair: Aligned, verb: int) -> Iterator[tuple[bool, bool, Statement, int]]:
    """(denied, by an opposite word, statement, index) of each word of the near sentences that stands for this verb; a
    word that says the opposite counts as the verb denied."""
    word = pair.claim.words[verb]
    for evidence in pair.near:
        known = stances(evidence.statement)
        for at, stance in known.items():
            other = evidence.statement.words[at]
            if _same(pair, verb, evidence.statement, at):
                yield stance.denied, False, evidence.statement, at
            elif opposite(word.lemma, other.lemma) and at == stance.verb:
                yield not stance.denied, True, evidence.statement, at


def _same(pair: Aligned, verb: int, statement: Statement, at: int) -> bool:
    word, other = pair.claim.words[verb], statement.words[at]
    if word.lemma == other.lemma:
        return True
    link = pair.links.get(verb)
    return bool(link and link[2] >= _SURE and pair.near[link[0]].statement is statement and link[1] == at)


def _reason(claim: Statement, verb: int, denied: bool, source: Statement, other: int, opposed: bool) -> Reason:
    words = shown(source, other)
    if opposed:
        return Reason("polarity", f"The source says “{words}”, the sentence “{shown(claim, verb)}”: the opposite.")
    if denied:
        return Reason("polarity", f"The source does not deny it: it says “{words}”.")
    return Reason("polarity", f"The source denies it: it says “{words}”.")
