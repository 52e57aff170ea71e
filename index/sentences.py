"""Where the sentences of a news text begin and end: sentencex underneath, its faults on news mended.

What is mended, each found on real articles: a quotation of many sentences that comes back as one; a cut between a full
stop and the quotation mark that closes it; a cut after `Ms.`, `5 p.m.` or `“What?”` where the sentence goes on; lines
of a page (headline, by-line) run together; and time that grows with the square of the text where a mark never closes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from sentencex import get_sentence_boundaries

Span = tuple[int, int]

# A quotation or bracket in a longer sentence is cut at the sentence ends inside it, so that a citation can be narrow;
# in a shorter one it stays with its attribution. About twice the length of a sentence in the news.
LONG_SENTENCE = 280
# Most characters given to sentencex at once: it takes quadratic time over quotation marks that never close.
_PIECE = 3000
# A text file is hard-wrapped where its longest line is as long as a terminal or typewriter line.
_WRAP_WIDTHS = range(40, 121)
_WRAPPED_LINES = 3  # at least so many lines too full for the next word

_MARKS = str.maketrans(dict.fromkeys('"“”„‟«»‹›‘’‚‛`()[]{}', " "))
_MARKED = re.compile(r"[\"“”„‟«»‹›‘‚‛()\[\]{}]")
_CLOSERS = re.compile(r"(?:[\"”’'»›)\]}]|\s[»›])*")
_SENTENCE_END = re.compile(r"\w{4}[.!?؟۔…][\"”’'»)\]]*\s+|[。！？][」』”]?")
# A lone surrogate, which sentencex cannot be given; of the same length.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_JOINERS = "\u200d\u200c"  # zero-width joiner and non-joiner

# Abbreviations before a name or a number that sentencex takes for a sentence's last word.
_BEFORE_A_NAME = (
    "Ms|Mx|Spc|Spec|Pfc|Cpl|Amb|Atty|Asst|Dep|Det|Supt|Sec|Secy|Cmdr|Brig|Messrs|Mme|Mmes|Mlle|Vol|approx|www"
)
_GOES_ON_AFTER = re.compile(rf"(?:^|[\s(\"“«])(?:{_BEFORE_A_NAME}|[\u0621-\u064a])\.$")
_GOES_ON_AFTER_IN = {"fr": re.compile(r"(?:^|[\s(\"“«’'])(?:M|MM|Me|Mgr|av|apr|env|p|art)\.$")}
_ITEM_NUMBER = re.compile(r"\d{1,3}[.)]")  # of a list: it belongs to the item
_TIME_BEFORE = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_TIME_AFTER = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|[A-Z]{2,4}T\b|ET|PT|UTC|Eastern"
    r"|Pacific|Central|Greenwich|[A-Z][a-z]+ time|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\S* \d)"
)
_ASKED_BEFORE = re.compile(r"[?!][\"”’'»]+$")
_ASKED_AFTER = re.compile(
    r"(?:[A-Z][\w’'-]+\s+){1,3}(?:asked|said|says|asks|added|cried|shouted|wrote|tweeted|told|replied|yelled)\b"
)


def sentence_spans(text: str, language: str = "en") -> list[Span]:
    """Spans [start, end) in code points, in order, without white space at either end.

    Every character that is not white space lies in exactly one of them. None reaches across a blank line, or across
    the end of a line unless the text is hard-wrapped or the next line goes on in lower case. A language that sentencex
    does not know is read as English. A run of 3,000 characters without a sentence end is cut at a space."""
    return [
        span
        for start, end in _pieces(text, paragraphs(text))
        for span in _trimmed(text, [start, *(start + cut for cut in _cuts(text[start:end], language)), end])
    ]


@lru_cache(maxsize=1024)
def spans_of(text: str, language: str = "en") -> tuple[Span, ...]:
    """The same, kept for a while: a passage is read for more than one purpose."""
    return tuple(sentence_spans(text, language))


def break_at(text: str, start: int, limit: int) -> int:
    """Where to cut a stretch that is too long: after the last white space in the second half of [start, limit), or at
    `limit`, moved back so that it parts no combining mark or joined emoji from what it belongs to."""
    for at in range(limit, start + (limit - start) // 2, -1):
        if text[at - 1].isspace():
            return at
    at = limit
    while at > start + 1 and at < len(text) and _belongs_to_the_one_before(text, at):
        at -= 1
    return at if at > start + 1 else limit


def _belongs_to_the_one_before(text: str, at: int) -> bool:
    return unicodedata.category(text[at])[0] == "M" or text[at] in _JOINERS or text[at - 1] in _JOINERS


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, trimmed: each line is one, but a hard-wrapped paragraph stays together."""
    return list(_trimmed(text, _paragraph_starts(text)))


def _paragraph_starts(text: str) -> list[int]:
    lines = text.split("\n")
    width = _wrap_width(lines)
    starts, at = [0], 0
    for line, following in pairwise(lines):
        at += len(line) + 1
        if not _continues(line, following, width):
            starts.append(at)
    return [*starts, len(text)]


def _wrap_width(lines: list[str]) -> int:
    """The width at which the text is hard-wrapped, 0 where a line is a paragraph: most lines are too full for the
    first word of the next."""
    width = max(len(line.rstrip()) for line in lines)
    if width not in _WRAP_WIDTHS:
        return 0
    pairs = [(line, following) for line, following in pairwise(lines) if line.strip() and following.strip()]
    full = sum(_is_full(line, following, width) for line, following in pairs)
    return width if full >= _WRAPPED_LINES and full * 2 >= len(pairs) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width


def _continues(line: str, following: str, width: int) -> bool:
    """Whether the next line belongs to the same paragraph."""
    if not line.strip() or not following.strip():
        return False
    return _is_full(line, following, width) if width else following.lstrip()[0].islower()


def _pieces(text: str, blocks: Iterable[Span]) -> Iterator[Span]:
    """Blocks, long ones cut after a sentence, or where there is none at a space."""
    for start, end in blocks:
        while end - start > _PIECE:
            limit = start + _PIECE
            ends = [found.end() for found in _SENTENCE_END.finditer(text, start + _PIECE // 2, limit)]
            cut = ends[-1] if ends else break_at(text, start, limit)
            yield start, cut
            start = cut
        yield start, end


def _cuts(piece: str, language: str) -> list[int]:
    """The ends of the sentences in a piece, but for the last."""
    cuts = list(_read(piece, piece, language))
    inner = [
        start + cut
        for start, end in pairwise([0, *cuts, len(piece)])
        if end - start > LONG_SENTENCE and _MARKED.search(piece, start, end)
        for cut in _read(piece[start:end], piece[start:end].translate(_MARKS), language)
    ]
    return sorted(cuts + inner)


def _read(piece: str, as_read: str, language: str) -> Iterator[int]:
    """Sentence ends as sentencex finds them in `as_read`, mended by what stands in `piece` (of the same length)."""
    last = 0
    for found in get_sentence_boundaries(language, as_read.translate(_SURROGATES)):
        cut = found["end_index"] - len(found["text"]) + len(found["text"].rstrip())
        closers = _CLOSERS.match(piece, cut)
        cut = closers.end() if closers else cut
        numbered = _ITEM_NUMBER.fullmatch(piece[last:cut].strip())
        if last < cut < len(piece) and not numbered and not _goes_on(piece, cut, language):
            yield cut
            last = cut


def _goes_on(piece: str, cut: int, language: str) -> bool:
    """Whether the sentence goes on behind this cut."""
    before, after = piece[max(0, cut - 12) : cut], piece[cut : cut + 60].lstrip()
    return (
        after[:1].islower()
        or after.startswith((",", ";", ":"))
        or bool(_GOES_ON_AFTER.search(before))
        or (language in _GOES_ON_AFTER_IN and bool(_GOES_ON_AFTER_IN[language].search(before)))
        or bool(_TIME_BEFORE.search(before) and _TIME_AFTER.match(after))
        or bool(_ASKED_BEFORE.search(before) and _ASKED_AFTER.match(after))
    )


def _trimmed(text: str, bounds: list[int]) -> Iterator[Span]:
    """The stretches between bounds without the white space around them."""
    for start, end in pairwise(bounds):
        words = text[start:end]
        if stripped := words.strip():
            first = start + len(words) - len(words.lstrip())
            yield first, first + len(stripped)
