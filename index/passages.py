"""Splits an article into passages: slices of its text at sentence ends, without page furniture. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.furniture import furniture_spans
from index.sentences import Span, break_at, sentence_spans
from index.types import Article, Passage

# Characters of a passage. Short enough to be read at a glance beside an answer, long enough to hold a claim with its
# attribution: a news paragraph has about 200 characters.
LEAST, MOST = 600, 900


def split(article: Article) -> list[Passage]:
    """The article's passages in order; they never overlap, and have no white space at either end.

    Each ends at a sentence end, at the end of a paragraph where one lies between LEAST and MOST characters. A sentence
    longer than MOST is cut at a space, or at MOST where it has none. Passages are shorter where the article ends or
    page furniture stands between; a text of furniture only has none. Every other sentence lies in a passage."""
    return [
        Passage(article.id, start, end, article.text[start:end])
        for run in _runs(article.text, article.language or "en")
        for start, end in _packed(run, article.text)
    ]


def _runs(text: str, language: str) -> Iterator[list[Span]]:
    """Sentences that stand together, with nothing but white space between them: furniture parts two runs."""
    sentences = list(_without(sentence_spans(text, language), furniture_spans(text)))
    parts = [part for number, span in sentences for part in ((number, cut) for cut in _short(text, *span))]
    for _, run in groupby(parts, key=lambda part: part[0]):
        yield [span for _, span in run]


def _without(sentences: Sequence[Span], furniture: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """The sentences outside the furniture, each with the number of furniture spans before it."""
    passed = 0
    for start, end in sentences:
        while passed < len(furniture) and furniture[passed][1] <= start:
            passed += 1
        if passed == len(furniture) or end <= furniture[passed][0]:
            yield passed, (start, end)
        elif start < furniture[passed][0]:  # furniture glued to the end of a sentence
            yield passed, (start, furniture[passed][0])


def _short(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence, in pieces where it is longer than a passage."""
    while end - start > MOST:
        cut = break_at(text, start, start + MOST)
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield start, end


def _packed(run: Sequence[Span], text: str) -> Iterator[Span]:
    """The run's sentences gathered into passages."""
    first = 0
    while first < len(run):
        last = _last(run, first, text)
        yield run[first][0], run[last][1]
        first = last + 1


def _last(run: Sequence[Span], first: int, text: str) -> int:
    """The sentence with which a passage beginning at `first` ends best."""
    start = run[first][0]
    rest = run[-1][1] - start
    if rest <= MOST:
        return len(run) - 1
    fitting = [first]
    while run[fitting[-1] + 1][1] - start <= MOST:
        fitting.append(fitting[-1] + 1)
    # A rest too short for two full passages is halved, so that no scrap is left over.
    wanted = rest / 2 if rest < LEAST + MOST else MOST
    window = [at for at in fitting if run[at][1] - start >= min(LEAST, wanted * 0.8)]
    paragraph_ends = [at for at in window if "\n" in text[run[at][1] : run[at + 1][0]]]
    return min(paragraph_ends or window or fitting, key=lambda at: abs(run[at][1] - start - wanted))
