"""Numbers that a writer may work out from the source without saying more than it does: the half where it has 60 of
120, the gain where it has before and after, three ministers where it names three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from assistant.check.figures import shares
from assistant.check.figures.amounts import raw
from assistant.check.figures.held import Held
from assistant.check.figures.told import day_of, told_in
from assistant.check.types import Aligned
from index.parts.atoms import ORDINALS
from index.parts.types import Quantity, Statement, Time

_FEW = 10  # up to so many a writer counts what the source lists
_YEAR = 31557600
_DAY = 86400
_UNITS = {"day": _DAY, "week": 7 * _DAY, "fortnight": 14 * _DAY, "quarter": _YEAR / 4, "half": _YEAR / 2, "year": _YEAR}
_ROUGH = 0.08  # "almost three points" for 2.9, "more than 40" for 43
_PHRASE = 4  # words of a phrase in a list
_PLACES = frozenset(["country", "nation", "state", "city", "town", "village", "place", "land", "province", "region"])
_ANOTHER = re.compile(r"\b(?:another|more|again|yet)\b", re.IGNORECASE)  # "another war after those in Iraq and Iran"
_JOINT = re.compile(r",\s*(?:and|or)\s(?:the\s)?|,\s(?:the\s)?|\s(?:and|or)\s(?:the\s)?")
_MORE = re.compile(r"\s(?:more|fewer|less|additional|extra)\b")
_OF = re.compile(
    r"\sof\s(?:the|its|their|those)\s(?:\d|\w+teen|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred|thousand)"
)
_OF_THE = re.compile(r"\b[Oo]f (?:the|its|their|those|his|her|some)\s(?:\w+\s)?$")
_COMPARED = re.compile(
    r"\b(?:more|fewer|less|higher|lower|up|down|by|rise|rose|fell|gain|gained|lost|added|difference|gap|another|extra"
    r"|further|remaining|still|other|rest|ahead|behind|lead\w*|trail\w*|margin|advantage|short|exceed\w*|longer|older|younger"
    r"|wider|deeper|edge|clear|beyond|above|below|missed|left)\b",
    re.IGNORECASE,
)


def worked_out(pair: Aligned, found: Quantity, shown: str, around: Sequence[Held]) -> bool:
    """Whether the claim's number follows from those of the sentences that carry it."""
    if found.low != found.high:
        return False
    if found.unit in ("percent", "times"):
        return shares.follows(pair.claim, found, shown, around)
    if found.unit == "age":
        return _aged(pair, found)
    if found.unit == "second":
        return _spans(pair, found) or _difference(pair.claim, found, around)
    return _sum(found, around) or _difference(pair.claim, found, around) or shares.part_of_whole(found, around)


def gained(pair: Aligned, found: Quantity, around: Sequence[Held]) -> bool:
    """Nine thousand more, where the source has before and after; three of the twelve, where it has the other
    nine; all but one percent."""
    if shares.by_the_unit(pair.claim, found, around):
        return True
    if found.unit == "percent":
        return shares.rest(pair.claim, found, around)
    if _MORE.match(pair.claim.text, found.end):
        return _difference(pair.claim, found, around)
    named = {other.high for other in pair.claim.quantities if other.start != found.start}
    wholes = [held for held in around if held.quantity.unit == "percent" or held.quantity.high in named]
    return _remainder(pair.claim, found, around) or shares.part_of_whole(found, wholes)


def _remainder(claim: Statement, found: Quantity, around: Sequence[Held]) -> bool:
    """What is left of a whole that the claim names as well: three of the twelve; of the 21, 17."""
    wholes = [other.high for other in claim.quantities if other.start > found.end][:1]
    if not _OF.match(claim.text, found.end):
        wholes = [other.high for other in claim.quantities if _OF_THE.search(claim.text[: other.start])]
    held = {other.quantity.high for other in around}
    return any(whole in held and whole - found.high in held for whole in wholes)


def listed(pair: Aligned, found: Quantity) -> bool:
    """One, first, twice, both sides, three ministers who are named: what a writer counts without a number there."""
    if found.unit == "ordinal" and found.high > 2:
        return any(_ANOTHER.search(each.text) and found.high - 1 in counts(each.statement, "") for each in pair.near)
    if found.unit in ("ordinal", "times"):
        return found.high <= 2
    if found.unit or found.low != found.high or found.high > _FEW or found.bound != "exactly":
        return False
    return (
        found.high <= 2
        or _last(pair, found)
        or any(found.high in counts(evidence.statement, found.noun) for evidence in pair.near)
    )


def _last(pair: Aligned, found: Quantity) -> bool:
    """Four shells, where "a fourth" is told of apart from the others."""
    words = "|".join(word for word, place in ORDINALS.items() if place == found.high)
    pattern = re.compile(rf"\b(?:[Aa]|[Aa]nother)\s(?:{words})\b(?!\s(?:of|the)\b)")
    return bool(words) and any(pattern.search(each.text) for each in pair.sentences)


def counts(statement: Statement, noun: str) -> set[int]:
    """How many things of the kind of a noun a sentence may be said to name or list."""
    if runs := _runs(statement):
        return runs
    places = noun in _PLACES
    held = {name.text for name in statement.names if (name.kind in ("place", "people")) == places}
    return {len(held), *_lists(statement)}


def _runs(statement: Statement) -> set[int]:
    """The lengths of the runs of names that only commas and "and" part."""
    gaps = [bool(_JOINT.fullmatch(statement.text[one.end : other.start])) for one, other in pairwise(statement.names)]
    return {len(list(run)) + 1 for held, run in groupby(gaps) if held}


def _lists(statement: Statement) -> list[int]:
    """The lengths of lists of short phrases; the first and the last phrase may be longer than what they list."""
    pieces = _JOINT.split(statement.text)
    short = [len(piece.split()) <= _PHRASE for piece in pieces]
    runs = [(held, len(list(run))) for held, run in groupby(short)]
    return [
        length + extra
        for at, (held, length) in enumerate(runs)
        if held
        for extra in range((at > 0) + (at + 1 < len(runs)) + 1)
    ]


def _difference(claim: Statement, found: Quantity, around: Sequence[Held]) -> bool:
    """Nine thousand more, where the source has before and after."""
    beside = claim.text[max(0, found.start - 24) : found.start] + " " + claim.text[found.end : found.end + 24]
    if not _COMPARED.search(beside) and not _OF.match(claim.text, found.end):
        return False
    unit = "percent" if found.unit == "percentage point" or found.noun == "point" else found.unit
    # "Ruvia 150, Melland 90": a number behind a name has no unit of its own
    held = [other.quantity for other in around if other.quantity.unit in (unit, "label")]
    off = max(_ROUGH * found.high if found.bound != "exactly" else 1e-6 * found.high, 0.0)
    return any(abs(abs(one.high - other.high) - found.high) <= off for one, other in combinations(held, 2))


def _sum(found: Quantity, around: Sequence[Held]) -> bool:
    """Seven aircraft, where the source has five planes and two helicopters."""
    for one, other in combinations(around, 2):
        if one.statement is not other.statement or {one.quantity.unit, other.quantity.unit} != {found.unit}:
            continue
        between = one.statement.text[one.quantity.end : other.quantity.start]
        joined = re.fullmatch(r"(?:\s[\w-]+){1,4},?\s(?:and|plus)(?:\s(?:a|another|some))?\s", between)
        nouns = {one.quantity.noun, other.quantity.noun}
        if joined and found.noun not in nouns and one.quantity.high + other.quantity.high == found.high:
            return True
    return False


def _spans(pair: Aligned, found: Quantity) -> bool:
    """Whether a span of time follows from the days and units of the source; looked up once for each."""
    kept: dict[Quantity, bool] = pair.kept.setdefault("spans", {})
    if found not in kept:
        kept[found] = _one_unit(pair, found) or _elapsed(pair, found)
    return kept[found]


def _one_unit(pair: Aligned, found: Quantity) -> bool:
    """Seven days for the first week, twelve months for a year, three months for a quarter of the year, six for half."""
    word = next((word for word, seconds in _UNITS.items() if abs(found.high - seconds) <= 0.03 * seconds), None)
    if _numbered(pair, found):
        return True
    return word is not None and any(
        re.search(rf"\b(?:a|an|one|the|this|that|first|each|every|second|last|next)\s{word}\b", each.text)
        for each in pair.near
    )


def _numbered(pair: Aligned, found: Quantity) -> bool:
    """Five days, where the source has the fifth day."""
    count, unit = raw(found), found.given.removesuffix("s")
    words = "|".join(word for word, place in ORDINALS.items() if place == count)
    digits = f"{count:.0f}(?:st|nd|rd|th)"
    pattern = re.compile(rf"\b(?:{words or digits}|{digits})\s(?:\w+\s)?{re.escape(unit)}\b")
    return bool(unit) and any(pattern.search(each.text) for each in pair.near)


def _aged(pair: Aligned, found: Quantity) -> bool:
    """38 years old, where a near sentence has 1973 and the source was published in 2011."""
    years = {int(year) for evidence in pair.near for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", evidence.text)}
    published = {day.year for source in pair.sources if (day := day_of(source))}
    return any(last - first == round(found.high) for last in published for first in years)


def _elapsed(pair: Aligned, found: Quantity) -> bool:
    """Nine years, where the source has 1981 and 1990, or 2002 and was published in 2011; ten hours, where it has two
    times of day; four days, where it has 16 to 19 May."""
    told = [[found.time for found in told_in(each.text, day_of(pair.sources[each.source]))] for each in pair.sentences]
    times = [time for group in told for time in group]
    published = [day for source in pair.sources if (day := day_of(source))]
    years = {time.first.year for time in times if time.first}
    clocks = {time.minutes for time in times if time.minutes is not None}
    whole = round(found.high / _YEAR)
    if whole and any(
        abs(one - other) == whole for one, other in combinations(years | {day.year for day in published}, 2)
    ):
        return True
    days = {time.first for time in times if time.first and time.first == time.last}
    months = {time.first for time in times if time.first and time.month}
    gaps = [abs((one - other).days) for one, other in combinations(days | months | set(published), 2)]
    gaps += [(time.last - time.first).days + 1 for time in times if time.first and time.last and time.day]
    hours = [abs(one - other) for one, other in combinations(clocks, 2)]
    spans = [gap * 24 * 60 for gap in gaps] + hours + [night for group in told for night in _nights(group)]
    return any(abs(span * 60 - found.high) <= 0.1 * found.high for span in spans)


def _nights(times: Sequence[Time]) -> Iterator[int]:
    """The minutes from a time of day to one that a sentence tells behind it, and which is of the next day."""
    clocks = [time.minutes for time in times if time.minutes is not None]
    yield from (24 * 60 - (first - then) for first, then in pairwise(clocks) if first > then)
