"""A sentence that stands in its source word for word, as a whole sentence of it, needs no further check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.check.types import Source
from assistant.locate import verbatim_span
from assistant.types import Quoted

_FOLDS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": "",
        "\u200b": "",
    }
)
_SPACE = re.compile(r"\s+")
_OUTER = " .!?…\"'"
# What stands before the first word of a sentence, and where its last has ended.
_BEGINS = re.compile(r"(?:^|[\n.!?…:][\s\"'”’»)]*)[\s\"'“‘«(\[—–-]*$")
_ENDS = re.compile(r"(?<=[.!?…])|(?<=[.!?…][\"'”’»])|[\s\"'”’»)]*(?:[.!?…\n]|$)")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text with its quotation marks, dashes and white space of one kind, and without a last full stop."""
    return _SPACE.sub(" ", text.translate(_FOLDS)).strip(_OUTER)


def stands_in(claim: str, sources: Sequence[Source]) -> Quoted | None:
    """The words of a source that are the claim, from the beginning of a sentence to the end of one, or None.

    They may run over from one cited passage into the next of the same article. A part of a sentence does not count:
    `it asked for mediation` stands in `it denied that it asked for mediation`."""
    wanted = folded(claim)
    if not wanted:
        return None
    for source in sources:
        if span := _whole(claim, wanted, source.text):
            return _quoted(source, source.text, span, source.start)
    for source in sources:
        span = _whole(claim, wanted, source.context)
        if span and _cited(source, span, sources):
            return _quoted(source, source.context, span, 0)
    return None


def _quoted(source: Source, text: str, span: tuple[int, int], start: int) -> Quoted:
    return Quoted(source.article, start + span[0], start + span[1], text[span[0] : span[1]])


def _whole(claim: str, wanted: str, text: str) -> tuple[int, int] | None:
    """Where the claim stands in a text as whole sentences."""
    span = verbatim_span(claim, text) if wanted in folded(text) else None
    if span is None or folded(text[span[0] : span[1]]) != wanted:
        return None
    return span if _BEGINS.search(text[: span[0]]) and _ENDS.match(text, span[1]) else None


def _cited(source: Source, span: tuple[int, int], sources: Sequence[Source]) -> bool:
    """Whether every word of a span of an article lies in a cited passage of it."""
    passages = [(one.start, one.start + len(one.text)) for one in sources if one.article == source.article]
    return all(any(start <= at < end for start, end in passages) or source.context[at].isspace() for at in range(*span))
