"""How many pairs of claim and evidence the check does in a second, as `briefing check --pairs` does them.

    python benchmarks/pairs.py                  every set, by one process and by two
    python benchmarks/pairs.py --rows 200       of each set its first 200 pairs alone

A pair of the claims is a faithful sentence, or one made wrong by hand, with the passages that it cites. Those of the
support sets are read where BRIEFING_DATA names their folder; a row of WiCE holds a whole page, a passage a line.
"With start" counts from the call, in which processes are begun and word lists loaded (one process loads them once, for
the first set); "running" counts from the first verdict.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from claims import load
from questions import shared_data

from assistant.pairs import Pair, check_pairs, pair_from

SETS = ("attributionbench-dev", "attributionbench-sample500", "wice-dev")
PROCESSES = (1, 2)


@dataclass(frozen=True, slots=True)
class Speed:
    """Pairs a second by the clock, from the call and from the first verdict on; `characters` are those of a pair in
    the mean."""

    pairs: int
    characters: float
    with_start: float
    running: float


def sets(data: Path | None, most: int | None = None) -> Iterator[tuple[str, list[Pair]]]:
    """The pairs by name of their set; of each set at most so many."""
    yield "claims", list(islice(_claims(data), most))
    for name in SETS if data else ():
        with (data / "support" / f"{name}.jsonl").open(encoding="utf-8") as lines:  # type: ignore[operator]
            yield name, [pair_from(json.loads(line)) for line in islice(lines, most)]


def _claims(data: Path | None) -> Iterator[Pair]:
    for _, claims in load(data):
        for claim in claims:
            evidence = tuple(source.text for source in claim.sources)
            published = claim.sources[0].article.published
            for text in (claim.text, *(wrong.text for wrong in claim.wrong)):
                yield Pair(text, evidence, published)


def timed(pairs: Sequence[Pair], workers: int) -> Speed:
    """The speed of so many processes; there must be two pairs at least."""
    started = time.perf_counter()
    verdicts = check_pairs(pairs, workers=workers)
    next(verdicts)
    first = time.perf_counter()
    rest = sum(1 for _ in verdicts)
    ended = time.perf_counter()
    characters = sum(pair.size for pair in pairs) / len(pairs)
    return Speed(rest + 1, characters, (rest + 1) / (ended - started), rest / (ended - first))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, metavar="N", help="at most so many pairs of each set")
    asked, data = parser.parse_args(), shared_data()
    if data is None:
        print("Support sets left out: BRIEFING_DATA names no folder.", file=sys.stderr)
    print(f"{'pairs a second':30}{'pairs':>7}{'characters':>12}{'processes':>11}{'with start':>12}{'running':>10}")
    for name, pairs in sets(data, asked.rows):
        for workers in PROCESSES:
            speed = timed(pairs, workers)
            print(
                f"{name:30}{speed.pairs:>7}{speed.characters:>12,.0f}{workers:>11}"
                f"{speed.with_start:>12.0f}{speed.running:>10.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
