"""Comparisons turned, and their sides changed over."""

import pytest

from assistant.check.align import align
from assistant.check.rules.comparison import comparison
from assistant.check.types import Source
from index.statements import read


def reasons(claim, *sources):
    """The rule's reasons for a claim beside passages."""
    return list(comparison(align(read(claim), [Source(source) for source in sources])))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("More women than men voted.", "Fewer women than men voted."),
        ("Exports were higher in May than in April.", "Exports were lower in May than in April."),
        ("The strike began before the vote.", "The strike began after the vote."),
        ("The north of the island lost power.", "The south of the island lost power."),
        ("The majority of members backed the motion.", "A minority of members backed the motion."),
        ("It was the largest harvest in ten years.", "It was the smallest harvest in ten years."),
        ("The euro was stronger on Friday.", "The euro was weaker on Friday."),
        ("Norvia exports more steel than Teland.", "Teland exports more steel than Norvia."),
    ],
)
def test_a_comparison_turned(claim, source):
    """More for fewer, before for after, one end of a land for the other; or the two that are compared."""
    assert [reason.code for reason in reasons(claim, source)] == ["comparison"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Norvia exports more steel than Teland.", "Teland exports less steel than Norvia."),
        ("Sales in the north were higher than in the south.", "Sales in the south were lower than in the north."),
        ("The team finished second after leading at the break.", "The team led at the break before finishing second."),
        ("The strike began before dawn.", "The strike started before dawn on Monday."),
        ("Norvia exports more steel than Teland.", "Norvia sells more steel abroad than Teland."),
        ("No more than nine bridges are open.", "Nine bridges or fewer are open."),
        ("The council met after the fire.", "The council met on Friday, after the fire and before the vote."),
        ("The price of wheat fell.", "The price of wheat is lower than in May."),
        ("Most members backed the motion.", "The majority of members backed the motion."),
        ("She was the first woman to lead the bank.", "Until last year no woman had led the bank."),
        ("The bigger firm bought its rival.", "The firm bought a smaller rival."),
    ],
)
def test_the_same_comparison(claim, source):
    """Told from the other side, or with words of another pair, nothing is turned."""
    assert reasons(claim, source) == []


def test_the_reason_names_both_words():
    """That of the source and that of the claim."""
    (reason,) = reasons("More women than men voted.", "Fewer women than men voted.")
    assert reason.text == "The source says “fewer”, not “more”."


def test_a_comparison_of_something_else():
    """`more` and `fewer` of different things are no contradiction."""
    source = "More ships called at the port. In the hills, where the road was washed away, fewer tourists came."
    assert reasons("More ships docked.", source) == []
    assert reasons("The orchestra played longer.", "Wheat is sown in autumn, and the days are shorter.") == []
