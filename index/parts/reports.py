"""Who says what in a sentence: speaker, cue and what is said, in the forms that news uses.

"X said (that) ...", "..., X said", "..., said X, the mayor of Y", "according to X", "X told CNN", "X is quoted as
saying", "it was reported that", "reportedly", "citing X", and headlines with a colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.parts.contents import contents
from index.parts.cues import (
    cue_classes,
    group_start,
    has_text,
    inverted_speaker,
    is_clause,
    is_misread_verb,
    is_passive,
    is_trailing,
    last_speaker,
    main_subject,
    opening_mark,
    stands,
)
from index.parts.joints import made, parted
from index.parts.phrases import (
    QUOTE_MARKS,
    is_verb,
    phrase_after,
    tagged,
    with_apposition,
)
from index.parts.speakers import head, kind_of
from index.parts.subjects import subject_before
from index.parts.types import Name, Quotation, Report, Word
from index.parts.wordlists import word_classes

_PASSIVES = frozenset(
    ["say", "report", "believe", "think", "expect", "know", "consider", "announce", "allege", "claim"]
)
_NOUN_TAILS = frozenset(["that", "of"])
# "in Haddad's words", "by the ministry's count": nouns by which a view is somebody's.
_VIEWS = frozenset(
    ["words", "view", "opinion", "judgement", "judgment", "eyes", "account", "telling", "estimate", "count", "phrase"]
)
_VIEW_PREPOSITIONS = frozenset(["in", "by", "on", "to"])
_OWNER_WORDS = 9  # at most between "in" and "words" in "in the foreign minister's words"
_COLON_WORDS = 7
_QUOTED_WORDS = 3  # a quotation of fewer words is a phrase within somebody's sentence


def reports(
    text: str,  # noqa: ARG001  # every part of a sentence is read from its text and words
    words: Sequence[Word],
    names: Sequence[Name],
    quotations: Sequence[Quotation],
) -> tuple[Report, ...]:
    """Every report of the sentence, in the order of their cues."""
    found = list(_colon(words, names))
    quoted = [span for span in quotations if span.text.count(" ") >= _QUOTED_WORDS - 1]
    for at, word in enumerate(words):
        kind = cue_classes().get(word.lemma)
        if kind is None and word.text not in _VIEWS | {"According", "according"}:
            continue
        if any(span.start <= word.start < span.end for span in quoted):
            continue  # whom the speaker quotes in turn is not whom the sentence quotes
        if _is_forename(words, at):
            continue
        report = _report(words, at, kind or frozenset(), names, found)
        if report is not None:
            found.append(report)
    return tuple(parted(words, sorted(found, key=lambda report: report.cue)))


def _is_forename(words: Sequence[Word], at: int) -> bool:
    """Whether a verb is a name that was taken for one: "ministry spokesman Denis Karov"."""
    around = words[at - 1 : at + 2] if at else ()
    return (
        len(around) == 3
        and around[1].text[0].isupper()
        and tagged(around[0], "NN")
        and tagged(around[2], "NP0")
        and around[0].text.islower()
    )


def _report(
    words: Sequence[Word], at: int, kinds: frozenset[str], names: Sequence[Name], earlier: Sequence[Report]
) -> Report | None:
    word = words[at]
    following = words[at + 1].text.casefold() if at + 1 < len(words) else ""
    if word.text.casefold() == "according" and following == "to":
        return _by_preposition(words, at, at + 2, "according to", names)
    if word.text in _VIEWS:
        return _in_words(words, at, names)
    if "adverbs" in kinds:
        return made(words, (at, at + 1), word.lemma, None, names, (0, len(words)))
    if word.lemma in ("cite", "quote") and tagged(word, "VVG"):
        return _by_preposition(words, at, at + 1, word.lemma, names)
    if tagged(word, "VV"):
        return _by_verb(words, at, kinds, names, earlier)
    if tagged(word, "NN") and is_misread_verb(words, at, kinds):
        return _by_verb(words, at, kinds, names, earlier)
    if "nouns" in kinds and tagged(word, "NN") and following in _NOUN_TAILS:
        return _by_noun(words, at, names)
    return None


def _by_preposition(words: Sequence[Word], cue: int, start: int, lemma: str, names: Sequence[Name]) -> Report | None:
    """ "according to X": what is said goes before, or stands behind the comma where the sentence begins with it."""
    phrase = phrase_after(words, start)
    if phrase is None:
        return None
    phrase = with_apposition(words, phrase)
    first = cue == 0 or all(word.text in QUOTE_MARKS or tagged(word, "CJ") for word in words[:cue])
    if first:
        after = next((at for at in range(phrase[1], len(words)) if words[at].text == ","), phrase[1] - 1) + 1
        return made(words, (cue, start), lemma, phrase, names, (after, len(words)))
    rest = (phrase[1], len(words)) if phrase[1] < len(words) and words[phrase[1]].text == "," else None
    return made(words, (cue, start), lemma, phrase, names, (0, cue), rest)


def _in_words(words: Sequence[Word], at: int, names: Sequence[Name]) -> Report | None:
    """ "in Haddad's words", "in the words of Haddad"."""
    first = next(
        (n for n in range(at - 1, max(-1, at - _OWNER_WORDS), -1) if words[n].text.casefold() in _VIEW_PREPOSITIONS),
        None,
    )
    if first is None:
        return None
    if at + 2 < len(words) and words[at + 1].text == "of":
        phrase = phrase_after(words, at + 2)
        after = phrase[1] if phrase else at
        phrase = with_apposition(words, phrase) if phrase else None
    else:
        phrase = (first + 1, at - 1) if words[at - 1].tag == "POS" or words[at - 1].text in ("'", "’") else None
        after = at + 1
    if phrase is None:
        return None
    content, rest = contents(words, first, max(after, phrase[1]), inverted=first > 0)
    opened = opening_mark(words, first)
    return made(words, (first, at + 1), "say", phrase, names, (opened, first) if opened else content, rest)


def _by_noun(words: Sequence[Word], at: int, names: Sequence[Name]) -> Report | None:
    """ "Israel's claim that ...", "reports of ..."."""
    of = words[at + 1].text.casefold() == "of"
    if not of and at + 2 < len(words) and is_verb(words[at + 2]):
        return None  # "a claim that could not be verified"
    if of and words[at].lemma not in ("report", "allegation", "accusation", "rumour", "rumor", "claim", "warning"):
        return None
    owner = None
    if at > 1 and words[at - 1].tag == "POS":
        owner = subject_before(words, at - 1)
    elif at > 0 and words[at - 1].tag == "DPS":
        owner = (at - 1, at)
    return made(words, (at, at + 1), words[at].lemma, owner, names, (at + 2, len(words)))


def _by_verb(
    words: Sequence[Word], at: int, kinds: frozenset[str], names: Sequence[Name], earlier: Sequence[Report]
) -> Report | None:
    first = group_start(words, at)
    group = words[first:at]
    if any(word.text.casefold() == "to" for word in group) and not any(word.lemma in ("go", "use") for word in group):
        return None
    if at > 1 and words[at].text == "saying" and words[at - 1].text == "as":
        return None  # "was quoted as saying": read at its first verb
    if is_passive(words, first, at):
        return _passive(words, first, at, kinds, names)
    if not stands(words, at, kinds):
        return None
    inverted = inverted_speaker(words, first, at) if "says" in kinds else None
    speaker = inverted or (None if is_trailing(words, first, at) else subject_before(words, first))
    if speaker is None and tagged(words[at], "VVG"):
        speaker = last_speaker(words, earlier) or main_subject(words, first)
    if speaker is None or words[speaker[0]].text.casefold() in ("you", "yourself"):
        return None
    tells = "tells" in kinds or words[at].lemma == "ask"
    begin = speaker[1] if inverted else at + 1 + (words[at].lemma == "put" and has_text(words, at + 1, "it"))
    hearer = phrase_after(words, at + 1) if tells and not inverted else None
    if "tells" in kinds and hearer is None and not inverted and not has_text(words, at + 1, "of"):
        return None
    if words[at].lemma in ("cite", "quote") and (quoted := _as_saying(words, at, names)):
        return quoted
    start = min(speaker[0], first)
    if start > 0 and words[start - 1].text in ("as", "how"):
        start -= (
            2 if start > 1 and words[start - 2].lemma == "be" else 1
        )  # "..., as he put it", "... was how he put it"
    before, rest = contents(words, start, hearer[1] if hearer else begin, bool(inverted))
    if "clause" in kinds and not is_clause(words, before):
        return None
    return made(words, (first, at + 1), words[at].lemma, speaker, names, before, rest, hearer)


def _as_saying(words: Sequence[Word], at: int, names: Sequence[Name]) -> Report | None:
    """ "quoted X as saying": X says it."""
    phrase = phrase_after(words, at + 1)
    if phrase is None or not has_text(words, phrase[1], "as") or not tagged(words[phrase[1] + 1], "VVG"):
        return None
    before, rest = contents(words, at, phrase[1] + 2)
    return made(words, (at, phrase[1] + 2), "say", phrase, names, before, rest)


def _passive(words: Sequence[Word], first: int, at: int, kinds: frozenset[str], names: Sequence[Name]) -> Report | None:
    """ "It was reported that", "X is said to", "X was quoted as saying", "was denied by X"."""
    lemma = words[at].lemma
    following = words[at + 1].text.casefold() if at + 1 < len(words) else ""
    if lemma == "quote" and following in ("as", "by", "in"):
        said = next((n for n in range(at, min(at + 14, len(words))) if words[n].text == "saying"), at)
        before, rest = contents(words, first, said + 1)
        return made(words, (first, said + 1), "say", subject_before(words, first), names, before, rest)
    by = next((n for n in range(at + 1, min(at + 4, len(words))) if words[n].text == "by"), None)
    if by is not None and kinds & {"says", "judges", "tells"}:
        agent = phrase_after(words, by + 1)
        if agent:
            return made(words, (first, at + 1), lemma, with_apposition(words, agent), names, (0, first))
    if lemma in _PASSIVES and following in ("to", "that"):
        span = (at + 2, len(words)) if following == "that" else (0, len(words))
        return made(words, (first, at + 1), lemma, None, names, span)
    return None


def _colon(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Report]:
    """A headline: "Minister: truce near"."""
    at = next((n for n, word in enumerate(words[: _COLON_WORDS + 1]) if word.text == ":"), None)
    if not at or at + 2 >= len(words) or any(tagged(word, "VV", "VB", "VH", "PR") for word in words[:at]):
        return
    phrase = phrase_after(words, 0)
    if phrase is None or phrase[1] != at:
        return
    kind, _ = kind_of(words, phrase, names)
    last = words[head(words, phrase)]
    known = any(last.lemma in members for members in word_classes("speakers.txt").values())
    if known or (kind == "named" and any(is_verb(word) for word in words[at:])):
        report = made(words, (at, at + 1), ":", phrase, names, (at + 1, len(words)))
        if report:
            yield report
