"""Briefings on a schedule: what is due, what was missed, never two at once.

A schedule is due when its last moment has passed since it last ran, so that a machine that slept or was off writes the
missed briefing once, at its next look, and not once for every day it missed."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any
from uuid import uuid4

from apscheduler.schedulers.background import BackgroundScheduler
from filelock import FileLock, Timeout

from assistant.briefing.documents import Node
from index.errors import BriefingError

_log = logging.getLogger(__name__)
# Seconds between two looks at what is due; a schedule has minutes.
LOOKS_EVERY = 20
_DAYS = 7
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
_FORM = 1


class ScheduleError(BriefingError):
    """A schedule, or the file of schedules, that cannot be used."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A briefing to be written at a time of day, on some days of the week (Monday is 0), in the reader's zone.

    `since` is when it was made: no moment before that counts as missed. `ran` is when it was last begun, `failed` why
    that came to nothing ("" where it did not), `mail` whether what is written is sent."""

    id: str
    at: time
    since: datetime
    days: tuple[int, ...] = EVERY_DAY
    topics: tuple[str, ...] = ()
    template: str = "daily"
    mail: bool = False
    reader: str = "local"
    ran: datetime | None = None
    failed: str = ""


# Writes the briefing of a schedule, and mails it where the schedule says so.
Run = Callable[[Schedule], None]


def due(schedule: Schedule, now: datetime, zone: tzinfo) -> bool:
    """Whether a moment of the schedule has passed since it last ran, or was made."""
    latest = last_moment(schedule, now, zone)
    return latest is not None and latest > max(schedule.since, schedule.ran or schedule.since)


def last_moment(schedule: Schedule, now: datetime, zone: tzinfo) -> datetime | None:
    """The schedule's last moment not after `now`; None where no day of the week is its own."""
    return _moment(schedule, now, zone, range(0, -_DAYS - 1, -1), lambda moment: moment <= now)


def next_moment(schedule: Schedule, now: datetime, zone: tzinfo) -> datetime | None:
    """The schedule's first moment after `now`."""
    return _moment(schedule, now, zone, range(_DAYS + 1), lambda moment: moment > now)


def _moment(
    schedule: Schedule, now: datetime, zone: tzinfo, away: Iterable[int], wanted: Callable[[datetime], bool]
) -> datetime | None:
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=days) for days in away)
    moments = (datetime.combine(day, schedule.at, zone) for day in days if day.weekday() in schedule.days)
    return next((moment for moment in moments if wanted(moment)), None)


class Schedules:
    """The schedules of a data folder, in one file that a crash leaves whole. Raises ScheduleError for a broken one."""

    def __init__(self, home: Path) -> None:
        self._path = home / "schedules.json"
        self._lock = FileLock(home / "schedules.lock")

    def all(self) -> list[Schedule]:
        """In the order in which they were made."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except (OSError, ValueError, RecursionError) as error:
            raise ScheduleError(f"{self._path} cannot be read ({error}): mend it, or remove it.") from error
        try:
            return schedules_from(stored)
        except BriefingError as error:
            raise ScheduleError(f"{self._path} holds no schedules ({error}): mend it, or remove it.") from error

    def add(
        self,
        at: time,
        now: datetime,
        days: Iterable[int] = EVERY_DAY,
        topics: Iterable[str] = (),
        template: str = "daily",
        mail: bool = False,
    ) -> Schedule:
        """Makes one. Raises ScheduleError for a day of the week that there is not."""
        chosen = tuple(sorted(set(days)))
        if not chosen or not set(chosen) <= set(EVERY_DAY):
            raise ScheduleError("A schedule needs at least one day of the week, from 0 (Monday) to 6 (Sunday).")
        made = Schedule(
            uuid4().hex[:12], at.replace(second=0, microsecond=0), now, chosen, tuple(topics), template, mail
        )
        self._change(lambda held: [*held, made])
        return made

    def remove(self, schedule_id: str) -> None:
        """Takes one out. Raises ScheduleError where there is none of that id."""
        if schedule_id not in {schedule.id for schedule in self.all()}:
            raise ScheduleError(f"No schedule is called {schedule_id}.")
        self._change(lambda held: [schedule for schedule in held if schedule.id != schedule_id])

    def run_due(self, run: Run, now: Callable[[], datetime], zone: tzinfo) -> list[Schedule]:
        """Runs what is due, one after the other, and says what was run. Where another desk on this folder is at it,
        nothing. A schedule counts as run before it runs: one that crashes the desk does not crash it again at once."""
        try:
            with FileLock(f"{self._path}.running").acquire(blocking=False):
                return [self._run(schedule, run, now()) for schedule in self.all() if due(schedule, now(), zone)]
        except Timeout:
            return []

    def _run(self, schedule: Schedule, run: Run, now: datetime) -> Schedule:
        begun = replace(schedule, ran=now, failed="The desk stopped while this was being written.")
        self._put(begun)
        try:
            run(begun)
        except BriefingError as error:
            ended = replace(begun, failed=str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told on the screen, and the others still run
            _log.exception("The schedule %s failed", schedule.id)
            ended = replace(begun, failed=f"{type(error).__name__}: the log of the desk has the rest.")
        else:
            ended = replace(begun, failed="")
        self._put(ended)
        return ended

    def _put(self, schedule: Schedule) -> None:
        self._change(lambda held: [schedule if each.id == schedule.id else each for each in held])

    def _change(self, change: Callable[[list[Schedule]], list[Schedule]]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock:
            text = json.dumps({"form": _FORM, "schedules": [_to_json(each) for each in change(self.all())]}, indent=1)
            beside = self._path.with_suffix(".new")
            beside.write_text(text, encoding="utf-8")
            beside.replace(self._path)


def start(schedules: Schedules, run: Run, zone: tzinfo) -> BackgroundScheduler:
    """Looks for what is due now and every LOOKS_EVERY seconds, in a thread of its own, until it is shut down."""
    clock = BackgroundScheduler(timezone=zone)
    clock.add_job(
        lambda: _look(schedules, run, zone),
        "interval",
        seconds=LOOKS_EVERY,
        next_run_time=datetime.now(zone),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    clock.start()
    return clock


def _look(schedules: Schedules, run: Run, zone: tzinfo) -> None:
    try:
        schedules.run_due(run, lambda: datetime.now(zone), zone)
    except ScheduleError as error:
        _log.error("%s", error)  # the screen of schedules says the same where the reader looks
    except Exception:  # noqa: BLE001 - whatever it is, the next look finds the clock still going
        _log.exception("The schedules could not be looked at")


def _to_json(schedule: Schedule) -> dict[str, Any]:
    return asdict(schedule) | {
        "at": schedule.at.isoformat("minutes"),
        "since": schedule.since.isoformat(),
        "ran": schedule.ran.isoformat() if schedule.ran else None,
    }


def schedules_from(stored: object) -> list[Schedule]:
    """The schedules of a file. Raises UnusableBriefing, which names the place, and ScheduleError."""
    node = Node(stored)
    if (form := node.get("form", _FORM).number()) != _FORM:
        raise ScheduleError(f"form {form}, and this version reads {_FORM}")
    found = list(node["schedules"].each(_from_node))
    if len({schedule.id for schedule in found}) < len(found):
        raise ScheduleError("two of them have one id")
    return found


def _from_node(node: Node) -> Schedule:
    return Schedule(
        id=node["id"].text(),
        at=_time(node["at"]),
        since=node["since"].moment(),
        days=_days(node["days"]),
        topics=node["topics"].each(Node.text),
        template=node["template"].text(),
        mail=node["mail"].flag(),
        reader=node["reader"].text(),
        ran=node["ran"].maybe(Node.moment),
        failed=node["failed"].text(),
    )


def _time(node: Node) -> time:
    try:
        found = time.fromisoformat(node.text())
    except ValueError as error:
        raise node.refused("it is no time of day") from error
    if found.tzinfo is not None:
        raise node.refused("a time of day is in the reader's own zone")
    return found


def _days(node: Node) -> tuple[int, ...]:
    days = node.each(Node.number)
    if not days or not set(days) <= set(EVERY_DAY):
        raise node.refused("give days of the week, from 0 (Monday) to 6 (Sunday)")
    return days
