"""A denial dropped or brought in, and a word whose opposite stands in its place."""

import pytest

from assistant.check.align import align
from assistant.check.rules.polarity import polarity
from assistant.check.types import Source
from index.statements import read


def reasons(claim, *sources):
    """The rule's reasons for a claim beside passages."""
    return list(polarity(align(read(claim), [Source(source) for source in sources])))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "The council approved the plan for a tram line.",
            "The council did not approve the plan for a tram line on Tuesday.",
        ),
        ("The court lifted the ban.", "The court did not lift the ban."),
        ("The union called off the strike.", "The union did not call off the strike."),
        ("The minister asked for mediation.", "The minister denied asking for mediation."),
        ("The envoy reached a deal with the rebels.", "The envoy failed to reach a deal with the rebels."),
        ("The inspectors entered the plant on Friday.", "The inspectors never entered the plant on Friday."),
        ("Residents of the valley had a warning of the flood.", "Residents of the valley had no warning of the flood."),
        ("The airline paid its pilots in June.", "The airline hasn’t paid its pilots in June, the union said."),
    ],
)
def test_a_denial_of_the_source_is_dropped(claim, source):
    """What the source denies is told as so; a thing that both speak of, as a ban, hides no denial."""
    assert [reason.code for reason in reasons(claim, source)] == ["polarity"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The firm did not comment on the sale.", "The firm commented on the sale in a letter to staff."),
        ("The tower did not survive the quake.", "The tower survived the quake."),
        ("The police never found the weapon.", "The police found the weapon in a canal."),
        ("The minister denied visiting the island.", "The minister visited the island on Sunday."),
    ],
)
def test_a_denial_that_the_source_has_not(claim, source):
    """What the source says is denied."""
    assert [reason.code for reason in reasons(claim, source)] == ["polarity"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The museum opened on Sunday.", "The museum closed on Sunday."),
        ("The senate rejected the budget.", "The senate accepted the budget by 51 to 49."),
        ("The bank raised its key rate.", "The bank lowered its key rate on Thursday."),
        ("The price of wheat fell sharply.", "The price of wheat rose sharply."),
        ("The ministry confirmed the report of a leak.", "The ministry denied the report of a leak."),
    ],
)
def test_the_opposite_word(claim, source):
    """The same said of the same things by the opposite verb, in whatever form."""
    assert [reason.code for reason in reasons(claim, source)] == ["polarity"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "The council turned down the plan for a tram line.",
            "The council did not approve the plan for a tram line on Tuesday.",
        ),
        ("The harbour stayed shut for a second day.", "The harbour did not open for a second day."),
        ("No one was hurt in the fire.", "The fire at the mill caused no injuries, the fire service said."),
        ("The mayor did not attend the hearing.", "The mayor was absent from the hearing on Monday."),
        ("The union has not called off the strike.", "The union said the strike would go on as planned."),
        ("The court kept the ban in place.", "The court did not lift the ban."),
        ("The minister denied that the dam was unsafe.", "The minister said that the dam was not unsafe."),
        ("The bank left its key rate unchanged.", "The bank did not change its key rate."),
        ("The senate rejected the budget.", "The senate voted against the budget by 51 to 49."),
        ("The company refused to comment.", "The company declined to comment on the report."),
        (
            "The company did not respond to a request for comment.",
            "The company did not immediately respond to an email.",
        ),
        (
            "Engineers are still looking for the cause of the outage.",
            "The cause of the outage is not yet known, and engineers are investigating.",
        ),
        ("The hospital ran out of beds.", "The hospital had no beds left by Wednesday night."),
        ("The government lacks the money for the bridge.", "The government does not have the money for the bridge."),
        ("Only two of the six pumps work.", "Four of the six pumps are not working."),
        ("The pilot was unhurt.", "The pilot was not injured."),
        ("The school will stay open.", "The school will not close, the board decided."),
        ("The striker will miss the match.", "The striker will not play in the match."),
        ("The ministry has yet to publish the figures.", "The ministry has not yet published the figures."),
        ("The talks ended without agreement.", "The two sides left the talks without a deal."),
        ("The law bans fishing in the bay.", "Fishing in the bay is not allowed under the law."),
        ("Fighting resumed in the east.", "Fighting broke out again in the east."),
        ("Not only the port but also the airport closed.", "The port and the airport closed."),
        ("The bridge was closed until Monday.", "The bridge was not opened until Monday."),
        ("He called the offer “not serious”.", "He called the offer “not serious” on Friday."),
    ],
)
def test_a_denial_told_in_other_words(claim, source):
    """Absent for did not attend, unhurt for not injured, a verb that denies for a `not`: nothing is turned."""
    assert reasons(claim, source) == []


def test_the_reason_shows_the_words_of_the_source():
    """A reader sees at once what was dropped."""
    (reason,) = reasons("The court lifted the ban.", "The court did not lift the ban.")
    assert "did not lift the ban" in reason.text


def test_nothing_in_common():
    """Another rule speaks of that."""
    assert reasons("The orchestra did not rehearse.", "Wheat is sown in autumn.") == []
