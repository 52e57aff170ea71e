"""A writer turns a question and the passages found for it into text with `[n]` marks; a model is one of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

import prompts
from assistant.drafts import strip_marks
from assistant.errors import ModelError
from assistant.fences import Draw, draw, fence_for, fenced_passages, fenced_turns, neutral, texts_of
from assistant.replies import settled
from assistant.settings import Settings
from assistant.types import Turn, WrittenBy
from index.types import Hit

if TYPE_CHECKING:
    from assistant.models import ChatModel

# The whole reply of a writer when the passages do not answer: one constant for the prompt, the code and the tests.
CANNOT_ANSWER = "The articles do not say."
# A follow-up speaks of what was said just before it; each turn is cut, for an answer can be long.
_LAST_TURNS, _LONGEST_TURN = 6, 1500
# A rewrite much longer than any question is an answer, or a model that did not understand: it is not searched for.
_LONGEST_QUESTION = 400


class Writer(Protocol):
    """Drafts an answer. Errors come out of either method as a BriefingError, also mid-stream."""

    @property
    def written_by(self) -> WrittenBy:
        """Which writer this is, with its settings."""

    @property
    def passages(self) -> int:
        """How many passages it wants to be shown."""

    def standalone(self, question: str, history: Sequence[Turn]) -> str:
        """The question so that it can be understood without the turns before it."""

    def arranged(self, question: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        """The passages found, in the order in which it wants them shown and numbered."""

    def write(self, question: str, hits: Sequence[Hit]) -> Iterator[str]:
        """Chunks of text with `[n]` marks, n the 1-based place in `hits`; exactly CANNOT_ANSWER when the hits do
        not answer the question."""


class ModelWriter:
    """A model's prose. Cheap to make and never refused: what is wrong with the settings is told when it is asked."""

    def __init__(self, settings: Settings, model: ChatModel | None = None, draw: Draw = draw) -> None:
        self._model = model or _model(settings)
        self._draw = draw
        self.passages = settings.passages

    @property
    def written_by(self) -> WrittenBy:
        """The model and its settings; without a BRIEFING_MODEL its name is known after the first answer."""
        return WrittenBy("model", self._model.name, self._model.chosen)

    def standalone(self, question: str, history: Sequence[Turn]) -> str:
        """The model's rewrite of a follow-up; the question itself without a history, and where the rewrite is empty
        or no question (the reader sees in the answer what was asked). Raises ModelError."""
        if not history:
            return question
        turns = [Turn(turn.role, strip_marks(turn.content)[:_LONGEST_TURN]) for turn in history[-_LAST_TURNS:]]
        fence = fence_for([question, *(turn.content for turn in turns)], self._draw)
        user = prompts.load("followup", turns=fenced_turns(turns, fence), question=neutral(question), fence=fence)
        return _question(self._reply(prompts.load("standalone", fence=fence), user), question)

    def arranged(self, question: str, hits: Sequence[Hit]) -> Sequence[Hit]:  # noqa: ARG002
        """As they were found, best first."""
        return hits

    def write(self, question: str, hits: Sequence[Hit]) -> Iterator[str]:
        """The model's answer as it is written. Raises ModelError after the chunks that came before the failure."""
        if not hits:
            yield CANNOT_ANSWER
            return
        fence = fence_for([question, *texts_of(hits)], self._draw)
        shared = {"fence": fence, "count": str(len(hits)), "cannot_answer": CANNOT_ANSWER}
        passages = fenced_passages(hits, fence)
        user = prompts.load("question", passages=passages, question=neutral(question), **shared)
        with closing(self._model.stream(prompts.load("answer", **shared), user)) as chunks:
            yield from settled(chunks, CANNOT_ANSWER)

    def _reply(self, system: str, user: str) -> str:
        try:
            return "".join(self._model.stream(system, user))
        except ModelError as error:
            if error.code == "empty-reply":
                return ""
            raise


def _model(settings: Settings) -> ChatModel:
    # Imported here: LangChain takes a second to load, and a desk without a model has no need of it.
    from assistant.models import ChatModel

    return ChatModel(settings)


def _question(reply: str, question: str) -> str:
    lines = [line.strip().strip('"“”').strip() for line in reply.strip().splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 and 0 < len(lines[0]) <= max(_LONGEST_QUESTION, len(question)) else question
