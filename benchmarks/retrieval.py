"""Which articles and passages a question finds: plain BM25, the LangChain recipe, and the index.

    python benchmarks/retrieval.py

Plain BM25 and the recipe (recursive 800-character chunks; Chroma through langchain-chroma, with the index's own
embeddings) stand beside the index. All three add up their passages to articles alike: an article counts as the sum of
its best three. Copies of one wire story count as one article. Over the sample story and, where the shared data is
there, the news topics of Summary of a Haystack (a query and a subtopic each) and questions about real timelines.
Left out are follow-ups and questions with a date filter, which only the index knows.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from questions import TIMELINES, Case, Place, digest, sample, shared_data, timelines
from retrievers import OURS, RETRIEVERS, Found, Retriever

from index.articles import new_article
from index.types import Article, Filters
from samples import answer_key, articles_folder

METRICS = ("nDCG@10", "recall@20", "MRR", "answer in 5")
# Passages of an article that are added up.
BEST = 3
RESAMPLES, SEED = 10_000, 0

Table = npt.NDArray[np.float64]  # shape (queries, metrics); the last is NaN where no key names places


@dataclass(frozen=True)
class Query:
    """What is asked, the articles that answer, and the places in them where they are known."""

    text: str
    relevant: frozenset[str]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Collection:
    """Articles with the queries that are asked of them. `copies` maps a copy to the article it is a copy of."""

    name: str
    articles: Sequence[Article]
    queries: Sequence[Query]
    copies: dict[str, str] = field(default_factory=dict)


def haystacks(data: Path) -> Iterator[Collection]:
    """Each news topic twice: asked by its queries, and by its subtopics."""
    for path in topics(data):
        topic = json.loads(path.read_text(encoding="utf-8"))
        of = {row["id"]: new_article(row["text"], ref=row["id"]) for row in topic["articles"]}
        articles = list(of.values())
        for kind in ("query", "subtopic"):
            queries = [Query(q[kind], frozenset(of[ref].id for ref in q["relevant"])) for q in topic["queries"]]
            yield Collection(f"news, {kind}", articles, queries)


def topics(data: Path) -> list[Path]:
    """The files of the news topics."""
    return sorted((data / "retrieval").glob("summhay-news*.json"))


def sample_story(home: Path) -> Collection:
    """The sample with its key."""
    index, cases = sample(home)
    articles = [listed.article for listed in index.articles()]
    ids = {article.ref: article.id for article in articles}
    groups = json.loads((articles_folder().parent / "copies.json").read_text(encoding="utf-8"))["groups"]
    copies = {ids[copy]: ids[group["origin"]] for group in groups for copy in group["articles"]}
    return Collection("sample", articles, asked(cases, copies), copies)


def real_stories(home: Path, data: Path) -> Iterator[Collection]:
    """The questions about real timelines."""
    for index, cases in timelines(home, data):
        yield Collection("timelines", [listed.article for listed in index.articles()], asked(cases, {}))


def sample_files() -> list[Path]:
    """The files that the sample is made of."""
    return [answer_key(), *sorted(articles_folder().iterdir())]


def asked(cases: Iterable[Case], copies: dict[str, str]) -> list[Query]:
    """The answerable questions that stand alone and search everything."""
    return [
        Query(case.question, frozenset(copies.get(place[0], place[0]) for place in case.places), case.places)
        for case in cases
        if case.answerable and not case.history and case.filters == Filters()
    ]


def by_article(found: Iterable[Found], copies: dict[str, str]) -> list[str]:
    """Articles by the sum of their best three passages, best first; of copies the first."""
    scores: dict[str, list[float]] = {}
    for (article, _, _), score in found:
        scores.setdefault(article, []).append(score)
    ranked = sorted(scores, key=lambda article: -sum(scores[article][:BEST]))
    return list(dict.fromkeys(copies.get(article, article) for article in ranked))


def measured(query: Query, found: Sequence[Found], copies: dict[str, str]) -> tuple[float, ...]:
    """The metrics of one query."""
    right = [article in query.relevant for article in by_article(found, copies)]
    discount = 1 / np.log2(np.arange(2, 12))
    ideal = discount[: len(query.relevant)].sum()
    gain = sum(weight for weight, is_right in zip(discount, right, strict=False) if is_right)
    first = right.index(True) + 1 if any(right) else np.inf
    answers = any(answering(place, key) for place, _ in found[:5] for key in query.places)
    return gain / ideal, sum(right[:20]) / len(query.relevant), 1 / first, answers if query.places else np.nan


def answering(place: Place, key: Place) -> bool:
    """Whether the passage holds at least half of the words that answer."""
    shared = min(place[2], key[2]) - max(place[1], key[1])
    return place[0] == key[0] and shared * 2 >= key[2] - key[1]


def table(collection: Collection, retriever: Retriever) -> Table:
    """The metrics of every query."""
    return np.array([measured(query, retriever(query.text), collection.copies) for query in collection.queries])


def difference(own: Table, other: Table) -> tuple[float, float]:
    """The 95 % interval of a metric's mean difference, by a paired bootstrap. Shape of each: (queries,)."""
    gains = (own - other)[~np.isnan(own)]
    picks = np.random.default_rng(SEED).integers(len(gains), size=(RESAMPLES, len(gains)))
    low, high = np.quantile(gains[picks].mean(axis=1), [0.025, 0.975])
    return float(low), float(high)


def tables(collections: Iterable[Collection], retrievers: Sequence[str], home: Path) -> dict[str, dict[str, Table]]:
    """The metrics by name of the collection and of the retriever; collections of one name are put together."""
    parts: dict[str, dict[str, list[Table]]] = {}
    built: tuple[Sequence[Article], dict[str, Retriever]] = ((), {})
    for collection in collections:
        if built[0] is not collection.articles:
            built = collection.articles, {name: RETRIEVERS[name](collection.articles, home) for name in retrievers}
        of = parts.setdefault(collection.name, {name: [] for name in retrievers})
        for name in retrievers:
            of[name].append(table(collection, built[1][name]))
    return {name: {r: np.concatenate(t) for r, t in of.items()} for name, of in parts.items()}


def report(name: str, of: dict[str, Table]) -> None:
    """Prints one collection's figures, and how far the index is ahead of each other retriever."""
    own = of[OURS]
    shown = [at for at in range(len(METRICS)) if not np.isnan(own[:, at]).all()]
    print(f"\n{name} ({len(own)} questions)")
    print(f"{'':28}" + "".join(f"{METRICS[at]:>26}" for at in shown))
    for retriever, measures in of.items():
        cells = []
        for at in shown:
            low, high = difference(own[:, at], measures[:, at])
            ahead = "" if retriever == OURS else f"  [{low:+.3f}, {high:+.3f}]"
            cells.append(f"{np.nanmean(measures[:, at]):.3f}{ahead:19}")
        print(f"{retriever:28}" + "".join(f"{cell:>26}" for cell in cells))


def main() -> None:
    """Prints the tables."""
    data = shared_data()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        collections = [sample_story(home)]
        if data:
            collections += [*haystacks(data), *real_stories(home, data)]
        real = f"news topics {digest(*topics(data))}, timelines {digest(TIMELINES)}" if data else "no shared data"
        print(f"Data: sample {digest(*sample_files())}, {real}.")
        print("In brackets: the 95 % interval of the index's lead, by paired bootstrap over the questions.")
        for name, of in tables(collections, list(RETRIEVERS), home).items():
            report(name, of)


if __name__ == "__main__":
    main()
