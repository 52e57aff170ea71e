"""What is denied is affirmed, and what is affirmed denied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from claims import Claim

from mutating.text import found_all, masked, put, words
from mutating.types import Changed, Context
from mutating.verbs import base, is_finite_past, is_participle, participle, past, third

Change = tuple[int, int, str]

_AUXILIARIES = "is|are|was|were|has|have|had|will|would|could|should|must|can"
_TAKES_NO = "gave|gives|offered|had|has|have|made|makes|took|found|saw|was|were|is|are|been|with"
_MASSES = "evidence|confirmation|progress|contact|comment|need"
_ONES = "reason|explanation|date|decision|statement|promise|figure|name|sign|plan|agreement|deal"
_AUXILIARY = re.compile(
    r"\b(?P<aux>is|are|was|were|will|would|could|should|must|has|have|had|can)\b(?! (?:not|never|no|nothing"
    r"|nobody|nowhere|none|neither)\b|n[’']t)"
    r"(?= (?P<next>(?:(?:also|already|still|now|since|both|all|ever|long|reportedly|later|then|only|once) )*"
    r"(?P<verb>[\w’-]+)))"
)
_NO_NEGATION_BEFORE = re.compile(
    r"\b(?:whether|if|unless|not|no|nobody|nothing|none|neither|nor|never|few|hardly|without|only|until|than"
    r"|how|asked|one"
    r"|although|though|all|every|each|both|everything|everyone|unclear|doubt\w*|which|who|whom|what|where"
    r"|when|as|alleged"
    r"|because|having)\b",
    re.IGNORECASE,
)
# `that` behind a noun opens a clause about it, whose denial says little; behind a word of saying, what is said.
_NOUN_THAT = re.compile(
    r"(?<!said )(?<!says )(?<!say )(?<!told )(?<!adamant )(?<!added )(?<!sure )\b[a-z]+(?<!ed)(?<!ing)(?<!s) that\b"
)
_NO_NEGATION_AFTER = re.compile(
    r"^[^,;:]*\b(?:only|until|unless|not|never|nor|but|either|yet|no|some|already|still|any|nobody|nothing"
    r"|neither|more than|less than|most|at least)\b"
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
        if re.search(r"\b(?:may|might|could|would|must|should) $", text[: found.start()]):
            continue
        if _VAGUE.match(found["next"]) or (perfect and found["verb"] == "had"):
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
        rf"(?P<subject>[A-Z][\w’'.-]+|\b(?:he|she|it|they|ministry|government|army|police|minister|spokesman"
        rf"|party|group|court)) (?P<verb>[a-z]{{3,}}ed){_OBJECT}",
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
    clause = re.split(r"[,;:·](?!\d)", text[:start])[-1]
    if _NOUN_THAT.search(clause) or re.match(r" [“\"]", text[end:]) or text[:start].endswith(" to "):
        return False
    return not _NO_NEGATION_BEFORE.search(clause) and not _NO_NEGATION_AFTER.match(text[end:])


def _removals(text: str) -> Iterator[Change]:
    for pattern, new, form in _REMOVALS:
        for found in re.finditer(pattern, text):
            if (
                not re.search(r"\b(?:whether|if|or|until) (?:[\w’]+ ){0,4}$", text[: found.start()])
                and "until" not in text[found.end() :][:40]
            ):
                yield _mended(text, found, new.format(form(found[1]) if form else found[1]))


def _mended(text: str, found: re.Match[str], new: str) -> Change:
    """The change widened over words behind it that only stand with a negation: `any`, `either`, `at all`."""
    behind = re.match(r"[^,;:.·]*", text[found.end() :])
    rest = behind[0] if behind else ""
    for word, other in ((" any ", " some "), (" either", ""), (" ever ", " "), (" at all", ""), (" yet", "")):
        rest = rest.replace(word, other)
    return found.start(), found.end() + (len(behind[0]) if behind else 0), new + rest


# A pattern, and what stands in place of the find: the words, with {0} for the first group in a form of its own.
_REMOVALS: tuple[tuple[str, str, Callable[[str], str] | None], ...] = (
    (r"\bdid(?: not|n[’']t) ([a-z]+)\b", "{0}", past),
    (r"\bdoes(?: not|n[’']t) ([a-z]+)\b", "{0}", third),
    (r"\bdo(?: not|n[’']t) ([a-z]+)\b", "{0}", None),
    (rf"\b({_AUXILIARIES}) not (?!yet\b|only\b|all\b|just\b)", "{0} ", None),
    (r"\b(is|are|was|were|has|have|had|would|could|should)n[’']t ", "{0} ", None),
    (r"\bhas (?:yet|still) to ([a-z]+)\b", "has already {0}", participle),
    (r"\bhave (?:yet|still) to ([a-z]+)\b", "have already {0}", participle),
    (r"\bhad (?:yet|still) to ([a-z]+)\b", "had already {0}", participle),
    (r"\b(has|have|had|is|are|was|were) not yet ", "{0} already ", None),
    (r"\bcan(no)t\b", "can", None),
    (r"\b(no) longer\b", "still", None),
    (r"\b(has|have|had|was|were) never ", "{0} ", None),
    (r"\b(not) every\b", "every", None),
    (r"\b(Not) every\b", "Every", None),
    (rf"\b({_TAKES_NO}) no (?=(?:[a-z]+ )?(?:{_MASSES}|[a-z]{{3,}}[a-rt-z]s)\b)", "{0} ", None),
    (rf"\b(gave|gives|offered|made|took|there is|there was) no (?=(?:{_ONES})\b)", "{0} a ", None),
    (r"\b(and|but) not (?=[A-Z]|by |in |on |for |with |the )", "and also ", None),
    (r"\bwithout ([a-z]+ing)\b", "while {0}", None),
)


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in words()["antonyms"])


def _antonyms(text: str) -> Iterator[Change]:
    for old, new in _opposites():
        for found in found_all(old, text):
            if old.startswith(("nobody", "no one")) and re.search(r"\b(?:may|can|could|should)\b", text[found.end() :]):
                continue
            if old != "without" or not re.match(r" \w+ing\b", text[found.end() :]):
                yield *found.span(), new
