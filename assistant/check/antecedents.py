"""Who says a quotation of a source, and whom a speaker that is only pointed to may mean: "he", "the official"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.check.quoted import Run
from assistant.check.types import Aligned, Evidence, Source
from assistant.check.voices import GENERAL, Voice, is_personal, voices
from index.parts.types import Name
from index.parts.wordlists import word_classes

_SUBJECT = 40  # characters from the start of a sentence within which its subject is named
_NEXT = 2  # in which one is named who is then called by another description
_BACK = 4  # sentences in which the one who is meant is looked for


def speakers_of_run(pair: Aligned, source: Source, run: Run) -> list[Voice]:
    """Who says a quotation of a source; empty where that is unclear."""
    place = next(at for at, other in enumerate(pair.sources) if other is source)
    sentences = [sentence for sentence in pair.sentences if sentence.source == place]
    found: list[Voice] = []
    for at, sentence in enumerate(sentences):
        if any(_meets(sentence, span) for span in run.spans):
            found += _sayers(sentences, at, run)
    if not found:
        first = next((at for at, one in enumerate(sentences) if any(_meets(one, span) for span in run.spans)), 0)
        before = sentences[first - 1] if first else None
        if before is not None and before.text.rstrip().endswith(":"):
            found = [resolved(sentences, first - 1, voice) for _, voice in voices(before.statement)][-1:]
    return found


def _sayers(sentences: Sequence[Evidence], at: int, run: Run) -> Iterator[Voice]:
    """The speakers of a sentence whose content reaches into the quotation."""
    sentence = sentences[at]
    for report, voice in voices(sentence.statement):
        cue = sentence.start + report.cue[0]
        if any(start <= cue < end for start, end in run.spans):
            continue  # of whom the quotation tells
        for part in (report.content, report.rest):
            if part and any(s - sentence.start < part[1] and part[0] < e - sentence.start for s, e in run.spans):
                yield resolved(sentences, at, voice)
                break


def resolved(sentences: Sequence[Evidence], at: int, voice: Voice) -> Voice:
    """A pronoun with everybody that it may mean; "the diplomat" with what was said of the diplomat before."""
    before = [one for one in sentences[max(0, at - _BACK) : at] if one.source == sentences[at].source]
    if voice.kind == "pronoun" and voice.head in ("he", "she"):
        return replace(voice, people=_persons([*before, sentences[at]]))
    if _describes(voice):
        voice = replace(voice, may_be=_persons_before(before[-_NEXT:]))
    if voice.names or voice.words - GENERAL or not voice.text.casefold().startswith("the "):
        return voice
    for sentence in reversed(before):
        for _, other in voices(sentence.statement):
            if other.head == voice.head:
                return other
    return voice


def _describes(voice: Voice) -> bool:
    """Whether it is one person without a name who may have had one before: "the former first lady"."""
    lists = word_classes("speakers.txt")
    bodies = lists["body"] | lists["group"] | lists["outlet"] | {"source"}
    definite = voice.text.casefold().startswith(("the ", "former "))
    return definite and not (voice.people or voice.many or voice.head in bodies)


def _persons_before(sentences: Sequence[Evidence]) -> tuple[Name, ...]:
    """The persons who stand where the subject does in the sentences before."""
    named = [(sentence.statement, name) for sentence in sentences for name in sentence.statement.names]
    return tuple(
        name
        for statement, name in named
        if is_personal(name) and name.start <= _SUBJECT and not _owns(statement.text, name)
    )


def _persons(sentences: Sequence[Evidence]) -> tuple[Name, ...]:
    """The persons named from the last sentence back to one that begins with a person; none where somebody without a
    name speaks there too, who may be meant."""
    found: list[Name] = []
    for sentence in reversed(sentences):
        statement = sentence.statement
        if any(voice.kind in ("office", "anonymous") for _, voice in voices(statement)):
            return ()
        names = [name for name in statement.names if is_personal(name)]
        found += names
        if sentence is not sentences[-1] and any(voice.people for _, voice in voices(statement)):
            break
        subjects = [name for name in names if name.kind == "person" and name.start <= _SUBJECT]
        if sentence is not sentences[-1] and any(not _owns(statement.text, name) for name in subjects):
            break
    return tuple(found)


def _owns(text: str, name: Name) -> bool:
    return text[name.end : name.end + 2] in ("'s", "’s")


def _meets(sentence: Evidence, span: tuple[int, int]) -> bool:
    return sentence.start < span[1] and span[0] < sentence.start + len(sentence.text)
