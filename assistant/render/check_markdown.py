"""A checked text as Markdown: each sentence with what is to be said of it, and the words to cite as footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from itertools import groupby

from assistant.render.check import is_citable, words_to_cite
from assistant.render.markdown import PREFIX, footnote, plain
from assistant.render.source import Span
from assistant.render.verdicts import reasons_of, tally
from assistant.types import CheckedSentence, Citation
from assistant.wording import searched, when
from index.types import Hit, Scope

# Cited words in the order in which they are first cited, and the number of each.
Notes = dict[tuple[str, int, int], tuple[int, Hit]]


def checked_markdown(sentences: Sequence[CheckedSentence], scope: Scope, zone: tzinfo | None = None) -> str:
    """The text in its blocks, how many sentences have which verdict, what they were held against, the footnotes."""
    notes: Notes = {}
    blocks = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.block_index):
        members = list(group)
        blocks.append(PREFIX[members[0].block] + " ".join(_sentence(member, notes, zone) for member in members))
    counts = tally([sentence.verdict for sentence in sentences if sentence.claims])
    foot = [f"*{plain(counts)}.*"] if counts else []
    foot += [f"*Held against {plain(searched(scope, zone))}.*"]
    return "\n\n".join([*blocks, *foot, *_footnotes(notes, zone)]) + "\n"


def _sentence(sentence: CheckedSentence, notes: Notes, zone: tzinfo | None) -> str:
    text = plain(sentence.text)
    if is_citable(sentence):
        text += "".join(f"[^{_numbered(hit, span, notes)}]" for hit, span in words_to_cite(sentence))
    if not sentence.claims or sentence.verdict.label == "supported":
        return text
    told = [f"{sentence.verdict.label}:", *reasons_of(sentence.verdict), *_nearest(sentence, zone)]
    return f"{text} **[{plain(' '.join(told).rstrip(':'))}]**"


def _nearest(sentence: CheckedSentence, zone: tzinfo | None) -> list[str]:
    if sentence.verdict.label != "not supported" or not sentence.hits:
        return []
    hit, span = words_to_cite(sentence)[0]
    article = hit.article
    where = f"{article.outlet or 'outlet unknown'}, {when(article.published, zone)}"
    return [f"Nearest: “{article.text[slice(*span)]}” {where}"]


def _numbered(hit: Hit, span: Span, notes: Notes) -> int:
    number, _ = notes.setdefault((hit.article.id, *span), (len(notes) + 1, hit))
    return number


def _footnotes(notes: Notes, zone: tzinfo | None) -> list[str]:
    return [
        footnote(
            str(number), Citation(1, article, hit.article.ref, start, end, hit.article.text[start:end]), [hit], zone
        )
        for (article, start, end), (number, hit) in notes.items()
    ]
