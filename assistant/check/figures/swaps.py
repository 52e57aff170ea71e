"""Whether a number of the claim is in the source, but of something else: 14 wounded, where 14 are dead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.check.closeness import related
from assistant.check.figures.amounts import compare
from assistant.check.figures.held import Held
from assistant.check.figures.states import state_of
from assistant.check.types import Aligned
from index.parts.wordlists import word_classes

_SURE = 0.8


@dataclass(frozen=True, slots=True)
class _Counterparts:
    """A quantity of a source, with the places of the claim's quantities that are the same, and whether none of them is
    anything like it. It holds the quantity, so that its `id` stays its own."""

    held: Held
    same: tuple[int, ...]
    untold: bool


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
    return [held for held in others if _counterparts(held, pair).untold]


def _counterparts(held: Held, pair: Aligned) -> _Counterparts:
    """Looked up once for each quantity of the source: a claim of thirty figures would ask a thousand times."""
    kept: dict[int, _Counterparts] = pair.kept.setdefault("counterparts", {})
    found = kept.get(id(held))
    if found is None:
        claim = pair.claim
        told = [compare(one, claim.text[one.start : one.end], held.quantity) for one in claim.quantities]
        same = tuple(at for at, how in enumerate(told) if how == "same")
        found = kept[id(held)] = _Counterparts(held, same, all(how == "other" for how in told))
    return found


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
    found = [(at, place) for place, other in enumerate(others) for at in _counterparts(other, pair).same]
    for at, place in sorted(found):
        partner = Held(pair.claim, pair.claim.quantities[at])
        if _crossed(claimed, partner, same, others[place]):
            return others[place]
    return None


def _crossed(claimed: Held, partner: Held, same: Sequence[Held], other: Held) -> bool:
    own = max(claimed.shares(held) for held in same) + partner.shares(other)
    exchanged = min(claimed.shares(other), max(partner.shares(held) for held in same))
    return not own and exchanged > 0
