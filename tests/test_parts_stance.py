"""Verb groups: denied or affirmed, fact or plan, past or future, and who acts on what."""

import pytest

from index.parts.stance import governs, predicates
from index.parts.words import words


def verb(text, lemma):
    """The predicate of a sentence with this main verb."""
    return next(each for each in predicates(words(text)) if each.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "polarity"),
    [
        ("The council approved the plan.", "approve", "affirmed"),
        ("The council did not approve the plan.", "approve", "denied"),
        ("The council didn't approve the plan.", "approve", "denied"),
        ("The council has never approved the plan.", "approve", "denied"),
        ("No member approved the plan.", "approve", "denied"),
        ("The council approved nothing.", "approve", "denied"),
        ("The envoy failed to reach a deal.", "reach", "denied"),
        ("The minister denied asking for mediation.", "ask", "denied"),
        ("The council refused to approve the plan.", "approve", "denied"),
        ("They left without signing the accord.", "sign", "denied"),
        ("The council did not refuse to approve the plan.", "approve", "denied"),
        ("Nobody denied the report.", "deny", "denied"),
        ("The council did not meet, and the mayor signed the order.", "sign", "affirmed"),
    ],
)
def test_polarity(text, lemma, polarity):
    """A denial in the group, in the subject, in the object, or in what governs the verb."""
    assert verb(text, lemma).polarity == polarity


def test_two_denials_make_none():
    """Nothing was not told: each denial turns the one before it."""
    assert verb("No member did not vote.", "vote").polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "lemma", "modality"),
    [
        ("The museum reopened.", "reopen", "fact"),
        ("The museum may reopen.", "reopen", "possible"),
        ("The museum could reopen.", "reopen", "possible"),
        ("The museum will reopen.", "reopen", "planned"),
        ("The museum won't reopen.", "reopen", "planned"),
        ("The museum would reopen.", "reopen", "conditional"),
        ("The museum should reopen.", "reopen", "wanted"),
        ("The firm plans to sell its ports.", "sell", "planned"),
        ("The firm is likely to sell its ports.", "sell", "likely"),
        ("The firm wants to sell its ports.", "sell", "wanted"),
        ("The firm is considering selling its ports.", "sell", "possible"),
        ("If signed, the accord ends the war.", "sign", "conditional"),
    ],
)
def test_modality(text, lemma, modality):
    """By the modal of the group, and by what governs an infinitive or a gerund."""
    assert verb(text, lemma).modality == modality


@pytest.mark.parametrize(
    ("text", "lemma", "tense"),
    [
        ("Prices rose.", "rise", "past"),
        ("Prices have risen.", "rise", "past"),
        ("Prices will rise.", "rise", "future"),
        ("Prices are set to rise.", "rise", "future"),
        ("Prices fall every spring.", "fall", "present"),
    ],
)
def test_tense(text, lemma, tense):
    """What is to come is told by `will` or `to`."""
    assert verb(text, lemma).tense == tense


@pytest.mark.parametrize(
    ("text", "lemma", "doer", "object_"),
    [
        ("The rebels attacked the convoy.", "attack", "rebels", "convoy"),
        ("The convoy was attacked by rebels.", "attack", "rebels", "convoy"),
        ("The head of the union met the minister of health.", "meet", "head", "minister"),
        ("The convoy was attacked on the coast road.", "attack", None, "convoy"),
        ("They sang.", "sing", "They", None),
    ],
)
def test_who_acts_on_what(text, lemma, doer, object_):
    """The doer and what is acted on, a passive turned; what stands behind a preposition is neither."""
    read = words(text)
    found = verb(text, lemma)
    shown = [None if at is None else read[at].text for at in (found.subject, found.object)]
    assert shown == [doer, object_]


def test_an_auxiliary_belongs_to_its_verb():
    """One predicate for `would not have been told`, and none for a sentence without a verb."""
    assert [each.lemma for each in predicates(words("The crew would not have been told."))] == ["tell"]
    assert predicates(words("A cold day in the valley.")) == ()
    assert predicates(()) == ()


@pytest.mark.parametrize(
    ("lemma", "kinds"), [("refuse", {"denied"}), ("consider", {"possible"}), ("plan", {"planned"}), ("table", set())]
)
def test_what_a_word_does_to_what_it_governs(lemma, kinds):
    """From the list of governors; most words do nothing."""
    assert governs(lemma) == kinds
