"""What one part of a saved page says of another: sentences of their citations, counts of what they count. Pure.

A page may say of its window what nothing in it can show, such as how many articles there were; it may not say less
than it shows itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.briefing.types import Briefing, Story
from assistant.types import Sentence

Told = Iterator[tuple[str, str]]  # where, and what is wrong there
_HASH = re.compile(r"[0-9a-f]{64}")
# Verdicts that say of a sentence that cited words bear it out.
_BORNE_OUT = ("supported", "partly")


def disagreements(briefing: Briefing, page: Mapping[str, Sentence], edits: Mapping[str, Sentence]) -> Told:
    """Each by its place. `page` are the page's own sentences by their places, `edits` the reader's."""
    listed = {article.id for article in briefing.articles}
    for where, sentence in {**page, **edits}.items():
        evidence, label = sentence.verdict.evidence, sentence.verdict.label
        if evidence and evidence.article not in listed:
            yield f"{where}.verdict.evidence.article", f"the file lists no article {evidence.article!a}"
        if label in _BORNE_OUT and not sentence.citations:
            yield f"{where}.verdict", f"it says {label}, and the sentence cites nothing"
    if briefing.written_by.kind == "quoting":
        for where, sentence in page.items():
            if sentence.citations and not _quoted(sentence, briefing):
                yield where, "the page says that it quotes, and these words stand in nothing that the sentence cites"
    for place, article in enumerate(briefing.articles):
        if not _HASH.fullmatch(article.sha256):
            yield f"articles[{place}].sha256", "it is no SHA-256"
    yield from _counts(briefing)


def _quoted(sentence: Sentence, briefing: Briefing) -> bool:
    """Whether the words stand in the quotations, or in a passage cited: a quotation may be the heart of a sentence."""
    cited = {citation.number for citation in sentence.citations}
    held = [citation.quote for citation in sentence.citations]
    held += [passage.text for passage in briefing.passages if passage.number in cited]
    words = _plain(sentence.text)
    return any(words in _plain(text) for text in held)


def _counts(briefing: Briefing) -> Told:
    sources = briefing.sources
    told = {article for story in briefing.stories for article in story.articles}
    if sources.articles < len(told):
        yield "sources.articles", f"it counts {sources.articles}, and the stories are told of {len(told)}"
    if sources.origins > sources.articles:
        yield "sources.origins", f"it counts {sources.origins} in {sources.articles} articles"
    if len(sources.outlets) > sources.articles:
        yield "sources.outlets", f"it names {len(sources.outlets)} of {sources.articles} articles"
    for place, story in enumerate(briefing.stories):
        if story.origins > min(len(set(story.articles)), sources.origins):
            yield f"stories[{place}].origins", f"it counts {story.origins}, more than there are articles or origins"
        if unnamed := sorted(_outlets(story, briefing) - {*story.outlets}):
            yield f"stories[{place}].outlets", f"it does not name {unnamed[0]!a}, which an article of it is of"
        if unnamed := sorted({*story.outlets} - {*sources.outlets}):
            yield "sources.outlets", f"it does not name {unnamed[0]!a}, which stories[{place}] does"
    single = tuple(story.name for story in briefing.stories if story.origins == 1)
    if sources.single_origin != single:
        yield "sources.single_origin", "it names other stories than those of one origin"


def _outlets(story: Story, briefing: Briefing) -> set[str]:
    return {article.outlet for article in briefing.articles if article.outlet and article.id in story.articles}


def _plain(text: str) -> str:
    return " ".join(text.split())
