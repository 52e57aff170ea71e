"""What a check goes through: a claim and its sources -> Aligned -> reasons -> Verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from index.parts.types import Statement
from index.statements import read
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
    """A sentence of a source: `sources[source].text[start : start + len(text)] == text`. It is read when a rule asks
    for its statement: reading every sentence of every passage would cost more than the check."""

    source: int
    text: str
    start: int
    published: Published
    weight: float  # share of the claim's words, by weight, that it holds

    @property
    def statement(self) -> Statement:
        """The sentence with its parts; read once and kept."""
        return read(self.text, self.published)


@dataclass(frozen=True, slots=True)
class Grid:
    """Closeness of the claim's words that carry matter to those of one near sentence, of shape (`own`, `others`), both
    indexes into the words of their statement."""

    own: Sequence[int]
    others: Sequence[int]
    table: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A claim beside the sentences of its sources. `near` are the one to four sentences that carry the claim, best
    first; `links` maps the index of a word of the claim to (place in `near`, index of the word there, closeness),
    for words that carry matter and have a counterpart there; `table` holds the closeness of every such word of the
    claim, by index, to its best counterpart in any sentence of the sources."""

    claim: Statement
    sources: Sequence[Source]
    sentences: Sequence[Evidence]
    near: Sequence[Evidence]
    links: Mapping[int, tuple[int, int, float]]
    table: Mapping[int, float]
    grids: Sequence[Grid] = ()  # one for each sentence in `near`
    # What rules worked out of this pair and may ask for again, by name; no part of its value.
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
