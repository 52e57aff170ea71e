"""Whose text an article says it carries."""

import pytest
from libraries import an_article

from index.credits import canonical, credit

OUTLETS = frozenset({"Harbour Wire", "Coastal Post"})
STORY = "Shells fell on the town on Tuesday, officials said.\n\nNobody was hurt."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (STORY, ""),
        (f"LONDON (Reuters) - {STORY}", "reuters"),
        (f"SARRIK, Dolmara (Harbour Wire) — {STORY}", "harbour wire"),
        (f"{STORY}\n\n(AP)", "ap"),
        (f"{STORY}\n\n— The Associated Press", "ap"),
        (f"{STORY}\n\nSource: Agence France-Presse", "afp"),
        (f"{STORY}\n\nHarbour Wire contributed to this report.", "harbour wire"),
        (f"{STORY}\n\nWith material from dpa.", "dpa"),
        (f"{STORY} The strike was first reported by the Harbour Wire.", "harbour wire"),
        (f"{STORY} Reuters first reported the strike.", "reuters"),
        (f"{STORY} Three people told the Harbour Wire so.", ""),
        (f"{STORY}\n\n(in pa dialect)", ""),
        ("(Reuters)", ""),
    ],
)
def test_the_forms_of_a_credit(text, name):
    """A dateline, a last line, a report's first teller; a mere mention is none."""
    assert credit(an_article(text, outlet="Coastal Post"), OUTLETS).name == name


def test_an_outlet_does_not_credit_itself():
    """The agency's own dateline names nobody else."""
    article = an_article(f"SARRIK (Harbour Wire) — {STORY}", outlet="Harbour Wire")
    assert credit(article, OUTLETS).name == ""
    assert credit(an_article(f"PARIS (AFP) - {STORY}", outlet="Agence France-Presse")).name == ""


def test_the_story_ends_before_the_line_of_the_credit():
    """What is compared is the story's own text."""
    article = an_article(f"{STORY}\n\n(Reuters)\n", outlet="Coastal Post")
    found = credit(article)
    assert article.text[: found.end].rstrip() == STORY
    dateline = an_article(f"LONDON (Reuters) - {STORY}")
    assert credit(dateline).end == len(dateline.text)


def test_names_of_one_agency_are_one():
    """In any letters; an outlet's name is its own."""
    assert canonical("The Associated Press") == canonical("AP") == "ap"
    assert canonical(" Harbour  Wire ") == "harbour wire"
