"""Dates, weekdays and times of day of a claim that do not follow from its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.check.figures.counted_back import counted_back
from assistant.check.figures.days import Kind, conflict, days, follows, kind_of, same_clock
from assistant.check.figures.settings import around, held, reported
from assistant.check.figures.spans import other_span, span_in_days
from assistant.check.figures.told import Told, day_of, told_in
from assistant.check.types import Aligned, Evidence
from assistant.types import Reason
from index.parts.calendar import NUMBERS, mentions
from index.parts.times import times
from index.parts.types import Time

_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|approximately|some|near|nearly|shortly|just|soon|after|before|by)\s*$", re.IGNORECASE
)
_SPAN = re.compile(r"\b(?:days?|weeks?|years?|aged)\b|,\s\d\d,|-year-old")
_ABOUT = re.compile(r"\b(?:about|around|roughly|approximately|some time)\s(?:on\s)?$", re.IGNORECASE)
_ROUND = 20  # minutes that "about 5 p.m." may be off
_UNTIL = re.compile(r"(?:before|until|till|by)\s", re.IGNORECASE)
_RIVAL = 0.5  # share of the best sentence's weight from which a further sentence may gainsay a date
_BETTER = 2  # words more of the time's company that another sentence must have to have the better date

Near = Sequence[tuple[Evidence, Told]]


def dates(pair: Aligned) -> Iterator[Reason]:
    """Code `date`: the time is in no source, or the source has another one there."""
    if not pair.near or not (found := mentions(pair.claim.text)):
        return
    near = [(evidence, told) for evidence in pair.near for told in _told(pair, evidence)]
    for place in range(len(found)):
        if reason := _reason(pair, place, near):
            yield reason


def _reason(pair: Aligned, place: int, near: Near) -> Reason | None:
    claimed = Told(_claimed(pair, place, 0), pair.claim.text)
    kind = kind_of(claimed.time)
    rivals = [(evidence, told) for evidence, told in near if _rivals(pair, place, kind, told)]
    supporting = [(evidence, told) for evidence, told in near if _supports(pair, place, evidence, told)]
    if supporting:
        other = _better(pair, claimed, supporting, rivals) if kind in ("day", "year") else None
        other = None if other and _counted_back(pair, claimed.time) else other
        return _instead(other, claimed) if other else None
    if kind == "open":
        span = other_span(claimed.words, [found.text for found in pair.near], [source.text for source in pair.sources])
        return Reason("date", f"The source says “{span}”, not {claimed.shown}.") if span else None
    if (
        _joined(pair, claimed.time, near)
        or _counted_back(pair, claimed.time)
        or _written(pair, claimed, kind)
        or (kind == "part" and _part_told(pair, claimed))
        or (kind == "clock" and _bare_hour(pair, claimed.time))
    ):
        return None
    further = [
        (found, told) for found in pair.sentences for told in _told(pair, found) if _supports(pair, place, found, told)
    ]
    if any(_tells_another(pair, place, found) for found, _ in further):
        return None
    if further and (not rivals or kind in ("day", "year")):
        other = _better(pair, claimed, further, rivals)
        return _instead(other, claimed) if other else None
    if not rivals and (_in_title(pair, place) or _counted_from(pair, claimed, near)):
        return None
    rivals = rivals or _further(pair, place, kind)
    if _published_then(pair, place, [told for _, told in rivals]):
        return None
    return _instead(rivals[0][1], claimed) if rivals else _absent(pair, claimed)


def _instead(other: Told, claimed: Told) -> Reason:
    return Reason("date", f"The source says {other.shown}, not {claimed.shown}.")


def _absent(pair: Aligned, claimed: Told) -> Reason:
    undated = all(day_of(source) is None for source in pair.sources)
    if undated and claimed.time.day:
        return Reason("date", f"The source, which bears no date, does not say {claimed.shown}.")
    return Reason("date", f"The time {claimed.shown} is not in the source.")


def _told(pair: Aligned, evidence: Evidence) -> tuple[Told, ...]:
    return told_in(evidence.text, day_of(pair.sources[evidence.source]))


def _claimed(pair: Aligned, place: int, source: int) -> Time:
    """A time of the claim as it reads on the day of a source."""
    return times(pair.claim.text, pair.claim.words, day_of(pair.sources[source]))[place]


def _supports(pair: Aligned, place: int, evidence: Evidence, told: Told) -> bool:
    claimed = _claimed(pair, place, evidence.source)
    if follows(claimed, told.time) or told.spoken(claimed):
        return True
    words = pair.claim.text[claimed.start : claimed.end]
    if claimed.minutes is not None:
        before = pair.claim.text[max(0, claimed.start - 20) : claimed.start]
        return bool(_ROUGHLY.search(before)) and same_clock(claimed, told.time, _ROUND)
    if claimed.year and claimed.month is None and told.time.first and told.time.last:
        before = pair.claim.text[max(0, claimed.start - 20) : claimed.start]
        return bool(_ROUGHLY.search(before)) and told.time.first.year <= claimed.year <= told.time.last.year
    if claimed.day and claimed.first and told.time.first and told.time.last:
        before = pair.claim.text[max(0, claimed.start - 20) : claimed.start]
        if _ABOUT.search(before) and told.time.first <= claimed.first <= told.time.last:
            return True
    if claimed.first and claimed.day is None and _UNTIL.match(words):
        eve = told.time.last + timedelta(days=1) if told.time.last else None  # "before June" is by the end of May
        return eve is not None and (eve.day, eve.month) == (1, claimed.month)
    return words.casefold() == told.words.casefold()


def _rivals(pair: Aligned, place: int, kind: Kind, told: Told) -> bool:
    """Whether a time of the source is of the claim's sort and nowhere in the claim."""
    if kind_of(told.time) != kind:
        return False
    others = [time for at, time in enumerate(pair.claim.times) if at != place]
    return not any(follows(other, told.time) for other in others)


def _better(pair: Aligned, claimed: Told, supporting: Near, rivals: Near) -> Told | None:
    """The time that the source has for what the claim's time goes with, where the claim's own is of something else:
    of the saying, or of another sentence."""
    if not reported(pair.claim, claimed.time) and all(reported(one.statement, told.time) for one, told in supporting):
        sentences = [evidence.statement for evidence, _ in supporting]
        same = [told for one, told in rivals if one.statement in sentences and not reported(one.statement, told.time)]
        if same:
            return same[0]
    company = around(pair.claim, claimed.time)
    own = max(held(company, evidence.statement) for evidence, _ in supporting)
    others = [(held(company, evidence.statement), told) for evidence, told in rivals]
    best = max(others, key=lambda found: found[0], default=None)
    margin = _BETTER if own else 1  # a sentence with nothing of its company supports it poorly
    return best[1] if best and best[0] >= own + margin else None


def _tells_another(pair: Aligned, place: int, evidence: Evidence) -> bool:
    """Whether a sentence has another time of the claim as well: a day and an hour together are not met by chance."""
    others = (at for at in range(len(pair.claim.times)) if at != place)
    return any(_supports(pair, at, evidence, told) for at in others for told in _told(pair, evidence))


def _in_title(pair: Aligned, place: int) -> bool:
    """Whether the title of a source has the time."""
    return any(
        follows(_claimed(pair, place, at), told.time)
        for at, source in enumerate(pair.sources)
        for told in told_in(source.title, day_of(source))
    )


def _counted_from(pair: Aligned, claimed: Told, near: Near) -> bool:
    """Whether a near sentence says "the following day" or its like, and another tells the day before the claim's."""
    gaps = [gap for _, told in near if kind_of(told.time) == "open" and (gap := span_in_days(told.words))]
    days_told = [told.time.first for found in pair.sentences for told in _told(pair, found) if told.time.first]
    return bool(claimed.time.first) and any(
        abs((claimed.time.first - day).days) == gap for day in days_told for gap in gaps if claimed.time.first
    )


def _counted_back(pair: Aligned, claimed: Time) -> bool:
    """Whether the day or year follows from a span of time and a day that the sources know."""
    told = [found.time for each in pair.near for found in _told(pair, each)]
    known = [time.first for time in told if time.first and time.first == time.last]
    published = [day for source in pair.sources if (day := day_of(source))]
    of_years = claimed.year is not None and claimed.month is None  # a day is easily met by chance
    spans = [each.statement for each in (pair.sentences if of_years else pair.near) if _SPAN.search(each.text)]
    return counted_back(claimed, spans, {*known, *published})


def _bare_hour(pair: Aligned, claimed: Time) -> bool:
    """Whether a near sentence has the full hour as a bare number: "at noon and again at six"."""
    hour, rest = divmod(claimed.minutes or 0, 60)
    words = [str(hour), str(hour % 12 or 12), next((word for word, n in NUMBERS.items() if n == (hour % 12 or 12)), "")]
    pattern = re.compile(
        rf"\b(?:at|until|till|from|by|before|after)\s(?:{'|'.join(filter(None, words))})(?![\w:]|[.,]\d)"
    )
    return rest == 0 and any(pattern.search(each.text) for each in pair.near)


def _further(pair: Aligned, place: int, kind: Kind) -> list[tuple[Evidence, Told]]:
    """Times of sentences that hold about as much of the claim as those that carry it."""
    least = _RIVAL * pair.near[0].weight
    return [
        (found, told)
        for found in pair.sentences
        if found.weight >= least
        for told in _told(pair, found)
        if _rivals(pair, place, kind, told)
    ]


def _joined(pair: Aligned, claimed: Time, near: Near) -> bool:
    """Whether one time has the claim's day or month, without a year, and its year stands apart from it."""
    if claimed.year is None or claimed.month is None or not any(str(claimed.year) in found.text for found in pair.near):
        return False
    bare = replace(claimed, year=None, first=None, last=None)
    return any(told.time.year is None and follows(bare, told.time) for _, told in near)


def _written(pair: Aligned, claimed: Told, kind: Kind) -> bool:
    """Whether a date or a year without a weekday stands in the source in the same words, perhaps within a name."""
    if kind not in ("day", "year") or claimed.time.weekday is not None:
        return False
    pattern = re.compile(rf"(?<!\w){re.escape(claimed.words)}(?!\w)")
    return any(pattern.search(evidence.text) and _told(pair, evidence) for evidence in pair.near)


def _published_then(pair: Aligned, place: int, rivals: Sequence[Told]) -> bool:
    """Whether the claim's time holds the day of publication, and the source has no other time there."""
    for at, source in enumerate(pair.sources):
        day, claimed = day_of(source), _claimed(pair, place, at)
        if day and _holds(claimed, day) and not any(_gainsays(claimed, told.time) for told in rivals):
            return True
    return False


def _gainsays(claimed: Time, told: Time) -> bool:
    return conflict(claimed, told) or (claimed.first == claimed.last and not follows(claimed, told))


def _holds(time: Time, day: date) -> bool:
    if time.first is None or time.last is None:
        return False
    single = days(replace(time, part=""))
    return day in single if single is not None else time.first <= day <= time.last


def _part_told(pair: Aligned, claimed: Told) -> bool:
    """Whether the sources speak of that part of a day in any way."""
    near = {"morning": "morning|a\\.?m|dawn", "afternoon": "afternoon|p\\.?m", "evening": "evening|night|p\\.?m|dusk"}
    part = near.get(claimed.time.part, "night|evening|midnight|overnight|dawn|p\\.?m|a\\.?m")
    return any(re.search(part, source.text, re.IGNORECASE) for source in pair.sources)
