"""Sentences of the window that may be news, the most telling first: what their articles and stories lead with, what is
dated in the window, what bears a figure, what tells of deaths and decisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.briefing.background import frame, is_correction, is_lead, news_rows
from assistant.briefing.quotables import alone, dateline, is_sentence, leans
from assistant.briefing.types import Excerpt, Group, Material, Window
from index.types import Article, Hit, Passage

MOST = 120  # that are compared with what stood before: some hundredths of a second each
# Of a story its most telling articles are read, of the stories the weightiest, until so many sentences are.
_OF_A_STORY, _READ = 8, 2_500
_LEANS_ON = 2  # sentences before one that may be told with it
_FADES = 5  # sentences after which a place in the article counts half
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|hundreds|thousands)\b"
)
_SPOKEN = re.compile(r"^\W*[“\"]")
_NAME = re.compile(r"(?<=[a-z,;’”] )[A-Z][\w’-]+(?: [A-Z][\w’-]+)*")
# What weighs in the news wherever it happens: lives, and decisions taken or announced.
_WEIGHTY = re.compile(
    r"\b(?:kill\w*|die[ds]?|dead|deaths?|buried|wounded|injured|arrested|detained|displaced|attack\w*|shell(?:s|ed)"
    r"|decided?|accept\w*|agree[ds]?|reject\w*|resign\w*|sign(?:s|ed)|vot(?:e|es|ed)|elected|appointed|led by|quit"
    r"|leave the|announc\w+|order(?:s|ed)|bann?ed|approv\w+|launch\w*|join(?:s|ed)|withdr[ae]w\w*|cancel\w*)\b",
    re.IGNORECASE,
)
# What a sentence is worth more or less, beside a lead's 1.
_DATED, _FIGURES, _QUOTED, _WEIGHS, _GROUP, _NAMED = 0.5, 0.2, -0.4, 0.3, 0.4, 0.1
_NAMES = 4  # names that add to it, at most


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of an article, `article.text[start:end] == text`, and what they are worth, about 0 to 2.5. `news` is the
    sentence that may be news; `text` holds the one before it as well, where it leans on that."""

    news: str
    text: str
    article: Article
    passage: Passage
    start: int
    end: int
    worth: float

    @property
    def hit(self) -> Hit:
        """The passage that holds it."""
        return Hit(self.article, self.passage, 1.0)


def candidates(material: Material, groups: Sequence[Group], fresh: frozenset[str]) -> list[Candidate]:
    """The sentences of the fresh articles (ids) that may be news, the most telling first; of copies the first."""
    heaviest = max((group.weight for group in groups), default=0.0) or 1.0
    found: dict[str, Candidate] = {}
    read = 0
    for group in groups:
        telling = {article.id for article in group.articles[:_OF_A_STORY]} & fresh
        rows = [row for row in group.excerpts if material.excerpts[row].article.id in telling]
        read += len(rows)
        for row in news_rows(material, rows):
            worth = _worth(material.excerpts[row], material.window) + _GROUP * group.weight / heaviest
            if (one := _candidate(material, row, worth)) and _key(one) not in found:
                found[_key(one)] = one
        if read > _READ:
            break
    return sorted(found.values(), key=lambda one: -one.worth)[:MOST]


def _candidate(material: Material, row: int, worth: float) -> Candidate | None:
    excerpt = material.excerpts[row]
    article, passage = excerpt.article, excerpt.passage
    if is_correction(excerpt):
        end = _end_of_correction(material, row)
        return Candidate(excerpt.text, article.text[excerpt.start : end], article, passage, excerpt.start, end, worth)
    start = _start(material, row)
    return (
        Candidate(excerpt.text, article.text[start : excerpt.end], article, passage, start, excerpt.end, worth)
        if start is not None
        else None
    )


def _start(material: Material, row: int) -> int | None:
    """Where words begin that may stand alone and end with the sentence: with the sentence itself, or with one of the
    two before it, in the same passage, that it leans on; None where there are none."""
    excerpt = material.excerpts[row]
    if is_lead(material, row) and is_sentence(excerpt.text):
        return excerpt.start + dateline(excerpt.text)  # nothing stands before it to lean on
    for first in range(row, max(row - _LEANS_ON, 0) - 1, -1):
        before = material.excerpts[first]
        if before.passage != excerpt.passage or not is_sentence(before.text):
            return None
        if one := alone(material, first):
            return one.start
    return None


def _end_of_correction(material: Material, row: int) -> int:
    """Where the sentence behind ends, which says what is right, if it stands in the same passage."""
    excerpt, *behind = material.excerpts[row : row + 2]
    return behind[0].end if behind and behind[0].passage == excerpt.passage else excerpt.end


def _worth(excerpt: Excerpt, window: Window) -> float:
    spoken = bool(_SPOKEN.match(excerpt.text)) or leans(excerpt.text)
    return (
        _FADES / (_FADES + excerpt.place)
        + _DATED * (frame(excerpt, window) == "news")
        + _FIGURES * bool(_FIGURE.search(excerpt.text))
        + _WEIGHS * bool(_WEIGHTY.search(excerpt.text))
        + _NAMED * min(_NAMES, len(_NAME.findall(excerpt.text)))
        + _QUOTED * spoken
    )


def _key(one: Candidate) -> str:
    return " ".join(one.text.split()).casefold()
