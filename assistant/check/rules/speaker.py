"""What is said is given to the one who says it in the source."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check.sayings import Saying, sayings
from assistant.check.types import Aligned
from assistant.check.voices import Voice, differ
from assistant.types import Reason

_UNTOLD = ("pronoun", "none", "outlet")


def speaker(pair: Aligned) -> Iterator[Reason]:
    """A report of the claim whose words every near sentence that has them gives to somebody else."""
    for own in sayings(pair):
        claimed = own[0].voice
        instead = [_other(pair, saying) for saying in own]
        if claimed.kind not in _UNTOLD and instead[0] and all(instead):
            yield Reason("speaker", f"In the source it is {instead[0].text}, not {claimed.text}, who says so.")
            return


def _other(pair: Aligned, saying: Saying) -> Voice | None:
    """The source's speaker, where none of its speakers can be the claim's."""
    source = pair.sources[saying.evidence.source]
    apart = all(_told_apart(saying.voice, voice) and differ(saying.voice, voice, source) for voice in saying.sources)
    return saying.sources[0] if apart else None


def _told_apart(claimed: Voice, said: Voice) -> bool:
    """Whether the difference is this rule's: not a name given to somebody without one, or taken away."""
    return not (claimed.people and said.kind == "anonymous") and not (claimed.kind == "anonymous" and said.people)
