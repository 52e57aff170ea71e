"""What the check's view does with what the page sends, without a browser."""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import gradio as gr
import pytest
from fake_desk import HOSTILE, TALKS, TOLL, FakeAssistant, FakeIndex, checked, hit, verdict

from assistant.screens.check import Checking
from assistant.screens.checked import evidence_html, run_html
from assistant.screens.desk import Desk
from assistant.screens.page import Page
from assistant.screens.runs import MOST, Run, advanced, runs, stopped
from assistant.screens.uploads import uploads_folder
from assistant.settings import Settings
from assistant.types import CheckBegun, CheckDone, Judged, Judging, SecondOpinions, SentenceChecked
from index.errors import BriefingError
from index.types import Filters

BERLIN = ZoneInfo("Europe/Berlin")
PAUSE = "It would begin with an initial pause of 21 days."
GOOD = checked("Envoys shuttle.", verdict("supported", article=TALKS), hit(TALKS))
WRONG = checked(
    "It lasts 40 days.",
    verdict("not supported", "The number 40 is not in the source.", article=TALKS, words=PAUSE),
    hit(TALKS),
)
ASKS = checked("And <script>alert(1)</script>?", verdict("not checked"), claims=False)
TOLD = checked("Wounded.", verdict("partly", "Of whom?", article=TOLL), hit(TOLL))


class FakeDesk(Desk):
    """A desk over lists, whose assistant finds in any text what it is told to."""

    def __init__(self, settings, told=(GOOD, WRONG, ASKS, TOLD), sample=(TALKS, TOLL, HOSTILE)):
        super().__init__(settings, own=lambda _: FakeIndex(), sample=lambda _: FakeIndex(*sample))
        self.answerer = FakeAssistant(self.library().index, (), ())
        self.answerer.checks = told

    def assistant(self, library):
        return self.answerer


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home", zone=BERLIN, port=0)


@pytest.fixture
def desk(settings):
    return FakeDesk(settings)


def view(desk):
    """The view on a page of its own, with names for what its handlers fill."""
    with gr.Blocks(analytics_enabled=False):
        return Checking(desk, Page())


def sent(**data):
    """An event as the page sends it: every value in a list."""
    return gr.EventData(None, {name: [value] if isinstance(value, str) else value for name, value in data.items()})


def outcome(updates):
    """The whole stream, merged as the page would hold it."""
    held = {}
    for update in updates:
        held |= update
    return held


def test_a_text_is_checked_sentence_by_sentence(desk):
    """Progress, then marks; the first words open by themselves; counts and what to keep at the end."""
    screen = view(desk)
    steps = list(screen.check_pasted(None, None, sent(text="A text.")))
    drawn = [str(step[screen.result]) for step in steps]
    assert "Reading the text" in drawn[0]
    assert "0 of 4 sentences" in drawn[1]
    held = outcome(steps)
    assert "4 sentences · 1 claims nothing" in held[screen.result]
    assert "3 sentences: <b" in held[screen.result]
    assert "the number 40 is not in the source — held against 3 articles from 3 outlets" in held[screen.result]
    assert held[screen.place] == "k-1-0"
    assert "Supported by the source" in held[screen.evidence]
    assert held[screen.run].done
    assert desk.answerer.held == [("A text.", Filters(zone=BERLIN))]


def test_what_is_kept_holds_everything(desk):
    """Markdown with verdicts and footnotes, and JSON with the rows of the command."""
    screen = view(desk)
    html = outcome(screen.check("A text.", None, None))[screen.result]
    markdown, rows = (unescape(found) for found in re.findall(r'data-content="(.*?)"', html, re.DOTALL))
    assert "Envoys shuttle.[^1] It lasts 40 days. **[not supported: The number 40" in markdown
    assert [row["label"] for row in json.loads(rows)["sentences"]] == [
        "supported",
        "not supported",
        "not checked",
        "partly",
    ]
    assert json.loads(rows)["searched"]["articles"] == 3


def test_hostile_text_is_text(desk):
    """A script in a checked sentence opens no tag, neither in the text nor in what is kept."""
    screen = view(desk)
    html = outcome(screen.check("x", None, None))[screen.result]
    assert "<script" not in html
    assert "And &lt;script&gt;alert(1)&lt;/script&gt;?" in html


@pytest.mark.parametrize(
    ("text", "told"),
    [(" \n", "paste one above, or choose a file"), ("x" * (MOST + 1), "Check it in parts, or whole with the command")],
)
def test_texts_that_cannot_be_checked(desk, text, told):
    """The page says what to do, the form keeps the text, and nothing is checked."""
    screen = view(desk)
    held = outcome(screen.check(text, None, None))
    assert told in held[screen.result]
    assert 'class="checking"' not in held[screen.result]
    assert desk.answerer.held == []


def test_nothing_to_hold_it_against(settings):
    """Filters that leave nothing say so; so does a library that is empty."""
    screen = view(FakeDesk(settings))
    later = Filters(since=date(2030, 1, 1))
    assert "widen them above" in outcome(screen.check("A text.", None, later))[screen.result]
    empty = view(FakeDesk(settings, sample=()))
    assert "Add some under Articles" in outcome(empty.check("A text.", None, None))[empty.result]


def test_a_failure_keeps_what_was_checked(desk):
    """A text without a sentence leaves the form; a check that breaks leaves its verdicts and says why."""
    screen = view(desk)
    desk.answerer.raises = BriefingError("The folder is <locked>.")
    held = outcome(screen.check("A text.", None, None))
    assert "Envoys shuttle." in held[screen.result]
    assert "The folder is &lt;locked&gt;." in held[screen.result]
    assert "Check another text" in held[screen.result]
    desk.answerer.checks = ()
    held = outcome(screen.check("A text.", None, None))
    assert 'class="checking"' not in held[screen.result]
    assert "The folder is &lt;locked&gt;." in held[screen.result]


def test_stopping_keeps_what_was_checked(desk):
    """The bar says how far it was; a run that ended is as it was."""
    screen = view(desk)
    middle = next(
        now for now in runs(lambda: desk.answerer.check_text("x", Filters()), Run(1), lambda: 0.0) if now.total
    )
    middle = replace(middle, sentences=(GOOD,))
    held = screen.halt(middle, "k-1-0")
    assert "Stopped after 1 of 4 sentences. What was checked stays." in held[screen.result]
    assert "Save .md" in held[screen.result]
    assert "passage 1 of 1" in held[screen.evidence]
    assert stopped(held[screen.run]) == held[screen.run]
    assert screen.halt(None, "")[screen.result] == ""


def test_drawing_keeps_pace(desk):
    """Between two frames nothing is drawn, and a page that takes long to draw is drawn less often."""
    events = lambda: desk.answerer.check_text("x", Filters())  # noqa: E731
    assert [len(now.sentences) for now in runs(events, Run(1), lambda: 0.0)] == [0, 0, 4]
    #               begun, drawn at once; 1st: too soon; 2nd: drawn for a second; 3rd, 4th: too soon after it; done
    times = iter([0.0, 0.0, 0.0, 0.1, 0.2, 0.2, 1.2, 2.0, 5.0, 5.0, 5.0])
    assert [len(now.sentences) for now in runs(events, Run(1), lambda: next(times))] == [0, 0, 2, 4]


def test_another_text(desk):
    """The result goes, the form comes back, and what stood there before cannot be opened any more."""
    screen = view(desk)
    run = outcome(screen.check("A text.", None, None))[screen.run]
    held = screen.another(run)
    assert held[screen.result] == ""
    again = outcome(screen.check("Another.", held[screen.run], None))[screen.run]
    assert again.number == 2
    assert screen.evidence in screen.show(again, sent(place="k-1-0"))
    assert screen.place not in screen.show(again, sent(place="k-1-0"))
    assert screen.another(None)[screen.run] is None


def test_any_verdict_opens(desk):
    """Its article is marked at its words under the sentence, the verdict and the reasons; nonsense opens nothing."""
    screen = view(desk)
    run = outcome(screen.check("A text.", None, None))[screen.run]
    html = screen.show(run, sent(place="k-1-1"))[screen.evidence]
    assert "passage 2 of 3" in html
    assert f'<mark class="now">{PAUSE}</mark>' in html
    assert "The number 40 is not in the source." in html
    assert "passage 2 of 3" in screen.show_again("k-1-1", run)[screen.evidence]
    for address in ("k-1-9", "k-2-0", "c-1-0", "x", ""):
        assert evidence_html(run, address, BERLIN) is None
    assert screen.place not in screen.show(None, sent(place="k-1-0"))


def test_filters_reach_the_check(desk):
    """Days and outlets as chosen, with names of their own beside those of the chat; a wrong day is told."""
    screen = view(desk)
    dated = screen.set_dates(None, sent(since="2026-05-05", until="2026-05-06"))
    both = screen.set_outlets(dated[screen.filters], sent(outlet=["Harbour Wire", "Nobody"]))
    assert "Harbour Wire ▾" in both[screen.scope]
    assert 'data-send="check_outlets"' in both[screen.scope]
    outcome(screen.check("A text.", None, both[screen.filters]))
    assert desk.answerer.held[0][1] == Filters(date(2026, 5, 5), date(2026, 5, 6), ("Harbour Wire",), BERLIN)
    assert "is no day" in screen.set_dates(None, sent(since="5 May"))[screen.scope]
    assert "All dates" in screen.look(None)[screen.scope]


def upload(desk, name, content):
    """A copy as Gradio leaves it: in a folder of its own."""
    path = uploads_folder(desk.settings) / name.replace(".", "-") / name
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_an_uploaded_text(desk):
    """It is read as an article is, and the copy goes."""
    screen = view(desk)
    path = upload(
        desk, "draft.html", "<html><body><p>Envoys <b>shuttle</b> between the two capitals.</p></body></html>"
    )
    held = outcome(screen.check_file(path, None, None))
    assert [text for text, _ in desk.answerer.held] == ["Envoys shuttle between the two capitals."]
    assert held[screen.run].done
    assert not Path(path).exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", "", "empty.txt"),
        ("rows.jsonl", '{"text": "One."}\n{"text": "Two."}\n', "one file that holds one text"),
        ("large.txt", "word " * 4000, "large.txt"),
    ],
)
def test_files_that_hold_no_text_to_check(settings, name, content, told):
    """The page names the file and the reason, and the copy goes."""
    desk = FakeDesk(replace(settings, max_file_mb=0.01))
    screen = view(desk)
    path = upload(desk, name, content)
    held = outcome(screen.check_file(path, None, None))
    assert told in held[screen.result]
    assert held[screen.file] is None
    assert desk.answerer.held == []
    assert not Path(path).exists()


def test_a_forged_upload_is_not_read(desk, tmp_path):
    """A path of the request's own is neither read nor removed."""
    mine = tmp_path / "mine.txt"
    mine.write_text("Mine.", encoding="utf-8")
    screen = view(desk)
    held = outcome(screen.check_file(str(mine), None, None))
    assert "no file that was sent to this desk" in held[screen.result]
    assert mine.exists()
    assert "one file" in outcome(screen.check_file(None, None, None))[screen.result]


def test_a_text_that_claims_nothing():
    """The foot says what it was held against, and counts nothing."""
    scope = FakeIndex(TALKS).scope(Filters())
    run = advanced(Run(1), CheckBegun(1, scope))
    html = run_html(replace(run, sentences=(ASKS,), done=True), BERLIN)
    assert "Held against 1 article" in html
    assert "1 sentence · 1 claims nothing" in html


AT = "http://127.0.0.1:11434/v1"


def judged_run(*changes, opinions):
    """A run whose sentences have their verdicts, after these opinions."""
    scope = FakeIndex(TALKS).scope(Filters())
    run = advanced(Run(1), CheckBegun(2, scope, judged=True))
    for done, sentence in enumerate((GOOD, WRONG), 1):
        run = advanced(run, SentenceChecked(sentence, done, 2))
    for changed in changes:
        run = advanced(run, Judging(opinions, changed))
    return advanced(run, Judging(opinions))


def test_how_far_the_opinions_are():
    """The bar counts them once the rules are done, and Stop keeps those that came."""
    run = judged_run(opinions=SecondOpinions(AT, 5, 3, 2))
    assert "2 of 5 second opinions" in run_html(run, BERLIN)
    assert '<progress value="2" max="5"' in run_html(run, BERLIN)
    html = run_html(stopped(run), BERLIN)
    assert "Stopped after 2 of 5 second opinions. What was checked stays." in html
    assert f"For a second opinion 3 of 5 sentences were sent with their passages to {AT}." in html


def test_both_verdicts_on_the_page():
    """A sentence is drawn anew with what the model says, and what stood open beside it keeps its address."""
    second = replace(GOOD.verdict, label="not supported", judge=Judged("not supported", "<b>No</b>.", "m", "supported"))
    both = replace(second, reasons=(*second.reasons, replace(WRONG.verdict.reasons[0], text="The model m finds: <b>")))
    run = judged_run((0, both), opinions=SecondOpinions(AT, 1, 1, 1))
    html = run_html(run, BERLIN)
    assert "<del>Envoys shuttle.</del>" in html
    assert "The model m finds: &lt;b&gt;" in html
    assert "The number 40 is not in the source." in evidence_html(run, "k-1-1", BERLIN)
    agreed = replace(GOOD.verdict, judge=Judged("supported", "It <i>stands</i> there.", "m", "supported"))
    run = judged_run((0, agreed), opinions=SecondOpinions(AT, 1, 1, 1))
    assert "The model m agrees: It &lt;i&gt;stands&lt;/i&gt; there." in evidence_html(run, "k-1-0", BERLIN)


def test_addresses_outlive_an_opinion():
    """A sentence by two passages that the model does not believe keeps both, so that none after it is renumbered."""
    two = replace(GOOD, hits=(hit(TALKS), hit(TOLL)))
    doubted = replace(two.verdict, label="not supported", judge=Judged("not supported", "No.", "m", "supported"))
    scope = FakeIndex(TALKS).scope(Filters())
    run = replace(Run(1), sentences=(two, WRONG), scope=scope, total=2)
    after = advanced(run, Judging(SecondOpinions(AT, 1, 1, 1), (0, doubted)))
    for state in (run, after):
        assert "The number 40" in evidence_html(state, "k-1-2", BERLIN)


def test_what_fails_for_all_is_told_once():
    """As a problem under the text, whose verdicts stand; what is kept tells it too."""
    run = judged_run(opinions=SecondOpinions(AT, 2, 1, 1, "The key was <refused>."))
    done = advanced(run, CheckDone(run.sentences, run.scope, run.opinions))
    html = run_html(done, BERLIN)
    assert html.count('<div class="problem" role="alert">The key was &lt;refused&gt;.</div>') == 1
    kept = json.loads(unescape(re.findall(r'data-content="(.*?)"', html, re.DOTALL)[1]))
    assert kept["opinions"] == {"where": AT, "total": 2, "sent": 1, "heard": 1, "problem": "The key was <refused>."}


def test_opinions_are_drawn_no_faster_than_verdicts():
    """One among many waits for the next drawing; what is sent is always on the page, for a reader may stop then."""
    opinions = [SecondOpinions(AT, 9, sent, heard) for sent, heard in ((0, 0), (1, 0), (1, 1), (5, 1), (5, 2), (5, 3))]
    events = [Judging(one, (0, GOOD.verdict) if one.heard and one.sent != 5 else None) for one in opinions[:4]]
    events += [Judging(one, (0, GOOD.verdict)) for one in opinions[4:]]
    scope = FakeIndex(TALKS).scope(Filters())
    told = [CheckBegun(1, scope, judged=True), SentenceChecked(GOOD, 1, 1), *events]
    drawn = [now.opinions for now in runs(lambda: iter(told), Run(1), lambda: 0.0) if now.opinions]
    assert drawn == [opinions[0], opinions[1], opinions[3]]


def test_the_form_says_where_text_goes(settings):
    """Before anything is pasted; nothing where nothing goes out."""
    assert "go to" not in view(FakeDesk(settings)).form.value
    asks = replace(settings, judge="all", base_url=AT)
    assert (
        f"every sentence that claims something, with the passages found for each, go to {AT}"
        in view(FakeDesk(asks)).form.value
    )
