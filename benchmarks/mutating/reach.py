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
    r"\b(?P<prep>in|across|from|of|over|around) (?:the )?(?:far )?(?:north|south|east|west)(?:-?(?:east"
    r"|west))?(?:ern)? (?:of )?(?:the )?(?P<name>[A-Z][a-z]+)\b(?! [A-Z]|’)"
)
_DISTRICT = re.compile(
    r"\b(?P<prep>in|across|from|around) the (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:region|district"
    r"|province|area|suburb)\b"
)
_WITHIN = re.compile(
    r"\b(?P<prep>in|across) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,.;]| (?:on|late|early|when|after|and"
    r"|were|was|have|had|is|are)\b)"
)
_EVENT = re.compile(
    r"\b(?:attacks|shelling|protests|fighting|people|residents|schools|clashes|demonstrations|rallies|strikes|violence"
    r"|homes|hospitals|shops|explosions|deaths|streets|bridges|trains|gunfire|buildings|troops|soldiers|rebels|groups"
    r"|women|children|families|officials|protesters|farmers|patients)(?: \w+)? $"
)
_OF_THE = re.compile(
    r"(?<!in )\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) of (?=(?:the|its|his|their)\b)",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?P<kept>the (?:first|worst|deadliest|biggest|largest|highest|lowest|closest|heaviest|fiercest"
    r"|longest|bloodiest"
    r"|strongest|sharpest|smallest|nearest)\b[^,.;·]{2,60}?) since [^,.;·]+"
)
_UNTIL = re.compile(r"(?<=\w) until (?:\d{1,2} [A-Z]\w+|[A-Z]\w+day|the end of \w+|further notice)(?=[,.])")
_NUMBER_NEXT = re.compile(
    r" (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|time|day|kind|sort|way|form|point|extent|other|more|of)"
)
_MASSES = re.compile(r" (?:[a-z’-]+ ){0,2}(?:[a-z]+[^s\W]s|people|women|men|children|of)\b")


_HAS_CAUSE = re.compile(rf"\b(?:{alternatives(words()['cause_cues'])})\b", re.IGNORECASE)
# Behind these a reason would not be one of the main statement.
_NO_ROOM = re.compile(
    r"\b(?:although|though|while|whereas|which|who|whom|unlike|unless|if|should|would|may|might|could|told)\b"
    r"|[;:—]|, (?:an?|the|its|his|her) [^,]+\.$",
    re.I,
)
_HAPPENS = re.compile(
    r"\b(?:(?:was|were|been|be|being) \w+(?:ed|en|wn|lt|ld|nt|ut|it)|(?:has|have|had|did|will) (?:not )?\w+"
    r"|won|fell|rose|went|left|came|began|met|took|gave|held|cut|struck|hit|killed|closed|\w{3,}ed)\b"
)


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
    if word in ("parts of", "part of") and (before.endswith("other ") or re.match(r" (?:which|whom|them|it)\b", after)):
        return False
    if word.startswith("half") and re.search(r"\b(?:first|second|other|earlier|later) $", before):
        return False
    if word == "one of the":
        return re.search(r"(?:^|\b(?:said|says|say|told by|according to) )$", before) is not None
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
        wide = f"{found['prep']} all of" if found["prep"] in ("of", "from") else "throughout"
        yield *found.span(), f"{wide} {found['name']}"
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
    if "·" in text or _HAS_CAUSE.search(text) or _NO_ROOM.search(text):
        return None
    made = [*_sequences(text)] if not _HAS_CAUSE.search(claim.cited) else []
    if made and random.random() < 0.5:
        return put(claim.text, *random.choice(made))
    causes, at = _causes(claim), _clause_end(claim.text)
    if at is None or not causes or not _HAPPENS.search(text):
        return put(claim.text, *random.choice(made)) if made else None
    return put(claim.text, at, at, f" {random.choice(causes)}")


def _causes(claim: Claim) -> list[str]:
    """Causes that fit the matter of the claim and that its sources do not speak of."""
    listed = next(
        causes for pattern, causes in words()["causes"] if re.search(rf"\b(?:{pattern})", claim.text, re.IGNORECASE)
    )
    return [cause for cause in listed if share(cause, claim.cited) < 0.34]


def _sequences(text: str) -> Iterator[Change]:
    """`when` and `after` with a clause behind them."""
    for found in re.finditer(
        r"(?<=[a-z]) (?P<word>when|after) (?=(?:the|an?|its|his|her|their|he|she|it|they|[A-Z]\w+) "
        r"(?:[\w’-]+ ){0,3}?(?:\w+ed|was|were|had|hit|fell|struck|went|left|came|broke|began) )",
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
