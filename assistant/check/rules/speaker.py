"""What is said is given to the one who says it in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check.same_speaker import agree, differ
from assistant.check.sayings import Saying, sayings, speakers_of
from assistant.check.types import Aligned
from assistant.check.voices import FACELESS, Voice
from assistant.types import Reason
from index.parts.runs import ordinary
from index.parts.spelling import fold
from index.parts.wordlists import word_classes

_LABEL = re.compile(r"(\w+):\s")
_UNTOLD = ("pronoun", "none", "outlet")


def speaker(pair: Aligned) -> Iterator[Reason]:
    """A report of the claim whose words every near sentence that has them gives to somebody else."""
    for own in sayings(pair):
        claimed = own[0].voice
        if claimed.kind in _UNTOLD or not _speaks(claimed):
            continue
        instead = [_other(pair, saying) for saying in own]
        if instead[0] and all(instead) and not _elsewhere(pair, own):
            yield Reason("speaker", f"In the source it is {instead[0].text}, not {claimed.text}, who says so.")
            return


def _other(pair: Aligned, saying: Saying) -> Voice | None:
    """The source's speaker, where none of its speakers can be the claim's."""
    source = pair.sources[saying.evidence.source]
    label = _LABEL.match(saying.evidence.text)  # "Correction: An article gave the toll as 14."
    apart = all(
        _told_apart(saying.voice, voice)
        and differ(saying.voice, voice, source)
        and not (label and voice.text == label[1] and ordinary(fold(voice.text)))
        for voice in saying.sources
    )
    return saying.sources[0] if apart else None


def _told_apart(claimed: Voice, said: Voice) -> bool:
    """Whether the difference is this rule's: not a name given to somebody without one, or taken away."""
    if not _speaks(said):
        return False
    if claimed.kind == said.kind == "anonymous" and claimed.head in FACELESS | {"official"} and not said.names:
        return False  # how a source without a name is described is the matter of another rule
    return not (claimed.people and said.kind == "anonymous") and not (claimed.kind == "anonymous" and said.people)


def _speaks(voice: Voice) -> bool:
    """Whether it is somebody who can speak at all: what was taken for a speaker may be "the attack on the town"."""
    known = {word for words in word_classes("speakers.txt").values() for word in words}
    return bool(
        voice.people or voice.may_be or voice.head in known or voice.kind in ("pronoun", "named") or _heads(voice)
    )


def _heads(voice: Voice) -> bool:
    """Whether the word that the speaker is about is a name."""
    return any(voice.head in map(fold, name.parts) for name in voice.names)


def _elsewhere(pair: Aligned, own: list[Saying]) -> bool:
    """Whether the claim's speaker says nearly as much of it in another sentence of the sources."""
    return any(agree(own[0].voice, voice, source) for source, voice in speakers_of(pair, own))
