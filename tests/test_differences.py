"""How a new sentence stands to old ones: corrected, denied, changed, new, or nothing of these."""

from datetime import date

import pytest

from assistant.briefing.differences import New, difference
from assistant.briefing.memory import Memory, Remembered
from assistant.briefing.types import Change

MONDAY, WEDNESDAY = date(2026, 5, 4), date(2026, 5, 6)
OTHER_NEWS = (
    "Wheat rose 4.2 percent on the Aldersund exchange.",
    "The football derby was moved to Lake Orda.",
    "Heavy rain fell in the mountains above the dam.",
)


def told(new: str, *old: str) -> Change | None:
    """The difference of a sentence of Wednesday to those of Monday, among other news."""
    memory = Memory(Remembered(text, MONDAY, "a") for text in (*old, *OTHER_NEWS))
    return difference(New(new, new, WEDNESDAY, memory.recall(new)), memory, WEDNESDAY)


def test_what_nothing_said_before_is_new() -> None:
    """Among other news."""
    assert told("The parliament of Ruvia voted to send 150 observers.") == Change("new")


def test_what_was_said_before_is_nothing() -> None:
    """Word for word, or in other words."""
    old = "Kestria is considering a limited halt to its artillery fire, two diplomats said."
    assert told(old, old) is None
    assert told("Two diplomats say that Kestria thinks about a limited stop to artillery fire.", old) is None


class TestFigures:
    """A figure that has changed."""

    TOLL = "At least 11 people were killed in the shelling of the Brenna Ford market, the health ministry said."

    def test_the_same_source_raises_its_count(self) -> None:
        """Both figures as they stand."""
        new = "The toll of the Brenna Ford market shelling has risen to 13 people killed, the health ministry said."
        assert told(new, self.TOLL) == Change("changed", "11", "13")

    def test_another_source_has_another_count(self) -> None:
        """Accounts that differ are no change."""
        new = "Fourteen people were killed in the shelling of the Brenna Ford market, the hospital director said."
        change = told(new, self.TOLL)
        assert change is None or change.kind == "new"

    def test_the_wounded_are_not_the_dead(self) -> None:
        """Another thing is counted."""
        new = "The shelling of the Brenna Ford market left 34 people wounded, the health ministry said."
        change = told(new, self.TOLL)
        assert change is None or change.kind == "new"

    def test_a_figure_that_stood_before_has_not_changed(self) -> None:
        """Another old sentence had it."""
        new = "The toll of the Brenna Ford market shelling has risen to 13 people killed, the health ministry said."
        assert (
            told(new, self.TOLL, "The health ministry raised its count of people killed at the market to 13.") is None
        )

    @pytest.mark.parametrize(
        ("new", "before", "after"),
        [
            (
                "The number of displaced people registered has risen to 51,000, up from 42,000 on Monday.",
                "42,000",
                "51,000",
            ),
            ("The bank raised interest rates from 11 to 12 percent.", "11", "12"),
            ("It would take four days, not three, to pull the guns back.", "three", "four"),
        ],
    )
    def test_a_sentence_may_tell_both_figures(self, new: str, before: str, after: str) -> None:
        """Nothing else is needed."""
        assert told(new) == Change("changed", before, after)


class TestStatus:
    """What was to come has come."""

    def test_a_vote_becomes_a_decision(self) -> None:
        """The same cabinet, before and after."""
        old = "The Kestrian cabinet will vote on the truce plan of Lindmark on Friday."
        change = told("The Kestrian cabinet decided to accept the truce plan of Lindmark.", old)
        assert change is not None
        assert change.kind == "changed"
        assert "will vote" in change.before
        assert "decided" in change.after

    def test_another_actor_has_changed_nothing(self) -> None:
        """Somebody else's plan stays a plan."""
        old = "The Kestrian cabinet will vote on the truce plan of Lindmark on Friday."
        change = told("Farmers near Sella burnt tyres over the truce plan of Lindmark.", old)
        assert change == Change("new")


class TestDenials:
    """A denial by the words for it."""

    def test_what_is_denied_is_told_with_it(self) -> None:
        """Where an old sentence had said so."""
        old = "The defence minister has offered his resignation to the president."
        change = told("The ministry denied that the defence minister had offered his resignation.", old)
        assert change == Change("denied", old)

    def test_a_denial_of_yesterday_is_old(self) -> None:
        """Nothing is denied twice."""
        old = "The ministry denied that the defence minister had offered his resignation."
        assert told("The defence ministry denies that the minister has offered to resign.", old) is None

    def test_a_denial_in_passing_is_none(self) -> None:
        """The sentence is about something else."""
        change = told("Kestria, which denies having fired on the market, sent six engineers to the dam.")
        assert change == Change("new")

    def test_what_is_not_disputed_is_not_denied(self) -> None:
        """The word alone denies nothing."""
        assert told("What happened at the railway yard is not disputed by anybody there.") == Change("new")


class TestCorrections:
    """An outlet's own correction."""

    def test_both_figures_are_told(self) -> None:
        """Whatever the form of the correction."""
        old = "Fourteen people were killed when shells hit the market, the hospital said."
        new = "The hospital revised the number of people killed at the market to 12, from the 14 reported on Sunday."
        assert told(new, old) == Change("corrected", "14", "12")
        new = "Correction: An article gave the toll of the market as 14. The correct number, the hospital says, is 12."
        assert told(new, old) == Change("corrected", "14", "12")

    def test_a_correction_of_yesterday_is_old(self) -> None:
        """It is told once."""
        old = "The hospital revised the number of people killed at the market to 12, from the 14 reported on Sunday."
        assert (
            told("The hospital counted 12 people killed at the market, after withdrawing a figure of 14.", old) is None
        )


def test_a_day_to_come_that_nobody_named_is_new() -> None:
    """Though most of the sentence stood before."""
    old = "The ministers of the National Shield would leave the government if the cabinet said yes."
    assert told("The ministers of the National Shield will leave the government on Friday.", old) == Change("new")
    dated = "The ministers of the National Shield would leave the government on Friday if the cabinet said yes."
    assert told("The ministers of the National Shield will leave the government on Friday.", dated) is None
