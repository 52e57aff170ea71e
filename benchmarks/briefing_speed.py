"""How long a briefing of many articles takes, stage by stage, with and without a briefing before it.

    python benchmarks/briefing_speed.py [ARTICLES] [--profile]

Articles of real timelines, re-dated: so many (1,000) to one day and as many of the rest as there are to the day before,
in a library in a temporary folder. The quoting writer writes the day by itself, then the day before, then the day again
with that page to compare it with. CPU seconds are of all threads of this process, so they say more than wall seconds on
a busy machine. With `--profile` the functions that took most of the last page follow.
"""

from __future__ import annotations

import cProfile
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from pstats import Stats

from briefing_data import TOPICS, gold_files
from questions import digest, shared_data

from assistant.briefing.composer import QuotingComposer
from assistant.briefing.types import Briefing, Request, Stage, Window, Written
from assistant.briefing.write import Desk, write_briefing
from assistant.verdicts import the_checker
from index.article_index import ArticleIndex
from index.readers import read
from index.types import Article

DAY, BEFORE = date(2026, 5, 5), date(2026, 5, 4)
ARTICLES = 1000
NOW = datetime(2026, 5, 6, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of a stage: of the processor, and of the clock."""

    stage: str
    cpu: float
    wall: float


def two_days(data: Path, count: int) -> list[Article]:
    """The timelines' articles, each topic's spread evenly over both days."""
    found = [
        item
        for name in TOPICS
        for item in read(data / "timelines" / name / "articles.jsonl")
        if isinstance(item, Article)
    ]
    found.sort(key=lambda article: article.id)  # a hash: of no topic and no order
    return [
        replace(article, published=DAY if place < count else BEFORE) for place, article in enumerate(found[: 2 * count])
    ]


def written(index: ArticleIndex, day: date, earlier: Sequence[Briefing]) -> tuple[Briefing, list[Spent]]:
    """The day's page and what each stage took."""
    desk = Desk(index, QuotingComposer(), the_checker(), lambda _: earlier, lambda: NOW)
    spent: dict[str, Spent] = {}
    stage, cpu, wall = "", time.process_time(), time.perf_counter()
    for event in write_briefing(desk, Request(Window(day, day, UTC))):
        now = time.process_time(), time.perf_counter()
        if stage:
            before = spent.get(stage, Spent(stage, 0.0, 0.0))
            spent[stage] = Spent(stage, before.cpu + now[0] - cpu, before.wall + now[1] - wall)
        if isinstance(event, Written):
            return event.briefing, list(spent.values())
        assert isinstance(event, Stage)
        stage, (cpu, wall) = event.name, now
    raise AssertionError("no page was written")


def show(title: str, spent: Sequence[Spent]) -> None:
    """The table of a page."""
    print(f"\n{title:44} {'CPU s':>7} {'wall s':>7}")
    for one in (*spent, Spent("all", sum(one.cpu for one in spent), sum(one.wall for one in spent))):
        print(f"    {one.stage:40} {one.cpu:7.2f} {one.wall:7.2f}")


def main(count: int, profiled: bool) -> None:
    """Measures and prints."""
    data = shared_data()
    if data is None:
        sys.exit("The real timelines are not there: set BRIEFING_DATA.")
    print(f"data {digest(*gold_files(data))}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, ArticleIndex.open(Path(folder)) as index:
        articles = two_days(data, count)
        list(index.add(articles))
        _, alone = written(index, DAY, ())
        show(f"{count} articles, no page before", alone)
        previous, _ = written(index, BEFORE, ())
        profile = cProfile.Profile()
        if profiled:
            profile.enable()
        _, compared = written(index, DAY, (previous,))
        profile.disable()
        show(f"{count} articles, a page of {len(articles) - count} before it", compared)
        if profiled:
            Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else ARTICLES, "--profile" in sys.argv)
