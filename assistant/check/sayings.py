"""What a claim attributes, laid beside what its sources attribute: the reports whose contents tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.check.align import weight
from assistant.check.antecedents import resolved
from assistant.check.closeness import table
from assistant.check.types import Aligned, Evidence, Source
from assistant.check.voices import Voice, voice_of, voices
from index.parts.types import Report, Statement, Word
from index.parts.wordlists import word_classes

# Share of what is said, by weight, that a sentence of the source must hold to be its counterpart; and of the best
# one's share, for another sentence to count beside it. Found on the development half of the claims.
_SHARE = 0.2
_BESIDE = 0.6
_AS_MUCH = 0.75  # and for one anywhere in the sources to be meant instead
_LINKED = 0.4
_QUOTED = 2  # sentences before an attribution that may be quoted with its own


@dataclass(frozen=True, slots=True)
class Saying:
    """A report of the claim with its speaker, and the source's speakers of the same in one sentence of it."""

    report: Report
    voice: Voice
    evidence: Evidence
    sources: tuple[Voice, ...]
    share: float
    asked: tuple[Word, ...] = ()  # the words that carry what the claim's report says


def sayings(pair: Aligned) -> Iterator[list[Saying]]:
    """For each report of the claim that has a speaker, the near sentences that say the same, if they report it.

    A report is left out where a sentence holds as much of it and reports nothing."""
    for report in pair.claim.reports:
        if report.speaker is None:
            continue
        asked = _before_next(pair.claim, said_words(pair.claim, report))
        shares = [(share_of(asked, matter(evidence.statement)), evidence) for evidence in pair.near]
        best = max((share for share, _ in shares), default=0.0)
        if best < _SHARE:
            continue
        voice = voice_of(pair.claim, report)
        found = [
            Saying(report, voice, evidence, _speakers(pair, evidence, asked), share, tuple(asked))
            for share, evidence in shares
            if share >= _BESIDE * best
        ]
        if all(saying.sources for saying in found):
            yield found


def speakers_of(pair: Aligned, own: Sequence[Saying]) -> Iterator[tuple[Source, Voice]]:
    """Whoever says, anywhere in the sources, nearly as much of what a report of the claim says as the sentences that
    carry it do; what is quoted before an attribution counts with its sentence."""
    asked, least = own[0].asked, _AS_MUCH * max(saying.share for saying in own)
    for place, sentence in enumerate(pair.sentences):
        before = pair.sentences[max(0, place - _QUOTED) : place] if {"”", '"'} & set(sentence.text) else ()
        for report, voice in voices(sentence.statement):
            words = [word for one in before for word in matter(one.statement)] + said_words(sentence.statement, report)
            if share_of(asked, words) >= least:
                yield pair.sources[sentence.source], resolved(pair.sentences, place, voice)


def said_words(statement: Statement, report: Report) -> list[Word]:
    """The words that carry what is said."""
    return [word for word in matter(statement) if within(word, report)]


def _before_next(claim: Statement, words: list[Word]) -> list[Word]:
    """Those in front of a semicolon, behind which another speaks or nobody does."""
    marks = [word.start for word in claim.words if word.text == ";"]
    end = next((mark for mark in marks if words and mark > words[0].start), len(claim.text))
    return [word for word in words if word.start < end] if words else words


def matter(statement: Statement) -> list[Word]:
    """The words of a sentence that tell something."""
    return [word for word in statement.words if weight(word) > 0]


def within(word: Word, report: Report) -> bool:
    """Whether a word stands in what is said."""
    return any(part and part[0] <= word.start and word.end <= part[1] for part in (report.content, report.rest))


def held(asked: Sequence[Word], words: Sequence[Word]) -> list[float]:
    """How closely each word is held by the nearest of others."""
    if not asked or not words:
        return [0.0] * len(asked)
    near = table([word.text.casefold() for word in asked], [word.text.casefold() for word in words]).max(axis=1)
    return [float(value) if value >= _LINKED else 0.0 for value in near]


def share_of(asked: Sequence[Word], words: Sequence[Word]) -> float:
    """The share of words, by weight, that others hold."""
    weights = [weight(word) for word in asked]
    closeness = held(asked, words)
    return sum(w * c for w, c in zip(weights, closeness, strict=True)) / (sum(weights) or 1.0)


def _speakers(pair: Aligned, evidence: Evidence, asked: Sequence[Word]) -> tuple[Voice, ...]:
    """Who says it in a sentence: the speakers of the reports that hold as much of it as any."""
    statement = evidence.statement
    place = next((at for at, one in enumerate(pair.sentences) if one is evidence or one == evidence), 0)
    shares = [
        (share_of(asked, said_words(statement, report)), resolved(pair.sentences, place, voice))
        for report, voice in voices(statement)
    ]
    shares = [(share, voice) for share, voice in shares if voice.head != "it"] or shares
    best = max((share for share, _ in shares), default=0.0)
    found = [voice for share, voice in shares if share > 0 and share >= _BESIDE * best]
    return (*found, *_named_after(pair, place, found))


def _named_after(pair: Aligned, place: int, found: Sequence[Voice]) -> list[Voice]:
    """Who is named in the next sentence, where a report begins with "a leading virologist" and names nobody yet."""
    following = pair.sentences[place + 1 : place + 2]
    begun = [voice for voice in found if not voice.people and voice.text.casefold().startswith(("a ", "an ", "one "))]
    if not begun or not following or any(voice.head in word_classes("speakers.txt")["anonymous"] for voice in begun):
        return []
    return [voice for _, voice in voices(following[0].statement) if voice.kind == "named" and voice.people]
