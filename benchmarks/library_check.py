"""How often a sentence made wrong is caught when it is held against a whole library, and a faithful one objected to.

    python benchmarks/library_check.py             the figures
    python benchmarks/library_check.py --show      what is missed, and what is objected to, with the passage shown
    python benchmarks/library_check.py --json FILE the figures, for programs

mutations.py gives the check the passage that each sentence rests on. Here it has to find it: the paraphrases of the
sample's claims, and the wrong twins that were written of them by hand, are each checked alone against all articles of
the sample, where many passages speak of the same names. Caught is what is called `partly` or `not supported`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims import SAMPLE, Claim, load
from questions import digest

from assistant.checking import check_text
from assistant.types import CheckedSentence
from assistant.verdicts import the_checker
from index.article_index import ArticleIndex
from index.readers import read
from index.types import Filters
from samples import articles_folder


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the library gives for a sentence; `change` is "" for a faithful one, else what was made wrong."""

    text: str
    change: str
    told: CheckedSentence

    @property
    def caught(self) -> bool:
        """Whether anything was said against it."""
        return self.told.verdict.label != "supported"


def measure(index: ArticleIndex, step: int = 1) -> list[Outcome]:
    """The outcomes of every `step`-th paraphrase of the sample, and of its wrong twins."""
    checker = the_checker()
    return [
        Outcome(text, change, told)
        for text, change in _sentences(_paraphrases()[::step])
        for told in check_text(text, index, checker, Filters())
        if told.claims
    ]


def sample_library(folder: Path) -> ArticleIndex:
    """A new library in a folder with the articles of the sample."""
    index = ArticleIndex.open(folder)
    assert all(row.status == "added" for row in index.add(read(articles_folder())))
    return index


def _paraphrases() -> list[Claim]:
    return [claim for _, claims in load(None) for claim in claims if claim.kind == "paraphrase"]


def _sentences(listed: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    for claim in listed:
        yield claim.text, ""
        yield from ((wrong.text, wrong.change) for wrong in claim.wrong)


def share(outcomes: Sequence[Outcome]) -> float:
    """The share of the outcomes with anything said against the sentence; 0 of none."""
    return sum(outcome.caught for outcome in outcomes) / len(outcomes) if outcomes else 0.0


def wrong(outcomes: Sequence[Outcome], change: str = "") -> list[Outcome]:
    """Of sentences made wrong, all or those of one kind of change."""
    return [outcome for outcome in outcomes if outcome.change and change in ("", outcome.change)]


def faithful(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Of paraphrases as they were written."""
    return [outcome for outcome in outcomes if not outcome.change]


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The shares that floors are set for, with their numbers."""
    right, made = faithful(outcomes), wrong(outcomes)
    outright = sum(one.told.verdict.label == "not supported" for one in right) / len(right)
    return {
        "wrong": len(made),
        "caught": share(made),
        "faithful": len(right),
        "objected to": share(right),
        "objected to outright": outright,
    }


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The figures, a line each."""
    yield f"{'made wrong by hand':<24}{'n':>5}{'caught':>14}"
    for change in [*sorted({outcome.change for outcome in wrong(outcomes)}), ""]:
        of = wrong(outcomes, change)
        yield f"{change or 'all':<24}{len(of):>5}{share(of):>14.1%}"
    found = figures(outcomes)
    yield f"{'faithful paraphrases':<24}{found['faithful']:>5}{found['objected to']:>14.1%} objected to"
    yield f"{'':<24}{'':>5}{found['objected to outright']:>14.1%} outright"


def shown(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Sentences made wrong that were missed, and faithful ones that were objected to."""
    for outcome in outcomes:
        if outcome.caught != bool(outcome.change):
            verdict = outcome.told.verdict
            yield f"\n{outcome.change or 'faithful'} -> {verdict.label}\n  {outcome.text}"
            yield from (f"  {reason.text}" for reason in verdict.reasons)
            yield f"  shown: {' '.join(verdict.evidence.quote.split()) if verdict.evidence else '-'}"


def main() -> None:
    """Prints the figures, or what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what is missed or objected to")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, sample_library(Path(home)) as index:
        outcomes = measure(index)
    print(f"claims {digest(SAMPLE)}", file=sys.stderr)
    print("\n".join(shown(outcomes) if asked.show else report(outcomes)))
    if asked.json:
        asked.json.write_text(json.dumps(figures(outcomes), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
