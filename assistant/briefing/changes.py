"""What is new since the reader's briefing before: new, changed, denied, corrected, no longer reported.

Material + the briefing before --candidates--> sentences --recall--> what nothing said before --difference--> Change
the briefing before + the window --gone--> stories that nobody carries on
"""

from __future__ import annotations

from collections import Counter
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
_KINDS: dict[ChangeKind, float] = {"corrected": 0.8, "denied": 0.6, "changed": 0.6, "new": 0.0}
_NOVEL = 1.0  # what a sentence is worth more of which nothing stood before
_MOST = 60  # told at most, however long the page
_QUIET = 4
_TOLD = 0.6  # what a new sentence is worth less of which a story bears the mark already
_MORE_OF_ONE = 0.3  # what each line of an article takes from the worth of its next
_SAME = 0.55  # of a sentence in one told already: another outlet's words for the same thing


@dataclass(frozen=True, slots=True)
class Found:
    """A change: the line as it is drafted, its words out of `hit` from `start` to `end` of the article; `news` is the
    sentence that tells it, which begins at `first`, behind what it leans on; `worth` orders them."""

    line: DraftLine
    hit: Hit
    start: int
    end: int
    first: int
    news: str
    worth: float


def changes(
    material: Material, groups: Sequence[Group], previous: Briefing, article: Callable[[str], Article]
) -> list[Found]:
    """What is new since the previous briefing, the most telling first, and what has gone quiet last. `article` finds
    an article by its id, and raises UnknownArticle."""
    known = [one for one in material.articles if _was_known(one, previous)]
    fresh = frozenset(one.id for one in material.articles) - {one.id for one in known}
    memory = Memory(remembered([*material.before, *known], previous))
    found = list(_different(candidates(material, groups, fresh), memory, material))
    return [*_ranked(found, memory), *_gone(previous, material, article)]


def fitting(found: Sequence[Found], stories: Sequence[Story], room: int) -> list[Found]:
    """As many as the page has room for: those that no story tells go before those that one does, unless they are worth
    much less. What has gone quiet comes last, has a quarter of the room at most, and is not lost to what is new."""
    quiet = [one for one in found if _kind(one) == "gone"][: max(1, room // _QUIET)]
    told = [cited for story in stories for line in story.lines for cited in line.sentence.citations]
    loud = [one for one in found if _kind(one) != "gone"]
    worth = {id(one): one.worth - _TOLD * any(_tells(cited, one) for cited in told) for one in loud}
    best = sorted(loud, key=lambda one: -worth[id(one)])[: max(0, room - len(quiet))]
    return [*(one for one in loud if one in best), *quiet]


def _kind(one: Found) -> ChangeKind:
    assert one.line.change is not None  # every line found bears one
    return one.line.change.kind


def marked(stories: Sequence[Story], found: Sequence[Found]) -> tuple[Story, ...]:
    """The stories with each line that tells a change bearing it."""
    return tuple(replace(story, lines=tuple(_marked(line, found) for line in story.lines)) for story in stories)


def _different(some: Sequence[Candidate], memory: Memory, material: Material) -> Iterator[Found]:
    for one in some:
        recalled = memory.recall(one.news)
        change = difference(New(one.news, one.text, one.article.published, recalled), memory, material.window.last)
        if change:
            novel = 1 - recalled.share if change.kind == "new" else 1.0
            worth = one.worth + _NOVEL * novel + _KINDS[change.kind]
            first = one.start + one.text.rindex(one.news[-len(one.text) :])
            yield Found(_drafted(one.text, change), one.hit, one.start, one.end, first, one.news, worth)


def _drafted(text: str, change: Change) -> DraftLine:
    return DraftLine("happened", DraftSentence(" ".join(text.split()), (1,)), None, change)


def _ranked(found: Sequence[Found], memory: Memory) -> list[Found]:
    """The best first, and then always the best of the rest, each article's next one worth less; none that says what a
    better one said. A line that begins with one that is there already takes its place."""
    kept: list[Found] = []
    rest = sorted(found, key=lambda one: -one.worth)
    told: Counter[str] = Counter()
    while rest and len(kept) < _MOST:
        best = max(rest, key=lambda one: one.worth - _MORE_OF_ONE * told[one.hit.article.id])
        rest.remove(best)
        if any(_says_the_same(best, other, memory) for other in kept):
            continue
        told[best.hit.article.id] += 1
        leant_on = next((place for place, other in enumerate(kept) if _begins_with(best, other)), None)
        if leant_on is None:
            kept.append(best)
        else:
            kept[leant_on] = replace(best, first=kept[leant_on].first, worth=kept[leant_on].worth)
    return kept


def _begins_with(one: Found, other: Found) -> bool:
    return one.hit.article == other.hit.article and one.start == other.start and other.end < one.end


def _says_the_same(one: Found, other: Found, memory: Memory) -> bool:
    mine, theirs = one.line.change, other.line.change
    same_figures = mine and theirs and mine.before and (mine.before, mine.after) == (theirs.before, theirs.after)
    return bool(same_figures) or memory.share(one.news, other.line.draft.text) >= _SAME


def _gone(previous: Briefing, material: Material, article: Callable[[str], Article]) -> Iterator[Found]:
    for line in gone(previous, material.articles):
        cited = line.sentence.citations[0]
        try:
            hit = hit_of(line, previous, article(cited.article))
        except BriefingError:
            continue
        if hit:
            yield Found(
                _drafted(cited.quote, Change("gone")), hit, cited.start, cited.end, cited.start, cited.quote, 0.0
            )


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
    return cited.article == found.hit.article.id and cited.start < found.end and found.first < cited.end
