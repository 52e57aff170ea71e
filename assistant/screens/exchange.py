"""A question and what has come of it so far, as the screen holds it. Pure: events in, the next state out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.opinions import with_opinion
from assistant.types import (
    Answer,
    Done,
    Event,
    Judging,
    Searched,
    SecondOpinions,
    Sentence,
    SentenceDone,
    Turn,
    Writing,
    WrittenBy,
)
from assistant.writer import CANNOT_ANSWER
from index.types import Hit, Scope

_ADDRESS = re.compile(r"([cpv])-(\d{1,6})-(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer. `number` is its own within the conversation, so that citation links of old
    answers keep working. `answer` is None until it is finished; `failed` says why it never will be.
    `written_by` is who writes it, None where nobody was reached."""

    number: int
    question: str
    hits: tuple[Hit, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tail: str = ""
    scope: Scope | None = None
    answer: Answer | None = None
    stopped: bool = False
    failed: str = ""
    written_by: WrittenBy | None = None
    opinions: SecondOpinions | None = None

    @property
    def open(self) -> bool:
        """Whether more is to come."""
        return self.answer is None and not self.stopped and not self.failed


def advance(exchange: Exchange, event: Event) -> Exchange:
    """The exchange after one more event of the assistant."""
    match event:
        case Searched():
            return replace(exchange, hits=event.hits, scope=event.scope)
        case Writing():
            return replace(exchange, tail=event.text)
        case SentenceDone():
            return replace(exchange, sentences=(*exchange.sentences, event.sentence), tail="")
        case Judging():
            told = with_opinion(exchange.sentences, event)
            return replace(exchange, sentences=told, opinions=event.opinions, tail="")
        case Done(answer):
            done = replace(exchange, answer=answer, hits=answer.hits, sentences=answer.sentences, tail="")
            return replace(done, scope=answer.scope, written_by=answer.written_by, opinions=answer.opinions)


def stopped(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """The conversation after the reader's stop: what was finished stays, the half sentence goes."""
    return tuple(replace(e, stopped=True, tail="") if e.open else e for e in exchanges)


def turns(exchanges: Sequence[Exchange]) -> list[Turn]:
    """The conversation as the assistant reads it before a follow-up; questions that came to nothing are left out."""
    found = []
    for exchange in exchanges:
        refused = exchange.answer is not None and exchange.answer.refused
        said = CANNOT_ANSWER if refused else " ".join(sentence.text for sentence in exchange.sentences)
        if said:
            found += [Turn("user", exchange.question), Turn("assistant", said)]
    return found


def address_of(exchange: Exchange) -> str:
    """What the ids of its citations begin with (c), or those of its nearest passages (p). Those of its verdicts begin
    with v."""
    kind = "p" if exchange.answer is not None and exchange.answer.refused else "c"
    return f"{kind}-{exchange.number}"


def find(exchanges: Sequence[Exchange], address: str) -> tuple[Exchange, int] | None:
    """The exchange that an id such as `c-3-0` names, and the place of the citation or passage in it."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    number, place = int(match[2]), int(match[3])
    exchange = next((e for e in exchanges if e.number == number), None)
    return None if exchange is None else (exchange, place)
