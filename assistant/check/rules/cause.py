"""A cause that the source does not give: "because of", "led to", "in response to" between things it only sets side by
side, or before something it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check.align import weight
from assistant.check.types import Aligned
from assistant.types import Reason

# What names a cause, with what stands behind it. "After" and "amid" name a time and a setting, and are no cause.
_CAUSES = re.compile(
    r"\b(?:because(?: of)?|due to(?! be\b)|owing to|thanks to|on account of|caused by"
    r"|as a (?:direct )?(?:result|consequence) of"
    r"|(?:led|leading|leads) to|result(?:s|ed|ing)? (?:in|from)|prompt(?:s|ed|ing)?|trigger(?:s|ed|ing)?"
    r"|spark(?:s|ed|ing)?|caus(?:es|ed|ing)|in (?:response|reaction|retaliation|protest|revenge) (?:to|for|at|against)"
    r"|so that|in order to|therefore|consequently|as a result|blamed on|brought about|forc(?:ed|ing)"
    r"|driven by|stem(?:s|med|ming)? from|attribut(?:es|ed) to|in retaliation|in protest|in response)\b",
    re.IGNORECASE,
)
# A source may name a cause in looser words than a sentence may add one.
_CAUSES_OF_SOURCES = re.compile(
    _CAUSES.pattern
    + r"|\b(?:as|since|for|so|thus|hence|reason\w*|why|over|from|by|leav(?:e|es|ing)|left|ma(?:k|d)\w*|let|mean\w*"
    r"|blam\w+|caus\w+|result\w*|consequen\w+|effect\w*|fuel\w*|allow\w*|help\w*|prevent\w*|respon\w+|retaliat\w+"
    r"|follow\w*|forc\w+|dr(?:i|o)ven?|(?:push|bring|brought)\w*|ang(?:er|ry)\w*|furious|outrage\w*|upset"
    r"|if|unless|despite|when|to)\b|[;:—–]",
    re.IGNORECASE,
)
# Shares of the weight of the words behind the cause that the sources must hold: at all, and where they name a cause in
# other words. Found on the development half of the claims.
_BARELY_HELD, _HELD = 0.3, 0.5


def cause(pair: Aligned) -> Iterator[Reason]:
    """A cause in the claim, where no source has the same word of cause, and the near sentences have no cause at all or
    little of what is named as one."""
    found = _CAUSES.search(pair.claim.text)
    if not found or not pair.near:
        return
    same = any(found.group().casefold() in source.text.casefold() for source in pair.sources)
    held = _held(pair, found.end())
    bare = not any(_CAUSES_OF_SOURCES.search(evidence.text) for evidence in pair.near)
    if held < _BARELY_HELD or (not same and (bare or held <= _HELD)):
        words = pair.claim.text[found.start() :].strip(" .")
        yield Reason("cause", f"The source does not give this cause: “{words[:120]}”.")


def _held(pair: Aligned, start: int) -> float:
    """Share of the weight of the claim's words from `start` on that any sentence of the sources holds."""
    behind = {at: weight(pair.claim.words[at]) for at in pair.table if pair.claim.words[at].start >= start}
    total = sum(behind.values())
    return sum(value for at, value in behind.items() if pair.table[at]) / total if total else 1.0
