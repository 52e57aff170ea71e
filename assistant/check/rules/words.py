"""Words that stand for nothing in the sources: what the sentence adds of its own."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check.align import weight
from assistant.check.closeness import opposite
from assistant.check.types import Aligned
from assistant.types import Reason

# Share of the weight of a claim's words, names and numbers apart, that may be without a counterpart: a paraphrase
# has words of its own. Found on the development half of the claims (`benchmarks/mutations.py`).
MOST_MISSING = 0.75
LEAST_WORDS = 7  # of a claim that carry matter; fewer may all be said in other words
_TOLD = 4  # words named in the reason


def words(pair: Aligned) -> Iterator[Reason]:
    """The claim's words that no sentence of its sources holds, where they are too many to be a wording."""
    share, missing = lacking(pair)
    if share > MOST_MISSING and len(pair.table) >= LEAST_WORDS:
        named = ", ".join(f"“{pair.claim.words[at].text}”" for at in missing[:_TOLD])
        yield Reason("not-in-source", f"The source has nothing for {named}.")


def lacking(pair: Aligned) -> tuple[float, list[int]]:
    """Share of the weight that is without a counterpart, and the words, heaviest first."""
    counted = [at for at in pair.table if pair.claim.words[at].tag[:2] not in ("NP", "CR", "OR")]
    total = sum(weight(pair.claim.words[at]) for at in counted)
    missing = sorted(
        (at for at in counted if not pair.table[at] and not _turned(pair, at)),
        key=lambda at: -weight(pair.claim.words[at]),
    )
    return (sum(weight(pair.claim.words[at]) for at in missing) / total if total else 0.0), missing


def _turned(pair: Aligned, at: int) -> bool:
    """Whether the near sentences have the opposite: stayed open, did not close. The rule on polarity judges it."""
    own = pair.claim.words[at].text.casefold()
    return any(opposite(own, word.text.casefold()) for evidence in pair.near for word in evidence.statement.words)
