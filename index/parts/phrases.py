"""Noun phrases in a tagged sentence, found by parts of speech alone: enough to tell who speaks.

A phrase is a half-open range of word indexes. C5 tags: AT0 article, DPS possessive, NN* noun, NP0 name, PN* pronoun,
AJ* adjective, CRD and ORD numbers, POS the possessive ending, PR* preposition, VV* VB* VH* VD* VM* verbs.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.parts.types import Word
from index.parts.wordlists import word_classes

Phrase = tuple[int, int]

QUOTE_MARKS = frozenset("\"“”„‟«»‘’'`‹›")
STOPS = frozenset(".!?;:—–…")
CLAUSE_ENDS = (STOPS | QUOTE_MARKS) - {".", "'", "’"}  # within a sentence a full stop belongs to an abbreviation
_DAYS = "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow"
_MONTHS = "january february march april may june july august september october november december"
TIMES = frozenset([*_DAYS.split(), *_MONTHS.split(), "earlier", "later", "week", "month", "morning", "afternoon"])
_HEAD = ("NN", "NP", "PN", "CRD", "UNC")
_INSIDE = ("NN", "NP", "AJ", "CRD", "ORD", "POS", "AT0", "DPS", "DT0", "UNC")
_JOINS = frozenset(
    [
        "of",
        "for",
        "from",
        "in",
        "at",
        "with",
        "to",
        "near",
        "on",
        "inside",
        "within",
        "outside",
        "by",
        "against",
        "behind",
    ]
)
_PERSONS = frozenset(word for kind in ("office", "anonymous") for word in word_classes("speakers.txt")[kind])
_ABBREVIATED = 5  # letters of the longest title that news shortens: Capt, Brig, Sgt
_SAYING = frozenset(["say", "tell", "add"])  # ", who also said": a report of its own, no apposition
_PERIODS = frozenset(["week", "month", "year", "morning", "afternoon", "evening", "night"])
_PLAIN = frozenset(["there", "it", "that", "this", "which", "who", "he", "she", "they", "we", "i"])


def tagged(word: Word, *tags: str) -> bool:
    """Whether the word's tag begins with one of these."""
    return word.tag.startswith(tags)


def is_who(word: Word) -> bool:
    """Whether it is the relative pronoun, and not the World Health Organization."""
    return word.text in ("who", "Who", "which", "Which")


def is_pronoun(word: Word) -> bool:
    """Whether it is a pronoun, and no body with such an acronym (the WHO, the US)."""
    return tagged(word, "PN") and not (len(word.text) > 1 and word.text.isupper())


def is_noun(word: Word) -> bool:
    """Whether a phrase may end with this word."""
    return tagged(word, *_HEAD) and word.text[0].isalnum()


def is_time(word: Word) -> bool:
    """Whether it names a day, and no speaker."""
    return word.text.casefold() in TIMES and (word.text[0].isupper() or word.text in ("yesterday", "today", "tonight"))


def is_verb(word: Word) -> bool:
    """Whether it is a verb in a form that can hold a sentence."""
    return tagged(word, "VVD", "VVZ", "VVB", "VB", "VH", "VD", "VM")


def phrase_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The phrase that ends before word `end`, with what hangs on it by prepositions ("a spokesman for the army")."""
    end = _without_time(words, end)
    core = core_before(words, end)
    if core is None:
        return None
    start = core[0]
    while (more := _governor(words, start)) is not None:
        start = more
    return start, end


def _without_time(words: Sequence[Word], end: int) -> int:
    """The end of the words without "on Monday", "late on Friday afternoon" or "this month"."""
    at = end
    while at > 1 and (is_time(words[at - 1]) or words[at - 1].text in _PERIODS):
        at -= 1
        while at > 1 and words[at - 1].text.casefold() in (
            "on",
            "late",
            "early",
            "this",
            "last",
            "earlier",
            "in",
            "the",
        ):
            at -= 1
    return at if at == end or words[at - 1].text not in ("of", "for", "a", "an", "'s") else end


def core_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The phrase that ends before word `end`, from its article on."""
    if end <= 0 or not (
        is_noun(words[end - 1]) or words[end - 1].tag in ("DT0", "AJ0", "PNQ") or _mistagged(words, end)
    ):
        return None
    start = end - 1
    if is_pronoun(words[start]):
        return start, end
    while start > 0 and _joined(words, start):
        start -= 1
    return (start, end) if start < end else None


def _mistagged(words: Sequence[Word], end: int) -> bool:
    """Whether the word before `end` is a name that was taken for a verb: a sentence's first, or one in capitals."""
    word = words[end - 1]
    alone = end == 1 or words[end - 2].text in QUOTE_MARKS | {",", "that"}
    return alone and word.text[0].isupper() and tagged(word, "VVN", "VVD", "VVB", "VVI", "VVG") and word.text.isalpha()


def _joined(words: Sequence[Word], at: int) -> bool:
    """Whether the word before `at` belongs to the same phrase."""
    before, here = words[at - 1], words[at]
    if here.tag in ("AT0", "DPS"):
        return before.text.casefold() in ("all", "both", "half")
    if is_time(before):
        return False
    if before.text in ("-", "/", "&") and at > 1:
        return is_noun(words[at - 2])
    if before.text == ".":
        return at > 1 and _is_abbreviation(words[at - 2]) and tagged(here, "NP", "NN")
    if before.text in ("'", "’") and at > 1 and words[at - 2].text.endswith("s"):
        return tagged(words[at - 2], "NN", "NP")  # the rebels' spokesman
    if before.text in QUOTE_MARKS or not (before.text[0].isalnum() or before.tag == "POS"):
        return False
    if tagged(here, "NP") and tagged(before, "NN") and before.text[0].islower() and before.lemma not in _PERSONS:
        return False
    return (
        tagged(before, *_INSIDE)
        or before.text in ("former", "only")
        or (tagged(before, "VVG", "VVN") and not tagged(here, "NP", "AT0", "DPS", "PN"))
    )


def _is_abbreviation(word: Word) -> bool:
    """Whether a full stop behind the word is part of it: Mr., Gen., a middle initial."""
    return word.text[0].isupper() and len(word.text) <= _ABBREVIATED and word.text.isalpha()


def _abbreviates(words: Sequence[Word], at: int) -> bool:
    return at + 2 < len(words) and words[at + 1].text == "." and _is_abbreviation(words[at])


def _governor(words: Sequence[Word], start: int) -> int | None:
    """Where the phrase begins on which the one at `start` hangs: "officials [in the capital]", "a person [familiar
    with the talks]", "a diplomat [who spoke on condition of anonymity]"."""
    if start < 2 or words[start - 1].text.casefold() not in _JOINS:
        return None
    at = start - 1
    while at > 0 and (tagged(words[at - 1], "VV", "VB", "VH", "AJ0") or words[at - 1].text in ("who", "not", "close")):
        at -= 1
    core = core_before(words, at)
    if core is None or words[core[0]].text.casefold() in _PLAIN or words[core[1] - 1].tag == "AJ0":
        return None
    return core[0]


def phrase_after(words: Sequence[Word], start: int) -> Phrase | None:
    """The phrase that begins at word `start`, with what hangs on it by prepositions, without apposition."""
    end = _core_after(words, start)
    if end is None:
        return None
    while end < len(words) - 1 and words[end].text.casefold() in _JOINS | {"named"}:
        more = _core_after(words, end + 1)
        if more is None or is_time(words[end + 1]) or words[end + 1].text == "condition":
            break
        end = more
    return start, end


def _core_after(words: Sequence[Word], start: int) -> int | None:
    end = start
    while end < len(words) and (tagged(words[end], *_INSIDE, "PN") or words[end].text in ("-", "&", "familiar", ".")):
        if words[end].text == "." and not (end > start and end + 1 < len(words) and _joined(words, end + 1)):
            break
        breaks = end > start and words[end].tag in ("AT0", "DPS", "DT0") and words[end - 1].tag not in ("DT0", "POS")
        if breaks or (is_time(words[end]) and end > start):
            break
        end += 1
        if is_pronoun(words[end - 1]):
            break
    while end > start and not (is_noun(words[end - 1]) or words[end - 1].tag == "DT0"):
        end -= 1
    return end if end > start and words[start].text[0].isalnum() and not is_time(words[start]) else None


def with_apposition(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The phrase with ", the mayor of Y" or ", 45," or ", who ..." behind it."""
    start, end = phrase
    if end + 1 < len(words) and words[end].text == ",":
        follows = words[end + 1]
        if (
            tagged(follows, "AT0", "DPS", "CRD", "NN1", "PNQ")
            and follows.text not in ("that",)
            and not is_time(follows)
        ):
            close = end + 1
            while close < len(words) and words[close].text not in {",", *STOPS, *QUOTE_MARKS}:
                close += 2 if _abbreviates(words, close) else 1
            verbs = any(is_verb(word) for word in words[end + 1 : close]) and follows.tag != "PNQ"
            if not verbs and not any(word.lemma in _SAYING for word in words[end + 1 : close]):
                return start, close
    return phrase
