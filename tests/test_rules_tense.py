"""A deed that the source foresees, told as done, and one that is done, told as to come."""

import pytest

from assistant.check.align import align
from assistant.check.rules.tense import tense
from assistant.check.types import Source
from index.statements import read


def codes(claim, *sources):
    """The codes of the rule's reasons for a claim beside passages."""
    return [reason.code for reason in tense(align(read(claim), [Source(source) for source in sources]))]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The ferry company sold two ships to Norway.", "The ferry company will sell two ships to Norway next year."),
        ("The ferry company has sold two ships.", "The ferry company plans to sell two ships."),
        ("The envoy met the minister in Oslo.", "The envoy is to meet the minister in Oslo on Friday."),
        ("Two ships were repaired at the yard.", "Two ships would be repaired at the yard, the mayor said."),
        (
            "The union signed the contract at noon.",
            "The union wants a word changed before it signs the contract at noon.",
        ),
        (
            "The council met the farmers and signed the lease.",
            "The council will meet the farmers on Monday and sign the lease.",
        ),
        ("The envoy had lunch with the minister.", "The envoy is due to see the minister at lunch."),
    ],
)
def test_what_is_to_come_is_told_as_done(claim, source):
    """Planned, expected, asked for, or still a condition: it has not happened."""
    assert codes(claim, source) == ["tense"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The museum will lend a painting to Bergen.", "The museum lent a painting to Bergen."),
        ("The museum will sell its garden.", "The museum sold its garden on Monday."),
    ],
)
def test_what_is_done_is_told_as_to_come(claim, source):
    """The source speaks of the past alone."""
    assert codes(claim, source) == ["tense"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The ferry company sold two ships.", "The ferry company sold two ships on Friday."),
        ("The ferry company sold two ships.", "It had planned to sell two ships. It sold the ships on Friday."),
        ("The ferry company planned to sell two ships.", "The ferry company plans to sell two ships."),
        ("The company said it would sell two ships.", "The company will sell two ships."),
        ("The ferry company almost sold two ships.", "The ferry company will sell two ships."),
        ("The company did not sell the ships.", "The company will sell the ships."),
        ("The company was to sell two ships.", "The company will sell two ships."),
        ("The owner had the ships sold.", "The owner will sell the ships."),
        ("Once the yard closed, ships went elsewhere.", "Once the yard will close, ships go elsewhere."),
        ("The company “sold two ships”.", "The company will sell two ships."),
        ("The ministers met to discuss the dam.", "The ministers gathered to discuss the dam."),
        ("The museum will sell its garden.", "The museum sold its house and plans to sell its garden."),
        ("The museum “will sell its garden”.", "The museum sold its garden."),
        ("The lawyer, whose practice closed, was named.", "The lawyer worked until his practice closed, police said."),
        ("Nothing alike.", ""),
    ],
)
def test_the_time_is_kept(claim, source):
    """Another sentence says that it was done; the claim hedges, denies or quotes; or it is no deed of the claim's."""
    assert not codes(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The yard had paused the work on the ferry.", "The yard offered a pause in the work on the ferry."),
        ("The clerk was unveiled at the town hall.", "The clerk is to be presented at the town hall on Monday."),
        ("The army has entered the valley.", "The army is preparing for a possible move into the valley."),
    ],
)
def test_a_noun_or_another_verb_tells_the_time(claim, source):
    """The deed need not be the same word: its clause is what the source has as to come."""
    assert codes(claim, source) == ["tense"]
