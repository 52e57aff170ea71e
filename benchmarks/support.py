"""How well the score of support tells claims that their evidence supports from others.

    python benchmarks/support.py            prints the table

Beside it two plain methods: the share of a claim's words that the evidence holds, and the cosine of the claim's and
the best sentence's vectors, their thresholds fitted on the same pairs. `attributionbench-sample500` is only ever
measured on; of `attributionbench-dev` a quarter of the questions is kept back from every fit; figures of `wice-dev`
and of the rest of `attributionbench-dev` are cross-validated.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from questions import digest, shared_data

from assistant.check.support import Support
from assistant.terms import content_words, stem
from index.embeddings import wordllama
from index.sentences import sentence_spans

DEV, SAMPLE, WICE = "attributionbench-dev", "attributionbench-sample500", "wice-dev"
KEPT_BACK = 4  # one question of so many

# Citation marks and emphasis in a claim, which the desk has taken out before it checks a sentence.
_MARKS = re.compile(r"\s*\[\d+\]|\*\*|^\s*(?:\d+\.|[-*])\s+")
# What AttributionBench has put before a passage: its title, or the number and address of the page.
_HEAD = re.compile(r"\A(?:Title: ([^\n]*)\n(?:Section: ([^\n]*)\n+)?(?:Text: )?|\[\d+\] \S+\n+)")
_WICE_TITLE = re.compile(r"\A\(meta data\) TITLE: (.*)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, its evidence with titles, and whether people found it supported."""

    part: str  # fit, kept back, sample, wice
    dataset: str
    group: str  # pairs of one group are never parted by a fold
    claim: str
    texts: tuple[str, ...]
    titles: tuple[str, ...]
    supported: bool


def pairs(data: Path) -> list[Pair]:
    """All pairs of the three files."""
    folder = data / "support"
    return [
        *(_attribution(row, _part(row)) for row in _rows(folder / f"{DEV}.jsonl")),
        *(_attribution(row, "sample") for row in _rows(folder / f"{SAMPLE}.jsonl")),
        *(_wice(row) for row in _rows(folder / f"{WICE}.jsonl")),
    ]


def data_digest(data: Path, *names: str) -> str:
    """The digest of some of the files."""
    return digest(*(data / "support" / f"{name}.jsonl" for name in names))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _part(row: dict[str, Any]) -> str:
    """By question, since the claims of one question share their evidence."""
    return "fit" if int(hashlib.sha256(row["question"].encode()).hexdigest(), 16) % KEPT_BACK else "kept back"


def _attribution(row: dict[str, Any], part: str) -> Pair:
    heads = [_HEAD.match(text) for text in row["evidence"]]
    titles = tuple(" ".join(filter(None, head.groups())) if head else "" for head in heads)
    texts = tuple(text[head.end() if head else 0 :] for text, head in zip(row["evidence"], heads, strict=True))
    claim = _MARKS.sub("", row["claim"]).strip() or row["claim"]
    return Pair(part, row["dataset"], row["question"], claim, texts, titles, row["supported"])


def _wice(row: dict[str, Any]) -> Pair:
    """A claim supported in part is not supported."""
    title = _WICE_TITLE.match(row["evidence"][0])
    lines = [line for line in row["evidence"] if not line.startswith("(meta data)")]
    supported = row["label"] == "supported"
    return Pair("wice", "WiCE", lines[0], row["claim"], ("\n".join(lines),), (title[1] if title else "",), supported)


def figures(support: Support, found: Sequence[Pair]) -> tuple[list[str], np.ndarray]:
    """What the score is made of, by name: shape (pairs, names). A pair without a word has zeros."""
    rows = [support.figures(pair.claim, pair.texts, pair.titles) for pair in found]
    names = list(next(row for row in rows if row))
    return names, np.array([[row[name] if row else 0.0 for name in names] for row in rows])


def quality(right: np.ndarray, scores: np.ndarray, least: float = 0.5) -> dict[str, float]:
    """Macro-F1 and accuracy at a threshold, and the area under the ROC curve."""
    said = scores >= least
    return {
        "macro_f1": round((_f1(right, said) + _f1(~right, ~said)) / 2, 3),
        "auc": round(_auc(right, scores), 3),
        "accuracy": round(float((right == said).mean()), 3),
    }


def _f1(right: np.ndarray, said: np.ndarray) -> float:
    return float(2 * (right & said).sum() / (right.sum() + said.sum()))


def _auc(right: np.ndarray, scores: np.ndarray) -> float:
    """The chance that a supported claim scores higher than another; a tie counts half."""
    return float((scores[right][:, None] - scores[~right][None, :] > 0).mean()) + float(
        (scores[right][:, None] == scores[~right][None, :]).mean() / 2
    )
