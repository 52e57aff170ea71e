"""A sentence read once, with all its parts."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.statements import read

SENTENCE = "Health Minister Ada Lind said on Monday that 40 people “had not been told”."


def test_the_parts_of_a_sentence():
    """Words, names, amounts, days, quotations, reports and verbs, each found where it stands."""
    found = read(SENTENCE, date(2026, 5, 6))
    assert [name.text for name in found.names] == ["Ada Lind"]
    assert [(amount.low, amount.noun) for amount in found.quantities] == [(40, "person")]
    assert [(time.first, time.last) for time in found.times] == [(date(2026, 5, 4), date(2026, 5, 4))]
    assert [quotation.text for quotation in found.quotations] == ["had not been told"]
    assert [(report.cue_lemma, report.kind) for report in found.reports] == [("say", "named")]
    assert ("tell", "denied") in [(each.lemma, each.polarity) for each in found.predicates]


def test_a_day_is_resolved_by_the_day_of_publication():
    """Without it, Monday is any Monday."""
    assert read(SENTENCE).times[0].first is None
    assert read(SENTENCE, date(2026, 5, 13)).times[0].first == date(2026, 5, 11)


def test_a_sentence_is_read_once():
    """The same sentence of the same day is the same statement; of another day it is another."""
    assert read(SENTENCE, date(2026, 5, 6)) is read(SENTENCE, date(2026, 5, 6))
    assert read(SENTENCE, date(2026, 5, 6)) is not read(SENTENCE)


@pytest.mark.parametrize("text", ["", " ", "?!", "😀", "\x00"])
def test_a_text_without_words_has_no_parts(text):
    """Nothing is made up for it."""
    found = read(text)
    parts = (found.names, found.quantities, found.times, found.quotations, found.reports, found.predicates)
    assert all(part == () for part in parts)


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "no " * 5_000, "“" * 20_000, "9" * 20_000, "\n" * 20_000, "said " * 4_000, "\u202e" * 20_000],
    ids=repr,
)
def test_twenty_thousand_code_points_on_one_line(text):
    """Whatever a file holds is read: long words, runs of one word, of marks, of white space."""
    found = read(text)
    assert found.text == text
    assert all(text[word.start : word.end] == word.text for word in found.words)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=150), st.dates() | st.none())
@example("January 32, 0000 and 5:99 pm, 31/31/31", None)
@example("قال الرئيس إن ٤٠ شخصا", date.min)
@example("yesterday, tomorrow, next year, two weeks ago", date.max)
@example("last century, a decade ago, on Monday", date.min)
@example("$ % $%5 ½ ² Ⅳ 1e400 people", None)
def test_any_text_is_read(text, published):
    """Nothing is raised, and every span lies inside the text."""
    found = read(text, published)
    for part in (*found.words, *found.names, *found.quantities, *found.times, *found.quotations):
        assert 0 <= part.start < part.end <= len(text) or part.start == part.end
    for report in found.reports:
        assert 0 <= report.cue[0] <= report.cue[1] <= len(text)
