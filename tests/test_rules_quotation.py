"""Quotations: word for word, quoted there too, and from the same speaker."""

import pytest

from assistant.check.align import align
from assistant.check.rules.quotation import quotation
from assistant.check.types import Source
from index.statements import read

PASSAGE = """\
“We will not leave the valley while one family is still under fire,” Mayor Nuria Sallo said on Sunday. “We have
carried them before, and we will carry them again.”

The defence minister, Pavel Orsin, called the plan “a tea ceremony for the cameras.” He told Valley Radio: “Nobody has
asked the soldiers what they think of it, and nobody will.”

An aid worker said the camp had water for 'three days at most', and that the road was "a river of mud". The army left
the town at dawn and took its guns with it. “The truce [with Dolmara] is not peace – it's a pause,” Sallo said.
"""
OTHER = "“We count the dead every morning,” said Doctor Ada Venn. The hospital has two generators and fuel for a week."


def codes(claim, *texts):
    """The codes of the rule's reasons for a claim beside passages."""
    return [reason.code for reason in reasons(claim, *texts)]


def reasons(claim, *texts):
    """The rule's reasons."""
    return list(quotation(align(read(claim), [Source(text) for text in texts or (PASSAGE, OTHER)])))


@pytest.mark.parametrize(
    "claim",
    [
        "Nuria Sallo said: “We will not leave the valley while one family is still under fire.”",
        'Sallo said, "we will not leave the valley while one family is still under fire".',
        "The mayor said they would not leave “while one family is still under fire”.",
        "“We will not leave the valley ... while one family is still under fire,” Sallo said.",
        "“We will not leave ... while one family is still under fire,” Sallo said.",
        "“We will not leave the valley […] under fire,” Sallo said.",
        "“[W]e have carried them before,” said Sallo.",
        "“[The town] will not leave the valley while one family is still under fire,” Sallo said.",
        "“We have carried [the families] before, and we will carry them again,” Sallo said.",
        "“We have carried them before,” Sallo said, “and we will carry them again.”",
        "Orsin called it “a tea ceremony for the cameras”.",
        "Orsin spoke of “a tea ceremony”.",
        "The minister said: “Nobody has asked the soldiers what they think of it.”",
        "The camp had water for “three days at most”, an aid worker said.",
        "The road was 'a river of mud'.",
        "“The truce is not peace - it’s a pause,” said Sallo.",
        "“We count the dead every morning,” Venn said.",
        "Sallo said the truce was “not peace” and Venn said that she counts “the dead every morning”.",
        "The article says the army “left the town at dawn”.",
        "The army's “guns” went with it.",
        "The army left the town at dawn.",
        "“We will not leave the valley while one family is still under fire. We have carried them before, and we will "
        "carry them again,” Sallo said.",
    ],
)
def test_what_stands_word_for_word(claim):
    """Marks, dashes, case, final stops, ellipses, insertions and splits by an attribution do not matter."""
    assert codes(claim) == []


INVENTED = [
    "We will never leave the valley",
    "We will leave the valley while one family is still under fire",
    "We will not leave the city while one family is still under fire",
    "We will not leave the valley while ten families are still under fire",
    "We will not leave the valley while a family is still under fire",
    "We can not leave the valley while one family is still under fire",
    "We will not quit the valley",
    "They will not leave the valley while one family is still under fire",
    "We will not leave the valley until one family is under fire",
    "while one family is still under fire we will not leave the valley",
    "We have carried them before, and we shall carry them again",
    "We have carried them, and we will carry them again",
    "We have buried them before, and we will bury them again",
    "we will carry them again and again",
    "We have never carried them before",
    "a coffee ceremony for the cameras",
    "a tea ceremony for the crowds",
    "a tea ceremony without cameras",
    "a farce for the cameras",
    "the tea ceremony for cameras",
    "Nobody has asked the generals what they think of it",
    "Nobody has asked the soldiers what they want",
    "Somebody has asked the soldiers what they think of it",
    "Nobody has told the soldiers what to think of it",
    "Nobody had asked the soldiers what they thought of it",
    "three weeks at most",
    "four days at most",
    "three days at least",
    "a sea of mud",
    "a river of blood",
    "an ocean of mud",
    "The truce is peace, not a pause",
    "The truce is not a pause – it's peace",
    "The truce is a lie",
    "We count the wounded every morning",
    "We count the dead every evening",
    "We bury the dead every morning",
    "They count the dead every morning",
    "We counted the dead",
    "The war is over",
    "This is a great day for both nations",
    "We welcome every step towards peace",
    "There can be no military solution",
    "History will judge them",
    "Enough is enough",
    "We are deeply concerned",
    "The world is watching",
    "There is no plan B",
    "Our patience has run out",
    "All options are on the table",
    "We will respond with force",
    "It was an act of terror",
    "My thoughts are with the victims",
    "We have nothing to hide",
    "family under fire still one while",
    "We will not leave the valley. Nobody has asked the soldiers what they think of it",
    "not leave the valley while nobody has asked the soldiers",
    "a tea ceremony for the cameras and a river of mud",
    "We have carried them before ... while one family is still under fire",
    "We will not leave the valley ... we count the dead every morning",
]


@pytest.mark.parametrize("words", INVENTED)
@pytest.mark.parametrize("form", ["“{},” Sallo said.", 'Orsin told reporters: "{}."', "It was said that ‘{}’."])
def test_invented_quotations_are_caught(words, form):
    """A word changed, added, left out or moved, two quotations made one, or nothing like it in the source."""
    assert len(INVENTED) >= 50
    assert codes(form.format(words)) == ["quotation"]


@pytest.mark.parametrize(
    "claim",
    [
        "The army “left the town at dawn and took its guns”, Sallo said.",
        "Venn said that the hospital had “two generators and fuel for a week”.",
        "The road “was a river of mud”.",
    ],
)
def test_words_that_are_no_quotation_there(claim):
    """The source's own words set in marks are told apart from invented ones."""
    assert codes(claim) == ["quotation-made"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("“We will not leave the valley,” Pavel Orsin said.", PASSAGE),
        ("“Nobody has asked the soldiers what they think of it,” said Nuria Sallo.", PASSAGE),
        ("It was, in Sallo's words, “a tea ceremony for the cameras”.", PASSAGE),
        ("“We count the dead every morning,” said Mayor Nuria Sallo.", OTHER),
        ("The general said: “We are ready.”", "The mayor said: “We are ready.” The general did not comment."),
        ("The army said: “We are ready.”", "“We are ready,” the mayor said, and the army was silent."),
        (
            "An Egyptian official said it was “a matter of days”.",
            "It was “a matter of days”, an Israeli official said.",
        ),
        (
            "Karov said: “We are ready for all of it.”",
            "Halvik came on Monday. “We are ready for all of it,” he said. Karov had left on Sunday.",
        ),
    ],
)
def test_the_words_of_another(claim, source):
    """The quotation is there, and somebody else says it."""
    assert codes(claim, source) == ["quotation-speaker"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The mayor said: “We will not leave the valley.”", PASSAGE),
        ("The minister told the radio: “Nobody has asked the soldiers.”", PASSAGE),
        ("Omar Daal said: “We are ready.”", "“We are ready,” said the army's spokesman. Omar Daal is its spokesman."),
        ("The ministry said: “We are ready.”", "“We are ready,” a ministry spokesman said."),
        ("He said: “We are ready.”", "“We are ready,” Daal said."),
        ("Reuters quoted Daal as saying: “We are ready.”", "“We are ready,” Daal told Reuters."),
        ("Daal said: “We are ready.”", "Daal and Venn met. “We are ready,” he said."),
        ("Daal said: “We are ready for it.”", "The banner read “We are ready for it”. Daal held it."),
        ("The U.S. official said it was “a matter of days”.", "It was “a matter of days”, an American official said."),
    ],
)
def test_the_same_speaker_in_other_words(claim, source):
    """An office for a name, a body for its spokesman, a pronoun; where it is unclear nothing is said."""
    assert codes(claim, source) == []


def test_the_reason_shows_the_nearest_words():
    """A reader sees what the source has instead."""
    (reason,) = reasons("Orsin called it “a tea ceremony for the crowds”.")
    assert "a tea ceremony for the crowds" in reason.text
    assert "a tea ceremony for the cameras" in reason.text


def test_a_quotation_that_began_before_the_passage():
    """The marks are looked for in the article around the passage."""
    article = "Sallo spoke. “We are tired. We want to go home and we will,” she said."
    start = article.index("We want")
    source = Source(article[start:], start=start, context=article)
    claim = read("“We want to go home,” she said.")
    assert list(quotation(align(claim, [source]))) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It was “a storm in a tea cup”, Venn said.", "Venn regards it as' a storm in a tea cup'."),
        (
            "Venn found moving the town “hardly an ideal solution”.",
            "“The other way is to move the town.\n\nThat's hardly an ideal solution.\n\nIt will pass,” Venn said.",
        ),
        (
            "The town's chief medical officer expects a “large surge”.",
            "Sir Ali Venn, the chief medical officer for the town, said a “large surge” was likely.",
        ),
    ],
)
def test_quotations_whose_marks_are_out_of_order(claim, source):
    """A mark spaced as an apostrophe is, and a quotation broken into paragraphs; an office instead of its holder."""
    assert [reason.code for reason in quotation(align(read(claim), [Source(source)]))] == []


def test_a_quotation_may_go_on_beyond_the_passage():
    """The article around the passage holds the rest of the words."""
    whole = "Venn spoke. “We took the lorries.\n\nWe have the report.\n\nHe was one of them.”"
    passage = whole[: whole.index("He was")]
    claim = read("“We have the report. He was one of them.”")
    assert list(quotation(align(claim, [Source(passage, start=0, context=whole)]))) == []
