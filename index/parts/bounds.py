"""Whether a number is exact, rounded, or the least or the most there is, by the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from index.parts.atoms import Atom
from index.parts.types import Bound

_BEFORE: dict[str, Bound] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about",
    "nearly": "about", "almost": "about", "estimated": "about", "circa": "about", "close to": "about",
    "just under": "about", "just over": "more than", "near": "about", "an average of": "about", "perhaps": "about",
    "at least": "at least", "no fewer than": "at least", "no less than": "at least", "not less than": "at least",
    "a minimum of": "at least", "minimum of": "at least", "not fewer than": "at least",
    "more than": "more than", "over": "more than", "above": "more than", "upwards of": "more than",
    "in excess of": "more than", "exceeding": "more than", "exceeded": "more than", "exceeds": "more than",
    "greater than": "more than", "well over": "more than", "north of": "more than", "topped": "more than",
    "topping": "more than",
    "pass": "more than", "passed": "more than", "passing": "more than", "exceed": "more than",
    "surpass": "more than", "past": "more than",
    "longer than": "more than", "higher than": "more than", "beyond": "more than", "surpassed": "more than",
    "older than": "more than", "larger than": "more than", "upward of": "more than",
    "less than": "less than", "fewer than": "less than", "under": "less than", "below": "less than",
    "lower than": "less than", "smaller than": "less than", "shorter than": "less than",
    "younger than": "less than",
    "up to": "at most", "at most": "at most", "at best": "at most", "as many as": "at most", "as much as": "at most",
    "no more than": "at most", "not more than": "at most", "a maximum of": "at most", "maximum of": "at most",
    "at the most": "at most",
}  # fmt: skip
_LONGEST = 3
_AFTER: dict[str, Bound] = {
    "or so": "about", "or thereabouts": "about", "odd": "about", "or more": "at least", "or greater": "at least",
    "at least": "at least", "plus": "at least", "+": "at least", "or fewer": "at most", "or less": "at most",
    "at most": "at most",
}  # fmt: skip
_SKIPPED = frozenset(["an", "a", "just", "only", ","])
# Words that bound a number only where it counts: "over three days" is how long something took.
_LASTING = frozenset(["for", "after", "lasted", "lasting", "just", "well", "of", "in"])
_LESS = frozenset(
    ["lower", "smaller", "shorter", "younger", "cheaper", "lighter", "weaker", "slower", "narrower", "nearer", "closer"]
)
_WITHIN = frozenset(["over", "under", "above", "below", "beyond"])


def bound_of(pieces: Sequence[Atom], start: int, stop: int, default: Bound = "exactly", span: bool = False) -> Bound:
    """The bound of the number between two pieces; `span` where it is a span of time, which something lasts "over"."""
    lasting = (
        span and start > 0 and pieces[start - 1].text == "over" and _text_before(pieces, start - 1) not in _LASTING
    )
    return (None if lasting else _before(pieces, start)) or _after(pieces, stop) or default


def _text_before(pieces: Sequence[Atom], at: int) -> str:
    return pieces[at - 1].text if at else ""


def _before(pieces: Sequence[Atom], start: int) -> Bound | None:
    end = start
    while end > 0 and pieces[end - 1].text in _SKIPPED:
        end -= 1
    if end < start and end and pieces[end - 1].text in _WITHIN:
        return None  # over a 24-hour period
    if end > 1 and pieces[end - 1].text == "than" and (compared := _compared(pieces[end - 2].text)):
        return compared
    for length in range(_LONGEST, 0, -1):
        if length <= end and (bound := _BEFORE.get(" ".join(piece.text for piece in pieces[end - length : end]))):
            return bound
    return None


def _compared(word: str) -> Bound | None:
    """What "heavier than" and its like make of a number."""
    if word in _LESS:
        return "less than"
    return "more than" if word.endswith("er") and word not in ("rather", "other", "fewer") else None


def _after(pieces: Sequence[Atom], stop: int) -> Bound | None:
    for length in (2, 1):
        if bound := _AFTER.get(" ".join(piece.text for piece in pieces[stop : stop + length])):
            return bound
    # Behind what is counted: "40 people or more", "39 victims of his or more".
    for at in range(stop + 1, min(stop + 5, len(pieces) - 1)):
        if pieces[at].word.tag[:2] == "PU":
            break
        if pieces[at].text == "or" and (bound := _AFTER.get(f"or {pieces[at + 1].text}")):
            return bound
    return None
