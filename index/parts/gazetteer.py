"""Lands, towns, peoples and well-known bodies: what a name is, and which names mean one and the same."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from index.parts.lists import fields, lines
from index.parts.spelling import fold
from index.parts.types import NameKind

STATE = "state "  # begins the group of an American state


@lru_cache(maxsize=50_000)
def known_kind(phrase: str) -> NameKind | None:
    """The kind of a folded name ("new york"), None where it is not in the lists."""
    return _kinds().get(phrase)


@lru_cache(maxsize=50_000)
def groups(phrase: str) -> frozenset[str]:
    """What a folded name stands for: names with a group in common mean the same. A land and its people share one;
    a capital has that of its land's government beside its own."""
    return _groups().get(phrase, frozenset())


@lru_cache(maxsize=50_000)
def government(phrase: str) -> str:
    """The group of the land whose government a folded name may stand for ("london"), "" where it does for none."""
    return _capitals().get(phrase, "")


@lru_cache(maxsize=50_000)
def land_of(phrase: str) -> str:
    """The group of the land that a town or region lies in, "" where it is unknown."""
    return _towns().get(phrase, "") or government(phrase)


@cache
def longest() -> int:
    """The most words that a known name has."""
    return max(len(phrase.split()) for phrase in _kinds())


@cache
def aliases(group: str) -> tuple[str, ...]:
    """Every folded name of a group."""
    return tuple(phrase for phrase, held in _groups().items() if group in held)


@cache
def capitals(group: str) -> tuple[str, ...]:
    """The folded names that may stand for the government of a land's group."""
    return tuple(phrase for phrase, land in _capitals().items() if land == group)


@cache
def _lands() -> list[tuple[list[str], list[str], list[str]]]:
    """Names, people and capitals of each land."""
    found = []
    for line in lines("places.txt"):
        names, people, capitals = (fields(part) for part in (line + "||").split("|")[:3])
        found.append((names, [*people, *map(_plural, people)], capitals))
    return found


def _plural(people: str) -> str:
    return people if people.endswith(("s", "ese", "ish", "ch", "men", "women")) else people + "s"


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for names, people, _ in _lands():
        for phrase in names + people:
            found[_key(phrase)].add(f"land {fold(names[0])}")
    for number, line in enumerate(lines("acronyms.txt")):
        for phrase in fields(line):
            found[_key(phrase)].add(f"body {number}")
    for number, line in enumerate(lines("peoples.txt")):
        for phrase in fields(line):
            found[_key(phrase)].add(f"people {number}")
            found[_key(_plural(phrase))].add(f"people {number}")
    for names, people in _states():
        for phrase in [*names, *people]:
            found[_key(phrase)].add(f"{STATE}{names[0]}")
    return {phrase: frozenset(held) for phrase, held in found.items()}


@cache
def _states() -> list[tuple[list[str], list[str]]]:
    """Name and abbreviation, and people, of each American state."""
    pairs = [line.partition("|") for line in lines("states.txt")]
    return [
        (fields(names), [each for form in fields(people) for each in (form, _plural(form))])
        for names, _, people in pairs
    ]


@cache
def _kinds() -> dict[str, NameKind]:
    """Bodies first, so that a word which is a land as well counts for the land."""
    found: dict[str, NameKind] = {}
    for line in lines("acronyms.txt"):
        found |= {_key(phrase): "organisation" for phrase in fields(line)}
    for line in lines("peoples.txt"):
        found |= {_key(form): "people" for phrase in fields(line) for form in (phrase, _plural(phrase))}
    for state, people in _states():
        found |= {_key(phrase): "people" for phrase in people}
        found[_key(state[0])] = "place"
    for phrase in _towns():
        found[phrase] = "place"
    for names, people, capitals in _lands():
        found |= {_key(phrase): "people" for phrase in people}
        found |= {_key(phrase): "place" for phrase in names + capitals}
    return found


@cache
def _capitals() -> dict[str, str]:
    return {_key(capital): f"land {fold(names[0])}" for names, _, capitals in _lands() for capital in capitals}


@cache
def _towns() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("cities.txt"):
        land, _, towns = line.partition(":")
        found |= {_key(town): "" if land == "-" else f"land {land}" for town in fields(towns)}
    return found


def _key(phrase: str) -> str:
    return " ".join(fold(word) for word in phrase.replace("-", " ").split())
