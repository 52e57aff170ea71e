"""Tests of assistant/check/carrying.py: how much of a claim a piece of evidence carries."""

from assistant.check.carrying import carried
from assistant.types import Quoted


def evidence(text):
    """Words of an article."""
    return Quoted("a1", 0, len(text), text)


CLAIM = "The envoy met the mayor of Ostrel on Monday."


def test_all_of_a_claim_is_carried_by_its_own_words():
    """A sentence carries itself, whatever stands beside it."""
    assert carried(CLAIM, evidence(CLAIM)) > 0.99
    assert carried(CLAIM, evidence(f"Wheat fell. {CLAIM}")) > 0.99


def test_one_sentence_has_to_carry_it():
    """Words that are strewn over several carry less than those of one."""
    one = carried(CLAIM, evidence("On Monday the mayor of Ostrel was met by an envoy."))
    strewn = carried(CLAIM, evidence("An envoy left. Ostrel has a mayor. Wheat fell on Monday."))
    assert 0 < strewn < one


def test_nothing_is_carried_by_nothing():
    """No evidence, and evidence on something else."""
    assert carried(CLAIM, None) == 0.0
    assert carried(CLAIM, evidence("Wheat cost more.")) == 0.0
