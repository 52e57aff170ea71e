"""More than the source says: a wider scope, a cause of its own making."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from claims import Claim

from mutating.names import country_of
from mutating.speakers import attribution
from mutating.text import alternatives, found_all, masked, put, share, words
from mutating.types import Changed, Context

Change = tuple[int, int, str]

_REGION = re.compile(
    r"\b(?P<prep>in|across|from|of|over|around) (?:the )?(?:far )?(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)? (?:of )?(?:the )?(?P<name>[A-Z][a-z]+)\b(?! [A-Z]|’)"
)
_DISTRICT = re.compile(
    r"\b(?P<prep>in|across|from|around) the (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:region|district|province|area|suburb)\b"
)
_WITHIN = re.compile(
    r"\b(?P<prep>in|across) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,.;]| (?:on|late|early|when|after|and|were|was|have|had|is|are)\b)"
)
_EVENT = re.compile(
    r"\b(?:attack|shell|protest|fighting|people|resident|school|clash|demonstrat|rall|strike|violence|home|hospital"
    r"|shop|explosion|death|killed|wounded|hurt|street|bridge|train|gunfire|curfew)\w*\b[^,;]{0,40}$"
)
_OF_THE = re.compile(
    r"(?<!in )\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) of (?=(?:the|its|his|their)\b)",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?P<kept>the (?:first|worst|deadliest|biggest|largest|highest|lowest|closest|heaviest|fiercest|longest|bloodiest"
    r"|strongest|sharpest|smallest|nearest)\b[^,.;·]{2,60}?) since [^,.;·]+"
)
_UNTIL = re.compile(r"(?<=\w) until (?:\d{1,2} [A-Z]\w+|[A-Z]\w+day|the end of \w+|further notice)(?=[,.])")
_NUMBER_NEXT = re.compile(
    r" (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|time|day|kind|sort|way|form|point|extent|other|more|of)"
)
_MASSES = re.compile(r" (?:[a-z’-]+ ){0,2}(?:[a-z]+[^s\W]s|people|women|men|children|of)\b")


def scope_widened(claim: Claim, context: Context, random: Random) -> Changed:
    """Some become all, a part the whole, a region its country, a while for good."""
    del context
    text = masked(claim.text)
    found = [*_listed(text), *_limits(text)] or [*_places(text)]
    return put(claim.text, *random.choice(found)) if found else None


def _listed(text: str) -> Iterator[Change]:
    taken: set[int] = set()
    for old, new in words()["scope"]:
        for found in found_all(re.escape(old), text):
            if found.start() not in taken and _widens(text, found):
                taken.add(found.start())
                yield *found.span(), new


def _widens(text: str, found: re.Match[str]) -> bool:
    """Whether the word sets a limit there: not `some twenty`, `how many`, `the most`, `took part of`."""
    before, after, word = text[: found.start()], text[found.end() :], found[0].lower()
    if word in ("some", "many", "most", "several", "certain", "a few") and (
        _NUMBER_NEXT.match(after) or not _MASSES.match(after)
    ):
        return False
    if (
        re.search(r"\b(?:how|as|so|too|the|too|at|not|its|among|these|those|at least) $", before, re.IGNORECASE)
        and word != "most of"
    ):
        return False
    if word == "part of" and re.search(
        r"\b(?:as|was|is|be|are|were|took|taking|take|form|formed|became|been|being) (?:a )?$", before
    ):
        return False
    if word in ("short", "limited", "initial", "partial"):
        return (
            re.match(
                r" (?:pause|truce|halt|stop|ceasefire|cease-fire|agreement|deal|ban|suspension|access|withdrawal)",
                after,
            )
            is not None
        )
    if word in ("local", "regional"):
        return re.match(r" (?:official|resident|authorit|police|government|media|election|ban)", after) is not None
    return not (word == "often" and before.endswith("as "))


def _limits(text: str) -> Iterator[Change]:
    for found in _OF_THE.finditer(text):
        yield *found.span(), "all of "
    for found in _RECORD.finditer(text):
        yield *found.span(), f"{found['kept']} ever"
    for found in _UNTIL.finditer(text):
        yield *found.span(), " indefinitely"


def _places(text: str) -> Iterator[Change]:
    for found in _REGION.finditer(text):
        yield (
            *found.span(),
            f"{'throughout' if found['prep'] in ('in', 'across', 'over', 'around') else found['prep'] + ' all of'} {found['name']}",
        )
    for found in _DISTRICT.finditer(text):
        if country := country_of(found["name"]):
            yield *found.span(), f"{'from all over' if found['prep'] == 'from' else 'throughout'} {country}"
    for found in _WITHIN.finditer(text):
        if not _EVENT.search(text[: found.start()]):
            continue
        if country := country_of(found["name"]):
            yield *found.span(), f"throughout {country}"


def cause_invented(claim: Claim, context: Context, random: Random) -> Changed:
    """A reason that no source gives; or what came first made the cause of what came after."""
    del context
    text = masked(claim.text)
    cues = rf"(?i)\b(?:{alternatives([*words()['cause_cues'], 'although', 'which is why'])})\b"
    if re.search(cues, text):
        return None
    made = [*_sequences(text)] if not re.search(cues, claim.cited) else []
    if made and random.random() < 0.5:
        return put(claim.text, *random.choice(made))
    causes = _causes(claim)
    at = _clause_end(claim.text)
    if at is None or not causes:
        return put(claim.text, *random.choice(made)) if made else None
    return put(claim.text, at, at, f" {random.choice(causes)}")


def _causes(claim: Claim) -> list[str]:
    """Causes that fit the matter of the claim and that its sources do not speak of."""
    listed = next(causes for pattern, causes in words()["causes"] if re.search(pattern, claim.text, re.IGNORECASE))
    return [cause for cause in listed if share(cause, claim.cited) < 0.34]


def _sequences(text: str) -> Iterator[Change]:
    """`when` and `after` with a clause behind them."""
    for found in re.finditer(
        r"(?<=[a-z]) (?P<word>when|after) (?=(?:the|an?|its|his|her|their|he|she|it|they|[A-Z]\w+) (?:[\w’-]+ ){0,3}?(?:\w+ed|was|were|had|hit|fell|struck|went|left|came|broke|began) )",
        text,
    ):
        if not re.search(
            r"(?:\d|day|week|month|year|hour|minute|night|morning|evening|shortly|soon|just|time|asked|[A-Z]\w+)$",
            text[: found.start()],
        ):
            yield *found.span("word"), "because"


def _clause_end(text: str) -> int | None:
    """Where the main statement ends: before a trailing attribution, or at the full stop."""
    read = masked(text)
    found = attribution(text)
    if found and found.form in ("last", "behind"):
        end = len(text[: found.content[1]].rstrip(" ,"))
        return end if read[end - 1].isalnum() else None
    if found and found.form == "according" and found.content[0] == 0:
        return found.content[1]
    whole = re.search(r"\w\.$", read)
    return whole.end() - 1 if whole and ";" not in read and ":" not in read and len(read.split()) <= 32 else None
