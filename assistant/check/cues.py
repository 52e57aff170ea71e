"""Words by which a sentence denies, doubts, foresees or makes sure; a rule asks which of them stand where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.parts.types import Word

PHRASES = re.compile(
    r"\b(?:call\w* off|ke+pt? (?:off|out|away|back)|(?:left|leav\w+) out|turn\w* down|put off|remain\w* open|held back"
    r"|stay\w* (?:away|off|out)|r[au]n(?:ning|s)? out|un(?!der|til|i|cle)\w{4,}|broke off"
    r"|fell through|out of the question|far from|short of|(?:go|goes|going|gone|went) on|(?:stands?|stood) by"
    r"|(?:holds?|held|holding) back|ke+pt?(?: \w+){1,5} from|all but)\b",
    re.IGNORECASE,
)


@cache
def lemmas(section: str) -> frozenset[str]:
    """The words of one section of `cues.txt`. Raises KeyError for a section that it has not."""
    return _sections()[section]


@cache
def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    name = ""
    for line in Path(__file__).with_name("cues.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, set()).update(word.strip() for word in line.split(",") if word.strip())
    return {section: frozenset(words) for section, words in found.items()}


def marked(words: Sequence[Word], wanted: frozenset[str]) -> list[int]:
    """The indexes of the words that are of these."""
    return [
        at
        for at, word in enumerate(words)
        if (word.lemma in wanted or word.text.casefold() in wanted) and not (word.lemma == "may" and word.tag == "NP0")
    ]


def denies(words: Sequence[Word], text: str) -> bool:
    """Whether anything in a sentence may deny, read broadly: by a word, or by a phrase such as `called off`."""
    return bool(denials(words, text))


def denials(words: Sequence[Word], text: str) -> frozenset[str]:
    """The base forms of the words by which a sentence may deny, and the last words of such phrases."""
    found = marked(words, lemmas("denying") | lemmas("broadly"))
    return frozenset(
        [*(words[at].lemma for at in found), *(each[0].casefold().split()[-1] for each in PHRASES.finditer(text))]
    )


def excuses(words: Sequence[Word], text: str) -> bool:
    """Whether a piece of a sentence, whose `text` is given, may deny, read broadly."""
    if not words:
        return False
    found = marked(words, lemmas("denying") | lemmas("broadly"))
    return bool(found) or bool(PHRASES.search(text, words[0].start, words[-1].end))


def within(words: Sequence[Word], at: int, marks: Sequence[int], before: int, after: int) -> list[int]:
    """Those of `marks` that stand within reach of a word, in the same part of the sentence."""
    return [
        mark
        for mark in marks
        if at - before <= mark <= at + after
        and not any(word.text in (";", ":", "—", "–") for word in words[min(mark, at) : max(mark, at)])
    ]
