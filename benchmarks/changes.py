"""What is new since yesterday: the sample's days replayed, each briefing compared with the one of the day before.

Run: python benchmarks/changes.py [--misses]

The key (samples/changes.json) names what changes from day to day, and what only says again what an earlier day, or
history, had said. A planted change is found where a line cites its words; it is told as such where the line also says
what it is (new, changed, denied, corrected, no longer reported) and, where it changes or corrects words, which. Of old
things none may be shown as new: words that the key calls old, and five articles of the key which reword, under another
outlet's name, what the days before had said (the second replay has them in the library). Where the second of two
sentences in a line leans on the first, the second alone is held against what is old.

Beside it stands what needs no reading: sentences ranked by how far their vectors lie from yesterday's, as many as the
page has lines; over all sentences of the day, and over the first three of each article.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from questions import digest

from assistant.briefing.composer import QuotingComposer
from assistant.briefing.gather import gather
from assistant.briefing.templates import Template, template_named
from assistant.briefing.types import Briefing, Line, Request, Window, Written
from assistant.briefing.write import Desk, write_briefing
from assistant.verdicts import the_checker
from index.article_index import ArticleIndex
from index.articles import new_article
from index.readers import read
from index.sentences import sentence_spans
from index.types import Article
from samples import articles_folder, changes_key

ZONE = ZoneInfo("Europe/Berlin")
FIRST_DAY = date(2026, 5, 3)
_LEADS = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article: `article.text[start:end]`."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A change of the key: kinds that fit it, where it is told, and the words that it changes."""

    day: date
    kinds: tuple[str, ...]
    after: tuple[Words, ...]
    before: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A line shown as new: its kind, the words before, and what it cites; its last sentence begins at `last`."""

    kind: str
    before: str
    article: str
    start: int
    last: int
    end: int
    text: str

    def tells(self, words: Words) -> bool:
        """Whether the line cites any of these words."""
        return self.article == words.article and self.start < words.end and words.start < self.end

    def ends_with(self, words: Words) -> bool:
        """Whether its last sentence does."""
        return self.tells(words) and self.last < words.end


@dataclass(frozen=True, slots=True)
class Outcome:
    """A day replayed: what was shown as new, what was planted, and what is old."""

    day: date
    shown: tuple[Shown, ...]
    planted: tuple[Planted, ...]
    old: tuple[Words, ...]

    @property
    def found(self) -> list[Planted]:
        """The planted changes that some line tells."""
        return [one for one in self.planted if any(self._tell(one))]

    @property
    def told_right(self) -> list[Planted]:
        """Those that a line tells as what they are, with the words before where it changes or corrects any."""
        return [one for one in self.planted if any(_is_right(line, one) for line in self._tell(one))]

    @property
    def old_shown(self) -> list[Shown]:
        """Lines that show old things as new, changed, denied or corrected."""
        return [line for line in self.shown if line.kind != "gone" and any(line.ends_with(words) for words in self.old)]

    def _tell(self, one: Planted) -> Iterator[Shown]:
        gone = "gone" in one.kinds
        return (line for line in self.shown if (line.kind == "gone") == gone and any(map(line.tells, one.after)))


def _is_right(line: Shown, one: Planted) -> bool:
    if line.kind not in one.kinds:
        return False
    wanted = line.kind in ("changed", "corrected") and one.before
    folded = " ".join(line.before.split()).casefold()
    return not wanted or (bool(folded) and any(folded in _sentence(words) for words in one.before))


def _sentence(words: Words) -> str:
    return " ".join(words.text.split()).casefold()


class Replay:
    """The sample in a library of its own, and the key's words in it; `echoes` adds articles that reword old ones."""

    def __init__(self, folder: Path, echoes: bool) -> None:
        self.key = json.loads(changes_key().read_text(encoding="utf-8"))
        self.index = ArticleIndex.open(folder)
        items = [*read(articles_folder()), *(_echo(one) for one in self.key["echoes"] if echoes)]
        assert all(row.status == "added" for row in self.index.add(items))
        self.articles = {listed.article.ref: listed.article for listed in self.index.articles()}

    @property
    def days(self) -> list[date]:
        """The days that have a day before."""
        return [date.fromisoformat(day["day"]) for day in self.key["days"]]

    def briefings(self, template: Template) -> list[Briefing]:
        """The page of each day, the first included, each compared with those before."""
        written: list[Briefing] = []
        for day in [FIRST_DAY, *self.days]:
            now = datetime.combine(day, time(22), UTC)
            desk = Desk(
                self.index,
                QuotingComposer(),
                the_checker(),
                lambda _: tuple(written),
                lambda now=now: now,
                lambda _: template,
            )
            *_, last = write_briefing(desk, Request(Window(day, day, ZONE)))
            assert isinstance(last, Written)
            written.append(last.briefing)
        return written

    def outcomes(self, shown: Sequence[Sequence[Shown]]) -> list[Outcome]:
        """What was shown on each day beside the key."""
        return [
            Outcome(day, tuple(lines), tuple(self._planted(row)), tuple(self._old(row)))
            for day, lines, row in zip(self.days, shown, self.key["days"], strict=True)
        ]

    def nearest_to_yesterday(self, counts: Sequence[int], leads: int | None) -> list[list[Shown]]:
        """The baseline: so many sentences of each day, those farthest from any sentence of the day before."""
        shown = []
        before = self._material(FIRST_DAY)
        for day, count in zip(self.days, counts, strict=True):
            material = self._material(day)
            far = 1 - (np.asarray(material.vectors) @ np.asarray(before.vectors).T).max(axis=1)
            rows = [row for row in np.argsort(-far, kind="stable") if self._may(material.excerpts[row], leads)]
            shown.append([_as_shown(material.excerpts[row]) for row in rows[:count]])
            before = material
        return shown

    def _material(self, day: date) -> Any:
        return gather(self.index, Request(Window(day, day, ZONE)), lambda _done, _total: None)

    @staticmethod
    def _may(excerpt: Any, leads: int | None) -> bool:
        return (leads is None or excerpt.place < leads) and len(excerpt.text.split()) > 5

    def _planted(self, row: dict[str, Any]) -> Iterator[Planted]:
        for one in row["changes"]:
            yield Planted(
                day=date.fromisoformat(row["day"]),
                kinds=tuple(one["kinds"]),
                after=tuple(self._words(place) for place in one["after"]),
                before=tuple(self._words(place) for place in one.get("before", ())),
            )

    def _old(self, row: dict[str, Any]) -> Iterator[Words]:
        yield from (self._words(place) for place in row["old"])
        for one in self.key["echoes"]:
            if one["day"] == row["day"] and one["article"] in self.articles:
                article = self.articles[one["article"]]
                yield Words(article.id, 0, len(article.text), article.text)

    def _words(self, place: dict[str, str]) -> Words:
        article = self.articles[place["article"]]
        first = place.get("words") or place["from"]
        start = article.text.index(first)
        last = place.get("to", first)
        end = article.text.index(last, start) + len(last)
        return Words(article.id, start, end, article.text[start:end])


def _echo(one: dict[str, str]) -> Article:
    day = date.fromisoformat(one["day"])
    return new_article(
        one["text"],
        title=one["title"],
        outlet=one["outlet"],
        published=datetime.combine(day, time(12), UTC),
        language="en",
        ref=one["article"],
    )


def shown_in(briefing: Briefing) -> list[Shown]:
    """The lines that a page shows as new, in its stories or below them, each once."""
    lines = [*briefing.new, *(line for story in briefing.stories for line in story.lines)]
    return list(dict.fromkeys(_shown(line) for line in lines if line.change and not line.struck))


def _shown(line: Line) -> Shown:
    cited, change = line.sentence.citations[0], line.change
    assert change is not None  # every line of what is new bears one
    *_, (last, _) = sentence_spans(cited.quote)
    start = cited.start
    return Shown(change.kind, change.before, cited.article, start, start + last, cited.end, line.sentence.text)


def _as_shown(excerpt: Any) -> Shown:
    return Shown("new", "", excerpt.article.id, excerpt.start, excerpt.start, excerpt.end, excerpt.text)


def endless(template: Template) -> Template:
    """The template with room for everything that is new."""
    return replace(template, length=400)


def row(name: str, plain: Sequence[Outcome], echoed: Sequence[Outcome]) -> str:
    """A row of the table."""
    planted = sum(len(day.planted) for day in plain)
    found, right = (sum(len(of(day)) for day in plain) for of in (lambda d: d.found, lambda d: d.told_right))
    lines = [sum(len(day.shown) for day in days) for days in (plain, echoed)]
    old = [sum(len(day.old_shown) for day in days) for days in (plain, echoed)]
    return (
        f"{name:34} {found:3d} of {planted} {found / planted:5.0%} {right / planted:8.0%} {lines[0]:7d} "
        f"{old[0]:5d} {lines[1]:9d} {old[1]:5d}"
    )


def main(misses: bool = False) -> None:
    """Prints the table."""
    daily = template_named("daily")
    with tempfile.TemporaryDirectory() as folder:
        plain, echoed = Replay(Path(folder) / "plain", False), Replay(Path(folder) / "echoed", True)
        print(f"key {digest(changes_key())}, {len(plain.days)} days\n")
        print(f"{'':34} {'found':>9}       {'as such':>8} {'lines':>7} {'old':>5} {'with echoes':>9} {'old':>3}")
        for name, template in (("briefing, daily page", daily), ("briefing, without end", endless(daily))):
            pages = [replay.briefings(template)[1:] for replay in (plain, echoed)]
            shown = [[shown_in(page) for page in of_one] for of_one in pages]
            outcomes = [replay.outcomes(lines) for replay, lines in zip((plain, echoed), shown, strict=True)]
            print(row(name, *outcomes))
            if misses:
                told(*outcomes)
            if template is daily:
                counts = [[len(lines) for lines in of_one] for of_one in shown]
        for name, leads in (("vectors far from yesterday's", None), ("the same, leads alone", _LEADS)):
            both = [
                replay.outcomes(replay.nearest_to_yesterday(count, leads))
                for replay, count in zip((plain, echoed), counts, strict=True)
            ]
            print(row(name, *both))


def told(plain: Sequence[Outcome], echoed: Sequence[Outcome]) -> None:
    """What was missed, and what was shown that is old."""
    for day in plain:
        for one in day.planted:
            if one not in day.told_right:
                mark = "MISSED" if one not in day.found else "OTHERWISE"
                print(f"   {mark} {day.day} {'/'.join(one.kinds)}: {one.after[0].text}")
    for day in (*plain, *echoed):
        for line in day.shown:
            mark = "OLD" if line in day.old_shown else "   "
            print(f"   {mark} {day.day} {line.kind} {line.before!r}: {line.text[:150]}")


if __name__ == "__main__":
    main("--misses" in sys.argv)
