"""Tests of assistant/questions.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.questions import asked_for, holds

KINDS = ["number", "time", "person", "place", "cause", "statement", "other"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many people were wounded?", "number"),
        ("How long will the pause last?", "number"),
        ("What share of the wheat is exported?", "number"),
        ("Which toll does the ministry give?", "number"),
        ("When does the cabinet vote?", "time"),
        ("What day did the shelling begin?", "time"),
        ("How soon will observers arrive?", "time"),
        ("Why did the talks stall?", "cause"),
        ("What caused the blackout?", "cause"),
        ("Who mediates?", "person"),
        ("Whose plan is it?", "person"),
        ("Where did the envoy land?", "place"),
        ("Which town was shelled?", "place"),
        ("What did Brandov say about the plan?", "statement"),
        ("How did Kestria respond?", "statement"),
        ("Who said that Kestria agreed?", "person"),
        ("What is in the plan?", "other"),
        ("", "other"),
    ],
)
def test_what_a_question_asks_for(question, kind):
    """The question word tells; a verb of saying only where no question word does."""
    assert asked_for(question) == kind


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("number", "It would begin with a pause of 21 days."),
        ("number", "Dozens were hurt."),
        ("time", "The cabinet votes on Friday."),
        ("time", "It began at 4:30."),
        ("person", "The plan came from Ines Halvik."),
        ("person", "Two officials knew of it."),
        ("place", "The envoy landed in Sarrik."),
        ("cause", "The talks stalled because of the toll."),
        ("statement", "“We are ready,” the general told reporters."),
    ],
)
def test_sentences_that_hold_it(kind, sentence):
    """A thing of the kind stands in the sentence."""
    assert holds(kind)(sentence) == 1.0


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_a_sentence_that_holds_nothing(kind):
    """No figure, no day, no name, no place, no reason, no saying."""
    assert holds(kind)("Wheat grew dear.") == 0.0


@given(st.sampled_from(KINDS), st.text())
def test_the_test_is_a_share(kind, sentence):
    """Any text may be tested; where nothing can be told it says half."""
    assert holds(kind)(sentence) in (0.0, 0.5, 1.0)
    assert holds("other")(sentence) == 0.5
    assert asked_for(sentence) in KINDS
