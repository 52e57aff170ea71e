"""How much of what changes is found, and that nothing old is shown as new, may not get worse: floors, and their key.

Where the key changes on purpose, run benchmarks/changes.py, and pin with the new digest."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import changes
from questions import digest

from assistant.briefing.templates import template_named
from samples import changes_key

PINNED = "dac10463f467"
# Of 49 planted changes: shown on the daily page, and told as such at all; old things shown as new on that page.
ON_THE_PAGE, FOUND, OLD = 45, 47, 0


@pytest.fixture(scope="module")
def replay(tmp_path_factory):
    """The sample without the articles that reword old ones."""
    return changes.Replay(tmp_path_factory.mktemp("changes") / "plain", echoes=False)


def outcomes(replay, template):
    """What the pages of all days show as new."""
    pages = replay.briefings(template)[1:]
    return replay.outcomes([changes.shown_in(page) for page in pages])


def test_the_daily_page_keeps_its_figures(replay):
    """Planted changes on the page, and nothing old among them."""
    assert digest(changes_key()) == PINNED, "the key has changed: measure and pin again"
    days = outcomes(replay, template_named("daily"))
    assert sum(len(day.found) for day in days) >= ON_THE_PAGE
    assert sum(len(day.old_shown) for day in days) <= OLD


def test_nearly_every_change_is_found(replay):
    """Without a limit to the page, and told as what it is."""
    days = outcomes(replay, changes.endless(template_named("daily")))
    assert sum(len(day.told_right) for day in days) >= FOUND


def test_a_line_is_old_by_its_last_sentence_alone():
    """What it leans on may be old."""
    old = changes.Words("a", 10, 20, "")
    line = changes.Shown("new", "", "a", 10, 30, 40, "")
    assert line.tells(old)
    assert not line.ends_with(old)
    assert changes.Outcome(None, (line,), (), (old,)).old_shown == []
    whole = changes.Shown("new", "", "a", 10, 10, 40, "")
    assert changes.Outcome(None, (whole,), (), (old,)).old_shown == [whole]


def test_a_change_is_told_right_with_its_words_before():
    """The kind alone is not enough where words are changed."""
    after, before = changes.Words("a", 0, 9, "now 13"), changes.Words("b", 0, 9, "at least 11 dead")
    planted = changes.Planted(None, ("changed",), (after,), (before,))
    lines = [changes.Shown("changed", words, "a", 0, 0, 9, "") for words in ("11", "12", "")]
    right = [bool(changes.Outcome(None, (line,), (planted,), ()).told_right) for line in lines]
    assert right == [True, False, False]
    assert changes.Outcome(None, (lines[1],), (planted,), ()).found == [planted]
