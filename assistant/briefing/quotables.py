"""Which words of a story's articles may stand on a page by themselves: whole sentences that lean on nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.briefing.types import Material
from assistant.terms import content_words, stem
from assistant.verdicts import ENGLISH
from index.types import Article, Hit, Passage

# Words of a sentence. Shorter ones are headings and cries; longer ones are lists, and half a page by themselves.
_LEAST_WORDS, _MOST_WORDS = 8, 60
_LEAST_FOREIGN, _MOST_FOREIGN = 40, 400  # characters of one in another language
_LEAST_MATTER = 3  # words that carry matter
_UNSAID_PERSON = (
    r"(?:official|diplomat|aide|advis[eo]r|officer|source|person|people|man|woman|spokes\w+|minister|commander|resident|"
    r"witness|trader|engineer|latter|former|two|three|pair|others?|same)"
)
_SAYS = r"(?:said|says|added|adds|told|explained|argued|warned|insisted|continued|noted|conceded|stressed)"
# A sentence that opens like this does not say of whom or what it speaks; the one before it does.
_LEANING = re.compile(
    r"^\W*(?:(?:but|and|so|yet|or|instead|however|still|also|then|meanwhile|nor),?\s+)?"
    r"(?:(?:he|she|they|it|his|her|their|its|him|them|this|that|these|those|both|neither|each|another|others?|such|one"
    rf"|some)\b|(?:the|all|both of the) (?:{_UNSAID_PERSON}s?|figures?|numbers?|remarks?|comments?|statement|group)\b"
    r"(?!\s+(?:of|who|from|in|at|for|that)\b)"
    r"|(?:\w+ ){1,2}(?:earlier|later)\b|an? (?:second|third|fourth|fifth)\b(?! of\b))",
    re.IGNORECASE,
)
# `It` and `this` that point at nothing before them: "It was not clear whether", "this week".
_STANDING = re.compile(
    r"^\W*(?:(?:but|and|so|yet|however),?\s+)?(?:it (?:is|was|remain(?:s|ed))(?:\s\w+){0,3}\s"
    r"(?:clear|known|unclear|unknown|possible|likely|unlikely|expected|feared|believed|hoped"
    r"|the (?:first|second|third|last|worst|deadliest|largest|biggest|latest))\b"
    r"|(?:this|that) (?:week|month|year|morning|afternoon|evening|weekend|time)\b"
    r"|one of the\b|one (?:person|man|woman|soldier|official|diplomat|child)\b|(?:another|some|other) \d"
    r"|both (?:governments|sides|countries)\b)",
    re.IGNORECASE,
)
_JOINS_ON = re.compile(
    r"^\W*(?:but|and|so|yet|or|instead|however|nor|for example|for instance|in addition|as a result|that is why"
    r"|similarly|likewise|in turn|by contrast|therefore|thus|moreover|furthermore|besides)\b",
    re.IGNORECASE,
)
# The words of somebody whom only the sentence before names: "..., the official said", "..., its spokeswoman said"; and
# what is left open there: "It was not clear why."
_LEANS_AT_THE_END = re.compile(
    rf"[,”\"]\s+(?:(?:he|she|they)\s+{_SAYS}|{_SAYS}\s+(?:he|she|they)\b|the\s+{_UNSAID_PERSON}s?\s+{_SAYS})\b"
    r"|[”\"]\s+(?:its|his|her|their)\s+\w+|\b(?:accept|want|offer|reject|propose) one\b"
    r"|(?:official|diplomat|minister|spokes\w+) said (?:that )?they\b"
    r"|\b(?:why|how|when|where|who|which|there (?:are|were|was)|so)\.$",
    re.IGNORECASE,
)
# What is said of persons present: "I", "we", "you" outside quotation marks is talk, a letter or a broadcast's wording.
_TALK = re.compile(r"\b(?:I|we|you|our|your|my|me|us|I[’']\w+|we[’']\w+|you[’']\w+)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
# A caption, a credit, a correction's label, an appeal of the page.
_PAGE = re.compile(
    r"^\W*(?:By the [A-Z]\w+ \w+ Staff|photo|picture|image|video|caption|file photo|correction"
    r"|editor[’']?s? note|read more|watch|listen|see also"
    r"|related|story highlights|updated?|follow us|click|sign up|subscribe|more on this|copyright|gallery"
    r"|disclaimer|aired|here (?:is|are) an? (?:timeline|chronology|look|list|summary))\b|^\W*(?:\d|\w{1,2}\)|--|\*)"
    r"|\b(?:reporting|editing|writing|compiled) by\b|contributed to this (?:report|story|article)"
    r"|https?://|www\.|[@©|\\]|report abuse|rush transcript|click here|all rights reserved"
    r"|terms of (?:use|service)|privacy policy",
    re.IGNORECASE,
)
# A broadcast's or an interview's transcript: "COOPER: Good evening".
_TRANSCRIPT = re.compile(r"\b[A-Z][A-Z’'.-]{2,}(?: [A-Z][A-Z’'.-]+)*(?:, [A-Z ,-]+)?(?: \([^)]{0,40}\))?: ")
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.?"
# "June 1 - Ghanem appears in Rome": an entry of a chronology, news of another day.
_CHRONOLOGY = re.compile(
    rf"^\W*(?:{_MONTH} \d{{1,2}}(?:\W{{1,2}}\d{{1,2}})?|\d{{1,2}} {_MONTH})(?:, \d{{4}})?\s+[-–—:]\s"
)
# "A woman wears a mask in Mexico City April 24, 2009.": a picture's caption before the report begins.
_CAPTION = re.compile(rf"\b{_MONTH} \d{{1,2}}, \d{{4}}\.(?:\s*REUTERS.*)?$")
_OPINION = re.compile(r"\bopinions? expressed\b|\bthe views expressed\b", re.IGNORECASE)
_SHOUTED = re.compile(r"^\W*(?:[A-Z]{2,}\W+){4,}")
# "SARRIK, Dolmara (Harbour Wire) — ": where a report was written and for whom. It is no part of what the sentence says.
_DATELINE = re.compile(
    r"^\W*(?:[^.!?;“”\"]{0,80}\([A-Z][\w .,/&’'-]{0,40}\)\s?(?:--|[—–-])\s+"
    r"|[A-Z][A-Z’'.-]{2,}(?:[ ,/]+[A-Z][\w’'.-]*){0,6},?\s(?:--|[—–-])\s+)"
)
# Of a known agency also behind the by-line and the highlights that some pages run together with the first sentence.
_AGENCY = re.compile(r"(?:\((?:CNN|Reuters|AP|AFP|UPI|dpa|Xinhua|BBC|Bloomberg|CNN Wire)\)[”\"]?\s?(?:--|[—–-])\s+)")
_OPENERS, _CLOSERS = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class Quotable:
    """Words of an article that may stand alone: `article.text[start:end] == text`, one sentence, or two of which the
    second leans on the first. `row` is the excerpt that says it; `stems` are its words that carry matter."""

    row: int
    start: int
    end: int
    text: str
    article: Article
    passage: Passage
    place: int
    stems: frozenset[str]

    @property
    def hit(self) -> Hit:
        """The passage that holds it."""
        return Hit(self.article, self.passage, 1.0)


def quotables(material: Material, rows: Sequence[int]) -> list[Quotable]:
    """What may be quoted of the excerpts, in reading order."""
    return [quotable for row in rows if (quotable := alone(material, row)) is not None]


def alone(material: Material, row: int) -> Quotable | None:
    """The excerpt where it may stand by itself, without its dateline; None where it may not."""
    excerpt = material.excerpts[row]
    start = excerpt.start + dateline(excerpt.text)
    words = excerpt.article.text[start : excerpt.end]
    if (
        not _may_stand(words, excerpt.article.language)
        or (excerpt.place == 0 and _CAPTION.search(words))
        or is_opinion(excerpt.article.text)
    ):
        return None
    return made(material, row, start)


def with_the_one_before(material: Material, row: int) -> Quotable | None:
    """The excerpt with the sentence before it, where it leans on that one and the two may stand; else None."""
    excerpt = material.excerpts[row]
    if not row or not leans(excerpt.text) or not is_sentence(excerpt.text):
        return None
    before = material.excerpts[row - 1]
    if before.passage != excerpt.passage or before.place + 1 != excerpt.place:
        return None
    first = alone(material, row - 1)
    return made(material, row, first.start) if first else None


def made(material: Material, row: int, start: int) -> Quotable:
    """The words of an excerpt's article from `start` to the excerpt's end."""
    excerpt = material.excerpts[row]
    text = excerpt.article.text[start : excerpt.end]
    stems = frozenset(stem(word) for word in content_words(text))
    return Quotable(row, start, excerpt.end, text, excerpt.article, excerpt.passage, excerpt.place, stems)


@lru_cache(maxsize=4096)
def is_opinion(text: str) -> bool:
    """Whether an article says of itself that it is somebody's opinion."""
    return bool(_OPINION.search(text))


def _may_stand(text: str, language: str) -> bool:
    """Whether a sentence may stand by itself, as far as its language is read; of another only its form is looked at."""
    if language in ENGLISH:
        return stands_alone(text)
    asked = text.rstrip(' "”’»)]').endswith(("?", "؟", "？"))
    return _LEAST_FOREIGN <= len(text) <= _MOST_FOREIGN and not asked and whole_quotations(text)


def dateline(text: str) -> int:
    """How many characters of a sentence are its dateline."""
    ends = [found.end() for found in (*_AGENCY.finditer(text), _DATELINE.match(text)) if found]
    return max(ends, default=0)


def stands_alone(text: str) -> bool:
    """Whether a sentence may stand on a page by itself."""
    return is_sentence(text) and not leans(text)


def leans(text: str) -> bool:
    """Whether only the sentence before says of whom or what this one speaks, or whose words it quotes."""
    if _JOINS_ON.match(text) or _LEANS_AT_THE_END.search(text):
        return True
    return bool(_LEANING.match(text) and not _STANDING.match(text)) or not _QUOTED.sub("", text).strip(" .,!?…-–—'’")


def is_sentence(text: str) -> bool:
    """Whether it is a whole sentence of the news: no question, no heading, no talk, no page furniture."""
    return (
        _LEAST_WORDS <= text.count(" ") + 1 <= _MOST_WORDS
        and text.rstrip(' "”’»)]').endswith((".", "!", "…"))
        and not text[0].islower()
        and whole_quotations(text)
        and not _PAGE.search(text)
        and not _TRANSCRIPT.search(text)
        and not _SHOUTED.match(text)
        and not _CHRONOLOGY.match(text)
        and not _TALK.search(_QUOTED.sub(" ", text))
        and len(content_words(text)) >= _LEAST_MATTER
    )


def whole_quotations(text: str) -> bool:
    """Whether every quotation mark that opens in it closes in it."""
    opened = sum(text.count(mark) for mark in _OPENERS)
    closed = sum(text.count(mark) for mark in _CLOSERS)
    return opened == closed and text.count('"') % 2 == 0


def says_the_same(one: Quotable, other: Quotable, share: float = 0.7) -> bool:
    """Whether the shorter of two says hardly a word that the longer does not."""
    least = min(len(one.stems), len(other.stems))
    return len(one.stems & other.stems) >= share * max(1, least)


def in_reading_order(chosen: Sequence[Quotable]) -> Iterator[Quotable]:
    """Articles in the order of their best sentence; within one as it has them."""
    articles = list(dict.fromkeys(one.article.id for one in chosen))
    yield from sorted(chosen, key=lambda one: (articles.index(one.article.id), one.start))
