"""Speakers whom a claim sets beside the one that the source has: "the mayor and two others said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check.types import Aligned, Evidence
from assistant.types import Reason
from index.parts.types import Report

_MORE = re.compile(
    r",?\s+(?:and|as well as|along with|together with)\s+(?:at least |about |some )?"
    r"(?:(?:an?|the) (?:number|handful|couple|dozen|group|few|second|third) (?:of )?|[\w-]+ )?"
    r"(?:others?|another(?: \w+)?)\b(?! (?:side|hand|words|things|than)\b)",
    re.IGNORECASE,
)
_BESIDE = 40  # characters between such words and a speaker or a cue, at most
# Words by which a source has further speakers.
_FURTHER = re.compile(r"\b(?:others?|another|both|colleagues?|fellow|echoed|agreed|alongside)\b", re.IGNORECASE)


def joined(pair: Aligned) -> Iterator[Reason]:
    """The first speaker of the claim to whom others without a name are joined, where the source joins none."""
    for found in _MORE.finditer(pair.claim.text):
        speaks = any(_stands_by(found.start(), found.end(), report) for report in pair.claim.reports)
        if speaks and pair.near and not any(_has_more(one) for one in pair.near):
            words = found.group().strip(" ,")
            yield Reason("sources-plural", f"The source has no further speakers: this adds “{words}”.")
            return


def _stands_by(start: int, end: int, report: Report) -> bool:
    """Whether words stand in or behind a speaker."""
    if report.speaker is None:
        return False
    first, last = report.speaker
    if first <= start < last:
        return True
    parted = last <= report.cue[0] < start  # what stands behind "the mayor said" is what is said
    return not parted and first <= start <= last + _BESIDE and report.cue[0] <= end + _BESIDE


def _has_more(evidence: Evidence) -> bool:
    """Whether a sentence has several speakers, as far as it may tell: others, sources, officials."""
    several = any(report.many and report.kind == "anonymous" for report in evidence.statement.reports)
    return several or bool(_FURTHER.search(evidence.text))
