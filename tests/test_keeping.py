"""Tests of assistant/briefing/keeping.py: a page, its marks and its signature survive a restart."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from a_briefing import BRIEFING, PAUSE, REVIEWED
from fake_check import FakeChecker
from libraries import opened

from assistant.briefing.keeping import earlier_briefings, keep, keep_mark, keep_signature, open_briefing
from assistant.briefing.review import edit, note, sign, strike, undo
from assistant.briefing.types import Window
from index.briefings import Overtaken, UnknownBriefing

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    """A library in which the page is kept."""
    with opened(tmp_path / "library") as index:
        keep(index.briefings, BRIEFING)
    return tmp_path / "library"


def reopened(folder):
    """The page as another process finds it."""
    with opened(folder) as index:
        return open_briefing(index.briefings, BRIEFING.id)


def test_a_page_comes_back(folder):
    """Without marks; and the list has what it is found by."""
    assert reopened(folder).reviewed == REVIEWED
    with opened(folder) as index:
        (row,) = index.briefings.list()
    assert (row.saved.topics, row.saved.last, row.saved.lines) == (("border talks",), date(2026, 5, 6), 9)


def test_marks_and_signature_come_back(folder):
    """Each is kept as it is made."""
    reviewed = REVIEWED
    with opened(folder) as index:
        for step in (
            lambda page: strike(page, "2", "R.", AT),
            lambda page: edit(page, "4", PAUSE + " [1]", "R.", AT, FakeChecker()),
            lambda page: note(page, "2", "Twice.", "R.", AT),
            lambda page: undo(page, "2", "R.", AT),
        ):
            before, reviewed = reviewed, step(reviewed)
            (line,) = (key for key, mark in reviewed.marks.items() if before.marks.get(key) != mark)
            keep_mark(index.briefings, reviewed, line)
    assert reopened(folder).reviewed == reviewed
    signed = sign(reviewed, "R. Haddon", AT, "Minister waits.")
    with opened(folder) as index:
        with pytest.raises(Overtaken):
            keep_signature(index.briefings, signed, seen=0)
        keep_signature(index.briefings, signed, reopened(folder).seen)
    assert reopened(folder).reviewed == signed
    with opened(folder) as index:
        keep_mark(index.briefings, strike(signed, "1", "R.", AT), "1")
    assert reopened(folder).reviewed == strike(signed, "1", "R.", AT)


def test_a_signature_is_withdrawn(folder):
    """And the page is a draft again."""
    with opened(folder) as index:
        keep_signature(index.briefings, sign(REVIEWED, "R.", AT, "late"), 0)
        keep_signature(index.briefings, REVIEWED, reopened(folder).seen)
    assert reopened(folder).reviewed == REVIEWED


def test_earlier_pages_are_the_readers_own_on_the_same_topics(folder):
    """Of days that are not later, with which a new one is compared."""
    next_day = replace(BRIEFING.request, window=Window(date(2026, 5, 7), date(2026, 5, 7), UTC))
    with opened(folder) as index:
        assert earlier_briefings(index.briefings, next_day) == [BRIEFING]
        assert earlier_briefings(index.briefings, replace(next_day, topics=())) == []
        assert earlier_briefings(index.briefings, replace(next_day, reader="rosa")) == []
        with pytest.raises(UnknownBriefing):
            open_briefing(index.briefings, BRIEFING.id, "rosa")
