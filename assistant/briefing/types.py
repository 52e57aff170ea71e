"""What a briefing goes through, one type per stage.

Request --gather--> Material --group--> Group --draft--> DraftLine --cite, check--> Line --arrange--> Briefing
                                                                   Briefing + the reader's Marks --> Reviewed
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Literal

import numpy as np
import numpy.typing as npt

from assistant.briefing.vectors import SentenceVectors
from assistant.types import DraftSentence, Problem, Sentence, WrittenBy
from index.types import Article, Hit, Passage, Published

Part = Literal["happened", "says", "differ", "unknown"]
ChangeKind = Literal["new", "changed", "denied", "corrected", "gone"]
# What stands for a sentence that fails its check: the passage itself, or the sentence struck, with its reason.
Instead = Literal["passage", "struck"]
# float32 of shape (rows, dimensions), each row of length one.
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a briefing looks at, both inclusive, in the reader's zone."""

    first: date
    last: date
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader asks for. No topics: everything in the window. `template` is a name that templates.py knows."""

    window: Window
    topics: tuple[str, ...] = ()
    template: str = "daily"
    instead: Instead = "struck"
    reader: str = "local"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of an article: `article.text[start:end] == text`. `place` counts the article's sentences from 0,
    furniture left out; `passage` is the stored passage that holds it."""

    article: Article
    start: int
    end: int
    text: str
    place: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Material:
    """The articles of the window, oldest first, with their sentences and a vector for each sentence.

    `origins` gives each article the id of the article that its text comes from, itself where it is nobody's copy.
    `undated` are articles without a date: set apart, never among `articles`. `before` are the articles of the days just
    before the window, for what is new and what has gone quiet."""

    window: Window
    articles: tuple[Article, ...]
    excerpts: tuple[Excerpt, ...]
    vectors: Vectors | SentenceVectors
    origins: Mapping[str, str]
    undated: tuple[Article, ...] = ()
    before: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that tell one story, most telling first. `name` is in plain words of theirs; `excerpts` are rows of the
    material, in reading order; `weight` orders the groups of one material."""

    name: str
    articles: tuple[Article, ...]
    excerpts: tuple[int, ...]
    origins: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, in the article's own words, named or not, and the outlet that has it."""

    words: str
    named: bool
    outlet: str


@dataclass(frozen=True, slots=True)
class Change:
    """How a line stands to the briefing before: `before` and `after` are the words or figures that differ, as they
    stand in the articles."""

    kind: ChangeKind
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A sentence drafted for one part of a story. `draft.numbers` are 1-based places in the hits of the story."""

    part: Part
    draft: DraftSentence
    speaker: Speaker | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class StoryDraft:
    """What a writer drafted of a group, and the passages that its numbers mean."""

    group: Group
    hits: tuple[Hit, ...]
    lines: tuple[DraftLine, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a briefing, cited and checked. `id` is its place on the page ("1", "2", ...), and stays.

    `published` is the date of the newest article cited. Where the sentence failed its check, `written` is what the
    writer had written if the passage stands in its place, and `struck` says that it is left, struck out."""

    id: str
    sentence: Sentence
    part: Part
    speaker: Speaker | None = None
    change: Change | None = None
    published: Published = None
    written: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One story on the page. `origins` counts the independent ones; `origin` names the only one where there is one."""

    name: str
    lines: tuple[Line, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of the timeline of a topic, with what happened on it."""

    day: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """What a reader must know of a cited article, as it was read. `text` is carried along only by choice."""

    id: str
    ref: str
    title: str
    outlet: str
    author: str
    url: str
    published: Published
    read_at: datetime
    sha256: str
    origin: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage that the page cites under `number`: `text` are the characters start to end of its article."""

    number: int
    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The summary of sources, computed: counts of the window, the dates its articles bear themselves, the stories that
    rest on one origin, and what is missing, in plain sentences. `undated` are ids of articles set apart."""

    articles: int
    outlets: tuple[str, ...]
    origins: int
    first: Published
    last: Published
    undated: tuple[str, ...] = ()
    single_origin: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A finished page, whole in itself: it stays readable when its articles are gone.

    `new` are the changes since the briefing `previous` (id and time of writing), None where there is none to compare
    with; `unchanged` says that the library has not changed since, and no writer was asked: the page is the previous
    one's. `library` is a digest of the articles that it was written from, by which that is told."""

    id: str
    written_at: datetime
    request: Request
    bottom_line: tuple[Line, ...]
    stories: tuple[Story, ...]
    new: tuple[Line, ...]
    sources: Sources
    articles: tuple[CitedArticle, ...]
    passages: tuple[CitedPassage, ...]
    written_by: WrittenBy
    timeline: tuple[Dated, ...] = ()
    previous: tuple[str, datetime] | None = None
    unchanged: bool = False
    problems: tuple[Problem, ...] = ()
    library: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """Progress of a briefing being written: a stage in plain words, `done` of `total` (0 of 0: not counted)."""

    name: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """Last event: the page."""

    briefing: Briefing


BriefingEvent = Stage | Written
