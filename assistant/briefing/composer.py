"""A group of articles -> a drafted story. The quoting composer's sentences are the articles' own, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from assistant.briefing.differ import differences
from assistant.briefing.picking import Picker
from assistant.briefing.quotables import (
    Quotable,
    alone,
    in_reading_order,
    quotables,
    says_the_same,
    with_the_one_before,
)
from assistant.briefing.says import Saying, saying, sayings
from assistant.briefing.templates import Template
from assistant.briefing.types import DraftLine, Group, Material, Part, Speaker, StoryDraft
from assistant.briefing.unknown import unknown
from assistant.types import DraftSentence, WrittenBy
from index.types import Hit

_READ = 60  # sentences of a story that are read for who says what: the most telling ones
_FAR = 80  # sentences of an article that are looked at: transcripts and live pages go on for hundreds
_OPENS = 2  # of the first sentences of an article one may open the story
# What is added to a sentence's worth (1.0 for the story's best) for what a reader wants to see of a part.
_CONTRARY, _DIRECT, _NAMED = 0.25, 0.15, 0.1
_OPEN = 0.5  # not known, against not said
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
        told = _Story(group, material, template)
        return _draft(group, [(part, one) for part in template.parts for one in told.parts[part]])


class _Story:
    """The parts of a story, each chosen beside those before it: no sentence stands in two, and none says what another
    says."""

    def __init__(self, group: Group, material: Material, template: Template) -> None:
        self._material = material
        self._rows = [row for row in group.excerpts if material.excerpts[row].place < _FAR]
        found = quotables(material, self._rows)
        self._picker = Picker(material, self._rows, found)
        self._worth = {one.row: float(worth) for one, worth in zip(found, self._picker.worth, strict=True)}
        self.parts: dict[Part, list[Told]] = {"happened": [], "says": [], "differ": [], "unknown": []}
        wanted = frozenset(template.parts)
        large = template.sentences > len(template.parts)
        first = self._picker.opening(list(_openings(found)))
        self._put("happened", [(first, None)] if first else [])
        if "differ" in wanted and large:
            self._put("differ", self._differ(template.sentences // 6))
        if "unknown" in wanted and large:
            self._put("unknown", self._unknown(max(1, template.sentences // 6)))
        says = (template.sentences + 1) // 3 - len(self.parts["differ"]) // 2 if "says" in wanted and large else 0
        left = template.sentences - len(self._used())
        self._put("happened", [(one, None) for one in self._picker.taken(left - says, beside=self._used())])
        self.parts["happened"] = [(one, None) for one in in_reading_order([one for one, _ in self.parts["happened"]])]
        if says:
            self._put("says", self._says(template.sentences - len(self._used())))

    def _put(self, part: Part, told: Sequence[Told]) -> None:
        self.parts[part] += told

    def _used(self) -> list[Quotable]:
        return [one for told in self.parts.values() for one, _ in told]

    def _best(self) -> list[int]:
        """The rows that tell most."""
        return sorted(self._worth, key=lambda row: -self._worth[row])[:_READ]

    def _differ(self, pairs: int) -> list[Told]:
        """Pairs of accounts; of a pair one may stand in the story already."""
        ones = [one for row in self._best() if (one := alone(self._material, row))]
        found = differences([(one, saying(one)) for one in ones], self._worth)
        used = {one.row for one in self._used()}
        return [(one, _source(one)) for pair in found[:pairs] for one in pair.both if one.row not in used]

    def _unknown(self, most: int) -> list[Told]:
        ranked: list[tuple[float, Quotable]] = []
        for row in self._rows:
            kind = unknown(self._material.excerpts[row].text)
            one = (alone(self._material, row) or with_the_one_before(self._material, row)) if kind else None
            if one is not None:
                ranked.append((self._worth.get(row, 0.0) + _OPEN * (kind - 1), one))
        ranked.sort(key=lambda pair: -pair[0])
        return [(one, _speaker(one)) for one in self._fresh(one for _, one in ranked)][:most]

    def _says(self, most: int) -> list[Told]:
        """The best reports, contrary ones first, of as many speakers as can be."""
        leaning = [row for row in self._rows if row not in self._worth]
        found = [one for row in (*self._best(), *leaning[:_READ]) if (one := sayings(self._material, row))]
        found.sort(key=lambda one: -self._weight(one))
        fresh = {id(one) for one in self._fresh(one.quotable for one in found)}
        taken: list[Saying] = []
        for one in found:
            if id(one.quotable) in fresh and not any(_same_speaker(one.speaker, other.speaker) for other in taken):
                taken.append(one)
        return [(one.quotable, one.speaker) for one in sorted(taken[:most], key=lambda one: not one.contrary)]

    def _weight(self, one: Saying) -> float:
        worth = self._worth.get(one.quotable.row, 0.0)
        return worth + _CONTRARY * one.contrary + _DIRECT * one.direct + _NAMED * one.speaker.named

    def _fresh(self, ranked: Iterable[Quotable]) -> Iterator[Quotable]:
        """Those that say what neither a better one nor one that is used says."""
        kept = self._used()
        for one in ranked:
            if not any(says_the_same(one, other) for other in kept):
                kept.append(one)
                yield one


def _openings(found: Sequence[Quotable]) -> Iterator[Quotable]:
    """The first sentence of each article that may stand alone, where it stands at its beginning."""
    seen: set[str] = set()
    for one in found:
        if one.article.id not in seen and one.place < _OPENS:
            yield one
        seen.add(one.article.id)


def _same_speaker(one: Speaker, other: Speaker) -> bool:
    first, second = ({*speaker.words.casefold().replace("the ", "").split()} for speaker in (one, other))
    return len(first & second) * 2 >= min(len(first), len(second))


def _speaker(one: Quotable) -> Speaker | None:
    found = saying(one)
    return found.speaker if found else None


def _source(one: Quotable) -> Speaker:
    """Who gives an account: whoever says it, else the outlet itself."""
    return _speaker(one) or Speaker(one.article.outlet, True, one.article.outlet)


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
