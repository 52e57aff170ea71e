"""What an article itself says is not known."""

import pytest

from assistant.briefing.unknown import unknown


@pytest.mark.parametrize(
    "text",
    [
        "It was not clear whether that would cost the government its majority.",
        "It is not known whether the Ansel Brigade will obey a truce.",
        "The Harbour Wire could not independently verify either account.",
        "Whether observers may enter the dam is not settled.",
        "No decision has been taken, and the idea could yet be dropped.",
        "Aid groups have had no access there and cannot confirm it.",
        "The identity of the man remains unknown.",
        "There was no word on the fate of the crew.",
        "A date for the vote has not been decided.",
    ],
)
def test_what_nobody_knows(text):
    """Or nobody has decided."""
    assert unknown(text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Varsted declined to discuss details of the plan.",
        "Castel did not say whether Dolmara would refuse the plan.",
        "The defence ministry gave no reason.",
        "The ministry did not respond to questions sent on Monday.",
        "He would not go into the content of the call.",
        "The Ansel Brigade has not reacted to the decision.",
    ],
)
def test_what_somebody_has_not_said(text):
    """It may be known, and was not told."""
    assert unknown(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Pellin crossing would be opened to aid lorries for eight hours a day.",
        "“It is not clear to me what they want,” the coach said.",
        "The shop was open on Sunday.",
        "The army said that it had cleared the road.",
    ],
)
def test_everything_else(text):
    """A speaker's own doubts are not the article's."""
    assert unknown(text) == 0
