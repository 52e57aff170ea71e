"""Reports put together from ranges of words, and parted from those beside them: "X said A, but Y denied B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index.parts.phrases import QUOTE_MARKS, STOPS, Phrase, is_verb, phrase_after, tagged
from index.parts.speakers import kind_of
from index.parts.types import Name, Report, Word


def parted(words: Sequence[Word], found: Sequence[Report]) -> Iterator[Report]:
    """Each report's content cut where the next one begins beside it: "X said A, but Y denied B"."""
    joints = [start for report in found if (start := _joint(words, report))]
    joints += [one.start for one, two in pairwise(words) if one.text == "," and two.text in ("while", "whereas")]
    commas = [start for report in found if _follows_cue(report) and (start := _comma(words, report))]
    for report in found:
        # "..., adding that" is a report of its own; "denied claims that" is none beside the denial
        begun = {other.cue[0] for other in found if other is not report and other.speaker}
        parts = (part if part and part[0] not in begun else None for part in (report.content, report.rest))
        content, rest = (_cut(part, report, joints) for part in parts)
        if content and _follows_cue(report):
            content = _before_comma(words, content, commas)
        if content and content[0] > report.cue[0]:
            content = _within_clause(words, report, content)
        yield replace(report, content=content or rest, rest=rest if content else None)


def _joint(words: Sequence[Word], report: Report) -> int:
    """Where a report that stands beside another begins, with its conjunction; 0 where it hangs on what goes before."""
    start = min(report.speaker[0], report.cue[0]) if report.speaker else report.cue[0]
    at = next(at for at, word in enumerate(words) if word.start >= start)
    joining = at > 0 and (tagged(words[at - 1], "CJ") or words[at - 1].text.casefold() in ("yet", "though", "while"))
    if joining and at > 1 and words[at - 2].text in ",;":
        return words[at - 2].start
    return words[at - 1].start if at > 0 and words[at - 1].text == ";" else 0


def _comma(words: Sequence[Word], report: Report) -> int:
    """Where the comma stands behind which a report begins with its speaker; 0 where none does."""
    at = next((at for at, word in enumerate(words) if report.speaker and word.start >= report.speaker[0]), 0)
    return words[at - 1].start if at > 0 and words[at - 1].text == "," else 0


def _before_comma(words: Sequence[Word], content: tuple[int, int], commas: Sequence[int]) -> tuple[int, int]:
    """What is said up to the next speaker, in "A day after X said A, Y said B", if it is a statement by then."""
    end = next((comma for comma in commas if content[0] < comma < content[1]), content[1])
    whole = any(is_verb(word) for word in words if content[0] <= word.start < end)
    return (content[0], end) if whole else content


def _follows_cue(report: Report) -> bool:
    """Whether all that is said stands behind speaker and cue."""
    ordered = report.speaker is not None and report.speaker[1] <= report.cue[0]
    return ordered and report.rest is None and report.content is not None and report.content[0] > report.cue[1]


def _cut(part: tuple[int, int] | None, report: Report, joints: Sequence[int]) -> tuple[int, int] | None:
    """A part of what is said up to the next report, or, where it stands before its cue, from the one that is joined."""
    if part is None:
        return None
    if any(report.cue[1] <= joint <= part[0] for joint in joints):
        return None  # what stands behind the attribution is the other report
    ends = [joint for joint in joints if part[0] < joint < part[1] and joint > report.cue[1]]
    return (part[0], min(ends)) if ends else part


def _within_clause(words: Sequence[Word], report: Report, content: tuple[int, int]) -> tuple[int, int]:
    """The content of a report in a clause that opens the sentence, up to the comma: "While X said A, Y did B"."""
    if not tagged(words[0], "CJS") or words[0].lemma not in ("while", "although", "though", "whereas", "after", "when"):
        return content
    if any(word.text == "," and word.end <= report.cue[0] for word in words) and not report.speaker:
        return content
    for at, word in enumerate(words[:-2]):
        if word.text == "," and word.start > content[0]:
            main = phrase_after(words, at + 1)
            if main and main[1] < len(words) and (is_verb(words[main[1]]) or tagged(words[main[1]], "VV")):
                return content[0], word.start
    return content


def made(
    words: Sequence[Word],
    cue: Phrase,
    lemma: str,
    speaker: Phrase | None,
    names: Sequence[Name],
    content: Phrase | None,
    rest: Phrase | None = None,
    hearer: Phrase | None = None,
) -> Report:
    """A report from ranges of words."""
    kind, many = kind_of(words, speaker, names) if speaker else ("none", False)
    first = _chars(words, content)
    second = _chars(words, rest)
    return Report(
        speaker=_chars(words, speaker),
        cue=_chars(words, cue) or (0, 0),
        cue_lemma=lemma,
        content=first or second,
        kind=kind,
        many=many,
        hearer=_chars(words, hearer),
        rest=second if first else None,
    )


def _chars(words: Sequence[Word], phrase: Phrase | None) -> tuple[int, int] | None:
    """The code points of a range of words, without the marks around them."""
    if phrase is None:
        return None
    start, end = phrase
    outside = QUOTE_MARKS | STOPS | {","}
    while start < end and words[start].text in outside:
        start += 1
    while end > start and words[end - 1].text in outside:
        end -= 1
    return (words[start].start, words[end - 1].end) if start < end else None
