"""Briefings on a schedule: due once, caught up once, never two at once."""

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.schedule import (
    EVERY_DAY,
    Schedule,
    ScheduleError,
    Schedules,
    _look,
    due,
    last_moment,
    next_moment,
    start,
)
from index.errors import BriefingError

ZONE = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 5, 4, 12, 0, tzinfo=ZONE)  # a Monday
SEVEN = Schedule("s", time(7, 0), MADE)


def at(day, hour, minute=0):
    """A moment of May 2026, in the reader's zone."""
    return datetime(2026, 5, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "ran", "expected"),
    [
        (at(4, 13), None, False),
        (at(5, 6, 59), None, False),
        (at(5, 7, 0), None, True),
        (at(5, 7, 1), at(5, 7, 0), False),
        (at(5, 23), at(4, 7), True),
        (at(9, 3), at(5, 7), True),
        (at(6, 6), at(5, 7), False),
    ],
)
def test_due_when_its_moment_has_passed_since_it_ran(now, ran, expected):
    """Not before it was made, not twice, and after a pause still."""
    assert due(replace(SEVEN, ran=ran), now, ZONE) == expected


def test_days_of_the_week():
    """On Mondays and Thursdays alone."""
    schedule = replace(SEVEN, days=(0, 3))
    assert last_moment(schedule, at(6, 9), ZONE) == at(4, 7)
    assert next_moment(schedule, at(6, 9), ZONE) == at(7, 7)
    assert next_moment(replace(SEVEN, days=()), at(6, 9), ZONE) is None


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.times())
def test_a_moment_a_day_whatever_the_clock_does(naive, when):
    """Summer time included: the last and the next moment stand on both sides of now, about a day apart."""
    now = naive.replace(tzinfo=UTC)
    schedule = replace(SEVEN, at=when.replace(tzinfo=None, fold=0))
    last, following = last_moment(schedule, now, ZONE), next_moment(schedule, now, ZONE)
    assert last <= now < following
    assert following.astimezone(UTC) - last.astimezone(UTC) <= timedelta(hours=26)


def test_they_survive_a_restart(tmp_path):
    """Every field, in the order in which they were made."""
    made = [
        Schedules(tmp_path).add(time(7, 0), MADE, topics=["talks", "floods"], mail=True),
        Schedules(tmp_path).add(time(18, 30), MADE, days=[4, 0], template="flash"),
    ]
    assert Schedules(tmp_path).all() == made
    assert made[1].days == (0, 4)


def test_one_is_removed(tmp_path):
    """By its id; another id is an error."""
    schedules = Schedules(tmp_path)
    one, other = schedules.add(time(7), MADE), schedules.add(time(8), MADE)
    schedules.remove(one.id)
    assert schedules.all() == [other]
    with pytest.raises(ScheduleError, match=one.id):
        schedules.remove(one.id)


@pytest.mark.parametrize("days", [[], [7], [-1, 0]])
def test_a_day_of_the_week_is_needed(tmp_path, days):
    """From Monday to Sunday."""
    with pytest.raises(ScheduleError, match="day of the week"):
        Schedules(tmp_path).add(time(7), MADE, days=days)


@pytest.mark.parametrize("text", ["{", "[]", '{"schedules": [{"id": 1}]}', '{"schedules": 3}'])
def test_a_broken_file_is_named(tmp_path, text):
    """With what to do."""
    (tmp_path / "schedules.json").write_text(text)
    with pytest.raises(ScheduleError, match=r"schedules\.json.*remove it"):
        Schedules(tmp_path).all()


def test_a_missed_run_is_caught_up_once(tmp_path):
    """Four days later, and then not again."""
    schedules = Schedules(tmp_path)
    made = schedules.add(time(7), MADE)
    ran = []
    for now in (at(8, 9), at(8, 10), at(9, 6), at(9, 8)):
        schedules.run_due(ran.append, lambda now=now: now, ZONE)
    assert [each.ran for each in ran] == [at(8, 9), at(9, 8)]
    assert schedules.all() == [replace(made, ran=at(9, 8))]


def test_a_failure_is_kept_and_the_others_run(tmp_path):
    """With the reason in plain words where it is one of ours; it is not tried again before its next moment."""
    schedules = Schedules(tmp_path)
    for hour in (6, 7, 8):
        schedules.add(time(hour), MADE)

    def run(schedule):
        if schedule.at.hour == 6:
            raise BriefingError("No articles on 5 May.")
        if schedule.at.hour == 7:
            raise ZeroDivisionError("secret of the house")

    assert len(schedules.run_due(run, lambda: at(5, 9), ZONE)) == 3
    first, second, third = (schedule.failed for schedule in schedules.all())
    assert (first, third) == ("No articles on 5 May.", "")
    assert "ZeroDivisionError" in second
    assert "secret" not in second
    assert schedules.run_due(run, lambda: at(5, 10), ZONE) == []


def test_one_that_is_killed_counts_as_run(tmp_path):
    """And says so: the desk that comes up again does not fall over it at once."""
    schedules = Schedules(tmp_path)
    schedules.add(time(7), MADE)

    def killed(schedule):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        schedules.run_due(killed, lambda: at(5, 9), ZONE)
    (schedule,) = Schedules(tmp_path).all()
    assert (schedule.ran, schedule.failed) == (at(5, 9), "The desk stopped while this was being written.")


def test_never_two_at_once(tmp_path):
    """Another desk on the same folder finds the first at work, and leaves it to it."""
    Schedules(tmp_path).add(time(7), MADE)
    inside, leave = threading.Event(), threading.Event()

    def slow(schedule):
        inside.set()
        assert leave.wait(10)

    first = threading.Thread(target=lambda: Schedules(tmp_path).run_due(slow, lambda: at(5, 9), ZONE))
    first.start()
    assert inside.wait(10)
    later = Schedules(tmp_path)
    later.add(time(8), MADE)
    assert later.run_due(slow, lambda: at(5, 9), ZONE) == []
    leave.set()
    first.join(10)
    assert len(later.run_due(lambda schedule: None, lambda: at(5, 9), ZONE)) == 1


def test_the_clock_looks_at_once(tmp_path):
    """What was missed while the desk was down is written when it comes up; shutting down ends the thread."""
    schedules = Schedules(tmp_path)
    schedules.add(time(0, 0), datetime.now(ZONE) - timedelta(days=3), days=EVERY_DAY)
    ran = threading.Event()
    clock = start(schedules, lambda schedule: ran.set(), ZONE)
    try:
        assert ran.wait(20)
    finally:
        clock.shutdown()
    assert not clock.running


def test_a_file_broken_under_an_open_desk_stops_nothing(tmp_path, caplog):
    """It is told in the log; the clock goes on."""
    (tmp_path / "schedules.json").write_text(json.dumps({"schedules": 3}))
    told = threading.Event()
    clock = start(Schedules(tmp_path), lambda schedule: None, ZONE)
    try:
        for _ in range(200):
            if "holds no schedules" in caplog.text:
                break
            told.wait(0.05)
    finally:
        clock.shutdown()
    assert "holds no schedules" in caplog.text


STORED = {
    "id": "a",
    "at": "07:00",
    "since": "2026-05-01T00:00:00+00:00",
    "days": [0, 1],
    "topics": [],
    "template": "daily",
    "mail": False,
    "reader": "local",
    "ran": None,
    "failed": "",
}


def a_file(**more):
    """The file of one schedule."""
    return json.dumps({"form": 1, "schedules": [STORED | more]})


@pytest.mark.parametrize(
    "text",
    [
        a_file(since="2026-05-01T00:00:00"),
        a_file(ran="2026-05-01T00:00:00"),
        a_file(at="07:00+05:00"),
        a_file(at="noon"),
        a_file(days=[]),
        a_file(days=[99]),
        a_file(days="012"),
        a_file(days=[float("inf")]),
        a_file(days=[float("nan")]),
        a_file(topics="flood"),
        a_file(mail="false"),
        json.dumps({"form": 1, "schedules": [STORED, STORED]}),
        json.dumps({"form": 2, "schedules": [STORED]}),
        '{"schedules":[null]}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_what_is_no_schedule_is_refused_and_survived(tmp_path, text, caplog):
    """The file is named, and a look at it neither raises nor runs anything."""
    (tmp_path / "schedules.json").write_bytes(text.encode(errors="surrogateescape"))
    ran = []
    with pytest.raises(ScheduleError, match=r"schedules\.json.*mend it"):
        Schedules(tmp_path).all()
    _look(Schedules(tmp_path), ran.append, ZONE)
    assert ran == []
    assert "schedules.json" in caplog.text


def test_a_look_survives_anything(caplog):
    """A clock that stops would tell nobody."""

    class Broken:
        def run_due(self, *_):
            raise TypeError("never thought of")

    _look(Broken(), lambda _: None, ZONE)
    assert "never thought of" in caplog.text


def test_what_was_stored_is_read(tmp_path):
    """The file that the others differ from."""
    (tmp_path / "schedules.json").write_text(a_file())
    assert [one.days for one in Schedules(tmp_path).all()] == [(0, 1)]
