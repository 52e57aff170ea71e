"""What is denied is affirmed, and what is affirmed denied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random

from claims import Claim

from mutating.text import found_all, masked, put, words
from mutating.types import Changed, Context
from mutating.verbs import base, is_finite_past, is_participle, participle, past

Change = tuple[int, int, str]

_AUXILIARY = re.compile(
    r"\b(?P<aux>is|are|was|were|will|would|could|should|must|has|have|had|can)\b(?! (?:not|never|no|nothing|nobody|none|neither)\b|n[’']t)"
    r"(?= (?P<next>(?:(?:also|already|still|now|since|both|all|ever|long|reportedly|later|then|only|once) )*(?P<verb>[\w’-]+)))"
)
_NO_NEGATION_BEFORE = re.compile(
    r"\b(?:whether|if|unless|not|no|nobody|nothing|none|neither|nor|never|few|hardly|without|only|until|than|how|asked|one|although|though)\b",
    re.IGNORECASE,
)
_NO_NEGATION_AFTER = re.compile(
    r"^[^,;:]*\b(?:only|until|unless|not|never|nor|but|either|yet|no|some|already|still|any|nobody|nothing|neither|more than|less than|most|at least)\b"
)
_NOT_WITH_DID = frozenset(["was", "were", "had", "did"])
_VAGUE = re.compile(r"(?:very|nonetheless|nevertheless|therefore|rather|quite|thus|\w+ly)\b")
_FINITE = re.compile(r"\b[a-z]+\b")
_OBJECT = r"(?= (?:that|the|an?|its|his|her|their|it|them|him|all|about|[A-Z]\w+|[\d“\"]))"


def negation_turned(claim: Claim, context: Context, random: Random) -> Changed:
    """`not` put in or taken out, or a verb turned into its opposite."""
    del context
    text = masked(claim.text)
    found = [*_removals(text)] or [*_antonyms(text)]
    found = found or [*_additions(text)]
    if not found:
        return None
    start, end, new = random.choice(found)
    return put(claim.text, start, end, new)


def _additions(text: str) -> Iterator[Change]:
    for found in _AUXILIARY.finditer(text):
        perfect = found["aux"] in ("has", "have", "had")
        if _VAGUE.match(found["next"]):
            continue
        if _clear(text, found.start(), found.end()) and (not perfect or is_participle(found["verb"])):
            yield found.start("aux"), found.end("aux"), f"{found['aux']} not" if found["aux"] != "can" else "cannot"
    for found in _FINITE.finditer(text):
        if (
            found[0] not in _NOT_WITH_DID
            and is_finite_past(found[0])
            and _clear(text, *found.span())
            and not re.search(r"\b(?:to|and|or|but|not|did) $", text[: found.start()])
        ):
            yield *found.span(), f"did not {base(found[0])}"
    yield from _regular(text)


def _regular(text: str) -> Iterator[Change]:
    """The first verb in -ed, where it follows a subject, has an object behind it and no auxiliary before it."""
    found = re.search(
        rf"(?P<subject>[A-Z][\w’'.-]+|\b(?:he|she|it|they|ministry|government|army|police|minister|spokesman|party|group|court)) (?P<verb>[a-z]{{3,}}ed){_OBJECT}",
        text,
    )
    if (
        found
        and _clear(text, *found.span("verb"))
        and not _AUXILIARY.search(text[: found.start()])
        and "that" not in text[: found.start()]
    ):
        yield *found.span("verb"), f"did not {base(found['verb'])}"


def _clear(text: str, start: int, end: int) -> bool:
    """Whether a `not` there turns the clause: nothing negative, open or limiting stands in it."""
    clause = re.split(r"[,;:·]", text[:start])[-1]
    return not _NO_NEGATION_BEFORE.search(clause) and not _NO_NEGATION_AFTER.match(text[end:])


def _removals(text: str) -> Iterator[Change]:
    for pattern, new in _REMOVALS:
        for found in re.finditer(pattern, text):
            if (
                not re.search(r"\b(?:whether|if|or|until) (?:[\w’]+ ){0,4}$", text[: found.start()])
                and "until" not in text[found.end() :][:40]
            ):
                yield _mended(text, found, new(found))


def _mended(text: str, found: re.Match[str], new: str) -> Change:
    """The change widened over words behind it that only stand with a negation: `any`, `either`, `at all`."""
    behind = re.match(r"[^,;:.·]*", text[found.end() :])
    rest = behind[0] if behind else ""
    for word, other in ((" any ", " some "), (" either", ""), (" ever ", " "), (" at all", ""), (" yet", "")):
        rest = rest.replace(word, other)
    return found.start(), found.end() + (len(behind[0]) if behind else 0), new + rest


def _without(found: re.Match[str]) -> str:
    return found[1]


_REMOVALS = (
    (r"\bdid(?: not|n[’']t) ([a-z]+)\b", lambda found: past(found[1])),
    (r"\bdoes(?: not|n[’']t) ([a-z]+)\b", lambda found: _third(found[1])),
    (r"\b(?:do)(?: not|n[’']t) ([a-z]+)\b", _without),
    (r"\b(is|are|was|were|has|have|had|will|would|could|should|must|can) not (?!yet\b|only\b|all\b|just\b)", lambda found: f"{found[1]} "),
    (r"\b(is|are|was|were|has|have|had|would|could|should)n[’']t ", lambda found: f"{found[1]} "),
    (r"\b(?:has|have) (?:yet|still) to ([a-z]+)\b", lambda found: f"{found[0].split()[0]} already {participle(found[1])}"),
    (r"\bhad (?:yet|still) to ([a-z]+)\b", lambda found: f"had already {participle(found[1])}"),
    (r"\b(has|have|had|is|are|was|were) not yet ", lambda found: f"{found[1]} already "),
    (r"\bcannot\b", lambda _: "can"),
    (r"\bno longer\b", lambda _: "still"),
    (r"\b(has|have|had|was|were) never ", lambda found: f"{found[1]} "),
    (r"\b([Nn])ot every\b", lambda found: "Every" if found[1] == "N" else "every"),
    (r"\b(gave|gives|offered|had|has|have|made|makes|took|found|saw|was|were|is|are|been|with) no (?=(?:[a-z]+ ){0,1}(?:evidence|confirmation|progress|contact|comment|need|[a-z]{3,}[a-rt-z]s)\b)", lambda found: f"{found[1]} "),
    (r"\b(gave|gives|offered|made|took) no (?=(?:reason|explanation|date|decision|statement|promise|figure|name)\b)", lambda found: f"{found[1]} a "),
    (r"\bthere (is|was) no (?=(?:reason|explanation|date|decision|statement|promise|sign|plan|agreement|deal)\b)", lambda found: f"there {found[1]} a "),
    (r"\b(and|but) not (?=[A-Z]|by |in |on |for |with |the )", lambda found: f"{'and' if found[1] else ''} also "),
    (r"\bwithout ([a-z]+ing)\b", lambda found: f"while {found[1]}"),
)  # fmt: skip


def _third(base_: str) -> str:
    """The form with he, she or it."""
    if base_ in ("have", "be", "do", "go"):
        return {"have": "has", "be": "is", "do": "does", "go": "goes"}[base_]
    if base_.endswith("y") and base_[-2] not in "aeiou":
        return f"{base_[:-1]}ies"
    return f"{base_}es" if base_.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base_}s"


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in words()["antonyms"])


def _antonyms(text: str) -> Iterator[Change]:
    for old, new in _opposites():
        for found in found_all(old, text):
            if old != "without" or not re.match(r" \w+ing\b", text[found.end() :]):
                yield *found.span(), new
