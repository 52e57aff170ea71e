"""Whether two names mean the same: surname and full name, acronym and long form, land and people, other spellings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.parts.gazetteer import capitals, government, groups, known_kind
from index.parts.lists import word_set
from index.parts.runs import PARTICLES
from index.parts.spelling import fold, initials, same_word
from index.parts.types import Name, NameKind

_SMALL = frozenset(["of", "the", "and", "for"])
_WEAK = _SMALL | {"affairs"}
# What makes a people of a land that is in no list (Kestria, Kestrian); the land may lose its last vowels.
_PEOPLE = frozenset(
    ending + plural for ending in ("n", "an", "ian", "ean", "ese", "i", "ish", "er", "ite") for plural in ("", "s")
)
_STEM = 4


@dataclass(frozen=True, slots=True)
class Identity:
    """A name as it is looked up: `parts` folded, without particles; `core` those that a mention must have; `phrase`
    all of them; `known` and `grouped` where the lists have it, and with other names; `governs` the capitals that may
    stand for it."""

    phrase: str
    parts: tuple[str, ...]
    core: tuple[str, ...]
    acronym: str
    personal: bool
    known: bool
    grouped: bool
    governs: tuple[str, ...]


@lru_cache(maxsize=20_000)
def identity(name: Name) -> Identity:
    """What a name is looked up by."""
    folded = tuple(key for part in name.parts if (key := fold(part)))
    phrase = " ".join(folded)
    parts = tuple(key for key in folded if key not in PARTICLES and key not in _WEAK and len(key) > 1) or folded
    plain = word_set("placewords.txt") | word_set("orgwords.txt")
    core = parts
    if name.kind == "place" and len(parts) > 1:
        core = tuple(key for key in parts if key not in word_set("placewords.txt")) or parts
    acronym = (
        folded[0] if len(folded) == 1 and name.text.replace(".", "").isupper() and 2 <= len(folded[0]) <= 6 else ""
    )
    lone = known_kind(parts[-1]) is None if parts else False  # Madrid alone is not Atlético Madrid
    personal = name.kind == "person" or (name.kind == "unknown" and not set(parts) & plain and lone)
    governs = tuple(city for group in groups(phrase) for city in capitals(group))
    return Identity(
        phrase, parts, core, acronym, personal, known_kind(phrase) is not None, bool(groups(phrase)), governs
    )


@lru_cache(maxsize=50_000)
def same(one: Name, other: Name) -> bool:
    """Whether two names may mean the same person, place or body."""
    first, second = identity(one), identity(other)
    if first.phrase == second.phrase or _stands_for(first.phrase) & _stands_for(second.phrase):
        return True
    if first.grouped and second.grouped:
        return False
    if _spelled_out(first, second) or _spelled_out(second, first):
        return True
    short, long = sorted((first, second), key=lambda each: len(each.core))
    return all(any(_part(key, other_key) for other_key in long.core) for key in short.core)


def _stands_for(phrase: str) -> frozenset[str]:
    return groups(phrase) | ({government(phrase)} - {""})


def _spelled_out(short: Identity, long: Identity) -> bool:
    return bool(short.acronym) and len(long.parts) > 1 and short.acronym == initials(long.phrase.split())


def _part(key: str, other: str) -> bool:
    return (
        same_word(key, other)
        or people_of(key, other)
        or people_of(other, key)
        or key + "s" == other
        or other + "s" == key
    )


@lru_cache(maxsize=50_000)
def people_of(land: str, people: str) -> bool:
    """Whether a folded word is made from a land's or town's name that no list has: Kestria, Kestrian, Kestrians."""
    if len(people) <= len(land) - 2 or groups(land) or known_kind(people):
        return False
    if people in (f"{land}n", f"{land}ns") and len(land) >= _STEM and land[-1] in "aeiou":
        return True
    stem = land.rstrip("aeiouy")
    if len(stem) < _STEM or not people.startswith(stem):
        return False
    return any(people == land[:cut] + ending for cut in range(len(stem), len(land) + 1) for ending in _PEOPLE)


def alike(one: Name, other: Name) -> bool:
    """Whether two names are of one kind; an unknown one may be a person's where it is a single word."""
    kinds = {one.kind, other.kind}
    loose = kinds == {"unknown", "person"} and all(
        len(each.parts) == 1 for each in (one, other) if each.kind == "unknown"
    )
    return len(kinds) == 1 or loose


SAID: dict[NameKind, str] = {
    "person": "person",
    "place": "place",
    "people": "people",
    "organisation": "organisation",
    "unknown": "name",
}
