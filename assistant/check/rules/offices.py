"""Offices: a person named for an office that the source names alone, and one office in the place of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.check.missing import missing
from assistant.check.naming import same
from assistant.check.offices import Office, fields_in, held_by_nobody, single_offices
from assistant.check.types import Aligned
from assistant.types import Reason
from index.parts.spelling import fold
from index.parts.titles import offices as kinds_of
from index.parts.titles import same_office
from index.parts.types import Name


def offices(pair: Aligned) -> Iterator[Reason]:
    """Code `office-holder` for a person whom the source does not name, `office` for another office than its own."""
    for name in missing(pair):
        if office := held_by_nobody(pair, name):
            yield Reason(
                "office-holder", f"The source names the office (“{office}”) and no person: “{name.text}” is not in it."
            )
    found = [reason for name in pair.claim.names if (reason := _other_title(pair, name))]
    yield from found or _other_field(pair) or _other_office(pair)


def _other_title(pair: Aligned, name: Name) -> Reason | None:
    """A person with a title that no sentence of the sources gives, while they give another."""
    if name.kind != "person" or not name.title or not kinds_of(name.title):
        return None
    held = _titles(pair, name)
    if not held or any(_may_be(name.title, other) for other in held) or _said_of_somebody(pair, name.title):
        return None
    return Reason("office", f"“{name.text}” is “{held[0]}” in the source, not “{name.title}”.")


def _titles(pair: Aligned, name: Name) -> list[str]:
    """The titles that sentences with the person's last name give."""
    last = fold(name.parts[-1])
    read = [evidence.statement for evidence in pair.sentences if last in fold(evidence.text)]
    return [other.title for statement in read for other in statement.names if other.title and same(other, name)]


def _may_be(title: str, other: str) -> bool:
    deputies = [any(word in each.split() for word in ("deputy", "vice", "assistant")) for each in (title, other)]
    return same_office(title, other) and deputies[0] == deputies[1]


def _said_of_somebody(pair: Aligned, title: str) -> bool:
    """Whether the sources speak of the same office at all: it may well be the person's, said two sentences before."""
    words = fold(title)
    return any(words in fold(source.text + " " + source.context) for source in pair.sources) and not pair.near


def _other_field(pair: Aligned) -> list[Reason]:
    """The foreign minister or ministry where the sources have only the one of defence."""
    claimed = fields_in(pair.claim.text)
    if not claimed:
        return []
    held = fields_in("\n".join(f"{source.title}\n{source.text}\n{source.context}" for source in pair.sources))
    near = fields_in("\n".join(evidence.text for evidence in pair.near))
    left = [text for field, text in near.items() if field not in claimed]
    wrong = [text for field, text in claimed.items() if field not in held]
    if not wrong or not left:
        return []
    return [Reason("office", f"“{wrong[0]}” is not in the source, which has “{left[0]}”.")]


def _other_office(pair: Aligned) -> list[Reason]:
    """An office that no source names, while the near sentences name one that the claim leaves out."""
    claimed = list(single_offices(pair.claim))
    if not claimed:
        return []
    own = _kinds(claimed)
    wrong = [office for office in claimed if not _in_context(pair, office.text)]
    near = (office for each in pair.near for office in single_offices(each.statement))
    left = next((office for office in near if not office.kinds & own and not office.held), None)
    if not wrong or left is None:
        return []
    held = _kinds(office for each in pair.sentences for office in single_offices(each.statement))
    absent = next((office for office in wrong if not office.kinds & held), None)
    if absent is None:
        return []
    return [Reason("office", f"“{absent.text}” is not in the source, which has “{left.text}”.")]


def _kinds(found: Iterable[Office]) -> frozenset[str]:
    return frozenset(kind for office in found for kind in office.kinds)


def _in_context(pair: Aligned, words: str) -> bool:
    return any(fold(words) in fold(f"{source.title} {source.context}") for source in pair.sources)
