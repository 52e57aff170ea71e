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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from questions import digest, shared_data

from assistant.check.support import STORED, Support, stated
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

    part: str  # fit, kept back, sample, wice; "sample asked" is the sample with mere answers joined to their questions
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


@dataclass(frozen=True, slots=True)
class Method:
    """Scores of every pair, and the least that counts as supported."""

    name: str
    scores: np.ndarray
    least: float


def methods(found: Sequence[Pair]) -> list[Method]:
    """The fitted score, and the plain ones with their best threshold on the pairs that it was fitted on."""
    support = Support.load(wordllama())
    scores = np.array([support.score(pair.claim, pair.texts, pair.titles).score for pair in found])
    plain = [
        (name, np.array([score(pair.claim, pair.texts) for pair in found]))
        for name, score in (("word overlap", overlap), ("embeddings", similarity))
    ]
    fitted = np.array([pair.part in ("fit", "wice") for pair in found])
    right = np.array([pair.supported for pair in found])
    return [
        Method("score", scores, 0.5),
        *(Method(name, given, best_threshold(right[fitted], given[fitted])) for name, given in plain),
    ]


def overlap(claim: str, texts: Sequence[str]) -> float:
    """Share of the claim's words of matter, by stem, that stand in the evidence."""
    asked = {stem(word) for word in content_words(claim)}
    held = {stem(word) for text in texts for word in content_words(text)}
    return len(asked & held) / len(asked) if asked else 0.0


def similarity(claim: str, texts: Sequence[str]) -> float:
    """Cosine of the claim's vector with the nearest sentence's."""
    sentences = [text[start:end] for text in texts for start, end in sentence_spans(text)]
    vectors = wordllama().embed([claim, *sentences])
    return float((vectors[1:] @ vectors[0]).max()) if sentences else 0.0


def best_threshold(right: np.ndarray, scores: np.ndarray) -> float:
    """The score with the best macro-F1."""
    return float(max(np.unique(scores), key=lambda least: quality(right, scores, least)["macro_f1"]))


def asked(found: Sequence[Pair]) -> list[Pair]:
    """The sample with what was asked: one claim in seven is a mere answer ("Neil Armstrong"), which states nothing and
    which the desk, that knows the question, reads with it."""
    return [
        replace(pair, part="sample asked", claim=stated(pair.claim, pair.group))
        for pair in found
        if pair.part == "sample"
    ]


def table(found: Sequence[Pair]) -> dict[tuple[str, str], dict[str, dict[str, float]]]:
    """(Part, origin or "all") -> method -> figures. Of the pairs that were fitted on, the score has those of the
    cross-validation."""
    found = [*found, *asked(found)]
    right, part = np.array([pair.supported for pair in found]), np.array([pair.part for pair in found])
    origin = np.array([pair.dataset for pair in found])
    ways = methods(found)

    def measured(of: np.ndarray, among: Sequence[Method]) -> dict[str, dict[str, float]]:
        return {way.name: quality(right[of], way.scores[of], way.least) for way in among}

    rows = {
        (name, kind): measured((part == name) & ((origin == kind) | (kind == "all")), ways)
        for name in ("sample", "sample asked", "kept back")
        for kind in ("all", *sorted(set(origin[part == name])))
    }
    held_out = json.loads(STORED.read_text(encoding="utf-8"))["cross_validated"]
    for name in ("fit", "wice"):
        rows[name, "cross-validated"] = {"score": held_out[name], **measured(part == name, ways[1:])}
    return rows


def main() -> None:
    """Prints the table."""
    data = shared_data()
    if data is None:
        sys.exit("The benchmark needs the shared data: let BRIEFING_DATA name its folder.")
    rows = table(pairs(data))
    names = list(next(iter(rows.values())))
    print(f"{'macro-F1 / AUC / accuracy':30}" + "".join(f"{name:>22}" for name in names))
    for (part, kind), of_method in rows.items():
        name = part if kind == "all" else f"{part}, {kind}"
        cells = (" / ".join(f"{figure:.2f}" for figure in of_method[way].values()) for way in names)
        print(f"{name:30}" + "".join(f"{cell:>22}" for cell in cells))


if __name__ == "__main__":
    main()
