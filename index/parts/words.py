"""A sentence as words with base forms and parts of speech: HanTa's English model, which lies in its wheel."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from index.parts.tagger import tagger
from index.parts.types import Word

# A word keeps its inner full stops, apostrophes and hyphens (U.S., o'clock, cease-fire, 1,200.5); the ending of a
# possessive and of a negation is a word of its own, so that `Biden's` holds `Biden`, and `didn't` holds `n't`.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[’']s\b|n[’']t\b|\w+?(?=n[’']t\b)|\w+(?:(?:[.,:](?=\d)|[-’'](?!s\b))\w+)*|[^\w\s]"
)
_LONGEST = 60  # code points; the tagger's time grows with their square, and longer ones are no words of a language
# What the tagger takes for a preposition behind a form of `be` as well: "is considering a pause".
_VERBS = {
    "considering": "consider",
    "following": "follow",
    "including": "include",
    "excluding": "exclude",
    "regarding": "regard",
}
_TAGS = {"n't": "XX0", "'s": "POS", "cannot": "VM0"}


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """The words and marks of a sentence, in order. `n't` and a possessive `'s` are words of their own."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    shown = [_plain(text[start:end]) for start, end in spans]
    tagged = tagger().tag_sent(shown) if shown else []
    found = [
        Word(start, end, text[start:end], _lemma(text[start:end], lemma), _TAGS.get(word, tag))
        for (start, end), word, (_, lemma, tag) in zip(spans, shown, tagged, strict=True)
    ]
    return tuple(_after_be(found[at - 1], word) if at else word for at, word in enumerate(found))


def _after_be(before: Word, word: Word) -> Word:
    if word.tag == "PRP" and before.lemma == "be" and word.lemma in _VERBS:
        return replace(word, lemma=_VERBS[word.lemma], tag="VVG")
    return word


def _lemma(word: str, found: object) -> str:
    return (str(found) if len(word) <= _LONGEST else word).casefold()


def _plain(word: str) -> str:
    """What the tagger is shown of a word."""
    return word[:_LONGEST].replace("’", "'")
