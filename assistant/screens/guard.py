"""What keeps other pages out of the desk, and the desk's own page on this machine."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost")

# Gradio's own page needs inline styles and scripts, and builds functions at run time; nothing needs another host.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


class ContentPolicy:
    """Adds the policy to every reply."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and adds the headers to the start of the reply."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
                # Not "no-referrer", under which a browser may send the desk's own requests with the origin "null".
                headers["Referrer-Policy"] = "same-origin"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self.app(scope, receive, guarded)


class OwnOrigin:
    """Refuses with 403 what a page of another origin sends, also one of another port of this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on requests without an origin (no browser's, or plain reading) and those of the desk's own page."""
        if scope["type"] not in ("http", "websocket") or is_own(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: the server replies 403
        else:
            await PlainTextResponse("Only the desk's own page may ask this.", 403)(scope, receive, send)


def is_own(headers: Headers) -> bool:
    """Whether the request bears no origin, or the very scheme, name and port under which it reached the desk."""
    origin, host = headers.get("origin"), headers.get("host", "")
    return origin is None or (origin == f"http://{host}" and urlsplit(origin).hostname in HOSTS)


@asynccontextmanager
async def outermost(app: Starlette) -> AsyncIterator[None]:
    """Puts the guard before everything as the server starts: Gradio's own layer, which it sets around those of
    `app_kwargs`, would else allow the preflight of every page of this machine before the guard sees it."""
    app.middleware_stack = OwnOrigin(app.middleware_stack or app.build_middleware_stack())
    yield
