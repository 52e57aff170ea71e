"""How near a briefing in the articles' own words comes to what journalists wrote of the same day.

    python benchmarks/briefing.py

Over three topics of Timeline17 (Tran et al. 2013). For each day of each timeline the briefing's own choice of sentences
(assistant/briefing/picking.py) and plain ways to choose, all from the articles of the day and the next, among the same
sentences, and cut to as many words as the journalists' entry. ROUGE F by rouge-score, stemmed. Then a timeline of a
whole topic: which days it holds, and what it says of them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from briefing_baselines import Choose, at_random, centroid, lead, lexrank, mead, rarities
from briefing_data import TOPICS, Case, Topic, cases, gold_files
from briefing_timelines import report as report_timelines
from questions import digest, shared_data
from rouges import cut, rouge

from assistant.briefing.picking import Emphasis, Picker

OURS = "briefing"
SEEDS = 10
RESAMPLES = 10_000
Table = npt.NDArray[np.float64]  # shape (cases, 2): ROUGE-1 F and ROUGE-2 F
_MANY = 100  # sentences: the words end a briefing here, not their number

# What each part of the choice is worth: the choice without it.
WITHOUT = {
    "without dates": Emphasis(dated=0.0),
    "without the lead": Emphasis(lead=0.0),
    "without the days before": Emphasis(before=0.0),
    "without the middle": Emphasis(central=0.0),
    "words alone, no pairs": Emphasis(pairs=0.0),
    "pairs alone, no words": Emphasis(pairs=1.0),
}


def briefing(case: Case, emphasis: Emphasis | None = None) -> list[str]:
    """The sentences that the quoting writer would choose."""
    picker = Picker(case.material, case.rows, case.found, emphasis or Emphasis())
    return [one.text for one in picker.taken(_MANY, case.words)]


def plain(topic: Topic) -> dict[str, list[Choose]]:
    """The plain methods; the random one several times."""
    rarity = rarities(excerpt.text for excerpt in topic.excerpts)
    return {
        "lead sentences": [lead],
        "random": [at_random(seed) for seed in range(SEEDS)],
        "centroid": [centroid(rarity)],
        "centroid and place (MEAD)": [mead(rarity)],
        "LexRank .1": [lexrank(rarity, 0.1)],
        "LexRank .2": [lexrank(rarity, 0.2)],
    }


def measured(case: Case, sentences: Sequence[str]) -> tuple[float, float]:
    """ROUGE-1 and ROUGE-2 of the sentences, cut to the length of the journalists' entry."""
    return rouge(cut(sentences, case.words), " ".join(case.gold))


def table(topic: Topic, parts: bool = False) -> dict[str, Table]:
    """Each method's figures for each day of the topic; with `parts` also the choice without each of its parts."""
    own = list(cases(topic))
    found = {OURS: [measured(case, briefing(case)) for case in own]}
    for name, emphasis in WITHOUT.items() if parts else ():
        found[name] = [measured(case, briefing(case, emphasis)) for case in own]
    for name, chooses in plain(topic).items() if not parts else ():
        every = [
            [measured(case, [one.text for one in (choose(case) if case.found else ())]) for case in own]
            for choose in chooses
        ]
        found[name] = [tuple(row) for row in np.mean(every, axis=0)]
    return {name: np.array(figures) for name, figures in found.items()}


def pooled(tables: Sequence[dict[str, Table]]) -> dict[str, Table]:
    """The days of all topics together."""
    return {name: np.concatenate([one[name] for one in tables]) for name in tables[0]}


def difference(own: Table, other: Table) -> tuple[float, float]:
    """The 95 % interval of the mean difference in ROUGE-2, by resampling the days."""
    gain = own[:, 1] - other[:, 1]
    means = np.random.default_rng(0).choice(gain, (RESAMPLES, len(gain))).mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def show(found: dict[str, Table], by_topic: Sequence[dict[str, Table]]) -> None:
    """The table: all days, then each topic's."""
    print(f"{'':28}{'all':>14}" + "".join(f"{name:>18}" for name in TOPICS))
    for name, figures in found.items():
        cells = [figures, *(one[name] for one in by_topic)]
        print(f"{name:28}" + "   ".join(f"{one[:, 0].mean():6.4f} {one[:, 1].mean():6.4f}" for one in cells))


def main() -> None:
    """Measures and prints."""
    data = shared_data()
    if data is None:
        sys.exit("The real timelines are not there: set BRIEFING_DATA.")
    print(f"data {digest(*gold_files(data))}")
    topics = [Topic(data, name) for name in TOPICS]
    by_topic = [table(topic) for topic in topics]
    found = pooled(by_topic)
    print(f"\nA day, {len(found[OURS])} days with articles: ROUGE-1 F and ROUGE-2 F")
    show(found, by_topic)
    best = max((name for name in found if name != OURS), key=lambda name: found[name][:, 1].mean())
    gain = found[OURS][:, 1].mean() / found[best][:, 1].mean() - 1
    low, high = difference(found[OURS], found[best])
    print(f"ROUGE-2 over the best of the others ({best}): {gain:+.0%}, difference {low:+.4f} to {high:+.4f}")
    by_part = [table(topic, parts=True) for topic in topics]
    print("\nThe choice without each of its parts")
    show(pooled(by_part), by_part)
    report_timelines(topics)


if __name__ == "__main__":
    main()
