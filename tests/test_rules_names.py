"""Names that the sources do not have, or have elsewhere."""

import pytest

from assistant.check.align import align
from assistant.check.mentions import mentions
from assistant.check.naming import identity, same
from assistant.check.rules.names import names
from assistant.check.types import Source
from index.statements import read


def codes(claim, *texts, **given):
    """The codes of the rule's reasons."""
    return [reason.code for reason in reasons(claim, *texts, **given)]


def reasons(claim, *texts, **given):
    """The rule's reasons for a claim beside passages."""
    return list(names(align(read(claim), [Source(text, **given) for text in texts])))


def name(text):
    """The last name of a sentence that ends with these words."""
    return read(f"They saw {text}.").names[-1]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Clinton flew to Cairo.", "Secretary of State Hillary Clinton flew to Cairo."),
        ("Hillary Clinton flew to Cairo.", "Mrs. Clinton flew to Cairo on Monday."),
        ("The United Nations closed its office.", "The U.N. closed its office."),
        ("The WHO warned of it.", "The World Health Organisation warned of it."),
        ("The Party for Rural Renewal won.", "The PRR won the vote."),
        ("The PRR won.", "The Party for Rural Renewal won the vote."),
        ("Qaddafi left Libya.", "Gadhafi has left Libya."),
        ("Libya's army withdrew.", "The Libyan army withdrew."),
        ("The Kestrian army withdrew.", "Kestria withdrew its army."),
        ("Three Dolmarans were hurt.", "Three people from Dolmara were hurt."),
        ("London rejected the offer.", "Britain rejected the offer."),
        ("Britain rejected the offer.", "London rejected the offer."),
        ("The Health Ministry counted 14 dead.", "The ministry of health counted 14 dead."),
        ("Crowds filled Tahrir Square.", "Crowds filled Tahrir."),
        ("President Xi spoke.", "Xi Jinping spoke."),
        ("The Clintons spoke.", "Hillary Clinton spoke."),
        ("West African leaders met.", "The leaders of West Africa met."),
        ("State TV showed it.", "State television showed it."),
        ("Joe Biden signed it.", "Joseph Biden signed it."),
        ("“Never,” he said in Ostrel on Tuesday.", "“Never,” he said on Tuesday in Ostrel."),
        ("Shelling went on in Ostrel.", "Ostrel was shelled."),
        ("Libya was calm.", "Benghazi was calm."),
        ("The dictator must leave Ruritania and Libya.", "He has to leave Ruritania and the country."),
        ("The Texan won in Iowa.", "The governor of Texas won in Iowa."),
        ("Voters in South Carolina chose her.", "South Carolinian voters chose her."),
        ("HP sold the works.", "HewlettPackard sold the works."),
        ("The Republicans lost.", "The GOP lost."),
        ("Ruvian lenders were asked.", "Lenders in Ruvia were asked."),
        ("The G20 met in Orda.", "The Group of 20 met in Orda."),
        ("The West stood aside.", "Western powers stood aside."),
    ],
)
def test_a_name_in_another_form_is_in_the_source(claim, source):
    """Surnames, acronyms, spellings, peoples and lands, capitals for governments, the words of a body in any order."""
    assert codes(claim, source) == []


@pytest.mark.parametrize(
    ("claim", "source", "said"),
    [
        ("Shells hit Pellin.", "Shells hit Ostrel.", "which has “Ostrel” there"),
        ("Iraq rejected the plan.", "Iran rejected the plan.", "“Iraq”"),
        ("Mr. Barack Obama spoke.", "Ehud Barak spoke.", "“Barack Obama”"),
        ("Bill Clinton flew to Cairo.", "Hillary Clinton flew to Cairo.", "“Bill Clinton”"),
        ("Australia joined the talks.", "Austria joined the talks.", "“Australia”"),
        ("South Korea fired a missile.", "North Korea fired a missile.", "“South Korea”"),
        ("They sold him to Atlético Madrid.", "They sold him to Real Madrid; he flew to Madrid.", "“Atlético Madrid”"),
        ("America joined the talks.", "South America joined the talks.", "“America”"),
        ("The WHO warned of it.", "Who warned of it?", "“WHO”"),
        ("The Defence Ministry counted 14 dead.", "The ministry of health counted 14 dead.", "“Defence Ministry”"),
        ("Washington joined Paris in the plan.", "London joined Paris in the plan.", "“Washington”"),
    ],
)
def test_a_name_in_no_source_is_named(claim, source, said):
    """With what the source has in its place, where that is clear."""
    found = reasons(claim, source)
    assert [reason.code for reason in found] == ["name"]
    assert said in found[0].text


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The missile fell near Pellin on Monday.", "The missile fell near Ostrel on Monday. Pellin was quiet."),
        ("Brandov phoned Salt to thank her.", "Brandov phoned Varsted to thank her. Salt was in Sarrik at the time."),
        ("They flew home in a Dutch aircraft.", "The Dutch marines flew home in a Greek aircraft."),
        ("Sarrik rejected the plan, and Kestria accepted it.", "Kestria rejected the plan, and Sarrik accepted it."),
    ],
)
def test_a_name_in_the_place_of_another(claim, source):
    """It stands in the source, but beside other words; the fact's own sentence has another name there."""
    assert "name-role" in codes(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The mayor of Ostrel, Nuria Salt, thanked Brandov.", "Brandov was thanked by Nuria Salt, mayor of Ostrel."),
        ("Brandov and Varsted spoke on Monday.", "Varsted and Brandov spoke on Monday."),
        ("Officials in Ostrel warned France and Italy.", "Officials in Ostrel, Kestria, warned Italy and France."),
        ("She flew to Cairo from Rome.", "She left Rome and flew to Cairo."),
        ("The U.S. president met officials in Kabul.", "The American president met Afghan officials in Kabul."),
        ("He was arrested in Libya.", "He was arrested in Ostrel. Libya denies it."),
    ],
)
def test_a_name_that_stands_right(claim, source):
    """However the sentence is turned."""
    assert codes(claim, source) == []


def test_a_name_in_title_outlet_or_context_is_known():
    """A passage begins in the middle of its article."""
    source = "The envoy landed on Monday."
    assert codes("Halvik landed on Monday.", source) == ["name"]
    for place in ("title", "outlet", "context"):
        assert codes("Halvik landed on Monday.", source, **{place: "Envoy Joren Halvik in Sarrik"}) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Hillary Clinton", "Clinton", True),
        ("Hillary Clinton", "Bill Clinton", False),
        ("Muammar el-Qaddafi", "Moammar Gadhafi", True),
        ("Saif al-Islam Gaddafi", "Muammar Gaddafi", False),
        ("Libya", "Libyans", True),
        ("Kestria", "Kestrian", True),
        ("Washington", "the United States", True),
        ("the FJP", "the Freedom and Justice Party", True),
        ("Niger", "Nigeria", False),
        ("Ruvia", "Ruvland", False),
    ],
)
def test_same(one, other, expected):
    """Two names compared, either way round."""
    assert same(name(one), name(other)) is expected
    assert same(name(other), name(one)) is expected


def test_mentions_tell_where():
    """The places are indexes of words."""
    found = mentions("Talks began. The Libyan envoy left Libya.")
    assert [found.shown[at] for at in found.find(identity(name("Libya")))] == ["Libya", "Libyan"]
