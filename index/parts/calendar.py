"""Where a sentence names a date or a time of day, and what it says of it; nothing is resolved here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: value for value, word in enumerate(_NUMBERS.split(), 1)}
NUMBERS |= {"a": 1, "an": 1, "couple": 2, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
)
_LONG_MONTH = (
    r"(?:January|Jan\.|February|Feb\.|March|April|May|June|July|August|Aug\.|September|Sept\.|October|Oct\."
    r"|November|Nov\.|December|Dec\.)(?!\w)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w:]|[.,]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w,]\d|\d|\.\d)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?!\w)"
_SHORT_WEEKDAY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?:\.|(?!\w)))"
_PART = r"(?:mornings?|afternoons?|evenings?|nights?|dawn)(?!\w)"
_SPAN = r"(?:days?|weeks?|weekends?|fortnights?|months?|years?|decades?|centur(?:y|ies)|hours?|minutes?)(?!\w)"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)}|several|a few|a couple of|half an)(?!\w)"
_AHEAD = rf"(?P<weekday0>{_SHORT_WEEKDAY}(?:\s{_PART})?,?\s(?:on\s)?(?:the\s)?)?"
_DATE = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    rf"|(?P<slashed>\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d))(?!\w)"
    rf"|{_AHEAD}(?:"
    rf"(?P<day1>{_DAY})(?:(?:\s?[-–]\s?|\s(?:to|and|or)\s)(?P<until1>{_DAY}))?\s(?:of\s)?(?P<month1>{_MONTH})"
    rf"|(?P<month2>{_MONTH})\s(?:the\s)?(?P<day2>{_DAY})(?:(?:\s?[-–]\s?|\s(?:to|and|or)\s)(?P<until2>{_DAY}))?"
    rf")(?:,?\s(?P<year1>{_YEAR}))?"
    rf"|(?P<month3>{_MONTH}),?\s(?:of\s)?(?:(?P<year3>{_YEAR})|(?P<which3>last|this|next)\syear(?!\w))"
    rf"|(?P<lead4>[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Ll]ast|[Tt]his|[Nn]ext"
    rf"|[Ee]arly|[Mm]id-?|[Ll]ate|[Tt]hrough|[Aa]nd|[Tt]o|[Bb]etween)(?:(?<=-)|\s)(?:(?P<edge4>early|late|mid)[\s-]{{1,2}})?"
    rf"(?P<month4>{_LONG_MONTH})(?!,?\s(?:\d|the\s\d|of\s\d|(?:of\s)?(?:last|this|next)\syear))"
    rf"|(?P<month5>January|February|April|June|July|August|September|October|November|December)(?!\w)"
    rf"|(?:(?P<which6>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast|[Ff]ollowing|[Pp]revious)\s)?"
    rf"(?:(?P<part6>[Ee]arly|[Ll]ate)\s(?:on\s)?)?(?P<weekday6>{_WEEKDAY})(?:\s(?P<then6>{_PART}|(?:last|next)(?!\w|\sweek)))?"
    rf"(?:\s(?:of\s)?(?P<minus6>last|this|next)\sweek(?!\w|['’]s))?"
    rf"|(?:(?P<edge7>[Ee]arly|[Mm]id|[Ll]ate)(?:\s|-)(?:the\s)?)?(?P<decade>(?:1[5-9]|20)\d0s|['’]\d0s)(?!\w)"
    rf")"
)
_RELATIVE = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?P<near>the day before yesterday|yesterday|today|tonight|tomorrow|overnight)(?:\s(?P<part1>{_PART}))?(?!\w)"
    rf"|(?:(?P<edge2>earlier|later|early|late)\s)?(?P<which2>this|last|next|the past|past|the coming)\s"
    rf"(?:(?P<span2>week|weekend|month|year)(?![\w-])|(?P<part2>{_PART}))"
    rf"|(?P<count3>{_COUNT})\s(?P<span3>{_SPAN})\s(?P<way3>ago|earlier|before|later|after|from now|on)(?!\w)"
    rf"|(?:the\s)?(?:end|close)\sof\s(?:the|this)\s(?P<end6>week|month|year)(?!\w)"
    rf"|(?P<beside>(?:the|that)\s(?:day\sbefore|previous\s(?:{_SPAN}|{_PART})|(?:next|following)\s(?:{_SPAN}|{_PART})|same\sday|day\safter))(?!\w)"
    rf"|(?:in|at|before|by|until|since|during)\sthe\s(?:early\s|late\s)?(?P<part4>{_PART})(?!\sof)"
    rf"|(?:at|before|after|by|until)\s(?P<part5>dawn|dusk|night)(?!\w)"
    rf")",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\w.,$£€:-])(?:"
    r"(?P<hour1>\d{1,2})(?:[:.](?P<minute1>[0-5]\d))?\s?(?P<half1>[ap])(?:\.m\.?|m)(?!\w)"
    r"|(?P<hour2>[01]?\d|2[0-4])[:.](?P<minute2>[0-5]\d)(?P<zone2>(?:\shours)?\s(?:GMT|UTC|BST|CET|EST|EDT|ET|PT|local)\b)"
    r"|(?P<hour3>[01]?\d|2[0-3]):(?P<minute3>[0-5]\d)(?![\w:]|\.\d)"
    r"|(?P<hour4>[01]\d|2[0-4])(?P<minute4>[0-5]\d)(?:h(?!\w)|\s?(?:hours|hrs|GMT|UTC)\b)"
    r"|(?:(?:(?P<minute6>\d{1,2}|five|ten|twenty-five|twenty|quarter|half)(?:\sminutes)?\spast"
    r"|(?P<less6>\d{1,2}\sminutes|(?:five|ten|twenty-five|twenty)\sminutes|quarter)\sto)\s"
    r"(?P<hour6>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\w|\s?(?:per|%)))"
    r"|(?P<hour7>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\s(?:in\sthe\s(?:morning|"
    r"afternoon|evening)|at\snight)\b)"
    r"|(?:(?<=at\s)|(?<=after\s)|(?<=before\s)|(?<=from\s)|(?<=until\s)|(?<=till\s)|(?<=since\s)|(?<=past\s)"
    r"|(?<=at about\s)|(?<=at around\s))"
    r"(?P<hour8>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    rf"(?=,?\s(?:on\s)?(?:yesterday|tomorrow|this|that|{_WEEKDAY})(?:\s(?P<part8>morning|afternoon|evening|night))?(?!\w))"
    r"|(?P<word>noon|midday|midnight)(?!\w)"
    r"|(?P<hour5>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so['’]clock"
    r")(?:\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\s(?P<night>night))(?!\w))?",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    r"(?<![\w$£€¥.,:/#-])(?P<year>(?:1[5-9]|20)\d\d)(?:(?P<sep>[-–/])(?P<until>(?:20|19)?\d\d))?"
    r"(?![\w%:/-]|[.,]\d|\s?(?:km|kilomet|met|mile|dollar|euro|pound|people|troops|soldiers|men|women|civilians|tons?\b"
    r"|tonnes|feet|dinars|percent|per cent|GMT|UTC|hours|hrs|million|billion)\w*)"
)
_TRIGGER = re.compile(
    r"\d|day|night|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|morrow|morning|noon|evening|dawn|dusk"
    r"|\bago\b|week|month|year|earlier|later|before|after|clock|\bpast\b|quarter|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
)
# Before these a number of four digits counts something, whatever it looks like.
_COUNTS = re.compile(
    r"(?:\b(?:about|some|nearly|almost|than|least|around|roughly|over|to|killed|killing|another|up to)|resolution"
    r"|\bnumber|no\.|flight|article|route|highway|room|page|law|decree|#)\s*$",
    re.IGNORECASE,
)
_ROUGH_YEAR = re.compile(
    r"\b(?:(?:back|up|prior) to|(?:in|since|from|by|until|before|after) (?:about|around|roughly))\s*$", re.IGNORECASE
)
_COUNTED = re.compile(r"\s(?!was|is|has|its|his|this)(?:[a-z]+\s)?[a-z]{2,}s\b")
_DATED = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|during|before|after|the|early|late|mid|this|between|year|and|for|a|an|circa|c\.)"
    r"|[(,’'s–-])\s*$|^\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a date or a time: the groups of the pattern that found them, empty ones left out."""

    start: int
    end: int
    groups: dict[str, str]


@lru_cache(maxsize=8192)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every mention of a sentence, in order, none overlapping another."""
    if not _TRIGGER.search(text):
        return ()
    found: list[Mention] = []
    taken = bytearray(len(text))
    for pattern in (_CLOCK, _DATE, _RELATIVE, _BARE_YEAR):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or (pattern is _BARE_YEAR and not _is_year(text, start, end)):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Mention(start, end, {key: value for key, value in match.groupdict().items() if value}))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _is_year(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 24) : start]
    if _COUNTS.search(before) and not _ROUGH_YEAR.search(before):
        return bool(re.search(r"\b(?:19|20)\d\d to\s*$", before))
    old = int(text[start : start + 4]) < 1900
    if _COUNTED.match(text, end) or old:
        return bool(_DATED.search(before))
    return True
