"""The verdict on a sentence: rules and score brought together."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.check import Checker, Source
from assistant.check.align import align
from assistant.check.checker import RULES, reasons_of
from assistant.check.limits import MOST_CHARACTERS
from assistant.types import Reason
from index.statements import read

PASSAGE = (
    "The health ministry of Dolmara said on Monday that the ferry had been carrying 40 passengers when it sank. "
    "“We saw nothing,” Captain Joren Halvik told reporters. The prime minister may visit the coast this week. "
    "The owner did not answer questions."
)
PUBLISHED = date(2026, 5, 6)


@pytest.fixture(scope="module")
def checker():
    """One for all tests: its weights are loaded once."""
    return Checker()


def cited(text=PASSAGE, start=100):
    """A cited passage of an article."""
    return [Source(text, "article", start, PUBLISHED, "Harbour Wire", "A ferry sinks")]


@pytest.mark.parametrize(
    "claim",
    [
        "“We saw nothing,” Captain Joren Halvik told reporters.",
        "The owner did not answer questions.",
        "The ferry had 40 passengers aboard when it sank, Dolmara’s health ministry said on Monday.",
        "Captain Joren Halvik told reporters: “We saw nothing.”",
        "The prime minister might visit the coast this week.",
        "The owner would not answer questions.",
    ],
)
def test_what_the_source_says_is_supported(checker, claim):
    """Word for word or in other words; no reason is given."""
    verdict = checker.check(claim, cited())
    assert (verdict.label, verdict.reasons) == ("supported", ())
    assert verdict.score > 0


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("The ferry was carrying 60 passengers when it sank, the health ministry said.", "number"),
        ("Prime Minister Amira Castel may visit the coast this week.", "office-holder"),
        ("The prime minister, Amira Castel, may visit the coast this week.", "office-holder"),
        ("The ferry of Teland had been carrying 40 passengers when it sank, the ministry said.", "name"),
        ("The owner answered questions.", "polarity"),
        ("The prime minister will visit the coast this week.", "certainty"),
        ("The ferry sank because of a faulty hatch.", "cause"),
    ],
)
def test_what_the_source_does_not_say_is_not_supported(checker, claim, code):
    """Another number, a name that a model knows and the source does not give, a denial dropped, a plan made sure."""
    verdict = checker.check(claim, cited())
    assert verdict.label == "not supported"
    assert code in [reason.code for reason in verdict.reasons]
    assert all(reason.text.endswith(".") for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("President Lena Doss signed the bill.", "The president signed the bill on Friday."),
        ("The president, Lena Doss, signed the bill.", "The president of Norvia signed the bill on Friday."),
        ("The mayor, Ada Lind, opened the bridge.", "The mayor opened the bridge on Sunday."),
        ("Lena Doss signed the bill.", "The bill was signed on Friday."),
        ("The bill was signed by Halvik.", "The bill was signed by the president on Friday."),
        ("Marsh signed the bill on Friday.", "The bill was signed by the president on Friday."),
    ],
)
def test_a_name_from_elsewhere_than_the_source(checker, claim, source):
    """True or not, the cited words name an office and no person."""
    verdict = checker.check(claim, cited(source))
    assert verdict.label == "not supported"
    assert {"office-holder", "name"} & {reason.code for reason in verdict.reasons}


def test_the_evidence_of_a_sentence_word_for_word(checker):
    """Supported beyond doubt, and the quote is that sentence."""
    verdict = checker.check("The owner did not answer questions.", cited())
    assert (verdict.score, verdict.evidence.quote) == (1.0, "The owner did not answer questions.")
    assert verdict.evidence.start == 100 + PASSAGE.index("The owner")


def test_the_evidence_of_a_wrong_sentence(checker):
    """What the source has instead."""
    verdict = checker.check("The owner answered questions.", cited())
    assert verdict.evidence.quote == "The owner did not answer questions."
    assert verdict.evidence.article == "article"


def test_evidence_in_two_sentences_side_by_side(checker):
    """Where one holds little of the claim, the next one is shown with it."""
    source = "The ferry sank on Monday. A court heard its owner. Rain fell."
    verdict = checker.check("The ferry sank, a court heard from witnesses and its owner wept.", cited(source))
    assert verdict.evidence.quote == "The ferry sank on Monday. A court heard its owner."


def test_a_sentence_without_citation(checker):
    """No sources, or empty ones."""
    assert checker.check("The ferry sank.", []).label == "no citation"
    assert checker.check("The ferry sank.", [Source(" \n")]).label == "no citation"


def test_a_citation_of_nothing(checker):
    """A number that no passage bears is shown, whatever else is cited."""
    verdict = checker.check("The ferry sank.", cited(), unknown=[7, 9])
    assert (verdict.label, [reason.code for reason in verdict.reasons]) == ("not supported", ["unknown-citation"])
    assert "7, 9" in verdict.reasons[0].text


def test_a_sentence_that_has_nothing_to_do_with_its_source(checker):
    """No rule need speak: the score is too low to support it, and there is no evidence to show."""
    verdict = checker.check("Violins tuned.", cited("Wheat is sown in autumn."))
    assert verdict.label != "supported"
    assert verdict.reasons
    assert verdict.evidence is None


def test_a_number_told_more_exactly_only_weakens(checker):
    """A bound that is left out does not break the sentence: it is partly supported."""
    source = "The ministry said that the mill burned more than 200 tonnes of coal."
    verdict = checker.check("The mill burned 200 tonnes of coal, the ministry said.", cited(source))
    assert (verdict.label, [reason.code for reason in verdict.reasons]) == ("partly", ["bound"])


def test_at_most_three_reasons_and_each_once():
    """The most telling first; two rules with the same to say say it once."""
    same, codes = Reason("number", "The number 40 is not in the source."), "abcde"
    pair = align(read("The ferry sank."), cited())
    rules = [lambda _: iter([same]), lambda _: iter([same]), *(lambda _, c=c: iter([Reason(c, c)]) for c in codes)]
    assert [reason.code for reason in reasons_of(pair, rules)] == ["number", "a", "b"]


def test_rules_are_asked_in_their_order():
    """Every rule once."""
    assert len(set(RULES)) == len(RULES)
    assert reasons_of(align(read("The ferry sank."), cited()), ()) == ()


WILD = [
    "",
    " \n\t",
    "?!…—“”",
    "😀 👩‍👧 🇳🇴",
    "\x00",
    "\x00\x1b[31m\x07 The ferry sank.",
    "\ud83d sank",
    "قال الرئيس إن العبارة غرقت يوم الاثنين.",
    "\u202eknas yrref ehT\u202c",
    "f" * 20_000,
    "no " * 6_600,
    "“" * 20_000,
    "The ferry did not sink because of 40 " * 20,
]


@pytest.mark.parametrize("claim", WILD, ids=range(len(WILD)))
def test_any_claim_has_a_verdict(checker, claim):
    """Nothing, marks alone, emoji, control characters, right to left, 20,000 characters on one line."""
    verdict = checker.check(claim, cited())
    assert (verdict.label == "not checked") == (len(claim) > MOST_CHARACTERS)
    assert verdict.label in ("supported", "partly", "not supported", "not checked")
    assert verdict.label == "supported" or verdict.reasons
    evidence = verdict.evidence
    assert evidence is None or PASSAGE[evidence.start - 100 : evidence.end - 100] == evidence.quote


@pytest.mark.parametrize("text", [text for text in WILD if text.strip() and "\ud83d" not in text])
def test_any_source_is_read(checker, text):
    """An article may hold whatever a claim may; the quote is always its own words."""
    for source in (text, f"{text} {PASSAGE}"):
        evidence = checker.check("The ferry had 40 passengers and sank on Monday.", cited(source)).evidence
        assert evidence is None or source[evidence.start - 100 : evidence.end - 100] == evidence.quote


PARTS = """
no not will may might “ ” , . ; : — ' the president minister Ada Lind Norvia said denied told more than fewer because
of by 40 percent million $ on Monday last week ’s n't to a 😀 - \x00 she it was according sources
"""
SENTENCES = st.lists(st.sampled_from(PARTS.split()), max_size=30).map(" ".join)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=100) | SENTENCES


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=100) | SENTENCES, st.lists(ANY, max_size=3), st.dates() | st.none())
@example("tomorrow", ["The ferry sank yesterday."], date.max)
def test_any_texts_have_a_verdict(claim, texts, published):
    """Whatever the words and the day; the quote stands at its offsets in one of the sources."""
    sources = [Source(text, str(place), 10 * place, published) for place, text in enumerate(texts)]
    verdict = Checker().check(claim, sources)
    assert (verdict.label == "no citation") == (not any(text.strip() for text in texts))
    if evidence := verdict.evidence:
        source = sources[int(evidence.article)]
        assert source.text[evidence.start - source.start : evidence.end - source.start] == evidence.quote
    assert verdict.score is None or 0 <= verdict.score <= 1
