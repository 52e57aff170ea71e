"""What kind of speaker a phrase names: somebody by name, an office, a source without a name, a group, the press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.parts.phrases import STOPS, Phrase, is_pronoun, tagged
from index.parts.types import Name, SpeakerKind, Word
from index.parts.wordlists import word_classes

_SINGULAR_MARKS = frozenset(["a", "an", "one", "another"])
_DEFINITE = frozenset(["the", "its", "his", "her", "their", "this", "that", "our", "my"])
_MANY = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "several",
        "some",
        "many",
        "most",
        "few",
        "other",
        "multiple",
        "both",
        "all",
    ]
)
_NUMBERS = frozenset(
    ["number", "handful", "couple", "group", "series", "host", "dozens", "hundreds", "scores", "thousands", "dozen"]
)
# "The official" is still the one without a name who was spoken of before.
_SPOKEN_OF = frozenset(["official", "diplomat", "person", "people", "officer"])
_UNNAMED = frozenset(["anonymous", "unnamed", "unidentified", "undisclosed"])
_ALWAYS_HIDDEN = frozenset(["source", "insider"])


def head(words: Sequence[Word], phrase: Phrase) -> int:
    """The index of the word that the phrase is about: the last noun before a preposition, a comma or a clause."""
    start, end = phrase
    start = _behind_number(words, start, end)
    while start + 2 < end and words[start + 1].text.casefold() == "of" and _is_share(words[start]):
        start += 2  # one of the diplomats, several of his advisers
    last = start
    for at in range(start, end):
        word = words[at]
        if word.text == "." and at + 1 < end and tagged(words[at + 1], "NP", "NN"):
            continue  # Gen. Haddad
        if at > start and (word.text == "," or word.text in STOPS or tagged(word, "PR", "VV", "VB", "VH", "PNQ")):
            if tagged(word, "VVG", "VVN") and at + 1 < end and tagged(words[at + 1], "NN"):
                continue
            break
        if word.tag == "AJ0" and tagged(words[last], "NN") and not (at + 1 < end and tagged(words[at + 1], "NN", "NP")):
            break  # sources familiar with it
        if tagged(word, "NN", "NP", "PN", "CRD", "DT0", "UNC", "AJ0") and word.text[0].isalnum():
            last = at
    return last


def kind_of(words: Sequence[Word], phrase: Phrase, names: Sequence[Name]) -> tuple[SpeakerKind, bool]:
    """The kind of the speaker, and whether there are several."""
    at = head(words, phrase)
    word = words[at]
    many = _is_many(words, phrase, at) and words[phrase[0]].text.casefold() != "one"
    if tagged(word, "PNI", "PNX"):
        return "none", False
    if is_pronoun(word) and word.lemma not in ("one", "someone", "somebody", "everyone", "nobody"):
        return "pronoun", word.lemma in ("they", "we")
    if (named := _by_name(words, phrase, at, names)) is not None:
        return named, many and named != "named"
    return _by_noun(words, phrase, at, many), many


def _behind_number(words: Sequence[Word], start: int, end: int) -> int:
    """Where the nouns of "a number of officials", "a handful of sources", "dozens of residents" begin."""
    at = start + (words[start].text.casefold() in ("a", "the"))
    if at + 2 < end and words[at].text.casefold() in _NUMBERS and words[at + 1].text.casefold() == "of":
        return at + 2
    return start


def _is_share(word: Word) -> bool:
    return tagged(word, "CRD", "PNI", "DT0") or word.text.casefold() in _MANY or word.text.casefold() in ("one", "both")


@cache
def _known() -> frozenset[str]:
    return frozenset(word for words in word_classes("speakers.txt").values() for word in words)


def noun(word: Word) -> str:
    """The base form of a noun, also of one that was tagged as a name for its capital ("Sources say")."""
    shown = word.text.casefold()
    if word.lemma not in _known() and shown.endswith("s") and shown[:-1] in _known():
        return shown[:-1]
    return word.lemma


def _is_many(words: Sequence[Word], phrase: Phrase, at: int) -> bool:
    word = words[at]
    before = {piece.text.casefold() for piece in words[phrase[0] : at]}
    joined = word.tag == "NP0" and any(piece.text.casefold() == "and" for piece in words[at + 1 : phrase[1]])
    plural = word.tag == "NN2" or (noun(word) in _known() and word.text.casefold() == noun(word) + "s")
    return plural or joined or bool(before & _MANY) or word.lemma == "people"


def _by_name(words: Sequence[Word], phrase: Phrase, at: int, names: Sequence[Name]) -> SpeakerKind | None:
    """The kind by the name that stands at the head or in apposition to it, if one does."""
    start, end = words[phrase[0]].start, words[phrase[1] - 1].end
    lists = word_classes("speakers.txt")
    for name in names:
        if not (start <= name.start and name.end <= end):
            continue
        heads = name.start <= words[at].start < name.end
        if heads and name.kind == "person":
            return "named"
        if heads and (set(name.parts) & (lists["press"] | lists["outlet"])):
            return "outlet"
        if heads and name.kind in ("organisation", "place", "people"):
            return (
                "anonymous" if noun(words[at]) in lists["anonymous"] else "office" if _is_office(words[at]) else "group"
            )
        if heads and noun(words[at]) not in _known():
            return "named"
        if name.kind in ("person", "unknown") and name.start > words[at].end and _apposed(words, phrase, name):
            return "named"
    if words[at].text.casefold() in lists["press"]:
        return "outlet"
    return None


def _is_office(word: Word) -> bool:
    lists = word_classes("speakers.txt")
    return word.lemma in lists["office"] or word.lemma in lists["body"]


def _apposed(words: Sequence[Word], phrase: Phrase, name: Name) -> bool:
    """Whether a comma or nothing parts them: "the minister, Ali Haddad"; not "an aide to Haddad"."""
    for at in range(phrase[0], phrase[1]):
        if words[at].start >= name.start:
            before = words[at - 1]
            return before.text == "," or tagged(before, "NN")
    return False


def _by_noun(words: Sequence[Word], phrase: Phrase, at: int, many: bool) -> SpeakerKind:
    lists, lemma = word_classes("speakers.txt"), noun(words[at])
    shown = {word.text.casefold() for word in words[phrase[0] : phrase[1]]}
    if shown & _UNNAMED or lemma in _ALWAYS_HIDDEN:
        return "anonymous"
    if lemma in lists["outlet"]:
        return "outlet"
    if lemma in lists["body"]:
        return "group" if many else "office"
    first = words[phrase[0]].text.casefold()
    if lemma in lists["office"] and not (many and lemma in lists["group"]):
        return "anonymous" if many and lemma not in ("spokesman", "spokeswoman", "spokesperson") else "office"
    if lemma in lists["anonymous"]:
        definite = first in _DEFINITE and lemma not in _SPOKEN_OF
        return "office" if definite and not many else "anonymous"
    alone = phrase[1] - phrase[0] == 1 and words[at].text[0].isupper() and not many
    if (words[at].tag == "NP0" or alone) and lemma not in _known():
        return "named"
    if many or lemma in lists["group"]:
        return "group"
    return "office" if first not in _SINGULAR_MARKS else "anonymous"
