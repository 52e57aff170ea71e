"""Whether a number of the claim is in the source, but of something else: 14 wounded, where 14 are dead."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.check.closeness import related
from assistant.check.figures.amounts import compare
from assistant.check.figures.held import Held
from assistant.check.figures.states import state_of
from assistant.check.types import Aligned
from index.parts.wordlists import word_classes

_SURE = 0.8


def swapped(claimed: Held, same: Sequence[Held], pair: Aligned, around: Sequence[Held]) -> Held | None:
    """The quantity that the source has for what the claim counts, where those with the claim's number (`same`) count
    something else there."""
    found = claimed.quantity
    if found.unit in ("label", "ordinal", "times") or (not found.unit and found.high <= 2):
        return None
    shown = pair.claim.text[found.start : found.end]
    others = [
        held for held in around if held.quantity.unit == found.unit and compare(found, shown, held.quantity) == "other"
    ]
    beside = [held for held in others if any(held.statement is one.statement for one in same)]
    if claimed.state and all(held.state for held in same):
        if any(held.state == claimed.state for held in same):
            return None
        return next((held for held in beside if held.state == claimed.state), None)
    return _by_noun(claimed, same, [*beside, *_untold(others, pair)]) or _by_exchange(claimed, same, beside, pair)


def _untold(others: Sequence[Held], pair: Aligned) -> list[Held]:
    """The quantities that the claim does not tell as well."""
    told = [(found, pair.claim.text[found.start : found.end]) for found in pair.claim.quantities]
    return [held for held in others if all(compare(found, words, held.quantity) == "other" for found, words in told)]


def _by_noun(claimed: Held, same: Sequence[Held], others: Sequence[Held]) -> Held | None:
    """Another number has the claim's noun, and those with the claim's number have nouns of their own."""
    noun = claimed.quantity.noun
    if not noun or any(not held.quantity.noun or _kin(noun, held.quantity.noun) for held in same):
        return None
    return next((held for held in others if held.quantity.noun == noun), None)


def _kin(one: str, other: str) -> bool:
    if "person" in (one, other) and any(state_of(noun) or noun in _people() for noun in (one, other)):
        return True  # 21 people, who are wounded
    return one == other or related(one, other) >= _SURE


def _people() -> frozenset[str]:
    return word_classes("speakers.txt")["group"]


def _by_exchange(claimed: Held, same: Sequence[Held], others: Sequence[Held], pair: Aligned) -> Held | None:
    """Two numbers of the claim stand in each other's company, compared with the source."""
    for mine in pair.claim.quantities:
        partner = Held(pair.claim, mine)
        shown = pair.claim.text[mine.start : mine.end]
        for other in others:
            if compare(mine, shown, other.quantity) == "same" and _crossed(claimed, partner, same, other):
                return other
    return None


def _crossed(claimed: Held, partner: Held, same: Sequence[Held], other: Held) -> bool:
    own = max(claimed.shares(held) for held in same) + partner.shares(other)
    exchanged = min(claimed.shares(other), max(partner.shares(held) for held in same))
    return not own and exchanged > 0
