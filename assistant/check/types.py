"""What a check goes through: a claim and its sources -> Aligned -> reasons -> Verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.parts.types import Statement
from index.types import Published


@dataclass(frozen=True, slots=True)
class Source:
    """A cited passage as the check sees it: `text` stands at `start` of its article (0 and "" where it has none)."""

    text: str
    article: str = ""
    start: int = 0
    published: Published = None
    outlet: str = ""
    title: str = ""
    context: str = ""  # the text of the article before and around the passage, where it is known


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a source: `sources[source].text[statement.start:]` begins with it."""

    source: int
    statement: Statement
    weight: float  # share of the claim's words, by rarity, that it holds


@dataclass(frozen=True, slots=True)
class Aligned:
    """A claim beside the sentences of its sources. `near` are the sentences that carry the claim, best first;
    `links` maps the index of a word of the claim to (place in `near`, index of the word there, closeness 0..1)."""

    claim: Statement
    sources: Sequence[Source]
    sentences: Sequence[Evidence]
    near: Sequence[Evidence]
    links: dict[int, tuple[int, int, float]]
