"""Tests of assistant/pairs.py: rows into pairs, and pairs into verdicts, here or shared out."""

from datetime import UTC, date, datetime

import pytest
from fake_check import SUPPORTED, FakeChecker, word_for_word
from hypothesis import given
from hypothesis import strategies as st

from assistant import pairs as module
from assistant.pairs import Pair, UnusablePair, WorkersLost, check_pairs, pair_from
from assistant.types import Verdict

TOLL = "The health ministry said 340 people had been wounded since Friday."


@pytest.mark.parametrize(
    ("row", "pair"),
    [
        ({"claim": "A.", "evidence": ["B.", "C."]}, Pair("A.", ("B.", "C."))),
        ({"claim": "A.", "evidence": "B."}, Pair("A.", ("B.",))),
        ({"claim": "A.", "evidence": []}, Pair("A.", ())),
        ({"claim": "A.", "evidence": "B.", "published": None}, Pair("A.", ("B.",))),
        ({"claim": "A.", "evidence": "B.", "published": ""}, Pair("A.", ("B.",))),
        ({"claim": "A.", "evidence": "B.", "published": "2026-05-06"}, Pair("A.", ("B.",), date(2026, 5, 6))),
        (
            {"claim": "A.", "evidence": "B.", "published": "2026-05-06T18:40:00"},
            Pair("A.", ("B.",), datetime(2026, 5, 6, 18, 40, tzinfo=UTC)),
        ),
        (
            {"claim": "A.", "evidence": "B.", "published": "2026-05-06T18:40:00Z", "id": 7},
            Pair("A.", ("B.",), datetime(2026, 5, 6, 18, 40, tzinfo=UTC)),
        ),
        ({"claim": "A\ud800\r\n", "evidence": "B."}, Pair("A\ufffd\n", ("B.",))),
    ],
)
def test_a_row_is_a_pair(row, pair):
    """Evidence is a list or one passage; a date is a day or a time; other keys do no harm."""
    assert pair_from(row) == pair


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ([], "an object"),
        ({"evidence": "B."}, '"claim"'),
        ({"claim": " ", "evidence": "B."}, '"claim"'),
        ({"claim": 5, "evidence": "B."}, '"claim"'),
        ({"claim": "A."}, '"evidence"'),
        ({"claim": "A.", "evidence": [5]}, '"evidence"'),
        ({"claim": "A.", "evidence": {"text": "B."}}, '"evidence"'),
        ({"claim": "A.", "evidence": "B.", "published": "soon"}, "'soon'"),
        ({"claim": "A.", "evidence": "B.", "published": 20260506}, "20260506"),
    ],
)
def test_a_row_that_is_none_says_what_one_is(row, says):
    """In words that can be acted on."""
    with pytest.raises(UnusablePair, match=says):
        pair_from(row)


def test_pairs_are_checked_in_order():
    """Each passage is a source of its own, with the row's date, and of no article."""
    checker = FakeChecker(word_for_word)
    day = date(2026, 5, 6)
    found = list(check_pairs([Pair("340 people.", ("None.", TOLL), day), Pair("40 people.", (TOLL,))], checker))
    assert [verdict.label for verdict in found] == ["supported", "not supported"]
    sources = checker.asked[0][1]
    assert [(s.text, s.article, s.start, s.published) for s in sources] == [("None.", "", 0, day), (TOLL, "", 0, day)]


def test_few_pairs_are_checked_here(monkeypatch):
    """Starting processes would take longer."""
    checker = FakeChecker(SUPPORTED)
    monkeypatch.setattr(module, "the_checker", lambda: checker)
    monkeypatch.setattr(module, "_cores", lambda: 2)
    assert list(check_pairs([Pair("340 people.", (TOLL,))])) == [SUPPORTED]
    monkeypatch.setattr(module, "FEW_CHARACTERS", 0)
    assert list(check_pairs([Pair("340 people.", (TOLL,))], workers=1)) == [SUPPORTED]
    assert len(checker.asked) == 2


def test_a_claim_in_another_language_is_not_checked():
    """It is never shown as good, nor as wrong."""
    (verdict,) = check_pairs([Pair("Министерство насчитало 340 раненых.", (TOLL,))], FakeChecker(SUPPORTED))
    assert verdict.label == "not checked"


@given(st.integers(0, 200), st.integers(2, 4))
def test_what_is_shared_out_comes_back_in_order(count, workers):
    """Never more chunks in the pool than it is allowed to be ahead; every pair once."""
    pool = Pool()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "ProcessPoolExecutor", lambda *_, **__: pool)
        patch.setattr(module, "FEW_CHARACTERS", -1)
        patch.setattr(module, "_work", lambda chunk: [Verdict("supported", float(pair.claim)) for pair in chunk])
        pairs = [Pair(str(number), ()) for number in range(count)]
        found = list(check_pairs(pairs, workers=workers))
    assert [verdict.score for verdict in found] == list(range(count))
    assert pool.closed


def test_a_lost_process_is_told():
    """Instead of a traceback."""
    from concurrent.futures.process import BrokenProcessPool

    def lost(chunk):
        raise BrokenProcessPool

    pool = Pool()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "ProcessPoolExecutor", lambda *_, **__: pool)
        patch.setattr(module, "FEW_CHARACTERS", -1)
        patch.setattr(module, "_work", lost)
        with pytest.raises(WorkersLost, match="try again"):
            list(check_pairs([Pair("A.", ())], workers=2))
    assert pool.closed


class Pool:
    """Works at once, in this process."""

    def __init__(self):
        self.closed = False

    def submit(self, work, chunk):
        from concurrent.futures import Future

        future = Future()
        try:
            future.set_result(work(chunk))
        except Exception as error:  # noqa: BLE001 - as a pool does
            future.set_exception(error)
        return future

    def shutdown(self, cancel_futures):
        self.closed = True


def test_processes_say_the_same_as_this_one(monkeypatch):
    """With the real check, in processes that start from nothing."""
    monkeypatch.setattr(module, "FEW_CHARACTERS", 0)
    pairs = [Pair(f"{count} people were wounded.", (TOLL,), date(2026, 5, 6)) for count in (340, 40, 341) * 15]
    shared = list(check_pairs(pairs, workers=2))
    assert shared == list(check_pairs(pairs, workers=1))
    assert {verdict.label for verdict in shared[1::3]} == {"not supported"}
