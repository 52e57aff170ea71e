"""Tests of assistant/briefing/comparing.py: what one page says and another does not."""

from dataclasses import replace
from datetime import UTC, datetime

from a_briefing import BRIEFING, LINES, PAUSE, REVIEWED, TALKS, a_sentence, cited
from fake_check import FakeChecker

from assistant.briefing.comparing import compared
from assistant.briefing.review import edit, strike
from assistant.briefing.reviewed import Reviewed
from assistant.briefing.types import Line

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)


def page(*texts):
    """A page that says this, each of it cited."""
    lines = tuple(
        Line(str(number), a_sentence(text, cited(TALKS, PAUSE)), "happened", published=TALKS.published)
        for number, text in enumerate(texts, start=1)
    )
    return Reviewed(replace(BRIEFING, bottom_line=lines, stories=(), new=(), timeline=()))


COUNT = "The health ministry of Kestria said 300 people had been wounded in the shelling."
RAISED = "The health ministry of Kestria said 340 people had been wounded in the shelling."
BRIDGE = "Engineers closed the old bridge at Tolvek for repairs."


def test_a_page_is_the_same_as_itself():
    """Nothing is new and nothing gone; a line that stands twice on it counts once."""
    comparison = compared(page(PAUSE, COUNT, PAUSE), page(PAUSE, COUNT, PAUSE))
    assert (comparison.new, comparison.gone, comparison.same) == ((), (), 2)


def test_a_changed_figure_is_told_with_what_it_was():
    """From the earlier page to the later."""
    (one,) = compared(page(COUNT), page(RAISED)).new
    assert (one.change.kind, "300" in one.change.before, "340" in one.change.after) == ("changed", True, True)
    assert one.nearest == COUNT


def test_new_lines_and_those_that_are_gone():
    """Each in its page's order."""
    comparison = compared(page(PAUSE, BRIDGE), page(PAUSE, COUNT))
    assert [(one.line.sentence.text, one.change.kind) for one in comparison.new] == [(COUNT, "new")]
    assert [(one.line.sentence.text, one.change.kind) for one in comparison.gone] == [(BRIDGE, "gone")]
    assert comparison.same == 1


def test_struck_lines_say_nothing_and_edits_count():
    """A page is compared as it stands."""
    later = strike(page(PAUSE, BRIDGE), "2", "R.", AT)
    assert [one.line.line.id for one in compared(page(PAUSE, BRIDGE), later).gone] == ["2"]
    edited = edit(page(PAUSE, BRIDGE), "2", COUNT, "R.", AT, FakeChecker())
    assert [one.line.sentence.text for one in compared(page(PAUSE), edited).new] == [COUNT]


def test_an_empty_page_can_be_compared():
    """Everything is new, or gone."""
    empty = page()
    assert len(compared(empty, REVIEWED).new) == len({line.sentence.text for line in LINES if not line.struck})
    assert compared(empty, empty).same == 0
