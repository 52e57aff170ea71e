"""Numbers and amounts in a sentence: value, unit, what is counted, bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parts.quantities import quantities
from index.parts.words import words

DAY = 86400


def read(text):
    """The quantities of a sentence as (words, low, high, unit, noun, bound)."""
    return [
        (text[found.start : found.end], found.low, found.high, found.unit, found.noun, found.bound)
        for found in quantities(text, words(text))
    ]


def values(text):
    """Low and unit of each quantity."""
    return [(round(found.low, 3), found.unit) for found in quantities(text, words(text))]


VALUES = [
    ("The ship carried 14 sailors.", [(14, "")]),
    ("The ship carried fourteen sailors.", [(14, "")]),
    ("Some 1,200 tents were set up.", [(1200, "")]),
    ("Thirty-five tents stood there.", [(35, "")]),
    ("One hundred and five tents stood there.", [(105, "")]),
    ("A hundred and fifty thousand voters came.", [(150_000, "")]),
    ("A million voters came.", [(1e6, "")]),
    ("Nearly 1.2 million voters came.", [(1.2e6, "")]),
    ("Half a million voters came.", [(5e5, "")]),
    ("A quarter of a million voters came.", [(250_000, "")]),
    ("Two and a half million voters came.", [(2.5e6, "")]),
    ("Two dozen boats left.", [(24, "")]),
    ("Half a dozen boats left.", [(6, "")]),
    ("A dozen boats left.", [(12, "")]),
    ("A couple of boats left.", [(2, "")]),
    ("A pair of boats left.", [(2, "")]),
    ("It cost 40 000 euros.", [(40_000, "eur")]),
    ("It cost $3bn.", [(3e9, "usd")]),
    ("It cost 3 billion dollars.", [(3e9, "usd")]),
    ("It cost $2.5m.", [(2.5e6, "usd")]),
    ("It cost US$40.", [(40, "usd")]),
    ("It cost A$40.", [(40, "aud")]),
    ("It cost 7,000 Egyptian pounds.", [(7000, "pound")]),
    ("It cost £700.", [(700, "pound")]),
    ("It cost 50 dinars and 15 cents.", [(50, "dinar"), (0.15, "usd")]),
    ("Turnout was 40 per cent.", [(40, "percent")]),
    ("Turnout was 40%.", [(40, "percent")]),
    ("Turnout fell by 3 percentage points.", [(3, "percentage point")]),
    ("Half of the voters stayed away.", [(50, "percent")]),
    ("A third of the voters stayed away.", [(33.333, "percent")]),
    ("Two-thirds of the voters stayed away.", [(66.667, "percent")]),
    ("One in five voters stayed away.", [(20, "percent")]),
    ("Nine out of ten voters stayed away.", [(90, "percent")]),
    ("The road is 12 kilometres long.", [(12_000, "metre")]),
    ("The road is 12 km long.", [(12_000, "metre")]),
    ("A half-mile road.", [(804.672, "metre")]),
    ("It has 3 square miles of land.", [(7769964, "square metre")]),
    ("It holds 2,000 tons of grain.", [(2000, "tonne")]),
    ("Winds of 80 kilometres per hour blew.", [(80, "kilometre per hour")]),
    ("Winds of 80 km/h blew.", [(80, "kilometre per hour")]),
    ("It was 45°C in the shade.", [(45, "celsius")]),
    ("It was 113 degrees Fahrenheit in the shade.", [(45, "celsius")]),
    ("The truce lasted three weeks.", [(21 * DAY, "second")]),
    ("A 21-day truce was agreed.", [(21 * DAY, "second")]),
    ("It lasted half an hour.", [(1800, "second")]),
    ("It ended after an hour.", [(3600, "second")]),
    ("The 45-year-old baker won.", [(45, "age")]),
    ("Exports doubled, imports rose three times.", [(2, "times"), (3, "times")]),
    ("Exports grew fiftyfold.", [(50, "times")]),
    ("They lent 600m crowns.", [(600e6, "")]),
    ("They built 600m of wall.", [(600, "metre")]),
    ("One tonne in six was lost.", [(16.667, "percent")]),
    ("Three quarters of a million voters came.", [(750_000, "")]),
    ("It lasted several weeks.", [(14 * DAY, "second")]),
    ("It was day three of the strike.", [(3, "label")]),
    ("The third day was calm.", [(3, "ordinal")]),
    ("The 25th anniversary was calm.", [(25, "ordinal")]),
    ("Resolution 1973 was passed.", [(1973, "label")]),
    ("They were on Flight 17 then.", [(17, "label")]),
    ("A quake of magnitude 7.1 struck.", [(7.1, "label")]),
    ("It was passed by 10 votes to five.", [(10, ""), (5, "")]),
    ("The council voted 10-0 for it.", [(10, ""), (0, "")]),
    ("Prices rose from 5 to 7 percent.", [(5, "percent"), (7, "percent")]),
    ("Prices went from 5 to 7.", [(5, ""), (7, "")]),
    ("It is worth from $30 to $40.", [(30, "usd"), (40, "usd")]),
    ("A 50-million-crown dam was planned.", [(50e6, "")]),
    ("Seven of ten voters stayed away.", [(70, "percent")]),
    ("Seven out of 20 voters stayed away.", [(35, "percent")]),
    ("Prices fell by a third.", [(33.333, "percent")]),
    ("They scored more than a third goal.", [(3, "ordinal")]),
    ("The dozen boats left.", [(12, "")]),
    ("It took a couple of days.", [(2 * DAY, "second")]),
    ("The third-place medal was hers.", [(3, "ordinal")]),
    ("She leads by three points.", [(3, "percentage point")]),
]


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text for text, _ in VALUES])
def test_value_and_unit(text, expected):
    """Digits, words, scales, shares and units are read to a value in the unit of their dimension."""
    assert values(text) == [(pytest.approx(value, abs=0.01), unit) for value, unit in expected]


NONE = [
    "He came on 5 May 2011 at 5 p.m.",
    "In 2011 the harbour was closed.",
    "The 2010-11 season ended early.",
    "He left two days ago.",
    "A guard met a man and an aunt.",
    "The cease-fire held all week.",
    "The F-16 landed near the G8 leaders.",
    "Music of the 1990s was played.",
]


@pytest.mark.parametrize("text", NONE)
def test_dates_articles_and_names_are_no_quantities(text):
    """What belongs to a date, a clock or a name is not counted."""
    assert read(text) == []


RANGES = [
    ("Between 30 and 40 men came.", 30, 40),
    ("Some 30-40 men came.", 30, 40),
    ("Some 30–40 men came.", 30, 40),
    ("Three to five men came.", 3, 5),
    ("Two or three men came.", 2, 3),
    ("Between 30 and 40 million men came.", 30e6, 40e6),
    ("300,000 to 400,000 men came.", 300_000, 400_000),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_is_one_quantity(text, low, high):
    """The scale of the second number lifts the first, and the noun is counted by both."""
    assert [(found[1], found[2], found[4]) for found in read(text)] == [(low, high, "man")]


VAGUE = [
    ("Hundreds of men came.", 200, 999),
    ("Tens of thousands of men came.", 20_000, 99_999),
    ("Several hundred men came.", 200, 999),
    ("A few dozen men came.", 24, 199),
    ("Scores of men came.", 40, 199),
]


@pytest.mark.parametrize(("text", "low", "high"), VAGUE)
def test_vague_numbers_span_what_they_may_mean(text, low, high):
    """ "Hundreds" is about some hundreds, and says in which word."""
    (found,) = quantities(text, words(text))
    assert (found.low, found.high, found.bound) == (low, high, "about")
    assert found.given


NOUNS = [
    ("At least 14 people died.", "person"),
    ("Police held 60,000 displaced residents.", "resident"),
    ("The count was 14 dead.", "dead"),
    ("By evening 30 were wounded.", "wounded"),
    ("They found 14 killed.", "killed"),
    ("The 40-member council met.", "member"),
    ("They found 16 of the 25 bodies.", "body"),
    ("He met three of the four brothers.", "brother"),
    ("They hold 14 Norwegian fishing boats.", "boat"),
    ("Of them 30 were badly wounded.", "wounded"),
    ("Of them six were passengers.", "passenger"),
    ("Of them six were not there.", ""),
    ("It rose to 40.", ""),
]


@pytest.mark.parametrize(("text", "noun"), NOUNS)
def test_the_noun_counted(text, noun):
    """The head of the noun phrase behind the number, or the state of those counted."""
    assert read(text)[0][4] == noun


BOUNDS = [
    ("About 40 men came.", "about"),
    ("Some 40 men came.", "about"),
    ("Nearly 40 men came.", "about"),
    ("An estimated 40 men came.", "about"),
    ("40 or so men came.", "about"),
    ("At least 40 men came.", "at least"),
    ("No fewer than 40 men came.", "at least"),
    ("40 men or more came.", "at least"),
    ("More than 40 men came.", "more than"),
    ("Over $40 was paid.", "more than"),
    ("Upwards of 40 men came.", "more than"),
    ("Fewer than 40 men came.", "less than"),
    ("Under 40 men came.", "less than"),
    ("Up to 40 men came.", "at most"),
    ("As many as 40 men came.", "at most"),
    ("No more than 40 men came.", "at most"),
    ("Exactly 40 men came.", "exactly"),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bounds(text, bound):
    """The words before and behind a number say how exact it is."""
    assert [found[5] for found in read(text)] == [bound]


def test_spans_hold_sign_number_and_unit():
    """The span of an amount covers its sign, its number and its unit."""
    text = "They paid US$3bn for 12 square miles and 40 per cent."
    assert [found[0] for found in read(text)] == ["US$3bn", "12 square miles", "40 per cent"]


@given(st.integers(min_value=1, max_value=999_999_999))
def test_thousands_separators_do_not_matter(number):
    """A number with and without separators is the same."""
    assert values(f"They counted {number:,} birds.") == [(number, "")]


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    """Whatever stands there, spans lie in the text, in order, and a range does not end before it begins."""
    found = quantities(text, words(text))
    assert all(0 <= one.start < one.end <= len(text) and one.low <= one.high for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "two",
                "30",
                "-",
                "to",
                "half",
                "a",
                "hundred",
                "dozen",
                "of",
                "the",
                "million",
                "$",
                "km",
                "%",
                "or",
                "men",
                "and",
                "tens",
            ]
        )
    )
)
def test_any_row_of_number_words_can_be_read(parts):
    """No order of number words breaks the reading."""
    text = " ".join(parts)
    assert all(one.low <= one.high for one in quantities(text, words(text)))
