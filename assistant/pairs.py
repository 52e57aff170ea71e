"""Claims with their evidence, many at a time: read out of JSON lines, checked here or by several processes, in order.

A row is {"claim", "evidence": [passages], "published"?}. It needs no library.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from typing import Any

from assistant.types import Verdict
from assistant.verdicts import Checks, the_checker, verdict_by
from index.articles import clean_text
from index.dates import from_iso
from index.errors import BriefingError
from index.types import Published

# Characters of claims and evidence below which this process is done before others would be: each of them loads the same
# word lists, and a core reads some 25,000 characters a second (2026-11-23).
FEW_CHARACTERS = 50_000
_CHUNK = 32  # pairs handed to a process at a time
_AHEAD = 4  # chunks a process may be ahead of what was taken, so that memory stays bounded
# A process for each core: threads within each would only take turns.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")


class UnusablePair(BriefingError):
    """A row that is no pair of a claim and its evidence."""


class WorkersLost(BriefingError):
    """A process that checked pairs was ended by something else."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the passages that are said to support it; `published` resolves what they call yesterday."""

    claim: str
    evidence: tuple[str, ...]
    published: Published = None

    @property
    def size(self) -> int:
        """Characters that are to be read."""
        return len(self.claim) + sum(map(len, self.evidence))


def pair_from(row: Any) -> Pair:
    """A pair out of a row. Raises UnusablePair, saying what a row is."""
    if not isinstance(row, dict) or not isinstance(row.get("claim"), str) or not row["claim"].strip():
        raise UnusablePair('a row is an object with a "claim" and its "evidence".')
    evidence = row.get("evidence")
    evidence = [evidence] if isinstance(evidence, str) else evidence
    if not isinstance(evidence, list) or not all(isinstance(passage, str) for passage in evidence):
        raise UnusablePair('"evidence" is a list of passages, or one.')
    return Pair(clean_text(row["claim"]), tuple(map(clean_text, evidence)), _published(row.get("published")))


def _published(value: Any) -> Published:
    """A day or a time; one without a zone is taken for UTC, since only its day matters here."""
    if value is None:
        return None
    try:
        return from_iso(value)
    except (ValueError, TypeError):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        except (ValueError, TypeError) as error:
            raise UnusablePair(f'"published" is {value!r}: give a day such as 2026-05-06, or a time.') from error


def check_pairs(pairs: Sequence[Pair], checker: Checks | None = None, workers: int | None = None) -> Iterator[Verdict]:
    """The verdict on each pair, in order, as soon as it is known. Many pairs are shared out among processes, one for
    each core by default; with a `checker` given, or with few pairs, all are checked here. Raises WorkersLost."""
    workers = workers or _cores()
    few = sum(pair.size for pair in pairs) < FEW_CHARACTERS
    if checker is not None or workers < 2 or few:
        return _checked(pairs, checker or the_checker())
    return _shared_out(pairs, workers)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _checked(pairs: Iterable[Pair], checker: Checks) -> Iterator[Verdict]:
    from assistant.check import Source

    for pair in pairs:
        sources = [Source(text, published=pair.published) for text in pair.evidence]
        yield verdict_by(pair.claim, sources, checker)


def _shared_out(pairs: Iterable[Pair], workers: int) -> Iterator[Verdict]:
    """Each process has a bounded number of chunks before it; what it gives back is told in the order of the rows."""
    # Spawned, not forked: the libraries that embed keep threads, which a fork would cut off in the middle.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_prepare)
    waiting: deque[Future[list[Verdict]]] = deque()
    try:
        for chunk in _chunks(pairs):
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) >= workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WorkersLost("A process that checked pairs was ended. Give a smaller file, or try again.") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    rows = iter(pairs)
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk


def _prepare() -> None:
    """In a new process, before anything that computes is imported there."""
    os.environ.update(_ONE_THREAD)
    the_checker()


def _work(chunk: list[Pair]) -> list[Verdict]:
    return list(_checked(chunk, the_checker()))
