"""What may be is said to be; what is to come is said to have happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from claims import Claim

from mutating.text import found_all, masked, put, quotations, words
from mutating.types import Changed, Context
from mutating.verbs import base, participle, past

Change = tuple[int, int, str]

_SAID_OF_WHAT = r"(?= (?:that|it|he|she|they|the|its|there|[A-Z]\w+)\b|:|\.$)"
_ABILITY = re.compile(
    r" (?:be (?:heard|seen|felt|found|reached|confirmed)|hear|see|afford|not|only|no longer|never|hardly)\b"
)
_REPORTED = re.compile(r"\b(?:said|told|warned|added|insisted|thought|knew|believed|predicted|according to)\b")
_PURPOSE = re.compile(r"\b(?:so that|in case|whether|if|unless|who|what|how) (?:[\w’]+ ){0,4}$")


_MAY = re.compile(r"may|might|could", re.IGNORECASE)
_UNSURE = re.compile(r"\b(?:may|might|could|possib\w+|perhaps|likely|probab\w+|consider\w*|can|potential\w*)\b")
_MINDS = ("think", "believe", "suspect")
_HYPOTHETICALLY = re.compile(r"\b(?:would|to|will|could|might|may|did|does|do|not) $")


def modality_raised(claim: Claim, context: Context, random: Random) -> Changed:
    """A possibility made a certainty, a consideration a decision, a report a confirmation."""
    del context
    text = masked(claim.text)
    evidence = " ".join(span.text for span in claim.evidence)
    found = [*_raised(text, words()["modality"], _UNSURE.search(evidence) is not None)] or [*_confirmed(claim)]
    return put(claim.text, *random.choice(found)) if found else None


def _raised(text: str, rows: list[list[str]], unsure: bool) -> Iterator[Change]:
    """Each place where a row's pattern is replaced; `may` and the like only where the evidence is unsure too."""
    for pattern, new in rows:
        for found in found_all(pattern, text):
            if not found[0].startswith("May") and not _held(text, found) and (unsure or not _MAY.match(found[0])):
                yield *found.span(), _agreed(new, found[0], text)


def _held(text: str, found: re.Match[str]) -> bool:
    """Whether raising it would leave nonsense or the same meaning."""
    before, after = text[: found.start()], text[found.end() :]
    if re.fullmatch(r"could|might", found[0]) and _ABILITY.match(after):
        return True
    if re.match(r" (?:what|whether|how)\b| be \w+ing\b", after):
        return True
    if _MAY.fullmatch(found[0]) and (" or may" in text or re.search(r"(?i)\b(?:nobody|no|none|neither)\b", before)):
        return True
    if found[0].lower().startswith(_MINDS) and (_HYPOTHETICALLY.search(before) or re.match(r" (?:about|of)\b", after)):
        return True
    if re.search(r"\b(?:had|has|have) $", before) or (found[0].endswith(" ") and before.endswith(", ")):
        return True
    if re.search(r"\b(?:not|never|no|nobody|neither|hardly|little|as|un) $", before) or _PURPOSE.search(before):
        return True
    return bool(re.match(r"(?:possible|likely|estimated|expected)", found[0])) and bool(
        re.search(r"\b(?:as|not|than|was|were|is|are) $", before)
    )


def _agreed(new: str, old: str, text: str) -> str:
    """The replacement in the number and tense of what it replaces."""
    first = old.split()[0].lower()
    plural = first in ("are", "were") or (first in ("appear", "seem", "propose", "suspect", "believe", "think"))
    past_ = first.endswith("ed") or first in ("was", "were")
    new = new.replace("{has}", "have" if plural else "has").replace("{is}", "are" if plural else "is")
    new = new.replace("{was}", "were" if plural else "was")
    new = new.replace("{know}", "knew" if past_ else "know" if plural else "knows")
    return "would" if new == "will" and first in ("could", "might") and _REPORTED.search(text) else new


def _confirmed(claim: Claim) -> Iterator[Change]:
    """A saying made a confirmation, where nothing was quoted and nothing confirmed."""
    text = claim.text
    if quotations(text) or "confirm" in text or any("confirm" in span.text for span in claim.evidence):
        return
    for old, new in (("said", "confirmed"), ("says", "confirms")):
        for found in re.finditer(rf"\b{old}\b{_SAID_OF_WHAT}", text):
            if not re.search(r"\b(?:not|nobody|was|were|is|be|been|has|have|had) $", text[: found.start()]):
                yield *found.span(), new


_FUTURE = re.compile(
    r"\b(?P<aux>will|shall|would)(?! not\b| have\b| like\b)(?P<adverb> (?:also|soon|now|then|only|probably"
    r"|later))? (?P<verb>[a-z]+)\b"
)
_PLANNED = re.compile(
    r"\b(?P<cue>(?P<number>is|are|was|were)(?: (?:due|set|scheduled|planned|about|likely|preparing|ready"
    r"|widely expected|expected|rushing|trying|working"
    r"|racing|hurrying|seeking|hoping|planning|going|willing))? to|(?P<wish>plans|hopes|intends|wants|aims"
    r"|expects|promised|agreed|offered|vowed|planned|pledged|hoped|hope"
    r"|intended|meant|undertook) to|(?P<perfect>has|have|had) (?:promised|agreed|offered|vowed|pledged"
    r"|decided) to) (?P<verb>[a-z]+)\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|provided|whether|whatever|where|who|how|under which|asked|were to|not|nobody|no|without"
    r"|until|could|before|doubt\w*|by neither)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:whatever|[Ii]f|[Uu]nless|provided)\b|^(?:Should|Were|Had)\b")
_TO_COME = (
    ("tomorrow", "yesterday"),
    ("next week", "last week"),
    ("next month", "last month"),
    ("next year", "last year"),
    ("the coming", "the past"),
    ("later this", "earlier this"),
)
_UNDER_WAY = re.compile(r"rushing|trying|working|racing|hurrying|seeking|preparing")
_MANY = re.compile(
    r"\b(?:people|men|women|children|troops|police|they|we|all|who|those|both|[a-z]{3,}[^s\W]s) $"
    r"|\b[A-Z]\w+ and [A-Z]\w+ $"
)


def tense_shifted(claim: Claim, context: Context, random: Random) -> Changed:
    """What is planned, promised or expected has already happened."""
    del context
    text = masked(claim.text)
    found = [*_past(text)]
    if not found:
        return None
    start, end, new = random.choice(found)
    changed = put(claim.text, start, end, new)
    for old, other in _TO_COME:
        changed = re.sub(rf"\b{old}\b", other, changed)
    return changed


def _past(text: str) -> Iterator[Change]:
    for found in _FUTURE.finditer(text):
        if not _open(text, found.start()) and _is_verb(found["verb"]) and not _judges(text, found):
            yield *found.span(), _happened(found, text)
    for found in _PLANNED.finditer(text):
        if (
            not _open(text, found.start())
            and _is_verb(found["verb"])
            and not re.search(r"\b(?:the|a|its|their|his|have|of|to) $", text[: found.start()])
        ):
            yield *found.span(), _done(found)


def _judges(text: str, found: re.Match[str]) -> bool:
    """Whether it says what something would be, not what would happen: `would be a mistake`."""
    return found.group() == "would be" and re.match(r" \w+(?:ed|en|wn)\b", text[found.end() :]) is None


def _is_verb(word: str) -> bool:
    """Whether the word can be an infinitive."""
    return word not in words()["no_verbs"] and base(word) == word


def _open(text: str, at: int) -> bool:
    """Whether the clause is a condition or a question, or is denied."""
    clause = re.split(r"[,;:·]", text[:at])[-1]
    return bool(_HYPOTHETICAL.search(clause)) or bool(_CONDITION.search(text))


def _happened(found: re.Match[str], text: str) -> str:
    adverb = (found["adverb"] or "").replace(" probably", "").replace(" soon", "")
    if found["aux"] == "would" and _REPORTED.search(text):
        return f"had{adverb} {participle(found['verb'])}"
    if found["verb"] == "be":
        return f"{'were' if _MANY.search(_subject(text[: found.start()])) else 'was'}{adverb}"
    return f"{adverb} {past(found['verb'])}".strip()


_PERFECT = {"is": "has", "are": "have", "was": "had", "were": "had"}


def _subject(before: str) -> str:
    """What stands before the verb without `of` and the like and all behind them."""
    clause = re.split(r"[,;:] | that ", before)[-1]
    return re.split(r" (?:of|on|in|at|for|from|to|with|who|which)\b", clause)[0].rstrip() + " "


def _done(found: re.Match[str]) -> str:
    """What was to be done as done: `is to meet` -> `met`, `was to meet` -> `had met`."""
    verb, number = found["verb"], found["number"]
    if number in ("is", "are") and not _UNDER_WAY.search(found["cue"]):
        return {"is": "was", "are": "were"}[number] if verb == "be" else past(verb)
    if number or found["perfect"]:
        return f"{_PERFECT[number] if number else found['perfect']} {participle(verb)}"
    return past(verb) if found["wish"].endswith(("s", "hope")) else f"had {participle(verb)}"
