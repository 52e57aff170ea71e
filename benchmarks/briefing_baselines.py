"""Plain ways to choose sentences, beside which the briefing's choice stands. All choose among the same sentences, and
none takes a sentence that says what one taken before says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from zlib import crc32

import numpy as np
from briefing_data import Case
from scipy.sparse import csr_array, diags_array

from assistant.briefing.quotables import Quotable, says_the_same

Choose = Callable[[Case], list[Quotable]]
Rarity = Mapping[str, float]
_DAMPING = 0.85
_ROUNDS = 60


def lead(case: Case) -> list[Quotable]:
    """First sentences, then second ones, and so on: the day's before the next day's."""
    order = sorted(range(len(case.found)), key=lambda at: (case.found[at].place, case.found[at].article.published, at))
    return filled(case, order)


def at_random(seed: int) -> Choose:
    """Any sentences, by a seed and the day."""

    def choose(case: Case) -> list[Quotable]:
        generator = np.random.default_rng([seed, crc32(case.topic.encode()), case.day.toordinal()])
        return filled(case, generator.permutation(len(case.found)))

    return choose


def centroid(rarity: Rarity) -> Choose:
    """Nearest to the middle of all sentences, in TF-IDF."""
    return lambda case: filled(case, np.argsort(-_to_the_middle(case, rarity), kind="stable"))


def mead(rarity: Rarity) -> Choose:
    """Likewise, with as much weight on the place in the article (Radev et al. 2004, MEAD)."""

    def choose(case: Case) -> list[Quotable]:
        place = np.array([1 / np.sqrt(1 + one.place) for one in case.found])
        return filled(case, np.argsort(-(_to_the_middle(case, rarity) + place), kind="stable"))

    return choose


def lexrank(rarity: Rarity, threshold: float) -> Choose:
    """PageRank over sentences that share words: cosine of TF-IDF of at least `threshold` (Erkan and Radev 2004)."""

    def choose(case: Case) -> list[Quotable]:
        table = vectors([one.text for one in case.found], rarity)
        links = ((table @ table.T) >= threshold).astype(np.float64)
        degree = np.maximum(links.sum(axis=1), 1.0)
        rank = np.full(len(case.found), 1 / max(1, len(case.found)))
        for _ in range(_ROUNDS):
            rank = (1 - _DAMPING) / max(1, len(rank)) + _DAMPING * (links.T @ (rank / degree))
        return filled(case, np.argsort(-rank, kind="stable"))

    return choose


def filled(case: Case, order: Iterable[int]) -> list[Quotable]:
    """Sentences in this order, until they are as long as the journalists' entry."""
    taken: list[Quotable] = []
    for at in order:
        if sum(len(one.text.split()) for one in taken) >= case.words:
            break
        if not any(says_the_same(case.found[at], other) for other in taken):
            taken.append(case.found[at])
    return taken


def rarities(texts: Iterable[str]) -> Rarity:
    """The inverse document frequency of each word, a sentence being a document."""
    every = [set(_words(text)) for text in texts]
    counts = Counter(word for one in every for word in one)
    return {word: float(np.log(len(every) / count)) for word, count in counts.items()}


def vectors(texts: list[str], rarity: Rarity) -> csr_array:
    """TF-IDF, a row of length 1 for each text."""
    known: dict[str, int] = {}
    entries: list[tuple[int, int, float]] = [
        (row, known.setdefault(word, len(known)), count * rarity.get(word, 0.0))
        for row, text in enumerate(texts)
        for word, count in Counter(_words(text)).items()
    ]
    rows, columns, values = np.array(entries).reshape(-1, 3).T
    shape = (len(texts), max(1, len(known)))
    table = csr_array((values, (rows.astype(int), columns.astype(int))), shape=shape)
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return csr_array(diags_array(1 / np.maximum(lengths, 1e-9)) @ table)


def _to_the_middle(case: Case, rarity: Rarity) -> np.ndarray:
    table = vectors([one.text for one in case.found], rarity)
    near = table @ (np.asarray(table.sum(axis=0)).ravel() / max(1, len(case.found)))
    return near / (near.max(initial=0.0) or 1.0)


@lru_cache(maxsize=200_000)
def _words(text: str) -> tuple[str, ...]:
    from rouge_score.tokenize import tokenize
    from rouges import STEMMER

    return tuple(tokenize(text, STEMMER))
