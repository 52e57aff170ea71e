"""What kind of thing a question asks for, and whether a sentence holds one. English; pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

Asked = Literal["number", "time", "person", "place", "cause", "statement", "other"]

# The first that matches; a question word weighs more than a verb, so statements come last.
_ASKED: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"\bhow (?:many|much|long|far|often|old|large|big|high|low|tall|strong|deep|wide|fast|heavy)\b"
            r"|\b(?:what|which) (?:number|share|percentage|proportion|toll|price|figure|total|distance|amount)\b",
            re.IGNORECASE,
        ),
    ),
    ("time", re.compile(r"\bwhen\b|\bwhat (?:day|time|date|hour)\b|\bhow soon\b|\bwhich day\b", re.IGNORECASE)),
    ("cause", re.compile(r"\bwhy\b|\bhow come\b|\b(?:reasons?|causes?|caused|explain\w*)\b", re.IGNORECASE)),
    ("person", re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE)),
    ("place", re.compile(r"\bwhere\b|\b(?:what|which) (?:city|town|place|country|village)\b", re.IGNORECASE)),
    (
        "statement",
        re.compile(
            r"\b(?:sa(?:y|id)|tell|told|stance|positions?|respon\w+|react\w*|views?|think|claim\w*|accus\w+|den(?:y|ied))\b",
            re.IGNORECASE,
        ),
    ),
)
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?"
    r"|billions?|half|third|quarter|nobody|none|all)"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_HOLDS: dict[Asked, re.Pattern[str]] = {
    "number": re.compile(rf"\d|\b{_NUMBER_WORD}\b", re.IGNORECASE),
    "time": re.compile(
        rf"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b{_MONTH}\b|\b\d{{1,2}}[:.]\d\d\b|\b(?:19|20)\d\d\b"
        r"|\b(?:today|tomorrow|yesterday|noon|midnight|morning|evening|night|week|hours?|minutes|days?|years?|months?"
        r"|until|dawn|dusk)\b"
    ),
    "person": re.compile(r"(?<=[\w,;:—–-] )[A-Z][\w’'-]+|\b(?:officials?|people|men|women|sources?|group|minister)\b"),
    "place": re.compile(r"\b(?:in|at|near|from|to|outside|around|on|between|of) (?:the )?[A-Z][\w’'-]+"),
    "cause": re.compile(
        r"\b(?:because|since|after|due|owing|reasons?|over|blam\w+|cit(?:ed|ing)|following|so that|in protest|as)\b",
        re.IGNORECASE,
    ),
    "statement": re.compile(
        r"[“\"«]|\b(?:said|says|told|according|warned|denied|called|announced|stated|accused|wrote|asked|rejected"
        r"|added|insisted|declined|urged|promised|vowed)\b"
    ),
}


def asked_for(question: str) -> Asked:
    """The kind of thing that would answer the question."""
    return next((kind for kind, pattern in _ASKED if pattern.search(question)), "other")


def holds(kind: Asked) -> Callable[[str], float]:
    """A test of a sentence: 1 where it holds a thing of this kind, 0 where not, 0.5 where nothing can be told."""
    pattern = _HOLDS.get(kind)
    return lambda sentence: 0.5 if pattern is None else float(pattern.search(sentence) is not None)
