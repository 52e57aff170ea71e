"""A real Chromium and real desks: one as a program of its own, the others in threads of the test process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from openai_server import OpenAIServer
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.screens import serving
from assistant.screens.desk import Desk
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent.parent
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL = {"127.0.0.1", "localhost", ""}  # "" is the host of data: and blob: addresses


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Its absence is a failure where browsers are required, as in CI, and a skip elsewhere."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        required = os.environ.get("BRIEFING_BROWSER") == "required" or os.environ.get("CI") == "true"
        (pytest.fail if required else pytest.skip)("no Chromium on this machine: install the package chromium")
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a context of its own. Whatever a test does, no request may leave this machine, and nothing may
    fail in the page's script."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    faults: list[str] = []

    def opened(url: str, width: int = 1440, height: int = 900, scheme: str = "light", **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, timezone_id="UTC", **options
        )
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.set_default_timeout(20_000)
        page.goto(url)
        page.wait_for_selector("#conversation .empty", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert asked
    assert {urlsplit(url).hostname or "" for url in asked} <= LOCAL
    assert not faults


@dataclass(frozen=True)
class Running:
    """A desk that listens, and where."""

    url: str
    desk: Desk
    home: Path


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The desk as a reader starts it, for the first time: its address."""
    home = tmp_path_factory.mktemp("first")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = os.environ | {"BRIEFING_HOME": str(home), "BRIEFING_PORT": str(port)}
    with (home / "log").open("w") as log:
        process = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environ, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_for(url, process, home / "log")
        yield url
    finally:
        process.terminate()
        process.wait(20)


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the desk answers; what it wrote is shown where it never does."""
    for _ in range(300):
        assert process.poll() is None, log.read_text()
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"the desk never answered: {log.read_text()}")


def run(settings: Settings) -> Iterator[Running]:
    """A desk in a thread."""
    desk = Desk(settings)
    blocks = serving.build_desk(settings, desk)
    options = serving.launch_options(settings)
    blocks.launch(**options, prevent_thread_lock=True)
    try:
        yield Running(f"http://127.0.0.1:{options['server_port']}/", desk, settings.home)
    finally:
        blocks.close(verbose=False)
        desk.close()


def settings_in(home: Path) -> Settings:
    """Settings of a reader who set nothing, on any free port."""
    return Settings.load({"BRIEFING_HOME": str(home), "BRIEFING_ZONE": "UTC", "BRIEFING_PORT": "0"})


@pytest.fixture(scope="session")
def start() -> Callable[[Path], AbstractContextManager[Running]]:
    """Starts a desk on a data folder, and closes it."""
    return contextmanager(lambda home: run(settings_in(home)))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk that stays on the sample story."""
    for running in run(settings_in(tmp_path_factory.mktemp("sample"))):
        running.desk.library()  # made now, for the other desks copy it
        yield running


@pytest.fixture
def own(tmp_path: Path, sample: Running) -> Iterator[Running]:
    """A desk for one test that adds articles; the sample is copied, so that it is there at once."""
    home = tmp_path / "home"
    shutil.copytree(sample.home / "sample", home / "sample", dirs_exist_ok=True)
    yield from run(replace(settings_in(home), max_file_mb=0.01))


@pytest.fixture(scope="session")
def model() -> Iterator[OpenAIServer]:
    """A model that says what a test tells it to."""
    with OpenAIServer() as server:
        yield server


@pytest.fixture(scope="session")
def modelled(tmp_path_factory: pytest.TempPathFactory, model: OpenAIServer, sample: Running) -> Iterator[Running]:
    """A desk on the sample story whose answers come from the model."""
    home = tmp_path_factory.mktemp("modelled") / "home"
    shutil.copytree(sample.home / "sample", home / "sample")
    settings = replace(
        settings_in(home), model="local-model", base_url=model.base_url, api_key="test-key", retries=0, timeout=10.0
    )
    yield from run(settings)


@pytest.fixture
def judged(modelled: Running) -> Iterator[Running]:
    """The same with second opinions on every sentence."""
    yield from run(replace(modelled.desk.settings, judge="all"))


@pytest.fixture
def alone(sample: Running) -> Iterator[Running]:
    """A desk that is to give second opinions and has no model."""
    yield from run(replace(sample.desk.settings, judge="all"))
