"""The subject of a verb in a tagged sentence, with its apposition: whoever stands before "said"."""

from __future__ import annotations

from collections.abc import Sequence

from index.parts.phrases import (
    CLAUSE_ENDS,
    QUOTE_MARKS,
    STOPS,
    Phrase,
    core_before,
    is_noun,
    is_time,
    is_who,
    phrase_before,
    tagged,
)
from index.parts.types import Word

_RELATIVE_WORDS = 12  # of a clause with "who" between a speaker and its verb, at most


def subject_before(words: Sequence[Word], verb: int) -> Phrase | None:
    """The subject of the verb group that begins at word `verb`, standing before it."""
    if verb <= 0:
        return None
    before = words[verb - 1]
    if before.text == ",":
        return _before_parenthesis(words, verb - 1)
    if before.text.casefold() in ("and", "but", "then") and verb > 1:
        return _shared_subject(words, verb - 1) if not is_noun(words[verb - 2]) or verb > 2 else None
    if before.text == ")":
        opened = next((at for at in range(verb - 1, -1, -1) if words[at].text == "("), 0)
        return phrase_before(words, opened)
    if is_who(before):
        at = verb - 1
        behind_comma = at > 0 and words[at - 1].text == ","
        return phrase_before(words, at - 1 if behind_comma else at) or (at, verb)
    found = phrase_before(words, verb)
    if found is None:
        whole = _of_relative(words, (verb, verb))
        return whole if whole[0] < verb else None
    return _with_leading(words, _of_relative(words, found))


def _of_relative(words: Sequence[Word], found: Phrase) -> Phrase:
    """The phrase before "who" where the one found ends its clause: "an official [who had no leave to speak]"."""
    verbs = []
    for at in range(found[0] - 1, max(0, found[0] - _RELATIVE_WORDS), -1):
        if words[at].text == "," or words[at].text in CLAUSE_ENDS or tagged(words[at], "CJT"):
            break
        if tagged(words[at], "VV", "VB", "VH"):
            verbs.append(words[at].lemma)
        if words[at].text == "who":
            owner = phrase_before(words, at)
            reports = {"say", "tell", "believe", "claim", "think", "report", "argue", "insist", "deny"} & set(verbs)
            return (owner[0], found[1]) if owner and verbs and not reports else found
    return found


def _before_parenthesis(words: Sequence[Word], comma: int) -> Phrase | None:
    """ "Haddad, the health minister, said": the phrase before the comma that opens the parenthesis, to its end."""
    for at in range(comma - 1, max(0, comma - 30), -1):
        if words[at].text in CLAUSE_ENDS:
            return None
        if words[at].text == ",":
            found = phrase_before(words, at)
            if found and not is_time(words[found[1] - 1]) and not _is_age(words[slice(*found)]):
                leading = _with_leading(words, found, apposed=True)
                return leading[0], comma
    return None


def _is_age(piece: Sequence[Word]) -> bool:
    return len(piece) == 1 and piece[0].tag == "CRD"


def _with_leading(words: Sequence[Word], found: Phrase, apposed: bool = False) -> Phrase:
    """With the phrase before: "Haddad and his aide"; and, `apposed`, "Haddad, the minister" before a further comma."""
    start, end = found
    if start < 2:
        return found
    before, first = words[start - 1].text.casefold(), words[start]
    if apposed and before == "," and first.tag in ("AT0", "DPS"):
        named = core_before(words, start - 1)
        if named and words[named[1] - 1].tag == "NP0" and (named[0] == 0 or not tagged(words[named[0] - 1], "PR")):
            return named[0], end
    if before == "and":
        other = phrase_before(words, start - 1)
        if other and (other[0] == 0 or words[other[0] - 1].text in {",", "that", *STOPS, *QUOTE_MARKS}):
            return other[0], end
    return found


def _shared_subject(words: Sequence[Word], end: int) -> Phrase | None:
    """The subject of the verb before, in "Haddad left and said"."""
    for at in range(end - 1, -1, -1):
        if words[at].text in CLAUSE_ENDS:
            return None
        if tagged(words[at], "VVD", "VVZ", "VHZ", "VBZ", "VBD", "VHD") and at > 0:
            found = subject_before(words, at)
            if found:
                return found
    return None
