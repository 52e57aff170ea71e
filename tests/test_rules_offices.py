"""Offices without a person, and one office for another."""

import pytest

from assistant.check.align import align
from assistant.check.rules.names import names
from assistant.check.rules.offices import offices
from assistant.check.types import Source
from index.statements import read


def reasons(claim, source, rule=offices, **given):
    """A rule's reasons for a claim beside a passage."""
    return list(rule(align(read(claim), [Source(source, **given)])))


@pytest.mark.parametrize(
    ("claim", "source", "office"),
    [
        ("President Joe Biden signed the bill.", "The US president signed the bill on Friday.", "president"),
        ("The prime minister, Amira Castel, left.", "The prime minister of Dolmara left on Friday.", "prime minister"),
        ("The top general, Herzi Halevi, spoke.", "The top general of the army spoke on Wednesday.", "general"),
        ("They sent home the envoy, Joren Halvik.", "They sent home the envoy.", "envoy"),
        ("Premier Amira Castel left.", "The prime minister left on Friday.", "prime minister"),
    ],
)
def test_a_person_for_an_office_that_the_source_names_alone(claim, source, office):
    """What a model knows and the article does not say; the rule on names leaves it to this one."""
    found = reasons(claim, source)
    assert [reason.code for reason in found] == ["office-holder"]
    assert office in found[0].text
    assert reasons(claim, source, names) == []


def test_a_holder_named_in_the_context_is_known():
    """The article says who holds the office, if not in the passage."""
    given = {"context": "Prime Minister Amira Castel will leave."}
    assert reasons("Premier Amira Castel left.", "The prime minister left.", **given) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Prime Minister Ilka Brandov agreed.", "Foreign Minister Ilka Brandov agreed on Monday."),
        ("The prime minister, Ilka Brandov, agreed.", "Ilka Brandov, the foreign minister, agreed."),
        ("Foreign Minister Ilka Brandov agreed.", "Deputy Foreign Minister Ilka Brandov agreed."),
        ("The defence ministry denied it.", "The interior ministry denied it."),
        ("The minister of finance denied it.", "The health minister denied it."),
        ("The mayor asked for troops.", "The governor asked for troops."),
        ("The vice president left.", "The president left."),
    ],
)
def test_another_office_than_the_sources(claim, source):
    """A higher one, another ministry's, another head's."""
    assert [reason.code for reason in reasons(claim, source)] == ["office"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Secretary Blinken agreed.", "Secretary of State Antony Blinken agreed."),
        ("The U.S. secretary of state, Antony Blinken, agreed.", "Secretary of State Antony Blinken agreed."),
        ("Prime Minister Castel agreed.", "Amira Castel, the premier, agreed."),
        ("PM Castel agreed.", "Prime Minister Amira Castel agreed."),
        ("Ana Lind, a spokeswoman, agreed.", "Spokesperson Ana Lind agreed."),
        ("Mr. Castel agreed.", "President Castel agreed."),
        ("President Castel agreed.", "Castel agreed."),
        ("The health ministry agreed.", "The ministry of health agreed."),
        ("Gen. Ham agreed.", "Major General Carter Ham agreed."),
        ("The home secretary agreed.", "The interior minister agreed."),
        ("The president agreed.", "The head of state agreed."),
        ("The town's mayor agreed.", "The mayor, Nuria Salt, agreed, and so did the governor."),
    ],
)
def test_the_same_office_in_other_words(claim, source):
    """Short forms, synonyms, forms of address, a title that the source leaves out."""
    assert reasons(claim, source) == []
