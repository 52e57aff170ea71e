"""How often the check catches a sentence made wrong, and how often it objects to a faithful one.

    python benchmarks/mutations.py                            the tables
    python benchmarks/mutations.py --show "negation turned"   what it misses of an operator, a tag or of the faithful
    python benchmarks/mutations.py --mutants 10               some mutants of each operator, to be read
    python benchmarks/mutations.py --json FILE                the figures, for programs

The faithful sentences are those of the claims files; twenty operators make wrong ones of them, and some were made wrong
by hand. Rules are worked on with the development part of the articles, and `--show` tells of that part alone; the other
is kept back. It was a half once, and half of it has been opened since: its figures are of the quarter that is left.
Caught is what is called `partly` or `not supported`. Real articles are read from the folder that BRIEFING_DATA names;
without it the sample alone is measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from claims import ARTICLES, PARTS, SAMPLE, TIMELINES, Cited, load
from mutating import OPERATORS
from mutating.baselines import names_and_numbers, overlap
from mutating.measure import (
    BY_HAND,
    PARAPHRASE,
    VERBATIM,
    Case,
    Judge,
    Outcome,
    cases,
    chosen,
    counted,
    figures,
    judged,
    mutated,
    overall,
    thinned,
)
from questions import digest, shared_data

from index.types import Hit

COLUMNS = [(part, real) for part in PARTS for real in (False, True)]
WIDTH = 30
LEAST = 3  # rows of fewer sentences are left out


def desk() -> Judge:
    """The desk's own check, all the way from the passages to the label."""
    from assistant.check import Checker
    from assistant.verdicts import verdict_on

    checker = Checker()

    def judge(text: str, sources: Sequence[Cited]) -> str:
        return verdict_on(text, [Hit(source.article, source.passage, 0.0) for source in sources], checker).label

    return judge


def measure(data: Path | None, judge: Judge | None = None, most: int | None = None) -> list[Outcome]:
    """The outcomes of a check, the desk's by default, over the sample and, where `data` is given, real articles;
    of at most `most` mutants of each operator."""
    listed = cases(load(data))
    return judged(thinned(listed, most) if most else listed, judge or desk())


def report(outcomes: Sequence[Outcome], baselines: dict[str, list[Outcome]]) -> Iterator[str]:
    """The tables, a line each."""
    yield from _operators(outcomes, baselines)
    yield from _table("made wrong by hand", "caught", _tags(outcomes, BY_HAND), baselines)
    yield from _table("faithful", "objected to", _faithful(outcomes), baselines)
    yield from _table("paraphrases by device", "objected to", _tags(outcomes, PARAPHRASE), baselines)
    yield ""
    unchecked = chosen(outcomes, faithful=True)
    yield f"faithful sentences not checked: {counted(unchecked).unchecked} of {len(unchecked)}"
    whole = overall(outcomes)
    yield f"recall {whole['recall']:.1%}, false alarms {whole['false alarms']:.1%}"
    for kind, name in (("", "by the clock"), ("CPU ", "of processor time")):
        median, high = whole[f"median {kind}ms"], whole[f"p95 {kind}ms"]
        yield f"a sentence: median {median:.1f} ms, 95th percentile {high:.1f} ms {name}"


Rows = dict[str, Callable[[Sequence[Outcome]], list[Outcome]]]


def _operators(outcomes: Sequence[Outcome], baselines: dict[str, list[Outcome]]) -> Iterator[str]:
    rows: Rows = {name: (lambda of, name=name: chosen(of, name)) for name in OPERATORS}  # type: ignore[misc]
    yield from _printed("operator", "caught", rows | {"all operators": mutated}, outcomes, baselines)


def _table(
    title: str, what: str, rows: tuple[Rows, Sequence[Outcome]], baselines: dict[str, list[Outcome]]
) -> Iterator[str]:
    yield ""
    yield from _printed(title, what, rows[0], rows[1], baselines)


def _tags(outcomes: Sequence[Outcome], group: str) -> tuple[Rows, Sequence[Outcome]]:
    times = Counter(tag for outcome in chosen(outcomes, group) for tag in outcome.case.tags)
    tags = sorted(tag for tag, n in times.items() if n >= LEAST)
    rows: Rows = {tag: (lambda of, tag=tag: chosen(of, group, tag=tag)) for tag in tags}  # type: ignore[misc]
    return rows | {"all": lambda of: chosen(of, group)}, outcomes


def _faithful(outcomes: Sequence[Outcome]) -> tuple[Rows, Sequence[Outcome]]:
    rows: Rows = {kind: (lambda of, kind=kind: chosen(of, kind)) for kind in (VERBATIM, PARAPHRASE)}  # type: ignore[misc]
    return rows | {"all": lambda of: chosen(of, faithful=True)}, outcomes


def _printed(
    title: str, what: str, rows: Rows, outcomes: Sequence[Outcome], baselines: dict[str, list[Outcome]]
) -> Iterator[str]:
    """A table: of each row how many there are, and which share was objected to."""
    halves = "".join(f"{part + (' real' if real else ' sample'):>19}" for part, real in COLUMNS)
    yield f"{title:<{WIDTH}}{'n':>6}{halves}{what:>14}{'outright':>10}" + "".join(f"{name:>16}" for name in baselines)
    for name, select in rows.items():
        of = select(outcomes)
        cells = "".join(f"{_cell(chosen(of, part=part, real=real)):>19}" for part, real in COLUMNS)
        whole = counted(of)
        others = "".join(f"{counted(select(listed)).share:>16.1%}" for listed in baselines.values())
        outright = whole.outright / whole.n if whole.n else 0.0
        yield f"{name:<{WIDTH}}{whole.n:>6}{cells}{whole.share:>14.1%}{outright:>10.1%}{others}"


def _cell(outcomes: Sequence[Outcome]) -> str:
    count = counted(outcomes)
    return f"{count.caught}/{count.n} {count.share:6.1%}" if count.n else "-"


def row(listed: Sequence[Case], name: str) -> list[Case]:
    """The cases of the development half in a row of the tables. Raises SystemExit where no row is so called."""
    found = [case for case in listed if name == case.group or name in case.tags]
    if not found:
        raise SystemExit(f"No row is called {name!r}.")
    return [case for case in found if case.claim.part == "development"]


def shown(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What went wrong: mutants missed, and faithful sentences objected to."""
    for outcome in outcomes:
        if outcome.caught == outcome.case.faithful:
            yield from _detail(outcome)


def _detail(outcome: Outcome) -> Iterator[str]:
    case = outcome.case
    yield f"\n{case.claim.id} {case.group} {', '.join(case.tags)} -> {outcome.label}"
    yield f"  claim     {case.text}"
    if case.text != case.claim.text:
        yield f"  made of   {case.claim.text}"
    for span in case.claim.evidence:
        published = span.article.published
        yield f"  evidence  {' '.join(span.text.split())}  [{span.article.outlet}, {published}]"
    if case.sources != case.claim.sources:
        yield from (f"  cited     {' '.join(source.text.split())}" for source in case.sources)


def some(listed: Sequence[Case], number: int, seed: int) -> Iterator[str]:
    """Mutants of each operator out of the development half, at random."""
    for name in OPERATORS:
        of = [case for case in listed if case.group == name and case.claim.part == "development"]
        yield f"\n## {name}: {sum(case.group == name for case in listed)}"
        for case in Random(seed).sample(of, min(number, len(of))):
            yield f"{case.claim.id}  {case.claim.text}"
            yield f"    ->  {case.text if case.text != case.claim.text else ' '.join(case.sources[0].text.split())}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", metavar="ROW", help="print what is missed of an operator, tag, device or kind")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures")
    parser.add_argument("--mutants", metavar="N", type=int, help="print N mutants of each operator and stop")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="which mutants are printed")
    return parser.parse_args()


def main() -> None:
    """Prints the tables, or what was asked for."""
    asked, data = _arguments(), shared_data()
    if data is None:
        print("Real news left out: BRIEFING_DATA names no folder.", file=sys.stderr)
    listed = cases(load(data))
    if asked.mutants:
        print("\n".join(some(listed, asked.mutants, asked.seed)))
        return
    if asked.show:
        print("\n".join(shown(judged(row(listed, asked.show), desk()))))
        return
    outcomes = judged(listed, desk())
    baselines = {
        "overlap": judged(listed, overlap(listed)),
        "names, numbers": judged(listed, names_and_numbers),
    }
    print(f"claims {digest(*(path for path in (SAMPLE, ARTICLES, TIMELINES) if path.exists()))}")
    print("\n".join(report(outcomes, baselines)))
    if asked.json:
        asked.json.write_text(json.dumps(figures(outcomes), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
