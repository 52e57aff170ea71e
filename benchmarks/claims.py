"""The faithful sentences that the check is measured on: claims written by hand or taken word for word from articles.

    python benchmarks/claims.py

A row of a claims file names places in articles by offsets; the words of real articles stand nowhere in this project.
Prints how many claims there are of each kind, and every row that cannot be read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from questions import shared_data

from index.passages import split
from index.readers import read
from index.types import Article, Passage
from samples import articles_folder

HERE = Path(__file__).parent
SAMPLE = HERE / "claims-sample.jsonl"
ARTICLES = HERE / "claims-articles.jsonl"
TIMELINES = HERE / "claims-timelines.jsonl"
TIMELINE_NAMES = ("LibyaWar", "EgyptianProtest")

Part = Literal["development", "kept-back"]
PARTS: tuple[Part, Part] = ("development", "kept-back")


class UnreadableClaim(ValueError):
    """A row that names an unknown article, a place outside its text, or words that it does not hold."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that support a claim: `article.text[start:end] == text`."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage that a claim cites, or one that stands beside it, with its article."""

    article: Article
    passage: Passage

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Wrong:
    """A minimal change of a claim, written by hand, that its evidence does not support."""

    change: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that its sources support. `others` are the remaining passages of the articles that it cites, in
    order; `part` is the half that the first evidence's article falls into."""

    id: str
    library: str
    kind: str
    device: str
    text: str
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    others: tuple[Cited, ...]
    wrong: tuple[Wrong, ...]
    part: Part

    @property
    def real(self) -> bool:
        """Whether the articles are real news, not the sample story."""
        return self.library != "sample"

    @property
    def cited(self) -> str:
        """The words of all sources."""
        return "\n\n".join(source.text for source in self.sources)


@dataclass(frozen=True)
class Library:
    """The articles that the claims of one file speak of, by their reference."""

    name: str
    articles: Mapping[str, Article]

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet's name, sorted."""
        return tuple(sorted({article.outlet for article in self.articles.values() if article.outlet}))


def load(data: Path | None) -> list[tuple[Library, list[Claim]]]:
    """Each library that the claims files speak of, with its claims. `data` is the shared folder, None for the sample
    alone. Raises UnreadableClaim."""
    found = []
    for library, path in _sources(data):
        claims = [claim_of(row, library) for row in _rows(path) if _belongs(row, library)]
        found.append((library, claims))
    return found


def claim_of(row: Mapping[str, Any], library: Library) -> Claim:
    """The claim of one row. Raises UnreadableClaim."""
    try:
        evidence = tuple(_evidence(span, library) for span in row["evidence"])
        quotes = [evidence[n].article.text[start:end] for n, start, end in row.get("quotes", ())]
        text = filled(row["claim"], quotes) if "claim" in row else folded(" ".join(span.text for span in evidence))
        wrong = tuple(Wrong(item["change"], filled(item["claim"], quotes)) for item in row.get("wrong", ()))
    except (KeyError, IndexError, UnreadableClaim) as error:
        raise UnreadableClaim(f"{row.get('id', '?')}: {error}") from error
    sources, others = passages(evidence)
    if not sources:
        raise UnreadableClaim(f"{row['id']}: no passage holds its evidence")
    device = row.get("device", "")
    part = part_of(row["evidence"][0]["ref"])
    return Claim(row["id"], library.name, row["kind"], device, text, evidence, sources, others, wrong, part)


def filled(text: str, quotes: list[str]) -> str:
    """The text with each {n} replaced by the n-th quotation."""
    return re.sub(r"\{(\d+)\}", lambda found: folded(quotes[int(found[1])]), text)


def folded(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def part_of(ref: str) -> Part:
    """The part of an article, by a hash of its reference, so that it never moves.

    Rules were first written with one half in view. On the other they then raised five times as many false alarms, so
    half of that was opened too, and a quarter of all articles is kept back still."""
    first, second = hashlib.sha256(ref.encode()).digest()[:2]
    return "kept-back" if first % 2 and second % 2 else "development"


def passages(evidence: Iterable[Evidence]) -> tuple[tuple[Cited, ...], tuple[Cited, ...]]:
    """The passages that overlap the evidence, and the others of the same articles."""
    held: dict[str, Article] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    for span in evidence:
        held[span.article.id] = span.article
        spans.setdefault(span.article.id, []).append((span.start, span.end))
    sources: list[Cited] = []
    others: list[Cited] = []
    for key, article in held.items():
        for passage in split(article):
            within = any(passage.start < end and start < passage.end for start, end in spans[key])
            (sources if within else others).append(Cited(article, passage))
    return tuple(sources), tuple(others)


def _evidence(span: Mapping[str, Any], library: Library) -> Evidence:
    article = library.articles.get(span["ref"].removeprefix(f"{library.name}/"))
    if article is None:
        raise UnreadableClaim(f"no article {span['ref']} in {library.name}")
    start, end = span["start"], span["end"]
    if not 0 <= start < end <= len(article.text):
        raise UnreadableClaim(f"{span['ref']} has no characters {start} to {end}")
    return Evidence(article, start, end)


def _sources(data: Path | None) -> Iterator[tuple[Library, Path]]:
    """Each library with the file of its claims, where both are there."""
    if SAMPLE.exists():
        yield _library("sample", articles_folder()), SAMPLE
    if data and ARTICLES.exists():
        yield _library("articles", data / "articles"), ARTICLES
    for name in TIMELINE_NAMES:
        if data and TIMELINES.exists():
            yield _library(name, data / "timelines" / name / "articles.jsonl"), TIMELINES


def _library(name: str, source: Path) -> Library:
    return Library(name, {article.ref: article for article in read(source) if isinstance(article, Article)})


def _belongs(row: Mapping[str, Any], library: Library) -> bool:
    """Rows about timelines name their library in front of the reference or in a field."""
    if library.name not in TIMELINE_NAMES:
        return True
    named = row.get("library") or row["evidence"][0].get("library") or row["evidence"][0]["ref"].partition("/")[0]
    return bool(named == library.name)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Prints the counts and what is wrong."""
    for library, path in _sources(shared_data()):
        counts: Counter[tuple[str, str]] = Counter()
        for row in _rows(path):
            if not _belongs(row, library):
                continue
            try:
                claim = claim_of(row, library)
                counts[claim.kind, claim.part] += 1
            except UnreadableClaim as error:
                print(f"{path.name}: {error}")
        print(library.name, {f"{kind}, {part}": count for (kind, part), count in sorted(counts.items())})


if __name__ == "__main__":
    main()
