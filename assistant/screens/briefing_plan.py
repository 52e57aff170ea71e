"""Briefings on a schedule and by mail, as HTML. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, tzinfo

from markupsafe import Markup

from assistant.mail import missing
from assistant.render.briefing import topics_of
from assistant.render.markup import joined
from assistant.schedule import EVERY_DAY, Schedule, next_moment
from assistant.screens.briefing_forms import Choice, options_html
from assistant.settings import Settings
from assistant.wording import when
from index.errors import BriefingError

WEEKDAYS = (0, 1, 2, 3, 4)
_DAYS = {"all": EVERY_DAY, "weekdays": WEEKDAYS}
_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PLAN = Markup(
    '<section class="plan"><h2>On a schedule</h2><p class="soft">Written while the desk is open, over yesterday and '
    "today; one that was missed is made up for at the next start.</p>{notice}{rows}"
    '<details class="more"{open}><summary class="quiet">Add a schedule</summary><form class="fields" data-send="plan">'
    '<label>At<input type="time" name="at" value="07:00" required></label><label>On<select name="days">'
    '<option value="all">every day</option><option value="weekdays">Monday to Friday</option></select></label>'
    '<label class="wide">Topics<input name="topics" maxlength="400" placeholder="All stories"></label>'
    '<label>Template<select name="template">{templates}</select></label>'
    '<label class="check"><input type="checkbox" name="mail" value="1">mail it</label>'
    '<button type="submit" class="primary">Add</button></form></details></section>'
)
_MAIL = Markup(
    '<section class="plan"><h2>By mail</h2><p class="soft" dir="auto">{}</p>{}'
    '<button type="button" class="chip" data-send="mail_test"{}>Send a test</button></section>'
)
_ROW = Markup(
    '<li><div><b>{days} at {at}</b> <bdi>{topics}</bdi> · {template}{mail}<span class="soft">Next {next}</span>{failed}'
    '</div><button type="button" class="quiet" data-send="unplan" data-schedule="{id}" '
    'aria-label="Remove {days} at {at}">Remove</button></li>'
)
_FAILED = Markup('<span class="error" dir="auto">{}: {}</span>')
_PROBLEM = Markup('<p class="error" role="alert" dir="auto">{}</p>')
_NOTICE = Markup('<p class="told" role="status" dir="auto">{}</p>')


class NoTime(BriefingError):
    """A time of day that is none."""


def time_of(text: str) -> time:
    """Such as 07:00. Raises NoTime."""
    try:
        found = time.fromisoformat(text.strip())
    except ValueError as error:
        raise NoTime(f"“{text.strip()}” is no time of day: write it like 07:00.") from error
    return found.replace(tzinfo=None)


def days_named(name: str) -> tuple[int, ...]:
    """The days of the week that a choice stands for."""
    return _DAYS.get(name, EVERY_DAY)


def plan_html(
    schedules: Sequence[Schedule],
    choices: Sequence[Choice],
    now: datetime,
    zone: tzinfo,
    *,
    problem: str = "",
    notice: str = "",
) -> str:
    """The schedules there are, when each runs next and why it failed last, and a form for one more."""
    rows = joined(_row(schedule, now, zone) for schedule in schedules)
    told = _PROBLEM.format(problem) if problem else _NOTICE.format(notice) if notice else ""
    return _PLAN.format(
        notice=told,
        rows=Markup('<ul class="schedules">{}</ul>').format(rows) if schedules else "",
        templates=options_html([choice for choice in choices if not choice.broken]),
        open=Markup("") if schedules else Markup(" open"),
    )


def mail_html(settings: Settings, problem: str = "", notice: str = "") -> str:
    """Where finished briefings go, or what is missing; a button that tries it."""
    absent = missing(settings)
    words = absent or f"Finished briefings go to {settings.mail_to} through {settings.smtp_host}."
    told = _PROBLEM.format(problem) if problem else _NOTICE.format(notice) if notice else Markup("")
    return _MAIL.format(words, told, Markup(" disabled") if absent else "")


def _row(schedule: Schedule, now: datetime, zone: tzinfo) -> Markup:
    upcoming = next_moment(schedule, now, zone)
    ran = when(schedule.ran, zone) if schedule.ran else ""
    return _ROW.format(
        id=schedule.id,
        days=_days(schedule.days),
        at=schedule.at.isoformat("minutes"),
        topics=topics_of(schedule.topics),
        template=schedule.template,
        mail=" · mailed" if schedule.mail else "",
        next=f"{when(upcoming, zone)}{f' · last {ran}' if ran else ''}" if upcoming else "never",
        failed=_FAILED.format(f"Failed {ran}", schedule.failed) if schedule.failed else "",
    )


def _days(days: tuple[int, ...]) -> str:
    if days == EVERY_DAY:
        return "Every day"
    return "Monday to Friday" if days == WEEKDAYS else ", ".join(_NAMES[day] for day in days)
