"""From days to a page: stages told in order, a model that fails, an empty window, and nothing new."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fake_check import SUPPORTED, WRONG, FakeChecker
from libraries import added, an_article, opened

from assistant.assistant import Assistant
from assistant.briefing.composer import QuotingComposer
from assistant.briefing.desk import composer_for
from assistant.briefing.nothing import NothingToBrief
from assistant.briefing.templates import UnknownTemplate
from assistant.briefing.types import Briefing, DraftLine, Request, Stage, Window, Written
from assistant.briefing.write import Desk, write_briefing
from assistant.errors import ModelError
from assistant.settings import Settings
from assistant.types import DraftSentence, WrittenBy
from index.article_index import ArticleIndex
from index.types import Article

MONDAY, TUESDAY = date(2026, 5, 4), date(2026, 5, 5)
NOW = datetime(2026, 5, 9, 7, tzinfo=UTC)


def on(day: date, text: str, outlet: str = "Harbour Wire") -> Article:
    """An article of a morning."""
    morning = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return an_article(text, outlet=outlet, published=morning, title=text[:40])


MARKET = on(
    MONDAY,
    "Three shells struck the covered market of Brenna Ford on Monday. The health ministry said 11 people were killed.",
)
WHEAT = on(
    MONDAY,
    "Wheat for July rose by four percent on the Aldersund exchange on Monday. Traders fear for the summer harvest.",
    outlet="Meridian Ledger",
)
PLAN = on(
    TUESDAY,
    "Lindmark presented a plan for a pause of 21 days on Tuesday. Both governments have until Friday noon to answer.",
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[ArticleIndex]:
    """A library of three articles of two days."""
    with opened(tmp_path / "library") as index:
        added(index, MARKET, WHEAT, PLAN)
        yield index


def asked(day: date = MONDAY, **more: object) -> Request:
    """A request for one day."""
    return Request(Window(day, day, UTC), **more)


class FailingComposer(QuotingComposer):
    """A model that fails over the stories it is told to, and counts how often it was asked."""

    written_by = WrittenBy("model", "some-model")

    def __init__(self, *failing: int, code: str = "cut-off") -> None:
        self.failing = failing
        self.code = code
        self.asked = 0

    def compose_story(self, group, material, template, context):
        """The quoting composer's story, or a failure."""
        self.asked += 1
        if self.asked in self.failing:
            raise ModelError(self.code, "The model said too little.")
        return super().compose_story(group, material, template, context)


def a_desk(index: ArticleIndex, composer: object = None, earlier: Sequence[Briefing] = ()) -> Desk:
    """A desk whose clock stands still."""
    return Desk(index, composer or QuotingComposer(), FakeChecker(), lambda _: earlier, lambda: NOW)


def page(desk: Desk, request: Request) -> Briefing:
    """The page alone."""
    *_, last = write_briefing(desk, request)
    assert isinstance(last, Written)
    return last.briefing


def test_stages_are_told_in_order_and_stories_counted(index: ArticleIndex) -> None:
    """The last event is the page."""
    events = list(write_briefing(a_desk(index), asked()))
    stages = [event for event in events if isinstance(event, Stage)]
    assert [stage.name for stage in stages if stage.name.startswith("Writing")] == ["Writing the stories"] * 2
    assert [(stage.done, stage.total) for stage in stages if stage.name.startswith("Writing")] == [(1, 2), (2, 2)]
    assert isinstance(events[-1], Written)
    assert len(events) == len(stages) + 1


def test_a_page_holds_what_it_was_asked_for(index: ArticleIndex) -> None:
    """Only the window's articles, every line cited, the writer named, nothing to compare with."""
    briefing = page(a_desk(index), asked())
    assert briefing.request == asked()
    assert {article.id for article in briefing.articles} == {MARKET.id, WHEAT.id}
    assert all(line.sentence.citations for story in briefing.stories for line in story.lines)
    assert (briefing.written_by.kind, briefing.written_at) == ("quoting", NOW)
    assert (briefing.new, briefing.previous, briefing.unchanged, briefing.problems) == ((), None, False, ())
    assert briefing.sources.articles == 2


def test_the_same_library_gives_the_same_page(index: ArticleIndex) -> None:
    """Nothing is left to chance."""
    assert page(a_desk(index), asked()) == page(a_desk(index), asked())


def test_an_empty_window_says_which_days_have_articles(index: ArticleIndex) -> None:
    """Each with its number of articles."""
    with pytest.raises(NothingToBrief, match=r"9 May 2026.*4 May 2026 \(2 articles\); 5 May 2026 \(1 article\)"):
        page(a_desk(index), asked(date(2026, 5, 9)))


def test_an_unknown_template_is_refused_first(index: ArticleIndex) -> None:
    """Before anything is gathered."""
    with pytest.raises(UnknownTemplate):
        next(iter(write_briefing(a_desk(index), asked(template="weekly"))))


def test_a_model_that_fails_over_one_story_is_told(index: ArticleIndex) -> None:
    """The articles' own words stand in its place; the other stories are the model's."""
    composer = FailingComposer(1)
    briefing = page(a_desk(index, composer), asked())
    assert composer.asked == 2
    assert len(briefing.stories) == 2
    (problem,) = briefing.problems
    assert problem.code == "cut-off"
    assert "the articles’ own words" in problem.message
    assert briefing.stories[0].name in problem.message


def test_a_model_that_cannot_be_reached_is_left_alone(index: ArticleIndex) -> None:
    """What would fail for every story is told once, nothing more is asked, and the page is whole."""
    composer = FailingComposer(1, 2, code="refused-key")
    briefing = page(a_desk(index, composer), asked())
    assert composer.asked == 1
    assert len(briefing.stories) == 2
    (problem,) = briefing.problems
    assert "and the stories after it" in problem.message


class WithBottom(FailingComposer):
    """A composer with its own words for the bottom line: a sentence of the first passage, or a failure."""

    def __init__(self, said: str, code: str = "") -> None:
        super().__init__()
        self.said = said
        self.bottom_code = code

    def compose_bottom(self, hits, template):
        """The words, citing the first passage."""
        if self.bottom_code:
            raise ModelError(self.bottom_code, "The model said nothing.")
        return tuple(hits), (DraftLine("happened", DraftSentence(self.said, (1,))),)


class TestBottomLine:
    """By whichever writer."""

    def test_a_model_words_its_own(self, index: ArticleIndex) -> None:
        """Cited and checked as every line is."""
        (line,) = page(a_desk(index, WithBottom("A market was struck.")), asked()).bottom_line
        assert line.sentence.text == "A market was struck."
        assert line.sentence.citations

    def test_a_failure_is_told(self, index: ArticleIndex) -> None:
        """The stories' first lines stand there instead."""
        briefing = page(a_desk(index, WithBottom("", code="cut-off")), asked())
        assert briefing.bottom_line[0].sentence.text == briefing.stories[0].lines[0].sentence.text
        assert "bottom line" in briefing.problems[0].message

    def test_a_struck_one_does_not_stand_alone(self, index: ArticleIndex) -> None:
        """The first story's first line goes before it."""
        checker = FakeChecker(lambda claim, _: WRONG if "40" in claim else SUPPORTED)
        desk = replace(a_desk(index, WithBottom("40 people were killed.")), checker=checker)
        first, second = page(desk, asked()).bottom_line
        assert not first.struck
        assert second.struck


def test_a_deep_page_has_a_timeline(index: ArticleIndex) -> None:
    """Over days, each with its lines, numbered behind the others; a daily page has none."""
    both = Request(Window(MONDAY, TUESDAY, UTC), template="deep")
    briefing = page(a_desk(index), both)
    assert [dated.day for dated in briefing.timeline] == sorted(dated.day for dated in briefing.timeline)
    assert briefing.timeline
    assert all(dated.lines and dated.lines[0].sentence.citations for dated in briefing.timeline)
    assert int(briefing.timeline[0].lines[0].id) > int(briefing.stories[-1].lines[-1].id)
    assert page(a_desk(index), asked()).timeline == ()


class TestNothingNew:
    """The same request, asked again."""

    def test_an_unchanged_library_asks_no_writer(self, index: ArticleIndex) -> None:
        """The page is the earlier one, and says so."""
        before = page(a_desk(index), asked())
        composer = FailingComposer(1)
        composer.written_by = WrittenBy("quoting")
        again = page(a_desk(index, composer, [before]), asked())
        assert composer.asked == 0
        assert (again.unchanged, again.previous, again.new) == (True, (before.id, before.written_at), ())
        assert (again.id, again.stories) == (before.id, before.stories)

    def test_another_article_is_reason_to_write(self, index: ArticleIndex) -> None:
        """The page is compared with the earlier one."""
        before = page(a_desk(index), asked())
        added(index, on(MONDAY, "The mayor asked for buses. She said that 1,200 people slept in cellars.", "Tribune"))
        again = page(a_desk(index, None, [before]), asked())
        assert not again.unchanged
        assert again.previous == (before.id, before.written_at)

    def test_an_article_of_another_day_is_none(self, index: ArticleIndex) -> None:
        """The window is what counts."""
        before = page(a_desk(index), asked())
        added(index, on(TUESDAY, "A bridge was closed on Tuesday. The reason was not given.", "Valley Radio"))
        assert page(a_desk(index, None, [before]), asked()).unchanged

    def test_a_corrected_title_is_reason_to_write(self, index: ArticleIndex) -> None:
        """What the page says of its sources would be wrong."""
        before = page(a_desk(index), asked())
        index.correct(MARKET.id, title="Market shelled")
        assert not page(a_desk(index, None, [before]), asked()).unchanged

    @pytest.mark.parametrize(
        "other",
        [asked(template="flash"), asked(TUESDAY), asked(instead="passage")],
        ids=["template", "window", "instead"],
    )
    def test_another_request_is_reason_to_write(self, index: ArticleIndex, other: Request) -> None:
        """Another page was asked for."""
        before = page(a_desk(index), asked())
        assert not page(a_desk(index, None, [before]), other).unchanged

    def test_another_writer_or_a_problem_is_reason_to_write(self, index: ArticleIndex) -> None:
        """A model that failed may answer now."""
        before = page(a_desk(index), asked())
        assert not page(a_desk(index, FailingComposer(), [before]), asked()).unchanged
        failed = page(a_desk(index, FailingComposer(1)), asked())
        assert not page(a_desk(index, FailingComposer(), [failed]), asked()).unchanged


class TestCompared:
    """Which earlier page a new one is compared with."""

    def test_the_last_day_before_is_compared_with(self, index: ArticleIndex) -> None:
        """Of the same topics and the same reader only."""
        monday = page(a_desk(index), asked())
        others = [
            page(a_desk(index), asked(reader="somebody")),
            page(a_desk(index), asked(TUESDAY, template="flash", reader="somebody")),
        ]
        tuesday = page(a_desk(index, None, [monday, *others]), asked(TUESDAY))
        assert tuesday.previous == (monday.id, monday.written_at)
        assert [line.change.kind for line in tuesday.new if line.change][:1] == ["new"]

    def test_a_later_day_is_not_compared_with(self, index: ArticleIndex) -> None:
        """What came after is no briefing before."""
        tuesday = page(a_desk(index), asked(TUESDAY))
        assert page(a_desk(index, None, [tuesday]), asked(MONDAY)).previous is None

    def test_new_lines_are_cited_and_numbered_with_the_page(self, index: ArticleIndex) -> None:
        """Their passages are among the page's."""
        monday = page(a_desk(index), asked())
        tuesday = page(a_desk(index, None, [monday]), asked(TUESDAY))
        numbers = {passage.number for passage in tuesday.passages}
        assert tuesday.new
        assert {c.number for line in tuesday.new for c in line.sentence.citations} <= numbers


def test_the_assistant_keeps_what_it_writes(index: ArticleIndex, tmp_path: Path) -> None:
    """The next one is compared with it; asked again, it says that nothing is new, and is kept once."""
    clock = (NOW + timedelta(hours=hour) for hour in range(9))
    settings = Settings(home=tmp_path, zone=UTC)
    assistant = Assistant(settings, index, checker=FakeChecker(), clock=lambda: next(clock))
    *_, first = assistant.write_briefing(asked())
    *_, second = assistant.write_briefing(asked(TUESDAY))
    *_, third = assistant.write_briefing(asked(TUESDAY))
    assert second.briefing.previous == (first.briefing.id, first.briefing.written_at)
    assert third.briefing.unchanged
    assert [shelved.saved.id for shelved in index.briefings.list()] == [second.briefing.id, first.briefing.id]


def test_a_desk_without_a_model_quotes() -> None:
    """It works with no model at all."""
    assert composer_for(Settings(home=Path())).written_by.kind == "quoting"


class JunkComposer(QuotingComposer):
    """A model that says what is in no article, and counts how often it was asked for anything."""

    written_by = WrittenBy("model", "some-model")

    def __init__(self, junk: str = "I am sorry, I cannot help with that.") -> None:
        self.asked, self.junk = 0, junk

    def compose_story(self, group, material, template, context):
        """A sentence of the model's own."""
        self.asked += 1
        draft = super().compose_story(group, material, template, context)
        junk = DraftLine("happened", DraftSentence(self.junk, (1,)))
        return replace(draft, lines=(junk,) if self.junk else ())

    def compose_bottom(self, hits, template):
        """Nobody asks for one where no story stands."""
        raise AssertionError("asked for a bottom line")


@pytest.mark.parametrize("instead", ["struck", "passage"])
@pytest.mark.parametrize("junk", ["I am sorry, I cannot help with that.", ""])
def test_a_model_that_answers_junk_is_told_and_quoted_over(index: ArticleIndex, instead: str, junk: str) -> None:
    """Each story stands in the articles' own words, the page says why and by whom, and is never taken for the same."""
    checker = FakeChecker(lambda claim, _: WRONG if claim == junk else SUPPORTED)
    composer = JunkComposer(junk)
    desk = replace(a_desk(index, composer), checker=checker)
    briefing = page(desk, asked(instead=instead))
    lines = [line for story in briefing.stories for line in story.lines]
    assert len(briefing.stories) == 2
    assert not any(line.struck or line.sentence.text == junk for line in lines)
    assert [problem.code for problem in briefing.problems] == ["nothing-stands"] * 2
    assert "told in the articles’ own words" in briefing.problems[0].message
    assert briefing.written_by == WrittenBy("quoting")
    again = page(replace(desk, earlier=lambda _: [briefing]), asked(instead=instead))
    assert (again.unchanged, composer.asked) == (False, 4)


def test_a_model_that_wrote_nothing_is_not_named(index: ArticleIndex) -> None:
    """An endpoint that never answers: what stands is the articles' own."""
    briefing = page(a_desk(index, FailingComposer(1, code="unreachable")), asked())
    assert briefing.written_by == WrittenBy("quoting")
    assert [problem.code for problem in briefing.problems] == ["unreachable"]
    assert page(a_desk(index, FailingComposer(1)), asked()).written_by.kind == "model"
