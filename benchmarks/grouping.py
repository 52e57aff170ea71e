"""How well articles are grouped into stories: B-cubed F1 against keys, beside baselines.

    python benchmarks/grouping.py

Three keys. The sample's days: which articles of a day tell one story, by hand (samples/stories.json); and all six days
as one window. Mixed topics: each task is one day of each of the three folders of timelines/ put together, and the
folder is the key, so that a grouping into the stories of a day, which are finer, loses recall there. The constants were
chosen on the sample and on every other day of each folder (`development`); the days between are `kept back`.

B-cubed (Bagga and Baldwin 1998): for each article the share of its group that belongs to its story, and the share of
its story that is in its group, averaged over the articles of a task; F1 of the two, averaged over the tasks.
Baselines that need a number of groups or a threshold get the one that is best for them on the same development data.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from questions import digest, shared_data
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import KMeans

from assistant.briefing.gather import excerpts_of
from assistant.briefing.grouping import group
from assistant.briefing.types import Material, Window
from assistant.terms import content_words, stem
from index.articles import new_article
from index.copies import origins
from index.embeddings import wordllama
from index.passages import split
from index.readers import read
from index.types import Article
from samples import articles_folder

STORIES = articles_folder().parent / "stories.json"
FOLDERS = ("EgyptianProtest", "H1N1", "LibyaWar")
MIXES, SEED = 12, 7
Labels = Sequence[Hashable]  # one for each article, in order


@dataclass(frozen=True)
class Task:
    """Articles and the story of each."""

    articles: tuple[Article, ...]
    key: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Means over the tasks of a set."""

    f1: float
    precision: float
    recall: float


def sample_tasks() -> tuple[list[Task], list[Task]]:
    """The days of the sample, and all of them as one window."""
    by_ref = {article.ref: article for article in read(articles_folder()) if isinstance(article, Article)}
    days = []
    for stories in json.loads(STORIES.read_text(encoding="utf-8"))["days"].values():
        told = [(by_ref[ref], name) for name, refs in stories.items() for ref in refs]
        days.append(_task(told))
    whole = _task([pair for day in days for pair in zip(day.articles, day.key, strict=True)])
    return days, [whole]


def mixed_tasks(data: Path) -> tuple[list[Task], list[Task]]:
    """Days of the three folders put together: those to develop on, and those kept back. No article is in both."""
    days = [_days(data / "timelines" / folder / "articles.jsonl") for folder in FOLDERS]
    order = random.Random(SEED)
    return _mixed([all_days[0::2] for all_days in days], order), _mixed([all_days[1::2] for all_days in days], order)


def _mixed(days: Sequence[Sequence[list[Article]]], order: random.Random) -> list[Task]:
    """Tasks of one day of each folder."""
    tasks = []
    for _ in range(MIXES):
        chosen = [order.choice(of_folder) for of_folder in days]
        tasks.append(_task([(one, name) for name, some in zip(FOLDERS, chosen, strict=True) for one in some]))
    return tasks


def _task(told: Sequence[tuple[Article, str]]) -> Task:
    return Task(tuple(article for article, _ in told), tuple(name for _, name in told))


def _days(path: Path) -> list[list[Article]]:
    """The articles of a folder by their day, in order."""
    days: defaultdict[date, list[Article]] = defaultdict(list)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["text"]:
            day = date.fromisoformat(row["published"])
            days[day].append(_article(row, day))
    return [days[day] for day in sorted(days)]


def _article(row: dict[str, str], day: date) -> Article:
    read_at = datetime(2026, 1, 1, tzinfo=UTC)
    return new_article(
        row["text"],
        title=row["title"],
        outlet=row["outlet"],
        published=day,
        ref=row["id"],
        language="en",
        read_at=read_at,
    )


def material(articles: Sequence[Article]) -> Material:
    """As gather makes it of a window, without a library."""
    excerpts = tuple(excerpt for article in articles for excerpt in excerpts_of(article, split(article)))
    vectors = wordllama().embed([excerpt.text for excerpt in excerpts])
    window = Window(date.min, date.max, UTC)
    return Material(window, tuple(articles), excerpts, vectors, origins(articles))


def ours(made: Material) -> Labels:
    """The grouping of the briefing."""
    of = {one.id: number for number, story in enumerate(group(made)) for one in story.articles}
    return [of[article.id] for article in made.articles]


def each_alone(made: Material) -> Labels:
    """Every article a story."""
    return range(len(made.articles))


def all_one(made: Material) -> Labels:
    """One story of all."""
    return [0] * len(made.articles)


def by_titles(made: Material, least: float) -> Labels:
    """Titles that share `least` of the words of the shorter one, and what they are linked to."""
    words = [frozenset(map(stem, content_words(article.title))) for article in made.articles]
    labels = list(range(len(words)))
    for one in range(len(words)):
        for other in range(one):
            shared = len(words[one] & words[other]) / max(1, min(len(words[one]), len(words[other])))
            if shared >= least:
                labels = [labels[other] if label == labels[one] else label for label in labels]
    return labels


def whole_texts(made: Material) -> np.ndarray:
    """An embedding of each article: of its title and text, as far as the embedder reads."""
    return wordllama().embed([f"{article.title}\n{article.text}" for article in made.articles])


def by_kmeans(made: Material, share: float) -> Labels:
    """k-means over the embeddings, k a share of the number of articles."""
    count = max(1, round(share * len(made.articles)))
    return KMeans(count, n_init=4, random_state=SEED).fit_predict(whole_texts(made)).tolist()


def by_linkage(made: Material, nearness: float) -> Labels:
    """Average linkage over the embeddings, cut at a cosine."""
    distances = np.clip(pdist(whole_texts(made), "cosine"), 0, 2)
    return fcluster(linkage(distances, "average"), 1 - nearness, "distance").tolist() if len(distances) else [0]


def by_words(made: Material, nearness: float) -> Labels:
    """Average linkage over TF-IDF of all words, cut at a cosine."""
    counted = [Counter(map(stem, re.findall(r"[a-z]{2,}", article.text.casefold()))) for article in made.articles]
    frequency = Counter(word for words in counted for word in words)
    places = {word: place for place, word in enumerate(frequency)}
    matrix = np.zeros((len(counted), len(places)))
    for row, words in enumerate(counted):
        for word, count in words.items():
            matrix[row, places[word]] = np.log1p(count) * np.log((len(counted) + 1) / frequency[word])
    lengths = np.maximum(np.linalg.norm(matrix, axis=1), 1e-9)
    distances = np.clip(1 - matrix @ matrix.T / np.outer(lengths, lengths), 0, 2)
    condensed = squareform(distances, checks=False)
    return fcluster(linkage(condensed, "average"), 1 - nearness, "distance").tolist() if len(condensed) else [0]


# Each baseline with the settings that it may choose from.
TUNED: dict[str, tuple[Callable[[Material, float], Labels], tuple[float, ...]]] = {
    "title word overlap": (by_titles, (0.15, 0.2, 0.25, 0.34, 0.5, 0.67)),
    "TF-IDF, average linkage": (by_words, (0.02, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2)),
    "embeddings, k-means": (by_kmeans, (0.08, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)),
    "embeddings, average linkage": (by_linkage, (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)),
}


def b_cubed(found: Labels, key: Labels) -> tuple[float, float]:
    """Precision and recall, means over the articles."""
    groups, stories = Counter(found), Counter(key)
    together = Counter(zip(found, key, strict=True))
    pairs = list(zip(found, key, strict=True))
    precision = sum(together[pair] / groups[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(together[pair] / stories[pair[1]] for pair in pairs) / len(pairs)
    return precision, recall


def measured(grouping: Callable[[Material], Labels], tasks: Sequence[tuple[Material, Task]]) -> Score:
    """The grouping over a set of tasks."""
    rows = []
    for made, task in tasks:
        precision, recall = b_cubed(grouping(made), task.key)
        rows.append((2 * precision * recall / (precision + recall), precision, recall))
    return Score(*(float(value) for value in np.mean(rows, axis=0)))


def prepared(tasks: Sequence[Task]) -> list[tuple[Material, Task]]:
    """The tasks with their material."""
    return [(material(task.articles), task) for task in tasks]


def sets(data: Path | None) -> dict[str, list[tuple[Material, Task]]]:
    """Every set of tasks by its name."""
    days, whole = sample_tasks()
    named = {"sample, by day": days, "sample, all days": whole}
    if data is not None:
        development, kept_back = mixed_tasks(data)
        named |= {"mixed, development": development, "mixed, kept back": kept_back}
    return {name: prepared(tasks) for name, tasks in named.items()}


def groupings(of: dict[str, list[tuple[Material, Task]]]) -> Iterator[tuple[str, Callable[[Material], Labels]]]:
    """Baselines, each with the setting that is best for it on the sample's days and the development part; then ours."""
    yield "each article alone", each_alone
    yield "all one story", all_one
    chosen_on = [tasks for name, tasks in of.items() if name in ("sample, by day", "mixed, development")]
    for name, (baseline, settings) in TUNED.items():

        def total(setting: float, baseline: Callable[[Material, float], Labels] = baseline) -> float:
            return sum(measured(lambda made: baseline(made, setting), tasks).f1 for tasks in chosen_on)

        best = max(settings, key=total)
        yield f"{name} ({best:g})", lambda made, baseline=baseline, best=best: baseline(made, best)
    yield "ours", ours


def files(data: Path | None) -> list[Path]:
    """What is measured, for its digest."""
    sample = [STORIES, *sorted(path for path in articles_folder().iterdir() if path.is_file())]
    return sample if data is None else [data / "timelines" / folder / "articles.jsonl" for folder in FOLDERS]


def main() -> None:
    """Prints the table: B-cubed F1 (precision, recall)."""
    data = shared_data()
    of = sets(data)
    print(f"sample {digest(*files(None))}" + (f", timelines {digest(*files(data))}" if data else ""))
    print(f"| grouping | {' | '.join(of)} |\n|---|{'---|' * len(of)}")
    for name, grouping in groupings(of):
        scores = [measured(grouping, tasks) for tasks in of.values()]
        cells = " | ".join(f"{one.f1:.3f} ({one.precision:.2f}, {one.recall:.2f})" for one in scores)
        print(f"| {name} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
