"""Another number, another unit."""

from __future__ import annotations

import re
from random import Random

from claims import Claim

from mutating.text import alternatives, holds, masked, put, words
from mutating.types import Changed, Context

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: number for number, word in enumerate(_SMALL) if number > 1} | {
    w: 10 * n for n, w in enumerate(_TENS, 2)
}
_OF_WORD = {number: word for word, number in _WORDS.items()}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT_MONTHS = r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\."
_MONTH = rf"(?:{'|'.join(_MONTHS)}|{_SHORT_MONTHS})"
_NUMBER = re.compile(
    rf"(?<![\w.,:/+–-])(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{alternatives(list(_WORDS))})\b)"
    r"(?!\d|[.:]\d|,\d|st\b|nd\b|rd\b|th\b|[A-Za-z]|–\d|-\d| ?[ap]\.?m\b|-(?:one|two|three|four|five|six"
    r"|seven|eight|nine)\b)",
    re.IGNORECASE,
)
_NO_NUMBER_BEFORE = re.compile(
    rf"(?:{_MONTH}|\bMay|aged|at|Article|Flight|No\.|Group|(?:one|two|three|four|five|six|seven|eight|nine"
    rf"|\d) (?:out of|in)) $|\d–$|(?:{'|'.join(_TENS)})-$",
    re.IGNORECASE,
)
_NO_NUMBER_AFTER = re.compile(rf" (?:{_MONTH}|May)\b|(?: or |-to-| to (?=\d))\w| out of | a\.m| p\.m", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = re.compile(
    r"(?:at least|more than|over|upwards? of|above|exceed\w*|no fewer than|beyond|as many as) (?:an? )?[$€£]?$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?:(?:fewer|less) than|under|up to|at most|nearly|almost|within|inside|just under|no more than|below) "
    r"(?:an? )?[$€£]?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:about|around|some|roughly|approximately|an estimated|close to) [$€£]?$", re.IGNORECASE)


def number_changed(claim: Claim, context: Context, random: Random) -> Changed:
    """A number by one a little larger or smaller; past a bound that the sentence gives, never within it."""
    del context
    text = masked(claim.text)
    found = [number for number in _NUMBER.finditer(text) if _counts(text, number)]
    random.shuffle(found)
    evidence = " ".join(span.text for span in claim.evidence)
    for number in found:
        for new in _near(number[0], text[: number.start()], random):
            if not holds(evidence, new) and not holds(claim.text, new):
                return put(claim.text, *number.span(), new)
    return None


def _counts(text: str, number: re.Match[str]) -> bool:
    """Whether it is an amount, and no year, day or time."""
    before, after = text[: number.start()], text[number.end() :]
    return not (
        _NO_NUMBER_BEFORE.search(before)
        or _NO_NUMBER_AFTER.match(after)
        or (_YEAR.fullmatch(number[0]) and not after.startswith(" people"))
    )


def _near(number: str, before: str, random: Random) -> list[str]:
    """Numbers close by, written as the first is, in random order."""
    value = _WORDS.get(number.lower()) or float(number.replace(",", ""))
    step = _step(number, value, random, bool(_ABOUT.search(before)))
    signs = [1] if _LEAST.search(before) else [-1] if _MOST.search(before) else random.sample([1, -1], 2)
    news = [value + sign * factor * step for factor in (1, 2, 3) for sign in signs]
    return [_written(new, number) for new in news if new > 1 and _writable(new, number)]


def _step(number: str, value: float, random: Random, rough: bool) -> float:
    if "." in number:
        return float(random.choice([1, 2, 3]) * 10 ** -len(number.partition(".")[2]))
    if number.lower() in _WORDS and value > 20:
        return 10
    if value <= 20:
        return max(1, round(value * 0.25)) if rough else 1
    size = 10 ** max(0, len(str(int(value))) - 2)
    return float(size * random.randint(2, 6) if rough else size * random.randint(1, 4))


def _writable(new: float, number: str) -> bool:
    return number.lower() not in _WORDS or new in _OF_WORD


def _written(new: float, number: str) -> str:
    if number.lower() in _WORDS:
        word = _OF_WORD[int(new)]
        return word.capitalize() if number[0].isupper() else word
    decimals = len(number.partition(".")[2])
    return f"{new:,.{decimals}f}" if "," in number or (new >= 10_000) else f"{new:.{decimals}f}"


def unit_changed(claim: Claim, context: Context, random: Random) -> Changed:
    """The unit of a number by another, larger or smaller as the bound before it allows."""
    del context
    text = masked(claim.text)
    found = [change for row in words()["units"] for change in _units(text, *row)]
    if not found:
        return None
    start, end, new = random.choice(found)
    return put(claim.text, start, end, new)


_COUNT = (
    rf"(?:\d[\d,.]*|(?:{alternatives(list(_WORDS))})|a (?:few|dozen|hundred|thousand|pair of)|several"
    rf"|dozens of|hundreds of|thousands of)"
    r"(?:[ -](?:million|billion|hundred|thousand|more|unarmed|armed|square|cubic|[a-z]+(?:an|ed|ian)))?"
)


def _units(text: str, unit: str, new: str, direction: int) -> list[tuple[int, int, str]]:
    """Every place where the unit may be changed: start, end and what to write."""
    if unit in "$€£":
        pattern = rf"(?P<unit>{re.escape(unit)})(?=\d)"
    elif unit == "%":
        pattern = r"(?<=\d) ?(?P<unit>%)"
    elif unit in ("million", "billion"):
        pattern = rf"(?<=\d )(?P<unit>{unit})\b"
    else:
        pattern = rf"\b{_COUNT}[ -](?P<unit>{re.escape(unit)})\b(?!-old|[’'])"
    found = re.finditer(pattern, text, re.IGNORECASE)
    return [(*place.span("unit"), new) for place in found if _allowed(text[: place.start()], direction)]


def _allowed(before: str, direction: int) -> bool:
    """A bound from below is broken by a larger unit only, one from above by a smaller."""
    return not (_LEAST.search(before) and direction < 0) and not (_MOST.search(before) and direction > 0)
