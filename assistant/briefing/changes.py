"""What is new since the reader's briefing before: new, changed, denied, corrected, no longer reported.

Material + the briefing before --candidates--> sentences --recall--> those that say what nothing said before
                                                         --kind--> DraftLine with its Change, most telling first
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.briefing.memory import Memory, remembered
from assistant.briefing.types import Briefing, Change, DraftLine, Excerpt, Group, Material
from assistant.types import DraftSentence
from index.dates import local_day
from index.types import Article, Hit

# Above so much of a sentence that stood before, it says nothing new; found on the sample story, where nine in ten
# reworded sentences lie above it, and new ones below but for those that bear another figure, status or date.
_STOOD_BEFORE = 0.62
_SHORTEST = 6  # words
_LEADS = 3  # sentences of an article that are looked at first


@dataclass(frozen=True, slots=True)
class Found:
    """A change: the line as it is drafted, its words out of `hit`."""

    line: DraftLine
    hit: Hit


def changes(material: Material, groups: Sequence[Group], previous: Briefing) -> list[Found]:
    """What is new since the previous briefing, the most telling first."""
    fresh = {one.id for one in material.articles if not _known(one, previous)}
    old = [one for one in material.articles if one.id not in fresh]
    memory = Memory(remembered([*material.before, *old], previous))
    excerpts = [material.excerpts[row] for group in groups for row in group.excerpts]
    candidates = [one for one in excerpts if one.article.id in fresh and _tells(one)]
    return [_found(one) for one in candidates if memory.recall(one.text).share < _STOOD_BEFORE]


def _known(article: Article, previous: Briefing) -> bool:
    """Whether the briefing before was written with the article in the library and in its window."""
    window = previous.request.window
    if article.read_at > previous.written_at or article.published is None:
        return False
    return window.first <= local_day(article.published, window.zone) <= window.last


def _tells(excerpt: Excerpt) -> bool:
    return excerpt.place < _LEADS and len(excerpt.text.split()) >= _SHORTEST and not excerpt.text.endswith("?")


def _found(excerpt: Excerpt) -> Found:
    line = DraftLine("happened", DraftSentence(" ".join(excerpt.text.split()), (1,)), None, Change("new"))
    return Found(line, Hit(excerpt.article, excerpt.passage, 1.0))
