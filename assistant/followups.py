"""A follow-up made to stand alone without a model: the words of the turn before it are put behind it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.terms import content_words
from assistant.types import Turn
from assistant.writer import CANNOT_ANSWER

_OPENING = re.compile(
    r"^\s*(?:and|but|so|or|then|also|what about|how about|what of|why not|since when)\b", re.IGNORECASE
)
# Each points outside the question wherever it stands.
_POINTING = re.compile(
    r"\b(?:him|them|hers|theirs|there|these|then|former|latter|instead(?! of\b)|else|same)\b"
    r"|\b(?:which|that|this|another|other|first|last) ones?\b|\b(?:it|that)[.,;:?!]*\s*$"
    r"|\b(?:about|of|for|to|after|before|from|with|by|on|in|at|than|since|do|does|did|is|was|would|will|could|can|why"
    r"|when|how|like) that\b"
    r"|\bthis\b(?! (?:week|month|year|spring|summer|autumn|winter|morning|evening|time)\b)"
    r"|\bthose\b(?! (?:who|that|whose|in|of|from|with)\b)",
    re.IGNORECASE,
)
# "Is there ...?" points at nothing.
_EXISTS = re.compile(r"\b(?:is|are|was|were|be|been) there\b|\bthere (?:is|are|was|were|be|been)\b", re.IGNORECASE)
# These may stand for words before them: "Will Lindmark put its own troops on the ground?" So many it takes.
_PRONOUNS = (
    (re.compile(r"\b(?:her|his|its|their)\b", re.IGNORECASE), 1),
    (re.compile(r"\b(?:he|she|it|they)\b", re.IGNORECASE), 3),
)
# With fewer words of its own a question leans on what came before: "How many exactly?"
_WORDS_TO_STAND = 3
# A turn is a sentence or two; more of it would outweigh the question.
_WORDS_TAKEN = 40
# A chain of follow-ups is followed so far back.
_TURNS_READ = 8


def is_follow_up(question: str) -> bool:
    """Whether the question points at something outside itself: And ...?, he, there, or next to no words."""
    return bool(
        len(content_words(question)) < _WORDS_TO_STAND
        or _OPENING.search(question)
        or _POINTING.search(_EXISTS.sub(" ", question))
        or _points_back(question)
    )


def _points_back(question: str) -> bool:
    """Whether a pronoun has too little before it that it could stand for."""
    found = [(pattern.search(question), enough) for pattern, enough in _PRONOUNS]
    return any(match and len(content_words(question[: match.start()])) < enough for match, enough in found)


def standing_alone(question: str, history: Sequence[Turn]) -> str:
    """The question, with the words of the last question and its answer in brackets where it leans on them."""
    if not history or not is_follow_up(question):
        return question
    own = set(content_words(question))
    taken = [word for word in _words_before(history[-_TURNS_READ:]) if word not in own][:_WORDS_TAKEN]
    return f"{question} ({' '.join(taken)})" if taken else question


def _words_before(history: Sequence[Turn]) -> list[str]:
    """The words of the last exchange. Where its question leaned on the one before, as a chain of follow-ups does, the
    words of that one too; a refusal says nothing of the matter."""
    exchange = last_exchange(history)
    asked = exchange[0].content
    said = [turn.content for turn in exchange[1:] if turn.content.strip() != CANNOT_ANSWER]
    return content_words(" ".join([asked, *said, standing_alone(asked, history[: len(history) - len(exchange)])]))


def last_exchange(history: Sequence[Turn]) -> Sequence[Turn]:
    """The last question of the reader and what followed it; all turns where there is none."""
    places = [place for place, turn in enumerate(history) if turn.role == "user"]
    return history[places[-1] :] if places else history
