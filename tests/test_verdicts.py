"""Tests of assistant/verdicts.py: what the check is asked, and where it cannot speak."""

import pytest
from fake_check import SUPPORTED, WRONG, FakeChecker
from fake_desk import TALKS, TOLL, hit

from assistant.citations import cite, split_draft
from assistant.types import Verdict
from assistant.verdicts import MOST_CHARACTERS, is_foreign, judged, source_of, verdict_on
from assistant.writer import CANNOT_ANSWER
from index.articles import new_article

HITS = (hit(TALKS, "Envoys have been shuttling between the two capitals since Monday."), hit(TOLL))
ARABIC = new_article("تنقل المبعوثون بين العاصمتين منذ يوم الاثنين. وقالوا إن المحادثات مستمرة.", language="ar")
GERMAN = new_article("Das Ministerium zählt 340 Verwundete. Die Gesandte reist am Montag ab.", language="de")


def told(draft, checker, hits=HITS):
    """The first sentence of a draft with its verdict."""
    return judged(cite(split_draft(draft, len(hits))[0], hits), hits, checker)


def test_a_sentence_is_checked_against_the_passages_it_cites():
    """Each with its offsets, its date, its outlet, its title, and all of its article around it."""
    checker = FakeChecker(WRONG)
    sentence = told("The toll rose by 40. [2][1]", checker)
    assert sentence.verdict == WRONG
    ((claim, sources),) = checker.asked
    assert claim == "The toll rose by 40."
    assert [source.article for source in sources] == [TOLL.id, TALKS.id]
    assert (sources[1].start, sources[1].text) == (0, HITS[0].passage.text)
    assert (sources[1].published, sources[1].outlet, sources[1].title) == (TALKS.published, TALKS.outlet, TALKS.title)
    assert sources[1].context == TALKS.text
    assert source_of(HITS[1]) == sources[0]


@pytest.mark.parametrize(
    ("draft", "label", "codes"),
    [
        ("Envoys shuttle. [1][9]", "not supported", ["unknown-citation"]),
        ("Envoys shuttle.", "no citation", []),
        (CANNOT_ANSWER, "not checked", []),
        ("# The talks [1]", "not checked", []),
        ("The articles do not say how many were hurt.", "not checked", []),
        ("The articles do not say how many were hurt. [1]", "not checked", []),
    ],
)
def test_what_needs_no_check_is_not_checked(draft, label, codes):
    """An unknown citation fails; a heading, a refusal and what is not known bear no verdict and no reason."""
    checker = FakeChecker()
    sentence = told(draft, checker)
    assert sentence.verdict.label == label
    assert [reason.code for reason in sentence.verdict.reasons] == codes
    assert checker.asked == []


def test_a_sentence_with_no_word_in_common_gets_its_verdict_too():
    """That no words can be pointed out is no longer the last word."""
    assert told("Inflation soared in Portugal. [1]", FakeChecker(WRONG)).verdict == WRONG


def test_another_language_is_not_checked_and_said_so():
    """Of the sentence or of the article; what stands there word for word is supported."""
    checker = FakeChecker()
    hits = (hit(ARABIC), hit(GERMAN))
    arabic = told("تنقل المبعوثون بين العاصمتين منذ يوم الاثنين. [1]", checker, hits)
    assert (arabic.verdict.label, arabic.verdict.evidence.quote) == ("supported", arabic.text)
    other = told("المحادثات انتهت منذ يوم الاثنين. [1]", checker, hits)
    assert (other.verdict.label, [reason.code for reason in other.verdict.reasons]) == ("not checked", ["language"])
    translated = told("The ministry counts 340 wounded. [2]", checker, hits)
    assert translated.verdict.label == "not checked"
    assert "not in English (de)" in translated.verdict.reasons[0].text
    assert checker.asked == []


def test_an_english_article_beside_a_foreign_one_is_read():
    """What it supports is supported; what it does not may stand in the other."""
    hits = (hit(TOLL), hit(GERMAN))
    checker = FakeChecker(SUPPORTED)
    assert told("The ministry counts 340 wounded. [1][2]", checker, hits).verdict == SUPPORTED
    assert [source.article for source in checker.asked[0][1]] == [TOLL.id]
    assert told("The ministry counts 340 wounded. [1][2]", FakeChecker(WRONG), hits).verdict.label == "not checked"


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("The ministry counts 340 wounded.", False),
        ("Ines Halvik met Dolmara's premier Karel Vost in Morvane.", False),
        ("Toll: 340.", False),
        ("340", False),
        ("", False),
        ("“Luiz Inácio Lula da Silva” arrived.", False),
        ("Das Ministerium zählt 340 Verwundete seit Freitag in der Stadt.", True),
        ("Le ministère compte 340 blessés depuis vendredi dernier.", True),
        ("El ministerio cuenta 340 heridos desde el viernes pasado.", True),
        ("Министерство насчитало 340 раненых.", True),
        ("停火协议尚未达成。", True),
    ],
)
def test_a_language_is_told_from_names(text, foreign):
    """When in doubt a sentence is English, and checked."""
    assert is_foreign(text) == foreign


def test_a_sentence_without_end_is_not_checked():
    """It would take seconds, and no sentence of the news is as long."""
    verdict = verdict_on("The ministry said so and " * 100, HITS, FakeChecker())
    assert (verdict.label, verdict.reasons[0].code) == ("not checked", "too-long")
    assert verdict_on("x" * MOST_CHARACTERS, HITS, FakeChecker()) == SUPPORTED


def test_a_failure_of_the_check_is_not_hidden():
    """It raises nothing by contract; if it does, nobody may take the sentence for checked."""

    def fails(claim, sources):
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        told("Envoys shuttle. [1]", FakeChecker(fails))


def test_a_verdict_says_not_checked_by_default_of_nothing():
    """A verdict on nothing at all is the check's own."""
    assert verdict_on("Envoys shuttle.", (), FakeChecker(Verdict("no citation"))).label == "no citation"
