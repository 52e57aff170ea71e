"""The whole story on one screen: a question becomes hits, a draft, cited sentences, and an answer.

    question --standalone--> asked --search--> hits --write--> draft --split, cite, check--> sentences --> Answer
                                                                                  --judge--> sentences, where it is on
    text --split--> sentences --search, check--> checked sentences --judge--> the same, where it is on
    request --write_briefing--> a page, whose story stands in `assistant/briefing/write.py`

Each stage hands a frozen value on, and each is told to whoever listens as an event.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from assistant.checking import check_drafts, drafts_of
from assistant.citations import cite, finished, split_draft, strip_marks
from assistant.errors import ModelError
from assistant.library import open_library
from assistant.opinions import with_opinion
from assistant.settings import Settings
from assistant.types import (
    Answer,
    CheckBegun,
    CheckDone,
    CheckedSentence,
    CheckEvent,
    Done,
    DraftSentence,
    Event,
    Judging,
    Problem,
    Searched,
    Sentence,
    SentenceChecked,
    SentenceDone,
    Turn,
    Writing,
)
from assistant.verdicts import Checks, judged, the_checker
from assistant.writer import CANNOT_ANSWER, Writer
from assistant.writers import writer_for
from index.article_index import ArticleIndex
from index.articles import clean_text
from index.errors import BriefingError
from index.types import Filters, Hit

if TYPE_CHECKING:
    from assistant.briefing.composer import Composer
    from assistant.briefing.types import BriefingEvent, Request
    from assistant.check.judge import Judge

Value = TypeVar("Value")
# What a sentence ends with, in the scripts of the news, and what may stand behind its full stop.
_STOPS = (".", "!", "?", "…", "؟", "۔", "।", "。", "！", "？")
_CLOSING = " \"'”’»)]」』”）*_"


class NoQuestion(BriefingError):
    """Nothing was asked."""


class NothingToCheck(BriefingError):
    """A text without a sentence."""


class Assistant:
    """Answers questions about the articles of one library, and holds texts against them."""

    def __init__(
        self,
        settings: Settings,
        index: ArticleIndex | None = None,
        writer: Writer | None = None,
        checker: Checks | None = None,
        judge: Judge | None = None,
        composer: Composer | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.settings = settings
        self.index = index or open_library(settings).index
        self.writer = writer or writer_for(settings, self.index)
        self._checker = checker
        self._judge = judge
        self._composer = composer
        self._clock = clock

    @property
    def checker(self) -> Checks:
        """What sentences are checked with; one for the process, made when the first sentence asks for it."""
        return self._checker or the_checker()

    @property
    def judge(self) -> Judge | None:
        """Whom a second opinion is asked of, once a draft is whole or a text is checked; nobody by default."""
        if self._judge is None and self.settings.has_judge:
            from assistant.check.judge import Judge

            self._judge = Judge(self.settings)
        return self._judge

    def ask(self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None) -> Iterator[Event]:
        """Answers a question: Searched first, then Writing and SentenceDone as the draft grows, Judging where
        a model gives second opinions, then Done.

        Nothing is raised for a model that fails: the answer then holds what was finished, and the problem. Raises
        NoQuestion for a blank question, and LibraryError.
        """
        question = clean_text(question).strip()
        if not question:
            raise NoQuestion("The question is blank: ask something about the articles.")
        filters = filters or Filters(zone=self.settings.zone)
        answer = Answer(question, question, (), (), self.index.scope(filters), self.writer.written_by, refused=False)
        try:
            asked = self.writer.standalone(
                question, [replace(turn, content=strip_marks(turn.content)) for turn in history]
            )
            found = self.index.search(asked, self.writer.passages, filters)
            hits = tuple(self.writer.arranged(asked, found))
            answer = replace(answer, asked=asked, hits=hits)
            yield Searched(asked, hits, answer.scope)
            with _closed(self._write(asked, hits)) as events:
                for event in events:
                    if isinstance(event, SentenceDone):
                        answer = replace(answer, sentences=(*answer.sentences, event.sentence))
                    yield event
            with _closed(self._second_opinions(answer.sentences, hits)) as second:
                for event in second:
                    told = with_opinion(answer.sentences, event)
                    answer = replace(answer, sentences=told, opinions=event.opinions)
                    yield event
        except ModelError as error:
            answer = replace(answer, problem=Problem(error.code, str(error)))
        # Read again: a model without a setting for its name is known by it after the first request.
        yield Done(settled(replace(answer, written_by=self.writer.written_by)))

    def answer(self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None) -> Answer:
        """The finished answer alone."""
        *_, last = self.ask(question, history, filters)
        assert isinstance(last, Done)  # ask() ends with it, whatever happens
        return last.answer

    def check_text(self, text: str, filters: Filters | None = None) -> Iterator[CheckEvent]:
        """Holds every sentence of any text against the library: CheckBegun first, SentenceChecked for each in order,
        Judging where a model gives second opinions, then CheckDone. Raises NothingToCheck for a text without a
        sentence, LibraryError, and ModelError where configured embeddings fail."""
        filters = filters or Filters(zone=self.settings.zone)
        drafts = drafts_of(text)
        if not drafts:
            raise NothingToCheck("There is no sentence to check.")
        scope = self.index.scope(filters)
        yield CheckBegun(len(drafts), scope, self.judge is not None)
        told: list[CheckedSentence] = []
        for sentence in check_drafts(drafts, self.index, self.checker, filters):
            told.append(sentence)
            yield SentenceChecked(sentence, len(told), len(drafts))
        done = CheckDone(tuple(told), scope)
        with _closed(self._second_opinions(done.sentences)) as second:
            for event in second:
                done = CheckDone(with_opinion(done.sentences, event), scope, event.opinions)
                yield event
        yield done

    def write_briefing(self, request: Request) -> Iterator[BriefingEvent]:
        """A page for some days: a Stage as each is reached, then Written, when the page is kept with the library.

        Raises NothingToBrief, UnknownTemplate and LibraryError; of a model that fails the page itself tells."""
        # Imported here: a desk that only answers has no need of it.
        from assistant.briefing.desk import desk_of, write_and_keep

        desk = desk_of(self.settings, self.index, self.checker, self._clock, self._composer)
        yield from write_and_keep(desk, request)

    def _write(self, asked: str, hits: tuple[Hit, ...]) -> Iterator[Event]:
        """The draft, sentence by sentence; nothing found is nothing to write from, so no writer is called."""
        if hits:
            with _closed(self.writer.write(asked, hits)) as chunks:
                yield from cited(chunks, hits, self.checker)

    def _second_opinions(
        self, sentences: Sequence[Sentence] | Sequence[CheckedSentence], hits: Sequence[Hit] = ()
    ) -> Iterator[Judging]:
        """What a judge says of the sentences, where there is one. It raises nothing, and looks at each in turn: a
        reader who stops pays for no more of them."""
        if self.judge is None or not sentences:
            return
        from assistant.check.judge import claims_of

        with _closed(self.judge.hear(claims_of(sentences, hits))) as events:
            yield from events


@contextmanager
def _closed(stream: Iterator[Value]) -> Iterator[Iterator[Value]]:
    """Closes what streams as soon as nobody listens: a reader who stops must not go on paying for a model."""
    try:
        yield stream
    finally:
        if isinstance(stream, Generator):
            stream.close()


def cited(chunks: Iterator[str], hits: Sequence[Hit], checker: Checks) -> Iterator[Event]:
    """A streamed draft as events, each sentence cited and checked as soon as it is finished. Where the stream breaks,
    every sentence that had come to its end has been told."""
    text, told = "", 0

    def done(sentences: Sequence[DraftSentence]) -> Iterator[Event]:
        return (SentenceDone(judged(cite(sentence, hits), hits, checker)) for sentence in sentences)

    try:
        for chunk in chunks:
            text += chunk
            complete, tail = finished(text, len(hits))
            yield from done(complete[told:])
            told = len(complete)
            yield Writing(tail)
    except ModelError:
        yield from done([sentence for sentence in split_draft(text, len(hits))[told:] if _ended(sentence)])
        raise
    rest = split_draft(text, len(hits))[told:]
    if text.strip() and not told and not any(sentence.text for sentence in rest):
        raise ModelError(
            "empty-reply", "The reply holds marks and no sentence. Ask again, or try another BRIEFING_MODEL."
        )
    yield from done(rest)


def _ended(sentence: DraftSentence) -> bool:
    """Whether the sentence had its full stop and its mark before the stream broke."""
    return bool(sentence.numbers) and sentence.text.rstrip(_CLOSING).endswith(_STOPS)


def settled(answer: Answer) -> Answer:
    """The answer as it is kept: refused when the writer said so, and then without sentences; never when it failed."""
    refused = answer.problem is None and (not answer.sentences or is_refusal(answer.sentences))
    return replace(answer, refused=True, sentences=(), opinions=None) if refused else replace(answer, refused=False)


def is_refusal(sentences: Sequence[Sentence]) -> bool:
    """Whether the sentences say the one constant and nothing beside it."""
    return " ".join(sentence.text for sentence in sentences).strip() == CANNOT_ANSWER
