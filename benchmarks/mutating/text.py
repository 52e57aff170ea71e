"""Handling of a sentence: what stands in quotation marks, what a change leaves behind at its edges."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

Span = tuple[int, int]

_QUOTATION = re.compile(r"“[^“”]+”|\"[^\"]+\"|(?<!\w)‘[^‘’]+’(?!\w)")
_WORD = re.compile(r"[\w’'-]*\w")
_VOWEL = re.compile(r"(?:[aeio]|u(?!ni|s\b|se|su)|hour|honest|8|11\b|18\b)", re.IGNORECASE)
_ARTICLE = re.compile(r"\b([Aa]n?) (?=([\w’'-]+))")
_SMALL = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "with",
        "from",
        "was",
        "were",
        "are",
        "has",
        "have",
        "had",
        "will",
        "would",
        "but",
        "not",
        "his",
        "her",
        "its",
        "their",
        "who",
        "which",
        "than",
        "this",
        "into",
        "after",
        "before",
        "over",
        "about",
        "said",
        "says",
        "also",
        "been",
        "being",
        "they",
        "them",
        "there",
        "when",
        "where",
        "while",
        "one",
        "out",
        "off",
    ]
)


@cache
def words() -> dict[str, Any]:
    """The word lists."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return loaded


def quotations(text: str) -> list[Span]:
    """Spans of the quoted words, without their marks."""
    return [(found.start() + 1, found.end() - 1) for found in _QUOTATION.finditer(text)]


def masked(text: str) -> str:
    """The text with every quoted character as a `·`, so that no pattern finds words there; as long as the text."""
    for start, end in quotations(text):
        text = f"{text[:start]}{'·' * (end - start)}{text[end:]}"
    return text


def put(text: str, start: int, end: int, new: str) -> str:
    """The text with [start, end) replaced, its first letter kept large, `a` or `an` before it mended."""
    if not text[:start].strip(' “"‘') and new:
        new = new[0].upper() + new[1:]
    return tidy(_articles(text[:start] + new + text[end:], start))


def _articles(text: str, at: int) -> str:
    """The article directly before `at` agreed with the word behind it."""

    def agreed(found: re.Match[str]) -> str:
        if found.end() != at:
            return found[0]
        return f"{found[1][0]}{'n' if _VOWEL.match(found[2]) else ''} "

    return _ARTICLE.sub(agreed, text)


def tidy(text: str) -> str:
    """No doubled spaces or commas, none before a mark, a full stop at the end."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([,.;:])", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    return re.sub(r",([.;:])", r"\1", text)


def ended(text: str) -> str:
    """The sentence with its first letter large and a full stop."""
    text = text.strip().rstrip(",;: ")
    text = text[:1].upper() + text[1:]
    return text if re.search(r"[.!?][”\"’]?$", text) else f"{text}."


def numbered(words: str) -> list[str]:
    """The words in lower case, without marks."""
    return [found[0].lower() for found in _WORD.finditer(words)]


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The content words, cut to six letters: a crude sign of what a text is about."""
    return frozenset(word[:6] for word in map(_bare, numbered(text)) if len(word) > 2 and word not in _SMALL)


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def share(part: str, whole: str) -> float:
    """Which share of the content words of `part` stands in `whole`."""
    wanted = stems(part)
    return len(wanted & stems(whole)) / len(wanted) if wanted else 0.0


def squeezed(text: str) -> str:
    """The letters and digits alone, in lower case: two quotations that differ in marks only are the same."""
    return "".join(numbered(text)).replace("’", "'")


def holds(text: str, name: str) -> bool:
    """Whether the text holds the name as whole words."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(name, at + 1)
    return False


def found_all(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Every whole-word find of the pattern in any case."""
    return re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.IGNORECASE)


def alternatives(listed: list[str]) -> str:
    """A pattern that finds any of the words, longest first."""
    return "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
