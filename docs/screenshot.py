"""Makes docs/chat.png, a question to the sample story with its first citation open: `python docs/screenshot.py`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from assistant.screens import serving
from assistant.settings import Settings

QUESTION = "What is the health ministry's latest death toll for the Brenna Ford market?"
OUT = Path(__file__).with_name("chat.png")


def main() -> None:
    """Starts a desk of its own on a free port, asks, and takes the picture."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.load({"BRIEFING_HOME": home, "BRIEFING_PORT": "0", "BRIEFING_ZONE": "Europe/Berlin"})
        options = serving.launch_options(settings)
        blocks = serving.build_desk(settings)
        blocks.launch(**options, prevent_thread_lock=True)
        picture(f"http://127.0.0.1:{options['server_port']}/")
        blocks.close(verbose=False)


def picture(url: str) -> None:
    """The page at 1440 by 900 with the answer and the source beside it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        page.goto(url)
        page.fill("#ask textarea", QUESTION)
        page.press("#ask textarea", "Enter")
        page.wait_for_selector("[data-copy]")
        page.click("#c-1-0")
        page.evaluate("document.activeElement.blur()")
        page.mouse.move(700, 700)
        page.wait_for_timeout(500)
        page.screenshot(path=OUT)
        browser.close()


if __name__ == "__main__":
    main()
