"""How HanTa takes a word apart into morphemes, quicker: the same readings, from less looked up.

Of each stretch of a word the library asks for each tag that may follow how likely it is, as a morpheme that the model
knows or by a guess. Most stretches are known under no tag, and a guess depends on their length and ending alone: both
are found once for a stretch here, and only the tags that may bear it are gone through. Sums are formed in the
library's order, so that even their last digits are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import add, itemgetter

from HanTa.HanoverTagger import EMPTY, START, UNKNOWN, HanoverTagger
from numpy import logaddexp

State = tuple[int, int]  # two neighbouring tags
LEAST = -1e6  # log-probability at which HanTa gives a reading up
_Row = dict[State, float]  # log-probabilities of readings up to a letter
_Followers = tuple[tuple[int, float], ...]  # tags that may come next, with their log-probability

# HanTa's own figures.
_STATES = 3  # of a row that are gone on with, and those nearly as likely
_WHOLE = 4.6  # what a guess that takes the whole word for one morpheme loses
_ENDING = 4  # letters by which a morpheme is guessed, at most
_LONGEST = 24  # letters that count for its length
_SHORT_WORD, _SHORT = 4, 2  # a stretch of two letters is guessed only in a word of less than four


class Morphology(HanoverTagger):  # type: ignore[misc]  # the library has no types
    """The readings of single words. `tests/test_parts_morphemes.py` holds them against the library's."""

    def __init__(self, model: str) -> None:
        super().__init__(model)
        tags: dict[str, tuple[int, ...]] = {}
        alike: dict[tuple[int, ...], tuple[int, ...]] = {}  # the same few tags, once in memory
        for tag, morphemes in self.LP_m_t.items():
            for morpheme in morphemes:
                longer = (*tags.get(morpheme, ()), tag)
                tags[morpheme] = alike.setdefault(longer, longer)
        self._tags_of = tags
        self._guessed = tuple(tag for tag in self.LP_hapax_t if tag in self.LP_s_t)
        self._by_length = [
            tuple(self.Int_t + self.LP_hapax_t[tag] + self.LP_len_t[tag][length] for tag in self._guessed)
            for length in range(_LONGEST + 1)
        ]
        self._by_ending = self._endings()

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        """The tags that a word may bear with their log-probabilities, the likeliest first."""
        table = self._readings(word)
        ends: _Row = {}
        for state, lp in table[-1].items():
            for tag, step in self.LP_trans_final.get(state, ()):
                if lp + step > ends.get((state[1], tag), LEAST):
                    ends[state[1], tag] = lp + step
        found: dict[int, float] = {}
        for (_, tag), lp in ends.items():
            found[-tag] = logaddexp(found[-tag], lp) if -tag in found else lp
        return sorted(found.items(), key=itemgetter(1), reverse=True) or [(UNKNOWN, 0)]

    def _readings(self, word: str) -> list[_Row]:
        """All readings up to each letter that are worth going on with."""
        table: list[_Row] = [{} for _ in range(len(word) + 1)]
        table[0][EMPTY, START] = 0.0
        for at in range(len(word)):
            onward = [(state, lp, *self._following(state)) for state, lp in _upheld(table[at])]
            onward = [each for each in onward if each[2]]
            if not onward:
                continue
            may_guess = any(guessed for *_, guessed in onward)
            for end, likely, guess in self._stretches(word, at, may_guess):
                row = table[end]
                for state, lp, every, guessed in onward:
                    last = state[1]
                    if likely is None:
                        steps = [(tag, lp + step + guess[place]) for tag, step, place in guessed]
                    else:
                        steps = [(tag, lp + step + likely[tag]) for tag, step in every if tag in likely]
                    for tag, whole in steps:
                        new = (last, tag)
                        if whole > row.get(new, LEAST):
                            row[new] = whole
        return table

    def _stretches(
        self, word: str, at: int, guessing: bool
    ) -> Iterator[tuple[int, Mapping[int, float] | None, Sequence[float]]]:
        """The stretches that begin at a letter: their end, the tags that they may bear with their log-probabilities
        where the model knows them, and those of the tags that take new words by a guess, () where none is made."""
        length = len(word)
        for end in range(at + 1, length + 1):
            stretch = word[at:end]
            tags = self._tags_of.get(stretch)
            unsure = guessing and (length < _SHORT_WORD or end - at > _SHORT)
            guess = self._guess(stretch, end - at == length) if unsure else ()
            if tags:
                by_guess = zip(self._guessed, guess, strict=False)
                yield end, {**dict(by_guess), **{tag: self.LP_m_t[tag][stretch] for tag in tags}}, guess
            elif guess:
                yield end, None, guess

    def _guess(self, stretch: str, whole: bool) -> Sequence[float]:
        """How likely an unknown stretch is under each tag that takes new words."""
        length = len(stretch)
        size = min(_ENDING, length - 1)
        while (of_ending := self._by_ending.get(stretch[length - size :])) is None:
            size -= 1
        found = list(map(add, self._by_length[min(length, _LONGEST)], of_ending))
        return [lp - _WHOLE for lp in found] if whole else found

    def _endings(self) -> dict[str, tuple[float, ...]]:
        """What each ending says for each tag that takes new words: where a tag does not know it, what a shorter one
        says."""
        every = {ending for tag in self._guessed for ending in self.LP_s_t[tag]}
        found: dict[str, tuple[float, ...]] = {}
        for ending in sorted(every, key=len):
            shorter = next((found[ending[at:]] for at in range(1, len(ending) + 1) if ending[at:] in found), ())
            of_tag = [self.LP_s_t[tag].get(ending) for tag in self._guessed]
            found[ending] = tuple(shorter[place] if lp is None else lp for place, lp in enumerate(of_tag))
        return found

    @cache  # noqa: B019  # some 145 states; one tagger lives as long as the process
    def _following(self, state: State) -> tuple[_Followers, tuple[tuple[int, float, int], ...]]:
        """The tags that may come next, and those of them that take new words, with their place among these."""
        every = tuple(self.LP_trans_nonfinal.get(state, ()))
        places = {tag: place for place, tag in enumerate(self._guessed)}
        return every, tuple((tag, step, places[tag]) for tag, step in every if tag in places)


def _upheld(row: _Row) -> list[tuple[State, float]]:
    """The readings that are gone on with."""
    if len(row) <= _STATES:
        return list(row.items())
    bound = sorted(row.values(), reverse=True)[_STATES] - 1
    return [(state, lp) for state, lp in row.items() if lp >= bound]
