"""Doer and object changed over."""

import pytest

from assistant.check.align import align
from assistant.check.rules.roles import roles
from assistant.check.types import Source
from index.statements import read


def reasons(claim, *sources):
    """The rule's reasons for a claim beside passages."""
    return list(roles(align(read(claim), [Source(source) for source in sources])))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The convoy attacked the rebels.", "The rebels attacked the convoy on the coast road."),
        ("The town shelled the army.", "The town was shelled by the army."),
        ("The minister criticised doctors.", "The minister was criticised by doctors."),
        ("A smaller rival bought the company.", "The company bought a smaller rival."),
        ("The rebels were attacked by the convoy.", "The rebels attacked the convoy on the coast road."),
        ("Norvia invaded Teland.", "Norvia was invaded by Teland."),
    ],
)
def test_doer_and_object_changed_over(claim, source):
    """With one and the same verb, active or passive."""
    assert [reason.code for reason in reasons(claim, source)] == ["roles"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The convoy was attacked by rebels.", "The rebels attacked the convoy on the coast road."),
        ("The army shelled the town.", "The town was shelled by the army."),
        ("Doctors criticised the minister.", "The minister was criticised by doctors."),
        ("The company bought a smaller rival.", "A smaller rival was bought by the company."),
        ("The rebels fled from the convoy.", "The rebels attacked the convoy."),
        ("The envoy met the minister.", "The minister met reporters after he met the envoy."),
        ("The rebels sang.", "The rebels sang songs."),
        ("The minister praised the minister of health.", "The minister praised the minister of health."),
    ],
)
def test_doer_and_object_kept(claim, source):
    """A passive turned, another verb, or one side unknown."""
    assert reasons(claim, source) == []


def test_the_reason_shows_the_words_of_the_source():
    """Who did it there."""
    (reason,) = reasons("The town shelled the army.", "The town was shelled by the army.")
    assert "was shelled by the army" in reason.text
