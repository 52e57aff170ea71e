"""A comparison turned: more for fewer, or its two sides changed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from assistant.check.align import weight
from assistant.check.types import Aligned
from assistant.types import Reason
from index.parts.types import Statement, Word

_PAIRS = (
    (("more",), ("fewer", "less")),
    (("most",), ("least", "fewest")),
    (("above", "exceeding"), ("below", "under")),
    (("before",), ("after",)),
    (("first",), ("last", "second")),
    (("higher", "highest"), ("lower", "lowest")),
    (("larger", "bigger", "greater", "largest", "biggest"), ("smaller", "smallest")),
    (("longer", "longest"), ("shorter", "shortest")),
    (("earliest",), ("latest",)),
    (("better", "best"), ("worse", "worst")),
    (("stronger",), ("weaker",)),
    (("faster",), ("slower",)),
    (("north", "northern"), ("south", "southern")),
    (("east", "eastern"), ("west", "western")),
    (("majority",), ("minority",)),
    (("best",), ("worst",)),
)
_OPPOSITES = {
    word: frozenset(other) for one, two in _PAIRS for side, other in ((one, two), (two, one)) for word in side
}
_COMPARING = frozenset(_OPPOSITES)
_TIMES = frozenset(["year", "month", "week", "weekend", "night", "decade", "century", "season", "summer", "winter"])
_COMPANY = 4  # words on either side of a comparison that tell what is compared


def comparison(pair: Aligned) -> Iterator[Reason]:
    """A word of comparison whose opposite stands in the near sentences, while it itself stands in none of them."""
    there = {own for evidence in pair.near for own in _compared(evidence.statement.words)}
    for at, own in enumerate(_compared(pair.claim.words)):
        if own not in _COMPARING or own in there or pair.claim.words[at - 1].lemma == "no":
            continue
        other = next((o for o in sorted(there & _OPPOSITES[own]) if _of_the_same(pair, at, o)), None)
        if other and not _changed_over(pair, at, other):
            yield Reason("comparison", f"The source says “{other}”, not “{own}”.")
            return
    yield from _sides(pair)


def _compared(words: Sequence[Word]) -> list[str]:
    """Each word in lower case; "" for the `last` of a time, which is the one before and compares nothing."""
    return [
        "" if word.lemma == "last" and after and (after.tag == "NP0" or after.lemma in _TIMES) else word.text.casefold()
        for word, after in zip_longest(words, words[1:])
    ]


def _of_the_same(pair: Aligned, at: int, other: str) -> bool:
    """Whether a word beside the comparison in the claim stands beside its opposite in the source."""
    for own in range(at - _COMPANY, at + _COMPANY + 1):
        if own in pair.links and own != at:
            place, there, _ = pair.links[own]
            words = pair.near[place].statement.words
            if any(near.text.casefold() == other for near in words[max(0, there - _COMPANY) : there + _COMPANY]):
                return True
    return False


def _changed_over(pair: Aligned, at: int, other: str) -> bool:
    """Whether the sides are changed over as well: A more than B is B less than A."""
    straight = crossed = 0.0
    for own, (place, there, _) in pair.links.items():
        words = pair.near[place].statement.words
        middle = next((each for each, word in enumerate(words) if word.text.casefold() == other), None)
        if middle is not None and own != at:
            if (own < at) == (there < middle):
                straight += weight(pair.claim.words[own])
            else:
                crossed += weight(pair.claim.words[own])
    return crossed > straight


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
