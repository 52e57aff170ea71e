"""A model's second opinion on sentences that the rules have checked, where BRIEFING_JUDGE asks for one.

    claims with their verdicts --ask, one at a time--> opinions --weigh--> verdicts that hold both

It runs when an answer's draft, or a checked text, is whole. Each sentence has been told with the verdict of the rules
by then, so that no reader waits for the judge, and its opinions replace them one by one. A request holds one claim,
with the passages which that claim rests on: opinions do not rub off on one another, and one that fails costs no other.

The rules cannot be overruled: a sentence that one of them failed stays failed. Nothing is raised: an opinion that fails
leaves the verdict as it is, with a reason beside it; what would fail for every claim is told once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from textwrap import shorten
from threading import Thread
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ValidationError

import prompts
from assistant.check.checker import SUPPORTED, UNSUPPORTED, WEAKENING
from assistant.citations import bears_verdict
from assistant.endpoint import where_text_goes
from assistant.errors import ModelError
from assistant.fences import Draw, draw, fence_for, fenced_passages, neutral, texts_of
from assistant.settings import Settings
from assistant.types import CheckedSentence, Judged, Judging, Label, Reason, SecondOpinions, Sentence, Verdict
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
# What surely fails before anything leaves this machine; a connection that is refused may have been one that broke.
_UNSENT = frozenset(["no-key", "bad-key", "bad-address", "no-model", "unknown-host"])
_AT_ONCE = 4  # requests in flight
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


def claims_of(sentences: Sequence[Sentence] | Sequence[CheckedSentence], hits: Sequence[Hit] = ()) -> list[Claim]:
    """The sentences of an answer, whose `hits` are as they were shown to the writer, or of a checked text."""
    return [Claim(one.text, _hits_of(one, hits), one.verdict) for one in sentences]


def _hits_of(one: Sentence | CheckedSentence, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    if isinstance(one, CheckedSentence):
        return one.hits if one.claims else ()
    return tuple(hits[citation.number - 1] for citation in one.citations) if bears_verdict(one) else ()


class Judge:
    """Asks a model. Cheap to make: what is wrong with the settings is told when it is asked."""

    def __init__(
        self, settings: Settings, model: ChatModel | None = None, draw: Draw = draw, at_once: int = _AT_ONCE
    ) -> None:
        self._all = settings.judge == "all"
        self._where = where_text_goes(settings)
        self._model = model or _model(settings)
        self._draw = draw
        self._at_once = at_once

    def hear(self, claims: Sequence[Claim]) -> Iterator[Judging]:
        """How far it is, first before anything is sent, and each verdict in the order of the claims. After a failure
        that the next claim would meet as well (a key, a connection) nothing more is sent; who closes this sends
        nothing more either."""
        left = deque(place for place, claim in enumerate(claims) if self._is_wanted(claim))
        so_far = SecondOpinions(self._where, len(left))
        waiting: deque[tuple[int, Future[Opinion]]] = deque()
        yield Judging(so_far)
        while left or waiting:
            # The first goes alone: it finds out in which shape this endpoint replies, and whether it replies at all.
            free = (self._at_once if so_far.heard else 1) - len(waiting)
            if going := [left.popleft() for _ in range(min(free, len(left)))]:
                waiting.extend((place, _begun(self._opinion, claims[place])) for place in going)
                so_far = replace(so_far, sent=so_far.sent + len(going))
                yield Judging(so_far)
            place, reply = waiting.popleft()
            verdict, lasting = self._heard(claims[place].verdict, reply)
            so_far = replace(so_far, heard=so_far.heard + 1)
            if lasting is None:
                yield Judging(so_far, (place, verdict))
                continue
            left.clear()
            unsent = lasting.code in _UNSENT
            so_far = replace(so_far, sent=so_far.sent - unsent, problem=so_far.problem or _given_up(lasting))
            yield Judging(so_far)

    def _is_wanted(self, claim: Claim) -> bool:
        return bool(claim.hits) and (self._all or is_doubtful(claim.verdict))

    def _heard(self, verdict: Verdict, reply: Future[Opinion]) -> tuple[Verdict, ModelError | None]:
        """The verdict after the reply, and the failure where the next claim would meet it as well."""
        try:
            return weighed(verdict, reply.result(), self._model.name), None
        except ModelError as error:
            return _with(verdict, _failed(error)), None if error.code in _OF_ONE else error

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
    beside = ", as the rules do" if told.label == told.rules else f" (the rules: {_in_words(told.rules)})"
    return Reason("judge", f"The model {told.model} finds it {_in_words(told.label)}{beside}: {told.reason}")


def _in_words(label: Label) -> str:
    return "partly supported" if label == "partly" else label


def _with(verdict: Verdict, reason: Reason) -> Verdict:
    return replace(verdict, reasons=(*verdict.reasons, reason))


def _begun(ask: Callable[[Claim], Opinion], claim: Claim) -> Future[Opinion]:
    """The reply to come. Asked in a daemon thread, which a pool's would not be: a program that is stopped waits for
    no model."""
    reply: Future[Opinion] = Future()

    def settle() -> None:
        try:
            reply.set_result(ask(claim))
        except BaseException as error:  # noqa: BLE001 - raised where the reply is waited for
            reply.set_exception(error)

    Thread(target=settle, name="judge", daemon=True).start()
    return reply


def _given_up(error: ModelError) -> str:
    return f"No more second opinions are asked for (BRIEFING_JUDGE), and the verdicts of the rules stand: {error}"


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
