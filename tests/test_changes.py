"""What is new since the briefing before, over small days."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from material import a_material, a_page, dated, in_groups

from assistant.briefing.changes import Found, changes, fitting, marked
from assistant.briefing.types import Briefing, Change, Material
from index.errors import BriefingError
from index.types import Article

TUESDAY, WEDNESDAY = date(2026, 5, 5), date(2026, 5, 6)
TOLL = dated(TUESDAY, "At least 11 people were killed in the market of Brenna Ford, the health ministry said.")
DERBY = dated(TUESDAY, "The football derby of Tolvek was moved to Lake Orda on Tuesday. Iske Athletic won it.")
RAISED = dated(WEDNESDAY, "The toll of the Brenna Ford market rose to 13 people killed, the health ministry said.")
ECHO = dated(WEDNESDAY, "Eleven people died in the market of Brenna Ford, the ministry of health has said.", "Echo")
VOTE = dated(WEDNESDAY, "The parliament of Ruvia voted on Wednesday to send 150 unarmed observers to the river.")


def known(*articles: Article) -> Callable[[str], Article]:
    """Finds these articles, and no other."""
    by_id = {article.id: article for article in articles}

    def find(article_id: str) -> Article:
        if article_id not in by_id:
            raise BriefingError("There is no such article.")
        return by_id[article_id]

    return find


def found(material: Material, previous: Briefing, *articles: Article) -> list[Found]:
    """The changes."""
    return changes(material, in_groups(material), previous, known(*articles))


def told(some: list[Found]) -> list[tuple[str, str]]:
    """Kind and first words."""
    return [(one.line.change.kind, one.line.draft.text[:20]) for one in some if one.line.change]


def test_new_changed_and_gone_are_told() -> None:
    """The changed figure first, what has gone quiet last."""
    material = a_material(WEDNESDAY, RAISED, VOTE, before=[TOLL, DERBY])
    some = found(material, a_page(TUESDAY, TOLL, DERBY), TOLL, DERBY)
    assert told(some)[0] == ("changed", RAISED.text[:20])
    assert ("new", VOTE.text[:20]) in told(some)
    assert told(some)[-1] == ("gone", DERBY.text[:20])
    assert some[0].line.change == Change("changed", "11", "13")


def test_every_line_stands_in_its_passage() -> None:
    """Word for word, gone ones in the old article."""
    material = a_material(WEDNESDAY, VOTE, RAISED, before=[TOLL, DERBY])
    for one in found(material, a_page(TUESDAY, TOLL, DERBY), TOLL, DERBY):
        assert one.hit.article.text[one.start : one.end] == one.line.draft.text
        assert one.hit.passage.start <= one.start < one.end <= one.hit.passage.end


def test_what_is_reworded_or_printed_again_is_not_new() -> None:
    """By whichever outlet."""
    copy = dated(WEDNESDAY, TOLL.text, "Coastal Post")
    material = a_material(WEDNESDAY, ECHO, copy, before=[TOLL])
    assert found(material, a_page(TUESDAY, TOLL), TOLL) == []


def test_what_the_page_said_is_old_when_its_articles_are_gone() -> None:
    """The page's own passages are remembered."""
    assert found(a_material(WEDNESDAY, ECHO), a_page(TUESDAY, TOLL), TOLL) == []


def test_two_outlets_tell_one_change_once() -> None:
    """The second one's words for it are left out."""
    again = dated(WEDNESDAY, "Ruvia’s parliament voted on Wednesday to send 150 observers.", "Coastal Post")
    some = found(a_material(WEDNESDAY, VOTE, again), a_page(TUESDAY, TOLL), TOLL)
    assert [one.hit.article.outlet for one in some if "observers" in one.line.draft.text] == ["Harbour Wire"]


def test_a_sentence_that_leans_is_told_with_what_it_leans_on() -> None:
    """As one line, which takes the place of the one it begins with."""
    article = dated(
        WEDNESDAY,
        "General Ana Straal arrived in Pellin on Wednesday. She said that 40 observers would follow on Thursday.",
    )
    some = found(a_material(WEDNESDAY, article), a_page(TUESDAY, TOLL), TOLL)
    assert [one.line.draft.text for one in some if one.hit.article == article] == [article.text]


def test_an_article_that_the_page_before_knew_is_old() -> None:
    """Where windows overlap: what was read before that page was written."""
    before = a_page(WEDNESDAY, TOLL, written_at=datetime(2026, 5, 9, tzinfo=UTC))
    assert [kind for kind, _ in told(found(a_material(WEDNESDAY, VOTE), before, TOLL))] == ["gone"]
    early = a_page(WEDNESDAY, TOLL, written_at=datetime(2026, 5, 6, tzinfo=UTC))
    assert told(found(a_material(WEDNESDAY, VOTE), early, TOLL))[0][0] == "new"


def test_a_story_whose_article_is_nowhere_is_not_told_as_gone() -> None:
    """Its line could not be cited."""
    assert "gone" not in dict(told(found(a_material(WEDNESDAY, VOTE), a_page(TUESDAY, DERBY))))


class TestFitting:
    """As much as the page has room for."""

    MATERIAL = a_material(WEDNESDAY, RAISED, VOTE, before=[TOLL, DERBY])

    def some(self) -> list[Found]:
        """All that is found."""
        return found(self.MATERIAL, a_page(TUESDAY, TOLL, DERBY), TOLL, DERBY)

    @pytest.mark.parametrize("room", [1, 2, 3, 9])
    def test_no_more_than_the_room(self, room: int) -> None:
        """In the order found; what has gone quiet is not lost."""
        fitted = fitting(self.some(), (), room)
        assert len(fitted) == min(room, len(self.some()))
        assert told(fitted)[-1][0] == "gone"
        assert [one for one in self.some() if one in fitted] == fitted

    def test_what_a_story_tells_goes_behind_what_none_does(self) -> None:
        """Its line bears the mark there already."""
        page = a_page(WEDNESDAY, RAISED)
        before = fitting(self.some(), (), 2)[0]
        after = fitting(self.some(), page.stories, 2)[0]
        assert before.hit.article == RAISED
        assert after.hit.article == VOTE


def test_lines_of_the_stories_bear_their_changes() -> None:
    """Those that tell one, and no other."""
    material = a_material(WEDNESDAY, RAISED, VOTE, before=[TOLL])
    some = found(material, a_page(TUESDAY, TOLL), TOLL)
    stories = marked(a_page(WEDNESDAY, RAISED, ECHO).stories, some)
    assert [line.change for line in stories[0].lines] == [Change("changed", "11", "13")]
    assert [line.change for line in stories[1].lines] == [None]
