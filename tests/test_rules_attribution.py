"""What a source only reports, stated as a fact."""

import pytest

from assistant.check.align import align
from assistant.check.rules.attribution import attribution
from assistant.check.types import Source
from index.statements import read


def codes(claim, *texts):
    """The codes of the rule's reasons for a claim beside passages."""
    return [reason.code for reason in attribution(align(read(claim), [Source(text) for text in texts]))]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Soldiers shot at the convoy.", "Witnesses said soldiers had shot at the convoy."),
        ("Soldiers attacked the convoy.", "Soldiers attacked the convoy, witnesses said."),
        ("Soldiers attacked the convoy.", "According to witnesses, soldiers attacked the convoy."),
        ("Soldiers shot at the convoy.", "The rebels accused soldiers of shooting at the convoy."),
        ("Soldiers shot at the convoy.", "Soldiers reportedly shot at the convoy."),
        ("Soldiers shot at the convoy.", "“Soldiers shot at the convoy,” a driver told the Valley Post."),
        ("The talks failed on Monday night.", "The talks failed on Monday night, a person familiar with them said."),
        ("Hezbollah will not stop its rocket fire.", "Hezbollah has said it will not stop its rocket fire."),
        ("The minister knew of the payments.", "The minister is believed to have known of the payments."),
        ("The brigade lost three men near Ostrel.", "The brigade said it had lost three men near Ostrel."),
        (
            "Three gates have been opened, but an engineer disputed that the level had fallen.",
            "Officials say three gates have been opened. An engineer disputed that the level had fallen.",
        ),
        ("The general knew of the raid.", "The lawyer claimed that the general knew of the raid."),
    ],
)
def test_an_attribution_dropped(claim, source):
    """The source has it only from somebody."""
    assert codes(claim, source) == ["attribution-dropped"]


@pytest.mark.parametrize(
    "claim",
    [
        "Witnesses said soldiers shot at the convoy.",
        "Soldiers shot at the convoy, according to witnesses.",
        "Soldiers reportedly shot at the convoy.",
        "Soldiers allegedly shot at the convoy.",
        "Soldiers are said to have shot at the convoy.",
        "CNN reports that soldiers shot at the convoy.",
        "By the account of witnesses, soldiers shot at the convoy.",
        "In the words of witnesses, soldiers shot at the convoy.",
        "Soldiers stand accused of having shot at the convoy.",
        "Witnesses saw soldiers shoot at the convoy.",
    ],
)
def test_every_form_of_attribution(claim):
    """Verbs, adverbs, prepositions and the outlet all attribute."""
    assert codes(claim, "Witnesses said soldiers had shot at the convoy.") == []


@pytest.mark.parametrize(
    ("claim", "sources"),
    [
        ("A curfew begins at nine.", ["The ministry announced a curfew. It begins at nine."]),
        ("The ministry imposed a curfew.", ["The ministry announced a curfew."]),
        (
            "Soldiers shot at the convoy.",
            ["Soldiers shot at the convoy on Monday. Witnesses said soldiers shot at it."],
        ),
        ("Soldiers shot at the convoy.", ["Witnesses said so.", "Soldiers shot at the convoy near Ostrel."]),
        ("The convoy was attacked.", ["The president condemned the attack on the convoy."]),
        ("The mayor's count is 14 dead.", ["14 had died, the mayor said."]),
        ("The army left the town at dawn.", ["The army left the town at dawn, and the mayor said he was glad."]),
        (
            "Israel has kept the conflicts apart.",
            ["Hezbollah said it would go on, while Israel has kept the conflicts apart."],
        ),
        (
            "The hospital has run on one generator since May, and the director says its diesel will last six days.",
            ["“The hospital has run on one generator since May and has diesel for six days,” the director said."],
        ),
        (
            "Venn had not seen the raid: he said he had fled by then.",
            ["Ali Venn said he had not seen the raid because he had fled."],
        ),
        (
            "Carda Oil would not send its staff back before the port was safe.",
            ["But the firm said it wouldn't send staff back to Carda until the port was safe."],
        ),
        (
            "On 14 May the ministers would open talks in Sarrik.",
            ["The ministers would meet in Sarrik on 14 May to open talks, according to the text."],
        ),
        (
            "Hanna Quill has eight lorries for the 600 families.",
            ["The camp is full, said Hanna Quill. “We are moving 600 families with eight lorries,” she said."],
        ),
        ("The ministry undertook to look at the plan.", ["The ministry said it would study the plan."]),
        ("The army deplored the attack on the convoy.", ["The army said the attack on the convoy was a crime."]),
        (
            "The Valley Post has lost two reporters near Ostrel and said troops had seized them.",
            ["Two reporters are missing near Ostrel, the newspaper said. It said troops had seized them."],
        ),
        ("The dead.", ["14 had died, the mayor said."]),
        ("The bridge fell.", ["Nothing of the kind."]),
        ("The bridge fell on Monday morning.", []),
    ],
)
def test_what_is_a_fact_there(claim, sources):
    """Acts done by saying, what is also stated flatly, what one condemns, the wire's own words after an attribution."""
    assert codes(claim, *sources) == []


def test_the_reason_names_who_says_so():
    """A reader sees the attribution that is missing."""
    claim = read("Soldiers shot at the convoy.")
    (reason,) = attribution(align(claim, [Source("Witnesses said soldiers had shot at the convoy.")]))
    assert reason.text == "The source only reports this: it has “Witnesses said”."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Shots were heard near the bridge at noon.", "Shots were heard near the bridge at noon, residents said."),
        (
            "Four of the miners are in a critical condition.",
            "Four miners are in a critical condition, the clinic said.",
        ),
    ],
)
def test_a_word_of_the_speaker_is_no_attribution(claim, source):
    """What the speaker has said in so many words does not tell who says it; `are` is verb enough."""
    assert [reason.code for reason in attribution(align(read(claim), [Source(source)]))] == ["attribution-dropped"]
