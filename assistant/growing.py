"""The end of a growing text: what of it may yet become part of a mark, and what is a mark half written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.endings import LONGEST_WORD
from assistant.marks import LONGEST, Mark, numbers_in, open_brackets
from assistant.unmarked import Unmarked

_WINDOW = 2 * LONGEST  # characters at the end that are looked at
_LONGEST_LINK = 2200  # characters, title included
_MAYBE_MARK = re.compile(
    r"(?:[(（][^()（）\n]{0,60}|<[^<>\n]{0,6}|<sup>[^<>\n]{0,60}(?:<[^<>\n]{0,5})?)$", re.IGNORECASE
)
_MAYBE_LINK = re.compile(rf"\]\(\S{{0,{_LONGEST_LINK}}}(?:\s(?:\"[^\"\n]{{0,200}}\"?)?)?\Z")
_LAST_ROUND = re.compile(r"[(（][^()（）\n]{1,60}[)）]$")
_JOINS_ON = re.compile(r"[\s,;&+،、*_`^\\$(]{0,8}(?:a(?:nd?)?|u(?:nd?)?|et?|y|и|و)?[\s*_`^\\$(]{0,4}", re.IGNORECASE)
# What stands behind an open bracket while a mark is written; a longer word than a label's beginning is text.
_HALF_CONTENT = re.compile(r"(?:[\W\d]|pas?s?a?g?e?s?|so?u?r?c?e?s?){0,40}\Z", re.IGNORECASE)
_HALF_MARK = re.compile(
    r"(?:[(（][\d\s,;–\[\]-]{0,20}|<(?:s(?:u(?:p(?:>[^<>\n]{0,20}(?:<(?:/(?:s(?:up?)?)?)?)?)?)?)?)?)\Z", re.IGNORECASE
)
_HALF_LINK = re.compile(rf"(?<=[\]】］])\(\S{{0,{_LONGEST_LINK}}}\Z")
# A word is whole once another follows: white space alone may go when a mark comes to stand in it.
_LAST_WORD = re.compile(rf"(?<!\S)\S{{0,{LONGEST_WORD - 1}}}$")
_MAY_OPEN_A_WRAP = " \t\u00a0*_`^$\\!{(]】］"


def without_half_mark(raw: str) -> str:
    """The text without a mark that has only begun."""
    window = max(0, len(raw) - _WINDOW)
    halves = [window + at for at in open_brackets(raw[window:]) if _HALF_CONTENT.match(raw, window + at + 1)]
    link = raw.rfind("](", max(0, len(raw) - _LONGEST_LINK))
    if halves:
        return raw[: halves[0]].rstrip("(*_`^\\$")
    found = _HALF_MARK.search(raw, window) or (_HALF_LINK.match(raw, link + 1) if link >= 0 else None)
    return raw[: found.start()] if found else raw


def sure_text(clean: Unmarked, raw: str) -> str:
    """The part of `clean` that no further text can change, whole words only. `raw` is what `clean` was made from, with
    the half mark behind it."""
    until = min(_sure_until(raw, clean.marks), len(clean.raw))
    sure = clean.text[: clean.in_text(until)].rstrip(_MAY_OPEN_A_WRAP)
    last = _LAST_WORD.search(sure, max(0, len(sure) - LONGEST_WORD))
    return sure[: last.start()] if last else sure


def _sure_until(raw: str, marks: Sequence[Mark]) -> int:
    """From where on a growing text may yet turn into a mark, or into part of one."""
    window = max(0, len(raw) - _WINDOW)
    maybe = [window + start for start in open_brackets(raw[window:]) if window + start > len(raw) - LONGEST][:1]
    if found := _MAYBE_MARK.search(raw, window):
        maybe.append(found.start())
    link = raw.rfind("](", max(0, len(raw) - _LONGEST_LINK))
    if link >= 0 and _MAYBE_LINK.match(raw, link):
        maybe.append(link)
    until = min([len(raw), *maybe])
    until = min(_before_round(raw, until), _before_round(raw, len(raw)))
    last = next((mark for mark in reversed(marks) if mark.end <= until), None)
    return last.start if last and _JOINS_ON.fullmatch(raw, last.end, until) else until


def _before_round(raw: str, until: int) -> int:
    """`until`, or where numbers in round brackets begin that stand last before it: what follows makes them a mark."""
    start = max(0, until - LONGEST)
    ended = start + len(raw[start:until].rstrip(_MAY_OPEN_A_WRAP))
    found = _LAST_ROUND.search(raw, start, ended)
    return found.start() if found and numbers_in(found[0][1:-1], 0) else until
