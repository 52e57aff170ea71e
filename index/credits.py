"""Whose text an article says it carries: the agency in its dateline, its last line, or "first reported by". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.types import Article

# Agencies as they are credited. What follows the colon are other names of the same one.
_AGENCIES = (
    "Reuters: Thomson Reuters",
    "AP: Associated Press, The Associated Press, The AP",
    "AFP: Agence France-Presse, Agence France Presse",
    "dpa: Deutsche Presse-Agentur",
    "EFE",
    "ANSA",
    "PA: PA Media, Press Association",
    "Xinhua: Xinhua News Agency",
    "Kyodo: Kyodo News",
    "Yonhap: Yonhap News Agency",
    "Anadolu: Anadolu Agency, AA",
    "TASS: ITAR-TASS",
    "Interfax",
    "Bloomberg: Bloomberg News",
    "UPI: United Press International",
    "MENA: Middle East News Agency",
    "PTI: Press Trust of India",
    "ANP",
    "APA",
    "Belga",
    "Ritzau",
    "NTB",
    "TT",
)
# Characters at the beginning and at the end of a text where a credit stands.
_HEAD, _TAIL = 160, 260
_NAME = r"(?:[Tt]he )?({names})"
# A dateline: `SARRIK, Dolmara (Harbour Wire) —`, `LONDON (Reuters) -`.
_DATELINE = rf"^[^\n.!?]{{0,100}}\({_NAME}\)\s*[-–—:]"
# A last line of its own: `(Reuters)`, `— AP`, `Source: AFP`, `Harbour Wire contributed to this report.`
_LINE = (
    rf"(?:\(|[-–—]\s*|(?:[Ss]ource|[Cc]redit|[Bb]y):?\s+)?{_NAME}"
    r"(?:\)|\s+contributed to this (?:report|article|story))?\s*\.?"
    rf"|(?:[Ww]ith|[Aa]dditional|[Ii]ncludes) (?:material|reporting|files) (?:from|by) {_NAME}\.?"
)
_VERB = re.compile(r"\b(?:first|originally) (?:reported|published)\b|\bfirst to report\b")
_CUES = ("first reported", "first published", "originally reported", "originally published", "first to report")
_REPORTED = (
    rf"\b(?:first|originally) (?:reported|published) (?:by|in) {_NAME}\b"
    rf"|\b{_NAME} (?:first reported|was (?:the )?first to report)\b"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """`name` in lower case, one for each agency, "" where nobody else is credited; the story's own text ends at `end`,
    before a line that is nothing but the credit."""

    name: str
    end: int


def credit(article: Article, outlets: frozenset[str] = frozenset()) -> Credit:
    """Whom the article credits with its text: an agency or one of the outlets, never its own outlet."""
    patterns = _patterns(outlets)
    text = article.text.rstrip()
    start = max(text.rfind("\n") + 1, 0)
    line = patterns["line"].fullmatch(text[start:].strip()) if start and len(text) - start <= _TAIL else None
    found = line or patterns["dateline"].search(text[:_HEAD]) or _reported(text, patterns["reported"])
    name = canonical(next(filter(None, found.groups()))) if found else ""
    own = canonical(article.outlet)
    return Credit("" if name == own else name, start if line else len(article.text))


def _reported(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Looked for around its verb only: names are many, and stand everywhere."""
    if not any(cue in text for cue in _CUES):  # a quick look: of a thousand articles hardly one has any
        return None
    around = (text[max(0, verb.start() - 60) : verb.end() + 60] for verb in _VERB.finditer(text))
    return next(filter(None, map(pattern.search, around)), None)


def canonical(name: str) -> str:
    """An outlet's or agency's name as it is compared: in lower case, one for all names of an agency."""
    name = " ".join(name.casefold().split())
    return _names().get(name, name)


@cache
def _patterns(outlets: frozenset[str]) -> dict[str, re.Pattern[str]]:
    """Letters count as they are written: a `(pa)` in the text is nobody's credit."""
    spellings = {spelling for line in _AGENCIES for spelling in _spellings(line)} | outlets
    either = "|".join(re.escape(name) for name in sorted(spellings, key=lambda name: (-len(name), name)))
    forms = {"dateline": _DATELINE, "line": _LINE, "reported": _REPORTED}
    return {form: re.compile(pattern.replace("{names}", either)) for form, pattern in forms.items()}


@cache
def _names() -> dict[str, str]:
    """Every name of an agency -> the first of them, in lower case."""
    return {name.casefold(): _spellings(line)[0].casefold() for line in _AGENCIES for name in _spellings(line)}


def _spellings(line: str) -> list[str]:
    name, _, others = line.partition(": ")
    return [name, *filter(None, others.split(", "))]
