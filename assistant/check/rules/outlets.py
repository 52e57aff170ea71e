"""The outlet that reports something, or is told it: the source's own, or one that the source names for it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check.mentions import mentions
from assistant.check.missing import occurs, read_all
from assistant.check.naming import identity, same
from assistant.check.outlets import outlets_of, told
from assistant.check.types import Aligned
from assistant.types import Reason
from index.parts.spelling import fold
from index.parts.types import Name


def outlets(pair: Aligned) -> Iterator[Reason]:
    """Code `outlet` for an outlet that reports or is told in the claim, and is neither the source's nor named in it,
    or is named in it for something else."""
    for name, role in told(pair.claim):
        if not _occurs(pair, name):
            yield Reason(
                "outlet", f"“{_text(pair, name)}” is neither the source's outlet nor named in it{_instead(pair)}."
            )
        elif role != "named" and (other := _another(pair, name, role)):
            yield Reason("outlet", f"The source has “{other.text}” where this has “{name.text}”.")


def _occurs(pair: Aligned, name: Name) -> bool:
    number = _number(pair, name)
    if not number:
        return occurs(pair, name)
    words = [fold(name.parts[-1]), fold(number)]
    return any(text.phrase(words) for source in pair.sources for text in read_all(source))


def _number(pair: Aligned, name: Name) -> str:
    """The number that belongs to the name of a channel (Channel 10)."""
    after = next((word for word in pair.claim.words if word.start > name.end), None)
    return after.text if after and after.tag == "CRD" and after.start - name.end < 2 else ""


def _text(pair: Aligned, name: Name) -> str:
    return f"{name.text} {_number(pair, name)}".strip()


def _another(pair: Aligned, name: Name, role: str) -> Name | None:
    """The outlet that stands in this role in the near sentences, where the claim's is in none of them; the source's
    own may always report."""
    if role == "reports" and any(
        mentions(source.outlet.upper()).find(identity(name)) for source in pair.sources if source.outlet
    ):
        return None
    near = [evidence.statement for evidence in pair.near]
    if any(same(name, each) and other != "named" for statement in near for each, other in told(statement)):
        return None
    own = [each for each, _ in told(pair.claim)]
    for statement in near:
        if not any(same(name, each) for each in statement.names):
            for each, other in told(statement):
                if other == role and not any(same(each, one) for one in own):
                    return each
    return None


def _instead(pair: Aligned) -> str:
    """The outlet that the near sentences name, else the source's own."""
    named: tuple[Name, ...] = outlets_of(evidence.statement for evidence in pair.near)
    own = [name for name, _ in told(pair.claim)]
    shown = [name.text for name in named if not any(same(name, each) for each in own)]
    shown += [source.outlet for source in pair.sources if source.outlet]
    return f"; it has “{shown[0]}”" if shown else ""
