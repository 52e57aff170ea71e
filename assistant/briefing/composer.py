"""A group of articles -> a drafted story. The quoting composer's sentences are the articles' own, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np

from assistant.briefing.differ import differences
from assistant.briefing.picking import Picker, Scores
from assistant.briefing.quotables import Quotable, in_reading_order, quotables, says_the_same, with_the_one_before
from assistant.briefing.says import Saying, saying
from assistant.briefing.templates import Template
from assistant.briefing.types import DraftLine, Group, Material, Part, Speaker, StoryDraft
from assistant.briefing.unknown import unknown
from assistant.types import DraftSentence, WrittenBy
from index.types import Hit

_READ = 80  # sentences of a story that are read for who says what: the most telling ones
Told = tuple[Quotable, Speaker | None]


class Composer(Protocol):
    """Drafts a story of a group."""

    @property
    def written_by(self) -> WrittenBy:
        """Which writer this is, with its settings."""

    def compose_story(self, group: Group, material: Material, template: Template, context: object) -> StoryDraft:
        """The draft. Raises ModelError where a model fails."""


class QuotingComposer:
    """Tells a story in the articles' own sentences."""

    written_by = WrittenBy("quoting")

    def compose_story(self, group: Group, material: Material, template: Template, context: object) -> StoryDraft:  # noqa: ARG002
        """What happened, who says what, where accounts differ and what is not known, as the template has them."""
        found = quotables(material, group.excerpts)
        picker = Picker(material, group.excerpts, found)
        worth = picker.worth
        room = shares(template)
        happened = list(in_reading_order(picker.taken(room["happened"])))
        said = _readable(found, worth)
        differ = _differing(material, said, happened, room["differ"])
        used = [*happened, *(one for one, _ in differ)]
        open_ones = _unknown(material, group, found, worth, used, room["unknown"])
        says = _says(said, [*used, *(one for one, _ in open_ones)], room["says"])
        told: dict[Part, Sequence[Told]] = {
            "happened": [(one, None) for one in happened],
            "says": says,
            "differ": differ,
            "unknown": open_ones,
        }
        return _draft(group, [(part, one) for part in template.parts for one in told[part]])


def shares(template: Template) -> dict[Part, int]:
    """How many of a story's sentences each part may have."""
    rest = template.sentences
    room: dict[Part, int] = {"happened": 0, "says": 0, "differ": 0, "unknown": 0}
    for part, share in (("unknown", 6), ("differ", 3), ("says", 3)):
        if part in template.parts:
            room[part] = max(1, template.sentences // share) if template.sentences > 3 else 0
    room["happened"] = max(1, rest - room["unknown"] - room["differ"] - room["says"])
    return room


def _readable(found: Sequence[Quotable], worth: Scores) -> list[tuple[Quotable, float]]:
    best = np.argsort(-worth, kind="stable")[:_READ]
    return [(found[place], float(worth[place])) for place in best]


def _differing(
    material: Material, readable: Sequence[tuple[Quotable, float]], beside: Sequence[Quotable], most: int
) -> list[Told]:
    found = differences(material, [one for one, _ in readable], np.array([score for _, score in readable]))
    lines = [one for pair in found[: most // 2] for one in (pair.one, pair.other)]
    return [(one, _speaker(one)) for one in lines if one not in beside]


def _unknown(
    material: Material, group: Group, found: Sequence[Quotable], worth: Scores, beside: Sequence[Quotable], most: int
) -> list[Told]:
    by_row = dict(zip((one.row for one in found), zip(found, worth, strict=True), strict=True))
    open_ones: list[tuple[float, Quotable]] = []
    for row in group.excerpts:
        if (kind := unknown(material.excerpts[row].text)) == 0:
            continue
        one, score = by_row.get(row) or (with_the_one_before(material, row), 0.0)
        if one is not None:
            open_ones.append((float(score) + 0.2 * kind, one))
    ranked = [one for _, one in sorted(open_ones, key=lambda pair: -pair[0])]
    return [(one, _speaker(one)) for one in _fresh(ranked, beside)[:most]]


def _says(readable: Sequence[tuple[Quotable, float]], beside: Sequence[Quotable], most: int) -> list[Told]:
    """The best reports, contrary ones first, one of each speaker while there are others."""
    found = [(one, score) for one, score in ((saying(one), score) for one, score in readable) if one]
    ranked = [
        one for one, _ in sorted(found, key=lambda pair: -(pair[1] + 0.15 * pair[0].contrary + 0.1 * pair[0].direct))
    ]
    fresh = {id(one) for one in _fresh([one.quotable for one in ranked], beside)}
    taken: list[Saying] = []
    for one in ranked:
        if id(one.quotable) in fresh and not any(_same_speaker(one, other) for other in taken):
            taken.append(one)
    return [(one.quotable, one.speaker) for one in sorted(taken[:most], key=lambda one: not one.contrary)]


def _same_speaker(one: Saying, other: Saying) -> bool:
    first, second = ({*saying.speaker.words.casefold().split()} for saying in (one, other))
    return len(first & second) * 2 >= min(len(first), len(second))


def _fresh(ranked: Iterable[Quotable], beside: Sequence[Quotable]) -> list[Quotable]:
    """Those that say what neither a better one nor one of `beside` says."""
    kept: list[Quotable] = []
    for one in ranked:
        if not any(says_the_same(one, other) for other in (*beside, *kept)):
            kept.append(one)
    return kept


def _speaker(one: Quotable) -> Speaker | None:
    found = saying(one)
    return found.speaker if found else None


def _draft(group: Group, told: Sequence[tuple[Part, Told]]) -> StoryDraft:
    hits: dict[str, Hit] = {}
    for _, (one, _) in told:
        hits.setdefault(one.passage.id, one.hit)
    numbers = {key: number for number, key in enumerate(hits, start=1)}
    lines = tuple(
        DraftLine(part, DraftSentence(" ".join(one.text.split()), (numbers[one.passage.id],)), speaker)
        for part, (one, speaker) in told
    )
    return StoryDraft(group, tuple(hits.values()), lines)
