"""What an answer goes through: Hit -> Draft -> Sentence (cited) -> Sentence (with its verdict) -> Answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.types import Hit, Scope

Role = Literal["user", "assistant"]
Block = Literal["paragraph", "heading", "item"]
Label = Literal["supported", "partly", "not supported", "no citation", "not checked"]
WriterKind = Literal["model", "quoting"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the conversation before the question."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence as the writer wrote it, its marks taken out: `numbers` are the citation numbers it named.

    `block_index` counts the blocks of the draft; `marked` is the sentence with its marks where they stood."""

    text: str
    numbers: tuple[int, ...]
    block: Block = "paragraph"
    block_index: int = 0
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that support a sentence: `article.text[start:end] == quote`. `number` is the 1-based place of the
    passage in the list that was shown to the writer, and is what the reader sees."""

    number: int
    article: str
    ref: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is what it is: a stable code and a plain sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article: `article.text[start:end] == quote`; of a passage without an article, its own offsets."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A model's second opinion on a sentence: its label, its reason in one sentence, and its name. `rules` is the label
    that the check had given before: both verdicts are shown."""

    label: Label
    reason: str
    model: str
    rules: Label


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the cited words support the sentence. `not checked` is never shown as good. `score` is the fitted
    probability of support; `evidence` are the words that come nearest to the sentence, whatever the label; `judge` is
    there where a model was asked as well."""

    label: Label
    score: float | None = None
    reasons: tuple[Reason, ...] = ()
    evidence: Quoted | None = None
    judge: Judged | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with its citations; `unknown` are numbers that no passage bears, kept visible."""

    text: str
    citations: tuple[Citation, ...]
    unknown: tuple[int, ...]
    verdict: Verdict
    block: Block = "paragraph"
    block_index: int = 0


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of any text, held against the library. `hits` are the passages that the verdict rests on, the one of
    its evidence first: those to cite where it is supported, else the nearest one. Where the sentence claims nothing (a
    heading, a question, a salutation) `claims` is False, and nothing was looked for."""

    text: str
    verdict: Verdict
    hits: tuple[Hit, ...] = ()
    claims: bool = True
    block: Block = "paragraph"
    block_index: int = 0


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """Which writer wrote an answer: a model with its settings, or the quoting writer."""

    kind: WriterKind
    model: str = ""
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer broke off: a code for programs, and a message that names the setting to change."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer. `asked` is the question as it was searched, standing alone; `hits` are the passages in
    the order shown to the writer. Refused: the articles do not say, and `hits` are the nearest passages."""

    question: str
    asked: str
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    scope: Scope
    written_by: WrittenBy
    refused: bool
    problem: Problem | None = None
    opinions: SecondOpinions | None = None


@dataclass(frozen=True, slots=True)
class SecondOpinions:
    """How far a model is with its second opinions. Of `total` sentences that the setting names, `sent` went to the
    address `where`, each with its passages, and `heard` came back. `problem` is what would fail for every sentence and
    is told once: no more are sent, and the verdicts of the rules stand."""

    where: str
    total: int
    sent: int = 0
    heard: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """First event: the question as searched, and what was found."""

    asked: str
    hits: tuple[Hit, ...]
    scope: Scope


@dataclass(frozen=True, slots=True)
class Writing:
    """The sentence being written, so far; replaces the one before it."""

    text: str


@dataclass(frozen=True, slots=True)
class SentenceDone:
    """A sentence is complete, cited, and has its verdict."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Judging:
    """A model gives second opinions on the sentences of an answer, or of a checked text, all of which have been told:
    how far it is and, where one came back, the place of its sentence (from 0) and the verdict that replaces the one
    told."""

    opinions: SecondOpinions
    changed: tuple[int, Verdict] | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Last event."""

    answer: Answer


Event = Searched | Writing | SentenceDone | Judging | Done


@dataclass(frozen=True, slots=True)
class CheckBegun:
    """First event of a check: how many sentences the text has, which articles they are held against, and whether a
    model is asked as well when all have their verdicts."""

    total: int
    scope: Scope
    judged: bool = False


@dataclass(frozen=True, slots=True)
class SentenceChecked:
    """The next sentence of the text has its verdict: `done` of `total`."""

    sentence: CheckedSentence
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class CheckDone:
    """Last event of a check: every sentence of the text, in order."""

    sentences: tuple[CheckedSentence, ...]
    scope: Scope
    opinions: SecondOpinions | None = None


CheckEvent = CheckBegun | SentenceChecked | Judging | CheckDone
