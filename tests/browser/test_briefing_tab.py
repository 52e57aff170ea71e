"""Briefings in Chromium: written, checked by keyboard, signed, exported, compared, safe whatever the articles say."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from assistant.briefing.keeping import open_briefing
from assistant.briefing.numbering import every_line
from assistant.verify import verify

DAY = "2026-05-06"
OVERFLOW = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect(); return box.width && box.right > innerWidth + 1 && !e.closest('.unseen') })
  .map(e => e.tagName + '.' + e.className)"""
HOSTILE = (
    "Envoys <script>window.hacked = 1</script> met in Morvane on Friday. <img src='https://tracker.example/p.png'> "
    "stood on the table, the foreign ministry said. The talks go on on Saturday, officials said."
)


@pytest.fixture(scope="module")
def home(sample, tmp_path_factory):
    """A data folder with the sample in it."""
    folder = tmp_path_factory.mktemp("briefings") / "home"
    shutil.copytree(sample.home / "sample", folder / "sample")
    return folder


@pytest.fixture(scope="module")
def desk(home, start):
    """One desk for all tests of this module."""
    with start(home) as running:
        yield running


def to_list(page):
    """The list of briefings and the form."""
    page.click("[role=tab][data-view=briefings]")
    expect(page.locator("form.briefform")).to_be_visible()


def written(page, day=DAY, topics="", template="flash"):
    """Writes a page, and waits until it is open."""
    to_list(page)
    page.click(f"[data-day='{day}']")
    page.fill(".briefform input[name=topics]", topics)
    page.select_option(".briefform select", template)
    page.click(".briefform .primary")
    expect(page.locator("#brief-page .page")).to_be_visible(timeout=60_000)


def stored(running, page):
    """The open page as the library holds it."""
    briefing_id = page.locator("#brief-page .opened").get_attribute("data-briefing")
    return open_briefing(running.desk.library().index.briefings, briefing_id).reviewed


def marked(page):
    """The words marked beside the page, over all paragraphs."""
    return page.locator("#proof mark.now").evaluate_all("marks => marks.map(mark => mark.textContent).join('')")


def decisions(running, page):
    """What was decided on the lines, in the order of the page."""
    reviewed = stored(running, page)
    marks = (reviewed.marks.get(line.id) for line in every_line(reviewed.briefing))
    return [mark.decision if mark else None for mark in marks]


def test_a_day_is_written_and_each_citation_opens_its_words(desk, open_page):
    """A page with its verdicts and counts; a citation marks `article.text[start:end]`; it stands in the list then."""
    page = open_page(desk.url)
    written(page, template="daily")
    expect(page.locator(".page h1")).to_have_text("All stories, Wed 6 May 2026")
    lines = every_line(stored(desk, page).briefing)
    expect(page.locator(".page .stand")).to_contain_text(f"{len(lines)} sentences: ")
    expect(page.locator(".page .line")).to_have_count(len(lines))
    expect(page.locator(".page .line .verdict")).to_have_count(len(lines))
    expect(page.locator(".page .sum")).to_contain_text("independent origins")
    citations = [citation for line in lines for citation in line.sentence.citations]
    links = page.locator(".line a.cite")
    expect(links).to_have_count(len(citations))
    for n in (0, len(citations) - 1):
        links.nth(n).click()
        expect(page.locator("#proof .where").first).to_have_text(f"citation {n + 1} of {len(citations)}")
        assert marked(page) == citations[n].quote
        expect(page.locator("#proof mark.now").first).to_be_in_viewport()
    page.keyboard.press("[")
    expect(page.locator("#proof .where").first).to_have_text(f"citation {len(citations) - 1} of {len(citations)}")
    page.click("[data-send=shut]")
    expect(page.locator(".briefs tr", has_text="All stories")).to_contain_text(f"Draft, 0 of {len(lines)} checked")


def test_a_page_is_checked_by_keyboard_alone(desk, open_page):
    """Sentence after sentence beside its passage; an edit is checked again; the page is the same after a reload."""
    page = open_page(desk.url)
    written(page, "2026-05-05")
    first = every_line(stored(desk, page).briefing)
    page.keyboard.press("c")
    expect(page.locator(".line.cur")).to_have_count(1)
    expect(page.locator("#proof .where").first).to_have_text(f"sentence 1 of {len(first)}")
    assert first[0].sentence.citations[0].quote in marked(page)
    page.keyboard.press("a")
    page.keyboard.press("x")  # the next one, ahead of the answer
    expect(page.locator("#proof .where").first).to_have_text(f"sentence 3 of {len(first)}")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("At least 9,870 balloons rose over the axe factory.")
    page.keyboard.press("Control+Enter")
    edited = page.locator(".line.edited")
    expect(edited.locator("p.bad, p.part")).to_contain_text("9,870 balloons")
    expect(edited.locator(".why").first).to_be_visible()
    expect(page.locator("#proof .says")).to_contain_text("9,870 balloons")
    page.keyboard.press("k")
    page.keyboard.press("n")
    page.keyboard.type("xanax")  # keys are letters while a box has the focus
    page.keyboard.press("Control+Enter")
    expect(page.locator(".line.struck")).to_contain_text("Struck by the reader: xanax")
    page.keyboard.press("u")
    expect(page.locator(".line.struck")).to_have_count(0)
    expect(page.locator(".done")).to_contain_text(f"2 of {len(first)} checked")
    assert decisions(desk, page)[:3] == ["accepted", None, "edited"]
    page.reload()
    expect(page.locator(".done")).to_contain_text(f"2 of {len(first)} checked")
    expect(page.locator(".line.cur")).to_have_attribute("data-line", "2")


def test_a_page_is_signed_and_then_left_in_peace(desk, open_page):
    """Not without a reason while lines are open; a signed page takes no key until the signature is withdrawn."""
    page = open_page(desk.url)
    written(page, "2026-05-04")
    page.click("summary:has-text('Sign')")
    page.fill("form[data-send=sign] input[name=by]", "R. <b>Haddon</b>")
    page.click("form[data-send=sign] .primary")
    expect(page.locator(".toast-wrap")).to_contain_text("not decided")
    page.click("summary:has-text('Sign')")
    page.fill("form[data-send=sign] input[name=reason]", "The minister waits.")
    page.click("form[data-send=sign] .primary")
    expect(page.locator(".stand.final")).to_contain_text("signed by R. <b>Haddon</b>")
    expect(page.locator(".stand.final")).to_contain_text("The reason given: The minister waits.")
    for key in "caxu":
        page.keyboard.press(key)
    assert set(decisions(desk, page)) == {None}
    assert stored(desk, page).signature.by == "R. <b>Haddon</b>"
    page.click("summary:has-text('Final')")
    page.click("form[data-send=reopen] .primary")
    expect(page.locator(".stand.draft")).to_be_visible()
    page.keyboard.press("c")
    for n in range(1, page.locator(".line").count() + 1):
        page.keyboard.press("a")
        expect(page.locator(".done")).to_contain_text(f"{n} of ")
    expect(page.locator("#dock .far")).to_contain_text("all decided")
    page.click("summary:has-text('Sign')")
    assert page.locator("form[data-send=sign] input[name=reason]").count() == 0
    page.click("form[data-send=sign] .primary")
    expect(page.locator(".stand.final")).to_be_visible()
    expect(page.locator(".line.accepted .state").first).to_have_attribute("title", re.compile("by R. <b>Haddon</b>"))


def test_every_export_downloads_and_the_proof_holds(desk, open_page, tmp_path):
    """Five formats by their first bytes; the JSON is consistent with itself, and one flipped byte in it is not."""
    page = open_page(desk.url)
    written(page, "2026-05-03")
    begins = {"md": b"# All", "html": b"<!doctype html>", "docx": b"PK", "pdf": b"%PDF", "json": b"{"}
    for form, first in begins.items():
        page.click("summary:has-text('Export')")
        with page.expect_download() as download:
            page.click(f"button[data-send=export][data-form={form}]:not([data-texts])")
        assert download.value.suggested_filename == f"briefing-2026-05-03.{form}"
        download.value.save_as(tmp_path / f"page.{form}")
        content = (tmp_path / f"page.{form}").read_bytes()
        assert content.startswith(first if form != "md" else b"# ")
    document = json.loads((tmp_path / "page.json").read_text("utf-8"))
    assert document["bottom_line"][0]["text"] in (tmp_path / "page.html").read_text("utf-8")
    text = (tmp_path / "page.json").read_text("utf-8")
    assert verify(text).holds
    quote = document["passages"][0]["text"]
    assert not verify(text.replace(quote[:20], quote[:19] + "#", 1)).holds
    page.click("summary:has-text('Export')")
    with page.expect_download() as download:
        page.click("button[data-texts]")
    download.value.save_as(tmp_path / "whole.json")
    assert all(article["text"] for article in json.loads((tmp_path / "whole.json").read_text("utf-8"))["articles"])


def test_two_pages_are_compared_and_one_is_removed(desk, open_page):
    """What differs, and back; removing asks first; a schedule is added and taken away; mail says what is missing."""
    page = open_page(desk.url)
    written(page, "2026-05-07", "talks, river")
    expect(page.locator(".page h1")).to_have_text("Talks, river, Thu 7 May 2026")
    page.click("[data-send=shut]")
    written(page, "2026-05-08", "talks, river")
    page.click("summary:has-text('Compare')")
    page.click("button[data-send=compare]:has-text('Thu 7 May')")
    expect(page.locator(".compared h1")).to_have_text("What differs")
    expect(page.locator(".compared")).to_contain_text("Only in the later one")
    page.click(".compared [data-send=open]")
    expect(page.locator(".page h1")).to_have_text("Talks, river, Fri 8 May 2026")
    page.click(".opened summary:has-text('Remove')")
    page.click(".opened form[data-send=drop] .primary")
    expect(page.locator("#brief-result")).to_contain_text("Removed “Talks, river, Fri 8 May 2026”.")
    expect(page.locator(".briefs tr", has_text="Fri 8 May")).to_have_count(0)
    page.fill("form[data-send=plan] input[name=topics]", "floods, <b>talks</b>")
    page.click("form[data-send=plan] .primary")
    expect(page.locator(".schedules li")).to_contain_text("Every day at 07:00 Floods, <b>talks</b> · daily")
    page.click(".schedules [data-send=unplan]")
    expect(page.locator(".schedules li")).to_have_count(0)
    expect(page.locator("#mail")).to_contain_text("Mail is not set up: set BRIEFING_SMTP_HOST")


def test_what_cannot_be_written_is_told_under_the_form(desk, home, open_page):
    """A day without articles names those that have some; a broken template shows its line; the form keeps its words."""
    folder = home / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "morning.toml").write_text("stories = 3\nsentences = 900\n")
    page = open_page(desk.url)
    to_list(page)
    expect(page.locator(".briefform .error")).to_contain_text("morning.toml, line 2: ")
    page.select_option(".briefform select", "morning")
    page.fill(".briefform input[name=topics]", "talks")
    page.click(".briefform .primary")
    expect(page.locator("#brief-result .problem")).to_contain_text("morning.toml, line 2: ")
    page.select_option(".briefform select", "daily")
    for name in ("first", "last"):
        page.fill(f".briefform input[name={name}]", "2020-01-01")
    page.click(".briefform .primary")
    expect(page.locator("#brief-result .problem")).to_contain_text("No article was published on 1 January 2020")
    expect(page.locator(".briefform input[name=topics]")).to_have_value("talks")


def test_hostile_articles_stay_text_and_a_restart_keeps_what_was_decided(tmp_path, start, open_page):
    """Nothing of an article runs or is fetched; a narrow page has all tools; the mark is there at the next start."""
    home = tmp_path / "home"
    rows = [{"text": HOSTILE, "title": "<img src=x onerror='window.hacked=1'>", "outlet": "<b>O</b>", "date": DAY}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with start(home) as running:
        page = open_page(running.url, width=390, height=844, scheme="dark")
        page.set_input_files("#files input[type=file]", tmp_path / "a.jsonl")
        expect(page.locator("#report")).to_contain_text("1 added")
        page.click("[role=tab][data-view=articles]")
        written(page, template="daily")
        assert page.evaluate(OVERFLOW) == []
        page.click("button.chip[data-checking]")
        page.click("[data-do=accept]")
        expect(page.locator(".line.accepted .state").first).to_be_visible()
        page.click("[data-do=passage]")
        expect(page.locator("#proof .article")).to_contain_text("<script>window.hacked = 1</script>")
        assert page.evaluate(OVERFLOW) == []
        assert page.evaluate("window.hacked") is None
        assert page.locator("#briefings img, #briefings script").count() == 0
        address = page.url.partition("#")[2]
    with start(home) as running:
        page = open_page(f"{running.url}#{address}")
        expect(page.locator(".line.accepted")).to_have_count(1)
