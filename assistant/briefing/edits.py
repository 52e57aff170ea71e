"""A reader's words for a line, cited and checked by the path that every draft takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from assistant.briefing.types import Briefing, CitedArticle, CitedPassage, Line
from assistant.citations import cite
from assistant.marks import find_marks
from assistant.types import DraftSentence, Sentence
from assistant.unmarked import unmarked
from assistant.verdicts import Checks, judged
from index.articles import clean_text, language_of
from index.types import Article, Hit, Passage


def checked_edit(
    briefing: Briefing, line: Line, text: str, checker: Checks, find: Callable[[str], Article | None] | None = None
) -> Sentence | None:
    """The edit as a sentence with its citations and verdict, None for no words. Marks in it name passages of the page
    by their numbers; without any it keeps those of its line. Block and place are those of the line."""
    raw = " ".join(clean_text(text).split())
    clean = unmarked(raw, find_marks(raw, len(briefing.passages)))
    if not clean.text.strip():
        return None
    named = dict.fromkeys(number for mark in clean.marks for number in mark.numbers)
    before = line.sentence
    numbers = tuple(named or dict.fromkeys([*(citation.number for citation in before.citations), *before.unknown]))
    draft = DraftSentence(clean.text.strip(), numbers, before.block, before.block_index, raw)
    hits = page_hits(briefing, find)
    return judged(cite(draft, hits), hits, checker)


def page_hits(briefing: Briefing, find: Callable[[str], Article | None] | None = None) -> Sequence[Hit]:
    """The passages of the page by their numbers, 1 first, each with its article: as `find` has it where it is the one
    that was cited, else as much as the page carries of it."""
    kept = {article.id: article for article in briefing.articles}
    found = {key: find(key) if find else None for key in kept}
    return [_hit(passage, kept.get(passage.article), found.get(passage.article)) for passage in briefing.passages]


def _hit(passage: CitedPassage, kept: CitedArticle | None, found: Article | None) -> Hit:
    if found is None or found.text[passage.start : passage.end] != passage.text:
        found = _carried(passage, kept or replace(_UNKNOWN, id=passage.article))
    return Hit(found, Passage(passage.article, passage.start, passage.end, passage.text), 1.0)


def _carried(passage: CitedPassage, kept: CitedArticle) -> Article:
    """The article as the page carries it. Where its text does not go with it, the passage stands at its offsets with
    blanks before it: what is located in it is then located in the article."""
    whole = kept.text[passage.start : passage.end] == passage.text
    return Article(
        id=kept.id,
        text=kept.text if whole else " " * passage.start + passage.text,
        sha256=kept.sha256,
        title=kept.title,
        outlet=kept.outlet,
        author=kept.author,
        url=kept.url,
        published=kept.published,
        read_at=kept.read_at,
        language=language_of(passage.text),
        ref=kept.ref,
    )


# A passage of an article that the page does not list; no page is written so.
_UNKNOWN = CitedArticle("", "", "", "", "", "", None, datetime.min.replace(tzinfo=UTC), "", "")
