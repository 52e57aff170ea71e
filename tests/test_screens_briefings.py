"""What the briefings' view does with what the page sends, without a browser."""

import json
import re
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import gradio as gr
import pytest
from a_briefing import BRIEFING, PAUSE
from a_desk import BriefingDesk, sent

from assistant.briefing.nothing import NothingToBrief
from assistant.briefing.review import NotDecided, UnusableDecision
from assistant.briefing.types import Stage, Written
from assistant.export import ExportError
from assistant.screens import serving
from assistant.screens.briefing_asking import NotAsked, request_of
from assistant.screens.briefings import Briefings
from assistant.screens.page import Page
from assistant.settings import Settings
from assistant.verify import verify
from index.briefings import Overtaken, UnknownBriefing
from index.types import Filters

BERLIN = ZoneInfo("Europe/Berlin")
OTHER = replace(BRIEFING, id="b-2", written_at=datetime(2026, 5, 7, 6, 0, tzinfo=UTC))
ASKED = {"first": "2026-05-05", "last": "2026-05-06", "topics": "border talks,  floods ,", "template": "daily"}


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home", zone=BERLIN, port=0)


@pytest.fixture
def desk(settings):
    """A desk with two pages in its library."""
    desk = BriefingDesk(settings, BRIEFING, OTHER)
    yield desk
    desk.close()


@pytest.fixture
def view(desk):
    """The view on a page of its own."""
    with gr.Blocks(analytics_enabled=False):
        return Briefings(desk, Page())


def decided(view, line, what, text="", **more):
    """The page after a decision."""
    event = sent(briefing=BRIEFING.id, line=line, what=what, text=text, by="R. Haddon", **more)
    return str(view.decide(event)[view.sheet])


def test_the_form_knows_the_days_and_the_list_its_pages(view):
    """The newest day stands in the form; articles without a date have none; the page written last comes first."""
    look = {key: str(html) for key, html in view.look().items()}
    assert re.findall(r'data-day="(.*?)"', look[view.form]) == ["2026-05-06", "2026-05-05"]
    assert 'name="last" value="2026-05-06"' in look[view.form]
    assert re.findall(r'data-send="open" data-briefing="(.*?)"', look[view.shelf]) == ["b-2", BRIEFING.id]
    assert "Draft, 0 of 9 checked" in look[view.shelf]
    assert "Mail is not set up" in look[view.mail]


def test_the_form_asks_for_a_briefing():
    """Days in the reader's zone, topics between commas, what stands for a failing sentence."""
    request = request_of(sent(**ASKED, instead="passage"), BERLIN)
    assert (request.window.first, request.window.last, request.window.zone) == (
        date(2026, 5, 5),
        date(2026, 5, 6),
        BERLIN,
    )
    assert (request.topics, request.template, request.instead) == (("border talks", "floods"), "daily", "passage")
    alone = request_of(sent(last="2026-05-06"), BERLIN)
    assert alone.window.first == alone.window.last == date(2026, 5, 6)
    assert alone.instead == "struck"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"first": "", "last": ""}, "Choose a day"),
        ({"first": "2026-05-07"}, "lies after the last"),
        ({"first": "x"}, "is no day"),
        ({"first": "2020-01-01"}, "92 days at most"),
        ({"topics": ",".join(map(str, range(13)))}, "12 topics at most"),
    ],
)
def test_a_form_that_cannot_be_used_says_why(wrong, told):
    """Before anything is written."""
    with pytest.raises(NotAsked, match=told):
        request_of(sent(**(ASKED | wrong)), BERLIN)


def test_writing_tells_its_stages_and_then_the_page(view, desk):
    """With a way to stop; the page itself opens by its own event, so that nobody's reading is interrupted."""
    desk.tells = [Stage("Gathering the articles"), Stage("Writing the stories", 1, 4), Written(BRIEFING)]
    told = [str(step[view.result]) for step in view.write(sent(**ASKED))]
    assert "Beginning…" in told[0]
    assert "Gathering the articles…" in told[1]
    assert 'value="1" max="4"' in told[2]
    assert "Writing the stories: 1 of 4…" in told[2]
    assert all("Stop" in step for step in told[:3])
    assert f'data-ready="{BRIEFING.id}" data-unchanged=""' in told[3]
    assert "Half a page is not kept" in str(view.stop()[view.result])


def test_a_day_without_news_opens_the_earlier_page_and_says_so(view, desk):
    """Nothing new is an answer."""
    desk.tells = [Written(replace(BRIEFING, unchanged=True))]
    *_, last = view.write(sent(**ASKED))
    assert 'data-unchanged="1"' in str(last[view.result])
    opened = view.open(sent(briefing=BRIEFING.id, unchanged="1"))
    assert "Nothing new since Wed 6 May 2026, 09:30: the articles are the same." in str(opened[view.sheet])


@pytest.mark.parametrize("error", [NothingToBrief("No article was <b>published</b>."), RuntimeError("secret")])
def test_what_cannot_be_written_is_told_under_the_form(view, desk, error):
    """In words, escaped; what nobody foresaw goes to the log."""
    desk.tells = [error]
    *_, last = view.write(sent(**ASKED))
    html = str(last[view.result])
    assert "No article was &lt;b&gt;published" in html or "Something went wrong in the desk itself" in html
    assert "secret" not in html


def test_decisions_are_kept_at_once(view, desk, settings):
    """Each by its key, with who took it; another start of the desk finds them."""
    assert "✓ <i>accepted</i>" in decided(view, "1", "accept")
    assert "✕ <i>struck</i>" in decided(view, "2", "strike")
    assert "Note:" in decided(view, "3", "note", "Ask <b>again</b>.")
    assert "Edited by R. Haddon." in decided(view, "4", "edit", f"{PAUSE} [1]")
    html = decided(view, "2", "undo")
    assert "✕ <i>struck</i>" not in html
    assert "<b>2 of 9 checked</b> by R. Haddon" in html
    desk.close()
    again = BriefingDesk(settings)
    with gr.Blocks(analytics_enabled=False):
        opened = Briefings(again, Page()).open(sent(briefing=BRIEFING.id))
    assert "<b>2 of 9 checked</b> by R. Haddon" in str([*opened.values()])
    again.close()


def test_the_passage_of_the_line_is_drawn_with_the_decision(view):
    """The reader looks at the next line by then."""
    event = sent(briefing=BRIEFING.id, line="1", what="accept", place=f"l-{BRIEFING.id}-1")
    assert "sentence 2 of 9" in str(view.decide(event)[view.proof])


@pytest.mark.parametrize(("line", "what", "text"), [("99", "accept", ""), ("1", "burn", ""), ("1", "edit", "x" * 5001)])
def test_what_is_no_decision_is_refused(view, line, what, text):
    """A page can be made to send anything."""
    with pytest.raises(UnusableDecision):
        decided(view, line, what, text)


def test_a_page_is_signed_as_it_was_seen(view):
    """Not over open lines without a reason, not where something was decided since; then no key reaches it."""
    with pytest.raises(NotDecided):
        view.sign(sent(briefing=BRIEFING.id, by="R.", reason="", seen="0"))
    decided(view, "1", "accept")
    with pytest.raises(Overtaken):
        view.sign(sent(briefing=BRIEFING.id, by="R.", reason="In haste.", seen="0"))
    seen = re.search(r'name="seen" value="(\d+)"', decided(view, "2", "accept"))[1]
    html = str(view.sign(sent(briefing=BRIEFING.id, by="R.", reason="In haste.", seen=seen))[view.sheet])
    assert 'data-final="1"' in html
    assert "The reason given: In haste." in html
    with pytest.raises(UnusableDecision, match="signed"):
        decided(view, "1", "undo")
    assert "Final" in str(view.look()[view.shelf])
    seen = re.search(r'name="seen" value="(\d+)"', html)[1]
    assert 'data-final=""' in str(view.reopen(sent(briefing=BRIEFING.id, seen=seen))[view.sheet])


def test_a_number_that_is_none_signs_nothing(view):
    """Whatever the page sends as what it has seen."""
    with pytest.raises(Overtaken):
        view.sign(sent(briefing=BRIEFING.id, by="R.", reason="In haste.", seen="٣"))


def test_two_pages_are_compared(view):
    """The older one first, whichever is open."""
    html = str(view.compare(sent(briefing="b-2", **{"with": BRIEFING.id}))[view.sheet])
    assert "Both say the same." in html
    assert html.index("written Wed 6 May") < html.index("written Thu 7 May")
    assert 'data-briefing="b-2"' in html


def test_a_page_is_exported_in_each_format_that_there_is(view):
    """As bytes that the page's script hands over; the proof holds, with full texts where they are asked."""
    html = str(view.export(sent(briefing=BRIEFING.id, form="json", texts="1"))[view.file])
    content = b64decode(re.search(r'data-content="(.*?)"', html)[1])
    assert 'data-file="briefing-2026-05-06.json"' in html
    assert verify(content).holds
    assert all(article["text"] for article in json.loads(content)["articles"])
    with pytest.raises(ExportError):
        view.export(sent(briefing=BRIEFING.id, form="exe"))


def test_a_page_is_removed_for_good(view):
    """And is not found again."""
    assert "Removed “Border talks, 5–6 May 2026”." in str(view.drop(sent(briefing="b-2"))[view.result])
    with pytest.raises(UnknownBriefing):
        view.open(sent(briefing="b-2"))
    assert len(view.kept.rows()) == 1


def test_a_page_outlives_the_articles_of_its_library(view, desk):
    """The desk turns to the sample; what was written stays in reach, and opens with what it carries."""
    for row in desk.own.articles():
        desk.own.remove(row.article.id)
    assert desk.library().is_sample
    assert len(view.kept.rows()) == 2
    assert PAUSE in str(view.show(sent(place=f"b-{BRIEFING.id}-0"))[view.proof])
    assert "the library has none yet" in str(view.look()[view.form])


def test_a_place_elsewhere_draws_nothing(view):
    """The pane stays as it is."""
    assert view.show(sent(place=f"b-{BRIEFING.id}-99"))[view.proof] == gr.skip()


def test_a_schedule_is_added_and_taken_away(view):
    """With its days, its topics, and when it runs next; what it lacks is told."""
    told = {"at": "07:00", "days": "weekdays", "topics": "talks, floods", "template": "flash", "mail": "1"}
    html = str(view.add_schedule(sent(**told))[view.plan])
    assert "Monday to Friday at 07:00" in html
    assert "Talks, floods" in html
    assert "mailed" in html
    (schedule,) = view.schedules.all()
    assert "is no time of day" in str(view.add_schedule(sent(at="noon"))[view.plan])
    assert "schedules" not in str(view.remove_schedule(sent(schedule=schedule.id))[view.plan])


def test_a_broken_file_of_schedules_is_told(view, settings):
    """Beside the form."""
    (settings.home / "schedules.json").write_text("{")
    assert "cannot be read" in str(view.look()[view.plan])


def test_a_failed_schedule_says_why(view):
    """And when it ran."""

    def fails(_):
        raise NothingToBrief("No article was published.")

    view.schedules.add(datetime(2026, 5, 6, 7).time(), datetime(2026, 5, 5, tzinfo=UTC), days=(2, 6))
    view.schedules.run_due(fails, lambda: datetime(2026, 5, 6, 9, tzinfo=UTC), BERLIN)
    html = str(view.look()[view.plan])
    assert "Wed, Sun at 07:00" in html
    assert "Failed Wed 6 May 2026, 11:00: No article was published." in html


def test_mail_is_tried_and_tells_what_came_of_it(view, desk, settings, monkeypatch):
    """A test and a page alike."""
    assert "Mail is not set up" in str(view.try_mail()[view.mail])
    desk.settings = replace(settings, smtp_host="mail.example", mail_from="d@example.org", mail_to="e@example.org")
    monkeypatch.setattr("assistant.screens.briefings.send", lambda *_: ("e@example.org",))
    monkeypatch.setattr("assistant.screens.briefings.mail_briefing", lambda *_: ("e@example.org",))
    assert "A test went to e@example.org." in str(view.try_mail()[view.mail])
    assert "Sent to e@example.org." in str(view.post(sent(briefing=BRIEFING.id))[view.sheet])


def test_a_broken_template_shows_its_line(view, settings):
    """In the form, before anybody chooses it."""
    folder = settings.home / "templates"
    folder.mkdir()
    (folder / "morning.toml").write_text("stories = 3\nsentences = 900\n")
    html = str(view.look()[view.form])
    assert "morning: broken" in html
    assert "morning.toml, line 2: sentences is 900" in html
    assert "morning" not in str(view.look()[view.plan])


def test_schedules_run_while_the_desk_is_open(desk, monkeypatch):
    """They are started with it, and shut down before its libraries are closed."""
    told = []

    def interrupt():
        raise KeyboardInterrupt

    def started(schedules, run, zone):
        assert schedules.all() == []
        return SimpleNamespace(shutdown=lambda: told.append(desk.own.scope(Filters()).articles))

    monkeypatch.setattr(serving, "Desk", lambda _: desk)
    monkeypatch.setattr(serving, "start", started)
    monkeypatch.setattr(serving, "Event", lambda: SimpleNamespace(wait=interrupt))
    monkeypatch.setattr(gr.Blocks, "launch", lambda self, **options: None)
    monkeypatch.setattr(desk, "warm", lambda: None)
    serving.serve(desk.settings)
    assert told == [3]
