"""What the verdicts of a text come to, in words."""

from dataclasses import replace

import pytest
from fake_desk import verdict

from assistant.render.verdicts import LOOKS, reasons_of, spoken, tally, tally_html
from assistant.types import Judged

GOOD, OPEN, MISSING = verdict("supported"), verdict("not checked"), verdict("no citation")
WRONG = verdict("not supported", "The number 40 is not in the source.", "Nobody said it.")
PART = verdict("partly", "Halvik is not named.")


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        ([], ""),
        ([GOOD], "1 sentence: supported"),
        ([GOOD] * 3, "3 sentences: all supported"),
        ([WRONG], "1 sentence: not supported: the number 40 is not in the source"),
        ([GOOD] * 8 + [WRONG], "9 sentences: 8 supported, 1 not: the number 40 is not in the source"),
        ([WRONG, WRONG], "2 sentences: 2 not supported, the first: the number 40 is not in the source"),
        ([PART, GOOD], "2 sentences: 1 supported, 1 partly: Halvik is not named"),
        ([PART, PART], "2 sentences: 2 partly supported, the first: Halvik is not named"),
        ([PART, WRONG], "2 sentences: 1 partly, 1 not: the number 40 is not in the source"),
        ([OPEN, MISSING, GOOD], "3 sentences: 1 supported, 1 not checked, 1 without a citation"),
        ([GOOD, verdict("not supported")], "2 sentences: 1 supported, 1 not"),
    ],
)
def test_tally(verdicts, words):
    """Counts by label, what fails last, and why the first of it fails; a name keeps its capital."""
    assert tally(verdicts) == words


def test_tally_as_html_is_coloured_and_escaped():
    """Each count bears the class of its verdict; a reason is text."""
    html = tally_html([GOOD, verdict("not supported", "The <b>40</b> is new.")])
    assert '<b class="good">1 supported</b>, <b class="bad">1 not</b>: the &lt;b&gt;40&lt;/b&gt; is new' in html
    assert tally([verdict("not supported", "The <b>40</b> is new.")]).endswith("the <b>40</b> is new")
    assert tally_html([]) == ""


def test_long_reasons_are_cut_in_a_count():
    """The whole of it stands under its sentence."""
    assert len(tally([verdict("not supported", "The word " + "so " * 200)])) < 160


def test_spoken():
    """The verdict first, then why; a missing citation is its own reason; each label has its look."""
    assert spoken(WRONG) == "Not supported by the source. The number 40 is not in the source. Nobody said it."
    assert spoken(MISSING) == "No citation. No passage is named for this sentence."
    assert reasons_of(GOOD) == ()
    assert len({kind for kind, _ in LOOKS.values()}) == len(LOOKS) == 5


def test_a_judge_who_agrees_is_heard_in_the_tooltip():
    """Under a supported sentence stands no reason; one that differs is among the reasons already."""
    agreed = replace(GOOD, judge=Judged("supported", "It stands there.", "m", "supported"))
    assert spoken(agreed) == "Supported by the source. The model m agrees: It stands there."
    assert reasons_of(agreed) == ()
    differs = replace(WRONG, judge=Judged("supported", "It stands there.", "m", "not supported"))
    assert spoken(differs) == spoken(WRONG)
