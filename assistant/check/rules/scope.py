"""A part made the whole, and the whole made a part: some and all, northern Israel and Israel, former and present."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check.classes import check_words
from assistant.check.naming import identity, same
from assistant.check.regions import direction, part_of, part_of_the_land
from assistant.check.slots import span_of
from assistant.check.types import Aligned
from assistant.check.wording import shown
from assistant.types import Reason
from index.parts.gazetteer import groups
from index.parts.spelling import fold
from index.parts.types import Name, Statement

_ALL = check_words("all")
# What says the same as "all" in other words, so that "all" is not more than the source says.
_AS_MUCH = _ALL | check_words("as much as all")
_SOME = check_words("some")
# Turns of phrase in which "all" and its like are of no weight.
_FIXED = re.compile(
    r"\b(?:(?:after|at|above|first of|in|not|for|of) all|all (?:but|along|right|the same|over again)|all-\w+"
    r"|once and for all|every (?:bit|time)|every (?:\w+ )?(?:day|year|week|month|hour|morning|night)"
    r"|all (?:day|night|year|week|too|that|this|he|she|it|they|we|who|\d+|\w+teen|\w+ty)"
    r"|all (?:two|three|four|five|six|seven|eight|nine|ten)|each (?:other|side|of)|the whole thing"
    r"|everything (?:possible|they could|they can)|everyone else|always been|(?:as a|on the) whole)\b",
    re.I,
)
_SPAN, _SHORT = 4, 3  # words from "all" to what there are all of; letters of a word that names no thing
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ONLY = frozenset(["alone", "only", "solely", "exclusively"])
_NOT_ALONE = re.compile(
    r"\b(?:not (?:only|alone|solely|exclusively)|(?:let|leave|left|go|act|live|lived) alone)\b", re.I
)
_AS_LITTLE = _ONLY | check_words("as little as only")
_BEFORE = 3  # words before a noun among which its "some" or "all" stands
_FORMER = check_words("former")


def scope(pair: Aligned) -> Iterator[Reason]:
    """Code `scope`, at most once for each way: all for some, only for also, a land for its part, a former for a present
    holder."""
    for found in (_all_for_some, _only, _definite, _place_widened, _direction_turned, _no_longer_former):
        if reason := found(pair):
            yield Reason("scope", reason)
            return


def _words(pair: Aligned) -> frozenset[str]:
    """The folded words of the near sentences, parts of compounds too."""
    return frozenset(part for each in pair.near for word in each.statement.words for part in fold(word.text).split("-"))


def _anywhere(pair: Aligned, at: int) -> bool:
    """Whether a cited passage says as much of the same thing: the sentence may stand beside the one that carries the
    claim."""
    wide, *after = (word.text.casefold() for word in pair.claim.words[at : at + _SPAN])
    things = {word for word in after if len(word) > _SHORT}
    for source in pair.sources:
        found = [word.casefold() for word in _WORD.findall(source.text)]
        if any(word == wide and things & set(found[place : place + _SPAN]) for place, word in enumerate(found)):
            return True
    return False


def _all_for_some(pair: Aligned) -> str:
    """The claim says all where the near sentences have no word as wide."""
    if not pair.near or _AS_MUCH & _words(pair):
        return _all_beside_some(pair)
    taken = [found.span() for found in _FIXED.finditer(pair.claim.text)]
    for at, word in enumerate(pair.claim.words):
        inside = any(start <= word.start < end for start, end in taken)
        if fold(word.text) in _ALL - {"each", "throughout", "anyone"} and not inside and not _quoted(pair, word.start):
            if _anywhere(pair, at):
                continue
            words = shown(pair.claim, at, 0, 3)
            return f"“{words}” is wider than the source, which does not say “{word.text.casefold()}”."
    return ""


def _all_beside_some(pair: Aligned) -> str:
    """The claim says all of a noun that the source has with "some" and its like."""
    for at, word in enumerate(pair.claim.words):
        if word.tag[:2] != "NN" or at not in pair.links or not _among(pair.claim, at, _ALL):
            continue
        place, there, closeness = pair.links[at]
        source = pair.near[place].statement
        if closeness > 0.9 and (some := _among(source, there, _SOME)) and not _among(source, there, _ALL):
            return f"The source says “{some} … {source.words[there].text}”, not “{_among(pair.claim, at, _ALL)}”."
    return ""


def _only(pair: Aligned) -> str:
    """The claim shuts out others, and the near sentences do not."""
    if not pair.near or _AS_LITTLE & _words(pair):
        return ""
    taken = [found.span() for found in _NOT_ALONE.finditer(pair.claim.text)]
    for at, word in enumerate(pair.claim.words):
        inside = any(start <= word.start < end for start, end in taken)
        if fold(word.text) in _ONLY and not inside and not _quoted(pair, word.start) and _shuts_out(pair.claim, at):
            return f"“{shown(pair.claim, at, 2, 1)}”: the source does not say “{word.text.casefold()}”."
    return ""


def _shuts_out(claim: Statement, at: int) -> bool:
    """Whether "only" stands right before a name: elsewhere it is said of measure and time as well."""
    if claim.words[at].lemma != "only":
        return True
    return at + 1 < len(claim.words) and any(name.start == claim.words[at + 1].start for name in claim.names)


def _definite(pair: Aligned) -> str:
    """The claim says "the" of things of which the source says some, several or most."""
    partial = _SOME - {"one", "number", "half"}
    claimed = {fold(word.text) for word in pair.claim.words}
    if claimed & (
        _SOME | {"various", "numerous", "certain", "lot", "dozens", "scores", "hundreds", "thousands", "range"}
    ):
        return ""
    for at, word in enumerate(pair.claim.words):
        if word.tag != "NN2" or at not in pair.links or not _preceded(pair.claim, at, "the"):
            continue  # of the voters: a share that the claim tells in its own way
        place, there, closeness = pair.links[at]
        source = pair.near[place].statement
        own = source.words[there]
        others = sum(each.lemma == own.lemma for evidence in pair.near for each in evidence.statement.words)
        if closeness > 0.9 and others == 1 and (some := _among(source, there, partial)):
            return f"The source says “{some} … {own.text}”, not “the {word.text}”."
    return ""


def _among(statement: Statement, at: int, wanted: frozenset[str]) -> str:
    """The word of a set that stands right before a noun, with nothing but its adjectives between."""
    for before in range(at - 1, max(at - 1 - _BEFORE, -1), -1):
        word = statement.words[before]
        if fold(word.text) in wanted:
            return word.text
        if word.tag[:2] not in ("AJ", "AT", "DT", "DP", "PR", "CR") or word.tag == "PRP":
            return ""
    return ""


def _preceded(statement: Statement, at: int, word: str) -> bool:
    before = at - 1
    while before >= 0 and statement.words[before].tag[:2] == "AJ":
        before -= 1
    share = before > 0 and statement.words[before - 1].lemma == "of"
    return before >= 0 and statement.words[before].lemma == word and not share


def _quoted(pair: Aligned, start: int) -> bool:
    return any(each.start <= start < each.end for each in pair.claim.quotations)


def _place_widened(pair: Aligned) -> str:
    """A place that the near sentences have only in part (northern, most of)."""
    for name in pair.claim.names:
        if name.kind not in ("place", "unknown") or part_of(pair.claim, name) or direction(pair.claim.text):
            continue
        standing = _standing(pair, name)
        parts = [part_of(statement, other) for statement, other in standing]
        if not _lies(pair.claim, name):
            continue
        if parts and all(parts):
            return f"The source says “{parts[0]} {standing[0][1].text}”, not all of “{name.text}”."
        land = any(group.startswith("land") for group in groups(identity(name).phrase))
        if (
            land
            and (part := part_of_the_land(pair))
            and not any(_lies(statement, other) for statement, other in standing)
        ):
            return f"The source says “{part}”, not all of “{name.text}”."
    return ""


def _lies(claim: Statement, name: Name) -> bool:
    """Whether the claim has the place as a place or as an object, not as one who acts."""
    first, last = span_of(claim, name)
    before = claim.words[first - 1] if first else None
    after = claim.words[last + 1] if last + 1 < len(claim.words) else None
    acts = after is not None and (after.tag == "POS" or after.tag[0] == "V")
    return before is not None and (before.tag == "PRP" or before.tag[0] == "V" or before.lemma == "of") and not acts


def _standing(pair: Aligned, name: Name) -> list[tuple[Statement, Name]]:
    near = [evidence.statement for evidence in pair.near]
    return [(statement, other) for statement in near for other in statement.names if same(name, other)]


def _direction_turned(pair: Aligned) -> str:
    """The claim says south where the near sentences say north, and nowhere south."""
    claimed = direction(pair.claim.text)
    held = {each for source in pair.sources for each in direction(f"{source.title} {source.text} {source.context}")}
    near = {each for evidence in pair.near for each in direction(evidence.text)}
    wrong, left = sorted(claimed - held), sorted(near - claimed)
    return f"“{wrong[0]}” is not in the source, which has “{left[0]}”." if wrong and left else ""


def _no_longer_former(pair: Aligned) -> str:
    """A person who is a former holder in the near sentences, and a holder in the claim."""
    if any(fold(word.text).split("-")[0] in _FORMER for word in pair.claim.words) or " was " in pair.claim.text:
        return ""
    for name in pair.claim.names:
        found = [_former(statement, other) for statement, other in _standing(pair, name) if other.title]
        if name.title and found and all(found):
            return f"The source says “{found[0]}” of “{name.text}”, not “{name.title}”."
    return ""


def _former(statement: Statement, name: Name) -> str:
    """The words before a name's title that make it a past one."""
    first, _ = span_of(statement, name)
    before = statement.words[max(0, first - 6) : first]
    return next((word.text for word in before if fold(word.text).split("-")[0] in _FORMER), "")
