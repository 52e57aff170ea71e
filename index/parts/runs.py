"""Runs of capitalised words in a sentence, with the small words inside them: what names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from index.parts.gazetteer import known_kind
from index.parts.lists import word_class, word_set
from index.parts.spelling import fold
from index.parts.titles import title_before
from index.parts.types import Word


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a name, or what is one in a compound ("US" in "US-led"); `word` is the index of its word in the
    sentence; `first` where a sentence begins with it, so that its capital says nothing."""

    start: int
    end: int
    text: str
    tag: str
    word: int
    first: bool = False
    cut: bool = False  # it ends inside its word: what follows is no part of the name
    speaks: bool = False  # a verb of saying stands right behind it, or right before it

    @property
    def key(self) -> str:
        return fold(self.text)


PARTICLES = word_class("namewords.txt", "particles")
NO_NAMES = word_class("namewords.txt", "dated")
_AFTER_OF = word_class("namewords.txt", "heads")
_ABBREVIATED = word_class("namewords.txt", "abbreviated")
_CAPITAL = re.compile(r"(?:al|el|an|as|ash|at|az|d|l|o)[-'’][A-Z\u00c0-\u00de]|[a-z]{1,2}[A-Z]\w")
_COMPOUND = re.compile(r"[^-–]+")
_PREFIXES = frozenset(["pro", "anti", "non", "ex", "mid", "pre", "post", "inter", "trans", "neo", "un", "pan"])
_SHORT = 3
# Somebody does it: "May said", "told Trump".
_SAYING = frozenset(
    ["say", "tell", "add", "warn", "insist", "deny", "argue", "urge", "vow", "tweet", "write", "promise", "declare"]
)
_CLOSED = ("PN", "CJ", "PR", "AT", "DP", "DT", "AV", "VM", "VB", "VH", "VD", "TO", "XX", "EX", "ITJ", "CRD", "ORD")
_LISTED = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*,\s$")
_BEFORE_LIST = 32  # characters before a name that are searched for the one before it
_OPENING = "“\"‘'(["


@lru_cache(maxsize=50_000)
def ordinary(word: str) -> bool:
    """Whether a word in lower case is one of the English dictionary, and no land or town; a short one may be both."""
    if not word:
        return False
    return (known_kind(word) is None or len(word) <= _SHORT) and bool(simplemma.is_known(word, lang="en"))


def is_listed(piece: Piece) -> bool:
    """Whether a piece is a name of the lists; a short one must be in capitals, for WHO and IS are words as well."""
    shown = piece.text.replace(".", "")
    return known_kind(piece.key) is not None and (len(shown) > _SHORT or shown.isupper())


def capital(text: str) -> bool:
    """Whether a word is written as a name: with a capital, or as al-Qaida and iPhone are."""
    return text[:1].isupper() or bool(_CAPITAL.match(text))


def runs(text: str, words: Sequence[Word]) -> Iterator[list[Piece]]:
    """Each unbroken run of pieces that may be a name, in order."""
    run: list[Piece] = []
    held: list[Piece] = []  # small words that belong to the run if a capital follows
    for piece in _pieces(text, words):
        if _small(piece, run, held) and not (piece.text == "and" and _in_list(text, run[0])):
            held.append(piece)
            continue
        if run and not (capital(piece.text) and _touches(text, (held or run)[-1], piece)):
            yield run
            run, held = [], []
        if capital(piece.text) and not _dated(piece, run) and not _closed(piece):
            run = [*run, *held, piece]
        elif run:
            yield run
            run = []
        held = []
        if run and piece.cut:
            yield run
            run = []
    if run:
        yield run


def _small(piece: Piece, run: list[Piece], held: list[Piece]) -> bool:
    """Whether a word may stand inside a name: a particle, "of" and "for" after a head that asks for it, a full stop."""
    if not run or run[-1].cut or len(held) > 2:
        return False
    key, last = piece.text.casefold(), run[-1].key
    if piece.text == ".":
        return not held and (last in _ABBREVIATED or (len(last) == 1 and run[-1].text.isalpha()))
    if key in ("of", "for"):
        return not held and (last in _AFTER_OF or run[0].key in ("ministry", "department"))
    if key == "the":
        return bool(held) and held[-1].text in ("of", "for")
    if key in ("and", "&"):
        return not held and (key == "&" or (run[-1].tag in ("NN0", "NN1", "AJ0") and ordinary(last)))
    return key in PARTICLES and not capital(piece.text)


def _in_list(text: str, first: Piece) -> bool:
    """Whether names are listed and a run is one of them: "Conoco, Marathon and Hess"."""
    return bool(_LISTED.search(text, max(0, first.start - _BEFORE_LIST), first.start))


def _closed(piece: Piece) -> bool:
    """A word of grammar with a capital is no name, unless it is written in capitals throughout (US, WHO, IT)."""
    if len(piece.text) > 1 and piece.text.isupper() and not piece.first:
        return False
    if "." in piece.text or piece.text in ("US", "UN", "UK", "EU") or is_listed(piece):
        return False
    if piece.key in word_set("givennames.txt") and (not piece.first or piece.tag in ("CRD", "ORD")):
        return False
    return piece.tag.startswith(_CLOSED) and (piece.first or (ordinary(piece.key) and not piece.tag.startswith("AV0")))


def _dated(piece: Piece, run: list[Piece]) -> bool:
    """A weekday, a month or another word whose capital names nobody; May after a given name is a surname."""
    if piece.text.casefold() not in NO_NAMES:
        return False
    before = [each.key for each in run if each.text != "."]
    named = piece.speaks or (bool(run) and run[-1].key in word_set("givennames.txt")) or title_before(before) > 0
    return not (named and piece.text == "May")


def _touches(text: str, before: Piece, piece: Piece) -> bool:
    between = text[before.end : piece.start]
    return not between.strip() or (before.text == "." and between.strip() == ".")


def _pieces(text: str, words: Sequence[Word]) -> Iterator[Piece]:
    first = True
    for index, word in enumerate(words):
        if word.tag == "POS":
            yield Piece(word.start, word.end, word.text, "POS", index)
            continue
        beside = words[max(0, index - 1) : index + 2 : 2] if index else words[1:2]
        speaks = word.text[:1].isupper() and any(_says(each) for each in beside)
        yield from _parts_of(word, index, first, words[index - 1] if index else None, speaks)
        opens = word.text in _OPENING
        first = (first and opens) or word.text in ".?!:" or (opens and text[: word.start].rstrip()[-1:] in ",:;.?!—–")


def _parts_of(word: Word, index: int, first: bool, before: Word | None, speaks: bool) -> Iterator[Piece]:
    """A word as one piece, or a compound as the names in it: Israeli-occupied, anti-Mubarak, Israel-Hezbollah."""
    whole = Piece(word.start, word.end, word.text, word.tag, index, first, speaks=speaks)
    if not _COMPOUND.search(word.text) or not re.search(r"\w[-–]", word.text):
        yield whole
        return
    parts = [(found.start(), found[0]) for found in _COMPOUND.finditer(word.text)]
    cut = [(at, part) for at, part in parts if capital(part)]
    known = sum(known_kind(fold(part)) is not None or (part.isupper() and len(part) > 1) for _, part in cut)
    after_name = before is not None and capital(before.text)
    lead, rest = parts[0][1], [part for _, part in parts[1:]]
    compound = lead.casefold() in _PREFIXES or known == len(cut) > 1 or (known and len(parts) > 1)
    tail = bool(rest) and not capital(rest[-1]) and len(rest[-1]) > 2 and ordinary(fold(rest[-1])) and not after_name
    if not cut or not (compound or tail) or known_kind(fold(word.text.replace("-", " "))):
        yield whole
        return
    for at, part in cut:
        start = word.start + at
        yield Piece(
            start,
            start + len(part),
            part,
            "NP0",
            index,
            first and at == 0 and not known,
            at + len(part) < len(word.text),
        )


def _says(word: Word) -> bool:
    return word.tag in ("VVD", "VVZ") and word.lemma in _SAYING


def is_org_word(piece: Piece) -> bool:
    """Whether a word is the head of a body's name (Party, Ministry)."""
    return piece.key in word_set("orgwords.txt")
