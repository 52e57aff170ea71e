"""Who says it: the attribution of a sentence, as far as its form shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mutating.text import Span, alternatives, masked, words

_MOST_WORDS = 14
_LEAD = re.compile(
    r"(?:On|In|At|By|After|Before|During|Late|Early|Earlier|Asked|Speaking|Writing|When|While|As|Under|From"
    r"|Through|With)\b"
    r"[^,;]*, "
)
# A comma with more about the same speaker.
_MORE = (
    r"(?:, (?:an? |the |its |his |her |their |who |whose |which |formerly |one of |head |chief |leader |spokes)[^,;]+)?"
)
_DAY = (
    r"(?: late| early)?(?: on)?(?: \w+day(?: (?:morning|afternoon|evening|night))?| yesterday"
    r"| \d+ [A-Z]\w+(?: \d{4})?| in a statement)"
)
# Words between a word of saying and `that`: a time, a place, a way.
_ADVERBIAL = (
    r" (?:in|on|at|by|from|during|late|early|earlier|yesterday|last|through|without|with|again|repeatedly|\w+day)"
    r"(?: (?!that\b)[\w’.-]+){0,7}?"
)
# What may follow the word of saying where the saying is over: when, where and to whom.
_TAIL = (
    r"(?: (?:by|in|on|at|to|from|during|last|late|early|earlier|later|yesterday|afterwards|\w+day|reporters|CNN"
    r"|Reuters)\b(?: (?!that\b)[\w’.-]+){0,6})?"
)
_DESCRIBED = re.compile(r"[A-Z][\w.’' -]+, (?:an? |the |who |one |head |chief )[^,]*")
_NO_SPEAKER = re.compile(
    r"(?:\w+ing|he|she|they|it|who|we|i|you|both|that|this|which|there|while|without|although|though|as|but"
    r"|and|or|whether|because|if"
    r"|when|where|than|whom|what|how|not|by|for|with|from|to|so|yet|after|before|in|on|at|during|under|late"
    r"|early|since|of)\b",
    re.IGNORECASE,
)
_NO_SPEAKERS_WORD = re.compile(
    r"\b(?:is|are|am|be|been|being|has|have|had|was|were|will|would|could|can|did|does|do|not|never|may|might"
    r"|must|yesterday|today|tomorrow|later|earlier)\b|[·;:]"
)
_BROKEN_OFF = re.compile(
    r"(?:^|\s)(?:and|but|or|that|whether|because|if|than|when|where|while|although|as|to|by|for|with|who|of"
    r"|in|on|at|over|under|after|before|about|into|from|between|against|the|an?|it|he|she|they|which|what|we|you)$"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The parts of an attributed sentence. `form` tells where the speaker stands: `first` (X said that ...), `last`
    (..., X said), `behind` (..., said X), `within` (..., X said, ...), `according` (to X). `content` is what is said;
    of `within` it is the part before."""

    form: str
    speaker: Span
    cue: Span
    content: Span


def attribution(text: str) -> Attribution | None:
    """How the sentence is attributed; None where its form is none of the known ones."""
    read = masked(text)
    for form in (_according, _according_last, _behind, _last, _within, _first):
        found = form(read)
        if found and _is_speaker(read[slice(*found.speaker)]):
            return found
    return None


def is_named(speaker: str) -> bool:
    """Whether the speaker's words hold a name: a large letter that is not the first."""
    return re.search(r"(?<!^)\b[A-Z][a-z]", speaker) is not None or re.fullmatch(r"[A-Z][a-zé-]+", speaker) is not None


def _is_speaker(speaker: str) -> bool:
    plain = re.sub(r"\b(?:who|whose|which)\b.*", "", speaker)
    return (
        0 < len(speaker.split()) <= _MOST_WORDS
        and not _NO_SPEAKER.match(speaker)
        and not _NO_SPEAKERS_WORD.search(plain)
        and not _BROKEN_OFF.search(speaker)
    )


def _according(read: str) -> Attribution | None:
    found = re.match(rf"(According to|In the (?:view|words|judgement) of|By the account of) ([^,;]+?{_MORE}), ", read)
    return Attribution("according", found.span(2), found.span(1), (found.end(), len(read))) if found else None


def _according_last(read: str) -> Attribution | None:
    found = re.search(r",? (according to|by the account of|in the (?:view|words|judgement) of) ([^;]+?)\.$", read)
    return Attribution("according", found.span(2), found.span(1), (0, found.start())) if found else None


def _behind(read: str) -> Attribution | None:
    found = re.search(rf"[,·”\"]+ (?!told\b)({_cues()}) (?!that\b|on\b|in\b|at\b)([^;,]+?{_MORE})\.$", read)
    if found is None or _DESCRIBED.fullmatch(read[: found.start()]):
        return None
    return Attribution("behind", found.span(2), found.span(1), (0, found.start(1)))


def _last(read: str) -> Attribution | None:
    found = re.search(rf", ([^,;]+?(?:{_MORE},)?) ({_cues()}){_TAIL}\.$", read)
    if found is None:
        return None
    start = _with_name_before(read, found.start(1))
    end = found.end(1) - found[1].endswith(",")
    return Attribution("last", (start, end), found.span(2), (0, start - 2))


def _within(read: str) -> Attribution | None:
    found = re.search(rf", (?:({_cues()}) ([^,;]+)|([^,;]+) ({_cues()}){_TAIL}), (?=\w)", read)
    if found is None or _DESCRIBED.fullmatch(read[: found.start()]):
        return None
    speaker, cue = (2, 1) if found[2] else (3, 4)
    return Attribution("within", found.span(speaker), found.span(cue), (0, found.start()))


def _first(read: str) -> Attribution | None:
    lead = _LEAD.match(read)
    start = lead.end() if lead else 0
    found = re.match(
        rf"([^;:·]+?),? (?:(?!told)(?P<cue>{_cues()})(?:{_ADVERBIAL}(?: that|:) |(?: that|:) |{_DAY} (?!that\b)"
        rf"| (?!in\b|on\b|at\b|by\b|to\b|for\b|of\b|from\b|no\b|nothing\b|yes\b|so\b|against\b|about\b"
        rf"|without\b|with\b|as\b|when\b|while\b|again\b|only\b|before\b|after\b|what\b|who\b))"
        rf"|(?P<told>told)(?: [^,;·]{{2,40}}?(?= that\b| *:))?(?: that|:) )(?=\S)",
        read[start:],
    )
    if found is None or _is_list(found[1]):
        return None
    cue = found.span("cue") if found["cue"] else found.span("told")
    return Attribution(
        "first", (start, start + found.end(1)), (start + cue[0], start + cue[1]), (start + found.end(), len(read))
    )


def _is_list(speaker: str) -> bool:
    """Whether a comma in it is no comma before more about the speaker."""
    return "," in speaker and re.fullmatch(rf"[^,]+{_MORE}", speaker) is None


def _with_name_before(read: str, start: int) -> int:
    """Where the speaker begins, if `start` is within more about them: `Denis Karov, the spokesman, said`."""
    if not re.match(r"(?:an? |the |its |his |her |who )", read[start:]):
        return start
    name = re.search(r", ((?:[A-Z][\w.’-]*[ ]?){1,4}), $", read[:start])
    return name.start(1) if name else start


@cache
def _cues() -> str:
    return rf"(?:{alternatives([*words()['cues'], 'say'])})\b"
