"""Certainty raised, and time turned."""

import pytest

from assistant.check.align import align
from assistant.check.rules.certainty import certainty
from assistant.check.types import Source
from index.statements import read


def reasons(claim, *sources):
    """The rule's reasons for a claim beside passages."""
    return list(certainty(align(read(claim), [Source(source) for source in sources])))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The museum will reopen in June.", "The museum may reopen in June, its director said."),
        ("The firm will sell its ports.", "The firm might sell its ports, two people said."),
        ("The firm sold its ports.", "The firm is considering selling its ports."),
        ("The city built 300 homes.", "The city plans to build 300 homes."),
        ("The storm will certainly reach the coast.", "The storm is expected to reach the coast."),
        ("The fire was definitely arson.", "The fire was probably arson, police said."),
        ("The two sides agreed on a pause in fighting.", "The two sides are discussing a pause in fighting."),
        ("The minister admitted that the dam was unsafe.", "The minister said that the dam was unsafe."),
        ("Police confirmed that the driver was drunk.", "Police believe that the driver was drunk."),
        ("The carrier opened six routes to the islands.", "The carrier hopes to open six routes to the islands."),
        ("It is certain to reach the coast.", "It is likely to reach the coast."),
    ],
)
def test_surer_than_the_source(claim, source):
    """May becomes will, a plan a fact, talks a decision, a saying a confirmation."""
    assert [reason.code for reason in reasons(claim, source)] == ["certainty"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Prices will rise in May.", "Prices rose in May."),
        ("The envoy will visit the camp.", "The envoy visited the camp on Sunday."),
    ],
)
def test_what_has_been_told_as_to_come(claim, source):
    """The source speaks of the past alone."""
    assert [reason.code for reason in reasons(claim, source)] == ["tense"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The museum may reopen in June.", "The museum could reopen in June, its director said."),
        ("The carrier plans to add six routes.", "The carrier is to add six routes next year."),
        (
            "The storm is expected to reach the coast on Friday.",
            "Forecasters expect the storm to make landfall on Friday.",
        ),
        ("The city will build 300 homes.", "The city is to build 300 homes by the river, the mayor announced."),
        ("The bill would raise the tax on fuel.", "The bill proposes a rise in the tax on fuel."),
        ("The leaders will meet in Geneva on Thursday.", "The leaders are due to meet in Geneva on Thursday."),
        ("The firm intends to cut 400 jobs.", "The firm said it planned to cut 400 jobs."),
        ("The minister admitted that mistakes were made.", "“We made mistakes,” the minister acknowledged."),
        ("Police confirmed the arrest.", "The police confirmed on Sunday that a man had been arrested."),
        ("The court will hear the case in May.", "The hearing of the case by the court is scheduled for May."),
        ("The firm could sell its ports.", "The firm is considering a sale of its ports, two people said."),
        ("Prices are likely to rise.", "Prices will probably go up, the bank said."),
        ("The talks will go on next week.", "The talks are to continue next week."),
        ("The two sides have agreed on a pause.", "The two sides reached agreement on a pause after weeks of talks."),
        ("The two sides nearly agreed on a pause.", "The two sides came close to a pause and are still discussing it."),
        ("The cause is not certain.", "The cause may have been a leak."),
        ("It is not known who fired.", "It is unclear who fired."),
        ("Little is known of the crew.", "The crew were from Norvia, and little else has been told."),
        ("The harbour is bound by ice.", "Ice has closed the harbour."),
        ("The ship is bound for Norvia.", "The ship, thought to have left on Monday, sails for Norvia."),
        ("A certain man came.", "A man came."),
        ("“It will happen,” she said.", "“It will happen,” she said on Monday."),
        ("The mill closed in May.", "The mill shut its gates in May."),
        ("The strike ended on Sunday.", "The strike ended on Sunday after the union voted."),
    ],
)
def test_as_sure_as_the_source(claim, source):
    """Other words for the same degree: due to and will, could and considering, likely and probably."""
    assert reasons(claim, source) == []


def test_nothing_in_common():
    """Without a sentence beside it there is nothing to be surer than."""
    assert reasons("The orchestra will certainly rehearse.", "Wheat is sown in autumn.") == []
    assert reasons("The orchestra will certainly rehearse.") == []


def test_one_reason_is_enough():
    """The first sign alone, with the words of the source."""
    (reason,) = reasons("The museum will certainly reopen.", "The museum may reopen.")
    assert "certainly" in reason.text
