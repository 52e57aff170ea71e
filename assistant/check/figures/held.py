"""The quantities that the sources hold, near the claim and far from it, as the rule of numbers reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.check.figures.beside import company, shared, state
from assistant.check.types import Aligned
from index.parts.calendar import NUMBERS, mentions
from index.parts.quantities import quantities
from index.parts.types import Quantity, Statement
from index.parts.units import units
from index.parts.words import words

_NOUN, _STATE = 2, 3  # words behind a number that show its noun ("40 armed men"), and what became of it
_SHOWN = ("NN", "NP", "VV", "AJ", "CR")
# The words that bound a number, before it and behind what it counts.
_LEAD = re.compile(
    r"\b(?:no|not|well|just|at|up|as|about|some|nearly|almost|around|over|under|above|below|beyond|roughly|approximately"
    r"|close|upwards?|in excess|more|less|fewer|older|younger|higher|lower|longer|shorter|exceed\w*|pass\w*|past"
    r"|topp\w*|surpass\w*|estimated|perhaps|near|north|larger|smaller)\s"
    r"(?:(?:more|fewer|less|than|to|of|least|most|best|many|much|few|little|over|under|an?|another)\s)*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s[\w’'-]+){0,4}?\s(?:or (?:so|more|fewer|less|greater|thereabouts)|at (?:least|most)|odd|plus)\b"
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|hundreds?|thousands?"
    r"|\w+illions?|dozens?|scores|half|thirds?|quarters?|couple|pair|twice|double\w*|triple\w*|\w*first|second|\w+th)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Held:
    """A quantity of a source (or a claim), in its sentence."""

    statement: Statement
    quantity: Quantity

    @cached_property
    def state(self) -> str:
        """What became of those counted."""
        return state(self.statement, self.quantity)

    @cached_property
    def company(self) -> frozenset[str]:
        """The words that the quantity goes with."""
        return company(self.statement, self.quantity)

    def shares(self, other: Held) -> int:
        """How many words of its company the other's has as well."""
        return shared(self.company, other.company)

    def likeness(self, other: Held) -> int:
        """How much two quantities seem to be of one thing."""
        one, two = self.quantity.noun, other.quantity.noun
        return self.shares(other) + 2 * bool(one and one == two) + 2 * bool(self.state and self.state == other.state)

    @property
    def within(self) -> bool:
        """Whether it is the most there is by the word before it: "within four kilometres"."""
        return self.statement.text[: self.quantity.start].casefold().endswith("within ")

    @property
    def shown(self) -> str:
        """The quantity with its bound, and the noun where that stands right behind: "at least 14 people"."""
        return self._words(_NOUN)

    @property
    def phrase(self) -> str:
        """The quantity with the few words behind it: "14 people were killed"."""
        return self._words(_STATE)

    def _words(self, most: int) -> str:
        text, found = self.statement.text, self.quantity
        lead = _LEAD.search(text[: found.start]) if found.bound != "exactly" else None
        start = lead.start() if lead else found.start
        end = found.end if found.unit and most == _NOUN else self._end(most)
        tail = _TAIL.match(text, end) if found.bound != "exactly" and not lead else None
        return f"“{text[start : tail.end() if tail else end].strip()}”"

    def _end(self, most: int) -> int:
        """Where the words end that are shown behind the number: with its noun, or with what is told of that; never
        with a small word."""
        end = self.quantity.end
        behind = [word for word in self.statement.words if word.start >= self.quantity.end][:most]
        for word in behind:
            if not word.text[0].isalpha():
                break
            if word.tag[:2] in _SHOWN:
                end = word.end
            if most == _NOUN and word.tag[:2] not in ("AJ", "CR"):
                break
        return end


def near(pair: Aligned) -> list[Held]:
    """The quantities of the sentences that carry the claim, best sentence first."""
    return [held for evidence in pair.near for held in _of(evidence.statement)]


def far(pair: Aligned) -> Sequence[Held]:
    """Those of all other sentences and of the titles; read only where nothing near will do."""
    found: tuple[Held, ...] | None = pair.kept.get("far")
    if found is None:
        carried = {(evidence.source, evidence.start) for evidence in pair.near}
        texts = [one.text for one in pair.sentences if (one.source, one.start) not in carried]
        texts += [source.title for source in pair.sources if source.title]
        found = pair.kept["far"] = tuple(held for text in texts for held in _told(text))
    return found


def by_sentence(found: Sequence[Held]) -> list[list[Held]]:
    """Quantities with those of the same sentence."""
    groups: dict[int, list[Held]] = {}
    for held in found:
        groups.setdefault(id(held.statement), []).append(held)
    return list(groups.values())


@lru_cache(maxsize=8192)
def _told(text: str) -> tuple[Held, ...]:
    return _of(_plain(text)) if _NUMBER.search(text) else ()


@lru_cache(maxsize=4096)
def _plain(text: str) -> Statement:
    """A sentence with its quantities alone."""
    tokens = words(text)
    return Statement(text, tokens, (), quantities(text, tokens), (), (), (), ())


@lru_cache(maxsize=4096)
def _of(statement: Statement) -> tuple[Held, ...]:
    spans = _spans(statement.text)
    return tuple(Held(statement, found) for found in (*statement.quantities, *spans))


def _spans(text: str) -> tuple[Quantity, ...]:
    """The spans of time within "two days ago", "three weeks later": they may carry "within two days"."""
    found = []
    for mention in mentions(text):
        span = units().get(mention.groups.get("span3", "").casefold())
        count = mention.groups.get("count3", "").casefold().split()[-1:] or [""]
        number = int(count[0]) if count[0].isdigit() else NUMBERS.get(count[0])
        if span and number:
            value = number * span.factor
            found.append(Quantity(mention.start, mention.end, value, value, span.name, "", "exactly", span.given))
    return tuple(found)
