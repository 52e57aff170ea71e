"""Where accounts differ: two sentences of different sources that give one thing different values, a denial beside what
it denies, or a sentence that tells both sides itself.

A later figure of the same source is an update and no conflict: of each source only its newest word counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.briefing.counts import Account, accounts, apart
from assistant.briefing.quotables import Quotable
from assistant.briefing.says import Saying
from assistant.terms import content_words, stem
from index.dates import moment

# The article's own words for it. What stands in quotation marks is somebody's.
_BOTH_SIDES = re.compile(
    r"\b(?:accounts?|versions?|figures?|reports?|governments|sides|officials|witnesses|estimates) (?:of \w+ )?"
    r"(?:differ(?:ed|s)?|conflict(?:ed)?|var(?:y|ied)|disagree[ds]?|contradict\w*)\b"
    r"|\ba (?:higher|lower|different) (?:number|figure|toll|count) than\b|\b(?:disputed|contradicted) by\b"
    r"|\bthat (?:both|the other) \w+ disputes?\b|\bcontrary to (?:what|reports|claims)\b"
    r"|\bdenied (?:a |the |earlier )?(?:reports?|claims?|accusations?|allegations?)\b",
    re.IGNORECASE,
)
# Words that set the sentence against the one before it.
_ANOTHER = re.compile(
    r"\b(?:gave|offered|told) (?:a |an )?(?:very |quite )?(?:different|conflicting|contradictory|other) "
    r"(?:accounts?|versions?|figures?|pictures?|story)\b|\bput (?:it|the (?:number|figure|toll)) (?:higher|lower)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r";|,\s(?:but|while|whereas)\b")
_AFTER_THE_TURN = 12  # characters between it and the second speaker
_DENIALS = frozenset(["deny", "dispute", "refute", "contradict"])
# What else may be rejected or dismissed is a plan, a request, a man.
_REJECTED = re.compile(
    r"\b(?:reject|dismiss)\w* (?:\w+ ){0,3}"
    r"(?:accusations?|claims?|reports?|allegations?|charges?|suggestions?|rumou?rs?)\b"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
# Words that carry matter in both, besides numbers and whoever speaks: as many as two sentences on other things hardly
# share. A number of people killed, hurt or fled is of one event with fewer.
_SHARED, _SHARED_FATE = 4, 3
# What is added to the worth of the sentences: a figure tells more than words, and what the article itself sets side by
# side more than what stands in two.
_FIGURE, _TOGETHER, _NEXT = 0.6, 0.4, 0.3
Worth = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one sentence says and the other does not grant, the earlier first; `other` is None where the first tells
    both sides."""

    one: Quotable
    other: Quotable | None
    worth: float

    @property
    def both(self) -> tuple[Quotable, ...]:
        """The sentences."""
        return (self.one,) if self.other is None else (self.one, self.other)


def differences(said: Sequence[tuple[Quotable, Saying | None]], worth: Worth) -> list[Difference]:
    """What differs among sentences, each with who says it, the weightiest first; no sentence in two. `worth` is by row,
    what each tells of the story."""
    sayings = [saying for _, saying in said if saying]
    every = [*_figures(said, worth), *_told_together(said, worth), *_denials(sayings, worth)]
    taken: list[Difference] = []
    for one in sorted(every, key=lambda difference: -difference.worth):
        rows = {quotable.row for quotable in one.both}
        if not any(rows & {quotable.row for quotable in other.both} for other in taken):
            taken.append(one)
    return taken


def _figures(said: Sequence[tuple[Quotable, Saying | None]], worth: Worth) -> Iterator[Difference]:
    found = [
        account
        for one, saying in said
        for account in accounts(one, _stems(saying.speaker.words if saying else one.article.outlet))
    ]
    for one, other in combinations(_newest(found), 2):
        if _one_thing(one, other) and apart(one.quantity, other.quantity):
            yield _difference(one.quotable, other.quotable, worth, _FIGURE)


def _newest(found: Sequence[Account]) -> list[Account]:
    """Of each source its newest word on each thing that is counted."""
    kept: list[Account] = []
    for one in sorted(found, key=lambda account: -moment(account.quotable.article.published)):
        if not any(one.fate == other.fate and _same_source(one, other) for other in kept):
            kept.append(one)
    return kept


def _same_source(one: Account, other: Account) -> bool:
    return len(one.source & other.source) * 2 >= max(1, min(len(one.source), len(other.source)))


def _one_thing(one: Account, other: Account) -> bool:
    """Whether two numbers are of one thing: the same is counted, and the sentences tell of one event."""
    return (
        one.fate == other.fate and not _same_source(one, other) and len(_matter(one) & _matter(other)) >= _SHARED_FATE
    )


def _matter(account: Account) -> frozenset[str]:
    return frozenset(word for word in account.quotable.stems if not word[0].isdigit()) - account.source


def _told_together(said: Sequence[tuple[Quotable, Saying | None]], worth: Worth) -> Iterator[Difference]:
    """Sentences that tell both sides: in so many words, or two speakers on either side of a turn."""
    by_place = {(one.article.id, one.place): one for one, _ in said}
    for one, saying in said:
        own = _QUOTED.sub(" ", one.text)
        before = by_place.get((one.article.id, one.place - 1))
        if before and _ANOTHER.search(own):
            yield Difference(before, one, worth.get(one.row, 0.0) + _TOGETHER)
        elif _BOTH_SIDES.search(own) or (saying and _turns(one.text, saying)):
            yield Difference(one, None, worth.get(one.row, 0.0) + _TOGETHER)


def _turns(text: str, saying: Saying) -> bool:
    """Whether a second speaker stands right behind a turn: `Dolmara says it is armed; Kestria says it is not`."""
    return any(
        0 <= text.find(speaker, turn.end()) - turn.end() <= _AFTER_THE_TURN
        for turn in _TURN.finditer(text)
        for speaker in saying.speakers
        if any(text.find(other) in range(turn.start()) for other in saying.speakers - {speaker})
    )


def _denials(sayings: Sequence[Saying], worth: Worth) -> Iterator[Difference]:
    """Each denial with the sentence that says most of what it denies, or that stands right before it."""
    for denial in filter(_denies, sayings):
        claims = [
            (_NEXT * _follows(one.quotable, denial.quotable) + 0.1 * len(shared), one)
            for one in sayings
            if not _denies(one)
            and not _stems(one.speaker.words) & _stems(denial.speaker.words)
            and (shared := _shared(one, denial))
            and (len(shared) >= _SHARED or (_follows(one.quotable, denial.quotable) and one.contrary))
        ]
        if claims:
            gain, claim = max(claims, key=lambda pair: pair[0])
            yield _difference(claim.quotable, denial.quotable, worth, min(gain, _TOGETHER))


def _denies(one: Saying) -> bool:
    return one.lemma in _DENIALS or bool(_REJECTED.search(one.quotable.text))


def _shared(one: Saying, other: Saying) -> frozenset[str]:
    spoken = _stems(one.speaker.words) | _stems(other.speaker.words)
    return (one.quotable.stems & other.quotable.stems) - spoken or (one.quotable.stems & other.quotable.stems)


def _follows(one: Quotable, other: Quotable) -> bool:
    """Whether the two stand side by side in one article."""
    return one.article.id == other.article.id and abs(one.place - other.place) == 1


def _difference(one: Quotable, other: Quotable, worth: Worth, gain: float) -> Difference:
    first, second = sorted([one, other], key=lambda quotable: (moment(quotable.article.published), quotable.row))
    return Difference(first, second, (worth.get(one.row, 0.0) + worth.get(other.row, 0.0)) / 2 + gain)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))
