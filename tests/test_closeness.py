"""How surely two words are used for the same thing, and which say the opposite."""

import numpy as np
import pytest

from assistant.check.closeness import opposite, related, table


@pytest.mark.parametrize(
    ("one", "other"),
    [("talks", "talk"), ("said", "saying"), ("met", "meeting"), ("40", "40"), ("towns", "town"), ("children", "child")],
)
def test_forms_of_one_word(one, other):
    """The same stem of the base form is the same word."""
    assert related(one, other) == related(other, one) == 1.0


@pytest.mark.parametrize(
    ("one", "other"), [("election", "electoral"), ("minister", "ministerial"), ("car", "vehicle"), ("kill", "slay")]
)
def test_words_for_the_same_thing(one, other):
    """One built from the other, or of a group of the thesaurus: near, and not the same."""
    assert 0.4 <= related(one, other) < 1.0


@pytest.mark.parametrize(
    ("one", "other"), [("bridge", "minister"), ("rise", "fall"), ("accept", "reject"), ("40", "41"), ("con", "cone")]
)
def test_words_for_something_else(one, other):
    """Neither strangers nor opposites are near by form or thesaurus."""
    assert related(one, other) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("accept", "reject"),
        ("rejected", "accepting"),
        ("rise", "falls"),
        ("more", "fewer"),
        ("north", "south"),
        ("open", "closed"),
        ("resumed", "halted"),
    ],
)
def test_opposites(one, other):
    """In any form, and from either side."""
    assert opposite(one, other)
    assert opposite(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("accept", "approve"), ("rise", "rise"), ("bridge", "fall"), ("up", "town")]
)
def test_no_opposites(one, other):
    """Words of one side are none, nor is a word its own."""
    assert not opposite(one, other)


def test_a_table_of_words():
    """A row for each of the ones, a column for each of the others; the same word is 1."""
    found = table(["talks", "bridge"], ["minister", "bridges", "talk"])
    assert found.shape == (2, 3)
    assert found[0, 2] == found[1, 1] == 1.0
    assert found[1, 0] == 0.0
    assert np.all((found >= 0) & (found <= 1))


@pytest.mark.parametrize(("ones", "others"), [([], ["talk"]), (["talk"], []), ([], [])])
def test_an_empty_side(ones, others):
    """A table without rows or columns."""
    assert table(ones, others).shape == (len(ones), len(others))


def test_a_table_agrees_with_its_pairs():
    """What is related by form or thesaurus is at least as near in the table."""
    ones, others = ["envoy", "withdrawal", "car", "prices"], ["withdraw", "vehicle", "price", "diplomat"]
    found = table(ones, others)
    for row, one in enumerate(ones):
        for column, other in enumerate(others):
            assert found[row, column] >= related(one, other) - 1e-9
