"""A sentence that stands in its source word for word, as a whole sentence of it, needs no further check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.check.types import Source
from assistant.types import Quoted
from index.sentences import sentence_spans

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


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text with its quotation marks, dashes and white space of one kind, and without a last full stop."""
    return _SPACE.sub(" ", text.translate(_FOLDS)).strip(_OUTER)


def stands_in(claim: str, sources: Sequence[Source]) -> Quoted | None:
    """The sentences of a source that are the claim, one or several in a row; None where none are.

    A part of a sentence does not count: `it asked for mediation` stands in `it denied that it asked for mediation`."""
    wanted = folded(claim)
    for source in sources:
        if wanted and wanted in folded(source.text):
            spans = sentence_spans(source.text)
            for first, (start, _) in enumerate(spans):
                for _, end in spans[first:]:
                    here = folded(source.text[start:end])
                    if here == wanted:
                        return Quoted(source.article, source.start + start, source.start + end, source.text[start:end])
                    if len(here) > len(wanted):
                        break
    return None
