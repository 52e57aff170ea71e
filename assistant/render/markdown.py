"""An answer as Markdown whose citations go with it: each is a footnote that holds the words, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import tzinfo
from itertools import groupby
from urllib.parse import quote

from assistant.citations import bears_verdict
from assistant.render.answer import citations_of
from assistant.render.markup import safe_url
from assistant.render.verdicts import tally
from assistant.types import Answer, Citation, Sentence
from assistant.wording import searched, when, written
from assistant.writer import CANNOT_ANSWER
from index.types import Hit

# What could become a link, an image, HTML or emphasis; the signs of ordinary prose stay as they are.
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_URL = "%:/?#[]@!$&'()*+,;=~-._"  # what a URL is made of; all else, `>` too, is percent-encoded
_LINE_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)", re.MULTILINE)
PREFIX = {"paragraph": "", "heading": "### ", "item": "- "}
_NEAREST = 4  # passages that a refusal names, as on the page
# Where one passage supports two sentences by different words: 2, 2b, 2c.
_SUFFIXES = ("", *"bcdefghijklmnopqrstuvwxyz")


def answer_markdown(answer: Answer, zone: tzinfo | None = None) -> str:
    """The question, the answer with footnote marks and the words for what fails in it, how many sentences have which
    verdict, what was searched, the footnotes, and what went wrong."""
    labels = _labels(citations_of(answer.sentences))
    body = _refusal(answer.hits, zone) if answer.refused else _blocks(answer.sentences, labels)
    problem = [f"**Not finished:** {plain(answer.problem.message)}"] if answer.problem else []
    counts = tally([sentence.verdict for sentence in answer.sentences if bears_verdict(sentence)])
    checked = [f"*{plain(counts)}.*"] if counts else []
    foot = f"*Searched {plain(searched(answer.scope, zone))}; {plain(written(answer.written_by))}.*"
    notes = [footnote(label, key, answer.hits, zone) for key, label in labels.items()]
    return "\n\n".join([f"**{plain(answer.question)}**", *body, *checked, foot, *notes, *problem]) + "\n"


def plain(text: str) -> str:
    """The text on one line, so that Markdown shows it as it is."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _labels(citations: Sequence[Citation]) -> dict[Citation, str]:
    labels: dict[Citation, str] = {}
    for citation in citations:
        same = sum(known.number == citation.number for known in labels)
        suffix = _SUFFIXES[same] if same < len(_SUFFIXES) else f"-{same}"
        labels.setdefault(citation, f"{citation.number}{suffix}")
    return labels


def _blocks(sentences: Sequence[Sentence], labels: dict[Citation, str]) -> list[str]:
    blocks = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.block_index):
        members = list(group)
        blocks.append(PREFIX[members[0].block] + " ".join(_sentence(member, labels) for member in members))
    return blocks


def _sentence(sentence: Sentence, labels: dict[Citation, str]) -> str:
    marks = "".join(f"[^{labels[citation]}]" for citation in sentence.citations)
    note = verdict_note(sentence)
    return plain(sentence.text) + marks + (f" **[{plain(note)}]**" if note else "")


def verdict_note(sentence: Sentence) -> str:
    """What is to be said of a sentence beside it: `not supported: The number 40 is not in the source.` Nothing of one
    that is supported without a word against it, or that bears no verdict."""
    label, reasons = sentence.verdict.label, " ".join(reason.text for reason in sentence.verdict.reasons)
    if (label == "supported" and not reasons) or not bears_verdict(sentence):
        return ""
    return f"{label}: {reasons}" if reasons else label


def _refusal(hits: Sequence[Hit], zone: tzinfo | None) -> list[str]:
    """That the articles do not say, and which passages came nearest."""
    if not hits:
        return [CANNOT_ANSWER]
    return [f"{CANNOT_ANSWER} The nearest passages:", "\n".join(f"- {_where(hit, zone)}" for hit in hits[:_NEAREST])]


def _where(hit: Hit, zone: tzinfo | None) -> str:
    article = hit.article
    return ", ".join(map(plain, [article.title, article.outlet or "outlet unknown", when(article.published, zone)]))


def footnote(label: str, citation: Citation, hits: Sequence[Hit], zone: tzinfo | None) -> str:
    """The cited words, and where they stand."""
    hit = hits[citation.number - 1]
    url = safe_url(hit.article.url)
    link = f", <{quote(url, _URL)}>" if url else ""
    return f"[^{label}]: “{plain(citation.quote)}” {_where(hit, zone)}{link}"
