"""The parts of a sentence as the check reads them. Spans are half-open code points of the text that was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Bound = Literal["exactly", "about", "at least", "more than", "at most", "less than"]
NameKind = Literal["person", "place", "people", "organisation", "unknown"]
SpeakerKind = Literal["named", "office", "anonymous", "group", "outlet", "pronoun", "none"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["fact", "planned", "likely", "possible", "wanted", "conditional"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of punctuation. `lemma` is its base form in lower case; `tag` its part of speech in the C5
    tag set of the British National Corpus (`NN1` a noun, `VVD` a verb in the past, `NP0` a name, `XX0` "not")."""

    start: int
    end: int
    text: str
    lemma: str
    tag: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or amount: `low` to `high` (equal but for a range) in `unit`, of the thing counted.

    Units of one dimension are brought to one of them (`percent`, `usd`, `metre`, `second`, `tonne`, ...; "" for a bare
    count, `label` for a number that names ("Resolution 1973"), `ordinal` for "third"); `noun` is the lemma of the noun
    counted ("14 people" -> person), "" where none is; `given` the unit or the vague word as it stands ("week",
    "hundreds"), "" where there is none."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    noun: str
    bound: Bound = "exactly"
    given: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time of day as far as it can be resolved by the day the text was published.

    `first` to `last` are the days it may mean, both inclusive, None where they cannot be told; `weekday` counts from
    Monday = 0; `minutes` after midnight for a time of day; `part` is `am`, `pm`, `morning`, `afternoon`, `evening` or
    `night`, "" where none is named."""

    start: int
    end: int
    first: date | None
    last: date | None
    weekday: int | None = None
    minutes: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its parts in lower case, without titles and possessives ("Mr. Ben-Ali's" -> ("ben", "ali"));
    `title` is the office or title that stands with it ("prime minister"), "" where none does."""

    start: int
    end: int
    text: str
    parts: tuple[str, ...]
    kind: NameKind
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, without the marks. `scare` where it is a word or two without a speaker of its own."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """Who says it: a speaker, the cue ("said", "according to", "denied") and what is said.

    `speaker` and `content` are spans, None where the sentence has none; `many` where several sources speak; `hearer`
    is the span of the outlet or person told ("told CNN"); `rest` the second half of a content that the attribution
    splits."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int]
    cue_lemma: str
    content: tuple[int, int] | None
    kind: SpeakerKind
    many: bool = False
    hearer: tuple[int, int] | None = None
    rest: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A main verb with its stance: `verb` is the index of its word in the statement; `subject` and `object` are
    those of the head words beside it (who acts, and what is acted on; a passive turned), None where unknown."""

    verb: int
    lemma: str
    polarity: Polarity
    modality: Modality
    tense: Tense
    passive: bool
    subject: int | None
    object: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A sentence read once: its words and its parts. It is itself alone (`eq=False`), so that what is worked out from
    it can be kept beside it at no cost."""

    text: str
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    quotations: tuple[Quotation, ...]
    reports: tuple[Report, ...]
    predicates: tuple[Predicate, ...]
