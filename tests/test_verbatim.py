"""Sentences that stand in their source word for word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.check.types import Source
from assistant.check.verbatim import folded, stands_in

TEXT = "The ferry sank on Monday. “We saw nothing,” the captain said. He denied that it asked for help."


@pytest.mark.parametrize(
    "claim",
    [
        "The ferry sank on Monday.",
        "The ferry sank on Monday",
        "  The ferry\n sank on Monday. ",
        '"We saw nothing," the captain said.',
        "The ferry sank on Monday. “We saw nothing,” the captain said.",
    ],
)
def test_word_for_word(claim):
    """White space, kinds of quotation marks and a last full stop aside; one sentence, or several in a row."""
    found = stands_in(claim, [Source("Nothing of the kind."), Source(TEXT, "id", 100)])
    assert found is not None
    assert found.article == "id"
    assert found.quote == TEXT[found.start - 100 : found.end - 100]
    assert folded(found.quote) == folded(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "It asked for help.",
        "The ferry sank on Tuesday.",
        "The ferry sank",
        "the ferry sank on Monday",
        "We saw nothing",
        "",
        "...",
    ],
)
def test_not_word_for_word(claim):
    """A part of a sentence is no sentence: what is denied is not said."""
    assert stands_in(claim, [Source(TEXT)]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("“Yes”—he said…", '"Yes"-he said'), ("it’s  so", "it's so"), ("co\u00adop\u200beration", "cooperation")],
)
def test_what_is_folded(one, other):
    """Marks of one kind, invisible ones left out."""
    assert folded(one) == folded(other)


def test_no_sources():
    """Nothing to stand in."""
    assert stands_in("The ferry sank.", []) is None


def test_words_that_run_over_into_the_next_passage():
    """Two cited passages of one article that follow each other are one text; one of them alone is not."""
    cut = TEXT.index("“We")
    first, second = Source(TEXT[:cut], "id", 0, context=TEXT), Source(TEXT[cut:], "id", cut, context=TEXT)
    claim = "The ferry sank on Monday. “We saw nothing,” the captain said."
    found = stands_in(claim, [first, second])
    assert found is not None
    assert (found.start, found.end, found.quote) == (0, len(claim), claim)
    assert stands_in(claim, [first]) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=120))
def test_a_quote_is_the_words_of_its_source(claim, text):
    """Whatever the texts hold: what is found is the claim, and stands where it is said to stand."""
    for found in (stands_in(claim, [Source(text, "id", 7)]), stands_in(text, [Source(text, "id", 7)])):
        assert found is None or found.quote == text[found.start - 7 : found.end - 7]
        assert found is None or folded(found.quote) in (folded(claim), folded(text))
