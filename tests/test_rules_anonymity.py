"""Sources as the article has them: named or not, one or several, of the rank and land that it gives."""

import pytest

from assistant.check.align import align
from assistant.check.rules.anonymity import anonymity
from assistant.check.types import Source
from index.statements import read

SAID = "said the talks had failed"


def codes(claim, *texts):
    """The codes of the rule's reasons for a claim beside passages."""
    return [reason.code for reason in anonymity(align(read(claim), [Source(text) for text in texts]))]


@pytest.mark.parametrize(
    ("claimed", "said", "code"),
    [
        ("Ali Haddad", "A senior official", "anonymous-named"),
        ("Foreign Minister Ali Haddad", "A person familiar with the matter", "anonymous-named"),
        ("Haddad", "Two diplomats", "anonymous-named"),
        ("Haddad", "A U.S. official", "anonymous-named"),
        ("A source", "Foreign Minister Ali Haddad", "named-anonymous"),
        ("An unnamed official", "Ali Haddad", "named-anonymous"),
        ("An official", "Ali Haddad, the mayor,", "named-anonymous"),
        ("Officials", "Foreign Minister Ali Haddad", "sources-plural"),
        ("Officials", "An official", "sources-plural"),
        ("Several diplomats", "A diplomat", "sources-plural"),
        ("Sources familiar with the matter", "A source familiar with the matter", "sources-plural"),
        ("Two officials", "One of the officials", "sources-plural"),
        ("One source", "Three sources", "sources-plural"),
        ("A diplomat", "Two diplomats", "sources-plural"),
        ("A senior official", "An official", "source-described"),
        ("A former official", "An official", "source-described"),
        ("An intelligence official", "An official", "source-described"),
        ("An Israeli official", "A French official", "source-described"),
    ],
)
def test_a_source_changed(claimed, said, code):
    """Named, hidden, multiplied, or given a rank or a land that the article does not give."""
    assert codes(f"{claimed} {SAID}.", f"{said} {SAID} on Monday.") == [code]


@pytest.mark.parametrize(
    ("claimed", "said"),
    [
        ("A senior official", "A senior official"),
        ("An official", "A senior official"),
        ("A top official", "A senior official"),
        ("A ministry official", "A spokesman for the ministry"),
        ("The ministry", "A ministry official"),
        ("Officials", "The ministry"),
        ("Officials", "Two officials"),
        ("Two diplomats", "Two diplomats"),
        ("An American official", "A U.S. official"),
        ("An official in Egypt", "An Egyptian official"),
        ("One of the diplomats", "One of the diplomats"),
        ("A spokesman", "The spokesman, Ali Haddad,"),
        ("He", "A senior official"),
        ("Reuters", "A senior official"),
        ("Haddad", "Ali Haddad"),
        ("The mayor", "Ali Haddad, the mayor,"),
        ("The town's medical officer", "Ali Haddad, the chief medical officer of the town,"),
        ("A former aide of hers", "Ali Haddad, a former aide to Venn,"),
    ],
)
def test_a_source_kept(claimed, said):
    """The same in other words, or told of less closely."""
    assert codes(f"{claimed} {SAID}.", f"{said} {SAID} on Monday.") == []


def test_the_official_was_described_before():
    """What is said of a source where it first speaks holds where it speaks again."""
    source = (
        "A senior Egyptian official arrived, a senior Egyptian official said. The official said the talks had failed."
    )
    assert codes("A senior Egyptian official said the talks had failed.", source) == []


def test_the_ministry_is_the_one_beside():
    """A ministry official is of the ministry that the article speaks of."""
    source = "The health ministry was closed. A ministry official said the talks had failed."
    assert codes("An official of the health ministry said the talks had failed.", source) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Ruvia has said yes to the talks, diplomats report.", "Diplomats said that Ruvia had agreed to the talks."),
        (
            "Haddad told the Post a deal would take the guns away, and the sources said that Ruvia was working on it.",
            "“It would be a deal to take the guns away. That is our aim,” Haddad told the Post. Ruvia is working on a"
            " deal to take the guns away from the valley, the sources said.",
        ),
        (
            "A source on the rebel council said the talks had failed.",
            "The rebels met on Monday. A council source said the talks had failed.",
        ),
        (
            "A senior health ministry official said he had been isolated.",
            "The man is ill, said Ali Haddad, joint secretary, health ministry. He had been isolated, Haddad said.",
        ),
    ],
)
def test_a_source_told_in_other_words(claim, source):
    """A deed by saying yes; somebody named who says it nearby; kinds that the passage knows; a name's own office."""
    assert codes(claim, source) == []


def test_somebody_else_nearby_is_still_another():
    """That somebody speaks in the passage does not make what a source says theirs."""
    source = "The talks had failed, a diplomat said. Ali Haddad said that the harvest was good."
    assert codes("The talks had failed, Ali Haddad said.", source) == ["anonymous-named"]


def test_the_reason_names_both():
    """A reader sees how the source has it."""
    claim = read("Sources said the talks had failed.")
    (reason,) = anonymity(align(claim, [Source("A source said the talks had failed.")]))
    assert reason.text == "The source has one speaker, A source, not Sources."


def test_a_number_of_officials_is_several():
    """The word behind `a number of` tells who speaks."""
    assert codes(f"A number of officials {SAID}.", f"A senior official {SAID}.") == ["sources-plural"]
