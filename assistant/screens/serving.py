"""Builds the desk and launches it: on loopback, with nothing shared, measured or fetched from outside."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import gradio as gr
from apscheduler.schedulers.background import BackgroundScheduler
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.briefing.sending import scheduled
from assistant.schedule import Schedules, start
from assistant.screens.articles import Shelf
from assistant.screens.briefings import Briefings
from assistant.screens.chat import Chat
from assistant.screens.check import Checking
from assistant.screens.desk import Desk
from assistant.screens.events import QUIET, readable
from assistant.screens.guard import HOSTS, ContentPolicy, OwnOrigin, outermost
from assistant.screens.page import Page
from assistant.screens.theme import head, theme
from assistant.screens.uploads import uploads_folder
from assistant.settings import Settings
from index.errors import BriefingError

HOST = HOSTS[0]
_SESSIONS_AT_ONCE = 10
_HOUR = 3600
_WARMING = 20  # seconds that closing waits for what is still being loaded


class PortTaken(BriefingError):
    """Another program listens on the desk's port."""


def build_desk(settings: Settings, desk: Desk | None = None) -> gr.Blocks:
    """The whole page. Raises LibraryError where the reader's library cannot be opened."""
    _quieten_gradio(settings)
    desk = desk or Desk(settings)
    blocks: gr.Blocks
    with gr.Blocks(
        title="Briefing", analytics_enabled=False, fill_width=True, fill_height=True, delete_cache=(_HOUR, _HOUR)
    ) as blocks:
        page = Page()
        chat, briefings = Chat(desk, page), Briefings(desk, page)
        check, shelf = Checking(desk, page), Shelf(desk, page)

        def look(exchanges: Any, filters: Any, limits: Any, query: str, shown: int) -> Mapping[Any, Any]:
            here = {**chat.look(exchanges, filters), **check.look(limits)}
            return {**here, **briefings.look(), **shelf.look(query, shown)}

        state = [chat.exchanges, chat.filters, check.filters, shelf.query, shelf.shown]
        drawn = [page.head, page.banner, chat.scope, chat.conversation, *briefings.drawn(), check.scope, shelf.table]
        for event in (blocks.load, page.wire.desk_refresh):
            event(readable(look), state, drawn, **QUIET)
    blocks.queue(default_concurrency_limit=_SESSIONS_AT_ONCE, api_open=False)
    return blocks


def launch_options(settings: Settings) -> dict[str, Any]:
    """How the desk is launched, here and in the tests. The readers refuse a large file by its name; Gradio's own
    limit, which turns away all files of a drop at once, only stops what no reader should have to take in."""
    return {
        "server_name": HOST,
        "server_port": settings.port or _free_port(),
        "share": False,
        "quiet": True,
        "footer_links": [],
        "run_history": False,
        "enable_monitoring": False,
        "ssr_mode": False,
        "mcp_server": False,
        "pwa": False,
        "max_file_size": int(settings.max_file_mb * 1_000_000) * 10,
        "theme": theme(),
        "head": head(),
        "app_kwargs": {
            "docs_url": None,
            "redoc_url": None,
            "openapi_url": None,
            # A page elsewhere must not reach the desk under a name of its own that leads to this machine.
            "middleware": [
                Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS)),
                Middleware(ContentPolicy),
                Middleware(OwnOrigin),
            ],
            "lifespan": outermost,
        },
    }


def main() -> None:
    """Launches the desk with the reader's settings; one that cannot be used is told in a line, with status 1."""
    try:
        settings = Settings.load()
    except BriefingError as error:
        sys.exit(str(error))
    serve(settings)


def serve(settings: Settings) -> None:
    """Launches the desk and stays until Ctrl-C. Leaves with status 1 and the reason where it cannot start."""
    try:
        _check_port(settings)
        desk = Desk(settings)
    except BriefingError as error:
        sys.exit(str(error))
    clock: BackgroundScheduler | None = None
    warming = Thread(target=_warm, args=(desk,), name="warm", daemon=True)
    try:
        options = launch_options(settings)
        build_desk(settings, desk).launch(**options, prevent_thread_lock=True)
        clock = start(Schedules(settings.home), scheduled(lambda: desk.assistant(desk.library()), _now), settings.zone)
        print(f"The desk is open at http://{HOST}:{options['server_port']}  (Ctrl-C closes it)", flush=True)  # noqa: T201 - what a server says when it starts
        warming.start()
        _wait()
    finally:
        if clock is not None:  # a briefing that is being written is finished first
            clock.shutdown()
        if warming.ident is not None:  # started: nothing may be loading out of what is closed now
            warming.join(_WARMING)
        desk.close()
        _clear(uploads_folder(settings))


def _warm(desk: Desk) -> None:
    """What cannot be loaded now is told; the first question will meet it again and say it on the page."""
    try:
        desk.warm()
    except BriefingError as error:
        print(error, file=sys.stderr, flush=True)  # noqa: T201 - a server's word to who started it


def _now() -> datetime:
    return datetime.now(UTC)


def _wait() -> None:
    try:
        Event().wait()
    except KeyboardInterrupt:
        print("The desk is closed.", flush=True)  # noqa: T201 - the answer to Ctrl-C


def _clear(uploads: Path) -> None:
    shutil.rmtree(uploads, ignore_errors=True)
    with suppress(OSError):  # another desk's uploads stay
        uploads.parent.rmdir()


def _quieten_gradio(settings: Settings) -> None:
    """What Gradio reads from the environment only: no measuring, uploads in the data folder, no proxy to ourselves."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_TEMP_DIR"] = str(uploads_folder(settings))
    for name in ("NO_PROXY", "no_proxy"):
        hosts = [host for host in os.environ.get(name, "").split(",") if host]
        os.environ[name] = ",".join(dict.fromkeys([*hosts, *HOSTS]))


def _check_port(settings: Settings) -> None:
    try:
        _free_port(settings.port)
    except OSError as error:
        raise PortTaken(
            f"Port {settings.port} is taken, perhaps by a desk that is open already. Close it, or set BRIEFING_PORT "
            "to another number (0 for any that is free)."
        ) from error


def _free_port(port: int = 0) -> int:
    with socket.socket() as listener:
        # As the server itself binds: a port that only lingers from a desk just closed is free.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        return int(listener.getsockname()[1])
