"""What the screens do with what the page sends, without a browser."""

import json
import os
import socket
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import gradio as gr
import pytest
from fake_desk import HOSTILE, TALKS, TOLL, FakeAssistant, FakeIndex, citation, hit, sentence, verdict
from gradio.routes import App
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from assistant.screens import serving
from assistant.screens.articles import Shelf
from assistant.screens.asking import ask
from assistant.screens.chat import Chat
from assistant.screens.chrome import date_words, head_html, outlet_words, scope_html
from assistant.screens.conversation import conversation_html, pane_html
from assistant.screens.desk import Desk
from assistant.screens.events import message, readable, value, values
from assistant.screens.examples import SAMPLE, examples, frequent_names
from assistant.screens.exchange import Exchange, find, stopped, turns
from assistant.screens.filtering import day_of
from assistant.screens.guard import OwnOrigin
from assistant.screens.page import Page
from assistant.screens.shelf import PAGE, Report, report_html, table_html
from assistant.screens.uploads import ForgedUpload, checked, discard, expected, named, uploads_folder
from assistant.settings import Settings
from assistant.types import Problem, Turn
from index.articles import new_article
from index.errors import BriefingError
from index.types import Added, Filters, Listed
from samples import answer_key

BERLIN = ZoneInfo("Europe/Berlin")
ENVOYS = citation(1, TALKS, "Envoys have been shuttling between the two capitals since Monday")
PAUSE = citation(1, TALKS, "an initial pause of 21 days")
WOUNDED = citation(2, TOLL, "340 people had been wounded since Friday")
TOLD = (sentence("Envoys shuttle.", ENVOYS), sentence("A pause, and wounded.", PAUSE, WOUNDED))
HITS = (hit(TALKS), hit(TOLL))


class FakeDesk(Desk):
    """A desk over lists, with an assistant that says what it is told to."""

    def __init__(self, settings, own=(), told=TOLD):
        super().__init__(settings, own=lambda _: FakeIndex(*own), sample=lambda _: FakeIndex(TALKS, TOLL, HOSTILE))
        self.answerer = FakeAssistant(self.library().index, HITS, told)

    def assistant(self, library):
        return self.answerer


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home", zone=BERLIN, port=0)


def screens(desk):
    """The handlers of both views on a page of their own."""
    with gr.Blocks(analytics_enabled=False):
        page = Page()
        return SimpleNamespace(page=page, chat=Chat(desk, page), shelf=Shelf(desk, page))


def sent(**data):
    """An event as the page sends it: every value in a list."""
    return gr.EventData(None, {name: [value] if isinstance(value, str) else value for name, value in data.items()})


def talk(view, question="Who mediates?", exchanges=(), filters=None):
    """The whole stream of an answer, merged as the page would hold it."""
    held = {}
    for update in view.chat.ask(question, exchanges, filters):
        held |= update
    return held


def test_an_answer_streams_and_opens_its_first_source(settings):
    """Sentences come one by one, the first citation opens, and the box can be used again."""
    view = screens(FakeDesk(settings))
    steps = list(view.chat.ask("Who mediates?", (), None))
    drawn = [str(step[view.chat.conversation]) for step in steps if view.chat.conversation in step]
    assert "Searching the articles" in drawn[0]
    assert any("Envoys shuttle." in html and "wounded" not in html for html in drawn)
    held = talk(view)
    assert ENVOYS.quote in held[view.chat.source]
    assert held[view.chat.place] == "c-1-0"
    assert 'id="c-1-2"' in held[view.chat.conversation]
    assert "Copy with citations" in held[view.chat.conversation]
    assert held[view.chat.box].value != "Stop"


def test_a_blank_question_asks_nothing(settings):
    """The box stays as it is."""
    desk = FakeDesk(settings)
    view = screens(desk)
    assert len(list(view.chat.ask("  ", (), None))) == 1
    assert desk.answerer.asked == []


def test_one_question_at_a_time(settings):
    """While an answer is being written another question is not sent."""
    desk = FakeDesk(settings)
    assert len(list(screens(desk).chat.ask("And?", (Exchange(1, "Who?"),), None))) == 1
    assert desk.answerer.asked == []


def test_an_example_is_asked_like_any_question(settings):
    """A click on it sends its words."""
    desk = FakeDesk(settings)
    list(screens(desk).chat.ask_example((), None, sent(question="How long?")))
    assert desk.answerer.asked[0][0] == "How long?"


def test_a_follow_up_carries_the_conversation(settings):
    """The turns before it go along; a question that came to nothing does not."""
    desk = FakeDesk(settings)
    view = screens(desk)
    first = talk(view)[view.chat.exchanges]
    talk(view, "And when?", (*first, Exchange(2, "Lost", failed="broken")))
    assert desk.answerer.asked[1][1] == [
        Turn("user", "Who mediates?"),
        Turn("assistant", "Envoys shuttle. A pause, and wounded."),
    ]


def test_a_refusal_opens_the_nearest_passage(settings):
    """One line, the passages under it, and the first of them beside it."""
    view = screens(FakeDesk(settings, told=()))
    held = talk(view)
    assert "The articles do not say. The nearest passages:" in held[view.chat.conversation]
    assert held[view.chat.place] == "p-1-0"
    assert "nearest passage 1 of 2" in held[view.chat.source]
    assert turns(held[view.chat.exchanges])[1].content == "The articles do not say."


def test_a_failure_keeps_what_was_finished(settings):
    """A model's problem and an error nobody foresaw both leave the sentences and a message."""
    desk = FakeDesk(settings)
    desk.answerer.problem = Problem("refused-key", "The key was refused. Set OPENAI_API_KEY.")
    view = screens(desk)
    html = talk(view)[view.chat.conversation]
    assert "Envoys shuttle." in html
    assert "Set OPENAI_API_KEY" in html
    desk.answerer.raises = ValueError("<secret>")
    html = talk(view)[view.chat.conversation]
    assert "Envoys shuttle." in html
    assert "Something went wrong in the desk itself (ValueError)" in html
    assert "secret" not in html


def test_what_the_library_says_is_told_in_its_words():
    """An error of ours is its own message, escaped where it would be markup."""
    assert message(BriefingError("The folder is locked.")) == "The folder is locked."

    @readable
    def handler():
        raise BriefingError("<b>locked</b>")

    @readable
    def stream():
        yield 1
        raise BriefingError("<i>")

    with pytest.raises(gr.Error) as told:
        handler()
    assert told.value.message == "&lt;b&gt;locked&lt;/b&gt;"
    seen = []
    with pytest.raises(gr.Error):
        seen.extend(stream())
    assert readable(lambda: 3)() == 3


def test_stop_keeps_the_finished_sentences(settings):
    """The half sentence goes, the foot says that it was stopped, and no source is lost."""
    desk = FakeDesk(settings)
    view = screens(desk)
    middle = next(
        now
        for now in ask(lambda: desk.answerer, "Q", (), Filters(), clock=iter(range(99)).__next__)
        if now[-1].sentences
    )
    held = view.chat.stop(middle)
    assert "Envoys shuttle." in held[view.chat.conversation]
    assert "Stopped. What was finished stays." in held[view.chat.conversation]
    assert "searched 3 articles from" in held[view.chat.conversation].lower()
    assert "quoted from the articles" in held[view.chat.conversation]
    assert not held[view.chat.exchanges][0].open
    assert stopped(held[view.chat.exchanges]) == held[view.chat.exchanges]


def test_half_sentences_are_drawn_at_the_speed_of_a_screen(settings):
    """Between two frames only whole sentences are drawn; past one, the unfinished tail as well."""
    desk = FakeDesk(settings)
    still = [now[-1].tail for now in ask(lambda: desk.answerer, "Q", (), Filters(), clock=lambda: 0.0)]
    assert not any(still)
    moving = [now[-1].tail for now in ask(lambda: desk.answerer, "Q", (), Filters(), clock=iter(range(99)).__next__)]
    assert "Envoys " in moving


def test_any_citation_of_any_answer_opens(settings):
    """Old answers keep their sources; an address that names nothing opens nothing."""
    view = screens(FakeDesk(settings))
    first = talk(view)[view.chat.exchanges]
    both = talk(view, "More?", first)[view.chat.exchanges]
    assert "citation 2 of 3" in view.chat.show(both, sent(place="c-1-1"))[view.chat.source]
    assert "Ministry raises" in view.chat.show(both, sent(place="c-2-2"))[view.chat.source]
    for address in ("c-9-0", "c-1-9", "p-1-9", "x", "c-1-0-0", ""):
        assert pane_html(both, address, BERLIN) is None
        assert view.chat.place not in view.chat.show(both, sent(place=address))
    assert find(both, "c-2-0") == (both[1], 0)
    assert "citation 1 of 3" in view.chat.show_again("c-1-0", both)[view.chat.source]


def test_any_verdict_of_any_answer_opens(settings):
    """The article of its evidence, marked, under the sentence and its verdict; what names none opens none."""
    wrong = sentence(
        "It lasts 40 days.", ENVOYS, verdict=verdict("not supported", "No 40.", article=TALKS, words=PAUSE.quote)
    )
    view = screens(FakeDesk(settings, told=(TOLD[0], wrong)))
    held = talk(view)
    assert "2 sentences: <b" in held[view.chat.conversation]
    html = view.chat.show(held[view.chat.exchanges], sent(place="v-1-1"))[view.chat.source]
    assert "verdict 2 of 2" in html
    assert f'<mark class="now">{PAUSE.quote}</mark>' in html
    assert html.index("No 40.") < html.index(TALKS.title)
    assert pane_html(held[view.chat.exchanges], "v-1-2", BERLIN) is None


def test_a_new_conversation_forgets(settings):
    """Nothing is left of the old one but the filters."""
    view = screens(FakeDesk(settings))
    held = view.chat.fresh(Filters(since=date(2026, 5, 5)))
    assert held[view.chat.exchanges] == ()
    assert "What do you want to know?" in held[view.chat.conversation]
    assert "From 5 May 2026" in held[view.chat.scope]


def test_filters_reach_the_assistant(settings):
    """Dates and outlets as chosen; an outlet that no article bears is dropped."""
    desk = FakeDesk(settings)
    view = screens(desk)
    dated = view.chat.set_dates((), None, sent(since="2026-05-05", until="2026-05-06"))[view.chat.filters]
    both = view.chat.set_outlets((), dated, sent(outlet=["Harbour Wire", "Nobody"]))
    assert "Harbour Wire ▾" in both[view.chat.scope]
    talk(view, filters=both[view.chat.filters])
    assert desk.answerer.asked[0][2] == Filters(date(2026, 5, 5), date(2026, 5, 6), ("Harbour Wire",), BERLIN)


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [("5 May", "", "“5 May” is no day"), ("2026-05-06", "2026-05-05", "lies after the last")],
)
def test_dates_that_cannot_be(settings, since, until, told):
    """The chip stays open and says why; the filter is as it was."""
    view = screens(FakeDesk(settings))
    held = view.chat.set_dates((), None, sent(since=since, until=until))
    assert told in held[view.chat.scope]
    assert '<details class="pop" name="scope" open>' in held[view.chat.scope]
    assert view.chat.filters not in held
    assert day_of(" ") is None


def test_filters_that_leave_nothing(settings):
    """The refusal says that it is the filter."""
    view = screens(FakeDesk(settings, told=()))
    held = talk(view, filters=Filters(since=date(2030, 1, 1)))
    assert "No article lies within these dates and outlets" in held[view.chat.conversation]
    nothing = FakeDesk(settings, told=())
    nothing.answerer.hits = ()
    view = screens(nothing)
    assert "The articles do not say.</p>" in talk(view)[view.chat.conversation]


def test_words_of_the_chips():
    """Each state of a filter has its words."""
    first, last = date(2026, 5, 3), date(2026, 5, 8)
    assert [date_words(Filters(s, u)) for s, u in ((None, None), (first, None), (None, last), (first, last))] == [
        "All dates",
        "From 3 May 2026",
        "Until 8 May 2026",
        "3–8 May 2026",
    ]
    assert [outlet_words(Filters(outlets=o)) for o in ((), ("A",), ("A", "B"))] == ["All outlets", "A", "2 outlets"]


def test_header_says_where_text_goes(settings):
    """Nothing leaves without a model; with one the address stands behind its chip, a password in it does not."""
    scope = FakeIndex(TALKS).scope(Filters())
    assert "No text leaves this machine." in head_html(settings, scope)
    with_model = replace(settings, model="<gpt>", base_url="https://me:pass@models.example/v1")
    html = head_html(with_model, scope)
    assert "&lt;gpt&gt;" in html
    assert "models.example" in html
    assert "pass" not in html.replace("passages", "")
    assert "for embeddings" in head_html(replace(settings, embeddings="small"), scope)


def test_undated_library(settings):
    """The filter of dates says that there are none, and how many any date would leave out."""
    index = FakeIndex(HOSTILE)
    html = scope_html(index.scope(Filters()), index.outlets(), Filters(), is_sample=False, talking=False)
    assert "No article bears a date. Any date leaves out the 1 article without one." in html
    assert "<b>Outlet" not in html


def test_the_desk_turns_to_the_readers_own_articles(settings):
    """The sample while there is none, its own from the first one on; both are closed at the end."""
    desk = FakeDesk(settings)
    view = screens(desk)
    assert "This is the sample story" in view.chat.look((), None)[view.page.banner]
    sample = desk.library().index
    view.shelf.paste("", PAGE, sent(text="Envoys met in Sarrik on Monday.", outlet="Mine"))
    assert not desk.library().is_sample
    assert view.chat.look((), None)[view.page.banner] == ""
    assert "1 article · 1 outlet" in view.chat.look((), None)[view.page.head]
    desk.close()
    assert desk.own.closed
    assert sample.closed


def test_a_pasted_text(settings):
    """It is added with what the reader says of it, and the form is emptied; a refused one keeps its form."""
    desk = FakeDesk(settings)
    view = screens(desk)
    held = view.shelf.paste("", PAGE, sent(text="Talks began.", title="T", outlet="O", published="2026-05-05"))
    (row,) = desk.own.articles()
    assert (row.article.title, row.article.outlet, row.article.published) == ("T", "O", date(2026, 5, 5))
    assert "1 added" in held[view.shelf.report]
    assert 'data-clears=""' not in held[view.shelf.report]
    for data, reason in (({"text": " "}, "pasted text"), ({"text": "x", "published": "soon"}, "soon")):
        held = view.shelf.paste("", PAGE, sent(**data))
        assert "1 not read" in held[view.shelf.report]
        assert reason in held[view.shelf.report]
        assert 'data-clears=""' in held[view.shelf.report]


def test_a_pasted_text_over_the_limit(settings):
    """The setting that limits files limits pasted text as well."""
    view = screens(FakeDesk(replace(settings, max_file_mb=0.001)))
    held = view.shelf.paste("", PAGE, sent(text="word " * 400))
    assert "over the limit of 0.001 MB" in held[view.shelf.report]


def upload(folder: Path, name: str, content: str | bytes) -> str:
    """A copy as Gradio leaves it: in a folder of its own."""
    path = folder / name.replace(".", "-") / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_uploaded_files(settings, tmp_path):
    """Each is read, what cannot be is named with its reason, and the copies are gone."""
    desk = FakeDesk(settings)
    view = screens(desk)
    rows = "\n".join(json.dumps({"id": str(n), "text": f"Article number {n} tells of talks."}) for n in range(3))
    paths = [
        upload(uploads_folder(settings), "a.jsonl", rows),
        upload(uploads_folder(settings), "b.txt", "Talks."),
        upload(uploads_folder(settings), "<i>.txt", ""),
    ]
    steps = list(view.shelf.add_files(paths, "", PAGE))
    assert "0 of 5" in steps[0][view.shelf.report]
    assert "4 added · 1 not read" in steps[-1][view.shelf.report]
    assert "&lt;i&gt;.txt" in steps[-1][view.shelf.report]
    assert len(desk.own.articles()) == 4
    assert not any(Path(path).exists() for path in paths)
    assert list(view.shelf.add_files(None, "", PAGE))


def test_only_files_that_were_uploaded_are_read_and_removed(tmp_path):
    """A path comes out of a request: one that names the folder itself, or a file elsewhere, must not be touched."""
    uploads = tmp_path / "home" / "uploads" / "1"
    (uploads / "hash").mkdir(parents=True)
    good, precious = uploads / "hash" / "a.txt", tmp_path / "home" / "precious.txt"
    good.write_text("text", encoding="utf-8")
    precious.write_text("mine", encoding="utf-8")
    (uploads / "hash" / "link.txt").symlink_to(precious)
    assert checked([str(good)], uploads) == [str(good)]
    for forged in (uploads, uploads / "hash", precious, uploads / "hash" / "link.txt", uploads / "hash" / "gone.txt"):
        with pytest.raises(ForgedUpload):
            checked([str(good), str(forged)], uploads)
    (uploads / "hash" / "link.txt").unlink()
    discard([good])
    assert (precious.read_text(encoding="utf-8"), list(uploads.iterdir())) == ("mine", [])


def test_uploads_are_counted_and_discarded(tmp_path):
    """A line of JSON lines is one item; hidden files of a folder are none."""
    rows = upload(tmp_path, "a.jsonl", "{}\n\n{}\n")
    files = named([rows, upload(tmp_path, "z.txt", "x"), upload(tmp_path, ".DS_Store", "x")])
    assert [file.name for file in files] == ["a.jsonl", "z.txt"]
    assert expected(files) == 3
    discard(files)
    assert not Path(rows).parent.exists()


def test_removing_can_be_undone(settings):
    """The row goes, the notice offers to bring it back, and what cites it still opens."""
    desk = FakeDesk(settings, own=(TALKS, TOLL))
    view = screens(desk)
    held = view.shelf.remove("", PAGE, sent(article=TALKS.id))
    assert TALKS.title not in held[view.shelf.table]
    assert f'data-send="restore" data-article="{TALKS.id}"' in held[view.shelf.report]
    assert TALKS.title in view.shelf.read(sent(article=TALKS.id))[view.shelf.reading]
    assert TALKS.title in view.shelf.restore("", PAGE, sent(article=TALKS.id))[view.shelf.table]


def test_correcting(settings):
    """Title, outlet and date change, a date that is none is told, and an untouched time stays exact."""
    desk = FakeDesk(settings, own=(TALKS,))
    view = screens(desk)
    typed = {"article": TALKS.id, "title": "Talks", "outlet": "Wire"}
    held = view.shelf.correct("", PAGE, sent(**typed, published="2026-05-05T16:40:00+00:00"))
    assert "Corrected “Talks”." in held[view.shelf.report]
    assert desk.own.article(TALKS.id).published == TALKS.published
    held = view.shelf.correct("", PAGE, sent(**typed, published="yesterday"))
    assert "no complete date" in held[view.shelf.reading]
    assert '<details class="correct" open>' in held[view.shelf.reading]
    view.shelf.correct("", PAGE, sent(article=TALKS.id, title=" ", outlet="", published=""))
    article = desk.own.article(TALKS.id)
    assert (article.title, article.outlet, article.published) == ("Talks", "", None)


def test_the_sample_cannot_be_changed(settings):
    """No button removes from it, no form corrects it, and the pane says why; a forged event changes nothing."""
    view = screens(FakeDesk(settings))
    table = view.shelf.look("", PAGE)[view.shelf.table]
    assert TALKS.title in table
    assert 'data-send="remove"' not in table
    assert "The sample story cannot be changed." in view.shelf.read(sent(article=TALKS.id))[view.shelf.reading]
    with pytest.raises(BriefingError):
        view.shelf.remove("", PAGE, sent(article=TALKS.id))


def test_the_table(settings):
    """It is filtered by words, says when nothing is left, and draws a long list in parts."""
    view = screens(FakeDesk(settings, own=(TALKS, TOLL, HOSTILE)))
    held = view.shelf.find(sent(query=" wounded "))
    assert TOLL.title in held[view.shelf.table]
    assert TALKS.title not in held[view.shelf.table]
    assert "No article holds “&lt;zzz&gt;”." in view.shelf.find(sent(query="<zzz>"))[view.shelf.table]
    assert view.shelf.more("", PAGE)[view.shelf.shown] == 2 * PAGE
    rows = [Listed(replace(TALKS, id=str(n)), 1, "x") for n in range(5)]
    html = table_html(rows, shown=2, removable=True, query="", zone=BERLIN)
    assert html.count("<tr><td") == 2
    assert "2 of 5 are shown" in html
    assert "paste one" in table_html([], shown=2, removable=True, query="", zone=BERLIN)
    hostile = table_html([Listed(HOSTILE, 1, "x")], shown=2, removable=True, query="", zone=BERLIN)
    assert "<img" not in hostile
    assert '<span class="soft">unknown</span>' in hostile


def test_the_report_stays_short():
    """Many refusals are counted past the fiftieth; progress is a bar until all is done."""
    refused = tuple(Added(f"{n}.txt", "refused", None, "is empty") for n in range(60))
    report = Report(100, Counter(refused=60), refused)
    html = report_html(report)
    assert html.count("<li>") == 51
    assert "and 10 items more" in html
    assert '<progress value="60" max="100">' in html
    assert "<progress" not in report_html(replace(report, done=True))


def test_what_a_page_may_send():
    """Anything but lists of strings is left out."""
    assert values(sent(a=["x", 3, None, "y"]), "a") == ["x", "y"]
    assert value(sent(b="z"), "a") == ""
    assert values(gr.EventData(None, {"a": "bare"}), "a") == []
    assert values(gr.EventData(None, None), "a") == []


def test_example_questions():
    """The sample's are answerable by its key; any other library's come from its own names and titles."""
    key = {row["question"]: row for row in map(json.loads, answer_key().read_text().splitlines())}
    assert all(key[question]["kind"] == "answerable" and not key[question].get("history") for question in SAMPLE)
    assert examples([], is_sample=True) == list(SAMPLE)
    one = new_article("On Monday the envoy Joren Halvik spoke.", title="First")
    two = new_article("Later the envoy Joren Halvik left with Elin Varsted.", title="Second")
    assert frequent_names([one, two]) == ["Joren Halvik"]
    assert examples([one, two], is_sample=False) == [
        "What do the articles say about Joren Halvik?",
        "What is reported under “First”?",
        "What is reported under “Second”?",
    ]
    assert examples([], is_sample=False) == []


def test_hostile_questions_are_text():
    """A question opens no tag, neither above an answer nor on an example's button."""
    evil = '"><script>x</script>'
    assert "<script" not in conversation_html([Exchange(1, evil)], (), BERLIN)
    assert "<script" not in conversation_html((), [evil], BERLIN)


def test_an_assistant_for_each_library(settings, monkeypatch):
    """One is made for the sample and one for the reader's own, each once."""
    made = []
    monkeypatch.setattr("assistant.screens.desk.Assistant", lambda settings, index: made.append(index) or index)
    desk = Desk(settings, own=lambda _: FakeIndex(), sample=lambda _: FakeIndex(TALKS))
    sample = desk.library()
    assert desk.assistant(sample) is desk.assistant(sample)
    list(desk.own.add([TOLL]))
    assert desk.assistant(desk.library()) is desk.own
    assert made == [sample.index, desk.own]


def test_a_port_that_is_taken(settings, monkeypatch):
    """The desk leaves with a message that names the setting."""
    with socket.socket() as other:
        other.bind((serving.HOST, 0))
        other.listen()
        taken = replace(settings, port=other.getsockname()[1])
        with pytest.raises(SystemExit) as left:
            serving.serve(taken)
    assert "BRIEFING_PORT" in str(left.value)


def test_launch_stays_on_this_machine(settings):
    """Loopback, nothing shared, no links of Gradio's, no fonts from outside; uploads within the data folder."""
    blocks = serving.build_desk(settings, FakeDesk(settings))
    options = serving.launch_options(settings)
    assert options["server_name"] == "127.0.0.1"
    assert options["share"] is False
    assert options["footer_links"] == []
    assert options["server_port"] > 0
    assert not any("http" in sheet for sheet in options["theme"]._stylesheets)
    assert not blocks.analytics_enabled
    assert Path(blocks.GRADIO_CACHE) == settings.home / "uploads" / str(os.getpid())
    assert options["app_kwargs"]["openapi_url"] is None


def test_closing_with_the_keyboard(settings, monkeypatch, capsys):
    """Ctrl-C closes the libraries, and nothing uploaded to this desk stays; what could not be loaded ahead is told."""
    desk = FakeDesk(settings)
    monkeypatch.setattr(serving, "Desk", lambda _: desk)
    monkeypatch.setattr(serving, "Event", lambda: SimpleNamespace(wait=interrupt))
    monkeypatch.setattr(desk, "warm", cannot_warm)
    monkeypatch.setattr(gr.Blocks, "launch", lambda self, **options: None)
    uploads = settings.home / "uploads"
    (uploads / str(os.getpid()) / "copy").mkdir(parents=True)
    (uploads / "another").mkdir()
    serving.serve(settings)
    told = capsys.readouterr()
    assert "http://127.0.0.1:" in told.out
    assert told.err == "The vectors' model is not there.\n"
    assert desk.own.closed
    assert [folder.name for folder in uploads.iterdir()] == ["another"]
    (uploads / "another").rmdir()
    serving.serve(settings)
    assert not uploads.exists()


def interrupt():
    """What Ctrl-C does to whoever waits."""
    raise KeyboardInterrupt


def cannot_warm():
    """A desk whose first loading fails."""
    raise BriefingError("The vectors' model is not there.")


def test_warming_asks_no_endpoint(settings):
    """The first search and check are made ahead with the built-in vectors, and none where an endpoint makes them."""
    searched = []
    desk = FakeDesk(settings)
    desk.answerer.writer = SimpleNamespace(arranged=lambda asked, hits: searched.append(asked))
    desk.library().index.search = lambda query, k: searched.append(query) or []
    desk.warm()
    assert searched == ["warm", "warm"]
    desk.library().index.search = lambda query, k: [hit(TALKS)]
    desk.answerer.checker = SimpleNamespace(check=lambda claim, sources: searched.append(sources[0].text))
    desk.warm()
    assert searched[2:] == ["warm", TALKS.text]
    del searched[2:]
    desk.settings = replace(settings, embeddings="text-embedding")
    desk.warm()
    assert len(searched) == 2


def test_a_setting_that_cannot_be_used(monkeypatch, tmp_path):
    """The desk leaves with the setting's name in place of a traceback; usable ones launch it."""
    launched = []
    monkeypatch.setattr(serving, "serve", launched.append)
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    monkeypatch.setenv("BRIEFING_PORT", "abc")
    with pytest.raises(SystemExit) as left:
        serving.main()
    assert "BRIEFING_PORT" in str(left.value)
    monkeypatch.setenv("BRIEFING_PORT", "0")
    serving.main()
    assert [settings.port for settings in launched] == [0]


@pytest.fixture
def listening(settings):
    """The desk's application under the address of a running one, with what its server does at the start."""
    blocks = serving.build_desk(settings, FakeDesk(settings))
    blocks.max_file_size = None  # what launch() would set
    app = App.create_app(blocks, app_kwargs=launched(settings))
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        yield client


def launched(settings):
    """What Gradio is told of its application."""
    return serving.launch_options(settings)["app_kwargs"]


FOREIGN = (
    "https://elsewhere.example",
    "http://127.0.0.1:8000",
    "http://localhost:7860",
    "https://127.0.0.1:7860",
    "null",
)


@pytest.mark.parametrize("origin", FOREIGN)
def test_other_pages_are_refused(listening, origin):
    """No page elsewhere or of another port uploads, asks or is allowed to by a preflight."""
    headers = {"Origin": origin}
    assert listening.post("/gradio_api/upload", headers=headers, files={"files": ("a.txt", b"x")}).status_code == 403
    assert listening.post("/gradio_api/queue/join", headers=headers, json={}).status_code == 403
    preflight = listening.options("/gradio_api/upload", headers=headers | {"Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 403
    assert not any(name.startswith("access-control") for name in preflight.headers)


def test_a_name_that_leads_here_is_refused(listening):
    """An origin that equals the host counts for nothing where the name is not this machine's."""
    told = {"Origin": "http://elsewhere.example:7860", "Host": "elsewhere.example:7860"}
    assert listening.post("/gradio_api/upload", headers=told, files={"files": ("a.txt", b"x")}).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://127.0.0.1:7860"}])
def test_the_desks_own_page_is_served(listening, headers):
    """Its own origin uploads, and so does a program that names none; no interface is described."""
    told = listening.post("/gradio_api/upload", headers=headers, files={"files": ("a.txt", b"x")})
    assert told.status_code == 200
    assert listening.get("/robots.txt", headers=headers).headers["Referrer-Policy"] == "same-origin"
    assert listening.get("/openapi.json").status_code == 404


def test_a_foreign_websocket_is_closed_before_it_opens():
    """Another page's is refused, the desk's own reaches the application."""

    async def application(scope, receive, send):
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 1000})

    client = TestClient(OwnOrigin(application), base_url="http://127.0.0.1:7860")
    with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/", headers={"Origin": FOREIGN[0]}):
        pass
    assert refused.value.code == 1008
    with client.websocket_connect("/", headers={"Origin": "http://127.0.0.1:7860", "Host": "127.0.0.1:7860"}):
        pass
