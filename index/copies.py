"""Copies of one story, seen for what they are: which article each article's text comes from. Pure.

Near-duplicates are found by MinHash over word shingles, trimmed copies by a fixed sample of the shingles that both
hold; each pair found so is then compared in full. No two articles are compared that share nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt
from datasketch import MinHash, MinHashLSH

from index.credits import Credit, canonical, credit
from index.dates import moment
from index.types import Article

Hashes = npt.NDArray[np.uint64]  # sorted, each once

# Words in a row that make a shingle: long enough that two reporters hardly choose the same ones.
_SHINGLE = 5
# The share of the shorter text's shingles from which it is a copy; less is enough where one credits the other, or both
# credit one agency, for a rewritten text keeps quotations and little else. In the sample copies lie above .9 and other
# pairs below .1; in the timelines an outlet's own later versions fill all shares between, and half is where most of
# a text is no longer its own.
_COPY, _CREDITED = 0.5, 0.2
# So many shingles at least: two formulas of an outlet's house style are no copy.
_SHARED = 8
# A text that is less than this share of the longer one is an excerpt in it, as in a live blog that carries the day.
_EXCERPT = 1 / 6
# Days between an article and its copy at most: later the same words are an archive's.
_DAYS = 4
# An outlet's own words that stand in so many of its articles, over more than _DAYS days, are its furniture.
_FURNITURE = 4
# Bands and rows of the MinHash: two texts that share 30 % of their shingles meet with 95 %, 2 % with 1 %.
_BANDS, _ROWS = 32, 2
# One shingle in so many is looked up to find trimmed copies, unless it stands in more texts than _COMMON.
_SAMPLE, _COMMON = 8, 30


@dataclass(frozen=True, slots=True)
class _Text:
    """An article with what its copies are known by."""

    article: Article
    shingles: Hashes
    credit: Credit
    moment: float


def origins(articles: Iterable[Article]) -> dict[str, str]:
    """Article id -> the id of the article that its text comes from: its own where it is nobody's copy.

    Of several copies the origin is the agency's own article where the others credit it, else the earliest that
    credits nobody else. Undated articles are compared with all."""
    texts = _texts(list(articles))
    parents = _parents(texts)
    families: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(len(texts)):
        families[_root(parents, at)].append(at)
    of: dict[str, str] = {}
    for family in families.values():
        origin = _origin([texts[at] for at in family])
        of |= {texts[at].article.id: origin for at in family}
    return of


def _texts(articles: Sequence[Article]) -> list[_Text]:
    """In an order of their own, so that the result does not depend on the order of the articles."""
    outlets = frozenset(article.outlet for article in articles if article.outlet)
    credits = [credit(article, outlets) for article in articles]
    shingles = [_shingles(article.text[: found.end]) for article, found in zip(articles, credits, strict=True)]
    own = _without_furniture(articles, shingles)
    texts = [
        _Text(article, words, found, moment(article.published))
        for article, words, found in zip(articles, own, credits, strict=True)
    ]
    return sorted(texts, key=lambda text: (-len(text.shingles), text.moment, text.article.id))


class _Numbers(dict[str, int]):
    """A number for each word, the same in every process; a word seen before costs a look-up."""

    def __missing__(self, word: str) -> int:
        if len(self) > 500_000:
            self.clear()
        self[word] = crc32(word.encode())
        return self[word]


_NUMBERS = _Numbers()
_WORD = re.compile(r"\w+")


def _shingles(text: str) -> Hashes:
    """A hash of every five words in a row, in lower case and without punctuation; a shorter text has one."""
    words = np.array([_NUMBERS[word] for word in _WORD.findall(text.casefold())], dtype=np.uint64)
    count = max(1, len(words) - _SHINGLE + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(min(_SHINGLE, len(words))):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + words[place : place + count]
    mixed ^= mixed >> np.uint64(29)
    ordered = np.sort(mixed * np.uint64(0xBF58476D1CE4E5B9))
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def _without_furniture(articles: Sequence[Article], shingles: Sequence[Hashes]) -> list[Hashes]:
    """The shingles without those that an outlet prints under its articles day after day."""
    by_outlet: defaultdict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        by_outlet[article.outlet].append(at)
    own = list(shingles)
    for members in by_outlet.values():
        found = _repeated([(moment(articles[at].published), shingles[at]) for at in members])
        if len(found):
            for at in members:
                left = np.setdiff1d(own[at], found, assume_unique=True)
                # A text of nothing else keeps it: else two empty ones would look alike.
                own[at] = left if len(left) else own[at]
    return own


def _repeated(dated: Sequence[tuple[float, Hashes]]) -> Hashes:
    """The shingles that stand in _FURNITURE of the texts at least, the first and last of them more than _DAYS apart."""
    texts = [(when, hashes) for when, hashes in sorted(dated, key=lambda pair: pair[0]) if np.isfinite(when)]
    if len(texts) < _FURNITURE:
        return np.zeros(0, dtype=np.uint64)
    every = np.concatenate([hashes for _, hashes in texts])
    times = np.repeat([when for when, _ in texts], [len(hashes) for _, hashes in texts])
    order = np.argsort(every, kind="stable")  # stable: within a shingle the times stay in order
    unique, first, counts = np.unique(every[order], return_index=True, return_counts=True)
    span = times[order][first + counts - 1] - times[order][first]
    repeated: Hashes = unique[(counts >= _FURNITURE) & (span > _DAYS * 86_400)]
    return repeated


def _parents(texts: Sequence[_Text]) -> dict[int, int]:
    """Copy -> the longer text that holds most of it; among those of the same text, the first in order."""
    best: dict[int, tuple[float, int]] = {}
    for longer, shorter in sorted(_candidates(texts)):
        share = _share(texts[longer], texts[shorter])
        if share > best.get(shorter, (0.0, -1))[0]:
            best[shorter] = (share, longer)
    return {shorter: longer for shorter, (_, longer) in best.items()}


def _share(longer: _Text, shorter: _Text) -> float:
    """How much of the shorter text the longer one holds, 0 where that makes no copy."""
    if abs(longer.moment - shorter.moment) > _DAYS * 86_400 and np.isfinite(longer.moment + shorter.moment):
        return 0.0
    if len(shorter.shingles) < _EXCERPT * len(longer.shingles):
        return 0.0
    shared = len(np.intersect1d(longer.shingles, shorter.shingles, assume_unique=True))
    needed = _CREDITED if _credited(longer, shorter) else _COPY
    share = shared / len(shorter.shingles)
    whole = shared == len(shorter.shingles) == len(longer.shingles)
    return share if whole or (share >= needed and shared >= _SHARED) else 0.0


def _credited(one: _Text, other: _Text) -> bool:
    """Whether one names the other's outlet as where its text comes from, or both name the same agency."""
    outlets = canonical(one.article.outlet), canonical(other.article.outlet)
    named = {outlets[0], one.credit.name} & {outlets[1], other.credit.name}
    return outlets[0] != outlets[1] and bool(named - {""})


def _candidates(texts: Sequence[_Text]) -> set[tuple[int, int]]:
    """Pairs (longer, shorter) that may be copies."""
    same: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        same[text.article.sha256].append(at)
    pairs = {(min(pair), max(pair)) for alike in same.values() for pair in pairwise(alike)}
    # Of the same text one stands for all: sixty copies of it would be 1,770 pairs.
    alone = [alike[0] for alike in same.values()]
    return pairs | _near(texts, alone) | _trimmed(texts, alone)


def _near(texts: Sequence[_Text], among: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs that MinHash takes for near-duplicates."""
    index = MinHashLSH(num_perm=_BANDS * _ROWS, params=(_BANDS, _ROWS))
    hashes = [_thinned(texts[at].shingles).tolist() for at in among]
    pairs = set()
    for at, sketch in zip(among, MinHash.bulk(hashes, num_perm=_BANDS * _ROWS, hashfunc=int), strict=True):
        pairs |= {(min(at, other), max(at, other)) for other in index.query(sketch)}
        index.insert(at, sketch)
    return pairs


def _thinned(shingles: Hashes) -> Hashes:
    """One shingle in four as a 32-bit number: enough to tell, and a quarter of the time. Of both texts or of neither,
    or what they share would seem less."""
    thinned: Hashes = (shingles[shingles % 4 == 0] >> np.uint64(2)) & np.uint64(0xFFFFFFFF)
    return thinned


def _trimmed(texts: Sequence[_Text], among: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of which one holds many of the other's sampled shingles."""
    sampled = [texts[at].shingles[texts[at].shingles % _SAMPLE == 0] for at in among]
    sizes = dict(zip(among, map(len, sampled), strict=True))
    shared = Counter(_together(sampled, among))
    # Half of what is needed of the whole is enough of a sample.
    return {pair for pair, count in shared.items() if 2 * count >= _CREDITED * sizes[max(pair)]}


def _together(sampled: Sequence[Hashes], among: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each two texts that hold a shingle, once for each such shingle; those that many texts hold are left out."""
    if not sampled:
        return
    every = np.concatenate(sampled)
    owners = np.repeat(among, [len(hashes) for hashes in sampled])
    order = np.argsort(every, kind="stable")
    _, starts, sizes = np.unique(every[order], return_index=True, return_counts=True)
    shared = (sizes > 1) & (sizes <= _COMMON)
    for start, size in zip(starts[shared].tolist(), sizes[shared].tolist(), strict=True):
        alike = owners[order[start : start + size]].tolist()
        yield from ((min(pair), max(pair)) for pair in combinations(alike, 2))


def _root(parents: dict[int, int], at: int) -> int:
    """Each parent stands before its children in the order of the texts, so this ends."""
    while at in parents:
        at = parents[at]
    return at


def _origin(family: Sequence[_Text]) -> str:
    """The id of the article that the others come from."""
    named = {text.credit.name for text in family} - {""}

    def standing(text: _Text) -> tuple[bool, bool, float, int, str]:
        own = canonical(text.article.outlet) in named
        return (not own, bool(text.credit.name), text.moment, -len(text.shingles), text.article.id)

    return min(family, key=standing).article.id
