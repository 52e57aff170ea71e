"""HanTa's English tagger, quicker on running text: the same tags and base forms, with less looked up.

The library asks of each word whether it may bear any of 64 tags, though it knows the two or three that the word may
bear; and it takes single words apart anew each time, though half of a news text is words that were met before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from HanTa.HanoverTagger import EMPTY, END, START, UNKNOWN

from index.parts.morphemes import LEAST, Morphology, State

_STATES = 5  # of a row that HanTa goes on with, and those nearly as likely
_KEPT = 50_000  # single words, some 15 MB


class Tagger(Morphology):
    """The tagger with its work on single words kept. `tests/test_parts_words.py` holds it against the library's."""

    def tag_sent_viterbi(self, sent: Sequence[str], casesensitive: bool = True) -> list[int]:
        """The likeliest tags of the words of a sentence, which has one at least."""
        row: dict[State, float] = {(EMPTY, START): 0.0}
        came_from: list[dict[State, State]] = []
        for at, word in enumerate(sent):
            row, before = self._step(row, self._likely(word, casesensitive and at > 0))
            came_from.append(before)
        ends = {state: lp + self.LP_trans_word[state][END] for state, lp in row.items()}
        state = max(ends, key=ends.__getitem__)
        tags = [state[1]]
        for before in came_from[:0:-1]:
            state = before[state]
            tags.append(state[1])
        return tags[::-1]

    def _step(
        self, row: Mapping[State, float], likely: Sequence[tuple[int, float]]
    ) -> tuple[dict[State, float], dict[State, State]]:
        """From the readings up to one word to those up to the next: the best way to each, and where it came from."""
        bound = sorted(row.values(), reverse=True)[_STATES] - 1 if len(row) > _STATES else LEAST
        found: dict[State, float] = {}
        came_from: dict[State, State] = {}
        for state, lp in row.items():
            if lp < bound:
                continue
            following = self.LP_trans_word[state]
            last = state[1]
            for tag, of_word in likely:
                whole = lp + following[tag] + of_word
                new = (last, tag)
                if whole > found.get(new, LEAST):
                    found[new] = whole
                    came_from[new] = state
        return found, came_from

    @lru_cache(maxsize=_KEPT)  # noqa: B019  # one tagger lives as long as the process
    def _likely(self, word: str, casesensitive: bool) -> tuple[tuple[int, float], ...]:
        """The tags that a word may bear with their log-probabilities, in the order of the model; all where it may bear
        any."""
        known = dict(self._tag_word(word, cutoff=5, casesensitive=casesensitive, conditional=True))
        tags: Iterable[int] = (tag for tag in next(iter(self.LP_trans_word.values())) if tag != END)
        if not known or list(known) == [UNKNOWN]:
            return tuple((tag, 0) for tag in tags)
        return tuple((tag, known[tag]) for tag in tags if tag in known)

    @lru_cache(maxsize=_KEPT)  # noqa: B019
    def _analyze(self, word: str, pos: int, taglevel: int = 1) -> object:
        return super()._analyze(word, pos, taglevel)


@cache
def tagger() -> Tagger:
    """The tagger of this process; its model takes a second to load."""
    return Tagger("morphmodel_en.pgz")
