"""A follow-up made to stand alone without a model: the words of the turn before it are put behind it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.terms import content_words
from assistant.types import Turn

_OPENING = re.compile(
    r"^\s*(?:and|but|so|or|then|also|what about|how about|what of|why not|since when)\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|there|one|ones|same|both"
    r"|either|neither|then|former|latter|instead|else)\b",
    re.IGNORECASE,
)
# With fewer words of its own a question leans on what came before: "How many exactly?"
_WORDS_TO_STAND = 3
# A turn is a sentence or two; more of it would outweigh the question.
_WORDS_TAKEN = 40


def is_follow_up(question: str) -> bool:
    """Whether the question points at something outside itself: And ...?, he, there, or next to no words."""
    return bool(
        _OPENING.search(question) or _POINTING.search(question) or len(content_words(question)) < _WORDS_TO_STAND
    )


def standing_alone(question: str, history: Sequence[Turn]) -> str:
    """The question, with the words of the last question and its answer in brackets where it leans on them."""
    if not history or not is_follow_up(question):
        return question
    own = set(content_words(question))
    before = content_words(" ".join(turn.content for turn in last_exchange(history)))
    taken = [word for word in before if word not in own][:_WORDS_TAKEN]
    return f"{question} ({' '.join(taken)})" if taken else question


def last_exchange(history: Sequence[Turn]) -> Sequence[Turn]:
    """The last question of the reader and what followed it; all turns where there is none."""
    places = [place for place, turn in enumerate(history) if turn.role == "user"]
    return history[places[-1] :] if places else history
