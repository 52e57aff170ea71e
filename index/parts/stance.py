"""Which verbs a sentence has, and how each stands: affirmed or denied, fact or plan, past or future, who acts on what.

A verb group is read from its auxiliaries ("would not have been told"), and then what governs it: `refused to meet`
denies the meeting, `is considering a pause` makes it possible. Pure; English.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.parts.types import Modality, Polarity, Predicate, Tense, Word

_NEGATIVE = frozenset(
    ["not", "n't", "never", "no", "none", "neither", "nor", "nobody", "nothing", "hardly", "scarcely", "without"]
)
_BETWEEN = ("AV0", "XX0", "PNP", "EX0", "AVP")  # what may stand inside a verb group
_MODALS: dict[str, Modality] = {
    **dict.fromkeys(("may", "might", "could", "can", "ca"), "possible"),
    **dict.fromkeys(("will", "shall", "'ll", "’ll", "wo"), "planned"),
    **dict.fromkeys(("should", "must", "ought"), "wanted"),
    "would": "conditional",
}
_CLAUSE_ENDS = frozenset(
    [*',;:()—–“”"', "that", "which", "who", "whose", "while", "after", "before", "when", "because", "but"]
)
# How far a governing word may stand before its verb, in words: "failed, the envoy said on Monday, to reach".
_REACH = 9


@cache
def _governors() -> dict[str, frozenset[str]]:
    """Class -> the lemmas that put what they govern into it."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in Path(__file__).with_name("governors.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, set()).update(word.strip() for word in line.split(","))
    return {name: frozenset(lemmas) for name, lemmas in found.items()}


def governs(lemma: str) -> frozenset[str]:
    """What a word does to what it governs: `denied`, `possible`, `likely`, `planned`, `wanted`."""
    return frozenset(name for name, lemmas in _governors().items() if lemma in lemmas)


def predicates(words: Sequence[Word]) -> tuple[Predicate, ...]:
    """Every main verb in order; an auxiliary belongs to its main verb."""
    return tuple(_read(words, group) for group in _groups(words))


def _groups(words: Sequence[Word]) -> list[list[int]]:
    """The verb groups, as indexes of their words; the last one is the main verb."""
    groups: list[list[int]] = []
    group: list[int] = []
    for at, word in enumerate(words):
        if word.tag[0] == "V":
            if group and not _joins(words, group[-1], at):
                groups.append(group)
                group = []
            group.append(at)
        elif group and word.tag not in _BETWEEN:
            groups.append(group)
            group = []
    return [*groups, group] if group else groups


def _joins(words: Sequence[Word], last: int, at: int) -> bool:
    """Whether a verb continues the group: only an auxiliary can be followed by another verb of the same group."""
    return words[last].tag[:2] in ("VM", "VB", "VH", "VD") and at - last <= 4


def _read(words: Sequence[Word], group: Sequence[int]) -> Predicate:
    verb = group[-1]
    passive = len(group) > 1 and words[verb].tag in ("VVN", "VVD") and words[group[-2]].lemma == "be"
    before, after = _head_before(words, group[0]), _head_after(words, verb)
    agent = _agent(words, verb) if passive else None
    return Predicate(
        verb,
        words[verb].lemma,
        _polarity(words, group),
        _modality(words, group),
        _tense(words, group),
        passive,
        agent if passive else before,
        before if passive else after,
    )


def _polarity(words: Sequence[Word], group: Sequence[int]) -> Polarity:
    """Turned by every denial: in the group, right before it, in its subject or object, and by what governs it."""
    inside = sum(words[at].lemma in _NEGATIVE for at in range(group[0], group[-1]))
    no_subject = sum(word.lemma in ("no", "none", "neither", "nobody") for word in _subject_words(words, group[0]))
    no_object = sum(word.lemma in ("no", "nothing", "nobody", "none") for word in words[group[-1] + 1 : group[-1] + 3])
    before = words[group[0] - 1].lemma in ("without", "never", "not", "nor") if group[0] else False
    governed = any("denied" in governs(word.lemma) for word in _governing(words, group[0]))
    turns = min(inside, 1) + min(no_subject, 1) + min(no_object, 1) + before + governed
    return "denied" if turns % 2 else "affirmed"


def _modality(words: Sequence[Word], group: Sequence[int]) -> Modality:
    modals = [_MODALS[words[at].text.casefold()] for at in group[:-1] if words[at].text.casefold() in _MODALS]
    if modals:
        return modals[0]
    for word in _governing(words, group[0]):
        for kind in ("possible", "likely", "planned", "wanted"):
            if kind in governs(word.lemma):
                return kind
    if group[0] and words[group[0] - 1].lemma == "if":
        return "conditional"
    return "fact"


def _tense(words: Sequence[Word], group: Sequence[int]) -> Tense:
    tags, lemmas = [words[at].tag for at in group], [words[at].lemma for at in group]
    if words[group[0]].text.casefold() in ("will", "shall", "'ll", "wo") or (
        words[group[0] - 1].lemma == "to" if group[0] else False
    ):
        return "future"
    if tags[0] in ("VVD", "VBD", "VHD", "VDD") or lemmas[0] == "have" or (tags == ["VVN"]):
        return "past"
    return "present"


def _governing(words: Sequence[Word], first: int) -> list[Word]:
    """The words that govern a verb group: those before its `to`, and before a gerund, in the same clause."""
    if not first or not (words[first - 1].lemma == "to" or words[first].tag in ("VVG", "VBG", "VHG")):
        return []
    at, found = first - 1, []
    while at >= 0 and first - at <= _REACH and words[at].text not in _CLAUSE_ENDS:
        if words[at].tag[:2] in ("VV", "AJ", "NN", "VM") or words[at].lemma in ("without", "about", "if"):
            found.append(words[at])
            if words[at].tag[:2] in ("VV", "AJ"):
                break
        at -= 1
    return found


def _subject_words(words: Sequence[Word], first: int) -> Sequence[Word]:
    """The words of the clause before the verb."""
    at = first
    while at > 0 and first - at < _REACH and words[at - 1].text not in _CLAUSE_ENDS and words[at - 1].tag[:2] != "VV":
        at -= 1
    return words[at:first]


def _head_before(words: Sequence[Word], first: int) -> int | None:
    """The noun, name or pronoun that a verb group follows; what stands behind a preposition is not it."""
    head: int | None = None
    for at in range(first - 1, max(first - 16, -1), -1):
        word = words[at]
        if word.tag[:2] in ("NN", "NP") or word.tag in ("PNP", "PNI", "PNQ"):
            head = at
        elif word.tag in ("PRP", "PRF") and head is not None:
            head = None  # a noun behind a preposition: the head stands before it
        elif head is not None and word.tag not in (
            "NP0",
            "NN1",
            "NN2",
            "AJ0",
            "AT0",
            "DT0",
            "DPS",
            "CRD",
            "POS",
            "ORD",
        ):
            break
        elif head is not None and word.tag in ("AT0", "DT0", "DPS"):
            if at and words[at - 1].tag in ("PRP", "PRF"):
                continue
            break
    return head


def _head_after(words: Sequence[Word], verb: int) -> int | None:
    """The last noun or name of the first group of nouns behind a verb; none behind a preposition or a mark."""
    head: int | None = None
    for at in range(verb + 1, min(verb + 10, len(words))):
        tag = words[at].tag
        if tag[:2] in ("NN", "NP") or tag in ("PNP", "PNI"):
            head = at
        elif head is not None or tag in ("PRP", "PUN", "PUQ", "CJT", "CJS", "TO0") or tag[0] == "V":
            break
    return head


def _agent(words: Sequence[Word], verb: int) -> int | None:
    """Who did it, behind the `by` of a passive."""
    for at in range(verb + 1, min(verb + 8, len(words))):
        if words[at].lemma == "by":
            return _head_after(words, at)
    return None
