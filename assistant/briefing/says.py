"""Who says what: sentences of the articles that report somebody's words, with the speaker as the article has it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.briefing.quotables import Quotable
from assistant.briefing.types import Speaker
from index.parts.types import Report, SpeakerKind, Statement
from index.statements import read

# Without one of these no sentence reports: looked for first, because reading a sentence takes a millisecond or two.
_MAY_REPORT = re.compile(
    r"[“\"]|\b(?:sa(?:id|ys|ying)|told|according|den(?:y|ies|ied)|announc\w+|warn\w*|claim\w*|accus\w+|reject\w+|insist\w*|"
    r"add(?:ed|s)|call\w*|urg\w+|argu\w+|declar\w+|confirm\w*|acknowledg\w+|admit\w*|dismiss\w*|vow\w*|pledg\w+|blam\w+|"
    r"predict\w*|conced\w+|suggest\w*|dispute[sd]?|refut\w+|contend\w*|maintain\w*|promis\w+|propos\w+|demand\w*)\b",
    re.IGNORECASE,
)
# Speakers whom a line can be shown beside: a pronoun or nobody tells the reader nothing.
_TELLING: tuple[SpeakerKind, ...] = ("named", "office", "anonymous", "group", "outlet")
_UNNAMED: tuple[SpeakerKind, ...] = ("anonymous",)
# Cues by which one side contradicts another.
_CONTRARY = frozenset(["deny", "reject", "dispute", "dismiss", "refute", "contradict", "rebut", "accuse", "blame"])
_LONGEST_SPEAKER = 90  # characters: a phrase that is longer was not read as it should be
_LEAST_SAID = 3  # words


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that reports somebody's words. `contrary` where it denies, rejects or accuses; `direct` where it
    quotes a clause word for word; `lemma` is the cue's base form."""

    quotable: Quotable
    speaker: Speaker
    kind: SpeakerKind
    lemma: str
    contrary: bool
    direct: bool


def saying(one: Quotable) -> Saying | None:
    """Who says what in the sentence; None where nobody does who is named or described in it."""
    if not _MAY_REPORT.search(one.text):
        return None
    statement = read(one.text, one.article.published)
    found = [report for report in statement.reports if _tells(statement, report)]
    if not found:
        return None
    best = max(found, key=lambda report: _said(report))
    assert best.speaker is not None  # _tells looks for it
    words = " ".join(one.text[slice(*best.speaker)].split()).strip(" ,;:")
    return Saying(
        quotable=one,
        speaker=Speaker(words, best.kind not in _UNNAMED, one.article.outlet),
        kind=best.kind,
        lemma=best.cue_lemma,
        contrary=any(report.cue_lemma in _CONTRARY for report in found),
        direct=any(span.text.count(" ") >= _LEAST_SAID for span in statement.quotations),
    )


def _tells(statement: Statement, report: Report) -> bool:
    if report.speaker is None or report.content is None or report.kind not in _TELLING:
        return False
    start, end = report.speaker
    return 0 < end - start <= _LONGEST_SPEAKER and len(statement.text[slice(*report.content)].split()) >= _LEAST_SAID


def _said(report: Report) -> int:
    """Characters of what is said: the report that most of the sentence is of."""
    spans = [span for span in (report.content, report.rest) if span]
    return sum(end - start for start, end in spans)
