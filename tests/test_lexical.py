"""The full-text index: words of a question against title, outlet, date and text."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import an_article

from index.derived import DamagedIndex, Stamp, write_stamp
from index.lexical import Lexical
from index.passages import split
from index.record import Change
from index.types import Filters

EVERYTHING = Filters()
ARTICLES = [
    an_article("The envoy flew to Morvane.", title="Envoy travels", outlet="Coastal", published=date(2026, 5, 5)),
    an_article("Negotiators were negotiating.", outlet="Hill Post", published=datetime(2026, 5, 6, 23, 30, tzinfo=UTC)),
    an_article("Sarrik. القاهرة تستضيف المحادثات اليوم.", outlet="coastal"),
    an_article("Der Außenminister reiste nach Zürich."),
    an_article("首相は水曜日に 停戦 を発表した。"),
]


def changes(*articles, shown=True):
    """The articles as the record would hand them on."""
    return [Change(n, article, tuple(split(article)), shown) for n, article in enumerate(articles, 1)]


@pytest.fixture(scope="module")
def lexical(tmp_path_factory):
    """An index of the articles above."""
    lexical = Lexical(tmp_path_factory.mktemp("lexical"))
    lexical.apply(changes(*ARTICLES))
    return lexical


def found(lexical, query, filters=EVERYTHING, most=10):
    """The texts' places in the list above."""
    ids = [article.id for article in ARTICLES]
    return [ids.index(key.split(":")[0]) for key, _ in lexical.search(query, most, filters)]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Morvane", 0),
        ("ENVOY", 0),
        ("What did Coastal report about the envoy?", 0),
        ("travel", 0),
        ("5 May 2026", 0),
        ("Tuesday", 0),
        ("negotiate", 1),
        ("negotiation", 1),
        ("القاهرة", 2),
        ("zurich", 3),
        ("Außenminister", 3),
        ("停戦", 4),
    ],
)
def test_words_find_their_passage(lexical, query, place):
    """In text, title, outlet or date; English by the stem, other languages by the word, without accents."""
    assert found(lexical, query)[0] == place


@pytest.mark.parametrize(
    "query",
    ["", "  \n", '"(((', "AND OR NOT", "...", "+-!{}[]^~*?:\\/", "the of and", "🙂", "x" * 100_000, "\0", "zzzz"],
)
def test_what_holds_no_known_word_finds_nothing(lexical, query):
    """Whatever it holds is no syntax, and no error."""
    assert found(lexical, query) == []


@pytest.mark.parametrize("query", ["title:envoy", '"envoy', "envoy AND", "envoy^1000", "(envoy", "envoy " * 20_000])
def test_syntax_is_words(lexical, query):
    """A quotation mark that never closes is no mistake."""
    assert found(lexical, query)[0] == 0


@settings(max_examples=100, deadline=None)
@given(query=st.text(max_size=60))
def test_no_query_is_an_error(lexical, query):
    """Scores come best first."""
    scores = [score for _, score in lexical.search(query, 10, EVERYTHING)]
    assert scores == sorted(scores, reverse=True)


def test_no_more_are_found_than_asked_for(lexical):
    """None where none are wanted."""
    assert len(found(lexical, "envoy negotiators Sarrik", most=2)) == 2
    assert found(lexical, "envoy", most=0) == []


def test_an_outlet_is_matched_exactly(lexical):
    """By its own letters; several outlets are any of them."""
    query = "envoy Sarrik negotiators"
    assert found(lexical, query, Filters(outlets=("Coastal",))) == [0]
    assert sorted(found(lexical, query, Filters(outlets=("coastal", "Hill Post")))) == [1, 2]


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        (Filters(since=date(2026, 5, 5)), [0, 1]),
        (Filters(since=date(2026, 5, 6)), [1]),
        (Filters(until=date(2026, 5, 5)), [0]),
        (Filters(since=date(2026, 5, 5), until=date(2026, 5, 6)), [0, 1]),
        (Filters(since=date(2026, 5, 7)), []),
        (Filters(since=date(2026, 5, 7), zone=ZoneInfo("Europe/Berlin")), [1]),
        (Filters(until=date(2026, 5, 6), zone=ZoneInfo("Europe/Berlin")), [0]),
        (Filters(since=date(2026, 5, 5), outlets=("Hill Post",)), [1]),
    ],
)
def test_dates_are_filtered_on_the_readers_calendar(lexical, filters, places):
    """Both ends inclusive; a day is the same everywhere, and what bears no date is left out."""
    assert sorted(found(lexical, "envoy Sarrik negotiators Zürich", filters)) == places


def test_filters_leave_the_scores_as_they_are(lexical):
    """They decide whether, not how well."""
    unfiltered = dict(lexical.search("envoy", 10, EVERYTHING))
    assert dict(lexical.search("envoy", 10, Filters(since=date(2026, 5, 1), outlets=("Coastal",)))) == unfiltered


def test_a_rare_word_weighs_more(lexical):
    """What no passage has is rarest; what is no word weighs nothing."""
    assert lexical.rarity("unheard") > lexical.rarity("envoy") > 0
    assert lexical.rarity("…") == 0


def test_applying_again_doubles_nothing(tmp_path):
    """And what is hidden is taken out."""
    lexical = Lexical(tmp_path / "lexical")
    lexical.clear()
    assert lexical.ids() == frozenset()
    for _ in range(2):
        lexical.apply(changes(*ARTICLES[:2]))
        write_stamp(lexical.folder, Stamp("library", 2, "form", "build"))
    assert len(lexical.ids()) == 2
    lexical.apply(changes(ARTICLES[0], shown=False))
    write_stamp(lexical.folder, Stamp("library", 3, "form", "build"))
    assert {key.split(":")[0] for key in lexical.ids()} == {ARTICLES[1].id}


def test_a_reader_sees_what_another_wrote_once_it_is_stamped(tmp_path):
    """As one process sees what another has added."""
    reader, writer = Lexical(tmp_path), Lexical(tmp_path)
    assert reader.ids() == frozenset()
    writer.apply(changes(ARTICLES[0]))
    write_stamp(tmp_path, Stamp("library", 1, "form", "build"))
    assert len(reader.ids()) == 1


@pytest.mark.parametrize("damage", ["meta.json", ".term"])
def test_a_damaged_file_is_told(tmp_path, damage):
    """So that the index is built again; clearing it helps."""
    lexical = Lexical(tmp_path / "lexical")
    lexical.clear()
    lexical.apply(changes(*ARTICLES))
    for path in lexical.folder.iterdir():
        if path.name.endswith(damage):
            path.write_bytes(b"garbage")
    with pytest.raises(DamagedIndex, match="Rebuild with `briefing rebuild`"):
        Lexical(lexical.folder).search("envoy", 5, EVERYTHING)
    lexical.clear()
    lexical.apply(changes(ARTICLES[0]))
    assert len(lexical.ids()) == 1
