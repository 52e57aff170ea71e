"""How a new sentence stands to the old ones nearest to it: it corrects, denies or changes what they say, is new, or
says it again. Pure.

A figure is changed where the same source, or one that is not named, gives another number of the same thing; a status
where what was to come has come; and a denial or a correction is told by the words that an outlet uses for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.briefing.figures import NUMBER, changed_figure, told_within
from assistant.briefing.memory import Memory, Recalled, Remembered
from assistant.briefing.types import Change
from assistant.check.closeness import related
from index.parts.types import Modality, Predicate, Statement
from index.statements import read
from index.types import Published

# Above so much of a sentence that stood before, it says nothing new by itself. On the sample story all but one reworded
# sentence lie above (.70), and new ones below (.61) but for those that bear another figure, status or date.
STOOD_BEFORE = 0.65
_SAME_MATTER = 0.4  # of either sentence in the other, for one to change the other
_DENIED = 0.5  # of a denial in an old sentence, for that to be what is denied
_PAIRED = 6  # nearest old sentences that are read
_CORRECTS = re.compile(
    r"\bcorrection\b|\bcorrected\b|\bcorrect (?:number|figure|name|date|spelling|total|toll)\b"
    r"|\bearlier (?:version|article|story) (?:\w+ ){0,6}(?:said|gave|stated|misstated)|\bearlier report(?:s)? said\b"
    r"|\bregrets? the error\b|\bmisstated\b|\berroneously\b|\bretract(?:s|ed|ing|ion)\b"
    r"|\bwithdr(?:ew|awn|awing) (?:\w+ ){0,3}(?:figure|report|claim|count|number|toll)"
    r"|\brevised\b[^.]{1,90}\b(?:to|from) (?:the )?\d",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\bden(?:y|ies|ied|ying|ial)\b|\brefut(?:e|es|ed|ing)\b|\buntrue\b|\bnot true\b|\bno truth\b"
    r"|\b(?:is|was|as) false\b|\breject(?:s|ed|ing)? (?:(?:the|a|any|all|these|those) )?(?:accusation|allegation|claim"
    r"|report|suggestion)"
    r"|\bdismiss(?:es|ed|ing)? (?:(?:the|a|any|these) )?(?:claim|report|suggestion|accusation)"
    r"|(?<!not )\bdisput(?:es|ed)\b",
    re.IGNORECASE,
)
# A denial told beside the news, or of old: "Kestria, which denies it, ..."; "has always denied it".
_ASIDE = re.compile(
    r",\s(?:which|who)\s[^,]*\bden\w+[^,]*,|\b(?:always|long|repeatedly|previously) den\w+", re.IGNORECASE
)
_WRONG = re.compile(rf"\b(?:gave|given|said|stated|figure|count|reported)\b[^.]{{0,60}}?\b({NUMBER})\b", re.IGNORECASE)
_RIGHT = re.compile(rf"\bcorrect \w+\b[^.]{{0,60}}?\b({NUMBER})\b|\bcorrected to ({NUMBER})\b", re.IGNORECASE)
_SAME_WORD = 0.8
_NOMINAL = ("NN", "NP", "AJ", "UN")
_TO_COME: tuple[Modality, ...] = ("planned", "likely", "wanted", "conditional")
_SAYING = "say tell add report announce accord be have confirm"
_REPORTS = frozenset(_SAYING.split())
_WAITING = "consider weigh discuss mull examine expect plan intend prepare rush lean wait study offer"
_PENDING = frozenset(_WAITING.split())


@dataclass(frozen=True, slots=True)
class New:
    """A sentence of the window, as it is compared: `news` itself, `text` with what it leans on before it, when they
    were published, and what is recalled of the sentence itself."""

    news: str
    text: str
    published: Published
    recalled: Recalled


def difference(new: New, memory: Memory, last: date) -> Change | None:
    """How the sentence stands to what was said before, None where it says nothing new. `last` is the window's last
    day: what is to come after it, and was not named before, is new."""
    near = new.recalled.nearest[:_PAIRED]
    alike = _about_the_same(new.text, near, memory)
    if _CORRECTS.search(new.text):
        return _corrected(new.text, alike)
    if _DENIES.search(_ASIDE.sub(",", new.text)):
        return _denied(new.text, alike, memory)
    # Reading a sentence takes milliseconds: only where something may have changed.
    if alike or told_within(new.text):
        statement = read(new.text, new.published)
        known = new.recalled.nearest
        if changed := changed_figure(statement, alike, known) or _changed_status(statement, alike):
            return changed
    if new.recalled.share < STOOD_BEFORE or _names_a_new_day(read(new.news, new.published), near, last):
        return Change("new")
    return None


def _about_the_same(text: str, near: Sequence[Remembered], memory: Memory) -> list[Remembered]:
    """Those that hold much of the sentence, and of which it holds much."""
    shares = memory.shares(text, [one.text for one in near])
    return [
        one
        for one, share in zip(near, shares, strict=True)
        if share >= _SAME_MATTER and memory.share(one.text, text) >= _SAME_MATTER
    ]


def _corrected(text: str, alike: Sequence[Remembered]) -> Change | None:
    """What an outlet says that it had wrong; nothing new where the correction itself stood before."""
    if any(_CORRECTS.search(one.text) for one in alike):
        return None
    if found := told_within(text):
        return Change("corrected", found["before"], found["after"])
    wrong, right = _WRONG.search(text), _RIGHT.search(text)
    return Change("corrected", wrong[1] if wrong else "", right[1] if right else "")


def _denied(text: str, alike: Sequence[Remembered], memory: Memory) -> Change | None:
    """What is denied now, and the words that had said it."""
    if any(_DENIES.search(one.text) for one in alike):
        return None
    return Change("denied", next((one.text for one in alike if memory.share(text, one.text) >= _DENIED), ""))


def _changed_status(statement: Statement, alike: Sequence[Remembered]) -> Change | None:
    """Something that was to come, and has come."""
    done = [one for one in statement.predicates if _counts(one) and one.modality == "fact" and one.tense == "past"]
    for old in alike:
        before = read(old.text, old.published)
        for one in done:
            for other in before.predicates:
                if _was_to_come(other) and _same_actor(statement, one, before, other):
                    return Change("changed", _phrase(before, other), _phrase(statement, one))
    return None


def _counts(one: Predicate) -> bool:
    return one.lemma not in _REPORTS


def _was_to_come(one: Predicate) -> bool:
    return _counts(one) and (one.modality in _TO_COME or one.lemma in _PENDING)


def _same_actor(statement: Statement, one: Predicate, old: Statement, other: Predicate) -> bool:
    """Whether the same does, or is done to, the same: both halves where both sentences have them, one at least."""
    halves = [
        _same(_noun_phrase(statement, mine), _noun_phrase(old, theirs))
        for mine, theirs in ((one.subject, other.subject), (one.object, other.object))
        if mine is not None and theirs is not None
    ]
    return bool(halves) and all(halves)


def _same(words: Sequence[str], others: Sequence[str]) -> bool:
    return any(related(word, other) >= _SAME_WORD for word in words for other in others)


def _noun_phrase(statement: Statement, at: int) -> list[str]:
    """The head word and the nouns, names and adjectives that stand beside it."""
    first, last = at, at + 1
    while first and statement.words[first - 1].tag[:2] in _NOMINAL:
        first -= 1
    while last < len(statement.words) and statement.words[last].tag[:2] in _NOMINAL:
        last += 1
    return [word.text.casefold() for word in statement.words[first:last]]


def _phrase(statement: Statement, one: Predicate) -> str:
    """The verb with its auxiliaries before it and what follows up to its object, as it stands."""
    first = one.verb
    while first and statement.words[first - 1].tag[:2] in ("VM", "VB", "VH", "VD", "XX", "TO"):
        first -= 1
    last = one.object if one.object is not None and one.object > one.verb else one.verb
    return statement.text[statement.words[first].start : statement.words[last].end]


def _names_a_new_day(statement: Statement, near: Sequence[Remembered], last: date) -> bool:
    """Whether the sentence names a day to come that no old one near it names."""
    coming = {time.last for time in statement.times if time.last and time.last > last}
    return bool(coming) and not coming & set(_days(near))


def _days(near: Sequence[Remembered]) -> Iterator[date]:
    for one in near:
        for time in read(one.text, one.published).times:
            if time.last:
                yield time.last
