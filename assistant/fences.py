"""Article text, questions and earlier turns as data for a model: fenced, so that none can forge a fence.

A fence bears a token that is drawn anew for each request and that no fenced text holds. Besides, what looks like a tag
or a citation mark is written with other brackets: words stay as they are, so that a quotation is still word for word.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Sequence

import prompts
from assistant.types import Turn
from index.dates import to_iso
from index.types import Hit

Draw = Callable[[], str]

# "<" before a tag's first signs: </passage>, <script, <!--, <|im_start|>, <｜User｜>, <<SYS>>. "<5 %" stays.
_TAG = re.compile(r"<(?=[\s/!?]*(?:[^\W\d]|[|｜<-]))")
# [3], [1, 2], [^4], 【5】 and [INST]: a model would take them for citations, or for the signs of its own format.
_MARK = re.compile(r"[\[【［](\s*\^?\d[\d\s,;^–-]*|/?(?:INST|SYS)[A-Z]*)[\]】］]")
# Control characters, and the tag characters that a reader cannot see and a model can read.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\U000e0000-\U000e007f]")
_LONGEST_LABEL = 300


def draw() -> str:
    """Eight random hexadecimal signs."""
    return secrets.token_hex(4)


def fence_for(texts: Iterable[str], draw: Draw = draw) -> str:
    """A token that none of the texts holds."""
    everything = "\n".join(texts).casefold()
    while (token := draw()).casefold() in everything:
        pass
    return token


def neutral(text: str) -> str:
    """The text with the signs replaced that a model could take for a boundary or for a citation; its words stay."""
    return _MARK.sub(r"{\1}", _TAG.sub("‹", _UNSEEN.sub("", text)))


def label(text: str) -> str:
    """A title or a name of an outlet: on one line and of bounded length, so that it cannot pass for the text."""
    return " ".join(neutral(text).split())[:_LONGEST_LABEL] or "unknown"


def fenced_passages(hits: Sequence[Hit], fence: str) -> str:
    """The passages, numbered from 1 in the order of the hits."""
    return "".join(
        prompts.load(
            "passage",
            number=str(number),
            fence=fence,
            title=label(hit.article.title),
            outlet=label(hit.article.outlet),
            published=to_iso(hit.article.published) or "unknown",
            text=neutral(hit.passage.text),
        )
        for number, hit in enumerate(hits, start=1)
    ).strip()


def fenced_turns(turns: Sequence[Turn], fence: str) -> str:
    """The turns of a conversation, in their order."""
    fenced = (prompts.load("turn", role=turn.role, fence=fence, content=neutral(turn.content)) for turn in turns)
    return "".join(fenced).strip()


def texts_of(hits: Sequence[Hit]) -> Iterable[str]:
    """All that an article says in a prompt."""
    for hit in hits:
        yield from (hit.article.title, hit.article.outlet, hit.passage.text)
