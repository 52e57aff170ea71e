"""How a word stands in its sentence: affirmed or denied, fact or plan, past or future. Of a verb by its own group, of a
noun by the verb that has it as its subject or object; what a report denies is denied, what it foresees is foreseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.parts.stance import governs
from index.parts.types import Modality, Predicate, Statement, Tense

# From a wish to a fact. What is likely or planned is not yet so; what is possible may never be.
SURENESS: dict[Modality, int] = {"possible": 1, "conditional": 2, "wanted": 2, "likely": 3, "planned": 3, "fact": 4}
_HEDGES = frozenset(["possibly", "perhaps", "maybe", "probably", "likely", "apparently", "potentially", "presumably"])
_DENIALS = frozenset(["deny", "dispute", "refute", "reject", "rebut", "dismiss", "denial"])


@dataclass(frozen=True, slots=True)
class Stance:
    """How a word stands; `verb` is the index of the verb that says so."""

    denied: bool
    modality: Modality
    tense: Tense
    verb: int

    @property
    def sureness(self) -> int:
        """From 1 for what is possible to 4 for a fact."""
        return SURENESS[self.modality]


@lru_cache(maxsize=8192)
def stances(statement: Statement) -> dict[int, Stance]:
    """The stance of every verb, and of every noun that is a verb's subject or object, by the index of its word."""
    found: dict[int, Stance] = {}
    for predicate in statement.predicates:
        own = _of(statement, predicate)
        found[predicate.verb] = own
        for noun in (predicate.object, *_behind(statement, predicate.verb)):
            if noun is not None and noun not in found:
                found[noun] = _governed(predicate, own)
    return found


def _of(statement: Statement, predicate: Predicate) -> Stance:
    denied = (predicate.polarity == "denied") != _in_denial(statement, predicate.verb)
    modality = predicate.modality
    if modality == "fact" and _hedged(statement, predicate.verb):
        modality = "likely"
    return Stance(denied, modality, predicate.tense, predicate.verb)


def _governed(predicate: Predicate, own: Stance) -> Stance:
    """A noun stands as its verb does, and as its verb makes what it governs: considered, planned, denied, ruled out."""
    kinds = governs(predicate.lemma)
    modality = own.modality
    for kind in ("possible", "likely", "planned", "wanted"):
        if kind in kinds and SURENESS[kind] < SURENESS[modality]:
            modality = kind
            break
    return Stance(own.denied != ("denied" in kinds), modality, own.tense, predicate.verb)


def _behind(statement: Statement, verb: int) -> Sequence[int]:
    """The head of the nouns behind a verb's first preposition: `agreed to a pause`."""
    words = statement.words
    if verb + 1 >= len(words) or words[verb + 1].tag not in ("PRP", "AVP"):
        return ()
    heads = []
    for at in range(verb + 2, min(verb + 9, len(words))):
        if words[at].tag[:2] in ("NN", "NP"):
            heads = [at]
        elif heads or words[at].tag[:2] in ("PU", "VV", "PR", "CJ"):
            break
    return heads


def _in_denial(statement: Statement, at: int) -> bool:
    """Whether a word stands in what a report denies."""
    word = statement.words[at]
    return any(
        report.cue_lemma in _DENIALS
        and report.content is not None
        and report.content[0] <= word.start < report.content[1]
        and not report.cue[0] <= word.start < report.cue[1]
        and not _governed_by_cue(statement, at, report.cue)
        for report in statement.reports
    )


def _governed_by_cue(statement: Statement, at: int, cue: tuple[int, int]) -> bool:
    """`denied asking`: the gerund has its denial from the verb before it already."""
    return at > 0 and cue[0] <= statement.words[at - 1].start < cue[1]


def _hedged(statement: Statement, verb: int) -> bool:
    """Whether an adverb beside the verb makes it less than a fact."""
    around = statement.words[max(0, verb - 3) : verb + 3]
    return any(word.text.casefold() in _HEDGES for word in around)
