"""Tests of assistant/assistant.py: what becomes of a question, with an index and a writer that do as they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fake_check import SUPPORTED, WRONG, FakeChecker, word_for_word
from fake_desk import TALKS, TOLL, FakeIndex, hit
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant, NoQuestion, NothingToCheck, cited
from assistant.citations import cite, split_draft
from assistant.errors import ModelError
from assistant.settings import Settings
from assistant.types import (
    Answer,
    CheckBegun,
    CheckDone,
    Done,
    Searched,
    SentenceChecked,
    SentenceDone,
    Turn,
    Writing,
    WrittenBy,
)
from assistant.verdicts import judged
from assistant.writer import CANNOT_ANSWER
from index.errors import BriefingError, LibraryError
from index.types import Filters, Hit

SETTINGS = Settings(home=Path("unused"))
TWO = "Envoys have been shuttling between the capitals since Monday. [1] The ministry counts 340 wounded. [2]"


class Library(FakeIndex):
    """Finds the same two passages for every question, and remembers what was searched."""

    def __init__(self, *hits: Hit) -> None:
        super().__init__(TALKS, TOLL)
        self.hits = list(hits)
        self.searched: list[tuple[str, int, Filters]] = []
        self.raises: Exception | None = None

    def search(self, query: str, k: int, filters: Filters) -> list[Hit]:
        self.searched.append((query, k, filters))
        if self.raises:
            raise self.raises
        return self.hits


class ScriptedWriter:
    """Streams what it was given, then fails where it was given an error; its name is known once it has been asked."""

    passages = 7

    def __init__(self, *chunks: str, fails: ModelError | None = None, rewrite: str | ModelError = "") -> None:
        self.chunks, self.fails, self.rewrite = chunks, fails, rewrite
        self.written_by = WrittenBy("model", "")
        self.history: list[Turn] = []
        self.asked: list[str] = []
        self.closed = False

    def standalone(self, question: str, history: Sequence[Turn]) -> str:
        self.history = list(history)
        if isinstance(self.rewrite, ModelError):
            raise self.rewrite
        return self.rewrite or question

    def arranged(self, question: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        return hits

    def write(self, question: str, hits: Sequence[Hit]) -> Iterator[str]:
        self.asked.append(question)
        self.written_by = WrittenBy("model", "model-found-late")
        self.stream = self._stream()  # held on to, so that only an explicit close ends it
        return self.stream

    def _stream(self) -> Iterator[str]:
        try:
            yield from self.chunks
            if self.fails:
                raise self.fails
        finally:
            self.closed = True


def assistant(writer: Any, *hits: Hit, checker: Any = None) -> Assistant:
    """An assistant over two articles; without hits, both are found; without a checker, all is supported."""
    index: Any = Library(*(hits or (hit(TALKS), hit(TOLL))))
    return Assistant(SETTINGS, index, writer, checker or FakeChecker())


def answered(writer: Any, question: str = "What goes on?", **more: Any) -> Answer:
    """The finished answer."""
    return assistant(writer).answer(question, **more)


def test_events_come_in_order():
    """Searched first, then sentences as they are finished, Done last, and nothing twice."""
    chunks = [TWO[at : at + 9] for at in range(0, len(TWO), 9)]
    events = list(assistant(ScriptedWriter(*chunks)).ask("What goes on?"))
    assert isinstance(events[0], Searched)
    assert isinstance(events[-1], Done)
    assert all(isinstance(event, Writing | SentenceDone) for event in events[1:-1])
    told = tuple(event.sentence for event in events if isinstance(event, SentenceDone))
    assert told == events[-1].answer.sentences
    assert [sentence.text[:6] for sentence in told] == ["Envoys", "The mi"]
    assert any(isinstance(event, Writing) and event.text.startswith("Envoys") for event in events)


def test_an_answer_holds_what_it_rests_on():
    """Question, passages in the writer's order, what was searched, and citations whose offsets hold."""
    answer = answered(ScriptedWriter(TWO))
    assert (answer.question, answer.asked, answer.refused, answer.problem) == (
        "What goes on?",
        "What goes on?",
        False,
        None,
    )
    assert [found.article for found in answer.hits] == [TALKS, TOLL]
    assert answer.scope.articles == 2
    for sentence in answer.sentences:
        (citation,) = sentence.citations
        article = answer.hits[citation.number - 1].article
        assert article.id == citation.article
        assert article.text[citation.start : citation.end] == citation.quote


def test_the_writer_is_read_again_when_the_answer_is_settled():
    """A model that no setting names is known by its name only after it was asked."""
    assert answered(ScriptedWriter(TWO)).written_by.model == "model-found-late"


def test_as_many_passages_are_searched_as_the_writer_wants():
    """With the filters given, and the settings' zone without any."""
    index: Any = Library(hit(TALKS))
    desk = Assistant(SETTINGS, index, ScriptedWriter(TWO), FakeChecker())
    filters = Filters(since=date(2026, 5, 5))
    desk.answer("What?", filters=filters)
    desk.answer("What?")
    assert index.searched == [("What?", 7, filters), ("What?", 7, Filters(zone=SETTINGS.zone))]


def test_a_follow_up_is_searched_and_written_as_it_stands_alone():
    """The question as asked is kept beside it."""
    writer = ScriptedWriter(TWO, rewrite="When did the envoys begin to shuttle?")
    answer = answered(writer, "And when?", history=[Turn("user", "Who?"), Turn("assistant", "Envoys. [1][2]")])
    assert (answer.question, answer.asked) == ("And when?", "When did the envoys begin to shuttle?")
    assert writer.asked == ["When did the envoys begin to shuttle?"]


def test_marks_of_earlier_turns_are_gone_before_a_writer_sees_them():
    """Numbers are per answer: an old [2] must not turn up as a citation of this one."""
    writer = ScriptedWriter(TWO)
    answered(writer, history=[Turn("user", "Who?"), Turn("assistant", "Envoys shuttle. [1][2]")])
    assert [turn.content for turn in writer.history] == ["Who?", "Envoys shuttle."]


@pytest.mark.parametrize("question", ["", " \n\t", "\u2028"])
def test_a_blank_question_is_refused_before_anything_is_searched(question):
    """The message says what to do."""
    index: Any = Library()
    with pytest.raises(NoQuestion, match="ask something") as caught:
        Assistant(SETTINGS, index, ScriptedWriter(TWO), FakeChecker()).answer(question)
    assert isinstance(caught.value, BriefingError)
    assert index.searched == []


def test_a_question_is_clean_text():
    """Bytes of a command line that are no text arrive as lone surrogates, which no store and no wire takes."""
    answer = answered(ScriptedWriter(TWO), " What \udcff? ")
    assert answer.question == "What \ufffd?"


@pytest.mark.parametrize("text", [CANNOT_ANSWER, f"{CANNOT_ANSWER}\n", f" {CANNOT_ANSWER} [1]"])
def test_a_refusal_has_no_sentences_and_keeps_the_nearest_passages(text):
    """One line is said, and the passages are shown."""
    answer = answered(ScriptedWriter(text))
    assert answer.refused
    assert answer.sentences == ()
    assert len(answer.hits) == 2


def test_nothing_found_is_refused_without_asking_a_writer():
    """There is nothing to write from."""
    writer = ScriptedWriter(TWO)
    index: Any = Library()
    answer = Assistant(SETTINGS, index, writer).answer("What?")
    assert answer.refused
    assert (answer.hits, answer.sentences, writer.asked) == ((), (), [])


def test_a_writer_that_says_nothing_has_refused():
    """An empty draft is no answer."""
    assert answered(ScriptedWriter()).refused


@pytest.mark.parametrize("text", [f"{CANNOT_ANSWER} But envoys shuttle. [1]", f"Envoys shuttle. [1] {CANNOT_ANSWER}"])
def test_a_half_refusal_stays_visible(text):
    """What a model adds to the constant is shown with it, and is no refusal."""
    answer = answered(ScriptedWriter(text))
    assert not answer.refused
    assert CANNOT_ANSWER in [sentence.text for sentence in answer.sentences]
    assert len(answer.sentences) == 2


def test_unknown_numbers_stay_visible():
    """A number that no passage bears fails its sentence, with the reason."""
    (sentence,) = answered(ScriptedWriter("Envoys shuttle between the capitals. [1][9]")).sentences
    assert sentence.unknown == (9,)
    assert [citation.number for citation in sentence.citations] == [1]
    assert (sentence.verdict.label, sentence.verdict.reasons[0].code) == ("not supported", "unknown-citation")


def test_a_sentence_without_a_mark_says_so():
    """Nothing is shown as good that names no passage."""
    (sentence,) = answered(ScriptedWriter("Envoys shuttle.")).sentences
    assert sentence.verdict.label == "no citation"


def test_a_failure_while_the_question_is_rewritten_is_the_answer():
    """Nothing is raised: the problem stands in an answer without sentences, which is no refusal."""
    events = list(assistant(ScriptedWriter(rewrite=ModelError("refused-key", "Set OPENAI_API_KEY."))).ask("And?"))
    (done,) = events
    assert isinstance(done, Done)
    assert (done.answer.problem.code, done.answer.problem.message) == ("refused-key", "Set OPENAI_API_KEY.")
    assert (done.answer.sentences, done.answer.refused) == ((), False)


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("", []),
        ("Envoys shuttle", []),
        ("Envoys shuttle. [1] The ministry co", ["Envoys shuttle."]),
        ("Envoys shuttle. [1] The ministry counts. [2]", ["Envoys shuttle.", "The ministry counts."]),
        ("Envoys shuttle. [1] The ministry counts [2].", ["Envoys shuttle.", "The ministry counts."]),
        ("Envoys shuttle. [1] The ministry counts.", ["Envoys shuttle."]),
        ("“Envoys shuttle.” [1]", ["“Envoys shuttle.”"]),
        ("يتنقل المبعوثون بين العاصمتين؟ [1]", ["يتنقل المبعوثون بين العاصمتين؟"]),
    ],
)
def test_a_stream_that_breaks_keeps_the_finished_sentences(draft, kept):
    """A sentence has its full stop and its mark, or it was not finished."""
    answer = answered(ScriptedWriter(draft, fails=ModelError("broken-stream", "It broke.")))
    assert [sentence.text for sentence in answer.sentences] == kept
    assert answer.problem is not None
    assert answer.problem.code == "broken-stream"
    assert not answer.refused


def test_a_refusal_that_breaks_off_is_a_failure():
    """What would have followed the constant is not known."""
    answer = answered(
        ScriptedWriter(f"{CANNOT_ANSWER} However, the envoys", fails=ModelError("broken-stream", "It broke."))
    )
    assert not answer.refused
    assert [sentence.text for sentence in answer.sentences] == [CANNOT_ANSWER]


def test_a_failure_of_configured_embeddings_is_a_problem_too():
    """The search asks the endpoint for the question's vector."""
    index: Any = Library()
    index.raises = ModelError("time-out", "Raise BRIEFING_TIMEOUT.")
    answer = Assistant(SETTINGS, index, ScriptedWriter(TWO), FakeChecker()).answer("What?")
    assert answer.problem is not None
    assert answer.problem.code == "time-out"


def test_a_broken_library_is_raised():
    """It is no failure of a model, and no answer can be had."""
    index: Any = Library()
    index.raises = LibraryError("The record cannot be read.")
    with pytest.raises(LibraryError):
        Assistant(SETTINGS, index, ScriptedWriter(TWO), FakeChecker()).answer("What?")


def test_stopping_closes_the_writers_stream():
    """A reader who stops does not go on paying; what was told until then stays theirs."""
    writer = ScriptedWriter(TWO, " And there is more. [1]")
    events: Any = assistant(writer).ask("What?")
    while not isinstance(next(events), SentenceDone):
        assert not writer.closed
    events.close()
    assert writer.closed


@given(
    st.lists(st.integers(1, 40), max_size=30), st.sampled_from([TWO, f"# Talks\n\n- One. [1]\n- Two. [2][3]\n\n{TWO}"])
)
def test_chunks_of_any_size_give_the_same_sentences(sizes, text):
    """How a reply happens to be cut on the wire leaves no trace in the answer."""
    chunks, rest = [], text
    for size in sizes:
        chunks, rest = [*chunks, rest[:size]], rest[size:]
    hits = (hit(TALKS), hit(TOLL))
    events = cited(iter([*chunks, rest]), hits, FakeChecker(word_for_word))
    told = [event.sentence for event in events if isinstance(event, SentenceDone)]
    assert told == [judged(cite(draft, hits), hits, FakeChecker(word_for_word)) for draft in split_draft(text, 2)]


@pytest.mark.parametrize("reply", ["[1][2]", "`" * 60 + " x [1]", "---"])
def test_a_reply_without_a_sentence_is_a_problem_and_no_refusal(reply):
    """That the articles do not say is for the writer to say; what holds no sentence is told as such."""
    answer = answered(ScriptedWriter(reply))
    assert (answer.refused, answer.sentences) == (False, ())
    assert answer.problem is not None
    assert answer.problem.code == "empty-reply"


def test_every_sentence_has_its_verdict_when_it_is_told():
    """While the rest is still being written: nothing is shown unchecked that could have been checked."""
    checker = FakeChecker(lambda claim, sources: WRONG if "340" in claim else SUPPORTED)
    events = list(assistant(ScriptedWriter(TWO), checker=checker).ask("What goes on?"))
    told = [event.sentence.verdict for event in events if isinstance(event, SentenceDone)]
    assert told == [SUPPORTED, WRONG]
    assert [claim for claim, _ in checker.asked] == [
        "Envoys have been shuttling between the capitals since Monday.",
        "The ministry counts 340 wounded.",
    ]
    assert [[source.article for source in sources] for _, sources in checker.asked] == [[TALKS.id], [TOLL.id]]


def test_sentences_of_a_stream_that_breaks_are_checked_too():
    """What stays is not shown as unchecked."""
    broken = ScriptedWriter("The ministry counts 340 wounded. [2]", fails=ModelError("broken-stream", "It broke."))
    answer = assistant(broken, checker=FakeChecker(WRONG)).answer("What?")
    assert [sentence.verdict for sentence in answer.sentences] == [WRONG]


def test_the_check_is_made_when_it_is_first_needed(monkeypatch):
    """It takes a second to load, which a desk that only opens should not pay; one serves the whole process."""
    made = []
    monkeypatch.setattr("assistant.assistant.the_checker", lambda: made.append(1) or FakeChecker())
    index: Any = Library(hit(TALKS), hit(TOLL))
    desk = Assistant(SETTINGS, index, ScriptedWriter(TWO))
    assert not made
    assert [sentence.verdict for sentence in desk.answer("What?").sentences] == [SUPPORTED, SUPPORTED]


def test_a_text_is_checked_with_its_progress():
    """How many sentences, each with its place, and all of them at the end."""
    events = list(
        assistant(ScriptedWriter()).check_text("# Talks\n\nEnvoys shuttle. The ministry counts 340 wounded.[3]")
    )
    assert isinstance(events[0], CheckBegun)
    assert (events[0].total, events[0].scope.articles) == (3, 2)
    told = [event for event in events if isinstance(event, SentenceChecked)]
    assert [(event.done, event.total) for event in told] == [(1, 3), (2, 3), (3, 3)]
    assert [event.sentence.text for event in told] == ["Talks", "Envoys shuttle.", "The ministry counts 340 wounded."]
    assert isinstance(events[-1], CheckDone)
    assert events[-1].sentences == tuple(event.sentence for event in told)


def test_a_text_is_checked_within_its_filters():
    """The settings' zone without any."""
    desk, filters = assistant(ScriptedWriter()), Filters(since=date(2026, 5, 5))
    list(desk.check_text("Envoys shuttle.", filters))
    list(desk.check_text("Envoys shuttle."))
    index: Any = desk.index
    assert index.searched == [("Envoys shuttle.", 8, filters), ("Envoys shuttle.", 8, Filters(zone=SETTINGS.zone))]


@pytest.mark.parametrize("text", ["", " \n", "---", "[1]"])
def test_a_text_without_a_sentence_is_refused(text):
    """Before anything is searched."""
    with pytest.raises(NothingToCheck, match="no sentence"):
        list(assistant(ScriptedWriter()).check_text(text))
