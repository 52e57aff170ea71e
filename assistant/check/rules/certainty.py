"""Certainty raised: what may be becomes what will be, a plan becomes a fact, a saying a confirmation; or the time is
turned: what is still to come is told as past, or what has been as still to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.check.company import counterparts
from assistant.check.cues import lemmas, marked, within
from assistant.check.stances import stances
from assistant.check.types import Aligned
from assistant.check.wording import shown
from assistant.types import Reason
from index.parts.types import Word

_SURE = 0.6  # how sure a counterpart must be; found on the development half of the claims
_SAME = 0.8  # closeness of a verb that the source has too
_REACH = 5  # words before a counterpart that may doubt it
_WILL = frozenset(["will", "'ll", "’ll", "shall"])
_TO_COME = _WILL | frozenset(["would", "due", "set", "scheduled", "going", "plans", "plan"])


def certainty(pair: Aligned) -> Iterator[Reason]:
    """The first sign that the claim is surer than its source, or has its time turned."""
    if not pair.near:
        return
    for sign in (_made_sure, _cue_raised, _will, _settled, _fact):
        found = next(sign(pair), None)
        if found:
            yield found
            return


def _unquoted(pair: Aligned) -> list[int]:
    """The words of the claim outside its quotations, which another rule holds against the source."""
    quoted = pair.claim.quotations
    return [at for at, word in enumerate(pair.claim.words) if not any(q.start <= word.start < q.end for q in quoted)]


def _sources_have(pair: Aligned, lemmas: frozenset[str]) -> bool:
    return any(marked(evidence.statement.words, lemmas) for evidence in pair.near)


def _made_sure(pair: Aligned) -> Iterator[Reason]:
    """`certainly`, `is confirmed to`, `is sure to`, where the source has nothing of the kind."""
    words = pair.claim.words
    for at in sorted(set(marked(words, lemmas("sure"))) & set(_unquoted(pair))):
        if _open(pair, at) or _sources_have(pair, lemmas("sure") | lemmas("confirming")):
            continue
        if words[at].lemma == "know" and (at + 1 == len(words) or words[at + 1].lemma != "that"):
            continue
        if words[at].text.casefold() in ("certain", "bound") and not _hedged_near(pair):
            continue
        if at + 1 < len(words) and words[at].text.casefold() == "bound" and words[at + 1].lemma in ("for", "by"):
            continue
        yield Reason("certainty", f"The source does not say “{shown(pair.claim, at, 1, 2)}”: it is less certain.")


def _open(pair: Aligned, at: int) -> bool:
    """Whether the claim itself leaves open, or denies, what it speaks of as sure; or the source says `unconfirmed`."""
    words = pair.claim.words
    open_words = lemmas("weak") | lemmas("nearly") | frozenset(["if", "should", "whether", "unless", "until", "cannot"])
    undone = f"un{words[at].text.casefold()}"
    return bool(within(words, at, marked(words, open_words), 8, 0)) or any(
        undone in source.text.casefold() for source in pair.sources
    )


def _hedged_near(pair: Aligned) -> bool:
    return bool(marked(pair.near[0].statement.words, lemmas("doubting") | frozenset(["believe", "think", "suggest"])))


def _cue_raised(pair: Aligned) -> Iterator[Reason]:
    """A saying told as a confirmation or an admission."""
    if _sources_have(pair, lemmas("confirming")):
        return
    for report in pair.claim.reports:
        if report.cue_lemma in lemmas("flat") and report.speaker is not None:
            yield Reason("certainty", f"The source does not say that anybody “{_text(pair, report.cue)}” it.")


def _will(pair: Aligned) -> Iterator[Reason]:
    """`will` where the source says that it may, or is hoped for; or that it has already been."""
    words = pair.claim.words
    unquoted = set(_unquoted(pair))
    own = [
        at for at, word in enumerate(words) if at in unquoted and word.text.casefold() in _WILL and word.tag == "VM0"
    ]
    if not own or _hedges(words, lemmas("weak")):
        return
    first = pair.near[0].statement.words
    texts = {word.text.casefold() for evidence in pair.near for word in evidence.statement.words}
    if texts & _TO_COME:
        return
    weak = marked(first, lemmas("weak"))
    if weak:
        yield Reason(
            "certainty", f"The source is less certain: it says “{shown(pair.near[0].statement, weak[0], 2, 4)}”."
        )
    elif not _foresees(pair) and not _to_be(first) and pair.near[0].weight >= 0.5:
        yield Reason("tense", f"The source does not speak of what is to come: it says “{pair.near[0].text[:120]}”.")


def _foresees(pair: Aligned) -> bool:
    """Whether any sentence of the sources has a word of what is to come."""
    return any(lemmas("foreseeing") & set(source.text.casefold().split()) for source in pair.sources) or _sources_have(
        pair, lemmas("foreseeing")
    )


def _to_be(words: Sequence[Word]) -> bool:
    """`is to meet`, `wants to`: an infinitive speaks of what is to come."""
    return any(word.tag == "TO0" for word in words)


def _hedges(words: Sequence[Word], lemmas: frozenset[str]) -> bool:
    return bool(marked(words, lemmas))


def _settled(pair: Aligned) -> Iterator[Reason]:
    """`decided`, `reached`, `agreed` for what the source only has under consideration."""
    words = pair.claim.words
    near = pair.near[0].statement
    weighing = marked(near.words, lemmas("weighing"))
    if not weighing or _sources_have(pair, lemmas("settled")) or _hedges(words, lemmas("weighing") | lemmas("nearly")):
        return
    for predicate in pair.claim.predicates:
        stance = stances(pair.claim)[predicate.verb]
        settled = predicate.lemma in lemmas("settled") and stance.modality == "fact" and stance.tense != "future"
        if settled and words[predicate.verb].tag != "VVG" and pair.table.get(predicate.verb, 0.0) < _SAME:
            yield Reason(
                "certainty", f"The source does not have it settled: it says “{shown(near, weighing[0], 2, 5)}”."
            )


def _fact(pair: Aligned) -> Iterator[Reason]:
    """A fact in the claim, with no word of doubt anywhere in it, whose counterpart the source doubts or foresees."""
    words = pair.claim.words
    if _hedges(words, lemmas("hedging") | lemmas("doubting")):
        return
    doubted = {evidence: marked(evidence.statement.words, lemmas("doubting")) for evidence in pair.near}
    for found in counterparts(pair):
        there = found.evidence.statement.words
        doubts = within(there, found.there, doubted[found.evidence], _REACH, 0)
        doubts = [at for at in doubts if not any(word.text in (",", "“", '"') for word in there[at : found.there])]
        if doubts and found.sure >= _SURE and words[found.own].tag[:2] in ("VV", "NN"):
            said = shown(found.evidence.statement, doubts[0], 2, 5)
            yield Reason("certainty", f"The source is less certain: it says “{said}”.")


def _text(pair: Aligned, span: tuple[int, int]) -> str:
    return pair.claim.text[span[0] : span[1]]
