"""Certainty raised: what may be becomes what will be, a plan becomes a fact, a saying a confirmation; or time is turned:
what has been is told as still to come."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check.stances import SURENESS, Stance, stances
from assistant.check.types import Aligned
from assistant.check.wording import shown
from assistant.types import Reason
from index.parts.types import Statement

_SURE = 0.8  # closeness of a word that surely is the source's word
_CONFIRMING = frozenset(
    ["confirm", "prove", "verify", "establish", "reveal", "acknowledge", "admit", "concede", "demonstrate", "show"]
)
_SAYING = frozenset(
    [
        *("say", "tell", "claim", "allege", "suggest", "believe", "report", "think", "assert", "state", "argue", "add"),
        *("indicate", "hint", "insist", "maintain", "according", "accuse", "estimate", "suspect", "speculate", "fear"),
    ]
)


def certainty(pair: Aligned) -> Iterator[Reason]:
    """Words of the claim that stand surer than every counterpart of theirs in the near sentences."""
    yield from _cue_raised(pair)
    own = stances(pair.claim)
    for at, stance in own.items():
        found = list(_counterparts(pair, at))
        if not found:
            continue
        surest = max(found, key=lambda item: item[0].sureness)
        if stance.sureness > surest[0].sureness and not _tolerated(stance, surest[0]):
            yield Reason("certainty", f"The source is less certain: it says “{shown(surest[1], surest[2])}”.")
            return
        if _turned_to_future(stance, [other for other, *_ in found]):
            yield Reason("tense", f"In the source it has already happened: it says “{shown(found[0][1], found[0][2])}”.")
            return


def _counterparts(pair: Aligned, at: int) -> Iterator[tuple[Stance, Statement, int]]:
    """The stances of the words in the near sentences that surely stand for this one."""
    word = pair.claim.words[at]
    for evidence in pair.near:
        for other, stance in stances(evidence.statement).items():
            link = pair.links.get(at)
            linked = link and link[2] >= _SURE and pair.near[link[0]] is evidence and link[1] == other
            if linked or evidence.statement.words[other].lemma == word.lemma:
                yield stance, evidence.statement, other


def _tolerated(claim: Stance, source: Stance) -> bool:
    """`would` after a past report is the `will` of its speaker; a plan and a likelihood are near enough to a wish."""
    pair = {claim.modality, source.modality}
    return pair <= {"planned", "conditional", "wanted"} or pair <= {"likely", "conditional"} or pair <= {"planned", "likely"}


def _turned_to_future(claim: Stance, sources: list[Stance]) -> bool:
    return (
        claim.tense == "future"
        and claim.modality in ("planned", "fact")
        and all(source.tense == "past" and source.modality == "fact" and not source.denied for source in sources)
    )


def _cue_raised(pair: Aligned) -> Iterator[Reason]:
    """A saying told as a confirmation."""
    cues = {word.lemma for evidence in pair.near for word in evidence.statement.words}
    said = cues & _SAYING
    for report in pair.claim.reports:
        if report.cue_lemma in _CONFIRMING and said and not cues & _CONFIRMING:
            words = sorted(said)[0]
            yield Reason(
                "certainty", f"The source does not say that anybody did {report.cue_lemma} it; its word is “{words}”."
            )
            return


__all__ = ["SURENESS", "certainty"]
