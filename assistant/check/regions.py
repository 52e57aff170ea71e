"""Parts of places: northern Israel, the south of Lebanon, most of Libya."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.check.classes import check_words
from assistant.check.slots import span_of
from assistant.check.types import Aligned
from index.parts.spelling import fold
from index.parts.types import Name, Statement

_DIRECTION = re.compile(r"\b(north|south|east|west)(?:-?(east|west))?(?:ern(?:most)?|ward|wards)?\b", re.I)
# Names with a direction that is no part of them as a place.
_NAMES = re.compile(
    r"\b(?:(?:Middle|Near|Far) East\w*|(?:North|South) (?:Korea|Africa|America|Sudan|Carolina|Dakota|Kivu|Yemen)\w*"
    r"|West (?:Bank|Africa|Virginia|Point|Wing)\w*|the West|Western(?:ers?)?|East (?:Timor|Jerusalem)"
    r"|North(?:ern)? (?:Ireland|Atlantic|Alliance|Macedonia)|Southern California|Northwestern|Southampton"
    r"|Eastern Europe\w*|Westminster|Southeast Asia\w*)\b"
)
_PART = check_words("parts of places")
_SHARE = check_words("shares of places")
_LAND = re.compile(
    r"\b(?:(?:north|south|east|west)\w*|most|much|parts?|half) of "
    r"(?:the|their|its|his|her) (?:country|nation|city|region|island)\b",
    re.I,
)


@lru_cache(maxsize=4096)
def direction(text: str) -> frozenset[str]:
    """The directions that a text speaks of (north, south, ...), apart from those in well-known names."""
    plain = _NAMES.sub(" ", text)
    return frozenset(f"{found[1]}{found[2] or ''}".casefold() for found in _DIRECTION.finditer(plain))


def part_of(statement: Statement, name: Name) -> str:
    """The words that make a name's place a part of itself ("northern", "most of"), "" where the whole is meant."""
    first, last = span_of(statement, name)
    words = statement.words
    before = [fold(word.text) for word in words[max(0, first - 3) : first]]
    if before and before[-1] in _PART:
        return words[first - 1].text
    if len(before) > 1 and before[-1] == "of" and before[-2] in _SHARE:
        return f"{words[first - 2].text} of"
    if words[last].tag != "POS" and last + 2 < len(words) and words[last + 1].tag == "POS":
        following = fold(words[last + 2].text)
        return words[last + 2].text if following in _PART or following in _SHARE else ""
    return ""


def part_of_the_land(pair: Aligned) -> str:
    """What the near sentences call a part of a land without its name ("the east of the country"), "" where nothing."""
    return next((found[0] for evidence in pair.near if (found := _LAND.search(evidence.text))), "")
