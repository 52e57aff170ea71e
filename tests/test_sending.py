"""A briefing that goes out: its letter, and what a schedule runs, against a real SMTP server on loopback."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from a_briefing import BRIEFING, REVIEWED
from a_desk import BriefingDesk
from test_mail import PASSWORD, inbox  # noqa: F401 - a fixture

from assistant.briefing.nothing import NothingToBrief
from assistant.briefing.review import accept, sign
from assistant.briefing.sending import letter_of, mail_briefing, scheduled
from assistant.briefing.types import Stage, Written
from assistant.mail import MailError
from assistant.schedule import Schedule, Schedules
from assistant.settings import Settings
from assistant.verify import verify

NOW = datetime(2026, 5, 6, 23, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def settings(tmp_path, inbox):  # noqa: F811
    """Mail set up for that server."""
    return Settings(
        tmp_path / "home",
        zone=BERLIN,
        smtp_host="127.0.0.1",
        smtp_port=inbox.port,
        smtp_security="none",
        smtp_user="desk",
        smtp_password=PASSWORD,
        mail_from="desk@example.org",
        mail_to="editor@example.org",
    )


@pytest.fixture
def desk(settings):
    """A desk whose assistant writes the page."""
    desk = BriefingDesk(settings)
    yield desk
    desk.close()


def run_of(desk):
    """What its schedules run."""
    return scheduled(lambda: desk.assistant(desk.library()), lambda: NOW)


def a_schedule(**more):
    """Every day at seven."""
    return Schedule("s", time(7), NOW, topics=("border talks",), template="flash", **more)


def received(inbox):  # noqa: F811
    """The one letter that came."""
    ((_, envelope),) = inbox.received
    return message_from_bytes(envelope.content, policy=policy.default)


def test_a_letter_carries_its_proof():
    """The page as text and as HTML; the JSON beside it holds; a draft says that it is one."""
    letter = letter_of(REVIEWED)
    assert letter.subject == "Border talks, 5–6 May 2026 (draft)"
    assert letter.text.startswith("# Border talks")
    assert letter.html.startswith("<!doctype html>")
    (file,) = letter.files
    assert (file.name, file.media) == ("briefing-2026-05-06.json", "application/json")
    assert verify(file.content).holds
    assert letter_of(sign(REVIEWED, "R.", NOW, "In haste.")).subject == "Border talks, 5–6 May 2026"


def test_a_page_is_mailed(settings, inbox):  # noqa: F811
    """To those whom the settings name, with what was decided on it."""
    assert mail_briefing(settings, accept(REVIEWED, "1", "R.", NOW)) == ("editor@example.org",)
    (file,) = received(inbox).iter_attachments()
    assert json.loads(file.get_content())["marks"][0]["line"] == "1"


def test_without_mail_nothing_is_made_ready(settings):
    """What is missing is told."""
    with pytest.raises(MailError, match="BRIEFING_SMTP_HOST"):
        mail_briefing(replace(settings, smtp_host=""), REVIEWED)


def test_a_schedule_looks_at_yesterday_and_today(desk, inbox):  # noqa: F811
    """In the reader's zone, where it is the 7th already; the page is kept, and nothing mailed that was not asked."""
    run_of(desk)(a_schedule())
    (request,) = desk.requests
    assert (request.window.first, request.window.last) == (date(2026, 5, 6), date(2026, 5, 7))
    assert (request.topics, request.template, request.reader) == (("border talks",), "flash", "local")
    assert [row.saved.id for row in desk.own.briefings.list()] == [BRIEFING.id]
    assert inbox.received == []


def test_a_schedule_mails_what_it_wrote(desk, inbox):  # noqa: F811
    """As a draft: nobody has signed it."""
    run_of(desk)(a_schedule(mail=True))
    assert received(inbox)["Subject"] == "Border talks, 5–6 May 2026 (draft)"


def test_nothing_new_is_mailed_as_such(desk, inbox):  # noqa: F811
    """The earlier page, saying so, without marks on lines that it has no more."""
    run_of(desk)(a_schedule())
    desk.tells = [Written(replace(BRIEFING, new=(), unchanged=True, previous=(BRIEFING.id, BRIEFING.written_at)))]
    run_of(desk)(a_schedule(mail=True))
    text = received(inbox).get_body(("plain",)).get_content()
    assert "*Nothing new since the briefing of Wed 6 May 2026" in text


def test_a_failure_is_told_with_the_schedule(desk, settings):
    """That of the writing, and that of the mail, when the page is kept all the same."""
    schedules = Schedules(settings.home)
    schedules.add(time(7), datetime(2026, 5, 5, tzinfo=UTC), mail=True)
    desk.tells = [Stage("Gathering the articles"), NothingToBrief("No article was published on 6 May 2026.")]
    (ran,) = schedules.run_due(run_of(desk), lambda: NOW, BERLIN)
    assert ran.failed == "No article was published on 6 May 2026."
    assert schedules.all()[0].failed == ran.failed
    desk.tells = [Written(BRIEFING)]
    desk.settings = replace(settings, smtp_host="")
    (ran,) = schedules.run_due(run_of(desk), lambda: NOW.replace(day=7), BERLIN)
    assert ran.failed.startswith("The briefing is written and kept, but was not mailed. Mail is not set up")
    assert len(desk.own.briefings.list()) == 1
