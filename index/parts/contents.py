"""What is said: the words before the speaker, those after the cue, or both."""

from __future__ import annotations

from collections.abc import Sequence

from index.parts.phrases import QUOTE_MARKS, STOPS, Phrase, is_time, is_verb, tagged
from index.parts.types import Word

_CLOSING = frozenset("”\"»’'`")
_ADJUNCT = frozenset(
    ["on", "in", "at", "during", "by", "to", "after", "before", "from", "through", "via", "late", "early"]
)
_FAR = 14  # words between a cue and its "that", at most


def contents(
    words: Sequence[Word], before: int, after: int, inverted: bool = False
) -> tuple[Phrase | None, Phrase | None]:
    """The ranges of what is said, where the attribution takes the words from `before` to `after`; the second only
    where it stands amid what is said. `inverted`: the speaker stands behind the cue, so that what is said goes before
    it, whole sentence or not."""
    while inverted and after < len(words) and words[after].text not in {",", *STOPS, *QUOTE_MARKS}:
        after += 1  # "said an official there who asked for no name"
    tail = _tail(words, after)
    amid = after < len(words) and words[after].text == "," and tail is not None and not _is_adjunct(words, tail)
    lead = _lead(words, before, inverted or amid)
    if lead is None:
        return tail, None
    if tail is None or _is_adjunct(words, tail):
        return lead, None
    if after < len(words) and words[after].text.casefold() == "that":
        return tail, None
    if _goes_on(words, after):
        return lead, tail
    comma = next((at for at in range(tail[0], min(tail[0] + _FAR, tail[1])) if words[at].text == ","), None)
    if comma is not None and _is_adjunct(words, (tail[0], comma)):
        return lead, (comma + 1, tail[1])
    quoted_lead = words[lead[1] - 1].text in _CLOSING or words[min(before, len(words)) - 1].text in _CLOSING
    return (lead, tail) if quoted_lead else (tail, None)


def _lead(words: Sequence[Word], before: int, surely: bool) -> Phrase | None:
    """What goes before, if it ends with a comma or a quotation and is more than "On Monday,"."""
    if before < 2 or words[before - 1].text not in _CLOSING | {",", "?", "!", "—", "–", "-"}:
        return None
    start = next((at + 1 for at in range(before - 2, 0, -1) if words[at].text in (";",)), 0)
    piece = words[start:before]
    quoted = any(word.text in QUOTE_MARKS for word in piece)
    begins_aside = tagged(piece[0], "CJS", "PRP", "VVG", "VVN") or not any(is_verb(word) for word in piece)
    titled = tagged(piece[0], "PRP") and not any(is_verb(word) for word in piece)  # On Monday's “Talk Hour,” X said
    if begins_aside and (titled or not quoted) and not surely:
        return (start, before) if _whole(piece) else None
    return start, before


def _whole(piece: Sequence[Word]) -> bool:
    """Whether words that begin like "After talks in Cairo," or "In Cairo," have a main clause behind their comma."""
    comma = next((at for at, word in enumerate(piece[:-1]) if word.text == ","), None)
    return comma is not None and any(is_verb(word) for word in piece[comma:])


def _tail(words: Sequence[Word], after: int) -> Phrase | None:
    """What follows the cue, from behind its "that" or colon or from the first mark of a quotation."""
    end = len(words)
    if after + 1 < end and words[after].text == "on" and words[after + 1].text == "condition":
        return None
    while after + 2 < end and (is_time(words[after]) or (words[after].text == "on" and is_time(words[after + 1]))):
        after += 1
    for at in range(after, min(after + _FAR, end)):
        word = words[at]
        if word.text == ":" or (word.text.casefold() == "that" and word.tag in ("CJT", "DT0") and at + 1 < end):
            if at == after or word.text == ":" or _is_adjunct(words, (after, at)):
                return at + 1, end
            break
        if word.text in QUOTE_MARKS and at > after and _is_adjunct(words, (after, at)):
            return at, end
        if is_verb(word):
            break
    return (after, end) if any(word.text[0].isalnum() for word in words[after:end]) else None


def _is_adjunct(words: Sequence[Word], piece: Phrase) -> bool:
    """Whether the words only tell when, where or to whom it was said: "on Monday in a statement"."""
    inside = [word for word in words[piece[0] : piece[1]] if word.text[0].isalnum()]
    if not inside:
        return True
    if any(tagged(word, "CJC") for word in inside):
        return False
    if any(is_verb(word) for word in inside):
        return inside[0].text.casefold() in ("when", "as", "after", "before", "in", "during", "while")
    first = inside[0]
    return first.text.casefold() in _ADJUNCT or is_time(first) or first.tag == "AV0"


def _goes_on(words: Sequence[Word], after: int) -> bool:
    """Whether a sentence goes on behind an attribution in its midst: "The truce, officials said, would hold"."""
    return after < len(words) and words[after].text in {",", *STOPS}
