"""What looks back is no news: sentences about earlier days, what is said again, whole histories."""

from datetime import date

import pytest
from material import a_material, dated

from assistant.briefing.background import frame, is_lead, news_rows

WEDNESDAY = date(2026, 5, 6)


def news(*sentences: str, join: str = "\n\n") -> list[str]:
    """The sentences of an article of Wednesday that are news."""
    material = a_material(WEDNESDAY, dated(WEDNESDAY, join.join(sentences)))
    return [material.excerpts[row].text for row in news_rows(material, range(len(material.excerpts)))]


LEAD = "The cabinet of Kestria met for three hours on Wednesday to talk about the plan."


@pytest.mark.parametrize(
    "text",
    [
        "The first cease-fire collapsed in February after nine days.",
        "The treaty was signed in 1974 after years of talks.",
        "Shells hit the market on Saturday evening.",
        "Lorries have been stuck at the crossing since Monday.",
        "The minister repeated that the dam would stay under guard.",
        "The ministry has not changed its count of the dead.",
    ],
)
def test_background_is_left_out(text: str) -> None:
    """What happened before the window or went on since then, and what is only said again."""
    assert news(LEAD, text) == [LEAD]


@pytest.mark.parametrize(
    "text",
    [
        "Two of the wounded died in hospital on Tuesday night.",
        "The observers will arrive on Saturday with their general.",
        "Eleven ministers voted for the plan and six against it.",
        "The ministers would leave the government on Monday, he said.",
    ],
)
def test_news_stays(text: str) -> None:
    """Dated in the window, the day before it or later, or not dated at all."""
    assert news(LEAD, text) == [LEAD, text]


def test_a_lead_is_news_whatever_it_dates() -> None:
    """A headline before it is none."""
    old = "Sales of power have fallen by half since January."
    assert news(old, "The treaty was signed in 1974.") == [old]
    material = a_material(WEDNESDAY, dated(WEDNESDAY, f"Power sales halved\n\n{old}"))
    assert is_lead(material, 1)


def test_a_paragraph_goes_on_with_what_it_dates() -> None:
    """An undated sentence behind background in the same paragraph is background."""
    past = "In October the engineers opened a gate."
    assert news(LEAD, f"{past} They said it was a test.") == [LEAD]
    assert news(LEAD, past, "The general staff sent six engineers.")[-1] == "The general staff sent six engineers."


def test_a_history_is_background_but_for_what_it_dates_in_the_window() -> None:
    """An article that mostly looks back has no undated news."""
    years = [f"In 19{n} the board of the dam met for the last time." for n in range(70, 76)]
    assert news(LEAD, *years, "The valley is the warmest land of all.", "Its head resigned on Wednesday.") == [
        LEAD,
        "Its head resigned on Wednesday.",
    ]


def test_a_weekday_in_the_past_is_the_last_one() -> None:
    """And in a sentence about what is to come, it may be the next."""
    said, coming = "She spoke of it on Sunday.", "She will speak of it on Sunday."
    material = a_material(WEDNESDAY, dated(WEDNESDAY, f"{LEAD} {said} {coming}"))
    assert [frame(excerpt, material.window) for excerpt in material.excerpts] == ["news", "before", "news"]
