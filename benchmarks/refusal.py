"""How often the desk without a model answers what the articles answer, and refuses what they do not.

    python benchmarks/refusal.py

An answerable question is right when a citation overlaps the key's words; one that is not, when the desk refuses. Only
the half of each key that nothing was fitted on is asked (see `fit_quoting.py`). Beside it: the
sentence nearest to the question, by its vector, in each of the best five passages; and the same with a threshold on the
nearest, found on the fitted half.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from questions import TIMELINES, Case, Place, digest, halves, sample, shared_data, timelines

from assistant.assistant import Assistant
from assistant.followups import standing_alone
from assistant.quoting import MOST_SENTENCES, QuotingWriter
from assistant.relevance import candidates
from assistant.settings import Settings
from index.article_index import ArticleIndex
from index.embeddings import wordllama
from index.types import Hit
from samples import answer_key

KINDS = ("answerable", "near-miss", "elsewhere")
HEADINGS = ("answerable", "unanswerable", "near-miss", "elsewhere")


@dataclass(frozen=True)
class Outcome:
    """What became of one question: the places cited, none where it was refused."""

    case: Case
    cited: tuple[Place, ...]

    @property
    def right(self) -> bool:
        """A citation overlaps the key's words, or nothing was to be said and nothing was."""
        if not self.case.answerable:
            return not self.cited
        return any(a == b and start < e and s < end for a, start, end in self.cited for b, s, e in self.case.places)


Method = Callable[[Case], tuple[Place, ...]]


def desk(index: ArticleIndex) -> Method:
    """The desk itself, all the way from the question to the citations."""
    assistant = Assistant(Settings(home=index.folder), index, QuotingWriter(index.rarity))

    def ask(case: Case) -> tuple[Place, ...]:
        answer = assistant.answer(case.question, case.history, case.filters)
        return tuple((c.article, c.start, c.end) for s in answer.sentences for c in s.citations)

    return ask


def quoting(index: ArticleIndex) -> Method:
    """What the desk would quote if it never refused: tells the ranking from the refusing."""
    writer = QuotingWriter(index.rarity)

    def ask(case: Case) -> tuple[Place, ...]:
        asked = standing_alone(case.question, case.history)
        hits = index.search(asked, writer.passages, case.filters)
        quotes = writer.quotes(asked, hits)
        sentences = quotes.sentences if quotes else ()
        return tuple((hits[s.hit].article.id, s.start, s.end) for s in sentences)

    return ask


def openings(index: ArticleIndex, least: float) -> Method:
    """The sentence nearest to the question in each of the best passages, unless none is near enough."""

    def ask(case: Case) -> tuple[Place, ...]:
        asked = standing_alone(case.question, case.history)
        places, best = nearest(asked, index.search(asked, MOST_SENTENCES, case.filters))
        return places if best >= least else ()

    return ask


def nearest(asked: str, hits: Sequence[Hit]) -> tuple[tuple[Place, ...], float]:
    """In each passage the sentence whose vector is nearest to the question's; and the highest cosine of all."""
    found = candidates(hits)
    if not found:
        return (), -1.0
    vectors = wordllama().embed([asked, *(sentence.text for sentence in found)])
    cosines = vectors[1:] @ vectors[0]
    best = {s.hit: s for _, s in sorted(zip(cosines.tolist(), found, strict=True), key=lambda pair: pair[0])}
    return tuple((hits[s.hit].article.id, s.start, s.end) for s in best.values()), float(cosines.max())


def fitted_least(index: ArticleIndex, cases: Sequence[Case]) -> float:
    """The cosine with the best mean of both kinds' shares on the half for fitting."""
    asked = [standing_alone(case.question, case.history) for case in cases]
    found = [index.search(text, MOST_SENTENCES, case.filters) for text, case in zip(asked, cases, strict=True)]
    tops = np.array([nearest(text, hits)[1] for text, hits in zip(asked, found, strict=True)])
    answerable = np.array([case.answerable for case in cases])
    return float(max(np.unique(tops), key=lambda t: (tops >= t)[answerable].mean() + (tops < t)[~answerable].mean()))


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Share right of each kind, and of all that the articles do not answer."""
    by_kind = {kind: [o.right for o in outcomes if o.case.kind == kind] for kind in KINDS}
    none = by_kind["near-miss"] + by_kind["elsewhere"]
    return {kind: float(np.mean(right)) for kind, right in by_kind.items()} | {"unanswerable": float(np.mean(none))}


def measured(index: ArticleIndex, cases: list[Case]) -> Iterator[tuple[str, dict[str, float]]]:
    """The table's rows for one library."""
    fit, report = halves(cases)
    methods = {
        "nearest sentences": openings(index, -2.0),
        "nearest, threshold": openings(index, fitted_least(index, fit)),
        "desk, never refusing": quoting(index),
        "desk": desk(index),
    }
    for name, method in methods.items():
        yield name, shares([Outcome(case, method(case)) for case in report])


def main() -> None:
    """Prints the table."""
    data = shared_data()
    print(f"sample key {digest(answer_key())}, timeline questions {digest(TIMELINES)}")
    print(f"{'library':<16} {'method':<22}" + "".join(f"{kind:>13}" for kind in HEADINGS))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(os.environ.get("BENCHMARK_HOME") or folder)
        for index, cases in (sample(home), *(timelines(home, data) if data else ())):
            for name, row in measured(index, cases):
                cells = (row[kind] for kind in HEADINGS)
                print(f"{cases[0].library:<16} {name:<22}" + "".join(f"{cell:>13.2f}" for cell in cells))
            index.close()
    if data is None:
        print("Real news left out: BRIEFING_DATA names no folder.", file=sys.stderr)


if __name__ == "__main__":
    main()
