"""Citation marks in a writer's text: which characters are a mark, and which passages it names.

A mark is data and not text: it is taken out of the sentence, and its numbers are kept, whether or not a passage bears
them. What is a mark and what is text:

- Square brackets of any width (`[1]`, `【1】`, `［１］`, `[[1]]`, `[1[2]]`, `\\[1\\]`) around numbers of one or two
  digits, as lists (`[1, 2]`, `[1 and 2]`), ranges (`[1-3]`), with a label (`[Passage 1]`), a caret, a place in the
  source (`[1†L4]`, `[1, p. 3]`) or a link behind (`[1](#)`): a mark, even where no passage bears the number.
- Brackets around anything else are text: `[2024]`, `[1-1000000]`, `[3-1]`, `[sic]`, `[5:30]`, `[citation needed]`. So
  is a bracket that is never closed: nobody knows which number it would have become.
- A label that names things in the news as well (`[Article 5]`, `[p2]`) makes a mark only with a passage's number.
- Round brackets are a mark only where every number is a passage's and the sentence ends there: before its full stop,
  glued behind it, or last on the line. `(1) first, (2) second`, `two (2)` and `(12)` of 8 passages are text. A labelled
  `(source 1)` is a mark anywhere.
- Raised digits are a mark unless they stand behind a digit or a unit (`10²`, `km²`); so is `<sup>1</sup>`.
- Marks side by side are one, with the comma or the "and" between them, and with the emphasis, code, raised or round
  brackets around them: `**[1]**`, `([1], [2])`, `(see [1])`.

Every step is linear in the text: what is looked at behind or before a position has a fixed bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

OPENERS, CLOSERS = "[【［〔〖⟦", "]】］〕〗⟧"
LONGEST = 120  # characters of a mark without its link
_LONGEST_LINK = 2000  # characters; what browsers take

_DASH = "-‐‑‒–—−~～"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED + "˒⁻", "0123456789,-")
_AND = r"and|und|et|y|e|и|و"
# Labels that models put before a number, and those among them that news texts number as well.
_LABEL = r"passages?|sources?|src|citations?|cite|cit|refs?\.?|references?|excerpts?|quellen?|fuentes?|no\.|nr\.|№|#"
_NEWS_LABEL = r"articles?|documents?|docs?|pages?|items?|[psd]"
_BRACKETS = re.compile(rf"[\n{re.escape(OPENERS + CLOSERS)}]")
_ANY_BRACKET = re.compile(rf"[{re.escape(OPENERS + CLOSERS)}]")
_LABELS = re.compile(rf"(?:^|(?<=[\s,;&+|]))(?:(?:{_LABEL})|(?P<news>{_NEWS_LABEL}))\s*[:#]?\s*(?=\d)", re.IGNORECASE)
_PLACE = re.compile(r"†.*$|\s*[,:]\s*(?:pp?|pages?|paras?|paragraphs?|lines?|§+)\.?\s*\d+(?:\s*[-–]\s*\d+)?$")
_RANGE = re.compile(rf"\s*(?:[{_DASH}]+|\.\.+|…|\b(?:to|bis|through)\b)\s*")
_SEPARATOR = re.compile(rf"\s*(?:[,;&+|،؛、，；]|(?<!\w)(?:{_AND})(?!\w))\s*|\s+", re.IGNORECASE)
_ITEM = re.compile(r"\^?(\d{1,2})\.?(?:-(\d{1,2})\.?)?")
_RAISED_RUN = re.compile(rf"[{_RAISED}]+(?:\s?[,˒⁻]\s?[{_RAISED}]+)*")
_UNIT_BEFORE = re.compile(r"(?:\d|(?<![^\W\d_])(?:[^\W\d_]|[kcmd]m|ft|in|mi|yd|CO|ha))$")
_SUP = re.compile(r"<sup>([^<>\n]{1,60})</sup>", re.IGNORECASE)
_ROUND = re.compile(r"[(（]([^()（）\n]{1,60})[)）]")
_ENDS_BEHIND = re.compile(r"[^\S\n]{0,9}(?:\(\d{1,2}\)[^\S\n]{0,9}){0,8}(?:[.!?…。！？؟۔]|\n|\Z)")
_ENDED_BEFORE = re.compile(r"[.!?…。！？؟۔][\"”’»)]{0,3}$")
_COUNT_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s?$", re.IGNORECASE
)
_LINK = re.compile(
    rf"\((?:<[^<>\n]{{0,{_LONGEST_LINK}}}>|(?=[#/.)]|[^()\s]{{1,99}}[.:#/])(?:[^()\s]|\([^()\s]{{0,99}}\)){{0,{_LONGEST_LINK}}})"
    r"(?:\s\"[^\"\n]{0,200}\")?\)"
)
_GAP = r"[^\S\n]{0,3}"
_JOINER = re.compile(rf"{_GAP}(?:[,;&+،、]{_GAP})?(?:(?:{_AND})[^\S\n]{{1,3}})?", re.IGNORECASE)
_WRAPS = [
    ("**", "**"),
    ("__", "__"),
    ("*", "*"),
    ("_", "_"),
    ("`", "`"),
    ("<sup>", "</sup>"),
    ("$^{", "}$"),
    ("^{", "}"),
]
_WRAP_ENDS = frozenset(")）*_`<}")
_LAYERS = 3
_ROUND_BEFORE = re.compile(r"[(（](?:(?:see|cf\.?|sources?|passages?|refs?\.?)\s?:?)?\s?$", re.IGNORECASE)
_ROUND_AFTER = re.compile(r"\s?[)）]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `text[start:end]`, half-open; `numbers` as it names them, without repeats."""

    start: int
    end: int
    numbers: tuple[int, ...]


def find_marks(text: str, known: int) -> list[Mark]:
    """The marks of a text in order, none overlapping; `known` is how many passages were shown to its writer."""
    found = sorted([*_square(text, known), *_raised(text), *_sup(text), *_round(text, known)], key=lambda m: m.start)
    return list(_merged(text, found))


def open_brackets(text: str) -> list[int]:
    """Where square brackets stand open on the last line."""
    return _pairs(text)[1]


@lru_cache(maxsize=1024)
def numbers_in(content: str, known: int, every_known: bool = False) -> tuple[int, ...]:
    """The numbers between a mark's brackets, or () where they hold anything else. With `every_known`, () as well
    where no passage bears one of them."""
    named = _ANY_BRACKET.sub(",", content).strip().rstrip("\\")
    named, labels = _PLACE.sub("", named), [found["news"] for found in _LABELS.finditer(named)]
    named = _RANGE.sub("-", _LABELS.sub("", named))
    items = [_ITEM.fullmatch(part) for part in _SEPARATOR.split(named.strip(" ,;:")) if part]
    numbers = tuple(dict.fromkeys(number for item in items for number in _expanded(item)))
    if not items or not all(_expanded(item) for item in items):
        return ()
    if (every_known or any(labels)) and not all(1 <= number <= known for number in numbers):
        return ()
    return numbers


def _expanded(item: re.Match[str] | None) -> range:
    """The numbers of one item; none for what is no number, or for a range that runs backwards."""
    if item is None:
        return range(0)
    first = int(item[1])
    return range(first, int(item[2] or first) + 1)


def _pairs(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Square brackets that belong together, outer ones first, and those left open on the last line."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for found in _BRACKETS.finditer(text):
        if found[0] == "\n":
            opened.clear()
        elif found[0] in OPENERS:
            opened.append(found.start())
        elif opened:
            pairs.append((opened.pop(), found.end()))
    return sorted(pairs), opened


def _square(text: str, known: int) -> Iterator[Mark]:
    done = 0
    for start, end in _pairs(text)[0]:
        if start < done or end - start > LONGEST:
            continue
        if numbers := numbers_in(text[start + 1 : end - 1], known):
            mark = _linked(text, Mark(start, end, numbers))
            done = mark.end
            yield mark


def _linked(text: str, mark: Mark) -> Mark:
    """The mark with what Markdown puts around it: `\\[1\\]`, `^[1]`, `[1](link)`, `![1](image)`, `[1]:` on a line."""
    start, end = mark.start, mark.end
    if text[max(0, start - 1) : start] in ("\\", "^"):
        start -= 1
    if text.startswith("(", end) and (link := _LINK.match(text, end)):
        end = link.end()
        start -= text[max(0, start - 2) : start] in ("!", " !", "\n!")
    if text[end : end + 1] == ":" and (not start or text[start - 1] == "\n"):
        end += 1
    return replace(mark, start=start, end=end)


def _raised(text: str) -> Iterator[Mark]:
    for found in _RAISED_RUN.finditer(text):
        if not _UNIT_BEFORE.search(text[max(0, found.start() - 4) : found.start()]) and (
            numbers := numbers_in(found[0].translate(_LOWERED), 0)
        ):
            yield Mark(found.start(), found.end(), numbers)


def _sup(text: str) -> Iterator[Mark]:
    for found in _SUP.finditer(text):
        # Brackets inside are found as such, and this tag as what is wrapped around them.
        if not _ANY_BRACKET.search(found[1]) and (numbers := numbers_in(found[1], 0)):
            yield Mark(found.start(), found.end(), numbers)


def _round(text: str, known: int) -> Iterator[Mark]:
    """Round brackets; once a line counts its points in them, all that follow on it are text."""
    counting_until = -1
    for found in _ROUND.finditer(text):
        if _ANY_BRACKET.search(found[1]) or not (numbers := numbers_in(found[1], known, every_known=True)):
            continue
        if found[1][:1].isalpha() or (found.start() > counting_until and _ends_sentence(text, found)):
            yield Mark(found.start(), found.end(), numbers)
        elif found.start() > counting_until:
            line_end = text.find("\n", found.end())
            counting_until = len(text) if line_end < 0 else line_end


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 12) : found.start()]
    if not before.rsplit("\n", 1)[-1].strip() or _COUNT_BEFORE.search(before):
        return False
    return bool(_ENDS_BEHIND.match(text, found.end()) or _ENDED_BEFORE.search(before))


def _merged(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """Marks with nothing but a joiner between them, as one."""
    current: Mark | None = None
    for mark in (_wrapped(text, mark) for mark in marks):
        if current and mark.start < current.end:
            continue
        if current and (joiner := _JOINER.match(text, current.end)) and joiner.end() == mark.start:
            numbers = dict.fromkeys((*current.numbers, *mark.numbers))
            current = Mark(current.start, mark.end, tuple(numbers))
            continue
        if current:
            yield _wrapped(text, current)
        current = mark
    if current:
        yield _wrapped(text, current)


def _wrapped(text: str, mark: Mark) -> Mark:
    """The mark with what is wrapped around it and nothing else; at most three layers."""
    for _ in range(_LAYERS):
        if text[mark.end : mark.end + 2].lstrip()[:1] not in _WRAP_ENDS:
            break
        before, after = text[max(0, mark.start - 12) : mark.start], text[mark.end : mark.end + 6]
        if (opened := _ROUND_BEFORE.search(before)) and (closed := _ROUND_AFTER.match(after)):
            mark = replace(mark, start=mark.start - len(opened[0]), end=mark.end + closed.end())
            continue
        wrap = next((pair for pair in _WRAPS if before.endswith(pair[0]) and after.lower().startswith(pair[1])), None)
        if wrap is None:
            break
        mark = replace(mark, start=mark.start - len(wrap[0]), end=mark.end + len(wrap[1]))
    return mark
