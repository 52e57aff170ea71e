"""Speakers as a sentence names them: by name, by office, or without either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.parts.speakers import head, noun
from index.parts.spelling import fold
from index.parts.types import Name, Report, SpeakerKind, Statement, Word
from index.parts.wordlists import word_classes

# Words that stand with any speaker and tell none apart.
_GENERAL = (
    "spokesman spokeswoman spokesperson spokesmen official source person people senior statement top chief"
    " head leader representative member aide adviser advisor government authority anonymous unnamed"
    " condition anonymity matter other several two three one some many familiar close former deputy own"
    " local news diplomat officer expert analyst witness resident ministry minister department office"
    " secretary mr mrs ms reporter"
)
GENERAL = frozenset(_GENERAL.split())
FACELESS = frozenset(["source", "person", "people", "insider"])  # called so, nobody is named


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as one sentence names it. `people` are names of persons, `names` all of its names, `words` the
    lemmas of what else it holds (nouns and adjectives); `head` the lemma of the word that it is about."""

    text: str
    kind: SpeakerKind
    many: bool
    head: str
    people: tuple[Name, ...]
    names: tuple[Name, ...]
    words: frozenset[str]
    may_be: tuple[Name, ...] = ()  # persons spoken of before, one of whom a description without a name may mean


def voice_of(statement: Statement, report: Report) -> Voice:
    """The speaker of a report; its text is "nobody" where it has none."""
    if report.speaker is None:
        return Voice("nobody", "none", False, "", (), (), frozenset())
    start, end = report.speaker
    names = tuple(name for name in statement.names if start <= name.start and name.end <= end)
    words = [word for word in statement.words if start <= word.start and word.end <= end]
    people = tuple(name for name in names if is_personal(name) and not _modifies(name, words))
    held = frozenset(_lemma(word) for word in words if _tells(word))
    text = " ".join(statement.text[start:end].split())
    return Voice(text, report.kind, report.many, _head(words), people, names, held)


def _tells(word: Word) -> bool:
    return len(word.text) > 1 and (word.tag[:2] in ("NN", "AJ", "NP", "UN") or word.lemma == "former")


def _is_title(word: Word) -> bool:
    """Whether it may stand between a preposition and a name: "for President Haddad"."""
    return (word.tag[:2] in ("NN", "NP", "AJ") and (word.text[0].isupper() or word.tag[:2] != "NP")) or word.text == "."


def _modifies(name: Name, words: Sequence[Word]) -> bool:
    """Whether a name within a speaker is not the speaker's own: "Haddad's aide", "an aide to Haddad"."""
    before = next((word for word in reversed(words) if word.end <= name.start and not _is_title(word)), None)
    after = next((word for word in words if word.start >= name.end), None)
    governed = before is not None and before.text.casefold() in ("of", "for", "to", "from", "in", "with", "at")
    owns = after is not None and (after.tag == "POS" or (after.tag[:2] == "NN" and after.text[0].islower()))
    return governed or owns


def is_personal(name: Name) -> bool:
    if name.kind not in ("person", "unknown"):
        return False
    lists = word_classes("speakers.txt")
    return not {fold(part) for part in name.parts} & (
        lists["press"] | lists["body"] | lists["outlet"] | lists["office"]
    )


def _lemma(word: Word) -> str:
    return fold(word.lemma if word.tag[:2] != "NP" else word.text)


def _head(words: Sequence[Word]) -> str:
    """The lemma of the word that a speaker is about."""
    at = head(words, (0, len(words)))
    return fold(noun(words[at])) if words[at].tag[:2] != "PN" else words[at].text.casefold()


def voices(statement: Statement) -> list[tuple[Report, Voice]]:
    """The reports of a sentence with their speakers."""
    return [(report, voice_of(statement, report)) for report in statement.reports if report.speaker]
