"""Tests of assistant/claims.py: any text as sentences, and which of them claim something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.claims import claiming, drafts_of

DRAFT = """# Morning note

Dear colleagues,
Envoys shuttle between the capitals.[^1] The ministry counts 340 wounded [2, 3].

Key points:
- Halvik is in Morvane¹
- Will the truce hold?

Truce Talks Enter Third Day

Best regards,
Ana

## Sources
1. Harbour Wire, 5 May 2026
[^1]: “Envoys have been shuttling.” Harbour Wire
"""


def told(text):
    """Each sentence, and whether it claims something."""
    drafts = drafts_of(text)
    return [(draft.text, claims) for draft, claims in zip(drafts, claiming(drafts), strict=True)]


def test_a_draft_of_a_colleague():
    """Only what claims something does; the marks of another tool are gone, and nothing else is lost."""
    assert told(DRAFT) == [
        ("Morning note", False),
        ("Dear colleagues,", False),
        ("Envoys shuttle between the capitals.", True),
        ("The ministry counts 340 wounded.", True),
        ("Key points:", False),
        ("Halvik is in Morvane", True),
        ("Will the truce hold?", False),
        ("Truce Talks Enter Third Day", False),
        ("Best regards,", False),
        ("Ana", False),
        ("Sources", False),
        ("Harbour Wire, 5 May 2026", False),
        ("“Envoys have been shuttling.” Harbour Wire", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "340 people were wounded",
        "The ministry counts 340 wounded",
        "Ministry raises count of wounded to 340",
        "He asked whether the truce would hold.",
        "“Will it hold?” she asked.",
        "Thank-you notes reached the mediators from every village along the river.",
        "Hello Kitty balloons delayed the talks in Morvane for an hour on Monday.",
        "It is not known who fired first.",
        "Three people were killed:",
        "Regards from the envoy reached the premier before the vote of confidence on Monday.",
    ],
)
def test_when_in_doubt_it_is_a_claim(text):
    """One line is checked with or without a full stop."""
    assert told(text) == [(text, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Will it hold?",
        "Will it hold? **",
        "“Will it hold?”",
        "متى؟",
        "Hi Ana!",
        "Good morning.",
        "Kind regards",
        "Subject: the truce talks",
        "Update:",
        "***",
        "Morvane",
        "The articles do not say who fired first.",
    ],
)
def test_what_claims_nothing(text):
    """It bears no verdict."""
    assert not any(claims for _, claims in told(text))


def test_every_line_is_a_paragraph_unless_the_text_is_wrapped():
    """A headline without a full stop is not joined to what stands under it; a wrapped sentence is one."""
    assert [text for text, _ in told("Halvik returns to Morvane\nThe envoy came by train.")] == [
        "Halvik returns to Morvane",
        "The envoy came by train.",
    ]
    line = "The ministry of health said on Wednesday that three hundred and"
    wrapped = "\n".join([line] * 4) + "\nforty had been wounded."
    assert len(told(wrapped)) == 1


@given(st.text(alphabet="ab C.?!\n#-*[1]“” ", max_size=200))
def test_nothing_is_raised_and_no_sentence_is_empty(text):
    """Whatever was pasted."""
    drafts = drafts_of(text)
    assert len(list(claiming(drafts))) == len(drafts)
    assert all(draft.text.strip() for draft in drafts)
