"""A timeline of a whole topic: which days it holds, and what it says of them.

As Ghalandari and Ifrim 2020 measure it: for each journalists' timeline as many days as it has, within its first and
last day, each with as many sentences as its days have in the mean; date F1, and ROUGE aligned by day ("align+ m:1"),
precision and recall averaged over the timelines before F. Stop words are kept, where their evaluation leaves them out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date

import numpy as np
from briefing_data import Gold, Topic, day_of
from rouges import aligned, date_f1, f1

from assistant.briefing.picking import Picker
from assistant.briefing.quotables import quotables
from assistant.briefing.timeline import material_of, rows_of, timeline
from assistant.briefing.types import Material, Window

Written = dict[date, list[str]]
Write = Callable[[Topic, Gold], Written]
PUBLISHED = ("DATEWISE, published, over all of Timeline17", 0.544, 0.120, 0.035)


def material_within(topic: Topic, gold: Gold) -> Material:
    """All articles of the topic; the window is the time that the timeline covers."""
    return Material(
        window=Window(min(gold.days), max(gold.days), UTC),
        articles=tuple(topic.articles),
        excerpts=tuple(topic.excerpts),
        vectors=topic.vectors,
        origins=topic.origins,
    )


def ours(topic: Topic, gold: Gold) -> Written:
    """The product's own timeline."""
    material = material_within(topic, gold)
    found = timeline(material, range(len(material.excerpts)), len(gold.days), gold.sentences)
    return {day: [one.text for one in chosen] for day, chosen in found}


def by_publication(topic: Topic, gold: Gold) -> Written:
    """The days with most articles, and of each what the product would say: another choice of days alone."""
    material = material_within(topic, gold)
    counts = Counter(day_of(article) for article in topic.articles)
    ranked = sorted(
        (day for day in counts if min(gold.days) <= day <= max(gold.days)), key=lambda day: (-counts[day], day)
    )
    rows = range(len(material.excerpts))
    written: Written = {}
    for day in ranked[: len(gold.days)]:
        own = material_of(material, day)
        places = rows_of(own, rows, {}, day)
        written[day] = [one.text for one in Picker(own, places, quotables(own, places)).taken(gold.sentences)]
    return written


def measured(write: Write, topics: Sequence[Topic]) -> dict[tuple[str, str], tuple[float, ...]]:
    """(topic, outlet) -> date F1, then precision and recall of aligned ROUGE-1 and ROUGE-2."""
    found = {}
    for topic in topics:
        for gold in topic.golds:
            written = write(topic, gold)
            found[topic.name, gold.outlet] = (date_f1(written, gold.days), *aligned(written, gold.days))
    return found


def averaged(figures: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """Date F1, aligned ROUGE-1 and ROUGE-2 over timelines."""
    dates, p1, r1, p2, r2 = np.mean(figures, axis=0)
    return float(dates), f1(p1, r1), f1(p2, r2)


def report(topics: Sequence[Topic]) -> None:
    """Prints the tables."""
    print("\nA timeline of a topic: date F1, aligned ROUGE-1 F, aligned ROUGE-2 F")
    for name, write in (("briefing", ours), ("days with most articles", by_publication)):
        found = measured(write, topics)
        print(f"{name:28}" + " ".join(f"{figure:6.3f}" for figure in averaged(list(found.values()))))
        for (topic, outlet), figures in found.items():
            print(f"    {topic + ', ' + outlet:24}" + " ".join(f"{figure:6.3f}" for figure in averaged([figures])))
    name, *published = PUBLISHED
    print(f"{name:28}" + " ".join(f"{figure:6.3f}" for figure in published))
