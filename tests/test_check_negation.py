"""A denial that stands on one side alone, by the words that it turns and the clause that it stands in."""

import pytest

from assistant.check.align import align
from assistant.check.negation import denials, negation
from assistant.check.types import Source
from index.parts.words import words
from index.statements import read


def reasons(claim, *sources):
    """The reasons for a claim beside passages."""
    return list(negation(align(read(claim), [Source(source) for source in sources])))


def turned(text):
    """Each denial of a sentence with what it turns."""
    found = words(text)
    return [(found[one.at].text, [found[at].text for at in one.targets]) for one in denials(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy did not meet the minister.", [("not", ["meet"])]),
        ("The bank had no plans to seek a loan.", [("no", ["plans", "seek"])]),
        ("The plan was not popular.", [("not", ["popular"])]),
        ("Nobody at the port answered.", [("Nobody", ["answered"])]),
        ("The ministry refused to publish the list.", [("refused", ["publish"])]),
        ("It cost no more than a loaf.", []),
        ("Not only the mayor came.", []),
        ("He said no. The rest is known.", []),
        ("They went without, or so they say.", []),
    ],
)
def test_a_denial_turns_the_words_behind_it(text, expected):
    """The next verb, or a noun, or both where the noun has a verb; `no more than` denies nothing."""
    assert turned(text) == expected


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The union did not accept the offer of the port.", "The union accepted the offer of the port on Friday."),
        (
            "The ferry was not down at the harbour by noon.",
            "The ferry reached the harbour shortly before noon, the port office said.",
        ),
        (
            "The villages had not received any flour by Monday, but the road has been closed.",
            "The villages received flour on Monday. The road has not been open since.",
        ),
    ],
)
def test_a_denial_of_the_claim_alone(claim, source):
    """The source denies neither the word itself nor anything in the clause, whatever it denies elsewhere."""
    assert [reason.code for reason in reasons(claim, source)] == ["polarity"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The union accepted the offer of the port.", "The union did not accept the offer of the port."),
        (
            "The mayor, who invited questions from reporters, praised the plan.",
            "The mayor praised the plan. She invited no questions.",
        ),
        ("The bank published the names of the debtors.", "The bank refused to publish the names of the debtors."),
    ],
)
def test_a_denial_of_the_source_alone(claim, source):
    """The claim has the word that the source denies, and nothing beside it that may deny."""
    assert [reason.code for reason in reasons(claim, source)] == ["polarity"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The union did not accept the offer.", "The union rejected the offer."),
        ("The union has not accepted the offer of the port.", "The union has yet to accept the offer of the port."),
        ("Pumps run so that the road may not flood again.", "Pumps run to keep the road from flooding again."),
        ("The union has not called off the strike.", "The union said the strike would go on as planned."),
        ("The paper does not go back on its story.", "The paper stands by its story on the minister."),
        ("The town tries not to be drawn into the quarrel.", "The town holds back from the quarrel."),
        (
            "The union accepted the offer of the port on Sunday.",
            "The union did not accept the first offer of the port. The union accepted a second offer on Sunday.",
        ),
        ("The clerk did not open the gate to the yard.", "The clerk kept the gate to the yard shut; no one got in."),
        ("The envoy spoke for an hour.", "The envoy spoke for an hour."),
        ("The envoy did not sleep.", ""),
    ],
)
def test_a_denial_of_both_or_of_neither(claim, source):
    """Another word denies as well; another sentence affirms; or it is no deed that is denied."""
    assert not reasons(claim, source)
