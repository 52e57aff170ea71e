"""What a number counts: the head of the noun phrase behind it, or the state of those it counts."""

from __future__ import annotations

from collections.abc import Sequence

from index.parts.atoms import Atom
from index.parts.wordlists import word_classes

_PEOPLE = {"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child"}
_SKIPPED = frozenset(["AT0", "DT0", "DPS", "ORD", "PRF", "POS", "AV0"])
_STATES = word_classes("counting.txt")["states"]
_BOUNDS = frozenset(["plus", "odd", "strong", "m", "b", "fold"])
_FURTHEST = 6


def hyphenated(pieces: Sequence[Atom], at: int) -> str:
    """The noun that stands in one word with its number: "40-member council", "ten-nation"."""
    if at < len(pieces) and pieces[at].glued and pieces[at].text.isalpha() and pieces[at].text not in _BOUNDS:
        return _singular(pieces[at].text)
    return ""


def _singular(text: str) -> str:
    return _PEOPLE.get(text, text)


def counted(pieces: Sequence[Atom], at: int, after_verb: bool = True) -> str:
    """The lemma of the noun that is counted by the number that ends before a piece, "" where none is.

    `after_verb`: whether a state may stand behind a verb ("30 were wounded")."""
    stop = min(len(pieces), at + _FURTHEST)
    while at < stop:
        word = pieces[at].word
        if word.tag[:2] == "NN" or word.tag == "NP0":
            return _head(pieces, at)
        if pieces[at].text in _STATES:
            return pieces[at].text if not _noun_follows(pieces, at + 1) else _head(pieces, at + 1)
        if word.tag[:2] == "VB" or word.lemma == "have":
            return _state(pieces, at + 1) if after_verb else ""
        of_those = word.tag == "CRD" and pieces[at - 1].text in ("the", "those", "these", "of", "its", "their")
        if not (
            of_those
            or word.tag in _SKIPPED
            or word.tag[:2] == "AJ"
            or _participle(pieces, at)
            or pieces[at].text == "or"
        ):
            return ""
        at += 1
    return ""


def _participle(pieces: Sequence[Atom], at: int) -> bool:
    return pieces[at].word.tag in ("VVN", "VVG", "VVD") and _noun_follows(pieces, at + 1)


def _noun_follows(pieces: Sequence[Atom], at: int) -> bool:
    return at < len(pieces) and pieces[at].word.tag[:2] == "NN"


def _head(pieces: Sequence[Atom], at: int) -> str:
    """The last noun of a run of nouns."""
    while at + 1 < len(pieces) and pieces[at + 1].word.tag[:2] == "NN" and pieces[at].word.tag != "POS":
        if pieces[at].text in _PEOPLE and pieces[at + 1].word.tag != "NN2":
            break  # 40 people set off, but 40 women voters
        at += 1
    lemma = pieces[at].word.lemma
    return _PEOPLE.get(pieces[at].text) or _PEOPLE.get(lemma, lemma)


def _state(pieces: Sequence[Atom], at: int) -> str:
    """What is said of those counted: "30 were wounded", "six were passengers"."""
    for place in range(at, min(at + 4, len(pieces))):
        piece = pieces[place]
        if piece.text in _STATES or piece.word.tag == "VVN":
            return piece.text
        if piece.word.tag == "NN2":
            return _head(pieces, place)
        if piece.word.tag[:2] not in ("VB", "AV", "XX"):
            return ""
    return ""
