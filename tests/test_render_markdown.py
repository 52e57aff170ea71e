"""Tests of assistant/render/markdown.py: an answer to copy, with its citations and its verdicts."""

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from fake_check import WRONG
from fake_desk import HOSTILE, TALKS, TOLL, UNKNOWN_NUMBER, citation, hit, scope_of, sentence

from assistant.render import answer_markdown
from assistant.render.markdown import verdict_note
from assistant.types import Answer, Problem, Reason, Verdict, WrittenBy
from assistant.writer import CANNOT_ANSWER

BERLIN = ZoneInfo("Europe/Berlin")
HITS = (hit(TALKS), hit(TOLL))
ENVOYS = citation(1, TALKS, "Envoys have been shuttling between the two capitals since Monday")
PAUSE = citation(1, TALKS, "an initial pause of 21 days")
WOUNDED = citation(2, TOLL, "340 people had been wounded since Friday")


UNKNOWN = Verdict("not supported", None, (UNKNOWN_NUMBER,))


def supported(text, *cited):
    """A sentence that the check found supported."""
    return sentence(text, *cited, label="supported")


def answer(*sentences, refused=False, hits=HITS):
    """A finished answer of the quoting writer."""
    scope = scope_of([TALKS, TOLL, HOSTILE])
    return Answer("Who mediates?", "Who mediates?", sentences, hits, scope, WrittenBy("quoting"), refused)


def test_markdown_carries_its_citations():
    """Every citation is a footnote with the words, the title, the outlet, the date and the address."""
    text = answer_markdown(answer(supported("Envoys shuttle.", ENVOYS), supported("A pause.", PAUSE, WOUNDED)), BERLIN)
    assert "Envoys shuttle.[^1] A pause.[^1b][^2]" in text
    assert (
        f"[^1]: “{ENVOYS.quote}” Mediators race to finish cease-fire text, Harbour Wire, Tue 5 May 2026, 18:40, "
        "<https://harbourwire.example/talks>"
    ) in text
    assert "[^2]: “340 people had been wounded since Friday” Ministry raises count of wounded" in text
    assert "Searched 3 articles" in text
    assert "*2 sentences: all supported.*" in text
    assert "**[" not in text


def test_markdown_of_a_refusal():
    """It says that the articles do not say, names what came nearest, and cites nothing."""
    text = answer_markdown(answer(refused=True, hits=HITS * 3), BERLIN)
    assert "The articles do not say. The nearest passages:" in text
    assert text.count("\n- ") == 4
    assert "- Mediators race to finish cease-fire text, Harbour Wire, Tue 5 May 2026, 18:40\n" in text
    assert "[^" not in text
    assert "nearest" not in answer_markdown(answer(refused=True, hits=()))


def test_markdown_keeps_faults_and_blocks():
    """A missing or unknown citation is told; headings and items keep their form."""
    wrong = replace(sentence("Forty days.", block="item", block_index=1), unknown=(9,), verdict=UNKNOWN)
    text = answer_markdown(answer(sentence("Toll", block="heading"), wrong, sentence("So.", label="no citation")))
    assert "### Toll" in text
    assert f"- Forty days. **[not supported: {UNKNOWN_NUMBER.text}]**" in text
    assert "So. **[no citation]**" in text


def test_markdown_escapes_what_would_be_markup():
    """An image, a link, HTML and a heading in a sentence are shown as they are."""
    text = answer_markdown(answer(sentence("# ![p](https://t.example/p.png) <b>x</b> *y* 1. z")))
    assert r"\# !\[p\](https://t.example/p.png) \<b\>x\</b\> \*y\* 1. z" in text


def test_many_spans_of_one_passage():
    """After the letters come numbers, so that no two footnotes share a label."""
    cites = [citation(1, TALKS, TALKS.text[:end]) for end in range(5, 40)]
    text = answer_markdown(answer(sentence("All.", *cites)))
    assert len(set(re.findall(r"^\[\^(\S+)\]:", text, re.MULTILINE))) == 35


def test_markdown_of_an_answer_that_broke():
    """What is copied says that it is not whole, and why a sentence was found wanting."""
    wrong = sentence("Forty days.", verdict=Verdict("not supported", None, (UNKNOWN_NUMBER,)))
    broken = replace(answer(wrong), problem=Problem("busy", "The model is busy. *Ask again.*"))
    text = answer_markdown(broken)
    assert f"Forty days. **[not supported: {UNKNOWN_NUMBER.text}]**" in text
    assert text.endswith("**Not finished:** The model is busy. \\*Ask again.\\*\n")


def test_what_fails_is_marked_in_words():
    """Beside the sentence, which stays; the counts stand at the foot, with the first reason."""
    text = answer_markdown(answer(supported("Envoys shuttle.", ENVOYS), sentence("40 left.", WOUNDED, verdict=WRONG)))
    assert "Envoys shuttle.[^1] 40 left.[^2] **[not supported: The number 40 is not in the source.]**" in text
    assert "*2 sentences: 1 supported, 1 not: the number 40 is not in the source.*" in text


def test_what_bears_no_verdict_is_not_counted():
    """A heading, a refusal among other sentences, and what the articles leave open."""
    text = answer_markdown(
        answer(
            sentence("Toll", block="heading"),
            sentence(CANNOT_ANSWER, block_index=1),
            sentence("The articles do not say how many were hurt.", block_index=1),
        )
    )
    assert "**[" not in text
    assert "sentence" not in text


def test_a_reason_may_hold_anything():
    """It quotes the sentence, and the sentence is a model's."""
    hostile = Verdict("partly", 0.4, (Reason("name", "The name <b>![x](https://t.example)</b> is not there."),))
    text = answer_markdown(answer(sentence("It.", ENVOYS, verdict=hostile)))
    assert r"**[partly: The name \<b\>!\[x\](https://t.example)\</b\> is not there.]**" in text


def test_a_note_names_the_label_and_its_reasons():
    """Nothing is said of what is supported, unless somebody doubts it."""
    language = Verdict("not checked", None, (Reason("language", "This sentence is not in English."),))
    assert verdict_note(supported("Envoys shuttle.", ENVOYS)) == ""
    raised = Verdict("supported", 0.4, (Reason("unlike", "The cited words say too little."),))
    assert verdict_note(sentence("It.", ENVOYS, verdict=raised)) == "supported: The cited words say too little."
    assert verdict_note(sentence("It.", ENVOYS)) == "not checked"
    assert verdict_note(sentence("It.", ENVOYS, verdict=language)) == "not checked: This sentence is not in English."
