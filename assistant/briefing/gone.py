"""What is no longer reported: stories of the briefing before that no article of the window carries on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.briefing.memory import Memory, Remembered, matter, rough_sentences
from assistant.briefing.types import Briefing, Line, Story
from index.types import Article, Hit, Passage

# A story is carried on where an article opens with so much of what the story is about, or where a sentence or two say
# what one of its lines says. On the sample, stories that go on have .33 and more, those that do not .26 and less.
_ABOUT = 0.3
_SAID_AGAIN = 0.6
_READ = 4_000  # characters of an article in which a line of a story is looked for; few are longer
_OPENS = 900  # characters with which an article says what it is about


def gone(previous: Briefing, window: Sequence[Article]) -> Iterator[Line]:
    """The first sound line of each story that has gone quiet, in the order of the page."""
    memory = Memory(
        Remembered(text, article.published, article.id)
        for article in window
        for text in (article.title, *rough_sentences(article.text[:_READ]))
    )
    openings = [frozenset(matter(f"{article.title}. {article.text[:_OPENS]}")) for article in window]
    for story in previous.stories:
        lines = [line for line in story.lines if not line.struck and line.sentence.citations]
        if lines and not _carried_on(story, lines, memory, openings):
            yield lines[0]


def _carried_on(story: Story, lines: Sequence[Line], memory: Memory, openings: Sequence[frozenset[str]]) -> bool:
    weights = _about(story, lines, memory)
    whole = sum(weights.values()) or 1.0
    about = max((sum(weights[word] for word in weights if word in held) / whole for held in openings), default=0.0)
    return about >= _ABOUT or any(memory.recall(line.sentence.text).share >= _SAID_AGAIN for line in lines)


def _about(story: Story, lines: Sequence[Line], memory: Memory) -> dict[str, float]:
    """What a story is about: the words that its name and its lines share, by how often they stand there and how rare
    they are in the window."""
    counts = Counter(word for text in (story.name, *(line.sentence.text for line in lines)) for word in matter(text))
    shared = {word: count for word, count in counts.items() if count > 1} or counts
    return {word: count * memory.rarity(word) for word, count in shared.items()}


def hit_of(line: Line, previous: Briefing, article: Article) -> Hit | None:
    """The passage that an old line cites first, None where the old page has none for it."""
    number = line.sentence.citations[0].number
    found = next((one for one in previous.passages if one.number == number), None)
    return Hit(article, Passage(article.id, found.start, found.end, found.text), 1.0) if found else None
