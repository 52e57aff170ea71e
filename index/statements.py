"""A sentence read once, for the check and for telling who says what: its words, and its parts with their spans.

Pure, and quick enough (about a millisecond) that nothing of it is stored: what was read lately is kept in memory.
English; of another language only what English and it share is found, and the check says where it cannot speak.
"""

from __future__ import annotations

from functools import lru_cache

from index.parts.names import names
from index.parts.quantities import quantities
from index.parts.quotations import quotations
from index.parts.reports import reports
from index.parts.stance import predicates
from index.parts.times import times
from index.parts.types import Statement
from index.parts.words import words
from index.types import Published


@lru_cache(maxsize=8192)
def read(text: str, published: Published = None) -> Statement:
    """The statement of one sentence. `published` resolves its dates."""
    tokens = words(text)
    named, quoted = names(text, tokens), quotations(text)
    return Statement(
        text=text,
        words=tokens,
        names=named,
        quantities=quantities(text, tokens),
        times=times(text, tokens, published),
        quotations=quoted,
        reports=reports(text, tokens, named, quoted),
        predicates=predicates(tokens),
    )
