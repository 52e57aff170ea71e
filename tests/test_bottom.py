"""The bottom line of a page."""

from dataclasses import replace

from assistant.briefing.bottom import bottom_line
from assistant.briefing.templates import BUILT_IN
from assistant.briefing.types import Line, Story
from assistant.types import Sentence, Verdict

DAILY = BUILT_IN["daily"]


def line(text, part="happened", struck=False):
    """A line of a story."""
    return Line("", Sentence(text, (), (), Verdict("supported")), part, struck=struck)


def story(*lines, origins=1):
    """A story of these lines."""
    return Story("Story", lines, ("a",), ("Wire",), origins)


def texts(*stories, template=DAILY):
    """The bottom line's texts."""
    return [one.sentence.text for one in bottom_line(stories, template)]


def test_the_first_line_of_each_of_the_first_stories():
    """As many as the template has room for."""
    stories = [story(line(f"Story {number}."), line("More."), origins=2) for number in range(5)]
    assert texts(*stories) == ["Story 0.", "Story 1.", "Story 2."]
    assert texts(*stories, template=replace(DAILY, bottom=1)) == ["Story 0."]


def test_what_one_origin_tells_comes_up_where_no_story_has_more():
    """Or where it is the first."""
    single, wide = story(line("One.")), story(line("Many."), origins=3)
    assert texts(wide, single) == ["Many."]
    assert texts(single, wide) == ["One.", "Many."]
    assert texts(single, story(line("Two."))) == ["One.", "Two."]


def test_struck_lines_stay_below():
    """What happened before what is said; a story whose lines are all struck gives none."""
    assert texts(story(line("Wrong.", struck=True), line("Right."))) == ["Right."]
    assert texts(story(line("Said.", "says"), line("Happened."))) == ["Happened."]
    assert texts(story(line("Said.", "says"))) == ["Said."]
    assert texts(story(line("Wrong.", struck=True))) == []
    assert texts() == []
