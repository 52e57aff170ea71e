"""Which sentences may be news, and what they are worth."""

from datetime import date

from material import a_material, dated, in_groups

from assistant.briefing.candidates import candidates

WEDNESDAY = date(2026, 5, 6)
LEAD = "The cabinet of Kestria met for three hours on Wednesday to talk about the plan."


def of(*texts: str) -> list[str]:
    """The candidates of some articles of Wednesday, the most telling first."""
    material = a_material(WEDNESDAY, *(dated(WEDNESDAY, text) for text in texts))
    return [one.text for one in candidates(material, in_groups(material), frozenset(a.id for a in material.articles))]


def test_a_lead_goes_before_what_follows() -> None:
    """And what weighs, or bears a figure, before what does not."""
    plain = "The weather along the river stayed mild for most of the people."
    weighty = "Eleven ministers voted for the plan of Lindmark."
    assert of(f"{LEAD}\n\n{plain}\n\n{weighty}") == [LEAD, weighty, plain]


def test_of_copies_the_first_stands() -> None:
    """The same words are one candidate."""
    assert of(LEAD, LEAD + "\n\n(Harbour Wire)") == [LEAD]


def test_a_sentence_comes_with_what_it_leans_on() -> None:
    """Two sentences before it at most, in the same passage; alone it is none."""
    first = "Colonel Yara Fennick spoke of the guns on Wednesday."
    assert f"{first} She gave the army four days for it." in of(f"{first} She gave the army four days for it.")
    assert of("He gave no reason for it.") == []


def test_a_lead_leans_on_nothing() -> None:
    """Whatever word it opens with."""
    lead = "The two governments will answer the plan of Lindmark by Friday."
    assert of(lead) == [lead]


def test_a_correction_comes_with_what_is_right() -> None:
    """Though it is page furniture by its first word."""
    correction = "Correction: An article of Sunday gave the toll as 14. The correct number is 12."
    assert correction in of(f"{LEAD}\n\n{correction}")
    alone = "Correction: An article of Sunday misstated the name of the mayor."
    assert alone in of(f"{LEAD}\n\n{alone}")


def test_articles_that_were_known_have_none() -> None:
    """Only the fresh ones are looked at."""
    material = a_material(WEDNESDAY, dated(WEDNESDAY, LEAD))
    assert candidates(material, in_groups(material), frozenset()) == []
    assert candidates(material, (), frozenset()) == []
