"""Names by their kind: places and bodies out of a gazetteer, people out of the articles of a library."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from mutating.text import alternatives, holds, words

_TITLE = (
    r"(?:President|Prime Minister|Vice President|(?:Foreign|Defen[cs]e|Interior|Health|Justice|Finance) "
    r"(?:Minister|Secretary)|Minister|Secretary"
    r"|Chancellor|Governor|Mayor|Ambassador|Envoy|General|Gen\.|Colonel|Col\.|Major|Captain|Admiral|Judge|Senator|Sen\."
    r"|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Professor|King|[Ss]pokesman|[Ss]pokeswoman|[Ee]nvoy|[Ll]eader|[Cc]oach|CEO|[Dd]irector)"
)
_NAME = r"[A-Z][a-zé]+(?: (?:[A-Z]\.|[Aa]l-[A-Z][a-z]+|el-[A-Z][a-z]+))? [A-Z][\wé-]+"
_PERSON = re.compile(
    rf"{_TITLE} (?P<titled>{_NAME})"
    rf"|(?P<aged>{_NAME}), (?:\d\d,|an? |the |who |his |her |spokes)"
    rf"|(?:said|told|added) (?P<behind>{_NAME})(?=[,.])"
    rf"|(?P<before>{_NAME}) (?:said|told|added)\b"
)
# Characters of a library in which a name must be found twice: there page furniture and misprints abound.
_LARGE = 300_000
_NO_NAME = re.compile(
    r"\b(?:The|An?|On|In|At|By|It|He|She|They|We|But|And|For|As|Some|All|Two|One|Three|January|February|March"
    r"|April|May|June|July"
    r"|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Minister|President"
    r"|Ministry|Council|Army|Brigade|Relief|Aid|Party|Front|Union|League|Nations|House|Department|Wire"
    r"|Tribune|Courier|Radio"
    r"|Review|Post|Ledger|News|Times|Watch|Court|Agency|University|Institute|School|Street|Square|River"
    r"|Valley|Dam|Sea|War"
    r"|Shield|Pier|States|Kingdom|East|West|North|South|Bank|Office|Forces?|Guard|Group|Company|Association"
    r"|Secretary|General"
    r"|Colonel|Staff|Reply|Copyright|Privacy|Policy|Road|Airport|Hospital|Conference|Studies|Research|Affairs|Rights|Health|Security|Athletic|Rovers|Channel"
    r"|Zone|English|Street|Foundation|Movement|Committee|International|National)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text. `whole` is its full form, as of a person of whom the text has the surname alone."""

    kind: str
    start: int
    end: int
    text: str
    whole: str


@dataclass(frozen=True)
class Names:
    """The names of a library by kind. `people` maps a surname to the full name; `small` are the words that the
    articles write with a small first letter."""

    people: dict[str, str]
    pools: dict[str, tuple[str, ...]]
    small: frozenset[str]

    def within(self, text: str) -> list[Named]:
        """Every known name in the text that is no part of a longer one, in order."""
        found = [*self._people(text), *_listed(text)]
        return sorted((name for name in found if _alone(text, name)), key=lambda name: name.start)

    def absent(self, kind: str, *texts: str) -> list[str]:
        """The names of a kind that none of the texts holds, not even a part or an alias of them."""
        together = "\n".join(texts)
        return [name for name in self.pools[kind] if not any(holds(together, form) for form in _forms(kind, name))]

    def lowered(self, sentence: str) -> str:
        """The sentence as it stands within another: its first letter small unless it begins with a name."""
        first, _, rest = sentence.partition(" ")
        if first.lower() in words()["openers"]:
            return first.lower() + sentence[len(first) :]
        name = first.lower() not in self.small or first in self.people or rest[:1].isupper()
        return sentence if name or self.starts_with_name(sentence) else sentence[0].lower() + sentence[1:]

    def starts_with_pronoun(self, sentence: str) -> bool:
        """Whether the sentence speaks of somebody named before it."""
        return (
            re.match(
                r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|There|The (?:man|woman|group))\b", sentence
            )
            is not None
        )

    def starts_with_name(self, sentence: str) -> bool:
        """Whether a known name stands at the very beginning."""
        return any(name.start == 0 for name in self.within(sentence))

    def _people(self, text: str) -> Iterator[Named]:
        for found in self._person.finditer(text):
            yield Named("person", *found.span(), found[0], self.people.get(found[0], found[0]))

    @cached_property
    def _person(self) -> re.Pattern[str]:
        """Anybody's full name or surname."""
        return re.compile(rf"(?<!\w)(?:{alternatives([*self.people.values(), *self.people])})(?!\w)")


def names_of(texts: Iterable[str]) -> Names:
    """The names in a library's articles."""
    together = "\n".join(texts)
    people = _people_in(together)
    pools = {
        kind: tuple(n for n in listed if holds(together, n.removeprefix("the "))) for kind, listed in _kinds().items()
    }
    pools["city"] = tuple(
        city for city in pools["city"] if re.search(rf"\b(?:in|near|to|from|at|of|outside) {city}\b", together)
    )
    pools |= {"person": tuple(sorted(people.values())), "invented": tuple(_read()["invented"])}
    return Names(people, pools, frozenset(re.findall(r"\b[a-z][a-z’'-]*", together)))


def country_of(city: str) -> str | None:
    """The country that a listed city lies in."""
    return next((row[0] for row in _read()["countries"] if city in row[2].split(", ")), None)


def demonym_of(country: str) -> str | None:
    """The adjective of a country, None where it has none."""
    return next((row[1] or None for row in _read()["countries"] if country in (row[0], *_aliases(row))), None)


def holders() -> list[tuple[str, list[str]]]:
    """Offices as patterns, with people who are widely known to hold or have held them."""
    return [(pattern, people) for pattern, people in _read()["holders"]]


def outlets() -> tuple[str, ...]:
    """Names of outlets."""
    return tuple(_read()["outlets"])


def is_body(name: str) -> bool:
    """Whether the name is one of a listed organisation."""
    return any(name in _forms("body", body) for body in _read()["bodies"])


def _people_in(text: str) -> dict[str, str]:
    """Surname -> full name, of everyone whom the text gives a title, an age, a description or a word of speech."""
    seen = Counter(next(value for value in found.groupdict().values() if value) for found in _PERSON.finditer(text))
    least = 2 if len(text) > _LARGE else 1
    people: dict[str, set[str]] = {}
    for name, times in seen.items():
        if times >= least and _is_person(name):
            people.setdefault(name.split()[-1], set()).add(name)
    return {surname: names.pop() for surname, names in people.items() if len(names) == 1}


def _is_person(name: str) -> bool:
    bodies = {word for body in _kinds()["body"] for word in body.split()}
    return not (_NO_NAME.search(name) or _is_place(name) or any(w in bodies or w.isupper() for w in name.split()))


def _is_place(name: str) -> bool:
    return name in _gazetteer() or any(word in _gazetteer() for word in name.split())


def _alone(text: str, name: Named) -> bool:
    """Whether no further name is glued to it: not `Tolvek` of `Tolvek Rovers`, nor `Egyptian` of `Egyptian Museum`."""
    before, after = text[: name.start], text[name.end :]
    if re.match(r"-?\w|[’']s [A-Z]", after) or re.search(r"\w-$", before):
        return False
    if name.kind == "demonym":
        return re.match(rf" (?!{_TITLE})[A-Z]", after) is None
    if re.match(r" [A-Z]", after):
        return False
    if name.kind == "person":  # behind a title, but no second half of another name
        return re.search(r"\b[A-Z][\w-]+\.? $", before) is None or re.search(rf"{_TITLE} $", before) is not None
    return re.search(r"(?<![.“”:] )(?<!^)\b[A-Z][\w’'-]* $", before) is None


def _listed(text: str) -> Iterator[Named]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _patterns():
        for found in pattern.finditer(text):
            if not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
                yield Named(kind, *found.span(), found[0], found[0])


@cache
def _read() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("names.json").read_text(encoding="utf-8"))
    return loaded


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    rows = _read()["countries"]
    return {
        "country": tuple(row[0] for row in rows),
        "city": tuple(city for row in rows for city in row[2].split(", ") if city),
        "demonym": tuple(row[1] for row in rows if row[1]),
        "body": tuple(_read()["bodies"]),
        "outlet": tuple(_read()["outlets"]),
    }


@cache
def _gazetteer() -> frozenset[str]:
    kinds = _kinds()
    return frozenset(name for kind in ("country", "city", "demonym") for name in kinds[kind])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = {kind: _kinds()[kind] for kind in ("outlet", "body", "country", "city", "demonym")}
    forms = {kind: [form for name in listed for form in _forms(kind, name)] for kind, listed in kinds.items()}
    return tuple((kind, re.compile(rf"(?<!\w)(?:{alternatives(listed)})(?!\w)")) for kind, listed in forms.items())


def _aliases(row: list[str]) -> list[str]:
    return row[3].split(", ") if len(row) > 3 else []


def _forms(kind: str, name: str) -> list[str]:
    """Every form under which a text may hold the name."""
    if kind == "country":
        row = next(row for row in _read()["countries"] if row[0] == name)
        return [name, *_aliases(row)]
    if kind == "body":
        return [name, name.removeprefix("the "), *_read()["body_aliases"].get(name, [])]
    if kind in ("person", "invented"):
        return [name, *name.split()]
    return [name, name.removeprefix("the ")]
