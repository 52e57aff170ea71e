"""What a sentence tells as not yet so: to come, planned, wanted, possible or a condition; by verb and by noun."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.check.align import content_indexes
from assistant.check.cues import lemmas
from assistant.check.stances import stances
from index.parts.types import Predicate, Statement, Word

TO_COME = frozenset(["will", "'ll", "’ll", "shall", "would", "wo"])
_UNREAL = frozenset(["possible", "conditional", "wanted", "likely", "planned"])
OPENS = frozenset(
    [
        "if",
        "when",
        "once",
        "until",
        "unless",
        "before",
        "after",
        "should",
        "as",
        "whether",
        "lest",
        "since",
        "whatever",
        "whoever",
    ]
)
_AWAITS = frozenset(["if", "once", "until", "unless", "before", "whether", "should"])  # what comes behind is not yet
_PARTS = OPENS | {"that", "which", "who", "because", "but", "while", "though", "although", "where", "and"}
_MARKS = frozenset([",", ";", ":", "—", "–", "“", "”", '"'])
_BEFORE, _AFTER = 8, 9  # words around a verb that are its clause, at most
_NOUN_REACH = 5  # words before a noun that foresee or doubt it


def unreal(statement: Statement, at: int) -> bool:
    """Whether a verb or a noun tells of a deed that is to come, planned, wanted or possible."""
    return _unreals(statement)[at]


@lru_cache(maxsize=4096)
def _unreals(statement: Statement) -> dict[int, bool]:
    verbs = {predicate.verb: predicate for predicate in statement.predicates}
    return {
        at: _unreal_verb(statement, verbs[at]) if at in verbs else _unreal_noun(statement, at)
        for at in {*verbs, *content_indexes(statement)}
    }


def _unreal_verb(statement: Statement, predicate: Predicate) -> bool:
    words = statement.words
    group = verb_group(words, predicate.verb)
    if {word.text.casefold() for word in group} & TO_COME or predicate.modality in _UNREAL:
        return True
    tag = words[predicate.verb].tag
    if tag == "VVI" and not any(word.lemma == "do" for word in group):
        return _is_planned(words, predicate.verb) or _follows_will(words, predicate.verb)
    first, _ = clause(words, predicate.verb)
    awaited = first > 0 and words[first - 1].text.casefold() in _AWAITS
    bare = tag == "VVN" and len(group) == 1  # once signed
    return (awaited and (bare or tag in ("VVZ", "VVB"))) or _is_planned(words, predicate.verb)


def _follows_will(words: Sequence[Word], verb: int) -> bool:
    """The second verb of "will meet the envoy and sign"."""
    for at in range(verb - 1, max(-1, verb - _BEFORE - 2), -1):
        if words[at].tag in ("VVD", "VVZ", "VBD", "VBZ", "VHD", "VHZ", "TO0"):
            return False
        if words[at].text.casefold() in TO_COME:
            return True
    return False


def is_purpose(words: Sequence[Word], verb: int) -> bool:
    """`met to discuss`: neither done nor to come."""
    return verb > 0 and words[verb - 1].tag == "TO0"


def _is_planned(words: Sequence[Word], verb: int) -> bool:
    """`is to meet`, `due to meet`."""
    before = words[max(0, verb - 3) : verb]
    return any(word.lemma == "be" for word in before) and any(word.tag == "TO0" for word in before)


def _unreal_noun(statement: Statement, at: int) -> bool:
    """By the verb that has the noun as its own, or by a word of doubt before it."""
    words = statement.words
    if words[at].tag[:2] != "NN":
        return False
    stance = stances(statement).get(at)
    if stance is not None and stance.modality != "fact":
        return True
    around = words[max(0, at - _NOUN_REACH) : at]
    return any(word.lemma in lemmas("doubting") or word.text.casefold() in TO_COME for word in around)


def verb_group(words: Sequence[Word], verb: int) -> list[Word]:
    """The auxiliaries before a verb with the verb itself."""
    first = verb
    while (
        first > 0
        and verb - first < 5
        and (words[first - 1].tag[:2] in ("VM", "VB", "VH", "VD", "XX", "AV") or words[first - 1].tag == "TO0")
    ):
        first -= 1
    return list(words[first : verb + 1])


def clause(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The first and last word of the clause around a word."""
    first = last = at
    while first > 0 and at - first < _BEFORE and not _parts(words[first - 1]):
        first -= 1
    while last + 1 < len(words) and last - at < _AFTER and not _parts(words[last + 1]):
        last += 1
    return first, last


def _parts(word: Word) -> bool:
    return word.text in _MARKS or word.text.casefold() in _PARTS
