"""What of the end of a growing text is shown, and what of it is sure."""

import pytest

from assistant.growing import sure_text, without_half_mark
from assistant.marks import find_marks
from assistant.unmarked import unmarked


@pytest.mark.parametrize(
    "half",
    [
        *("[", "[1", "[1,", "[1, 2", "[[1", "[[1]", "【", "【1†", "[^1", "\\[1", "`[1", "**[1", "[1 ", "[1[2]"),
        *("[pass", "[passage 1", "[Source: ", "(", "(1", "([1", "([1]", "<", "<su", "<sup>1", "<sup>1</su"),
    ],
)
def test_a_half_written_mark_is_hidden(half: str) -> None:
    """What has begun as a mark is not shown while it is written."""
    assert without_half_mark(f"He left {half}") == "He left "


@pytest.mark.parametrize("text", ["He left [and she", "He left (on 5 May", "He left <b", "He left [1] and", "He left"])
def test_text_is_shown(text: str) -> None:
    """What is no half mark is shown as it is."""
    assert without_half_mark(text) == text


def test_half_a_link_is_hidden() -> None:
    """The link behind a mark is not shown while it is written."""
    assert without_half_mark("He left [1](http://evil.exam") == "He left [1]"


@pytest.mark.parametrize(
    ("raw", "sure"),
    [
        ("He left. She", "He left. "),
        ("He left. She stayed", "He left. She "),
        ("He left. She [", "He left. "),
        ("He left. She stayed [1", "He left. She "),
        ("He left [1] and", "He "),
        ("He left [1] and she stayed", "He left and she "),
        ("He left (1)", "He "),
        ("He left [1](http://a", "He "),
        ("He left <sup>1", "He "),
        ("He left " + "x" * 50, "He left " + "x" * 50),
    ],
)
def test_only_whole_words_before_a_possible_mark_are_sure(raw: str, sure: str) -> None:
    """A word is sure once another follows it, and nothing is from where a mark may have begun."""
    cut = without_half_mark(raw)
    assert sure_text(unmarked(cut, find_marks(cut, 3)), raw) == sure
