"""Verdicts in Chromium: in an answer as it streams, on a pasted text, with their reasons and their evidence."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openai_server import Failure, Reply
from playwright.sync_api import expect

from index.types import Filters

QUESTION = "What is the health ministry's latest death toll for the Brenna Ford market?"
RIGHT = "The number of people killed in the shelling of the Brenna Ford market has risen to 13, the ministry said."
WRONG = "The ministry had given a toll of at least 870 on Sunday."
# Both quantities, in their order; how many words beside them the rule quotes is its own business.
WHY = re.compile(r"^The source says “at least 11( on)?”, not “at least 870( on)?”\.$")
NEAREST = "The ministry had given a toll of at least 11 on Sunday."
SCRIPT = "A note says <script>window.hacked = 1</script><img src=https://tracker.example/p.png> there."
DRAFT = f"# The market\n\n{RIGHT} {WRONG}\n\n{SCRIPT}\n\nWhat happens next?\n"
FINISHED = "[data-save]"
OVERFLOW = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect(); return box.width && box.right > innerWidth + 1 && !e.closest('.unseen') })
  .map(e => e.tagName + '.' + e.className)"""


def passage(running, words):
    """The number under which a writer is shown the passage that holds the words."""
    library = running.desk.library()
    writer = running.desk.assistant(library).writer
    found = library.index.search(QUESTION, writer.passages, Filters(zone=running.desk.settings.zone))
    return next(n for n, hit in enumerate(writer.arranged(QUESTION, found), 1) if words in hit.passage.text)


def asked(page):
    """Sends the question."""
    page.fill("#ask textarea", QUESTION)
    page.press("#ask textarea", "Enter")


def check(page, text):
    """Pastes a text and waits until all of it is checked."""
    page.click("[role=tab][data-view=check]")
    page.fill(".checkform textarea", text)
    page.click(".checkform .primary")
    expect(page.locator(FINISHED)).to_have_count(2)


def marked(page, pane):
    """The words marked as the current evidence, over all paragraphs."""
    return page.locator(f"{pane} mark.now").evaluate_all("marks => marks.map(mark => mark.textContent).join('')")


def test_a_wrong_sentence_is_shown_as_wrong(modelled, model, open_page):
    """Struck, with the number as its reason and the nearest words under it, which open marked; the right sentence
    before it is shown as supported, and a heading and a refusal bear no mark."""
    n = passage(modelled, NEAREST)
    model.script([Reply(f"## The toll\n\n{RIGHT} [{n}] {WRONG} [{n}]")])
    page = open_page(modelled.url)
    asked(page)
    expect(page.locator("[data-copy]")).to_have_count(1)
    assert page.locator(".answer .verdict").count() == 2
    expect(page.locator(".answer p.good")).to_contain_text(RIGHT)
    told = "Supported by the source. Click for the words."
    expect(page.locator("p.good .verdict")).to_have_attribute("aria-label", told)
    expect(page.locator(".answer p.bad del")).to_have_text(WRONG)
    expect(page.locator(".answer p.bad .why")).to_have_text([WHY])
    expect(page.locator(".answer p.bad a.words")).to_contain_text(NEAREST)
    expect(page.locator(".foot")).to_contain_text("2 sentences: 1 supported, 1 not: ")
    page.click("p.bad .verdict")
    expect(page.locator("#source .says.bad")).to_contain_text(WRONG)
    expect(page.locator("#source .says.bad")).to_contain_text("Not supported by the source")
    expect(page.locator("#source .says.bad p").last).to_have_text(WHY)
    assert NEAREST in marked(page, "#source")
    expect(page.locator("#source mark.now").first).to_be_in_viewport()
    page.click("p.good .verdict")
    expect(page.locator("#source .says.good")).to_contain_text(RIGHT)
    assert "has risen to 13" in marked(page, "#source")
    page.keyboard.press("]")
    expect(page.locator("#source .where")).to_have_text("verdict 2 of 2")
    page.click("p.bad a.words")
    expect(page.locator("p.bad .verdict")).to_have_class("verdict now")


def test_marks_appear_while_the_text_streams(modelled, model, open_page):
    """The first sentence has its verdict while the rest is being written."""
    n = passage(modelled, NEAREST)
    model.script([Reply(f"{RIGHT} [{n}] " + f"{NEAREST} [{n}] " * 40, chunk_size=8, delay=0.05)])
    page = open_page(modelled.url)
    asked(page)
    expect(page.locator(".answer p.good .verdict").first).to_be_visible()
    assert page.locator("[data-copy]").count() == 0
    page.click("#ask .stop-button")
    expect(page.locator(".foot")).to_contain_text("supported")


def test_a_mark_is_reached_with_the_keyboard(modelled, model, open_page):
    """Its tooltip shows on focus as on hover, and Enter opens the evidence."""
    n = passage(modelled, NEAREST)
    model.script([Reply(f"{RIGHT} [{n}] {WRONG} [{n}]")])
    page = open_page(modelled.url)
    asked(page)
    expect(page.locator("[data-copy]")).to_have_count(1)
    tip = page.locator("p.good .tip")
    expect(tip).to_be_hidden()
    page.hover("p.good .verdict")
    expect(tip).to_have_text("Supported by the source. Click for the words.")
    page.mouse.move(5, 5)
    page.locator(".answer .cite").first.focus()
    page.keyboard.press("Tab")
    expect(page.locator("p.bad .verdict")).to_be_focused()
    expect(page.locator("p.bad .tip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#source .says.bad")).to_be_visible()


def test_a_pasted_text_is_checked(sample, open_page):
    """A right and a wrong sentence, each with its verdict, what to cite or why not; markup in the text is text."""
    page = open_page(sample.url)
    check(page, DRAFT)
    expect(page.locator("#check .answer h3")).to_have_text("The market")
    expect(page.locator("#check p.plain")).to_have_text("What happens next?")
    right, wrong = page.locator(".checking p", has_text=RIGHT), page.locator(".checking p", has_text=WRONG)
    expect(right).to_have_class("good paragraph next")
    expect(right.locator("a.cite").first).to_have_text("Harbour Wire, 6 May 2026")
    expect(wrong.locator("del")).to_have_text(WRONG)
    expect(wrong.locator(".why")).to_have_text([WHY])
    expect(wrong.locator("a.words")).to_contain_text(NEAREST)
    wrong.locator(".verdict").click()
    expect(page.locator("#evidence .says.bad")).to_contain_text(WRONG)
    assert NEAREST in marked(page, "#evidence")
    expect(page.locator("#evidence mark.now").first).to_be_in_viewport()
    right.locator("a.cite").first.click()
    expect(page.locator("#evidence .says.good")).to_contain_text(RIGHT)
    expect(page.locator("#check")).to_contain_text("<script>window.hacked = 1</script><img src=")
    assert page.evaluate("window.hacked") is None
    assert page.locator("#check img").count() == 0


SAID = "The passage counts “13” & no <b>more</b>."


def opinion(verdict):
    """The reply of a model that is asked for a second opinion."""
    return Reply(json.dumps({"reason": SAID, "verdict": verdict}))


def test_a_model_gives_second_opinions_on_a_text(judged, model, open_page):
    """Where text goes stands there before; then both verdicts under each sentence, the rules' over the model's; and how
    many sentences were sent."""
    model.script([opinion("partly"), opinion("supported")])
    page = open_page(judged.url)
    page.click("[role=tab][data-view=check]")
    expect(page.locator(".checkform")).to_contain_text(f"with the passages found for each, go to {model.base_url}")
    before = len(model.chats)
    check(page, f"{RIGHT} {WRONG}")
    part, wrong = page.locator(".checking p", has_text=RIGHT), page.locator(".checking p", has_text=WRONG)
    expect(part).to_have_class("part paragraph")
    expect(part.locator(".why")).to_have_text(
        [f"The model local-model finds it partly supported (the rules: supported): {SAID}"]
    )
    expect(wrong.locator("del")).to_have_text(WRONG)
    expect(wrong.locator(".why")).to_have_text(
        [WHY, f"The model local-model finds it supported (the rules: not supported): {SAID}"]
    )
    expect(page.locator("#check .foot")).to_contain_text(
        f"For a second opinion 2 sentences were sent with their passages to {model.base_url}."
    )
    assert len(model.chats) == before + 2
    wrong.locator(".verdict").click()
    expect(page.locator("#evidence .says.bad p").last).to_contain_text("finds it supported (the rules: not supported)")
    assert page.locator("#check b", has_text="more").count() == 0


def test_a_model_that_refuses_the_key_is_told_once(judged, model, open_page):
    """The verdicts of the rules stand."""
    model.script([Failure(401, "No.")])
    page = open_page(judged.url)
    check(page, f"{RIGHT} {WRONG}")
    expect(page.locator("#check .problem")).to_have_count(1)
    expect(page.locator("#check .problem")).to_contain_text("the verdicts of the rules stand")
    expect(page.locator("#check .problem")).to_contain_text("OPENAI_API_KEY")
    expect(page.locator(".checking p.good")).to_contain_text(RIGHT)
    expect(page.locator(".checking p.bad .why")).to_have_text([WHY])


def test_second_opinions_can_be_stopped(judged, model, open_page):
    """How far they are stands on the page; what came stays, and after those under way nothing more is sent."""
    model.script([opinion("supported")])
    model.default = Reply(opinion("supported").text, pause=2.0)
    before = len(model.chats)
    page = open_page(judged.url)
    page.click("[role=tab][data-view=check]")
    page.fill(".checkform textarea", " ".join([RIGHT] * 12))
    page.click(".checkform .primary")
    expect(page.locator(".checkbar")).to_contain_text("1 of 12 second opinions")
    page.click("text=Stop")
    expect(page.locator(".checkbar")).to_contain_text("Stopped after 1 of 12 second opinions")
    expect(page.locator("#check .foot")).to_contain_text("5 of 12 sentences were sent")
    page.wait_for_timeout(3500)
    model.default = None
    assert len(model.chats) == before + 5


def test_a_judge_without_a_model_is_a_notice(alone, open_page):
    """On every part of the desk, with what to set; the check goes on by the rules."""
    page = open_page(alone.url)
    expect(page.locator(".banner.warn")).to_contain_text("BRIEFING_JUDGE is all, but no model is set")
    check(page, f"{RIGHT} {WRONG}")
    expect(page.locator(".banner.warn")).to_contain_text("Set BRIEFING_MODEL or OPENAI_BASE_URL to a model")
    expect(page.locator(".checking p.good")).to_contain_text(RIGHT)
    expect(page.locator("#check .foot")).not_to_contain_text("second opinion")


def test_what_was_checked_is_kept(sample, open_page):
    """Copied and saved as Markdown with verdicts and citations, and as the rows of the command."""
    page = open_page(sample.url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    check(page, f"{RIGHT} {WRONG}")
    page.click("#check [data-copy]")
    expect(page.locator("#check [data-copy]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    saved = {}
    for name in ("checked.md", "checked.json"):
        with page.expect_download() as download:
            page.click(f"[data-save='{name}']")
        assert download.value.suggested_filename == name
        saved[name] = Path(download.value.path()).read_text(encoding="utf-8")
    assert copied == saved["checked.md"]
    assert f"{RIGHT}[^1] {WRONG} **[not supported: " in copied
    assert "[^1]: “" in copied
    labels = [row["label"] for row in json.loads(saved["checked.json"])["sentences"]]
    assert labels == ["supported", "not supported"]


def test_a_check_can_be_stopped(sample, open_page):
    """How far it is stands on the page; what was checked stays, and the form comes back with its text."""
    page = open_page(sample.url)
    page.click("[role=tab][data-view=check]")
    page.fill(".checkform textarea", "\n\n".join(f"Envoy number {n} flew to Morvane on Monday." for n in range(400)))
    page.click(".checkform .primary")
    expect(page.locator(".checkbar")).to_contain_text("of 400 sentences")
    expect(page.locator("#check .verdict").first).to_be_visible()
    page.click("text=Stop")
    expect(page.locator(".checkbar")).to_contain_text("Stopped after")
    expect(page.locator("#check .verdict").first).to_be_visible()
    page.click("text=Check another text")
    expect(page.locator(".checkform textarea")).to_be_visible()
    assert page.input_value(".checkform textarea").startswith("Envoy number 0")


def test_problems_say_what_to_do(sample, open_page):
    """An empty form, filters that leave nothing, and two sessions that know nothing of each other."""
    page = open_page(sample.url + "#check")
    page.click(".checkform .primary")
    expect(page.locator("#checked .problem")).to_contain_text("paste one above, or choose a file")
    page.click("#check-scope summary >> nth=0")
    page.fill("#check-scope input[name=since]", "2030-01-01")
    page.click("#check-scope .pop[open] button[type=submit]")
    expect(page.locator("#check-scope summary.on")).to_have_text("From 1 Jan 2030 ▾")
    page.fill(".checkform textarea", RIGHT)
    page.click(".checkform .primary")
    expect(page.locator("#checked .problem")).to_contain_text("widen them above")
    other = open_page(sample.url + "#check")
    check(other, RIGHT)
    expect(page.locator("#check .verdict")).to_have_count(0)


@pytest.mark.parametrize("how", ["chosen", "dropped"])
def test_a_file_is_checked(own, open_page, tmp_path, how):
    """Chosen or dropped on the text, it is read as an article is, and no copy stays."""
    page = open_page(own.url + "#check")
    if how == "chosen":
        (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
        with page.expect_file_chooser() as chooser:
            page.click("text=Choose a file…")
        chooser.value.set_files(tmp_path / "draft.md")
    else:
        dropped = page.evaluate_handle(
            "text => { const it = new DataTransfer(); it.items.add(new File([text], 'draft.txt')); return it }", DRAFT
        )
        page.dispatch_event(".checkform textarea", "drop", {"dataTransfer": dropped})
    expect(page.locator("#check p.bad del").first).to_have_text(WRONG)
    expect(page.locator(FINISHED)).to_have_count(2)
    assert not any(path.is_file() and path.stat().st_size for path in (own.home / "uploads").rglob("*"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_verdicts_on_a_phone(sample, open_page, scheme):
    """Nothing overflows at 390 pixels; a mark's evidence comes up as a sheet, and Escape returns to the mark."""
    page = open_page(sample.url, 390, 844, scheme)
    page.click("[role=tab][data-view=check]")
    assert page.evaluate(OVERFLOW) == []
    check(page, DRAFT + "A_long_word_without_a_space" * 9)
    assert page.evaluate(OVERFLOW) == []
    expect(page.locator("#evidence")).to_be_hidden()
    page.click("#check p.bad .verdict >> nth=0")
    expect(page.locator("#evidence .says.bad")).to_contain_text(WRONG)
    expect(page.locator("#evidence mark.now").first).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) == []
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
