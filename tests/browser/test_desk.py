"""The desk in Chromium: first start, a cited answer, its exact words, adding, narrow and dark."""

from __future__ import annotations

from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from openai_server import Failure, Reply
from playwright.sync_api import expect

from assistant.screens.examples import SAMPLE
from assistant.types import Answer
from index.types import Filters

ANSWERED = "[data-copy]"
OVERFLOW = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect(); return box.width && box.right > innerWidth + 1 && !e.closest('.unseen') })
  .map(e => e.tagName + '.' + e.className)"""


def ask(page, question):
    """Types a question and waits for the whole answer."""
    before = page.locator(ANSWERED).count()
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    expect(page.locator(ANSWERED)).to_have_count(before + 1)


def answered(running, question) -> Answer:
    """The same answer from Python."""
    return running.desk.assistant(running.desk.library()).answer(question, (), Filters(zone=running.desk.settings.zone))


def citations(answer):
    """Each citation with its article, in the order of the text."""
    return [(c, answer.hits[c.number - 1].article) for s in answer.sentences for c in s.citations]


def highlighted(page):
    """The words marked as the current citation's, over all paragraphs."""
    return page.locator("#source mark.now").evaluate_all("marks => marks.map(mark => mark.textContent).join('')")


def test_first_start(program, open_page):
    """A reader's first start opens on the sample story and says so; an example question is answered with a source."""
    page = open_page(program)
    expect(page.locator(".banner")).to_contain_text("sample story")
    expect(page.locator(".desk-head .lib")).to_have_text("36 articles · 7 outlets · 3–8 May 2026")
    expect(page.locator(".desk-head .writer")).to_have_text("Quoting · no model set")
    page.click(f"text={SAMPLE[0]}")
    expect(page.locator(ANSWERED)).to_have_count(1)
    expect(page.locator("#source mark.now").first).to_be_visible()
    expect(page.locator(".foot")).to_contain_text("searched 36 articles from 7 outlets")


def test_nothing_but_this_machine_is_served(program):
    """Every reply forbids the page to load from elsewhere, and another host's name is not answered."""
    with urlopen(program) as reply:
        assert "default-src 'self'" in reply.headers["Content-Security-Policy"]
    with pytest.raises(OSError, match="400"):
        urlopen(Request(program, headers={"Host": "evil.example"}))


@pytest.mark.parametrize("question", SAMPLE)
def test_examples_are_answered(sample, question):
    """What the desk itself offers to ask is no dead end."""
    answer = answered(sample, question)
    assert not answer.refused
    assert citations(answer)


def test_a_citation_opens_at_its_exact_words(sample, open_page):
    """Clicked one by one, each citation highlights `article.text[start:end]` in the whole article, in view."""
    page = open_page(sample.url)
    expected = citations(answered(sample, SAMPLE[0]))
    ask(page, SAMPLE[0])
    expect(page.locator("#conversation a.cite")).to_have_count(len(expected))
    for n, (citation, article) in enumerate(expected):
        page.click(f"#c-1-{n}")
        expect(page.locator("#source .where")).to_have_text(f"citation {n + 1} of {len(expected)}")
        assert highlighted(page) == article.text[citation.start : citation.end]
        assert page.locator("#source .article").evaluate("node => node.textContent") == article.text
        expect(page.locator("#source mark.now").first).to_be_in_viewport()
        expect(page.locator("#conversation a.cite.now")).to_have_id(f"c-1-{n}")


def test_keys_walk_through_the_citations(modelled, model, open_page):
    """] and [ step forward and back, old answers keep their sources, and / goes to the question."""
    model.script([Reply("Envoys are shuttling. [1] A paper was handed over. [2] Both are waiting. [3]")])
    page = open_page(modelled.url)
    ask(page, "Who is mediating?")
    page.click("#c-1-0")
    page.keyboard.press("]")
    expect(page.locator("#source .where")).to_have_text("citation 2 of 3")
    second = highlighted(page)
    for key in "[]]]":  # faster than the pane can follow, and once past the end
        page.keyboard.press(key)
    expect(page.locator("#source .where")).to_have_text("citation 3 of 3")
    page.keyboard.press("[")
    expect(page.locator("#source .where")).to_have_text("citation 2 of 3")
    assert highlighted(page) == second
    model.script([Reply("Who is mediating, and when?"), Reply("On Tuesday. [1]")])
    ask(page, "And when?")
    page.click("#c-1-1")
    expect(page.locator("#source .where")).to_have_text("citation 2 of 3")
    assert highlighted(page) == second
    page.keyboard.press("/")
    expect(page.locator("#ask textarea")).to_be_focused()


def test_an_answer_streams_and_can_be_stopped(modelled, model, open_page):
    """Sentences stand on the page while the rest is still being written; Stop keeps them, and the desk goes on."""
    model.script([Reply("Envoys are shuttling. [1] " + "And so on and on. [2] " * 60, chunk_size=8, delay=0.05)])
    page = open_page(modelled.url)
    page.fill("#ask textarea", "Who is mediating?")
    page.press("#ask textarea", "Enter")
    expect(page.locator("#c-1-0")).to_be_visible()
    expect(page.locator(ANSWERED)).to_have_count(0)
    page.click("#c-1-0")
    expect(page.locator("#source mark.now").first).to_be_visible()
    page.click("#ask .stop-button")
    expect(page.locator(".foot")).to_contain_text("Stopped. What was finished stays.")
    expect(page.locator("#c-1-0")).to_be_visible()
    model.script([Reply("Who is mediating?"), Reply("Lindmark is. [1]")])
    ask(page, "Who?")
    expect(page.locator("#conversation")).to_contain_text("Lindmark is.")


def test_a_failing_model_leaves_a_readable_message(modelled, model, open_page):
    """A refused key names its setting; marks that name no passage and model text with markup stay visible as text."""
    model.script([Failure(401, "Incorrect API key provided.")])
    page = open_page(modelled.url)
    ask(page, "Who is mediating?")
    expect(page.locator(".problem")).to_contain_text("OPENAI_API_KEY")
    expect(page.locator(".desk-head .writer")).to_contain_text("local-model")
    model.script(
        [Reply("It cost nothing. [99] See ![p](https://tracker.example/p.png) <img src='//x.example/y'>. [1]")]
    )
    ask(page, "What did it cost?")
    expect(page.locator(".cite.unknown")).to_have_text("[99]")
    expect(page.locator("#conversation")).to_contain_text("<img src='//x.example/y'>")
    assert page.locator("#conversation img").count() == 0


def test_a_refusal_shows_the_nearest_passages(modelled, model, open_page):
    """One line, and passages that open."""
    model.script([Reply("The articles do not say.")])
    page = open_page(modelled.url)
    ask(page, "What did the mediation cost?")
    expect(page.locator(".answer")).to_contain_text("The articles do not say.")
    page.click("#p-1-1")
    expect(page.locator("#source .where")).to_contain_text("nearest passage 2 of")
    assert highlighted(page)


def test_filters_limit_the_search(sample, open_page):
    """A day and an outlet are chosen on the page, told by the chips, and what was searched is told by the answer."""
    page = open_page(sample.url)
    page.click("text=All dates")
    page.fill("input[name=since]", "2026-05-08")
    page.fill("input[name=until]", "2026-05-05")
    page.click(".pop[open] button[type=submit]")
    expect(page.locator(".pop[open] .error")).to_contain_text("lies after the last")
    page.fill("input[name=until]", "2026-05-08")
    page.click(".pop[open] button[type=submit]")
    expect(page.locator("summary.on")).to_have_text("8 May 2026 ▾")
    page.click("text=All outlets")
    page.check("input[value='Harbour Wire']")
    page.click(".pop[open] button[type=submit]")
    expect(page.locator("summary.on")).to_have_text(["8 May 2026 ▾", "Harbour Wire ▾"])
    ask(page, "When do the guns fall silent?")
    expect(page.locator(".foot")).to_contain_text("from 1 outlet, 8 May 2026")
    page.click("text=New conversation")
    expect(page.locator("#conversation .empty")).to_be_visible()
    page.click("summary.on >> nth=0")
    page.click(".pop[open] .buttons .quiet")
    expect(page.locator("summary.on")).to_have_text(["Harbour Wire ▾"])


def test_copy_with_citations(modelled, model, open_page):
    """What is copied carries the quoted words as footnotes."""
    model.script([Reply("Envoys are shuttling. [1]")])
    page = open_page(modelled.url, permissions=["clipboard-read", "clipboard-write"])
    ask(page, "Who is mediating?")
    page.click(ANSWERED)
    expect(page.locator(ANSWERED)).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Envoys are shuttling.[^1]" in copied
    assert "\n[^1]: “" in copied


def test_two_sessions_do_not_mix(modelled, model, open_page):
    """What one reader asks is not on the other's page."""
    model.script([Reply("Lindmark is. [1]"), Reply("On Tuesday. [1]")])
    first, second = open_page(modelled.url), open_page(modelled.url)
    ask(first, "Who is mediating?")
    expect(second.locator(".question")).to_have_count(0)
    ask(second, "When did they meet?")
    expect(second.locator(".question")).to_have_text(["When did they meet?"])
    expect(first.locator(".question")).to_have_text(["Who is mediating?"])


def test_adding_articles(own, open_page, tmp_path: Path):
    """Files are added, what cannot be read is named with its reason, pasting adds, and the desk turns to them."""
    (tmp_path / "talks.md").write_text(
        "---\ntitle: Talks\noutlet: Wire\npublished: 2026-05-05\n---\nTalks began in Sarrik.\n"
    )
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20)
    (tmp_path / "large.txt").write_text("Too long. " * 2000)
    page = open_page(own.url)
    page.click("[role=tab][data-view=articles]")
    files = [str(tmp_path / name) for name in ("talks.md", "picture.txt", "large.txt")]
    page.set_input_files("#files input[type=file]", files)
    expect(page.locator("#report")).to_contain_text("1 added · 2 not read")
    expect(page.locator(".refused li")).to_have_count(2)
    expect(page.locator(".refused")).to_contain_text("large.txt")
    expect(page.locator(".banner")).to_have_count(0)
    expect(page.locator("#table tbody tr")).to_have_count(1)
    assert not any(path.is_file() and path.stat().st_size for path in (own.home / "uploads").rglob("*"))
    page.fill(".paste textarea", "The envoy <b>Halvik</b> flew to Morvane.")
    page.fill(".paste input[name=outlet]", "Mine")
    page.fill(".paste input[name=published]", "tomorrow")
    page.click(".paste button")
    expect(page.locator("#report")).to_contain_text("tomorrow")
    page.fill(".paste input[name=published]", "2026-05-06")
    page.click(".paste button")
    expect(page.locator("#table tbody tr")).to_have_count(2)
    expect(page.locator(".paste textarea")).to_have_value("")
    expect(page.locator(".desk-head .lib")).to_contain_text("2 articles · 2 outlets")
    page.click("[role=tab][data-view=chat]")
    ask(page, "Where did talks begin?")
    expect(page.locator(".foot")).to_contain_text("2 articles from 2 outlets")


def test_keeping_the_shelf(own, open_page):
    """An article is opened, corrected, removed and brought back; the table is filtered by words."""
    list(own.desk.own.add([row.article for row in own.desk.library().index.articles()[:3]]))
    page = open_page(own.url + "#articles")
    expect(page.locator("#table tbody tr")).to_have_count(3)
    page.click("#table .title button >> nth=0")
    page.click(".correct summary")
    page.fill(".correct input[name=title]", "Corrected <i>title</i>")
    page.fill(".correct input[name=published]", "soon")
    page.click(".correct button")
    expect(page.locator(".correct .error")).to_contain_text("soon")
    page.fill(".correct input[name=published]", "2026-05-09")
    page.click(".correct button")
    expect(page.locator("#reading h2")).to_have_text("Corrected <i>title</i>")
    expect(page.locator("#table tbody tr >> nth=0")).to_contain_text("Sat 9 May 2026")
    page.fill("[data-find]", "corrected")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    page.click("#table tbody tr >> nth=0 >> text=Remove")
    expect(page.locator("#report")).to_contain_text("Removed")
    page.click("button.plainlink:text-is('Undo')")
    expect(page.locator("#report")).to_contain_text("is back")
    expect(page.locator("#table tbody tr")).to_have_count(1)


def test_a_hostile_article_is_text(sample, open_page):
    """The sample's script shows as text, and its remote image is never fetched."""
    page = open_page(sample.url)
    page.click("[role=tab][data-view=articles]")
    page.fill("[data-find]", "Karsh power sales")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    page.click("#table .title button")
    expect(page.locator("#reading .article")).to_contain_text("<script")
    expect(page.locator("#reading .article")).to_contain_text("<img")
    assert page.locator("#reading .article :not(p):not(mark)").count() == 0
    expect(page.locator("#reading")).to_contain_text("The sample story cannot be changed.")


def test_dark_mode(sample, open_page):
    """The system's choice holds until the reader makes one, which outlives a reload."""
    page = open_page(sample.url, scheme="dark")
    paper = "getComputedStyle(document.body).getPropertyValue('--paper').trim()"
    assert page.evaluate(paper) == "#16171a"
    page.click("[data-theme]")
    assert page.evaluate(paper) == "#faf9f6"
    page.reload()
    page.wait_for_selector("#conversation .empty")
    assert page.evaluate(paper) == "#faf9f6"


def test_a_phone(modelled, model, open_page):
    """At 390 pixels nothing overflows, and the source comes up as a sheet that Escape and a button close."""
    model.script([Reply("Envoys are shuttling. [1] " + "A_long_word_without_a_space" * 9 + ". [2]")])
    page = open_page(modelled.url, 390, 844)
    assert page.evaluate(OVERFLOW) == []
    ask(page, "Who is mediating?")
    expect(page.locator("#source")).to_be_hidden()
    assert page.evaluate(OVERFLOW) == []
    page.click("#c-1-0")
    expect(page.locator("#source mark.now").first).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) == []
    page.keyboard.press("Escape")
    expect(page.locator("#source")).to_be_hidden()
    page.click("#c-1-0")
    page.click("#source [data-close]")
    expect(page.locator("#source")).to_be_hidden()
    page.click("[role=tab][data-view=articles]")
    expect(page.locator("#table tbody tr").first).to_be_visible()
    assert page.evaluate(OVERFLOW) == []
