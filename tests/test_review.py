"""Tests of assistant/briefing/review.py and edits.py: what is decided on a page, and when it may be signed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from a_briefing import ARABIC, ARTICLES, BRIEFING, LINES, PAUSE, REVIEWED, TALKS, TOLL, WOUNDED, with_texts
from fake_check import FakeChecker, word_for_word
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.briefing.edits import page_hits
from assistant.briefing.review import (
    NotDecided,
    Progress,
    UnusableDecision,
    accept,
    edit,
    note,
    page_of,
    progress,
    sign,
    strike,
    undecided,
    undo,
    withdraw,
)
from assistant.briefing.reviewed import Mark, Reviewed, Signature
from assistant.briefing.serialise import read, written
from assistant.types import Citation
from assistant.verdicts import the_checker

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=1)
IDS = [line.id for line in LINES]


def everything_accepted():
    """The page with each line accepted."""
    reviewed = REVIEWED
    for key in IDS:
        reviewed = accept(reviewed, key, "R. Haddon", AT)
    return reviewed


def the(reviewed, key):
    """The line as it stands."""
    return next(one for one in page_of(reviewed) if one.line.id == key)


def test_a_page_without_marks_is_open():
    """Every line of it, in the order of the page."""
    assert progress(REVIEWED) == Progress(0, 9)
    assert undecided(REVIEWED) == tuple(IDS)
    assert [one.line for one in page_of(REVIEWED)] == list(LINES)


def test_progress_counts_decisions_alone():
    """A note is none, and what was undone is none."""
    reviewed = accept(REVIEWED, "1", "R.", AT)
    reviewed = strike(reviewed, "2", "R.", AT)
    reviewed = note(reviewed, "3", "Ask the desk.", "R.", AT)
    assert str(progress(reviewed)) == "2 of 9"
    reviewed = undo(reviewed, "2", "R.", LATER)
    assert (str(progress(reviewed)), undecided(reviewed)[0]) == ("1 of 9", "2")
    assert reviewed.marks["2"] == Mark("2", None, LATER, "R.")


def test_the_page_given_stays_as_it_was():
    """Each step makes a new one."""
    accept(REVIEWED, "1", "R.", AT)
    assert REVIEWED.marks == {}


def test_a_note_outlives_decisions_and_goes_when_blank():
    """It is on the line, not on what was decided."""
    reviewed = note(REVIEWED, "4", " Which \ud800count?\r\n", "R.", AT)
    assert reviewed.marks["4"].note == "Which \ufffdcount?"
    for act in (accept, strike, undo):
        assert act(reviewed, "4", "R.", AT).marks["4"].note == "Which \ufffdcount?"
    assert edit(reviewed, "4", PAUSE, "R.", AT, FakeChecker()).marks["4"].note == "Which \ufffdcount?"
    assert note(reviewed, "4", " ", "R.", AT).marks["4"].note == ""


def test_struck_lines_stand_struck_with_their_reason():
    """Those of the reader, and those that failed their check."""
    by_reader = the(strike(REVIEWED, "2", "R. Haddon", AT), "2")
    assert (by_reader.struck, by_reader.why) == (True, ("by R. Haddon.",))
    noted = strike(note(REVIEWED, "2", "Said twice.", "R. Haddon", AT), "2", "R. Haddon", AT)
    assert the(noted, "2").why == ("by R. Haddon: Said twice.",)
    failed = the(REVIEWED, "4")
    assert (failed.struck, failed.why) == (True, ("The number 341 is not in the source.",))


def test_accepting_a_struck_line_does_not_bring_it_back():
    """A reader who accepts line after line accepts what the page shows; only an edit is checked again."""
    assert the(accept(REVIEWED, "4", "R.", AT), "4").struck
    edited = edit(REVIEWED, "4", "The health ministry put the number of wounded at 340.", "R.", AT, FakeChecker())
    assert not the(edited, "4").struck


def test_an_edit_is_cited_and_checked_again():
    """By the path of every draft, against the passages of its line, with the page's own numbers."""
    checker = FakeChecker(word_for_word)
    reviewed = edit(REVIEWED, "4", "The health ministry said 340 people had been wounded", "R.", AT, checker)
    shown = the(reviewed, "4")
    assert (shown.edited, shown.sentence.verdict.label) == (True, "supported")
    (citation,) = shown.sentence.citations
    assert (citation.number, citation.article) == (2, TOLL.id)
    assert TOLL.text[citation.start : citation.end] == citation.quote
    wrong = the(edit(REVIEWED, "4", "It counted 341.", "R.", AT, checker), "4")
    assert (wrong.sentence.verdict.label, wrong.struck) == ("not supported", False)
    assert shown.line.sentence == LINES[3].sentence


def test_an_edit_may_name_other_passages_of_the_page():
    """By their numbers; one that no passage bears fails it, as in any draft."""
    checker = FakeChecker()
    moved = the(edit(REVIEWED, "4", f"{PAUSE} [1]", "R.", AT, checker), "4").sentence
    assert (moved.text, [c.number for c in moved.citations]) == (PAUSE, [1])
    assert moved.citations[0].quote == PAUSE
    unknown = the(edit(REVIEWED, "4", f"{PAUSE} [9]", "R.", AT, checker), "4").sentence
    assert (unknown.unknown, unknown.verdict.label) == ((9,), "not supported")


def test_an_edit_of_a_line_without_citations_has_none():
    """Unless it names a passage."""
    sentence = the(edit(REVIEWED, "9", "Nobody has accepted it.", "R.", AT, FakeChecker()), "9").sentence
    assert (sentence.citations, sentence.verdict.label) == ((), "no citation")


@pytest.mark.parametrize("text", ["", "  \n ", "[1]", "[1][2]"])
def test_an_edit_needs_words(text):
    """A line is taken out by striking it."""
    with pytest.raises(UnusableDecision, match="strike it"):
        edit(REVIEWED, "4", text, "R.", AT, FakeChecker())


def test_accepting_an_edit_keeps_it():
    """The words, and who has accepted them."""
    reviewed = edit(REVIEWED, "4", PAUSE + "[1]", "R.", AT, FakeChecker())
    accepted = accept(reviewed, "4", "S.", LATER)
    assert accepted.marks["4"] == replace(reviewed.marks["4"], by="S.", at=LATER)
    assert the(undo(accepted, "4", "S.", LATER), "4").sentence == LINES[3].sentence


def test_the_real_check_reads_an_edit_as_it_reads_a_draft():
    """Without library and without the articles' texts."""
    right = edit(REVIEWED, "4", WOUNDED + ".", "R.", AT, the_checker())
    assert the(right, "4").sentence.verdict.label == "supported"
    wrong = edit(REVIEWED, "4", "The health ministry said 341 people had been wounded.", "R.", AT, the_checker())
    assert the(wrong, "4").sentence.verdict.label == "not supported"


def test_the_passages_of_a_page_stand_at_their_offsets():
    """Whether the library has the article, the page carries it, or neither does."""
    by_id = {article.id: article for article in ARTICLES}
    for briefing, find in ((BRIEFING, None), (with_texts(), None), (BRIEFING, by_id.get), (BRIEFING, {}.get)):
        hits = page_hits(briefing, find)
        assert [hit.passage.text for hit in hits] == [passage.text for passage in briefing.passages]
        assert all(hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text for hit in hits)
    assert page_hits(BRIEFING, by_id.get)[0].article == TALKS
    assert page_hits(with_texts())[1].article.text == TOLL.text
    assert page_hits(BRIEFING)[2].article.language == ARABIC.language


def test_an_article_that_is_another_by_now_is_not_taken():
    """The passage that was cited counts."""
    other = replace(TALKS, text="Nothing of it.")
    assert page_hits(BRIEFING, lambda _: other)[0].passage.text == PAUSE + TALKS.text[len(PAUSE) :]
    orphan = replace(BRIEFING, articles=())
    assert page_hits(orphan)[0].article.id == TALKS.id


@pytest.mark.parametrize("act", [accept, strike, undo])
def test_a_line_that_is_not_there_cannot_be_decided(act):
    """As when a page was opened in two windows."""
    with pytest.raises(UnusableDecision, match="no line '77'"):
        act(REVIEWED, "77", "R.", AT)


def test_final_needs_every_line_decided():
    """Else it says how many are open and which."""
    with pytest.raises(NotDecided, match="9 lines are not decided \\(1, 2, 3, 4, 5, 6, 7, 8, …\\)"):
        sign(REVIEWED, "R. Haddon", AT)
    with pytest.raises(NotDecided, match="1 line is not decided \\(7\\)"):
        sign(undo(everything_accepted(), "7", "R.", AT), "R. Haddon", AT)
    assert sign(everything_accepted(), " R.\nHaddon ", AT).signature == Signature("R. Haddon", AT)


def test_an_override_has_its_reason_on_the_record():
    """A blank one is none; where nothing is open there is nothing to override."""
    with pytest.raises(NotDecided):
        sign(REVIEWED, "R. Haddon", AT, override=" ")
    assert sign(REVIEWED, "R. Haddon", AT, override="Minister waits.").signature.override == "Minister waits."
    assert sign(everything_accepted(), "R. Haddon", AT, override="Minister waits.").signature.override == ""


def test_a_signature_needs_a_name():
    """A person signs."""
    with pytest.raises(UnusableDecision, match="needs a name"):
        sign(everything_accepted(), " ", AT)


def test_what_is_decided_after_a_signature_withdraws_it():
    """It was given to another page; and it can be withdrawn."""
    signed = sign(everything_accepted(), "R. Haddon", AT)
    for act in (accept, strike, undo):
        assert act(signed, "1", "R.", LATER).signature is None
    assert note(signed, "1", "n", "R.", LATER).signature is None
    assert withdraw(signed) == replace(signed, signature=None)


def test_a_page_of_nothing_new_can_be_signed():
    """It has no line to decide."""
    empty = Reviewed(replace(BRIEFING, bottom_line=(), stories=(), new=(), timeline=()))
    assert (str(progress(empty)), sign(empty, "R.", AT).signature) == ("0 of 0", Signature("R.", AT))


acts = st.sampled_from(["accept", "strike", "undo", "note", "edit"])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(acts, st.sampled_from(IDS), st.text(max_size=30)), max_size=12))
def test_any_course_of_decisions_can_be_kept(course):
    """The page comes back exactly, and each line counts once: decided or open."""
    reviewed = REVIEWED
    for act, key, text in course:
        try:
            if act == "note":
                reviewed = note(reviewed, key, text, text, AT)
            elif act == "edit":
                reviewed = edit(reviewed, key, text, text, AT, FakeChecker())
            else:
                reviewed = {"accept": accept, "strike": strike, "undo": undo}[act](reviewed, key, text, AT)
        except UnusableDecision:
            assert act == "edit"
    assert read(written(reviewed)) == reviewed
    done = progress(reviewed)
    assert done.decided + len(undecided(reviewed)) == done.total == len(LINES)
    for one in page_of(reviewed):
        assert all(isinstance(citation, Citation) for citation in one.sentence.citations)
