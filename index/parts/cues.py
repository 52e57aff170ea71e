"""Verbs that report, in a tagged sentence: their group, whether they report here, and where their speaker stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.parts.phrases import (
    QUOTE_MARKS,
    Phrase,
    is_noun,
    is_time,
    is_verb,
    phrase_after,
    tagged,
    with_apposition,
)
from index.parts.subjects import subject_before
from index.parts.types import Report, Word
from index.parts.wordlists import word_classes

_NAMED = 7  # words after "called" or "put" within which a name or number is given
_TO_COMMENT = frozenset(
    ["comment", "say", "confirm", "discuss", "identify", "disclose", "elaborate", "speculate", "answer"]
)


@cache
def cue_classes() -> dict[str, frozenset[str]]:
    """Lemma -> the classes of cue that it belongs to."""
    found: dict[str, set[str]] = {}
    for kind, lemmas in word_classes("cues.txt").items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(kind)
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}


def is_misread_verb(words: Sequence[Word], at: int, kinds: frozenset[str]) -> bool:
    """A verb that was tagged as a noun: "Israel claims that", "Iran reports 40 dead"."""
    if at == 0 or not kinds & {"says", "judges", "shows"} or at + 1 >= len(words):
        return False
    before, after = words[at - 1], words[at + 1]
    verbal = after.text.casefold() == "that" or after.tag in ("AT0", "DPS", "PNP", "CRD") or after.text in QUOTE_MARKS
    return words[at].text.endswith("s") and before.tag in ("NP0", "PNP") and verbal


def is_clause(words: Sequence[Word], content: Phrase | None) -> bool:
    """Whether what is said is a sentence or quoted: "added two brigades" reports nothing."""
    if content is None:
        return True
    quoted = any(word.text in QUOTE_MARKS - {"'", "’"} for word in words[max(0, content[0] - 1) : content[1]])
    return quoted or any(is_verb(word) for word in words[slice(*content)])


def group_start(words: Sequence[Word], at: int) -> int:
    """Where the verb group begins: "has also not said"."""
    first = at
    while first > 0 and (
        tagged(words[first - 1], "VB", "VH", "VD", "VM", "XX0", "AV0", "TO0")
        or (words[first - 1].lemma in ("go", "continue") and words[first].text in ("on", "to"))
        or (words[first - 1].text == "on" and words[first].text == "to")
    ):
        first -= 1
    while first < at and tagged(words[first], "AV0") and first > 0 and words[first - 1].text == ",":
        first += 1
    return first


def is_passive(words: Sequence[Word], first: int, at: int) -> bool:
    return any(word.lemma == "be" for word in words[first:at]) and not words[at].text.casefold().endswith("ing")


def stands(words: Sequence[Word], at: int, kinds: frozenset[str]) -> bool:
    """Whether a verb reports here: some need more than themselves."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return "says" in kinds
    text = following.text.casefold()
    if words[at].lemma == "say" and text in ("yes", "no", "goodbye") and has_text(words, at + 2, "to"):
        return False  # a deed
    if words[at].lemma == "put":  # "as he put it", "put the toll at 300"
        return text == "it" or any(word.text == "at" for word in words[at : at + _NAMED])
    if words[at].lemma == "read":
        return text == ":" or text in QUOTE_MARKS
    if words[at].lemma == "speak":
        return text == "of"
    if "thinks" in kinds and text in ("about", "of"):
        return False
    if "refuses" in kinds:
        return text == "to" and at + 2 < len(words) and words[at + 2].lemma in _TO_COMMENT
    if words[at].lemma == "call":
        return text in ("for", "on") or any(word.text in QUOTE_MARKS - {"'", "’"} for word in words[at : at + _NAMED])
    if words[at].lemma in ("ask", "point", "agree"):
        return text in {"if", "whether", "that", "for", "out", "why", "how", "to", ":", ",", ".", *QUOTE_MARKS}
    return True


def inverted_speaker(words: Sequence[Word], first: int, at: int) -> Phrase | None:
    """The speaker behind the verb: "..., said X, the mayor of Y"."""
    if first != at or at + 1 >= len(words) or not tagged(words[at], "VVD", "VVZ", "VVN", "VVB", "NN"):
        return None
    if at > 0 and words[at - 1].text not in QUOTE_MARKS | {",", "?", "!", "—", "–"}:
        return None
    phrase = phrase_after(words, at + 1)
    if phrase is None or phrase[1] > len(words) or is_time(words[at + 1]):
        return None
    follows = words[phrase[1]] if phrase[1] < len(words) else None
    if follows is None or not (is_verb(follows) or tagged(follows, "VV", "AT0", "PNP")):
        return with_apposition(words, phrase)
    return None


def is_trailing(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a participle stands behind a comma: its subject is that of the sentence."""
    return first == at and at > 0 and words[at - 1].text == "," and tagged(words[at], "VVG")


def last_speaker(words: Sequence[Word], earlier: Sequence[Report]) -> Phrase | None:
    """The speaker of the report before, in words: "X said so, adding ..."."""
    span = next((report.speaker for report in reversed(earlier) if report.speaker), None)
    inside = [at for at, word in enumerate(words) if span and span[0] <= word.start and word.end <= span[1]]
    return (inside[0], inside[-1] + 1) if inside else None


def main_subject(words: Sequence[Word], end: int) -> Phrase | None:
    """The subject of the sentence so far, for a participle behind it: "X met Y on Monday, saying ..."."""
    for at in range(end):
        if is_verb(words[at]) and at > 0:
            found = subject_before(words, at)
            if found is not None and is_noun(words[found[1] - 1]):
                return found
    return None


def opening_mark(words: Sequence[Word], end: int) -> int:
    """Where the quotation begins that ends before word `end`, 0 where none does."""
    if not any(word.text in QUOTE_MARKS for word in words[max(0, end - 2) : end]):
        return 0
    return next((at for at in range(end - 3, 0, -1) if words[at].text in QUOTE_MARKS - {"'", "’"}), 0)


def has_text(words: Sequence[Word], at: int, text: str) -> bool:
    return at < len(words) and words[at].text.casefold() == text
