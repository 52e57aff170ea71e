"""Makes docs/chat.png, a question to the sample story with its first citation open, docs/check.png, a text that is
checked against it, docs/briefing.png, a briefing being checked, and docs/briefing.html, the same briefing as it goes
out: `python docs/screenshot.py`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from assistant.screens import serving
from assistant.settings import Settings

QUESTION = "What is the health ministry's latest death toll for the Brenna Ford market?"
TEXT = """# The market in Brenna Ford

The number of people killed in the shelling of the Brenna Ford market has risen to 13, the ministry said. The ministry \
had given a toll of at least 30 on Sunday.

Twenty-one people are still being treated, said Lena Doss, a spokeswoman for the ministry. All of them are in a \
critical condition, she said.
"""
BEFORE, DAY = "2026-05-05", "2026-05-06"
FOLDER = Path(__file__).parent


def main() -> None:
    """Starts a desk of its own on a free port, asks, and takes the picture."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.load({"BRIEFING_HOME": home, "BRIEFING_PORT": "0", "BRIEFING_ZONE": "Europe/Berlin"})
        options = serving.launch_options(settings)
        blocks = serving.build_desk(settings)
        blocks.launch(**options, prevent_thread_lock=True)
        pictures(f"http://127.0.0.1:{options['server_port']}/")
        blocks.close(verbose=False)


def pictures(url: str) -> None:
    """The page at 1440 by 900: the answer with its source beside it, then the text with its verdicts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        page.goto(url)
        page.fill("#ask textarea", QUESTION)
        page.press("#ask textarea", "Enter")
        page.wait_for_selector("[data-copy]")
        page.click("#c-1-0")
        take(page, "chat.png")
        page.click("[role=tab][data-view=check]")
        page.fill(".checkform textarea", TEXT)
        page.click(".checkform .primary")
        page.wait_for_selector("[data-save]")
        page.click("#check p.bad .verdict >> nth=0")
        take(page, "check.png")
        briefing(page)
        browser.close()


def briefing(page: Page) -> None:
    """The day's briefing after that of the day before: exported, then a few sentences checked."""
    page.click("[role=tab][data-view=briefings]")
    for day in (BEFORE, DAY):
        page.click(f"[data-day='{day}']")
        page.click(".briefform .primary")
        page.wait_for_selector("#brief-page .page")
        if day != DAY:
            page.click("[data-send=shut]")
            page.wait_for_selector("form.briefform")
    page.click(".opened summary:has-text('Export')")
    with page.expect_download() as download:
        page.click("button[data-send=export][data-form=html]")
    download.value.save_as(FOLDER / "briefing.html")
    page.click("button.chip[data-checking]")
    page.fill("#dock input[data-name]", "R. Haddon")
    page.evaluate("document.activeElement.blur()")
    while not page.locator(".line.cur .new.changed").count():
        page.keyboard.press("a")
        page.wait_for_timeout(400)
    take(page, "briefing.png")


def take(page: Page, name: str) -> None:
    """The picture without focus or hovering."""
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(700, 700)
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / name)


if __name__ == "__main__":
    main()
