"""Speakers of a claim beside those of its sources: who is meant, and when two of them are surely not the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.check.closeness import related
from assistant.check.naming import same
from assistant.check.types import Source
from index.parts.speakers import head, noun
from index.parts.spelling import fold, same_word
from index.parts.types import Name, Report, SpeakerKind, Statement, Word
from index.parts.wordlists import word_classes

_SAME = 0.8  # closeness from which on two words of two speakers mean the same
_TIED = 80  # characters within which a name and an office that stand together belong together
_SENTENCE_END = re.compile(r"(?<=[a-z\d][.!?])[\"”’']?\s|\n")
# Words that stand with any speaker and tell none apart.
GENERAL = frozenset(
    [
        *("spokesman", "spokeswoman", "spokesperson", "spokesmen", "official", "source", "person", "people", "senior"),
        *("statement", "top", "chief", "head", "leader", "representative", "member", "aide", "adviser", "advisor"),
        *("government", "authority", "anonymous", "unnamed", "condition", "anonymity", "matter", "other", "several"),
        *("two", "three", "one", "some", "many", "familiar", "close", "former", "deputy", "own", "local", "news"),
        *(
            "diplomat",
            "officer",
            "expert",
            "analyst",
            "witness",
            "resident",
            "ministry",
            "minister",
            "department",
            "office",
            "secretary",
            "mr",
            "mrs",
            "ms",
            "reporter",
        ),
    ]
)
_BODIES_OF_STATE = frozenset(["government", "authority", "administration", "state", "ministry", "country", "official"])


_SOURCES = frozenset(["source", "person", "people", "insider"])
_POINTING = frozenset(["its", "his", "her", "their", "both", "these", "those", "this", "that", "neither", "either"])
_ANAPHORS = frozenset(
    ["force", "group", "body", "company", "firm", "side", "man", "men", "woman", "women", "pair", "duo"]
)
_PRESS = frozenset(
    ["newspaper", "agency", "television", "tv", "radio", "channel", "network", "station", "magazine", "daily"]
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as one sentence names it. `people` are names of persons, `names` all of its names, `words` the
    lemmas of what else it holds (nouns and adjectives); `head` the lemma of the word that it is about."""

    text: str
    kind: SpeakerKind
    many: bool
    head: str
    people: tuple[Name, ...]
    names: tuple[Name, ...]
    words: frozenset[str]


def voice_of(statement: Statement, report: Report) -> Voice:
    """The speaker of a report; its text is "nobody" where it has none."""
    if report.speaker is None:
        return Voice("nobody", "none", False, "", (), (), frozenset())
    start, end = report.speaker
    names = tuple(name for name in statement.names if start <= name.start and name.end <= end)
    words = [word for word in statement.words if start <= word.start and word.end <= end]
    people = tuple(name for name in names if is_personal(name) and not _modifies(name, words))
    held = frozenset(_lemma(word) for word in words if _tells(word))
    text = " ".join(statement.text[start:end].split())
    return Voice(text, report.kind, report.many, _head(words), people, names, held)


def _tells(word: Word) -> bool:
    return len(word.text) > 1 and (word.tag[:2] in ("NN", "AJ", "NP", "UN") or word.lemma == "former")


def _is_title(word: Word) -> bool:
    """Whether it may stand between a preposition and a name: "for President Haddad"."""
    return (word.tag[:2] in ("NN", "NP", "AJ") and (word.text[0].isupper() or word.tag[:2] != "NP")) or word.text == "."


def _modifies(name: Name, words: Sequence[Word]) -> bool:
    """Whether a name within a speaker is not the speaker's own: "Haddad's aide", "an aide to Haddad"."""
    before = next((word for word in reversed(words) if word.end <= name.start and not _is_title(word)), None)
    after = next((word for word in words if word.start >= name.end), None)
    governed = before is not None and before.text.casefold() in ("of", "for", "to", "from", "in", "with", "at")
    owns = after is not None and (after.tag == "POS" or (after.tag[:2] == "NN" and after.text[0].islower()))
    return governed or owns


def is_personal(name: Name) -> bool:
    if name.kind not in ("person", "unknown"):
        return False
    lists = word_classes("speakers.txt")
    return not {fold(part) for part in name.parts} & (
        lists["press"] | lists["body"] | lists["outlet"] | lists["office"]
    )


def _lemma(word: Word) -> str:
    return fold(word.lemma if word.tag[:2] != "NP" else word.text)


def _head(words: Sequence[Word]) -> str:
    """The lemma of the word that a speaker is about."""
    at = head(words, (0, len(words)))
    return fold(noun(words[at])) if words[at].tag[:2] != "PN" else words[at].text.casefold()


def voices(statement: Statement) -> list[tuple[Report, Voice]]:
    """The reports of a sentence with their speakers."""
    return [(report, voice_of(statement, report)) for report in statement.reports if report.speaker]


def differ(one: Voice, other: Voice, source: Source) -> bool:
    """Whether a speaker of the claim and one of the source are surely not the same. Where it is unclear, they are."""
    if (
        one.kind in ("pronoun", "none")
        or other.kind == "none"
        or (other.kind == "pronoun" and not (one.people and other.people))
    ):
        return False
    if _unclear(one) or _unclear(other):
        return False
    if one.people and other.people:
        return not any(same(mine, theirs) for mine in one.people for theirs in other.people) and not _tied_people(
            one, other
        )
    if one.people or other.people:
        named, titled = (one, other) if one.people else (other, one)
        return not _may_be(named, titled, source)
    return _apart(one, other)


def _unclear(voice: Voice) -> bool:
    """Whether a speaker points to somebody spoken of before, or is a document with an author of its own."""
    documents = word_classes("speakers.txt")["outlet"] - _PRESS
    first = voice.text.split()[0].casefold()
    return not voice.people and (
        first in _POINTING or "other" in voice.words or voice.head in documents or voice.head in _ANAPHORS
    )


def _tied_people(one: Voice, other: Voice) -> bool:
    """Spokesmen named beside whom they speak for: "Haddad's spokesman, Ali Omar" and "Haddad"."""
    return bool({"spokesman", "spokeswoman", "spokesperson"} & (one.words | other.words)) and any(
        same(mine, theirs) for mine in one.names for theirs in other.names
    )


def _may_be(named: Voice, titled: Voice, source: Source) -> bool:
    """Whether somebody named may be the one who is only called by an office: the same words, or tied in the source."""
    if titled.kind == "anonymous":
        return not titled.head  # the rule of anonymity has its own word for it
    if _shared(named.words, titled.words) or any(same(mine, theirs) for mine in named.names for theirs in titled.names):
        return True
    text = f"{source.title}\n{source.context or source.text}"
    offices = (titled.words - GENERAL) | {titled.head}
    return any(_near(text, fold(person.parts[-1]), offices) for person in named.people if person.parts)


def _near(text: str, surname: str, offices: frozenset[str]) -> bool:
    """Whether a name stands beside one of these words within a sentence."""
    for found in re.finditer(r"\w+", text):
        if not found[0][0].isupper() or not same_word(fold(found[0]), surname):
            continue
        before = text[max(0, found.start() - _TIED) : found.start()]
        after = text[found.end() : found.end() + _TIED]
        window = _SENTENCE_END.split(before)[-1] + _SENTENCE_END.split(after)[0]
        if any(related(fold(word), office) >= _SAME for word in re.findall(r"\w+", window) for office in offices):
            return True
    return False


def _shared(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(related(mine, theirs) >= _SAME for mine in one - GENERAL for theirs in other - GENERAL)


def _apart(one: Voice, other: Voice) -> bool:
    """Whether two speakers without a person's name are told apart by their lands, or by all of their other words."""
    lands = [[name for name in voice.names if name.kind in ("place", "people")] for voice in (one, other)]
    if all(lands) and not any(same(mine, theirs) for mine in lands[0] for theirs in lands[1]):
        return True
    mine, theirs = (_told_by(voice) for voice in (one, other))
    if _other_persons(one, other):
        return True
    if mine and theirs:
        named_alike = any(same(a, b) for a in one.names for b in other.names)
        return not named_alike and not any(related(a, b) >= _SAME or same_word(a, b) for a in mine for b in theirs)
    return _unlike_heads(one, other)


def _other_persons(one: Voice, other: Voice) -> bool:
    """Whether two speakers are persons of plainly other kinds (a neighbour, the owner), or one is a source without a
    name and the other an institution."""
    lists = word_classes("speakers.txt")
    persons = (lists["office"] | lists["group"]) - lists["body"] - GENERAL
    if one.head in persons and other.head in persons and one.many != other.many:
        return related(one.head, other.head) < _SAME
    hidden, shown = (one, other) if one.head in _SOURCES else (other, one)
    return (
        hidden.head in _SOURCES
        and shown.kind in ("office", "group")
        and not _shared(hidden.words, shown.words)
        and (shown.head not in _SOURCES | GENERAL and not shown.many)
    )


def _told_by(voice: Voice) -> set[str]:
    lands = {fold(part) for name in voice.names if name.kind in ("place", "people") for part in name.parts}
    return set(voice.words - GENERAL) - lands | (voice.words & {"army", "police"})


def _unlike_heads(one: Voice, other: Voice) -> bool:
    """Whether what two speakers are is plainly another thing: the mayor and the army; never with a general word."""
    lists = word_classes("speakers.txt")
    known = lists["office"] | lists["body"] | lists["group"]
    heads = {one.head, other.head}
    if heads & (GENERAL | _BODIES_OF_STATE) or not heads <= known:
        return False
    return related(one.head, other.head) < _SAME and one.head[:5] != other.head[:5]
