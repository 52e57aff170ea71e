"""The page in order: ids, numbers by first appearance, what it cites, and the header's counts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from libraries import READ_AT, an_article

from assistant.briefing.numbering import Page, counted, numbered
from assistant.briefing.types import Briefing, Dated, Line, Request, Sources, Story, Window
from assistant.types import Citation, Sentence, Verdict, WrittenBy
from index.passages import split
from index.types import Hit

ARTICLES = [an_article(f"This is what article number {n} says of the day.", outlet=f"Outlet {n}") for n in range(6)]
HITS = tuple(Hit(article, split(article)[0], 1.0) for article in ARTICLES)


def a_line(*numbers: int, written: str = "", struck: bool = False) -> Line:
    """A line that cites these places in HITS."""
    cited = [Citation(n, ARTICLES[n - 1].id, "", 0, 4, ARTICLES[n - 1].text[:4]) for n in numbers]
    return Line(
        "", Sentence("It is so.", tuple(cited), (), Verdict("supported")), "happened", None, None, None, written, struck
    )


def a_story(*lines: Line) -> Story:
    """A story of these lines."""
    return Story("It", lines, (), (), 1)


def a_page(bottom: tuple[Line, ...], stories: tuple[Story, ...], new: tuple[Line, ...] = ()) -> Page:
    """The page without a timeline."""
    return numbered(bottom, stories, new, (), HITS, {ARTICLES[1].id: ARTICLES[0].id})


def test_ids_and_numbers_follow_the_page() -> None:
    """Bottom line, stories, what is new, timeline: a passage has the number of its first appearance."""
    timeline = (Dated(date(2026, 5, 6), (a_line(6),)),)
    page = numbered((a_line(3),), (a_story(a_line(5, 3), a_line(1)),), (a_line(1),), timeline, HITS, {})
    lines = [*page.bottom_line, *page.stories[0].lines, *page.new, *page.timeline[0].lines]
    assert [line.id for line in lines] == ["1", "2", "3", "4", "5"]
    assert [[c.number for c in line.sentence.citations] for line in lines] == [[1], [2, 1], [3], [3], [4]]
    assert [passage.article for passage in page.passages] == [ARTICLES[n].id for n in (2, 4, 0, 5)]
    assert [passage.number for passage in page.passages] == [1, 2, 3, 4]


def test_an_article_is_listed_once_with_its_origin() -> None:
    """However many lines cite it; an article that is nobody's copy is its own origin."""
    page = a_page((a_line(2),), (a_story(a_line(2), a_line(3)),))
    assert [(article.id, article.origin) for article in page.articles] == [
        (ARTICLES[1].id, ARTICLES[0].id),
        (ARTICLES[2].id, ARTICLES[2].id),
    ]
    assert page.articles[0].outlet == "Outlet 1"
    assert page.articles[0].text == ""


@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True), max_size=8))
def test_every_number_names_the_passage_that_was_cited(cited: list[list[int]]) -> None:
    """Whatever the order, the number of a citation leads to its article, and numbers have no gaps."""
    page = a_page((), (a_story(*(a_line(*numbers) for numbers in cited)),))
    passages = {passage.number: passage.article for passage in page.passages}
    for line in page.stories[0].lines:
        for citation in line.sentence.citations:
            assert passages[citation.number] == citation.article
    assert sorted(passages) == list(range(1, len(passages) + 1))


def test_the_header_counts_replaced_and_struck_lines() -> None:
    """Of all lines of the page."""
    page = a_page((a_line(1),), (a_story(a_line(1, written="It was so."), a_line(2, struck=True)),))
    briefing = Briefing(
        id="b",
        written_at=READ_AT,
        request=Request(Window(date(2026, 5, 6), date(2026, 5, 6), READ_AT.tzinfo)),
        bottom_line=page.bottom_line,
        stories=page.stories,
        new=page.new,
        sources=Sources(0, (), 0, None, None),
        articles=page.articles,
        passages=page.passages,
        written_by=WrittenBy("quoting"),
    )
    counts = counted(briefing)
    assert (counts.lines, counts.replaced, counts.struck) == (3, 1, 1)
