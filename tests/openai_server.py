"""A local server that speaks the OpenAI wire protocol: scripted replies and failures, every request recorded.

    with OpenAIServer() as server:
        server.script([Reply("The talks resumed on Tuesday. [1]"), Failure(429, "Slow down.")])
        settings = Settings(home=folder, model="local-model", base_url=server.base_url)

It refuses what OpenAI would refuse (no key, no model, an unknown role or argument), so that a test that passes here
would have been understood there.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

import pytest
from openai_protocol import HTML as HTML
from openai_protocol import Failure, Fault, Reply, coded, completion, delta, refused, vector


@dataclass(frozen=True)
class Recorded:
    """A request as it arrived; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any = field(default=None)

    @property
    def prompt(self) -> str:
        """All messages of a chat request as one text."""
        return "\n".join(str(message["content"]) for message in self.body["messages"])


class OpenAIServer:
    """Listens on a free port of 127.0.0.1 from `with` to the end of it."""

    def __init__(self, models: Iterable[str] = ("local-model",), dimensions: int = 8) -> None:
        self.models = list(models)
        self.dimensions = dimensions
        self.key = ""  # empty takes any key
        self.window = 0  # characters that a chat's messages may hold together; 0: any number
        self.default: Reply | Failure | None = None  # told when the script is at its end
        self.requests: list[Recorded] = []
        self.client_left = threading.Event()  # set when a client closes a stream before its end
        self.closing = threading.Event()
        self._script: deque[Reply | Failure] = deque()
        self._http = _Server(self)

    @property
    def base_url(self) -> str:
        """What OPENAI_BASE_URL is set to."""
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    @property
    def chats(self) -> list[Recorded]:
        """The chat requests alone."""
        return [request for request in self.requests if request.path.endswith("/chat/completions")]

    def script(self, replies: Iterable[Reply | Failure]) -> None:
        """Queues what the next requests are answered with, in order."""
        self._script.extend(replies)

    def next(self) -> Reply | Failure:
        """The next reply of the script; an error that says so where none is left."""
        if self._script:
            return self._script.popleft()
        return self.default or Failure(400, "The script of this server has no reply left.")

    def next_failure(self) -> Failure | None:
        """The head of the script where it is a failure: requests for vectors and models need no reply."""
        head = self._script[0] if self._script else None
        if not isinstance(head, Failure):
            return None
        self._script.popleft()
        return head

    def __enter__(self) -> OpenAIServer:
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def openai_server() -> Iterator[OpenAIServer]:
    """A server of the test's own."""
    with OpenAIServer() as server:
        yield server


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, openai: OpenAIServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.openai = openai

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is what some tests are about; anything else is a fault of this server."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def openai(self) -> OpenAIServer:
        return cast(_Server, self.server).openai

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests read what is recorded."""

    def do_GET(self) -> None:
        self._record(None)
        if failure := self.openai.next_failure():
            self._fail(failure)
        elif self.path == "/v1/models":
            models = [{"id": name, "object": "model", "created": 0, "owned_by": "test"} for name in self.openai.models]
            self._json({"object": "list", "data": models})
        else:
            self._fail(Failure(404, body="404 page not found", content_type="text/plain"))

    def do_POST(self) -> None:
        try:
            body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
        except ValueError:
            body = None
        self._record(body)
        if failure := self._unauthorised():
            self._fail(failure)
        elif self.path == "/v1/chat/completions":
            self._chat(body)
        elif self.path == "/v1/embeddings":
            self._embeddings(body)
        else:
            self._fail(Failure(404, body="404 page not found", content_type="text/plain"))

    def _record(self, body: Any) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.openai.requests.append(Recorded(self.command, self.path, headers, body))

    def _unauthorised(self) -> Failure | None:
        scheme, _, key = self.headers.get("authorization", "").partition(" ")
        if scheme == "Bearer" and key and self.openai.key in ("", key):
            return None
        message = f"Incorrect API key provided: {key}. You can find your API key in your account."
        return Failure(401, message, code="invalid_api_key")

    def _chat(self, body: Any) -> None:
        reply = refused(body, self.openai.models) or self._too_long(body) or self.openai.next()
        if isinstance(reply, Reply):
            self.openai.closing.wait(reply.pause)
        if isinstance(reply, Failure):
            self._fail(reply)
        elif body.get("stream"):
            self._stream(reply, body["model"])
        else:
            message = {"role": "assistant", "content": reply.text}
            choice = {"index": 0, "message": message, "finish_reason": reply.finish}
            self._json({**completion("chat.completion", body["model"]), "choices": [choice]})

    def _too_long(self, body: Any) -> Failure | None:
        length = sum(len(str(message["content"])) for message in body["messages"])
        if not self.openai.window or length <= self.openai.window:
            return None
        message = f"This model's maximum context length is {self.openai.window} characters, not {length}."
        return Failure(400, message, code="context_length_exceeded", param="messages")

    def _embeddings(self, body: Any) -> None:
        texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
        if failure := self.openai.next_failure():
            self._fail(failure)
        elif not texts or not all(isinstance(text, str) and text for text in texts):
            self._fail(Failure(400, "'$.input' is invalid.", param="input"))
        else:
            vectors = [vector(text, self.openai.dimensions) for text in texts]
            embedded = [coded(numbers, body.get("encoding_format", "float")) for numbers in vectors]
            # Last first: the protocol orders by `index`, not by place.
            data = [{"object": "embedding", "index": i, "embedding": one} for i, one in enumerate(embedded)][::-1]
            usage = {"prompt_tokens": 1, "total_tokens": 1}
            self._json({"object": "list", "data": data, "model": body["model"], "usage": usage})

    def _json(self, content: Any) -> None:
        self._fail(Failure(200, body=json.dumps(content)))

    def _fail(self, failure: Failure) -> None:
        content = failure.text.encode()
        self.send_response(failure.status)
        for name, value in (("content-type", failure.content_type), *failure.headers):
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, reply: Reply, model: str) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream; charset=utf-8")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        try:
            self._events(reply, model)
        except OSError:
            self.openai.client_left.set()
            self.close_connection = True

    def _events(self, reply: Reply, model: str) -> None:
        self._event(delta(model, {"role": "assistant", "content": ""}))
        for chunk in reply.chunks:
            self.openai.closing.wait(reply.delay)
            self._event(delta(model, {"content": chunk}))
        if reply.fault:
            self._break(reply.fault)
            return
        if reply.finish:
            self._event(delta(model, {}, reply.finish))
        self._send(b"data: [DONE]\n\n")
        self._send(b"")

    def _break(self, fault: Fault) -> None:
        self.close_connection = True
        if fault == "malformed":
            self._send(b'data: {"choices": [{"delta": \n\n')
        if fault == "error":
            self._send(b'data: {"error": {"message": "The engine fell over.", "code": "server_error"}}\n\n')
        if fault == "hang":
            self.openai.closing.wait(30)
        if fault == "drop":
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._send(b"")

    def _event(self, content: Any) -> None:
        self._send(b"data: " + json.dumps(content).encode() + b"\n\n")

    def _send(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()
