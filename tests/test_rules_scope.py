"""A part made the whole, and others shut out."""

import pytest

from assistant.check.align import align
from assistant.check.regions import direction
from assistant.check.rules.scope import scope
from assistant.check.types import Source
from index.statements import read


def reasons(claim, source):
    """The rule's reasons for a claim beside a passage."""
    return [reason.text for reason in scope(align(read(claim), [Source(source)]))]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("All measures met with resistance.", "Some measures met with resistance."),
        ("Every road was closed.", "Several roads were closed."),
        ("The measures met with resistance.", "Some measures met with resistance."),
        ("The whole town was flooded.", "The town was flooded at its lower end."),
        ("All the bridges fell, and nobody crossed.", "Most bridges fell, and nobody crossed."),
        ("Israel alone would have to accept the plan.", "Israel and Hezbollah would have to accept the plan."),
        ("The plan asks only Israel to withdraw.", "The plan asks Israel to withdraw."),
        ("The rebels hold Libya.", "The rebels hold eastern Libya."),
        ("The rebels seized Libya.", "Libya's rebels took control of the east of the country."),
        ("Shells fell in Kestria.", "Shells fell in the north of Kestria."),
        ("Shells fell in Kestria.", "Shells fell in parts of Kestria."),
        ("Shells fell in southern Kestria.", "Shells fell in northern Kestria."),
        ("President Radomir Tesk spoke.", "Former President Radomir Tesk spoke."),
        ("General Osk Barran spoke.", "Retired general Osk Barran spoke."),
    ],
)
def test_what_is_wider_than_the_source(claim, source):
    """All for some, alone for together, a land for its part, a holder for a former one; said once."""
    assert len(reasons(claim, source)) == 1


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("All roads were closed.", "Every road was closed."),
        ("Roads were closed.", "Several roads were closed."),
        ("The roads were closed.", "The roads were closed, and some people left."),
        ("After all, the road was closed.", "The road was closed."),
        ("Not all roads were closed.", "Some roads were open."),
        ("It rains there every day.", "It rains there."),
        ("All three men left.", "Three men left."),
        ("It happened only on Monday.", "It happened on Monday."),
        ("Only Israel agreed.", "Israel was the sole party to agree."),
        ("He was let alone.", "Nobody troubled him."),
        ("The rebels hold eastern Libya.", "The rebels hold the east of Libya."),
        ("The rebels fight in Libya.", "Libya is at war; rebels fight in eastern Libya."),
        ("Libya said it would withdraw.", "Eastern Libya was quiet; Libya said it would withdraw."),
        ("The former president, Radomir Tesk, spoke.", "Former President Radomir Tesk spoke."),
        ("President Radomir Tesk spoke.", "President Radomir Tesk spoke."),
        ("“All of it is lost,” he said.", "He said that it was lost."),
        ("Shells fell on Kestria.", ""),
        ("All schools were closed on Monday.", "The schools were closed on Monday. All schools reopen later."),
        ("A third of the voters stayed away.", "Some voters stayed away, a third in all."),
    ],
)
def test_what_is_no_wider(claim, source):
    """The same in other words, narrower, or a turn of phrase."""
    assert reasons(claim, source) == []


def test_directions_in_names_are_none():
    """North Korea is no part of Korea."""
    assert direction("The Middle East and North Korea, seen from the West Bank") == frozenset()
    assert direction("north-eastern Kestria, in the south") == {"northeast", "south"}
