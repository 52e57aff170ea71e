"""A text without its marks keeps every other character, and knows where each came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.marks import find_marks
from assistant.unmarked import unmarked, without_marks

KNOWN = 3


@settings(deadline=None)
@given(st.text(alphabet="[]()12 ab.,“”\n", max_size=60))
def test_only_marks_and_white_space_go(text: str) -> None:
    """What is left holds every character outside the marks in its order, but for white space."""
    marks = find_marks(text, KNOWN)
    outside = [c for at, c in enumerate(text) if not any(mark.start <= at < mark.end for mark in marks)]
    left = unmarked(text, marks).text
    assert [c for c in left if not c.isspace()] == [c for c in outside if not c.isspace()]


@settings(deadline=None)
@given(st.text(alphabet="[]()12 ab.,“”\n", max_size=60))
def test_offsets_lead_back_to_the_draft(text: str) -> None:
    """Every character that is left is found in the draft where `in_raw` says, and `in_text` leads back to it."""
    clean = unmarked(text, find_marks(text, KNOWN))
    for offset, character in enumerate(clean.text):
        if not character.isspace():
            assert text[clean.in_raw(offset)] == character
            assert clean.in_text(clean.in_raw(offset)) == offset


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He left [1] , she [2] . So", "He left, she. So"),
        ("He left.[1]She stayed.", "He left. She stayed."),
        ("He left.[1]5 stayed.", "He left.5 stayed."),
        ("“[1] We go”", "“We go”"),
        ("left [1]she", "left she"),
        ("left[1] she", "left she"),
        ("left [1] x [9] [1] she", "left x she"),
        ("left [1]   x", "left   x"),
        ("  [1]  left", "left"),
    ],
)
def test_white_space_beside_a_mark_is_tidied(text: str, left: str) -> None:
    """No space is left before a full stop and none is doubled; two sentences glued by a mark come apart."""
    assert without_marks(text, KNOWN) == left
