"""What is new since the reader's briefing before: new, changed, denied, corrected, no longer reported.

Material + the briefing before --candidates--> sentences --recall--> what nothing said before --difference--> Change
the briefing before + the window --gone--> stories that nobody carries on
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.briefing.candidates import Candidate, candidates
from assistant.briefing.differences import New, difference
from assistant.briefing.gone import gone, hit_of
from assistant.briefing.memory import Memory, remembered
from assistant.briefing.types import Briefing, Change, ChangeKind, DraftLine, Group, Line, Material, Story
from assistant.types import Citation, DraftSentence
from index.dates import local_day
from index.errors import BriefingError
from index.types import Article, Hit

# What a kind adds to a line's worth: a figure that has changed is told before a new detail.
_KINDS: dict[ChangeKind, float] = {"corrected": 1.0, "denied": 0.5, "changed": 0.5, "new": 0.0}
_NOVEL = 1.0  # what a sentence is worth more of which nothing stood before
_QUIET = 4
_SAME = 0.6  # of a sentence in one told already: another outlet's words for the same thing


@dataclass(frozen=True, slots=True)
class Found:
    """A change: the line as it is drafted, its words out of `hit` from `start` to `end` of the article."""

    line: DraftLine
    hit: Hit
    start: int
    end: int


def changes(
    material: Material, groups: Sequence[Group], previous: Briefing, article: Callable[[str], Article]
) -> list[Found]:
    """What is new since the previous briefing, the most telling first, and what has gone quiet last. `article` finds
    an article by its id, and raises UnknownArticle."""
    known = [one for one in material.articles if _was_known(one, previous)]
    fresh = frozenset(one.id for one in material.articles) - {one.id for one in known}
    memory = Memory(remembered([*material.before, *known], previous))
    ranked = sorted(_different(candidates(material, groups, fresh), memory, material), key=lambda pair: -pair[0])
    return [*_once([found for _, found in ranked], memory), *_gone(previous, material, article)]


def fitting(found: Sequence[Found], room: int) -> list[Found]:
    """As many as the page has room for; what has gone quiet keeps a quarter of it at most, and none of it is lost to
    what is new."""
    quiet = [one for one in found if one.line.change and one.line.change.kind == "gone"][: max(1, room // _QUIET)]
    return [*[one for one in found if one not in quiet][: max(0, room - len(quiet))], *quiet]


def marked(stories: Sequence[Story], found: Sequence[Found]) -> tuple[Story, ...]:
    """The stories with each line that tells a change bearing it."""
    return tuple(replace(story, lines=tuple(_marked(line, found) for line in story.lines)) for story in stories)


def _different(some: Sequence[Candidate], memory: Memory, material: Material) -> Iterator[tuple[float, Found]]:
    for one in some:
        recalled = memory.recall(one.text)
        change = difference(New(one.text, one.article.published, recalled), memory, material.window.last)
        if change:
            worth = one.worth + _NOVEL * (1 - recalled.share) + _KINDS[change.kind]
            yield worth, Found(_drafted(one.text, change), one.hit, one.start, one.end)


def _drafted(text: str, change: Change) -> DraftLine:
    return DraftLine("happened", DraftSentence(" ".join(text.split()), (1,)), None, change)


def _once(ranked: Sequence[Found], memory: Memory) -> list[Found]:
    """None that says what a better one said."""
    kept: list[Found] = []
    for one in ranked:
        text = one.line.draft.text
        if not any(memory.share(text, other.line.draft.text) >= _SAME for other in kept):
            kept.append(one)
    return kept


def _gone(previous: Briefing, material: Material, article: Callable[[str], Article]) -> Iterator[Found]:
    for line in gone(previous, material.articles):
        cited = line.sentence.citations[0]
        try:
            hit = hit_of(line, previous, article(cited.article))
        except BriefingError:
            continue
        if hit:
            yield Found(_drafted(cited.quote, Change("gone")), hit, cited.start, cited.end)


def _was_known(article: Article, previous: Briefing) -> bool:
    """Whether the briefing before was written with the article in the library and in its window."""
    window = previous.request.window
    if article.read_at > previous.written_at or article.published is None:
        return False
    return window.first <= local_day(article.published, window.zone) <= window.last


def _marked(line: Line, found: Sequence[Found]) -> Line:
    change = next(
        (one.line.change for one in found if any(_tells(cited, one) for cited in line.sentence.citations)), None
    )
    return replace(line, change=change) if change and not line.struck else line


def _tells(cited: Citation, found: Found) -> bool:
    return cited.article == found.hit.article.id and cited.start <= found.start and found.end <= cited.end
