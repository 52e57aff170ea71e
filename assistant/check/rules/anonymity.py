"""A source stays as the article has it: named or not, one or several, and of the rank and land that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.check.closeness import related
from assistant.check.joined import joined
from assistant.check.naming import same
from assistant.check.sayings import Saying, sayings, speakers_of
from assistant.check.types import Aligned
from assistant.check.voices import FACELESS, Voice, voices
from assistant.terms import content_words
from assistant.types import Reason
from index.parts.spelling import fold, same_word

_HIDDEN = frozenset(["source", "official", "diplomat", "person", "people", "insider", "officer", "aide", "adviser"])
_WORD = re.compile(r"\w+")
_PLAIN = frozenset(["official", "senior", "top"])
_SAME = 0.8
_RANKS = frozenset(["senior", "top", "high-ranking", "high-level", "ranking", "leading", "former", "junior"])
_KINDS = frozenset(
    [
        *(
            "diplomat",
            "intelligence",
            "security",
            "military",
            "defense",
            "defence",
            "army",
            "police",
            "western",
            "arab",
        ),
        *("european", "regional", "government", "ministry", "presidential", "palace", "un", "diplomatic", "medical"),
        *("rebel", "opposition", "party", "palestinian", "aviation", "justice", "hospital", "health", "court"),
    ]
)


def anonymity(pair: Aligned) -> Iterator[Reason]:
    """Sources named that have no name in the article, left without theirs, made several, or described otherwise."""
    for own in sayings(pair):
        if own[0].voice.kind in ("pronoun", "none", "outlet"):
            continue
        reasons = [_reason(pair, saying) for saying in own]
        if reasons[0] and all(reasons):
            yield reasons[0]
            return
    yield from joined(pair)


def _reason(pair: Aligned, saying: Saying) -> Reason | None:
    """What is wrong with the description of a speaker beside one sentence of the source."""
    reasons = [_beside(pair, saying, voice) for voice in saying.sources]
    return reasons[0] if all(reasons) else None


def _beside(pair: Aligned, saying: Saying, said: Voice) -> Reason | None:
    claimed = saying.voice
    if claimed.people and said.kind == "anonymous" and not said.people and not _named_there(pair, saying, said):
        return Reason(
            "anonymous-named", f"The source does not name the speaker: it has {said.text}, not {claimed.text}."
        )
    hidden = claimed.kind == "anonymous" and not claimed.people
    if (
        hidden
        and said.kind in ("named",)
        and said.people
        and claimed.head in _HIDDEN
        and not _role(pair, claimed, said)
    ):
        code = "sources-plural" if claimed.many else "named-anonymous"
        return Reason(code, f"The source names the speaker: {said.text}, not {claimed.text}.")
    if hidden and claimed.many and not said.many and said.kind in ("anonymous", "office") and _single(said):
        return Reason("sources-plural", f"The source has one speaker, {said.text}, not {claimed.text}.")
    if hidden and _is_one(claimed) and said.many and said.kind == "anonymous":
        return Reason("sources-plural", f"The source has several speakers, {said.text}, not {claimed.text}.")
    if hidden and said.kind == "anonymous" and (added := _added(pair, claimed, said)):
        return Reason("source-described", f"The source calls the speaker {said.text}; “{added}” is not said of them.")
    return None


def _named_there(pair: Aligned, saying: Saying, said: Voice) -> bool:
    """Whether some report of the sources names the same person with the same description, or has that person say it."""
    described = (voice for one in pair.sentences for _, voice in voices(one.statement) if voice.head == said.head)
    speaking = (voice for _, voice in speakers_of(pair, [saying]))
    return any(
        same(mine, theirs)
        for voice in chain(described, speaking)
        for mine in saying.voice.people
        for theirs in voice.people
    )


def _role(pair: Aligned, claimed: Voice, said: Voice) -> bool:
    """Whether somebody named is called by what the source says of them: "a former minister", "an aide of hers"."""
    if claimed.head in FACELESS or claimed.many:
        return False
    surnames = {fold(person.parts[-1]) for person in said.people}
    around = {
        fold(word)
        for one in pair.sentences
        if surnames & set(map(fold, _WORD.findall(one.text)))
        for word in content_words(one.text)
    }
    known = (said.words | around) - _PLAIN
    return any(related(mine, theirs) >= _SAME for mine in claimed.words - _PLAIN for theirs in known) or any(
        same(mine, theirs) for mine in claimed.names for theirs in said.names
    )


def _single(voice: Voice) -> bool:
    """Whether it is one person; a ministry speaks through its officials."""
    return voice.kind == "anonymous" or voice.text.casefold().startswith(("a ", "an ", "one "))


def _is_one(voice: Voice) -> bool:
    """Whether a speaker is said to be one and no more."""
    return (
        not voice.many
        and voice.text.casefold().startswith(("a ", "an ", "one "))
        and not voice.text.startswith(("one of", "One of"))
    )


def _added(pair: Aligned, claimed: Voice, said: Voice) -> str:
    """A word of rank, land or kind that the claim adds, "" where there is none."""
    known = [said, *_like(pair, said)]
    held = frozenset(word for voice in known for word in voice.words)
    for word in sorted(claimed.words & (_RANKS | _KINDS)):
        if not any(related(word, other) >= _SAME or same_word(word, other) for other in held):
            if _beside_in(pair, word, said):
                continue
            ranked = word in _RANKS and held & _RANKS - {"former"} and word != "former"
            if not ranked:
                return word
    lands = [name for name in claimed.names if name.kind in ("place", "people")]
    theirs = [name for voice in known for name in voice.names]
    return next((name.text for name in lands if theirs and not any(same(name, other) for other in theirs)), "")


def _beside_in(pair: Aligned, word: str, said: Voice) -> bool:
    """Whether the sources set the word before one of the speaker's own: the health ministry, a ministry official; or,
    where it is no rank, anywhere: "a council official" is a rebel where the council is the rebels'."""
    texts = " ".join(f"{source.title} {source.text}".casefold() for source in pair.sources)
    if word not in _RANKS and any(related(word, other) >= _SAME for other in content_words(texts)):
        return True
    return any(f"{word} {other}" in texts for other in said.words)


def _like(pair: Aligned, said: Voice) -> Sequence[Voice]:
    """Speakers without a name of the same kind elsewhere in the sources: "the official" was described before."""
    if not said.text.casefold().startswith(("the ", "he", "she", "official", "source")):
        return ()
    return [
        voice
        for sentence in pair.sentences
        for _, voice in voices(sentence.statement)
        if voice.kind == "anonymous" and voice.head == said.head
    ]
