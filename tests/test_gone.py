"""Stories that nobody carries on."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from material import a_page, dated

from assistant.briefing.gone import gone, hit_of

TUESDAY, WEDNESDAY = date(2026, 5, 5), date(2026, 5, 6)
DERBY = dated(TUESDAY, "The football derby of Tolvek was moved to Lake Orda. Iske Athletic won the derby by two goals.")
CONVOY = dated(TUESDAY, "Fourteen lorries are stuck at Pellin. The lorries of the aid group carry flour to Ostrel.")
MARCH = dated(WEDNESDAY, "The lorries of the aid group crossed the bridge at Pellin with their flour for Ostrel.")


def test_a_story_without_a_follower_is_gone() -> None:
    """Told by its first sound line."""
    page = a_page(TUESDAY, DERBY, CONVOY)
    assert [line.sentence.text for line in gone(page, [MARCH])] == [DERBY.text.split(". ")[0] + "."]


def test_without_any_article_every_story_is_gone() -> None:
    """In the order of the page."""
    assert len(list(gone(a_page(TUESDAY, DERBY, CONVOY), []))) == 2


def test_the_passage_of_an_old_line_is_found_by_its_number() -> None:
    """In the article that it cites."""
    page = a_page(TUESDAY, DERBY, CONVOY)
    line = page.stories[1].lines[0]
    hit = hit_of(line, page, CONVOY)
    assert hit is not None
    assert hit.passage.text == CONVOY.text
    assert hit_of(line, a_page(TUESDAY), CONVOY) is None


@given(st.permutations([DERBY, CONVOY]))
def test_the_same_day_again_leaves_nothing_out(articles: list) -> None:
    """Whatever is told again is not gone."""
    assert list(gone(a_page(TUESDAY, *articles), articles)) == []
