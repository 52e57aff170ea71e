"""Any text as sentences, and which of them claim something: headings, questions and salutations do not.

A text is read as a writer's draft is, so that headings and list items are known, and the marks or footnotes that
another tool left in it are taken out. When in doubt a sentence is a claim: what is not checked nobody is warned of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafts import split_draft
from assistant.types import DraftSentence
from assistant.unsaid import only_says_what_is_open
from index.articles import clean_text
from index.sentences import paragraphs

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
_QUESTION = re.compile(r"[?？؟][\s)*_]*$")
_ASKED_IN_QUOTES = re.compile(r"[\"“'‘][^\"”]*[?？؟][\"”'’]\W*$")
_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening|day)|to whom it may concern)\b", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|many|kindest|warmest)\s+(?:regards|wishes|thanks)|regards|sincerely|yours|cheers|"
    r"thanks|thank you|all the best|best,)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:from|to|cc|bcc|subject|re|fwd?|date|sent|by|author|slug|embargo|byline)\s*:", re.IGNORECASE)
_SOURCES = re.compile(
    r"\W*(?:sources?|references?|citations?|bibliography|notes|footnotes|works cited|further reading)\W*$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s*[\[【［]\^?\w{1,9}[\]】］]:")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_MOST_POLITE_WORDS, _MOST_TITLE_WORDS, _MOST_LEAD_WORDS = 8, 16, 3
_LEAST_WORDS = 2
_SMALL = 3  # letters of a word that a title may write small


def drafts_of(text: str) -> list[DraftSentence]:
    """The sentences of any text, in order, without the marks of another tool. A line is a paragraph of its own, as in
    what is pasted, unless the text is hard-wrapped."""
    text = clean_text(text)
    blocks = (" ".join(text[start:end].split("\n")) for start, end in paragraphs(text))
    return [draft for draft in split_draft("\n\n".join(blocks), known=0) if draft.text.strip()]


def claiming(drafts: Sequence[DraftSentence]) -> Iterator[bool]:
    """Whether each sentence claims something about the world."""
    in_sources = False
    alone = _alone(drafts)
    for place, draft in enumerate(drafts):
        if draft.block == "heading":
            in_sources = bool(_SOURCES.match(draft.text))
        is_title = len(drafts) > 1 and place in alone and draft.block == "paragraph" and _is_title(draft.text)
        reference = in_sources or bool(_REFERENCE.match(draft.marked))
        yield not (draft.block == "heading" or reference or is_title or _claims_nothing(draft.text))


def _alone(drafts: Sequence[DraftSentence]) -> set[int]:
    """The places of sentences that are all of their block."""
    blocks = [draft.block_index for draft in drafts]
    return {n for n, block in enumerate(blocks) if block not in blocks[max(0, n - 1) : n] + blocks[n + 1 : n + 2]}


def _claims_nothing(text: str) -> bool:
    words = len(_WORD.findall(text))
    polite = words <= _MOST_POLITE_WORDS and (_GREETING.match(text) or _CLOSING.match(text))
    lead = words <= _MOST_LEAD_WORDS and text.rstrip("*_ ").endswith(":")
    asked = _QUESTION.search(text) or _ASKED_IN_QUOTES.match(text)
    field = words <= _MOST_TITLE_WORDS and _FIELD.match(text)
    return bool(words < _LEAST_WORDS or polite or lead or asked or field or only_says_what_is_open(text, cited=True))


def _is_title(text: str) -> bool:
    """A line without a full stop whose words begin large."""
    words = _WORD.findall(text)
    if _ENDED.search(text) or not _LEAST_WORDS <= len(words) <= _MOST_TITLE_WORDS:
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in words if len(word) > _SMALL) and words[0][0].isupper()
