"""Where a name stands in a text, in any form that means the same: the words of a source are looked up, not tagged."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from assistant.check.naming import Identity, people_of
from index.parts.gazetteer import STATE, aliases, government, groups, known_kind
from index.parts.lists import word_set
from index.parts.runs import PARTICLES
from index.parts.spelling import fold, initials, same_word
from index.parts.titles import is_office

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[’'](?!s\b)\w+)*|(?<=\w)[’']s\b|[.!?:;,“”\"]")
_AWAY = 6  # words that may stand between the words of a body's name (ministry ... of health)
_EXACT = 3  # letters up to which an acronym must be written in capitals


@dataclass(frozen=True)
class Mentions:
    """The words of a text, folded, with where each stands."""

    keys: tuple[str, ...]
    shown: tuple[str, ...]
    places: dict[str, list[int]]

    def find(self, name: Identity) -> list[int]:
        """The places (indexes of words) at which a name stands in some form; empty where it does not."""
        known = self._by_group(name)
        if known or (name.grouped and len(name.core) == 1):
            return known or self._by_initials(name)
        return self._by_words(name) or self._by_initials(name)

    def phrase(self, words: list[str]) -> list[int]:
        """The places at which folded words stand one after the other."""
        first, *rest = words
        return [at for at in self.places.get(first, ()) if list(self.keys[at + 1 : at + 1 + len(rest)]) == rest]

    def _by_group(self, name: Identity) -> list[int]:
        held = groups(name.phrase)
        lands = {government(name.phrase)} - {""}
        found = []
        for group in held | lands:
            for phrase in aliases(group):
                found += [at for at in self.phrase(phrase.split()) if self._stands(phrase, at, group)]
        if not found and name.governs:
            found = [at for city in name.governs for at in self.phrase(city.split())]
        return found

    def _stands(self, phrase: str, at: int, group: str) -> bool:
        """A land or people is written with a capital, a short acronym in capitals; neither is part of a longer name."""
        shown, length = self.shown[at], len(phrase.split())
        if group.startswith(STATE):
            return shown[0].isupper()
        if length == 1 and len(phrase) <= _EXACT:
            return shown.replace(".", "").isupper()
        if (not group.startswith("body") and not shown[0].isupper()) or (len(phrase) < 6 and not shown[0].isupper()):
            return False
        wider = (self.keys[max(0, at - 1) : at + length], self.keys[at : at + length + 1])
        return group.startswith("body") or not any(
            len(keys) > length and _other_land(" ".join(keys), group) for keys in wider
        )

    def _by_words(self, name: Identity) -> list[int]:
        if len(name.core) == 1:
            return self._single(name.core[0], name.known)
        if name.personal:
            return [at for at in self._single(name.core[-1], False) if self._compatible(name, at)] or self._given(name)
        return self._scattered(name)

    def _single(self, key: str, known: bool) -> list[int]:
        exact = self.places.get(key, [])
        if exact or known:
            return exact or [at for other, places in self.places.items() if people_of(key, other) for at in places]
        return [
            at
            for other, places in self.places.items()
            if _like(key, other)
            for at in places
            if self.shown[at][0].isupper() or not key.isalpha()
        ]

    def _compatible(self, name: Identity, at: int) -> bool:
        """Whether the words before a surname are no other given name."""
        before = at - 1
        while before >= 0 and (self.keys[before] in PARTICLES or (self.shown[before] == "." and before > 0)):
            before -= 1
        if before < 0 or not self.shown[before][0].isupper() or (before < at - 1 and self.keys[before + 1] == "."):
            return True
        key = self.keys[before]
        if (
            is_office(key)
            or known_kind(key) is not None
            or (self._starts(before) and key not in word_set("givennames.txt"))
        ):
            return True
        return any(same_word(key, part) or (len(key) == 1 and part[0] == key) for part in name.parts)

    def _starts(self, at: int) -> bool:
        return at == 0 or self.shown[at - 1] in '.!?:“"'

    def _given(self, name: Identity) -> list[int]:
        """A first name alone, as of rulers (Sheikh Mohammed) and where the surname comes first (Xi)."""
        first = name.core[0]
        common = first in word_set("givennames.txt")
        return [
            at
            for at in self.places.get(first, ())
            if self.shown[at][0].isupper()
            and not self.shown[min(at + 1, len(self.shown) - 1)][0].isupper()
            and (not common or (at > 0 and is_office(self.keys[at - 1])))
        ]

    def _scattered(self, name: Identity) -> list[int]:
        """All words of a body's or place's name close together in any order: the health ministry for the Ministry."""
        anchor, *rest = sorted(name.core, key=lambda key: (key not in self.places, len(self.places.get(key, ()))))
        found = []
        for at in self._single(anchor, False):
            around = self.keys[max(0, at - _AWAY) : at + _AWAY + 1]
            if all(any(_like(key, other) for other in around) for key in rest):
                found.append(at)
        return found

    def _by_initials(self, name: Identity) -> list[int]:
        """An acronym for its long form, and the other way round."""
        if len(name.parts) > 2:
            wanted = {initials(list(name.parts)), "".join(part[0] for part in name.parts)}
            return [
                at for key in wanted for at in self.places.get(key, ()) if self.shown[at].replace(".", "").isupper()
            ]
        if not name.acronym:
            return []
        return [
            at for at in range(len(self.keys)) if self._spells(at, name.acronym) or self._inside(at) == name.acronym
        ]

    def _inside(self, at: int) -> str:
        """The capitals of a word that has some inside it: hp of HewlettPackard."""
        return "".join(letter for letter in self.shown[at] if letter.isupper()).casefold()

    def _spells(self, at: int, letters: str) -> bool:
        """Whether words with capitals from here on begin with these letters, small words left out."""
        for letter in letters:
            while at < len(self.keys) and self.keys[at] in _SMALL:
                at += 1
            if at >= len(self.keys) or not self.shown[at][0].isupper() or self.keys[at][:1] != letter:
                return False
            at += 1
        return True


_SMALL = frozenset(["of", "the", "and", "for", "on", "in", "to"])


def _other_land(phrase: str, group: str) -> bool:
    held = groups(phrase)
    return group not in held and any(each.startswith("land") for each in held)


@lru_cache(maxsize=200_000)
def _like(key: str, other: str) -> bool:
    """Whether two folded words of names are the same: spelling, a family's plural, a people and its land."""
    if same_word(key, other) or key + "s" == other or key == other + "s":
        return True
    return bool(groups(key) & groups(other)) or people_of(key, other) or people_of(other, key)


@lru_cache(maxsize=2048)
def mentions(text: str) -> Mentions:
    """The words of a text, to look names up in."""
    shown = tuple(found[0] for found in _WORD.finditer(text))
    keys = tuple(fold(word) or word for word in shown)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key[0].isalnum():
            places[key].append(at)
    return Mentions(keys, shown, dict(places))
