"""When a speaker of a claim and one of its sources are surely not the same, and when they surely are."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.check.closeness import related
from assistant.check.naming import same
from assistant.check.types import Source
from assistant.check.voices import FACELESS, GENERAL, Voice
from index.parts.gazetteer import known_kind
from index.parts.spelling import fold, same_word
from index.parts.wordlists import word_classes

_SAME = 0.8  # closeness from which on two words of two speakers mean the same
_TIED = 80  # characters within which a name and an office that stand together belong together
_FORENAMES = 24  # characters of a name before its last part
_SENTENCE_END = re.compile(r"(?<=[a-z\d][.!?])[\"”’']?\s|\n")
_BODIES_OF_STATE = frozenset(["government", "authority", "administration", "state", "ministry", "country", "official"])
_GOVERNMENTS = frozenset(["government", "administration", "authority"])
_POINTING = frozenset(["its", "his", "her", "their", "both", "these", "those", "this", "that", "neither", "either"])
_ANAPHORS = frozenset(
    ["force", "group", "body", "company", "firm", "side", "man", "men", "woman", "women", "pair", "duo"]
)
_KINDS_OF_BODY = frozenset([
    "alliance", "bloc", "union", "league", "organisation", "organization", "agency", "group", "committee", "company",
    "firm", "club", "party", "network", "federation", "commission", "council", "charity", "airline", "bank",
    "carmaker", "regulator", "institute", "university", "watchdog",
])  # fmt: skip
_PRESS = frozenset(
    ["newspaper", "agency", "television", "tv", "radio", "channel", "network", "station", "magazine", "daily"]
)


def differ(one: Voice, other: Voice, source: Source) -> bool:
    """Whether a speaker of the claim and one of the source are surely not the same. Where it is unclear, they are."""
    if (
        one.kind in ("pronoun", "none")
        or other.kind == "none"
        or (other.kind == "pronoun" and not (one.people and other.people))
    ):
        return False
    if _unclear(one) or _unclear(other) or _described(one, other) or _described(other, one):
        return False
    if _by_initials(one, other, source) or _by_initials(other, one, source):
        return False
    if one.people and other.people:
        return not any(same(mine, theirs) for mine in one.people for theirs in other.people) and not _tied_people(
            one, other
        )
    if one.people or other.people:
        named, titled = (one, other) if one.people else (other, one)
        return not _may_be(named, titled, source)
    return _apart(one, other)


def agree(one: Voice, other: Voice, source: Source) -> bool:
    """Whether a speaker of the claim and one of the source are surely the same."""
    if one.kind == other.kind == "outlet":
        return True
    told = one.kind not in ("pronoun", "none") and bool(other.people or other.kind not in ("pronoun", "none"))
    if not told or differ(one, other, source):
        return False
    if bool(one.people) != bool(other.people):
        titled = other if one.people else one
        return not titled.names or any(same(mine, theirs) for mine in one.names for theirs in other.names)
    return bool(one.people) or _shared(one.words, other.words)


def _unclear(voice: Voice) -> bool:
    """Whether a speaker points to somebody spoken of before, or is a document with an author of its own."""
    documents = word_classes("speakers.txt")["outlet"] - _PRESS
    first = voice.text.split()[0].casefold()
    return not voice.people and (
        first in _POINTING or "other" in voice.words or voice.head in documents or voice.head in _ANAPHORS
    )


def _described(one: Voice, other: Voice) -> bool:
    """Whether a description may mean somebody who is named before it: "the former senator" and "Haddad"."""
    return any(same(mine, theirs) for mine in one.people for theirs in other.may_be)


def _tied_people(one: Voice, other: Voice) -> bool:
    """Spokesmen named beside whom they speak for: "Haddad's spokesman, Ali Omar" and "Haddad"."""
    return bool({"spokesman", "spokeswoman", "spokesperson"} & (one.words | other.words)) and any(
        same(mine, theirs) for mine in one.names for theirs in other.names
    )


def _may_be(named: Voice, titled: Voice, source: Source) -> bool:
    """Whether somebody named may be the one who is only called by an office: the same words, or tied in the source."""
    if titled.kind == "anonymous" and (titled.head in FACELESS or not titled.words - GENERAL):
        return not titled.head  # the rule of anonymity has its own word for it
    if _shared(named.words, titled.words) or any(same(mine, theirs) for mine in named.names for theirs in titled.names):
        return True
    text = f"{source.title}\n{source.context or source.text}"
    offices = (titled.words - GENERAL) | {titled.head}
    return any(_near(text, fold(person.parts[-1]), offices) for person in named.people if person.parts)


@lru_cache(maxsize=1024)
def _near(text: str, surname: str, offices: frozenset[str]) -> bool:
    """Whether a name stands beside one of these words within a sentence."""
    for found in re.finditer(r"\w+", text):
        if not found[0][0].isupper() or not same_word(fold(found[0]), surname):
            continue
        before = text[max(0, found.start() - _TIED) : found.start()]
        after = text[found.end() : found.end() + _TIED]
        window = _led_up(text, found.start()) + _SENTENCE_END.split(before)[-1] + _SENTENCE_END.split(after)[0]
        if any(related(fold(word), office) >= _SAME for word in re.findall(r"\w+", window) for office in offices):
            return True
    return False


def _led_up(text: str, at: int) -> str:
    """The sentence before a name that begins the next one and stands there for the first time: who it is has just been
    said ("..., the ambassador said. Ali Haddad also ...")."""
    pieces = _SENTENCE_END.split(text[max(0, at - 2 * _TIED) : at])
    surname = text[at:].split(maxsplit=1)[0].strip(".,;:")
    begins = len(pieces) > 1 and len(pieces[-1]) <= _FORENAMES
    return next((piece for piece in pieces[-2::-1] if piece), "") if begins and surname not in text[:at] else ""


def _by_initials(one: Voice, other: Voice, source: Source) -> bool:
    """Whether one is called by initials that the source explains by words of the other: "the DH", "the department"."""
    initials = [name.text for name in one.names if name.text.isupper() and len(name.text) > 1]
    for letters in initials:
        found = re.search(
            rf"((?:\b\w+\W+){{1,{len(letters) + 2}}})\({re.escape(letters)}\)", source.context or source.text
        )
        if found and {fold(word) for word in found[1].split()} & (other.words | {other.head}):
            return True
    return False


def _shared(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(related(mine, theirs) >= _SAME for mine in one - GENERAL for theirs in other - GENERAL)


def _apart(one: Voice, other: Voice) -> bool:
    """Whether two speakers without a person's name are told apart by their lands, or by all of their other words."""
    lands = [[name for name in voice.names if name.kind in ("place", "people")] for voice in (one, other)]
    if all(lands) and not any(same(mine, theirs) for mine in lands[0] for theirs in lands[1]):
        return True
    if _governs(one) and _governs(other) and not (all(lands) or _shared(one.words, other.words)):
        return False
    mine, theirs = _told_by(one, other), _told_by(other, one)
    if _other_persons(one, other):
        return True
    if mine and theirs:
        named_alike = any(same(a, b) for a in one.names for b in other.names)
        return not named_alike and not any(related(a, b) >= _SAME or same_word(a, b) for a in mine for b in theirs)
    return _unlike_heads(one, other)


def _governs(voice: Voice) -> bool:
    """Whether it may be a land's government: the administration, Washington, the White House."""
    seats = any(
        {"white house", "kremlin"} & {" ".join(name.parts)} or known_kind(" ".join(name.parts)) == "place"
        for name in voice.names
    )
    return voice.head in _GOVERNMENTS or (seats and not voice.words & (_GOVERNMENTS | GENERAL))


def _other_persons(one: Voice, other: Voice) -> bool:
    """Whether two speakers are persons of plainly other kinds (a neighbour, the owner), or one is a source without a
    name and the other an institution."""
    lists = word_classes("speakers.txt")
    persons = (lists["office"] | lists["group"]) - lists["body"] - GENERAL
    if one.head in persons and other.head in persons and one.many != other.many:
        return related(one.head, other.head) < _SAME
    hidden, shown = (one, other) if one.head in FACELESS else (other, one)
    return (
        hidden.head in FACELESS
        and shown.kind in ("office", "group")
        and not _shared(hidden.words, shown.words)
        and (shown.head not in FACELESS | GENERAL and not shown.many)
    )


def _told_by(voice: Voice, other: Voice) -> set[str]:
    """What tells who a speaker is; "an alliance spokeswoman" may be that of whatever body the other one names."""
    lands = {fold(part) for name in voice.names if name.kind in ("place", "people") for part in name.parts}
    named = any(name.kind in ("organisation", "unknown") for name in other.names) and not other.people
    return set(voice.words - GENERAL) - lands - (_KINDS_OF_BODY if named else frozenset()) | (
        voice.words & {"army", "police"}
    )


def _unlike_heads(one: Voice, other: Voice) -> bool:
    """Whether what two speakers are is plainly another thing: the mayor and the army; never with a general word."""
    lists = word_classes("speakers.txt")
    known = lists["office"] | lists["body"] | lists["group"]
    heads = {one.head, other.head}
    if heads & (GENERAL | _BODIES_OF_STATE) or not heads <= known:
        return False
    return related(one.head, other.head) < _SAME and one.head[:5] != other.head[:5]
