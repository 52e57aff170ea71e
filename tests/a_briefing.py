"""A finished page made by hand: every part of one, each citation at its true offsets, and articles of our own."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from assistant.briefing.reviewed import Reviewed
from assistant.briefing.types import (
    Briefing,
    Change,
    CitedArticle,
    CitedPassage,
    Dated,
    Line,
    Request,
    Sources,
    Speaker,
    Story,
    Window,
)
from assistant.types import Citation, Label, Problem, Quoted, Reason, Sentence, Verdict, WrittenBy
from index.articles import new_article
from index.passages import split
from index.types import Article

READ_AT = datetime(2026, 5, 6, 6, 0, tzinfo=UTC)
WRITTEN_AT = datetime(2026, 5, 6, 7, 30, tzinfo=UTC)
SUMMER = timezone(timedelta(hours=2))

TALKS = new_article(
    "The mediators presented a text that begins with a pause of 21 days.\n\n"
    "“We gave the green light to explore it,” an official of the northern government told the Harbour Wire, asking "
    "not to be named. It was not clear whether the southern government had seen the text.",
    title="Mediators race to finish text",
    outlet="Harbour Wire",
    author="M. Aldane",
    url="https://harbourwire.example/talks?day=5",
    published=datetime(2026, 5, 5, 18, 40, tzinfo=SUMMER),
    read_at=READ_AT,
    language="en",
    ref="talks.md",
)
TOLL = new_article(
    "Shelling resumed at dusk around the two border towns, residents said. The health ministry said 340 people had "
    "been wounded since Friday, revising the figure of 300 it gave on Monday.",
    title="Ministry raises count of wounded",
    outlet="Coastal Post",
    url="https://coastalpost.example/toll",
    published=date(2026, 5, 6),
    read_at=READ_AT,
    language="en",
    ref="toll.md",
)
ARABIC = new_article(
    "قالت وزارة الصحة إن 340 شخصا أصيبوا منذ يوم الجمعة. ولم يعلق الجيش على ذلك.",
    title="وزارة الصحة ترفع الحصيلة",
    outlet="صوت الميناء",
    published=None,
    read_at=READ_AT,
    language="ar",
    ref="arabic.md",
)
ARTICLES = (TALKS, TOLL, ARABIC)
NUMBERS = {article.id: number for number, article in enumerate(ARTICLES, start=1)}


def cited(article: Article, words: str) -> Citation:
    """A citation of these words, which stand once in the article."""
    start = article.text.index(words)
    return Citation(NUMBERS[article.id], article.id, article.ref, start, start + len(words), words)


def a_sentence(text: str, *citations: Citation, label: Label = "supported", why: str = "") -> Sentence:
    """A sentence with its verdict, resting on its first citation."""
    first = citations[0] if citations else None
    evidence = Quoted(first.article, first.start, first.end, first.quote) if first else None
    reasons = (Reason("number", why),) if why else ()
    return Sentence(text, citations, (), Verdict(label, 0.97, reasons, evidence))


def cited_article(article: Article, with_text: bool = False) -> CitedArticle:
    """What a page keeps of an article."""
    return CitedArticle(
        article.id,
        article.ref,
        article.title,
        article.outlet,
        article.author,
        article.url,
        article.published,
        article.read_at,
        article.sha256,
        article.id,
        article.text if with_text else "",
    )


def cited_passage(article: Article) -> CitedPassage:
    """The article's first passage, under its number; these articles are of one."""
    (passage,) = split(article)
    return CitedPassage(NUMBERS[article.id], article.id, passage.start, passage.end, passage.text)


PAUSE = "The mediators presented a text that begins with a pause of 21 days."
WOUNDED = "The health ministry said 340 people had been wounded since Friday"
LINES = (
    Line(
        "1",
        a_sentence(
            "A pause of 21 days was proposed; 340 people were wounded.", cited(TALKS, PAUSE), cited(TOLL, WOUNDED)
        ),
        "happened",
        published=TOLL.published,
    ),
    Line("2", a_sentence(PAUSE, cited(TALKS, PAUSE)), "happened", None, Change("new"), TALKS.published),
    Line(
        "3",
        a_sentence(
            "“We gave the green light to explore it,” an official told the Harbour Wire.",
            cited(TALKS, "“We gave the green light to explore it,”"),
        ),
        "says",
        Speaker("an official of the northern government", False, "Harbour Wire"),
        published=TALKS.published,
    ),
    Line(
        "4",
        a_sentence(
            "The health ministry put the number of wounded at 341.",
            cited(TOLL, WOUNDED),
            label="not supported",
            why="The number 341 is not in the source.",
        ),
        "differ",
        published=TOLL.published,
        struck=True,
    ),
    Line(
        "5",
        a_sentence(WOUNDED + ".", cited(TOLL, WOUNDED)),
        "happened",
        None,
        Change("changed", "300", "340"),
        TOLL.published,
        written="The ministry counts 341 wounded.",
    ),
    Line(
        "6",
        a_sentence("قالت وزارة الصحة إن 340 شخصا أصيبوا منذ يوم الجمعة.", cited(ARABIC, "إن 340 شخصا أصيبوا")),
        "happened",
    ),
    Line(
        "7",
        a_sentence(
            "It was not clear whether the southern government had seen the text.",
            cited(TALKS, "It was not clear whether the southern government had seen the text."),
        ),
        "unknown",
        published=TALKS.published,
    ),
    Line("8", a_sentence(PAUSE, cited(TALKS, PAUSE)), "happened", None, Change("new"), TALKS.published),
    Line("9", a_sentence("Nobody accepted it.", label="no citation"), "happened"),
)
BRIEFING = Briefing(
    id="b-20260506",
    written_at=WRITTEN_AT,
    request=Request(Window(date(2026, 5, 5), date(2026, 5, 6), ZoneInfo("Europe/Berlin")), ("border talks",)),
    bottom_line=LINES[:1],
    stories=(
        Story("Proposal tabled, answer awaited", LINES[1:3], (TALKS.id,), ("Harbour Wire",), 1, "Harbour Wire"),
        Story("Wounded", LINES[3:7], (TOLL.id, ARABIC.id), ("Coastal Post", "صوت الميناء"), 2),
    ),
    new=LINES[7:8],
    timeline=(Dated(date(2026, 5, 5), LINES[8:]),),
    sources=Sources(
        articles=9,
        outlets=("Coastal Post", "Harbour Wire", "صوت الميناء"),
        origins=3,
        first=datetime(2026, 5, 5, 18, 0, tzinfo=SUMMER),
        last=date(2026, 5, 6),
        undated=(ARABIC.id,),
        single_origin=("Proposal tabled, answer awaited",),
        gaps=("No article of the window is from the government of Kestria.",),
    ),
    articles=tuple(map(cited_article, ARTICLES)),
    passages=tuple(map(cited_passage, ARTICLES)),
    written_by=WrittenBy("model", "mill-7b", (("temperature", "0"), ("seed", "7"))),
    previous=("b-20260505", WRITTEN_AT - timedelta(days=1)),
    problems=(Problem("timeout", "The model did not answer for the last story."),),
    library="f00d",
)
REVIEWED = Reviewed(BRIEFING)


def with_texts(briefing: Briefing = BRIEFING) -> Briefing:
    """The page with the full texts of its articles."""
    return replace(briefing, articles=tuple(cited_article(article, with_text=True) for article in ARTICLES))
