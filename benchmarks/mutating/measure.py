"""What a check says of faithful sentences and of their mutants, counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from claims import PARTS, Cited, Claim, Library, Part

from mutating import OPERATORS, context_of, mutants

VERBATIM, PARAPHRASE, BY_HAND = "verbatim", "paraphrase", "by hand"
CAUGHT = ("partly", "not supported")

# A check: the sentence and what it cites -> the label of a verdict.
Judge = Callable[[str, Sequence[Cited]], str]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its sources. `group` is the operator that made it, `by hand`, `verbatim` or `paraphrase`;
    `tags` the devices of a faithful one, or the change of one made by hand."""

    group: str
    tags: tuple[str, ...]
    claim: Claim
    text: str
    sources: tuple[Cited, ...]

    @property
    def faithful(self) -> bool:
        return self.group in (VERBATIM, PARAPHRASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the check said of a case, and how long it took: by the clock, and of this process's own time, which other
    work on the machine lengthens less."""

    case: Case
    label: str
    milliseconds: float
    cpu_milliseconds: float = 0.0

    @property
    def caught(self) -> bool:
        """Whether the check objects: right for a mutant, a false alarm for a faithful sentence."""
        return self.label in CAUGHT


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, to how many the check objected, and how many it called not supported outright."""

    n: int
    caught: int
    outright: int
    unchecked: int

    @property
    def share(self) -> float:
        """Which share was objected to; 0 of none."""
        return self.caught / self.n if self.n else 0.0


def cases(libraries: Iterable[tuple[Library, Sequence[Claim]]]) -> list[Case]:
    """Every faithful sentence, every mutant of the operators and every change made by hand."""
    return [case for library, claims in libraries for case in _of_library(library, claims)]


def thinned(listed: Sequence[Case], most: int) -> list[Case]:
    """All but the mutants, and of each operator's at most so many, always the same."""
    kept = [case for case in listed if case.group not in OPERATORS]
    for name in OPERATORS:
        of = [case for case in listed if case.group == name]
        kept += Random(name).sample(of, min(most, len(of)))
    return kept


def _of_library(library: Library, claims: Sequence[Claim]) -> Iterator[Case]:
    for claim in claims:
        yield Case(claim.kind, tuple(claim.device.split("; ")), claim, claim.text, claim.sources)
    for mutant in mutants(context_of(library, claims)):
        yield Case(mutant.operator, (), mutant.claim, mutant.text, mutant.sources)
    for claim in claims:
        for wrong in claim.wrong:
            yield Case(BY_HAND, (wrong.change,), claim, wrong.text, claim.sources)


def judged(listed: Iterable[Case], judge: Judge) -> list[Outcome]:
    """The check's word on each case."""
    return [_judged(case, judge) for case in listed]


def _judged(case: Case, judge: Judge) -> Outcome:
    started, worked = time.perf_counter(), time.process_time()
    label = judge(case.text, case.sources)
    return Outcome(case, label, (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000)


def counted(outcomes: Iterable[Outcome]) -> Count:
    """The outcomes in figures."""
    listed = list(outcomes)
    return Count(
        len(listed),
        sum(outcome.caught for outcome in listed),
        sum(outcome.label == "not supported" for outcome in listed),
        sum(outcome.label == "not checked" for outcome in listed),
    )


def chosen(
    outcomes: Iterable[Outcome],
    group: str | None = None,
    *,
    part: Part | None = None,
    real: bool | None = None,
    faithful: bool | None = None,
    tag: str | None = None,
) -> list[Outcome]:
    """The outcomes of a group, a half, the sample or the real articles."""
    return [
        outcome
        for outcome in outcomes
        if (group is None or outcome.case.group == group)
        and (part is None or outcome.case.claim.part == part)
        and (real is None or outcome.case.claim.real == real)
        and (faithful is None or outcome.case.faithful == faithful)
        and (tag is None or tag in outcome.case.tags)
    ]


def mutated(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes of the operators' mutants alone."""
    return [outcome for outcome in outcomes if outcome.case.group in OPERATORS]


def figures(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Everything the table holds, for programs: shares by operator and half, of false alarms, and times."""
    table = {}
    for group in (*OPERATORS, BY_HAND, VERBATIM, PARAPHRASE):
        cells: dict[str, object] = {"n": len(chosen(outcomes, group)), "all": counted(chosen(outcomes, group)).share}
        for part in PARTS:
            for name, real in (("sample", False), ("real", True)):
                cells[f"{part}, {name}"] = counted(chosen(outcomes, group, part=part, real=real)).share
        table[group] = cells
    return {"groups": table, **overall(outcomes)}


def overall(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Recall over all mutants, false alarms on all faithful sentences, and times in milliseconds."""
    times = sorted(outcome.milliseconds for outcome in outcomes)
    own = sorted(outcome.cpu_milliseconds for outcome in outcomes)
    return {
        "recall": counted(mutated(outcomes)).share,
        "false alarms": counted(chosen(outcomes, faithful=True)).share,
        "median ms": _part(times, 0.5),
        "p95 ms": _part(times, 0.95),
        "median CPU ms": _part(own, 0.5),
        "p95 CPU ms": _part(own, 0.95),
    }


def _part(ordered: Sequence[float], share: float) -> float:
    return ordered[int(len(ordered) * share)] if ordered else 0.0
