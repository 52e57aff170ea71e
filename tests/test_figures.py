"""Another number of the same thing."""

from datetime import date

import pytest

from assistant.briefing.figures import changed_figure, told_within
from assistant.briefing.memory import Remembered
from assistant.briefing.types import Change
from index.statements import read

DAY = date(2026, 5, 6)


def changed(new: str, *old: str) -> Change | None:
    """The change of a sentence against old ones about the same thing."""
    return changed_figure(read(new, DAY), [Remembered(text, DAY) for text in old])


@pytest.mark.parametrize(
    ("new", "old", "change"),
    [
        ("The toll rose to 13 dead.", "The toll stood at 11 dead.", ("11", "13")),
        ("13 people were killed.", "At least 11 people died.", ("11", "13")),
        ("Police arrested 40 protesters.", "Police detained 25 people.", None),
        (
            "Guns would go back 15 kilometres.",
            "Guns would go back ten kilometres.",
            ("ten kilometres", "15 kilometres"),
        ),
        ("34 people were wounded.", "11 people were killed.", None),
        ("It has 23 camps.", "It has 40 lorries.", None),
        ("The toll stands at 13 dead, after 11 dead on Sunday.", "The toll stood at 11 dead.", None),
        ("Resolution 1973 was adopted.", "Resolution 1970 was adopted.", None),
    ],
)
def test_figures_of_one_thing_change(new: str, old: str, change: tuple[str, str] | None) -> None:
    """The dead are the dead under any noun; other things are other things."""
    found = changed(new, old)
    assert (found and (found.before, found.after)) == change


def test_speakers_that_differ_change_nothing() -> None:
    """Two counts of two sources are two accounts."""
    assert (
        changed("Fourteen people were killed, the hospital said.", "Eleven people were killed, the army said.") is None
    )


def test_what_the_sentence_tells_itself_needs_no_old_one() -> None:
    """Up from, from and to, not."""
    assert told_within("It rose to 51,000, up from 42,000.")["before"] == "42,000"
    assert told_within("It rose from 11 to 12 percent.")["after"] == "12"
    assert told_within("It rose.") is None
