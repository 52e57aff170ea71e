"""What an operator is given, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from claims import Cited, Claim, Library

from mutating.names import Names


@dataclass(frozen=True)
class Context:
    """What stands around a claim: its library, the names in it, and the other claims of that library."""

    library: Library
    names: Names
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A sentence that its sources do not support, made out of one that they do."""

    operator: str
    claim: Claim
    text: str
    sources: tuple[Cited, ...]


# The changed sentence, or the sources that are cited in place of the right ones; None where it does not apply.
Changed = str | tuple[Cited, ...] | None
Operator = Callable[[Claim, Context, Random], Changed]
