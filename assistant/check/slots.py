"""What stands in a source's sentence where the claim has a certain name: beside the same words, in the same way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.check.naming import alike, identity, same
from assistant.check.types import Aligned
from index.parts.types import Name, Statement

_SURE = 0.8  # closeness of a word that surely is the source's word
_REACH = 3  # words between a name and the word it stands beside
_LINKS = ("PRP", "PRF", "POS", "AT0", "AJ0", "DPS", "AVP", "TO0", "PUQ")
_TOGETHER = frozenset([",", "and", "or", "&", "(", ")", "the", "both"])


@dataclass(frozen=True, slots=True)
class _Beside:
    """A name of the near sentence at `place`; `bound` by a preposition or a possessive to the word it stands by."""

    place: int
    name: Name
    bound: bool


def in_its_place(pair: Aligned, name: Name) -> Name | None:
    """The name that a near sentence has in the place of one of the claim's: on the same side of the same word with
    the same small words between; of the same kind, and another name.

    None where there is none, or where the claim's name stands so as well. Where it stands elsewhere in the near
    sentences, the other must be the adjective of the same noun (a Greek aircraft), a place behind the same preposition
    of the sentence that carries most, or have changed places with it."""
    others = _others(pair, name)
    if not others:
        return None
    held = [number for number, evidence in enumerate(pair.near) if _has(evidence.statement, name)]
    if not held:
        return others[0].name
    return next((other.name for other in others if _surely(pair, name, other, held)), None)


def _surely(pair: Aligned, name: Name, other: _Beside, held: list[int]) -> bool:
    """Whether another name stands in the place of one that the near sentences have as well, elsewhere."""
    swapped = [each for each in pair.claim.names if each != name and same(each, other.name)]
    if any(same(back.name, name) for each in swapped for back in _others(pair, each)):
        return True
    if swapped:
        return False
    level = identity(name).grouped == identity(other.name).grouped  # a land is not put for a village
    bound = name.kind == "place" and other.bound and other.place == 0 and 0 not in held and level
    return name.kind == "people" or bound


def _has(statement: Statement, name: Name) -> bool:
    return any(same(name, each) for each in statement.names)


def _others(pair: Aligned, name: Name) -> list[_Beside]:
    """The names of its kind beside the words that the claim's name stands by; none where it stands there itself."""
    first, last = span_of(pair.claim, name)
    found = [*_beside(pair, first, -1), *_beside(pair, last, 1)]
    if any(same(name, other.name) for other in found):
        return []
    return [
        each for each in found if alike(name, each.name) and not _with(pair.near[each.place].statement, each.name, name)
    ]


def span_of(statement: Statement, name: Name) -> tuple[int, int]:
    """The indexes of the first and the last word of a name."""
    inside = [at for at, word in enumerate(statement.words) if word.start < name.end and word.end > name.start]
    return inside[0], inside[-1]


def _beside(pair: Aligned, edge: int, step: int) -> Iterator[_Beside]:
    """The names that stand to the word beside the claim's name as that name does, each with the place of its
    sentence. `step` is -1 for the word before, 1 for the one after."""
    anchor, between = _neighbour(pair.claim, edge, step)
    if anchor is None or anchor not in pair.links:
        return
    place, at, closeness = pair.links[anchor]
    meant = pair.near[place].statement.words[at]
    if closeness < _SURE or meant.tag[:2] != pair.claim.words[anchor].tag[:2]:
        return
    for number, evidence in enumerate(pair.near):
        statement = evidence.statement
        for other in statement.names:
            first, last = span_of(statement, other)
            neighbour, small = _neighbour(statement, first if step < 0 else last, step)
            if neighbour is not None and statement.words[neighbour].lemma == meant.lemma and small == between:
                yield _Beside(number, other, bool(small))


def _neighbour(statement: Statement, edge: int, step: int) -> tuple[int | None, tuple[str, ...]]:
    """The nearest word of matter on one side of a name, and the small words between that bind the two."""
    small: list[str] = []
    at = edge + step
    while 0 <= at < len(statement.words) and len(small) <= _REACH:
        word = statement.words[at]
        if word.tag[:2] in ("NN", "VV", "NP", "CR"):
            return at, tuple(small)
        if word.tag not in _LINKS:
            break
        if word.tag in ("PRP", "PRF", "POS"):
            small.append(word.lemma)
        at += step
    return None, ()


def _with(statement: Statement, other: Name, name: Name) -> bool:
    """Whether the claim's name stands right beside the other one, joined to it by nothing but commas and "and"."""
    for each in statement.names:
        if same(each, name):
            (_, left), (right, _) = sorted((span_of(statement, each), span_of(statement, other)))
            between = statement.words[left + 1 : right]
            if len(between) < 4 and all(word.text.casefold() in _TOGETHER or word.tag == "POS" for word in between):
                return True
    return False
