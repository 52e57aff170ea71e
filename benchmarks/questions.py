"""Questions with the places that answer them: over the sample story, and over real news where the data is there."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.types import Turn
from index.article_index import ArticleIndex
from index.readers import read
from index.types import Filters
from samples import answer_key, articles_folder

HERE = Path(__file__).parent
TIMELINES = HERE / "questions-timelines.jsonl"
Place = tuple[str, int, int]  # article id, start, end


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its kind (answerable, near-miss, elsewhere) and every place that answers it."""

    library: str
    question: str
    history: tuple[Turn, ...]
    filters: Filters
    kind: str
    places: tuple[Place, ...]

    @property
    def answerable(self) -> bool:
        return self.kind == "answerable"


def shared_data() -> Path | None:
    """The folder that BRIEFING_DATA names, else `../shared/data` beside the project, else none."""
    folder = Path(os.environ.get("BRIEFING_DATA") or HERE.parent.parent / "shared" / "data")
    if os.environ.get("BRIEFING_DATA") and not folder.is_dir():
        raise SystemExit(f"BRIEFING_DATA names {folder}, which is no folder.")
    return folder if folder.is_dir() else None


def digest(*paths: Path) -> str:
    """The first 12 hexadecimal digits of the files' SHA-256 together."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def halves(cases: list[Case]) -> tuple[list[Case], list[Case]]:
    """Every other question of each kind: one half to fit on, the other to report on."""
    ordered = sorted(cases, key=lambda case: case.kind)
    return ordered[0::2], ordered[1::2]


def sample(home: Path) -> tuple[ArticleIndex, list[Case]]:
    """The sample's library, built under `home`, and its key."""
    index = built(home / "sample", articles_folder())
    ids = {listed.article.ref: listed.article for listed in index.articles()}
    return index, [_case("sample", row, _sample_places(row, ids)) for row in _rows(answer_key())]


def timelines(home: Path, data: Path) -> Iterator[tuple[ArticleIndex, list[Case]]]:
    """Each real library of the questions, built under `home`, with its questions."""
    rows = _rows(TIMELINES)
    for library in sorted({row["library"] for row in rows}):
        index = built(home / library, data / "timelines" / library / "articles.jsonl")
        ids = {listed.article.ref: listed.article.id for listed in index.articles()}
        of_library = [row for row in rows if row["library"] == library]
        yield (
            index,
            [
                _case(library, row, tuple((ids[a["article"]], a["start"], a["end"]) for a in row["answers"]))
                for row in of_library
            ],
        )


def built(folder: Path, source: Path) -> ArticleIndex:
    """A library of everything that the source holds."""
    print(f"building {folder.name} ...", file=sys.stderr)
    index = ArticleIndex.open(folder)
    for _ in index.add(read(source)):
        pass
    return index


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _case(library: str, row: dict[str, Any], places: tuple[Place, ...]) -> Case:
    history = tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history", ()))
    since, until = (date.fromisoformat(row[end]) if row.get(end) else None for end in ("since", "until"))
    return Case(library, row["question"], history, Filters(since, until), row["kind"], places)


def _sample_places(row: dict[str, Any], articles: dict[str, Any]) -> tuple[Place, ...]:
    found = []
    for answer in row["answers"]:
        article = articles[answer["article"]]
        start = article.text.index(answer["words"])
        found.append((article.id, start, start + len(answer["words"])))
    return tuple(found)
