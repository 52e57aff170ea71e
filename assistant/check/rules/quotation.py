"""A quotation stands word for word in a source, in quotation marks there too, and the same speaker says it there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.check.antecedents import speakers_of_run
from assistant.check.quoted import Run, folded_words, nearest, runs, stands
from assistant.check.same_speaker import differ
from assistant.check.types import Aligned, Source
from assistant.check.voices import Voice, voice_of
from assistant.types import Reason
from index.parts.types import Quotation, Report, Statement

_PLAIN_WORD = re.compile(r"\w+")
_SCARE = 2  # words that may be set in marks without being a quotation
_LONGEST_SHOWN = 90


def quotation(pair: Aligned) -> Iterator[Reason]:
    """Quotations of the claim that no source has, that are no quotations there, or that another speaker says there."""
    for quoted in _outermost(pair.claim):
        found = [(source, run) for source in pair.sources for run in runs(source) if _holds(run, quoted)]
        if found:
            yield from _speaker(pair, quoted, found)
        elif not _stands_plain(quoted, pair.sources):
            yield _not_verbatim(quoted, pair.sources)
        elif not _may_be_marked(pair.claim, quoted) and not any(_beside_mark(quoted, one) for one in pair.sources):
            yield Reason("quotation-made", f"The source has the words “{_short(quoted.text)}” not as a quotation.")


def _holds(run: Run, quoted: Quotation) -> bool:
    return stands(quoted.text, run.words) or stands(quoted.text, run.bare)


def _outermost(claim: Statement) -> Iterator[Quotation]:
    last = 0
    for quoted in claim.quotations:
        if quoted.start >= last and folded_words(quoted.text):
            last = quoted.end
            yield quoted


def _stands_plain(quoted: Quotation, sources: Sequence[Source]) -> bool:
    return any(
        stands(quoted.text, folded_words(text))
        for source in sources
        for text in (source.text, source.title, _around(source, len(quoted.text)))
    )


def _around(source: Source, reach: int) -> str:
    """The passage with what stands beside it in its article: a quotation may begin or end there."""
    return source.context[max(0, source.start - reach) : source.start + len(source.text) + reach]


def _not_verbatim(quoted: Quotation, sources: Sequence[Source]) -> Reason:
    """With the source's wording where it is near."""
    said = f"The words “{_short(quoted.text)}” are not word for word in the source"
    instead = max((nearest(quoted.text, source.text) for source in sources), key=len, default="")
    return Reason("quotation", f"{said}; it has “{_short(instead)}”." if instead else f"{said}.")


def _may_be_marked(claim: Statement, quoted: Quotation) -> bool:
    """Whether words that the source has without marks may bear them: a word or two, a title or name, and the words of
    the article or outlet itself."""
    words = quoted.text.split()
    if len(words) <= _SCARE or all(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words):
        return True
    return any(report.kind == "outlet" for report in _covering(claim, quoted))


def _beside_mark(quoted: Quotation, source: Source) -> bool:
    """Whether the source has a mark near either end of the words, however it is spaced ("as' a storm'")."""
    text = _around(source, len(quoted.text)) or source.text
    words = r"\W+".join(map(re.escape, _PLAIN_WORD.findall(quoted.text)))
    either = "[\"“”‘’'`]"
    return bool(re.search(rf"{either}\s?(?:\w{{1,3}}\s)?{words}[,.]?{either}(?!\w)", text, re.IGNORECASE))


def _covering(claim: Statement, quoted: Quotation) -> list[Report]:
    """The reports of the claim that hold the quotation, the narrowest first."""
    held = [
        (part[1] - part[0], report)
        for report in claim.reports
        for part in (report.content, report.rest)
        if part and part[0] <= quoted.end and quoted.start <= part[1]
    ]
    return [report for _, report in sorted(held, key=lambda item: item[0])]


def _speaker(pair: Aligned, quoted: Quotation, found: Sequence[tuple[Source, Run]]) -> Iterator[Reason]:
    """A reason where every place that has the words gives them to somebody else."""
    reports = [report for report in _covering(pair.claim, quoted) if report.speaker and report.kind != "outlet"]
    if not reports:
        return
    claimed = [voice_of(pair.claim, report) for report in reports]
    claimed = [voice for voice in claimed if voice.kind != "pronoun"]
    if not claimed:
        return
    instead: list[Voice] = []
    for source, run in found:
        voices = speakers_of_run(pair, source, run)
        if not voices or any(not differ(one, other, source) for one in claimed for other in voices):
            return
        instead += voices
    yield Reason(
        "quotation-speaker",
        f"In the source it is {instead[0].text}, not {claimed[0].text}, who says “{_short(quoted.text)}”.",
    )


def _short(text: str) -> str:
    folded = " ".join(text.split()).rstrip(",.;")
    return folded if len(folded) <= _LONGEST_SHOWN else folded[: _LONGEST_SHOWN - 1].rstrip() + "…"
