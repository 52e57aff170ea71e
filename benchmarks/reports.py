"""How well speakers, cues and what is said are found in real news, against PolNeAR's annotations.

    BRIEFING_DATA=<folder> python benchmarks/reports.py [--train] [--faults N]

An attribution counts as found where a report's cue overlaps its cue. PolNeAR also marks attitudes and intentions
("supports", "plans to") that are no reports: recall is given over all of its attributions, and over those whose cue
holds a word of `cues.txt`. The development part is the figure; the training part is for reading.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questions import shared_data

from index.parts.names import names
from index.parts.quotations import quotations
from index.parts.reports import reports
from index.parts.types import Report
from index.parts.wordlists import word_classes
from index.parts.words import words
from index.sentences import sentence_spans

Span = tuple[int, int]
FILES = {"dev": "attribution/polnear-dev.jsonl", "train": "attribution/polnear-train.jsonl"}


@dataclass
class Counts:
    """Attributions annotated and reports read, and how many of them agree in what."""

    annotated: int = 0
    listed: int = 0
    read: int = 0
    cue_found: int = 0
    listed_found: int = 0
    cue_right: int = 0
    speakers: int = 0
    speakers_right: int = 0
    contents: int = 0
    contents_right: int = 0


def read_reports(text: str) -> Iterator[Report]:
    """The reports of an article, their spans in its text."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        tokens = words(sentence)
        for report in reports(sentence, tokens, names(sentence, tokens), quotations(sentence)):
            yield Report(
                _moved(report.speaker, start),
                _moved(report.cue, start) or (0, 0),
                report.cue_lemma,
                _moved(report.content, start),
                report.kind,
                report.many,
                _moved(report.hearer, start),
                _moved(report.rest, start),
            )


def count(rows: Sequence[dict[str, Any]], faults: int = 0) -> Counts:
    """The counts over annotated articles; prints the first `faults` disagreements."""
    counts, printed = Counts(), 0
    for row in rows:
        text, found = row["text"], list(read_reports(row["text"]))
        annotated = row["attributions"]
        counts.read += len(found)
        cues = [span for attribution in annotated for span in attribution["cue"]]
        counts.cue_right += sum(any(_meet(report.cue, span) for span in cues) for report in found)
        for attribution in annotated:
            report = next((r for r in found if any(_meet(r.cue, span) for span in attribution["cue"])), None)
            wrong = _compare(counts, text, attribution, report)
            if wrong and printed < faults:
                printed += 1
                print(wrong, _shown(text, attribution), "| read:", _read(text, report))
        if printed < faults:
            for report in found:
                if printed < faults and not any(_meet(report.cue, span) for span in cues):
                    printed += 1
                    print("spurious", _read(text, report))
    return counts


def _compare(counts: Counts, text: str, attribution: dict[str, Any], report: Report | None) -> str:
    counts.annotated += 1
    listed = any(_is_listed(text[start:end]) for start, end in attribution["cue"])
    counts.listed += listed
    counts.cue_found += report is not None
    counts.listed_found += listed and report is not None
    if report is None:
        return "missed" if listed else ""
    wrong = ""
    if attribution["source"]:
        counts.speakers += 1
        head = _first_words(text, report.speaker) if report.speaker else (0, 0)
        right = any(_meet(head, span) for span in attribution["source"])
        counts.speakers_right += right
        wrong = "" if right else "speaker"
    if attribution["content"]:
        counts.contents += 1
        held = max((_overlap(span, report) for span in attribution["content"]), default=0.0)
        counts.contents_right += held >= 0.5
        wrong = wrong or ("" if held >= 0.5 else "content")
    return wrong


def _is_listed(cue: str) -> bool:
    known = {word for members in word_classes("cues.txt").values() for word in members}
    return any(word.lemma in known or word.text.casefold() == "according" for word in words(cue))


def _overlap(span: Sequence[int], report: Report) -> float:
    """The share of the shorter of the two that both hold."""
    best = 0.0
    for part in (report.content, report.rest):
        if part is not None:
            common = min(span[1], part[1]) - max(span[0], part[0])
            best = max(best, common / max(1, min(span[1] - span[0], part[1] - part[0])))
    return best


def _first_words(text: str, span: Span) -> Span:
    """The span up to its first comma: what hangs on a speaker is no head."""
    comma = text.find(",", *span)
    return (span[0], comma) if comma > 0 else span


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _moved(span: Span | None, by: int) -> Span | None:
    return (span[0] + by, span[1] + by) if span else None


def _shown(text: str, attribution: dict[str, Any]) -> str:
    return " | ".join(
        f"{key}: {' .. '.join(text[s:e] for s, e in attribution[key])}"[:160] for key in ("source", "cue", "content")
    )


def _read(text: str, report: Report | None) -> str:
    if report is None:
        return "-"
    parts = (report.speaker, report.cue, report.content, report.rest)
    return " / ".join(text[slice(*part)][:90] if part else "-" for part in parts)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="read the training part")
    parser.add_argument("--faults", type=int, default=0, help="print so many disagreements")
    asked = parser.parse_args()
    data = shared_data()
    if data is None:
        raise SystemExit("BRIEFING_DATA names no folder.")
    path: Path = data / FILES["train" if asked.train else "dev"]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts = count(rows, asked.faults)
    print(f"attributions {counts.annotated}, with a listed cue {counts.listed}, reports read {counts.read}")
    print(f"cue: precision {counts.cue_right / counts.read:.3f}")
    print(f"cue: recall {counts.cue_found / counts.annotated:.3f}, of listed {counts.listed_found / counts.listed:.3f}")
    print(f"speaker, where the cue is found: {counts.speakers_right / counts.speakers:.3f} of {counts.speakers}")
    print(f"content overlaps by half: {counts.contents_right / counts.contents:.3f} of {counts.contents}")


if __name__ == "__main__":
    main()
