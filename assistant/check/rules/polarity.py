"""Polarity turned: the source denies what the sentence says, or says what it denies; or its verb says the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.check.closeness import opposite
from assistant.check.company import company, counterparts
from assistant.check.cues import denials, denies, lemmas, marked, within
from assistant.check.negation import negation
from assistant.check.types import Aligned
from assistant.check.wording import shown
from assistant.types import Reason
from index.parts.types import Statement, Word

# How sure a counterpart must be, and how near the denial must stand to it, in words. A paraphrase denies in its own
# words, so that a denial counts as lost only where the whole claim has none, and as added only where the sentence of
# the source has none. Found on the development half of the claims.
_SURE_LOST, _SURE_ADDED = 0.6, 0.6
_REACH = 5
_OPPOSITES = 0.65  # share of the company that must stand around the opposite of a word
# `not only`, `no fewer than`, `not until`: these deny nothing.
# Words that deny whatever else is said; any other may name a thing that both sides speak of.
_PARTICLES = frozenset(
    ["no", "not", "none", "never", "neither", "nor", "nobody", "nothing", "without", "yet", "unless"]
)
_EMPTY = frozenset(["only", "just", "fewer", "less", "more", "later", "longer", "until", "doubt"])


def polarity(pair: Aligned) -> Iterator[Reason]:
    """The first denial that stands on one side alone, or word whose opposite stands in its place."""
    for sign in (_lost, _added, _opposed, negation):
        found = next(sign(pair), None)
        if found:
            yield found
            return


def _denials(words: tuple[Word, ...]) -> list[int]:
    return [
        at
        for at in marked(words, lemmas("denying"))
        if not (words[at].tag in ("XX0", "AT0", "AV0") and at + 1 < len(words) and words[at + 1].lemma in _EMPTY)
    ]


def _sharp(words: tuple[Word, ...]) -> list[int]:
    """Denials that leave no doubt: `only` or `until` may stand for one, and are none themselves."""
    return [at for at in _denials(words) if words[at].lemma not in lemmas("blunt")]


def _lost(pair: Aligned) -> Iterator[Reason]:
    if _one_sided(pair.claim, [evidence.statement for evidence in pair.near]):
        return
    denied = {evidence: _unshared(evidence.statement.words, pair.claim) for evidence in pair.near}
    for found in counterparts(pair):
        words = found.evidence.statement.words
        near = within(words, found.there, denied[found.evidence], _REACH, _REACH - 2)
        if near and found.sure >= _SURE_LOST and _matters(pair, found.own) and not _turned(pair, words, near[0]):
            words_there = shown(found.evidence.statement, near[0], 3, 5)
            yield Reason("polarity", f"The source denies it: it says “{words_there}”.")


def _one_sided(statement: Statement, others: Sequence[Statement], but: Word | None = None) -> bool:
    """Whether a sentence may deny, `but` for one word, and for those that another sentence has too: a ban that both
    speak of denies nothing."""
    shared = frozenset[str]().union(*(denials(other.words, other.text) for other in others)) - _PARTICLES
    return bool(denials(statement.words, statement.text) - shared - {but.lemma if but else ""})


def _unshared(words: tuple[Word, ...], other: Statement) -> list[int]:
    """The denials that leave no doubt, but for those that the other sentence has too."""
    shared = denials(other.words, other.text)
    return [at for at in _sharp(words) if words[at].lemma not in shared]


def _turned(pair: Aligned, words: tuple[Word, ...], denial: int) -> bool:
    """Whether the claim has the opposite of what is denied: what did not open stayed shut."""
    behind = words[denial + 1 : denial + 1 + _REACH]
    return any(_opposite(pair.claim.words[own], word) for own in pair.table for word in behind)


def _opposite(one: Word, other: Word) -> bool:
    """By their forms or by their base forms: `lower` is a comparative to one, and a verb to the other."""
    return opposite(one.text.casefold(), other.text.casefold()) or opposite(one.lemma, other.lemma)


def _added(pair: Aligned) -> Iterator[Reason]:
    own = _sharp(pair.claim.words)
    if not own or any(denies(evidence.statement.words, evidence.text) for evidence in pair.near):
        return
    for found in counterparts(pair):
        near = within(pair.claim.words, found.own, own, _REACH, 0)
        if near and found.sure >= _SURE_ADDED and pair.claim.words[found.own].tag[:2] in ("VV", "NN", "AJ"):
            words = shown(found.evidence.statement, found.there)
            yield Reason("polarity", f"The source does not deny it: it says “{words}”.")


def _opposed(pair: Aligned) -> Iterator[Reason]:
    for place, grid in enumerate(pair.grids[:1]):
        statement = pair.near[place].statement
        for row, own in enumerate(grid.own):
            word = pair.claim.words[own]
            if pair.table[own] >= 0.8 or word.tag[:2] not in ("VV", "AJ", "NN", "AV", "PR"):
                continue
            for column, other in enumerate(grid.others):
                there = statement.words[other]
                if not _opposite(word, there) or company(pair, grid, row, column) < _OPPOSITES:
                    continue
                if _one_sided(pair.claim, [statement], word) or _one_sided(statement, [pair.claim], there):
                    continue
                claimed, words = shown(pair.claim, own, 2), shown(statement, other)
                yield Reason("polarity", f"The source says the opposite of “{claimed}”: “{words}”.")


def _matters(pair: Aligned, at: int) -> bool:
    """A verb, noun or adjective, no name. Words in quotation marks are the matter of the rule on quotations."""
    word = pair.claim.words[at]
    return word.tag[:2] in ("VV", "NN", "AJ", "AV") and not any(
        quotation.start <= word.start < quotation.end for quotation in pair.claim.quotations
    )
