"""Who says what: sentences of the articles that report somebody's words, with the speaker as the article has it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.briefing.quotables import Quotable, alone, with_the_one_before
from assistant.briefing.types import Material, Speaker
from assistant.terms import content_words
from index.parts.types import Name, Report, SpeakerKind, Statement
from index.statements import read

# Without one of these no sentence reports: looked for first, because reading a sentence takes a millisecond or two.
_MAY_REPORT = re.compile(
    r"[“\"]|\b(?:sa(?:id|ys|ying)|told|according|den(?:y|ies|ied)|announc\w+|warn\w*|claim\w*|accus\w+|reject\w+|insist\w*"
    r"|add(?:ed|s)|call\w*|urg\w+|argu\w+|declar\w+|confirm\w*|acknowledg\w+|admit\w*|dismiss\w*|vow\w*|pledg\w+|blam\w+"
    r"|predict\w*|conced\w+|suggest\w*|dispute[sd]?|refut\w+|contend\w*|maintain\w*|promis\w+|propos\w+|demand\w*)\b",
    re.IGNORECASE,
)
# Speakers whom a line can be shown beside; one who is "he" or nobody tells the reader nothing.
_TELLING: tuple[SpeakerKind, ...] = ("named", "office", "anonymous", "group", "outlet")
# Cues by which one side contradicts another.
_CONTRARY = frozenset(["deny", "reject", "dispute", "dismiss", "refute", "contradict", "rebut", "accuse", "blame"])
_CONTRARY_WORDS = re.compile(r"\b(?:untrue|false|baseless|fabricat\w+|no truth|lies)\b", re.IGNORECASE)
_LONGEST_SPEAKER = 90  # characters: a phrase that is longer was not read as it should be
_LEAST_SAID = 3  # words
# Of "Two people who attended", "an official, who would not be named", the words that name or describe.
_TAIL = re.compile(r"(?:,?\s+(?:who|which|whom|whose|that)\b.*|,\s+(?:an?|the)\s.*)$")
_OF_ANOTHER = re.compile(r"^(?:its|his|her|their)\s+(?:[\w-]+\s+)*[\w-]+,\s+(?=[A-Z])")
_INDEFINITE = re.compile(
    r"^(?:an?|one|another|some|several|many|most|two|three|four|five|six|seven|eight|nine|ten|\d+|dozens|sources?|both|"
    r"other|few)\b",
    re.IGNORECASE,
)
# "The official", "the ministry": which one, only another sentence says.
_BARE = re.compile(r"^the\s+[a-z]+$", re.IGNORECASE)
_KNOWN = frozenset(
    ["government", "army", "military", "police", "president", "opposition", "rebels", "parliament", "un"]
)
# "the group’s spokesman, Obi Marsh": the name belongs to the speaker.
_APPOSED = re.compile(r",\s(?:[A-Z][\w’'.-]+\s){1,2}[A-Z][\w’'-]+(?=[,.;”\"])")
# "An official at the oil firm AGOCO": who speaks is the official, not the firm.
_OFFICIAL_OF = re.compile(
    r"(?:\b(?:an?|the|one|two|three|several|some)\s)?(?:[\w’'-]+\s){0,2}(?:official|spokes\w+|diplomat|officer|aide"
    r"|advis[eo]r|analyst|expert|member|leader|head|director|chief|source|commander|executive|minister|economist)s?\s"
    r"(?:at|of|for|from|in|with|to)\s(?:the\s|an?\s)?(?:[\w’'-]+\s){0,4}$",
    re.IGNORECASE,
)
# "Jason Schenker, president at Prestige Economics": the name goes before.
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'.-]+\s){1,2}[A-Z][\w’'-]+,\s$")
_GROUP = re.compile(r"\b[a-z]+s$")
_RELATIVE = re.compile(r"\b(?:who|which|whom|that)\b")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that report somebody's words. `contrary` where they deny, reject or accuse; `direct` where a clause is
    quoted word for word; `lemma` is the cue's base form; `speakers` are the words for all who speak in them;
    `bare` where which ministry or which official it is, only another sentence says."""

    quotable: Quotable
    speaker: Speaker
    lemma: str
    contrary: bool
    direct: bool
    bare: bool = False
    speakers: frozenset[str] = frozenset()


def sayings(material: Material, row: int) -> Saying | None:
    """Who says what in an excerpt. One that leans on the sentence before goes with it, where that one names the speaker
    whose words go on; None where nobody is named or described."""
    if (one := alone(material, row)) is not None:
        said = saying(one)
        return None if said is None or said.bare else said
    pair = with_the_one_before(material, row)
    first = alone(material, row - 1) if pair else None
    said = saying(first) if first else None
    return (
        Saying(pair, said.speaker, said.lemma, said.contrary, said.direct) if pair and said and not said.bare else None
    )


def saying(one: Quotable) -> Saying | None:
    """Who says what in the sentence; None where nobody does who is named or described in it."""
    if not _MAY_REPORT.search(one.text):
        return None
    statement = read(one.text, one.article.published)
    found = [report for report in statement.reports if _is_report(statement, report)]
    if not found:
        return None
    best = max(found, key=_said)
    words = _speaker(statement, best)
    if best.kind not in _TELLING or not words:
        return None
    return Saying(
        quotable=one,
        speaker=Speaker(in_full(words, one), _is_named(statement, best, words), one.article.outlet),
        lemma=best.cue_lemma,
        contrary=any(report.cue_lemma in _CONTRARY for report in found) or bool(_CONTRARY_WORDS.search(one.text)),
        direct=any(span.text.count(" ") >= _LEAST_SAID for span in statement.quotations),
        bare=_is_bare(words),
        speakers=frozenset(_speaker(statement, report) for report in found),
    )


def in_full(words: str, one: Quotable) -> str:
    """A bare surname as its article has it where it is first named in full: `Doss` is `Lena Doss`."""
    if " " in words or not words[:1].isupper():
        return words
    for full in re.finditer(rf"\b(?:[A-Z][\w’'-]+ ){{1,2}}{re.escape(words)}\b", one.article.text):
        name = _without_title(full[0])
        if _is_name(name):
            return name
    return words


def _without_title(name: str) -> str:
    """Of three words the last two, where the first may be a title or the end of one."""
    parts = name.split()
    return " ".join(parts[-2:]) if len(parts) > 2 else name


def _is_name(words: str) -> bool:
    """Whether capitals are those of a name: `And Obama` and `In Sarrik` are none."""
    return len(content_words(words)) == len(words.split())


def _is_report(statement: Statement, report: Report) -> bool:
    """Whether the sentence was surely read right: a verb of saying, not one of a clause about the speaker."""
    if report.speaker is None or report.content is None:
        return False
    cue, (start, end) = statement.text[slice(*report.cue)], report.speaker
    between = statement.text[end : report.cue[0]] if end <= report.cue[0] else ""
    return (
        0 < end - start <= _LONGEST_SPEAKER
        and (not cue[:1].isupper() or cue.startswith("According"))
        and not _RELATIVE.search(between)
        and len(statement.text[slice(*report.content)].split()) >= _LEAST_SAID
    )


def _said(report: Report) -> int:
    """Characters of what is said: the report that most of the sentence is of comes first."""
    return sum(span[1] - span[0] for span in (report.content, report.rest) if span)


def _names(statement: Statement, report: Report) -> list[Name]:
    """The names that the speaker's words hold, or are part of."""
    assert report.speaker is not None  # _is_report looked for it
    start, end = report.speaker
    return [name for name in statement.names if name.start < end and start < name.end]


def _speaker(statement: Statement, report: Report) -> str:
    """The words for the speaker, whole names and all, without the clauses that tell more of them."""
    assert report.speaker is not None  # _is_report looked for it
    held = _names(statement, report)
    start = min([report.speaker[0], *(name.start for name in held)])
    end = max([report.speaker[1], *(name.end for name in held)])
    start -= len(before[0]) if (before := _OFFICIAL_OF.search(statement.text[:start])) else 0
    before = _NAME_BEFORE.search(statement.text[:start])
    start -= len(before[0]) if before and _is_name(before[0]) else 0
    if named := _APPOSED.match(statement.text, end):
        end = named.end()
    words = _OF_ANOTHER.sub("", " ".join(statement.text[start:end].split()).strip(' ,;:“”"'))
    short = _TAIL.sub("", words)
    people = [name.text for name in statement.names if name.kind == "person" and start <= name.start < end]
    return short if short and (not people or any(name in short for name in people)) else words


def _is_bare(words: str) -> bool:
    return bool(_BARE.match(words)) and words.split()[-1].casefold() not in _KNOWN


def _is_named(statement: Statement, report: Report, words: str) -> bool:
    """Whether the article names the person or the body; `an official` and `two people` it only describes."""
    if report.kind in ("named", "group") and _GROUP.search(words) and " " in words:
        return False
    if report.kind in ("named", "outlet"):
        return not _INDEFINITE.match(words) or any(name.kind == "person" for name in _names(statement, report))
    definite = words.casefold().startswith("the ") or bool(_names(statement, report))
    return report.kind != "anonymous" and definite and not _INDEFINITE.match(words)
