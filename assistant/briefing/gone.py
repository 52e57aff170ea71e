"""What is no longer reported: stories of the briefing before that no article of the window carries on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.briefing.memory import Memory, Remembered, rough_sentences
from assistant.briefing.types import Briefing, Line
from index.types import Article, Hit, Passage

_CARRIED_ON = 0.5  # of any line of a story, in one or two sentences of the window
_LINES = 4  # of a story that are looked for: those that tell what happened


def gone(previous: Briefing, window: Sequence[Article]) -> Iterator[Line]:
    """The first sound line of each story that has gone quiet, in the order of the page."""
    memory = Memory(
        Remembered(text, article.published, article.id)
        for article in window
        for text in (article.title, *rough_sentences(article.text))
    )
    for story in previous.stories:
        lines = [line for line in story.lines if not line.struck and line.sentence.citations]
        if lines and not any(_carried_on(line, memory) for line in lines[:_LINES]):
            yield lines[0]


def _carried_on(line: Line, memory: Memory) -> bool:
    return memory.recall(line.sentence.text).share >= _CARRIED_ON


def hit_of(line: Line, previous: Briefing, article: Article) -> Hit | None:
    """The passage that an old line cites first, None where the old page has none for it."""
    number = line.sentence.citations[0].number
    found = next((one for one in previous.passages if one.number == number), None)
    return Hit(article, Passage(article.id, found.start, found.end, found.text), 1.0) if found else None
