"""Drafts of a story to checked lines: what stands instead of a sentence that fails, and shared numbers."""

from datetime import UTC, datetime

import pytest
from fake_check import SUPPORTED, WRONG, FakeChecker, word_for_word
from libraries import an_article

from assistant.briefing.lines import Told, line_of, shared_numbers, with_story
from assistant.briefing.types import Change, DraftLine, Group, Speaker, StoryDraft
from assistant.types import DraftSentence, Verdict
from index.passages import split
from index.types import Article, Hit

TOLL = an_article(
    "The ministry said 13 people were killed in the market. Two of the wounded died on Tuesday.",
    outlet="Harbour Wire",
    published=datetime(2026, 5, 6, 10, tzinfo=UTC),
)
PLAN = an_article(
    "Lindmark presented a plan for a pause. Neither government responded at once.",
    outlet="Coastal Post",
    published=datetime(2026, 5, 6, 22, tzinfo=UTC),
)
EXACT = FakeChecker(word_for_word)


def hits(*articles: Article) -> tuple[Hit, ...]:
    """One passage of each article."""
    return tuple(Hit(article, split(article)[0], 1.0) for article in articles)


def drafted(text: str, *numbers: int, **more: object) -> DraftLine:
    """A line of what happened."""
    return DraftLine("happened", DraftSentence(text, numbers), **more)


def a_draft(*lines: DraftLine, articles: tuple[Article, ...] = (TOLL, PLAN), name: str = "Toll") -> StoryDraft:
    """A story drafted of these articles, each its own origin."""
    group = Group(name, articles, (), tuple(article.id for article in articles), 1.0)
    return StoryDraft(group, hits(*articles), lines)


class TestLineOf:
    """One drafted line, cited and checked."""

    def test_a_sound_line_bears_citation_verdict_and_date(self) -> None:
        """The newest article cited dates the line."""
        line = line_of(drafted("Lindmark presented a plan for a pause.", 2, 1), hits(TOLL, PLAN), EXACT, "struck")
        assert [citation.number for citation in line.sentence.citations] == [2, 1]
        assert line.sentence.citations[0].quote == "Lindmark presented a plan for a pause."
        assert line.sentence.verdict.label == "supported"
        assert (line.published, line.struck, line.written) == (PLAN.published, False, "")

    def test_a_line_keeps_part_speaker_and_change(self) -> None:
        """They pass through untouched."""
        speaker, change = Speaker("the ministry", True, "Harbour Wire"), Change("changed", "11", "13")
        draft = DraftLine("says", DraftSentence("Two of the wounded died on Tuesday.", (1,)), speaker, change)
        line = line_of(draft, hits(TOLL), EXACT, "passage")
        assert (line.part, line.speaker, line.change) == ("says", speaker, change)

    def test_a_failing_line_is_struck_with_its_reasons(self) -> None:
        """As the reader chose: the sentence stays, and says why it failed."""
        line = line_of(drafted("40 people were killed.", 1), hits(TOLL), FakeChecker(WRONG), "struck")
        assert line.struck
        assert line.sentence.text == "40 people were killed."
        assert line.sentence.verdict.reasons == WRONG.reasons

    def test_the_passage_stands_for_a_failing_line(self) -> None:
        """Its words are the article's, checked themselves; what was written and why it failed stay beside them."""
        line = line_of(drafted("The ministry said 40 people were killed.", 1), hits(TOLL), EXACT, "passage")
        (citation,) = line.sentence.citations
        assert not line.struck
        assert line.written == "The ministry said 40 people were killed."
        assert TOLL.text[citation.start : citation.end] == citation.quote == line.sentence.text
        assert line.sentence.verdict.label == "supported"
        assert "40 is not in the source" in line.sentence.verdict.reasons[0].text

    def test_without_evidence_the_nearest_sentence_is_found(self) -> None:
        """A sentence that cites nothing gets the words of whichever passage shares most with it."""
        line = line_of(drafted("A plan for a pause was presented."), hits(TOLL, PLAN), EXACT, "passage")
        assert line.sentence.text == "Lindmark presented a plan for a pause."
        assert [citation.number for citation in line.sentence.citations] == [2]
        assert line.written == "A plan for a pause was presented."

    def test_what_no_passage_has_is_struck_whatever_was_chosen(self) -> None:
        """There are no words to put in its place."""
        line = line_of(drafted("Wheat rose sharply."), hits(TOLL, PLAN), EXACT, "passage")
        assert line.struck
        assert line.sentence.verdict.label == "no citation"

    def test_words_that_fail_themselves_stand_for_nothing(self) -> None:
        """A checker that fails even the passage's own words leaves the line struck."""
        line = line_of(drafted("40 people were killed.", 1), hits(TOLL), FakeChecker(WRONG), "passage")
        assert line.struck

    def test_an_unknown_number_fails_the_line(self) -> None:
        """It stays visible in the struck sentence."""
        line = line_of(drafted("Two of the wounded died on Tuesday.", 7), hits(TOLL), EXACT, "struck")
        assert line.struck
        assert line.sentence.unknown == (7,)

    @pytest.mark.parametrize("label", ["partly", "not checked"])
    def test_a_doubted_line_stays(self, label: str) -> None:
        """Only what is not supported, or cites nothing, is replaced."""
        line = line_of(drafted("40 were killed.", 1), hits(TOLL), FakeChecker(Verdict(label)), "passage")
        assert (line.struck, line.written, line.sentence.text) == (False, "", "40 were killed.")

    def test_a_speaker_that_the_passage_does_not_name_is_left_out(self) -> None:
        """Nobody is said to have said what other words say."""
        speaker = Speaker("the mayor", True, "Harbour Wire")
        line = line_of(drafted("The ministry said 40 were killed.", 1, speaker=speaker), hits(TOLL), EXACT, "passage")
        assert line.speaker is None
        named = Speaker("The ministry", True, "Harbour Wire")
        line = line_of(drafted("The ministry said 40 were killed.", 1, speaker=named), hits(TOLL), EXACT, "passage")
        assert line.speaker == named


class TestWithStory:
    """Stories told one after another."""

    def test_numbers_are_shared_by_the_stories(self) -> None:
        """A passage that two stories cite has one number."""
        told = with_story(Told(), a_draft(drafted("Two of the wounded died on Tuesday.", 1)), EXACT, "struck")
        other = a_draft(drafted("Neither government responded at once.", 2), articles=(TOLL, PLAN), name="Plan")
        third = a_draft(drafted("The ministry said 13 people were killed in the market.", 1), name="Again")
        for draft in (other, third):
            told = with_story(told, draft, EXACT, "struck")
        numbers = [story.lines[0].sentence.citations[0].number for story in told.stories]
        assert numbers == [1, 2, 1]
        assert [hit.article for hit in told.hits] == [TOLL, PLAN]

    def test_a_story_names_its_outlets_and_only_origin(self) -> None:
        """Copies of one text are one origin, named by its outlet."""
        draft = a_draft(drafted("Two of the wounded died on Tuesday.", 1))
        one_origin = StoryDraft(Group("Toll", (PLAN, TOLL), (), (TOLL.id,), 1.0), draft.hits, draft.lines)
        (story,) = with_story(Told(), one_origin, EXACT, "struck").stories
        assert (story.outlets, story.origins, story.origin) == (("Coastal Post", "Harbour Wire"), 1, "Harbour Wire")
        (story,) = with_story(Told(), draft, EXACT, "struck").stories
        assert (story.origins, story.origin) == (2, "")

    def test_an_origin_outside_the_story_is_named_by_its_first_copy(self) -> None:
        """The text may come from an article of the day before."""
        lines = (drafted("Two of the wounded died on Tuesday.", 1),)
        draft = StoryDraft(Group("Toll", (TOLL,), (), ("elsewhere",), 1.0), hits(TOLL), lines)
        assert with_story(Told(), draft, EXACT, "struck").stories[0].origin == "Harbour Wire"

    def test_no_words_are_told_twice(self) -> None:
        """Neither within a story nor in a later one; marks without words are nothing."""
        same = drafted("Two of the wounded  died on Tuesday.", 1)
        told = with_story(Told(), a_draft(same, same, drafted("", 1)), EXACT, "struck")
        assert len(told.stories[0].lines) == 1
        assert with_story(told, a_draft(same), EXACT, "struck") == told

    def test_a_passage_that_stands_already_does_not_stand_for_another_line(self) -> None:
        """The failing line is struck instead."""
        lines = (
            drafted("The ministry said 13 people were killed in the market.", 1),
            drafted("The ministry said 40 people were killed in the market.", 1),
        )
        checker = FakeChecker(lambda claim, _: WRONG if "40" in claim else SUPPORTED)
        (story,) = with_story(Told(), a_draft(*lines), checker, "passage").stories
        assert [line.struck for line in story.lines] == [False, True]


def test_lines_share_numbers_in_order_of_their_citations() -> None:
    """New passages follow those that are known."""
    lines = [
        line_of(drafted("Neither government responded at once.", 2), hits(TOLL, PLAN), FakeChecker(SUPPORTED), "struck")
    ]
    numbered, shared = shared_numbers(lines, hits(TOLL, PLAN), hits(PLAN)[:0])
    assert [citation.number for citation in numbered[0].sentence.citations] == [1]
    assert [hit.article for hit in shared] == [PLAN]
