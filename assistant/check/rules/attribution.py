"""What a source only reports is not stated as a fact: the claim says who says so, in whatever form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant.check.antecedents import resolved
from assistant.check.closeness import related
from assistant.check.naming import same
from assistant.check.quoted import runs
from assistant.check.same_speaker import agree
from assistant.check.sayings import held, matter, share_of, within
from assistant.check.types import Aligned, Evidence
from assistant.check.voices import voice_of, voices
from assistant.types import Reason
from index.parts.lists import lines
from index.parts.phrases import is_verb
from index.parts.types import Report, Statement, Word

_HERE = Path(__file__).parent.parent
_LEAST = 3  # words without attribution that make a statement
_CARRIES = 0.35  # share of them, by weight, that a sentence must hold to be where they come from
_INSIDE = 0.8  # share of that which stands in what is reported
_OUTSIDE = 0.6  # and at most so much of it outside (names stand in both)
_FLAT = 0.5  # share of what the reporting sentence holds that another one states without attribution
_SAID_TOO = 0.8  # closeness of a word of attribution to one that the source's speaker has used
_NAMED = 0.85  # closeness of a word of the claim to the source's speaker
_CLAUSES = re.compile(r";|,\s+(?=(?:but|while|whereas|yet|though|although)\b)")
# Cues behind which stands a thing that is so: one condemns an attack that was. And deeds done by saying.
_NO_DOUBT = frozenset(
    [
        *("condemn", "denounce", "criticize", "criticise", "praise", "welcome", "hail", "decry", "applaud", "thank"),
        *("rebuke", "slam", "blast", "protest", "call", "demand", "threaten", "propose", "recommend", "request"),
        *("urge", "promise", "vow", "pledge", "swear", "reject", "dismiss", "refuse", "decline", "endorse", "ask"),
        *("portray", "characterize", "characterise", "describe", "dispute", "refute", "rebuff", "wonder", "signal"),
        *(
            "show",
            "find",
            "indicate",
            "hope",
            "expect",
            "fear",
            "worry",
            "doubt",
            "speak",
            "put",
            "forecast",
            "predict",
        ),
    ]
)
_PERFORMED = frozenset(["announce", "declare", "proclaim", "confirm", "reveal", "disclose", "acknowledge", "admit"])
# Forms of attribution of more than one word; those of one stand in a list.
_PHRASES = re.compile(r"\b(?:holds?|held) that\b|\bpoint(?:s|ed) (?:to|out)\b|\bwould rather\b", re.IGNORECASE)


def attribution(pair: Aligned) -> Iterator[Reason]:
    """Words of a claim without any attribution that its sources only report, and state nowhere themselves."""
    for start, end in _segments(pair.claim.text):
        loose = _loose(pair.claim, start, end)
        if len(loose) < _LEAST or not _is_sentence(pair.claim, start, end):
            continue
        found = _only_reported(pair, loose)
        if found and not _attributes(pair.claim, start, end, found):
            yield Reason("attribution-dropped", f"The source only reports this: it has “{_cue(*found)}”.")
            return


def _segments(text: str) -> list[tuple[int, int]]:
    """The main clauses, parted by marks that also part what is attributed from what is not."""
    cuts = [0, *(found.start() for found in _CLAUSES.finditer(text)), len(text)]
    return list(pairwise(cuts))


def _is_sentence(claim: Statement, start: int, end: int) -> bool:
    """Whether a clause has a verb of its own outside all reports and quotations."""
    return any(
        (is_verb(word) or word.tag == "VVN")
        and start <= word.start < end
        and not any(quoted.start <= word.start < quoted.end for quoted in claim.quotations)
        and not any(_belongs(word, report) for report in claim.reports)
        for word in claim.words
    )


def _loose(claim: Statement, start: int, end: int) -> list[Word]:
    """The words of a clause that stand in no report and no quotation."""
    return [
        word
        for word in matter(claim)
        if start <= word.start < end
        and not any(quoted.start <= word.start < quoted.end for quoted in claim.quotations)
        and not any(_belongs(word, report) for report in claim.reports)
    ]


def _only_reported(pair: Aligned, loose: list[Word]) -> tuple[Statement, Report] | None:
    """The sentence and the report from which the words come, if no other sentence states them."""
    best = max(pair.near, key=lambda evidence: share_of(loose, matter(evidence.statement)), default=None)
    if best is None or share_of(loose, matter(best.statement)) < _CARRIES:
        return None
    report = _reported(best, loose)
    if report is None or _excused(pair.claim, best.statement, report) or _stated_flatly(pair, best, loose):
        return None
    if _foreseen(loose, pair.claim, best.statement, report) or _speaks(pair, best, report):
        return None
    return best.statement, report


def _belongs(word: Word, report: Report) -> bool:
    """Whether a word is part of a report, or of who reports it."""
    return within(word, report) or _in_speaker(word, report) or report.cue[0] <= word.start < report.cue[1]


def _attributes(claim: Statement, start: int, end: int, told: tuple[Statement, Report]) -> bool:
    """Whether some form of attribution stands in the words of a clause that no report holds, and that is not part of
    what the source's speaker says: "shots were heard, residents said"."""
    spans = [part for r in claim.reports for part in (r.cue, r.content, r.rest, r.speaker) if part]
    source, report = told
    said = [word.text.casefold() for word in source.words if within(word, report)]
    words = matter(claim)
    if any(start <= own.cue[0] < end and not any(within(word, own) for word in words) for own in claim.reports):
        return True  # "... is something that officials have said": what is said stands before
    for pattern in (_PHRASES, _attributing()):
        for found in pattern.finditer(claim.text, start, end):
            inside = any(first <= found.start() < last for first, last in spans)
            if not inside and not any(related(found.group().casefold(), word) >= _SAID_TOO for word in said):
                return True
    return False


@cache
def _attributing() -> re.Pattern[str]:
    """The words of the list, as one pattern."""
    words = [word.replace("*", r"\w*") for line in lines("attributing.txt", _HERE) for word in line.split()]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _reported(evidence: Evidence, asked: list[Word]) -> Report | None:
    """The report of a sentence that holds nearly all that the claim has from it."""
    statement = evidence.statement
    for report in statement.reports:
        if report.cue_lemma in _NO_DOUBT or not _is_told(statement, report):
            continue
        words = [word for word in matter(statement) if not _in_speaker(word, report)]
        whole = share_of(asked, words)
        said = share_of(asked, [word for word in words if within(word, report)])
        loose = share_of(asked, [word for word in words if not within(word, report)])
        if said and said >= _INSIDE * whole and loose <= _OUTSIDE * whole:
            return report
    return None


def _excused(claim: Statement, source: Statement, report: Report) -> bool:
    """Whether the claim names the source's speaker as having part in it: "the ministry's toll is 13".

    Not where what is said is about the speaker itself ("Hezbollah said it would")."""
    if report.speaker is None or report.content is None:
        return False
    first = next((word for word in source.words if within(word, report)), None)
    about = first is not None and first.text.casefold() in ("it", "he", "she", "they")
    spoken = [word for word in matter(source) if _in_speaker(word, report)]
    return not about and bool(spoken) and max(held(spoken, matter(claim))) >= _NAMED


def _foreseen(loose: list[Word], claim: Statement, source: Statement, report: Report) -> bool:
    """Whether a claim tells with "would" what the source's speaker says will or would be: so a plan is told."""
    ahead = any(word.text.casefold().startswith(("will", "would")) for word in source.words if within(word, report))
    verbs = [at for at, word in enumerate(claim.words) if any(word is one for one in loose) and word.tag[:2] == "VV"]
    return ahead and any(
        word.text.casefold().startswith("would") for at in verbs for word in claim.words[max(0, at - 3) : at]
    )


def _speaks(pair: Aligned, evidence: Evidence, report: Report) -> bool:
    """Whether the claim has a speaker of the sentence in another of its clauses, or tells of the speaker's own doings
    ("we are ...")."""
    source = pair.sources[evidence.source]
    place = next(at for at, one in enumerate(pair.sentences) if one is evidence)
    claimed = [voice_of(pair.claim, own) for own in pair.claim.reports if own.speaker]
    for own, plain in voices(evidence.statement):
        said = resolved(pair.sentences, place, plain)
        if any(agree(voice, said, source) for voice in claimed):
            return True
        named = any(same(mine, theirs) for mine in pair.claim.names for theirs in said.people)
        if named and any(voice.head in ("he", "she", "they") for voice in claimed):
            return True  # "Haddad was not there: he said he had left"
        words = [word.text for word in evidence.statement.words if within(word, report)] if own is report else []
        if {"I", "We", "we", "our", "my"} & set(words) and named:
            return True
    return False


def _is_told(statement: Statement, report: Report) -> bool:
    """Whether what an announcement holds is told rather than done by it: "announced a curfew" is a curfew."""
    if report.cue_lemma not in _PERFORMED:
        return True
    inside = [word for word in statement.words if within(word, report)]
    return any(is_verb(word) for word in inside) and not any(word.lemma in ("will", "would") for word in inside)


def _in_speaker(word: Word, report: Report) -> bool:
    return bool(report.speaker and report.speaker[0] <= word.start and word.end <= report.speaker[1])


def _stated_flatly(pair: Aligned, first: Evidence, asked: list[Word]) -> bool:
    """Whether some sentence of the sources, no headline, says as much without attribution."""
    least = _FLAT * share_of(asked, matter(first.statement))
    for evidence in pair.sentences:
        if evidence is first or _in_quotation(pair, evidence):
            continue
        statement = evidence.statement
        loose = [word for word in matter(statement) if not any(within(word, report) for report in statement.reports)]
        if evidence.text.rstrip().endswith((".", "!", "”", '"')) and share_of(asked, loose) >= least:
            return True
    return False


def _in_quotation(pair: Aligned, evidence: Evidence) -> bool:
    end = evidence.start + len(evidence.text)
    spans = [span for run in runs(pair.sources[evidence.source]) for span in run.spans]
    return any(start <= evidence.start + 1 and end - 2 <= last for start, last in spans)


def _cue(statement: Statement, report: Report) -> str:
    """Speaker and cue as they stand in the source."""
    if report.speaker is None:
        return statement.text[slice(*report.cue)]
    spans = sorted([report.speaker, report.cue])
    gap = all(one[1] + 1 >= other[0] for one, other in pairwise(spans))
    text = statement.text[spans[0][0] : spans[-1][1]] if gap else statement.text[slice(*report.speaker)]
    return " ".join(text.split())
