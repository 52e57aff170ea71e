"""How much a story weighs on the page: its independent origins, what is new in it, the reader's topics. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
import numpy.typing as npt

from assistant.briefing.nearness import Leads, nearest
from assistant.briefing.topics import lead, nearness
from assistant.briefing.types import Material
from index.embeddings import normalised, wordllama
from index.types import Article

Numbers = npt.NDArray[np.float64]  # shape (articles,)

# What a second article of one outlet's own counts beside a first of another outlet: it is no second witness.
_SAME_OUTLET = 0.3
# What a story weighs that says nothing new, of the weight that it has when all of it is.
_OLD = 0.4
# What nearness to the topics adds: a story on them (about 1.3) counts three times one that is not (about .2).
_ON_TOPIC = 2.0
# Sentences of an earlier article that are compared: title and first two hold what it told as news.
_TOLD = 2


@dataclass(frozen=True, slots=True)
class Weights:
    """For each article its origin, the outlet that the origin is of, how new it is (0 to 1), how near to the topics (0
    to 1.5, 0 where there are none)."""

    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    novelty: Numbers
    on_topic: Numbers

    def of(self, members: Sequence[int]) -> float:
        """The weight of a story of these articles. A copy adds nothing."""
        found = {self.origins[row]: self.outlets[row] for row in members}
        outlets = len(set(found.values()))
        independent = outlets + _SAME_OUTLET * (len(found) - outlets)
        first = {self.origins[row]: row for row in reversed(members)}  # an origin's news counts once
        new = float(np.mean([self.novelty[row] for row in first.values()]))
        near = float(np.mean([self.on_topic[row] for row in first.values()]))
        return log2(1 + independent) * (_OLD + (1 - _OLD) * new) * (1 + _ON_TOPIC * near)


def weights_of(material: Material, leads: Leads, topics: Sequence[str], known: Sequence[str]) -> Weights:
    """What the weight of a story is made from. `known` are sentences that the reader has been told."""
    by_id = {article.id: article for article in (*material.before, *material.articles)}
    origins = tuple(material.origins.get(article.id, article.id) for article in material.articles)
    outlets = tuple(
        by_id[origin].outlet if origin in by_id else article.outlet
        for origin, article in zip(origins, material.articles, strict=True)
    )
    return Weights(origins, outlets, _novelty(material, leads, known), nearness(material.articles, topics))


def _novelty(material: Material, leads: Leads, known: Sequence[str]) -> Numbers:
    """1 minus how near the article's beginning lies to what was told before it: shape (articles,)."""
    told = [sentence for article in _earlier(material) for sentence in lead(article, _TOLD)]
    told = [text for text in dict.fromkeys((*known, *told)) if text]
    if not told:
        return np.ones(len(material.articles))
    earlier = normalised(wordllama().embed(told))
    near = nearest(leads.rows, leads.bounds, earlier, np.array([0, len(earlier)]))[:, 0]
    return np.clip(1 - near, 0, 1).astype(float)


def _earlier(material: Material) -> list[Article]:
    """The articles of the days before, copies left out."""
    return [article for article in material.before if material.origins.get(article.id, article.id) == article.id]
