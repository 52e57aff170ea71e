"""A drafted sentence and the passages it names -> a Sentence whose citations hold the offsets of supporting words.

A citation is made for every number that a passage bears; the other numbers stay visible, and fail the sentence. Where
a sentence shares too little with the passage it cites, no words of it can be pointed out: the citation is then the
passage as the writer cited it, and the verdict says so. Whether the words do support the sentence is not judged here:
`assistant/verdicts.py` has it checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from assistant.drafts import finished, split_draft, strip_marks
from assistant.locate import passage_sentences, rarities, supporting_span
from assistant.types import Citation, DraftSentence, Reason, Sentence, Verdict
from assistant.unsaid import only_says_what_is_open
from assistant.writer import CANNOT_ANSWER
from index.types import Hit

__all__ = ["bears_verdict", "cite", "finished", "split_draft", "strip_marks"]


def bears_verdict(sentence: Sentence) -> bool:
    """Whether the sentence claims what can be held against an article, and so is shown with a mark: no heading does, no
    refusal, and no sentence that only says what the articles leave open."""
    if sentence.block == "heading" or sentence.text.strip() == CANNOT_ANSWER:
        return False
    return bool(sentence.unknown) or not only_says_what_is_open(sentence.text, bool(sentence.citations))


def cite(draft: DraftSentence, hits: Sequence[Hit]) -> Sentence:
    """The sentence with a citation per known number, in the order of its marks. `hits` are the passages in the order
    shown to the writer: number n is `hits[n - 1]`."""
    known = [number for number in draft.numbers if 1 <= number <= len(hits)]
    unknown = tuple(number for number in draft.numbers if number not in known)
    rarity = _rarities(tuple((hit.passage.text, hit.article.language) for hit in hits)) if known else {}
    found = [_citation(draft.text, number, hits[number - 1], rarity) for number in known]
    vague = [citation.number for citation, exact in found if not exact]
    sentence = Sentence(
        text=draft.text,
        citations=tuple(citation for citation, _ in found),
        unknown=unknown,
        verdict=Verdict("not checked", reasons=tuple(map(_whole_passage, vague))),
        block=draft.block,
        block_index=draft.block_index,
    )
    return replace(sentence, verdict=_unchecked(sentence, len(hits)))


def _citation(text: str, number: int, hit: Hit, rarity: dict[str, float]) -> tuple[Citation, bool]:
    """The citation, and whether supporting words were found in the passage; else it is all of the passage."""
    passage, article = hit.passage, hit.article
    span = supporting_span(text, passage.text, passage_sentences(passage.text, article.language), rarity)
    start, end = (passage.start + span[0], passage.start + span[1]) if span else (passage.start, passage.end)
    return Citation(number, article.id, article.ref, start, end, article.text[start:end]), span is not None


@lru_cache(maxsize=16)
def _rarities(passages: tuple[tuple[str, str], ...]) -> dict[str, float]:
    return rarities([text[s:e] for text, language in passages for s, e in passage_sentences(text, language)])


def _unchecked(sentence: Sentence, shown: int) -> Verdict:
    """What can be said without a check: never that a sentence is good."""
    if sentence.unknown:
        return Verdict("not supported", reasons=(_unknown_citation(sentence.unknown, shown),))
    if not bears_verdict(sentence):
        return Verdict("not checked")
    return sentence.verdict if sentence.citations else Verdict("no citation")


def _unknown_citation(unknown: Sequence[int], shown: int) -> Reason:
    many = len(unknown) > 1
    names = f"Citations {_listed(unknown)} name" if many else f"Citation {unknown[0]} names"
    were = "1 was" if shown == 1 else f"{shown} were"
    return Reason("unknown-citation", f"{names} no passage: {were} shown.")


def _whole_passage(number: int) -> Reason:
    return Reason(
        "whole-passage",
        f"Passage {number} shares too few words with this sentence to point any out: all of it is cited.",
    )


def _listed(numbers: Sequence[int]) -> str:
    """Such as `4, 7 to 50`."""
    return ", ".join(_runs(sorted(numbers)))


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *rest = [number for _, number in run]
        yield f"{first} to {rest[-1]}" if len(rest) > 1 else ", ".join(map(str, (first, *rest)))
