"""How much of a claim a piece of evidence carries: its names, numbers and other words of matter, by their weight."""

from __future__ import annotations

from assistant.check.align import align
from assistant.check.types import Source
from assistant.types import Quoted
from index.articles import clean_text
from index.statements import read
from index.types import Published


def carried(claim: str, evidence: Quoted | None, published: Published = None) -> float:
    """The share of the claim's weight, 0 to 1, in the one sentence of the evidence that holds most of it; `published`
    is when the article was. 0 without evidence."""
    if evidence is None:
        return 0.0
    near = align(read(clean_text(claim), published), [Source(evidence.quote)]).near
    return near[0].weight if near else 0.0
