"""Second opinions as screens and command line tell them: who is asked, what is sent where, what came of it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.endpoint import where_text_goes
from assistant.settings import Settings
from assistant.types import CheckedSentence, Judging, SecondOpinions, Sentence
from assistant.wording import counted

_UNKNOWN = "the model"  # whose address cannot be used, and so is not shown
Told = TypeVar("Told", Sentence, CheckedSentence)


def with_opinion(sentences: Sequence[Told], event: Judging) -> tuple[Told, ...]:
    """The sentences, that of the event with the verdict which holds both."""
    after = list(sentences)
    if event.changed:
        place, verdict = event.changed
        after[place] = replace(after[place], verdict=verdict)
    return tuple(after)


def nobody_to_ask(settings: Settings) -> str:
    """What to do where the setting asks for second opinions and no model is set; "" where that is not so."""
    if settings.judge == "off" or settings.has_model:
        return ""
    return (
        f"BRIEFING_JUDGE is {settings.judge}, but no model is set: nothing is sent, and the verdicts are those of the "
        "rules alone. Set BRIEFING_MODEL or OPENAI_BASE_URL to a model, or BRIEFING_JUDGE to off."
    )


def will_be_sent(settings: Settings) -> str:
    """Which sentences of a checked text are going to be sent where; "" where none is."""
    if not settings.has_judge:
        return ""
    which = "every sentence that claims something" if settings.judge == "all" else "sentences in doubt"
    return (
        f"For a second opinion {which}, with the passages found for each, go to {where_text_goes(settings)} "
        f"(BRIEFING_JUDGE={settings.judge})."
    )


def going_out(opinions: SecondOpinions) -> str:
    """What is about to be sent, before the first of it is."""
    if not opinions.total:
        return "No sentence needs a second opinion, and none is sent for one."
    going = f"{counted(opinions.total, 'sentence')} go{'es' if opinions.total == 1 else ''}"
    return f"For a second opinion {going}, each with its passages, to {opinions.where or _UNKNOWN}."


def was_sent(opinions: SecondOpinions) -> str:
    """What was sent, and where it went."""
    if not opinions.total:
        return "No sentence needed a second opinion, and none was sent for one."
    number = counted(opinions.sent, "sentence")
    if opinions.sent < opinions.total:
        number = f"{opinions.sent:,} of {counted(opinions.total, 'sentence')}"
    went = "was sent with its" if opinions.sent == 1 else "were sent with their"
    return f"For a second opinion {number} {went} passages to {opinions.where or _UNKNOWN}."


def opinions_told(opinions: SecondOpinions | None) -> list[str]:
    """The same as lines, with what failed; none where no model was to be asked."""
    return [line for line in (was_sent(opinions), opinions.problem) if line] if opinions else []
