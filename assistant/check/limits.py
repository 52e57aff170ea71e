"""How much the check reads. Time grows with the square of some of these, and what is longer is no sentence of the news:
the longest in 1,200 real articles has some 900 characters and 160 words."""

from __future__ import annotations

import re

from assistant.types import Reason

MOST_CHARACTERS = 2_000  # of a claim
MOST_WORDS = 300  # of a claim; runs of letters and digits
MOST_FIGURES = 30  # of a claim, those words that hold a digit
MOST_EVIDENCE = 500_000  # characters of all the passages that one claim cites
LONGEST_SENTENCE = 1_000  # characters of a passage that are read as one sentence
_WORD = re.compile(r"\w+")


def too_long(claim: str, evidence: int = 0) -> Reason | None:
    """Why a claim with so many characters of evidence is not checked, or None. Linear in the claim."""
    if len(claim) > MOST_CHARACTERS:
        return _reason(f"The sentence is longer than {MOST_CHARACTERS:,} characters")
    words = _WORD.findall(claim)
    if len(words) > MOST_WORDS:
        return _reason(f"The sentence has more than {MOST_WORDS} words")
    if sum(any(letter.isdigit() for letter in word) for word in words) > MOST_FIGURES:
        return _reason(f"The sentence has more than {MOST_FIGURES} figures")
    if evidence > MOST_EVIDENCE:
        return _reason(f"The cited text is longer than {MOST_EVIDENCE:,} characters")
    return None


def _reason(text: str) -> Reason:
    return Reason("too-long", f"{text}: too long to check.")
