"""The names of a claim that its sources have in no form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check.classes import check_words
from assistant.check.mentions import Mentions, mentions
from assistant.check.naming import identity
from assistant.check.slots import in_its_place, span_of
from assistant.check.types import Aligned, Source
from index.parts.gazetteer import groups, land_of
from index.parts.runs import ordinary
from index.parts.spelling import fold
from index.parts.types import Name

_COUNTRY = re.compile(r"\b(?:the|their|his|her|its|our) (?:\w+ )?(?:country|nation|homeland|kingdom)\b")
# Capitals that name nobody in particular, or that a paraphrase may bring along.
_LOOSE = check_words("loose")


def missing(pair: Aligned) -> Iterator[Name]:
    """Each name of the claim that no source has in text, title, outlet or context, in order."""
    for name in pair.claim.names:
        key = identity(name).phrase
        if (
            key
            and key not in _LOOSE
            and not _plain(pair, name)
            and not occurs(pair, name)
            and not _the_land(pair, name)
        ):
            yield name


def occurs(pair: Aligned, name: Name) -> bool:
    """Whether a source has the name in some form, or a town of the land that it names."""
    own = identity(name)
    return any(text.find(own) or _within(name, text) for source in pair.sources for text in read_all(source))


def read_all(source: Source) -> tuple[Mentions, ...]:
    """The words of a source, of its title and outlet, and of what stands around it."""
    outlet = source.outlet.upper()  # an acronym counts in capitals, and files have outlets in small letters
    return tuple(mentions(text) for text in (source.text, source.title, outlet, source.context) if text)


def _plain(pair: Aligned, name: Name) -> bool:
    """A word of the dictionary that may be no name: one that is not read as a name, one in a title of a work, a
    contraction that begins the claim or a quotation ("We're"), and a kind of body ("the Navy")."""
    if len(name.parts) != 1 or not ordinary(fold(name.parts[0])) or name.text.isupper():
        return False
    before = pair.claim.text[: name.start].rstrip("“\"‘'( ")
    opens = not before or before[-1] in ".:!?"
    first, _ = span_of(pair.claim, name)
    unsure = pair.claim.words[first].tag != "NP0" or (opens and not name.text.isalpha())
    return name.kind == "organisation" or (name.kind == "unknown" and unsure)


def _within(name: Name, text: Mentions) -> bool:
    """Whether the text has a town or region of the land: Libya for Benghazi is wider, and not another place."""
    lands = {group for group in groups(identity(name).phrase) if group.startswith("land")}
    return bool(lands) and any(
        land_of(key) in lands and text.shown[at[0]][0].isupper() for key, at in text.places.items()
    )


def _the_land(pair: Aligned, name: Name) -> bool:
    """A land that near sentences call "the country", and name no other in its place."""
    lands = any(group.startswith("land") for group in groups(identity(name).phrase))
    called = any(_COUNTRY.search(evidence.text) for evidence in pair.near)
    return lands and called and in_its_place(pair, name) is None
