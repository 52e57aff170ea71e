"""Lays a claim beside the sentences of its sources, word by word: which sentences carry it, and which word of theirs
stands for each of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.check.closeness import Table, table
from assistant.check.limits import LONGEST_SENTENCE
from assistant.check.types import Aligned, Evidence, Grid, Source
from assistant.terms import content_words
from index.parts.types import Statement, Word
from index.sentences import break_at, spans_of

MOST_NEAR = 4  # sentences that may carry one claim between them
# A further sentence carries the claim where it holds so much of its weight that those before it do not.
_ADDS = 0.10
# What a word weighs by its part of speech (C5): names and numbers tell most, adverbs least.
_WEIGHTS = {"NP": 3.0, "CR": 2.5, "OR": 1.5, "NN": 2.0, "VV": 2.0, "AJ": 1.5, "AV": 0.7, "UN": 1.5}
_LINKED = 0.4  # least closeness of a link
# Verbs that only report: every second sentence of the news has one.
_COMMON = frozenset(["say", "tell", "report", "add", "have", "be", "do", "make", "take", "get", "go", "accord"])


def align(claim: Statement, sources: Sequence[Source]) -> Aligned:
    """The claim beside its sources; `near` is empty where no sentence shares a word with it."""
    places = [(place, *span) for place, source in enumerate(sources) for span in _spans(source.text)]
    texts = [sources[place].text[start:end] for place, start, end in places]
    content = content_indexes(claim)
    weights = np.array([weight(claim.words[at]) for at in content])
    weights = weights / (weights.sum() or 1.0)
    asked = [claim.words[at].text.casefold() for at in content]
    covers = _covers(asked, texts)
    sentences = [
        Evidence(place, text, start, sources[place].published, float(weights @ cover))
        for (place, start, _), text, cover in zip(places, texts, covers, strict=True)
    ]
    near = [sentences[at] for at in _chosen(weights, covers)]
    grids = [_grid(content, asked, evidence.statement) for evidence in near]
    best = covers.max(axis=0) if len(covers) else np.zeros(len(content))
    return Aligned(
        claim,
        sources,
        sentences,
        near,
        dict(_links(grids)),
        dict(zip(content, map(float, best), strict=True)),
        grids,
    )


@lru_cache(maxsize=1024)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(piece for span in spans_of(text) for piece in _pieces(text, *span))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or what of one that is too long to be one is read at a time."""
    while end - start > LONGEST_SENTENCE:
        cut = break_at(text, start, start + LONGEST_SENTENCE)
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield start, end


def _covers(asked: Sequence[str], sentences: Sequence[str]) -> Table:
    """How closely each sentence holds each word of the claim, of shape (sentences, words)."""
    inside = [_content_words(sentence) for sentence in sentences]
    known = list(dict.fromkeys(word for words in inside for word in words))
    places = {word: place for place, word in enumerate(known)}
    near = table(asked, known)
    near = np.where(near >= _LINKED, near, 0.0)
    rows = [
        near[:, [places[word] for word in words]].max(axis=1) if words else np.zeros(len(asked)) for words in inside
    ]
    return np.array(rows).reshape(len(sentences), len(asked))


@lru_cache(maxsize=4096)
def _content_words(text: str) -> tuple[str, ...]:
    return tuple(content_words(text))


def _chosen(weights: npt.NDArray[np.float64], covers: Table) -> list[int]:
    """The sentence that holds most of the claim, and each further one that adds to it."""
    chosen: list[int] = []
    held = np.zeros(len(weights))
    while len(chosen) < min(MOST_NEAR, len(covers)):
        gains = np.maximum(covers, held) @ weights - held @ weights
        best = int(gains.argmax())
        if gains[best] < (_ADDS if chosen else 1e-9):
            break
        chosen.append(best)
        held = np.maximum(held, covers[best])
    return chosen


def _grid(content: Sequence[int], asked: Sequence[str], statement: Statement) -> Grid:
    others = content_indexes(statement)
    return Grid(content, others, table(asked, [statement.words[at].text.casefold() for at in others]))


def _links(grids: Sequence[Grid]) -> Iterator[tuple[int, tuple[int, int, float]]]:
    """For each word of the claim its best counterpart in the sentences that carry it, the first of equals."""
    for row, at in enumerate(grids[0].own if grids else ()):
        best = max(((grid.table[row].max(initial=0.0), -place) for place, grid in enumerate(grids)), default=(0.0, 0))
        if best[0] >= _LINKED:
            place = -best[1]
            yield at, (place, grids[place].others[int(grids[place].table[row].argmax())], float(best[0]))


@lru_cache(maxsize=4096)
def content_indexes(statement: Statement) -> tuple[int, ...]:
    """The words that carry matter: nouns, names, numbers, main verbs, adjectives and adverbs."""
    return tuple(at for at, word in enumerate(statement.words) if weight(word) > 0)


def weight(word: Word) -> float:
    """What a word weighs among those of its sentence; 0 for one that carries no matter."""
    return _weight(word.text, word.lemma, word.tag[:2])


@lru_cache(maxsize=50_000)
def _weight(text: str, lemma: str, tag: str) -> float:
    if lemma in _COMMON or not content_words(text):
        return 0.0
    return _WEIGHTS.get(tag, 0.0)
