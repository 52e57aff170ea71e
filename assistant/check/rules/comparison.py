"""A comparison turned: more for fewer, or its two sides changed over."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check.closeness import opposite
from assistant.check.types import Aligned
from assistant.types import Reason
from index.parts.types import Statement, Word

_COMPARING = frozenset(
    [
        *("more", "fewer", "less", "most", "least", "fewest", "above", "below", "before", "after", "first", "last"),
        *("earlier", "later", "higher", "lower", "larger", "smaller", "bigger", "greater", "longer", "shorter"),
        *("highest", "lowest", "largest", "smallest", "biggest", "latest", "earliest", "up", "down", "over", "under"),
        *("faster", "slower", "stronger", "weaker", "better", "worse", "north", "south", "east", "west"),
        *("northern", "southern", "eastern", "western", "at least", "majority", "minority"),
    ]
)


def comparison(pair: Aligned) -> Iterator[Reason]:
    """A word of comparison whose opposite stands in the near sentences, while it itself stands in none of them."""
    there = {word.text.casefold() for evidence in pair.near for word in evidence.statement.words}
    for word in pair.claim.words:
        own = word.text.casefold()
        if own not in _COMPARING or own in there:
            continue
        for other in sorted(there & _COMPARING):
            if opposite(own, other) and _of_the_same(pair, word, other):
                yield Reason("comparison", f"The source says “{other}”, not “{own}”.")
                return
    yield from _sides(pair)


def _of_the_same(pair: Aligned, word: Word, other: str) -> bool:
    """Whether a word beside the comparison in the claim stands beside its opposite in the source."""
    at = pair.claim.words.index(word)
    beside = {own for own in (at - 2, at - 1, at + 1, at + 2, at + 3) if own in pair.links}
    for own in beside:
        place, there, _ = pair.links[own]
        words = pair.near[place].statement.words
        if any(near.text.casefold() == other for near in words[max(0, there - 4) : there + 4]):
            return True
    return False


def _sides(pair: Aligned) -> Iterator[Reason]:
    """`A more than B` where the source has `B more than A`."""
    own = _around_than(pair.claim)
    for evidence in pair.near:
        other = _around_than(evidence.statement)
        if own and other and own[1] == other[1] and own[0] == other[2] and own[2] == other[0] and own[0] != own[2]:
            yield Reason("comparison", f"The sides are changed over: the source says “{evidence.text[:160]}”.")
            return


def _around_than(statement: Statement) -> tuple[str, str, str] | None:
    """(name before, word compared by, name behind) of a `than`."""
    words = statement.words
    for at, word in enumerate(words):
        if word.lemma == "than" and at:
            before = [w.lemma for w in words[:at] if w.tag == "NP0"]
            behind = [w.lemma for w in words[at + 1 :] if w.tag == "NP0"]
            compared = [w.text.casefold() for w in words[:at] if w.text.casefold() in _COMPARING]
            if before and behind and compared:
                return before[0], compared[-1], behind[0]
    return None
