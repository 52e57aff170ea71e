"""How a word stands in its sentence, and the words shown around it."""

import pytest

from assistant.check.stances import stances
from assistant.check.wording import shown
from index.statements import read


def stance(text, word):
    """The stance of a word."""
    statement = read(text)
    at = next(at for at, each in enumerate(statement.words) if each.text == word)
    return stances(statement).get(at)


@pytest.mark.parametrize(
    ("text", "word", "denied", "modality"),
    [
        ("The council approved the plan.", "approved", False, "fact"),
        ("The council approved the plan.", "plan", False, "fact"),
        ("The council did not approve the plan.", "plan", True, "fact"),
        ("The minister denied the report.", "report", True, "fact"),
        ("The firm refused a bid.", "bid", True, "fact"),
        ("The firm did not refuse a bid.", "bid", False, "fact"),
        ("The firm considered a sale.", "sale", False, "possible"),
        ("The firm expects a loss.", "loss", False, "likely"),
        ("The firm wants a merger.", "merger", False, "wanted"),
        ("The sides agreed to a pause.", "pause", False, "planned"),
        ("The fire probably started in the mill.", "started", False, "likely"),
        ("The mill may close.", "close", False, "possible"),
        ("The minister denied that the dam leaked.", "leaked", True, "fact"),
        ("The minister denied asking for help.", "asking", True, "fact"),
        ("The minister said that the dam leaked.", "leaked", False, "fact"),
    ],
)
def test_how_a_word_stands(text, word, denied, modality):
    """A verb by its group, a noun by the verb that has it; what a report denies is denied, and only once."""
    found = stance(text, word)
    assert (found.denied, found.modality) == (denied, modality)


def test_sureness_rises_from_possible_to_fact():
    """A number for each modality."""
    order = ["The mill may close.", "The mill would close.", "The mill will close.", "The mill closes."]
    found = [next(iter(stances(read(text)).values())).sureness for text in order]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (1, 4)


@pytest.mark.parametrize(("text", "word"), [("In the valley it rained.", "valley"), ("A cold day.", "day")])
def test_a_noun_of_no_verb_has_no_stance(text, word):
    """Nothing is said of it."""
    assert stance(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("The old mill by the river closed in June.", "closed", "mill by the river closed in June"),
        ("On Monday, the mill closed, officials said.", "closed", "the mill closed"),
        ("Closed.", "Closed", "Closed"),
    ],
)
def test_the_words_around_one(text, word, words):
    """As they stand, four before and two behind, within their clause."""
    statement = read(text)
    at = next(at for at, each in enumerate(statement.words) if each.text == word)
    assert shown(statement, at) == words


def test_more_or_fewer_words_around_one():
    """As many as are asked for."""
    statement = read("The old mill by the river closed in June.")
    assert shown(statement, 6, 1, 0) == "river closed"
