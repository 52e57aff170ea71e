"""A denial added or lost: what stands right behind a `not`, a `no` or a `refused to` on one side stands without one on
the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.check.align import weight
from assistant.check.company import company
from assistant.check.cues import excuses
from assistant.check.types import Aligned, Evidence, Grid
from assistant.check.wording import shown
from assistant.types import Reason
from index.parts.types import Word

# What turns the words behind it, whatever else is said, and verbs that turn what they govern.
_PLAIN = frozenset(["not", "n't", "n’t", "never", "cannot"])
_NOMINAL = frozenset(["no", "none", "neither", "without"])
_PARTICLES = _PLAIN | _NOMINAL | {"nor", "nobody", "nothing"}
_VERBS = frozenset(["refuse", "decline", "fail", "deny", "unable"])
# `not only`, `no fewer than`, `not until`, `no longer`: these deny nothing, or something else.
_EMPTY = frozenset(
    [
        *("only", "just", "fewer", "less", "more", "later", "longer", "until", "doubt", "even", "merely", "all"),
        *("every", "necessarily", "least"),
    ]
)
# Before a denial, and right behind it: `so that it may not`, `tries not to`. They deny no deed.
_OPEN = frozenset(["may", "might", "to", "if", "whether", "so", "lest", "or", "would"])
_PURPOSE = frozenset(["so", "lest"])
_REACH = 6  # words behind a denial in which what it turns begins
_BEFORE, _AFTER = 9, 9  # words around a counterpart in which a denial would excuse the claim
_SHORT = 6  # words that carry matter in a sentence all of which counts as the company of one of them
_MARGIN = 6  # and around the part of a sentence that tells the same as a clause of the claim
_CLAUSE_BEFORE, _CLAUSE_AFTER = 7, 9  # words around a denial that are its clause, at most
_QUOTES = frozenset(["“", "”", '"'])
_MARKS = _QUOTES | {",", ";", ":", "—", "–"}
# How close a counterpart must be, and how sure with its company; the share of a clause that a sentence must hold for
# the denial of something that it does not name. Found on the development part of the claims.
_CLOSE, _SURE, _DOUBT, _HELD, _LINKED = 0.6, 0.2, 0.15, 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that leaves no doubt that it denies, with the words that it turns, as indexes."""

    at: int
    targets: tuple[int, ...]


def negation(pair: Aligned) -> Iterator[Reason]:
    """The first denial that the claim has of its own, or leaves out."""
    found = next(_added(pair), None) or next(_lost(pair), None)
    if found:
        yield found


def denials(words: Sequence[Word]) -> Iterator[Denial]:
    """Each denial that leaves no doubt and turns something."""
    for at, word in enumerate(words):
        text = word.text.casefold()
        if text not in _PARTICLES and word.lemma not in _VERBS:
            continue
        following = words[at + 1] if at + 1 < len(words) else word
        passive = word.lemma in _VERBS and following.text == "by"
        if passive or following.lemma in _EMPTY or (text == "no" and following.text == "."):
            continue
        found = tuple(_turned(words, at))
        if found:
            yield Denial(at, found)


def _turned(words: Sequence[Word], at: int) -> Iterator[int]:
    """The word that a denial turns: the next verb, or noun or adjective where none comes first; of `no plans to seek`
    the noun and the verb."""
    text = words[at].text.casefold()
    kinds = ("NN", "VV") if text in _NOMINAL else ("VV",) if text in ("nobody", "nothing") else ("VV", "NN", "AJ")
    before = at
    for there in range(at + 1, min(at + 1 + _REACH, len(words))):
        word = words[there]
        if word.text in _MARKS and (there > at + 1 or word.text not in _QUOTES):
            return
        if word.tag[:2] not in kinds:
            continue
        if before > at and before < there - 1 and word.tag[:2] == "NN":
            return
        yield there
        before = there
        if text not in _NOMINAL or word.tag[:2] == "VV":
            return


def _added(pair: Aligned) -> Iterator[Reason]:
    for denial in denials(pair.claim.words):
        counterparts = list(_counterparts(pair, denial.targets))
        before = {word.text.casefold() for word in pair.claim.words[max(0, denial.at - 3) : denial.at]}
        if before & _PURPOSE or any(denied and sure >= _DOUBT for sure, denied, _, _ in counterparts):
            continue
        best = max((one for one in counterparts if one[0] >= _SURE), key=lambda one: one[0], default=None)
        if best:
            yield Reason("polarity", f"The source does not deny it: it says “{shown(best[2].statement, best[3])}”.")
        elif _unheard(pair, denial):
            words = shown(pair.claim, denial.at, 2, 4)
            yield Reason("polarity", f"The source denies nothing here: it does not say “{words}”.")


def _counterparts(pair: Aligned, own: Sequence[int]) -> Iterator[tuple[float, bool, Evidence, int]]:
    """For words of the claim their counterparts in all near sentences: how sure, whether denied, and where."""
    for evidence, grid in zip(pair.near, pair.grids, strict=True):
        for row in _places(grid.own, own):
            for column, there in enumerate(grid.others):
                close = float(grid.table[row, column])
                if close >= _CLOSE:
                    denied = _beside(evidence.statement.words, evidence.text, there)
                    yield close * company(pair, grid, row, column), denied, evidence, there


def _unheard(pair: Aligned, denial: Denial) -> bool:
    """Whether a plain denial stands in a clause whose other words stand together in a sentence that denies nothing
    there."""
    words = pair.claim.words
    around = {word.text.casefold() for word in words[max(0, denial.at - 3) : denial.at]}
    behind = words[denial.at + 1].text.casefold() if denial.at + 1 < len(words) else ""
    if words[denial.at].text.casefold() not in _PLAIN or around & _OPEN or behind == "to":
        return False
    if excuses(words[denial.at + 1 : denial.at + 1 + _REACH], pair.claim.text):
        return False  # it has not been called off: twice denied
    first, last = _clause(words, denial.at)
    best: tuple[float, Evidence, int, int] | None = None
    for evidence, grid in zip(pair.near, pair.grids, strict=True):
        rows = [row for row, at in enumerate(grid.own) if first <= at <= last]
        held = [int(grid.table[row].argmax()) for row in rows if grid.table[row].max(initial=0.0) >= _LINKED]
        share = len(held) / len(rows) if rows else 0.0
        if held and (best is None or share > best[0]):
            there = [grid.others[column] for column in held]
            best = share, evidence, min(there), max(there)
    if best is None or best[0] < _HELD:
        return False
    _, evidence, begin, end = best
    return not excuses(evidence.statement.words[max(0, begin - _MARGIN) : end + _MARGIN + 1], evidence.text)


def _clause(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The first and the last word of the clause around a word, which marks part from others."""
    first = last = at
    while first > 0 and at - first < _CLAUSE_BEFORE and words[first - 1].text not in _MARKS:
        first -= 1
    while last + 1 < len(words) and last - at < _CLAUSE_AFTER and words[last + 1].text not in _MARKS:
        last += 1
    return first, last


def _lost(pair: Aligned) -> Iterator[Reason]:
    for evidence, grid in zip(pair.near, pair.grids, strict=True):
        if not grid.own:
            continue
        for denial in denials(evidence.statement.words):
            for column in _places(grid.others, denial.targets):
                row = int(grid.table[:, column].argmax())
                if _is_lost(pair, evidence, grid, row, column):
                    words = shown(evidence.statement, denial.at, 3, 5)
                    yield Reason("polarity", f"The source denies it: it says “{words}”.")


def _is_lost(pair: Aligned, evidence: Evidence, grid: Grid, row: int, column: int) -> bool:
    """Whether a word that a sentence denies stands in the claim without a denial, and no other sentence affirms it."""
    own, close = grid.own[row], float(grid.table[row, column])
    sure = close * max(company(pair, grid, row, column), _kept(evidence, grid, column))
    if close < _CLOSE or sure < _SURE or _beside(pair.claim.words, pair.claim.text, own):
        return False
    return not _affirmed(pair, evidence, own)


def _kept(evidence: Evidence, grid: Grid, column: int) -> float:
    """Share of the weight of a short sentence that the claim holds, but for one word."""
    words = evidence.statement.words
    total = held = 0.0
    for other, there in enumerate(grid.others):
        if other != column:
            total += weight(words[there])
            held += weight(words[there]) * (grid.table[:, other].max() >= _LINKED)
    return held / total if total and len(grid.others) <= _SHORT else 0.0


def _affirmed(pair: Aligned, but: Evidence, own: int) -> bool:
    """Whether another near sentence has the word without a denial."""
    return any(
        evidence is not but and not denied and sure >= _SURE
        for sure, denied, evidence, _ in _counterparts(pair, (own,))
    )


def _places(indexes: Sequence[int], wanted: Sequence[int]) -> list[int]:
    return [place for place, at in enumerate(indexes) if at in wanted]


def _beside(words: Sequence[Word], text: str, at: int) -> bool:
    """Whether anything that may deny stands beside a word, read broadly."""
    return excuses(words[max(0, at - _BEFORE) : at + _AFTER + 1], text)
