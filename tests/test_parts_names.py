"""Names in a sentence, their kinds and titles; the lists behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parts.gazetteer import groups, known_kind, land_of
from index.parts.names import names
from index.parts.spelling import fold, initials, same_word
from index.parts.titles import offices, same_office
from index.parts.words import words


def read(text):
    """Each name as text, kind and title."""
    return [(name.text, name.kind, name.title) for name in names(text, words(text))]


def shown(text):
    """The texts of the names."""
    return [name.text for name in names(text, words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Benjamin Netanyahu spoke.", [("Benjamin Netanyahu", "person", "prime minister")]),
        ("The army chief met President Hosni Mubarak.", [("Hosni Mubarak", "person", "president")]),
        (
            "The Qatari Prime Minister Sheikh Mohammed bin Hamad left.",
            [("Qatari", "people", ""), ("Mohammed bin Hamad", "person", "prime minister")],
        ),
        ("It was national security adviser Jake Sullivan.", [("Jake Sullivan", "person", "national security adviser")]),
        (
            "Ron Dermer, a senior Israeli official, left.",
            [("Ron Dermer", "person", "official"), ("Israeli", "people", "")],
        ),
        ("The foreign minister, Tomas Brandov, said so.", [("Tomas Brandov", "person", "foreign minister")]),
        ("They saw CIA Director Bill Burns.", [("CIA", "organisation", ""), ("Bill Burns", "person", "director")]),
        ("Secretary-General Ana Lind spoke.", [("Ana Lind", "person", "secretary-general")]),
        ("A deal with ex-President Jimmy Carter fell through.", [("Jimmy Carter", "person", "president")]),
        ("He met the president of Egypt.", [("Egypt", "place", "")]),
    ],
)
def test_a_title_is_split_off_and_kept(text, expected):
    """A title before the name, in capitals or not, or after a comma; an office alone is no name."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel's Ministry of Health warned of it.", ["Israel", "Ministry of Health"]),
        ("The Freedom and Justice Party won.", ["Freedom and Justice Party"]),
        ("He fled to the United States of America.", ["United States of America"]),
        ("The U.N. Security Council met in New York.", ["U.N. Security Council", "New York"]),
        ("They blame al-Qaida for it.", ["al-Qaida"]),
        ("Ursula von der Leyen agreed.", ["Ursula von der Leyen"]),
        ("The US-led coalition met anti-Mubarak crowds.", ["US", "Mubarak"]),
        ("It ended the Israel-Hezbollah war.", ["Israel", "Hezbollah"]),
        ("Ban Ki-moon spoke.", ["Ban Ki-moon"]),
        ("Theresa May left in May.", ["Theresa May"]),
        ("May said so in May.", ["May"]),
        ("Mrs. May and Mr. Trump met, aides told May.", ["May", "Trump", "May"]),
        ("Prime Minister May left.", ["May"]),
        ("Trump said so.", ["Trump"]),
        ("Parliament said so.", []),
        ("Hillary Clinton’s aides came on Tuesday.", ["Hillary Clinton"]),
        ("The iPhone sold well in March.", ["iPhone"]),
        ("Libyan and Egyptian officials met two Americans.", ["Libyan", "Egyptian", "Americans"]),
        ("Gen. Mark A. Milley resigned.", ["Mark A. Milley"]),
        ("The WHO said who was ill.", ["WHO"]),
        ("They work for Conoco, Marathon and Amerada Hess.", ["Conoco", "Marathon", "Amerada Hess"]),
        ("They met South Carolina Democrats.", ["South Carolina", "Democrats"]),
    ],
)
def test_a_name_has_its_inner_words(text, expected):
    """Particles, "of", hyphens, apostrophes, initials and acronyms; the possessive is off."""
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Protesters gathered in the square.",
        "Heavy fighting broke out on Monday.",
        "Is there any doubt?",
        "Fed up with waiting, they left in April.",
        "“We will not go,” he said. “Never.”",
        "The president and the prime minister agreed.",
        "",
        "...",
    ],
)
def test_what_is_no_name(text):
    """An ordinary word that begins a sentence or a quotation, a weekday, a month, an office alone."""
    assert shown(text) == []


def test_a_headline_in_capitals_gives_its_known_names():
    """There every word has a capital, and it tells nothing."""
    assert shown("Clashes Erupt In Cairo As Mubarak Supporters Attack Protesters") == ["Cairo", "Mubarak"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They left Benghazi.", "place"),
        ("They crossed the River Orne.", "place"),
        ("They live in Ostrel.", "place"),
        ("They joined Kestrel Airways.", "organisation"),
        ("They joined NATO.", "organisation"),
        ("They joined the ABCD.", "organisation"),
        ("They met Maria Sand.", "person"),
        ("They met Sand.", "unknown"),
    ],
)
def test_the_kind_as_far_as_it_can_be_told(text, kind):
    """By the lists, by a word of the name, by what stands before it; else unknown."""
    assert [found[1] for found in read(text)] == [kind]


@given(st.text(alphabet="Ab .,-'’\"U.S(áÉ–1\n", max_size=60))
def test_spans_are_true(text):
    """Whatever the text, each name is the slice of it that its span says, and they stand in order."""
    found = names(text, words(text))
    assert all(text[name.start : name.end] == name.text and name.parts is not None for name in found)
    assert [name.start for name in found] == sorted(name.start for name in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gaddafi", "qadhafi"),
        ("hezbollah", "hizballah"),
        ("mohammed", "muhammad"),
        ("kiev", "kyiv"),
        ("hussein", "husain"),
        ("ghannouchi", "ganouchi"),
        ("musa", "moussa"),
        ("joe", "joseph"),
        ("defence", "defense"),
    ],
)
def test_spellings_of_one_name(one, other):
    """Transliterations, short forms and American spellings."""
    assert same_word(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("iran", "iraq"),
        ("barak", "barack"),
        ("austria", "australia"),
        ("niger", "nigeria"),
        ("khomeini", "khamenei"),
        ("mahmoud", "mohammed"),
        ("sarkozy", "sarkisian"),
        ("hansen", "hanson"),
        ("miller", "muller"),
        ("sweden", "sudan"),
    ],
)
def test_names_that_are_never_one(one, other):
    """However near in their letters."""
    assert not same_word(one, other)


def test_folding():
    """Case, accents, full stops and apostrophes tell no names apart."""
    assert (fold("Chávez"), fold("U.N."), fold("Sana’a"), fold("Øystein")) == ("chavez", "un", "sanaa", "oystein")


def test_initials_leave_small_words_out():
    """As acronyms mostly do."""
    assert initials(["freedom", "and", "justice", "party"]) == "fjp"


def test_a_land_its_people_and_its_other_names_share_a_group():
    """And no other land does."""
    assert groups("libya") == groups("libyans") != groups("lebanon")
    assert groups("us") == groups("united states") == groups("american")
    assert (known_kind("french"), known_kind("un"), known_kind("paris")) == ("people", "organisation", "place")
    assert land_of("benghazi") in groups("libya")


def test_american_states_have_their_people_and_abbreviations():
    """A Texan comes from Texas, which newspapers call Tex."""
    assert "state texas" in groups("texas") & groups("texans") & groups("tex") - groups("iowan")
    assert (known_kind("texas"), known_kind("texan")) == ("place", "people")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("prime minister", "premier", True),
        ("secretary of state", "secretary", True),
        ("foreign secretary", "foreign minister", True),
        ("spokesman", "spokeswoman", True),
        ("major general", "general", True),
        ("mr", "president", True),
        ("chief", "president", True),
        ("", "president", True),
        ("prime minister", "foreign minister", False),
        ("president", "vice president", False),
        ("defence minister", "interior minister", False),
        ("mayor", "governor", False),
    ],
)
def test_offices_compared(one, other, same):
    """Synonyms and short forms are the same office; a minister of one thing is not that of another."""
    assert same_office(one, other) is same


def test_an_office_in_no_line_is_that_of_its_head():
    """A deputy oil minister is a minister."""
    assert offices("deputy oil minister") == {"minister"}
    assert offices("glazier") == frozenset()
