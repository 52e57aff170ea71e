"""Finds the words of a passage that support a sentence: its own words where they stand there, else its nearest lines.

Nothing here judges whether they do support it; that is the check's work.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from index.sentences import sentence_spans

Span = tuple[int, int]

MOST_SENTENCES = 3  # of a passage in one citation
LEAST_SHARE = 0.15  # of a sentence's weight that must stand in the cited words; below it nothing was found
# One more sentence is cited where it holds so much of the sentence's weight that the others do not.
_WORTH_A_SENTENCE = 0.15
_LEAST_VERBATIM = 3  # words; fewer stand in a passage by chance
_LONGER_THAN_ANY = 10  # times the passage's length: no sentence in it, however much white space it holds
_WEIGHT_OF_A_NAME = 2.0  # a name or a number tells more than another word as rare

_QUOTES = dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_FOLDS = _QUOTES | _DASHES | {"…": "..."}
_OUTER = " \t\n.,;:!?…\"'-()[]*_"
# What a writer sets around words that it takes over: a note of the source; or the speaker, behind the words.
_NOTE = re.compile(r"^[^.:\"“]{1,60}:\s+|(?:\s[-–—]\s[^.\"]{1,60}|\s\([^()]{1,60}\))[.\s]*$")
_SPEAKER = re.compile(
    r"(?:,?\s+according to\s[^,.]{1,80}"
    r"|,\s(?:[^,.\"]{1,60}\s)?(?:said|says|reported|reports|wrote|writes)(?:\s[^,.\"]{1,60})?)[.\s]*$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDINGS = re.compile(r"(?:['’]s|ies|ing|ed|es|s|y)$")
_STEM = 6  # letters kept of a long word: mediator, mediation and mediating are one
_COUNTED = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(value) for value, word in enumerate(_COUNTED.split(), start=1)}
_COMMONEST = """a an the and or but if of in on at to for from by with as is are was were be been being has have had do
does did it its this that these those he she they them his her their him we us our you your i who whom which what when
where not no than then there so such will would can could may might must shall should into over under about after
before also said says say"""
_STOP_WORDS = frozenset(_COMMONEST.split())
_OPENS_WITH = "\"'“„‘«("
_CLOSES_WITH = re.compile(r"[.!?…\"'”’»)]{0,3}")


@lru_cache(maxsize=512)
def passage_sentences(text: str, language: str) -> tuple[Span, ...]:
    """The spans of a passage's sentences, in code points of the passage."""
    return tuple(sentence_spans(text, language or "en"))


def supporting_span(sentence: str, passage: str, sentences: Sequence[Span], rarity: Mapping[str, float]) -> Span | None:
    """Where in the passage the words stand that support the sentence; None where it shares too little with them.

    The sentence's own words where the passage has them (quotation marks, dashes, white space, case and a note of the
    source aside); where it has them but for the speaker named behind, all of the sentences that hold them, so that the
    article's own speaker is among the words; else the one to three neighbouring sentences that hold most of its words,
    names and numbers, weighed by `rarity`, each further one only where it adds to them."""
    return (
        verbatim_span(sentence, passage)
        or verbatim_span(_NOTE.sub("", sentence), passage)
        or _whole(verbatim_span(_SPEAKER.sub("", sentence), passage), sentences)
        or _window(weights(sentence, rarity), passage, sentences)
    )


def verbatim_span(sentence: str, passage: str) -> Span | None:
    """Where the sentence's words stand in the passage one after another, or None."""
    if len(sentence) > _LONGER_THAN_ANY * max(len(passage), 1):
        return None  # before work that grows with it
    wording = _folded(sentence)[0].strip(_OUTER)
    folded, origins = _folded_passage(passage)
    if len(_TOKEN.findall(wording)) < _LEAST_VERBATIM and (not wording or wording != folded.strip(_OUTER)):
        return None
    at = _find_words(wording, folded)
    if at < 0:
        return None
    start, end = origins[at], origins[at + len(wording) - 1] + 1
    return _opened(sentence, passage, start), _closed(sentence, passage, end)


def _find_words(wording: str, text: str) -> int:
    """Where the wording stands in the text, not as a part of longer words; -1 where it does not."""
    at = text.find(wording)
    while at >= 0 and (text[at - 1 : at].isalnum() or text[at + len(wording) :][:1].isalnum()):
        at = text.find(wording, at + 1)
    return at


def _whole(span: Span | None, sentences: Sequence[Span]) -> Span | None:
    """The span of the sentences that a span lies in."""
    if span is None:
        return None
    held = [(start, end) for start, end in sentences if start < span[1] and span[0] < end]
    return min([span[0], *(start for start, _ in held)]), max([span[1], *(end for _, end in held)])


def rarities(texts: Sequence[str]) -> dict[str, float]:
    """How much a word tells, from the sentences in which it stands (ln(1 + n / df), the smoothed inverse document
    frequency); a word in none of them tells as much as one that stands in one."""
    counts = Counter(token for text in texts for token in _passage_tokens(text))
    return {token: log(1 + len(texts) / count) for token, count in counts.items()}


def weights(sentence: str, rarity: Mapping[str, float]) -> dict[str, float]:
    """What each word of the sentence weighs in finding its support."""
    unseen = max(rarity.values(), default=1.0)
    named = _names(sentence)
    return {t: rarity.get(t, unseen) * (_WEIGHT_OF_A_NAME if t in named else 1.0) for t in tokens(sentence)}


def tokens(text: str) -> frozenset[str]:
    """The words and numbers of a text, in a form in which they are compared; without the commonest."""
    return frozenset(form for found in _TOKEN.finditer(text) for form in _forms(found[0]))


# Passages are read again for each sentence that cites them; sentences are not.
_passage_tokens = lru_cache(maxsize=1024)(tokens)


def _forms(word: str) -> Iterator[str]:
    low = unicodedata.normalize("NFKC", word).casefold()
    if word.isupper() and len(word) > 1 and not word[0].isdigit():
        yield low.replace(".", "") + "."  # U.S. and US are one, and neither is "us"
        return
    if low in _STOP_WORDS:
        return
    if _CJK.search(low):
        yield from ("".join(pair) for pair in pairwise(low)) if len(low) > 1 else (low,)
    elif low[0].isdigit():
        yield re.sub(r"[,.](?=\d{3}(?!\d))", "", low)
    else:
        yield _NUMBERS.get(low) or (_ENDINGS.sub("", low) if len(low) > 4 else low)[:_STEM]


def _names(sentence: str) -> frozenset[str]:
    """Numbers, and the words with a capital other than the first."""
    words = [found[0] for found in _TOKEN.finditer(sentence)]
    telling = [
        w for number, w in enumerate(words) if w[0].isdigit() or w.casefold() in _NUMBERS or (number and w[0].isupper())
    ]
    return frozenset(form for word in telling for form in _forms(word))


def _window(weight: Mapping[str, float], passage: str, sentences: Sequence[Span]) -> Span | None:
    """The span of the sentences that hold most of the weight, or None where they hold too little."""
    total = sum(weight.values())
    held = [_passage_tokens(passage[start:end]) & weight.keys() for start, end in sentences]
    best, best_score = None, LEAST_SHARE * total
    for first in range(len(sentences)):
        for last in range(first, min(first + MOST_SENTENCES, len(sentences))):
            shared = frozenset().union(*held[first : last + 1])
            score = sum(weight[token] for token in shared) - _WORTH_A_SENTENCE * total * (last - first)
            if shared and score > best_score:
                best, best_score = (sentences[first][0], sentences[last][1]), score
    return best


def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with quotation marks, dashes, case and white space made alike, and where each character came from."""
    folded: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        alike = " " if character.isspace() else _FOLDS.get(character) or character.casefold()
        if alike == " " and folded and folded[-1] == " ":
            continue
        folded += alike
        origins += [offset] * len(alike)
    return "".join(folded), tuple(origins)


_folded_passage = lru_cache(maxsize=64)(_folded)


def _opened(sentence: str, passage: str, start: int) -> int:
    """The start of the words, with the quotation mark before them where the sentence has it too."""
    has_it = start > 0 and passage[start - 1] in _OPENS_WITH
    return start - (has_it and _folded(sentence.lstrip()[:1])[0] == _folded(passage[start - 1])[0])


def _closed(sentence: str, passage: str, end: int) -> int:
    """The end of the words, with the full stop and quotation mark behind them where the sentence has them too."""
    behind = _CLOSES_WITH.match(passage, end)
    closing = behind[0] if behind else ""
    while closing and not _folded(sentence.rstrip()[-3:])[0].endswith(_folded(closing)[0]):
        closing = closing[:-1]
    return end + len(closing)
