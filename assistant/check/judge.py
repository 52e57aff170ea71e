"""A model's second opinion on sentences that the rules have checked, where BRIEFING_JUDGE asks for one.

    claims with their verdicts --ask, one at a time--> opinions --weigh--> verdicts that hold both

It runs when the draft is whole. Each sentence has been told with the verdict of the rules by then, so that no reader
waits for the judge, and its opinions replace them one by one until the answer is done. It is asked one claim at a time,
with the passages which that claim cites: opinions do not rub off on one another, and one that fails costs no other.

The rules cannot be overruled: a sentence that one of them failed stays failed. Nothing is raised: a judge who cannot be
asked leaves the verdict as it is, with a reason that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ValidationError

import prompts
from assistant.check.checker import SUPPORTED, UNSUPPORTED, WEAKENING
from assistant.citations import bears_verdict
from assistant.errors import ModelError
from assistant.fences import Draw, draw, fence_for, fenced_passages, neutral, texts_of
from assistant.settings import Settings
from assistant.types import Judged, Label, Reason, Sentence, Verdict
from index.types import Hit

if TYPE_CHECKING:
    from assistant.models import ChatModel

# Reasons that are no rule's: the fitted score alone doubts.
_SCORE = frozenset(["unlike"])
# A score whose odds are within this factor of a threshold's might as well have fallen on its other side.
_NEAR = 2.0
# Best first. `not checked` stands between: a model's word alone makes nothing good, and it can make things worse.
_RANKS: tuple[Label, ...] = ("supported", "not checked", "partly", "not supported")
# What goes wrong with one claim; whatever else does would go wrong with the next one too.
_OF_ONE = frozenset(
    ["no-verdict", "empty-reply", "content-filter", "cut-off", "context-too-long", "broken-stream", "malformed"]
)
_LONGEST = 300  # characters of a reason; the prompt asks for 30 words
_JSON = re.compile(r"\{.*\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with the verdict of the rules, and the passages that it is held against; none where there is nothing
    to judge."""

    text: str
    hits: tuple[Hit, ...]
    verdict: Verdict


class Opinion(BaseModel):
    """The reply of the judge. The reason comes first: a model that has given one judges better."""

    reason: str
    verdict: Annotated[
        Literal["supported", "partly", "not supported"],
        BeforeValidator(lambda said: said.strip().lower().replace("_", " ") if isinstance(said, str) else said),
    ]


# Strict: no other property. A reply may hold more all the same, since not every endpoint heeds the schema.
SCHEMA = {**Opinion.model_json_schema(), "additionalProperties": False}


def claims_of(sentences: Sequence[Sentence], hits: Sequence[Hit]) -> list[Claim]:
    """The sentences of an answer in their order; `hits` as they were shown to the writer."""
    return [
        Claim(one.text, tuple(hits[citation.number - 1] for citation in one.citations), one.verdict)
        if bears_verdict(one)
        else Claim(one.text, (), one.verdict)
        for one in sentences
    ]


class Judge:
    """Asks a model. Cheap to make: what is wrong with the settings is told when it is asked."""

    def __init__(self, settings: Settings, model: ChatModel | None = None, draw: Draw = draw) -> None:
        self._all = settings.judge == "all"
        self._model = model or _model(settings)
        self._draw = draw

    def hear(self, claims: Sequence[Claim]) -> Iterator[Verdict]:
        """The verdict on each claim, in order, each as soon as it is known. One that is not to be judged keeps its own.
        After a failure that the next claim would meet as well (a key, a connection) nothing more is asked."""
        given_up = False
        for claim in claims:
            if not claim.hits or not (self._all or is_doubtful(claim.verdict)):
                yield claim.verdict
            elif given_up:
                yield _with(claim.verdict, _NOT_ASKED)
            else:
                try:
                    yield weighed(claim.verdict, self._opinion(claim), self._model.name)
                except ModelError as error:
                    given_up = error.code not in _OF_ONE
                    yield _with(claim.verdict, _failed(error))

    def _opinion(self, claim: Claim) -> Opinion:
        """Raises ModelError, of code `no-verdict` where the reply is none."""
        fence = fence_for([claim.text, *texts_of(claim.hits)], self._draw)
        passages = fenced_passages(claim.hits, fence)
        user = prompts.load("claim", passages=passages, claim=neutral(claim.text), fence=fence)
        return opinion_of(self._model.shaped(prompts.load("judge", fence=fence), user, SCHEMA))


def opinion_of(reply: str) -> Opinion:
    """The opinion in a reply, which may have words or a fence of Markdown around it. Raises ModelError."""
    found = _JSON.search(reply)
    try:
        opinion = Opinion.model_validate_json(found[0] if found else reply)
    except ValidationError:
        raise ModelError("no-verdict", _NO_VERDICT) from None  # its words repeat the reply
    return opinion.model_copy(update={"reason": _one_line(opinion.reason)})


def is_doubtful(verdict: Verdict) -> bool:
    """Whether a second opinion is worth asking for: never where a rule failed the sentence, else where it is partly
    supported or not checked, or where its score lies near a threshold."""
    if _rules_failed(verdict):
        return False
    score = verdict.score
    near = score is not None and any(
        1 / _NEAR <= _odds(score) / _odds(edge) <= _NEAR for edge in (SUPPORTED, UNSUPPORTED)
    )
    return near or verdict.label in ("partly", "not checked")


def _odds(score: float) -> float:
    return score / max(1 - score, 1e-9)


def weighed(verdict: Verdict, opinion: Opinion, model: str) -> Verdict:
    """Both verdicts in one. The label is the worse of the two; only where nothing but the fitted score doubted it is
    the judge's. The reasons tell what the judge says, unless both find the sentence supported."""
    codes = {reason.code for reason in verdict.reasons}
    label: Label = opinion.verdict
    if not codes or not codes <= _SCORE:
        label = max(verdict.label, label, key=_RANKS.index)
    told = Judged(opinion.verdict, opinion.reason, model, verdict.label)
    after = replace(verdict, label=label, judge=told)
    return after if told.label == told.rules == "supported" else _with(after, _says(told))


def _rules_failed(verdict: Verdict) -> bool:
    return verdict.label == "not supported" and any(reason.code not in _SCORE | WEAKENING for reason in verdict.reasons)


def _says(told: Judged) -> Reason:
    beside = ", as the rules do" if told.label == told.rules else f" (the rules: {told.rules})"
    return Reason("judge", f"The model {told.model} finds it {told.label}{beside}: {told.reason}")


def _with(verdict: Verdict, reason: Reason) -> Verdict:
    return replace(verdict, reasons=(*verdict.reasons, reason))


def _failed(error: ModelError) -> Reason:
    return Reason("judge-failed", f"The model gave no second opinion (BRIEFING_JUDGE): {error}")


def _one_line(text: str) -> str:
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    return shorten(seen, _LONGEST, placeholder=" …") or "it gives no reason"


def _model(settings: Settings) -> ChatModel:
    # Imported here: LangChain takes a second to load.
    from assistant.models import ChatModel

    return ChatModel(settings)


_NO_VERDICT = (
    "Its reply was no verdict. Set BRIEFING_MODEL to a model that writes JSON when asked to, or BRIEFING_JUDGE to off."
)
_NOT_ASKED = Reason("judge-failed", "After that failure the model was asked for no more opinions (BRIEFING_JUDGE).")
