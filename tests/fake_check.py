"""A check that says what it was told to: for wiring, where the real one's judgement is not the point."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.types import Quoted, Reason, Verdict

Judge = Callable[[str, Sequence[object]], Verdict]
SUPPORTED = Verdict("supported", 0.9)
WRONG = Verdict("not supported", 0.6, (Reason("number", "The number 40 is not in the source."),))
ELSEWHERE = Verdict("not supported", 0.01, (Reason("name", "The name Halvik is not in the source."),))


class FakeChecker:
    """Asks `judge`, and remembers what it was asked: (claim, sources)."""

    def __init__(self, judge: Judge | Verdict = SUPPORTED) -> None:
        self.judge = judge
        self.asked: list[tuple[str, list]] = []

    def check(self, claim, sources, unknown=()):
        self.asked.append((claim, list(sources)))
        return self.judge if isinstance(self.judge, Verdict) else self.judge(claim, sources)


def word_for_word(claim, sources):
    """Supported where all words of the claim stand in the sources; the evidence is the first source."""
    words = {word.strip(".,“”").casefold() for word in claim.split()}
    held = {word.strip(".,“”").casefold() for source in sources for word in source.text.split()}
    first = sources[0]
    evidence = Quoted(first.article, first.start, first.start + len(first.text), first.text)
    missing = sorted(words - held)
    score = 1 - len(missing) / len(words)
    if not missing:
        return Verdict("supported", min(score, 0.99), (), evidence)
    return Verdict("not supported", score, (Reason("not-in-source", f"{missing[0]} is not in the source."),), evidence)
