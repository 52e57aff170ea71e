"""Who says what, as the article has it."""

from datetime import date

import pytest
from material import a_material, dated

from assistant.briefing.quotables import alone
from assistant.briefing.says import saying, sayings

DAY = date(2026, 5, 5)


def said(text, row=None):
    """What is said in an article's last sentence, or in the one of a row."""
    material = a_material(DAY, dated(DAY, text))
    return sayings(material, len(material.excerpts) - 1 if row is None else row)


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("The health ministry said on Sunday that eleven people had died.", "The health ministry", True),
        ("Foreign ministry spokesman Denis Karov said Kestria was ready for an inquiry.", "Denis Karov", True),
        (
            "“We have no signatures at all,” said the group’s spokesman, Obi Marsh, in Pellin.",
            "the group’s spokesman, Obi Marsh",
            True,
        ),
        ("Kestria has accepted the plan, a senior Lindmark official said.", "a senior Lindmark official", False),
        ("Two bankers familiar with the matter said the bonds had fallen.", "Two bankers familiar", False),
        ("The envoy will fly home on Friday, according to two people who attended.", "two people", False),
        (
            "An official at the oil firm Agoco has said that the company may close.",
            "An official at the oil firm",
            False,
        ),
    ],
)
def test_the_speaker_in_the_articles_words(text, words, named):
    """Named or described, with the outlet that has it."""
    found = said(text)
    assert found is not None
    assert words in found.speaker.words
    assert (found.speaker.named, found.speaker.outlet) == (named, "Harbour Wire")


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on farmland south of the town on Tuesday morning.",
        "The money promised by Lindmark for the camps had arrived on Thursday, she added.",
        "Halvik did not meet Pavel Orsin, a former general who has publicly dismissed mediation.",
        "The convoy would cross the bridge on Sunday afternoon, the ministry said.",
    ],
)
def test_who_is_not_told_is_nobody(text):
    """`She`, `the ministry`, and who is spoken of in passing."""
    assert said(text) is None


def test_a_surname_is_given_in_full():
    """As the article has it where it is first named; a title is no name."""
    found = said("Hanna Quill flew to Sella on Monday. Quill said that the tents would last until Wednesday.")
    assert found is not None
    assert found.speaker.words == "Hanna Quill"
    unknown = said("Quill said that the tents would last until Wednesday at most. And Quill left for the camps.", 0)
    assert unknown is not None
    assert unknown.speaker.words == "Quill"


def test_contrary_and_direct_words_are_known():
    """A denial; a clause quoted word for word; both speakers of a sentence that has two."""
    denial = said("The general staff denied that it had aimed at civilians in the market.")
    assert denial is not None
    assert (denial.contrary, denial.direct, denial.lemma) == (True, False, "deny")
    quote = said("“Our forces do not fire on civilians,” General Viktor Mraz said on Sunday.")
    assert quote is not None
    assert (quote.contrary, quote.direct) == (False, True)
    both = said("Dolmara says it is armed and paid by Kestria; Kestria says it has no control over it.")
    assert both is not None
    assert both.speakers == {"Dolmara", "Kestria"}


def test_words_that_go_on_belong_to_the_speaker_before():
    """A leaning sentence stands with the one that names who speaks."""
    first = "Minister Rosa Delmar said on Monday that 35 buses had left for the town."
    found = said(f"{first} She said that no decision had been taken on the barracks.")
    assert found is not None
    assert found.speaker.words == "Minister Rosa Delmar" or found.speaker.words == "Rosa Delmar"
    assert found.quotable.text.startswith(first)
    assert said("The sun shone on Monday over the two towns. She said that no decision had been taken.") is None


def test_a_sentence_is_read_as_it_stands():
    """The quotable's own words are read, and nothing around them."""
    material = a_material(DAY, dated(DAY, "Wheat rose by four percent on Monday in Aldersund."))
    one = alone(material, 0)
    assert one is not None
    assert saying(one) is None
