"""The OpenAI wire protocol as the local server of the tests speaks it: replies, failures, and what is refused."""

from __future__ import annotations

import base64
import json
import struct
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

# What may go wrong after `after` chunks of a stream: the connection is cut; the stream ends as if nothing were
# missing; an event that is no JSON; silence; an error told in an event.
Fault = Literal["drop", "silent", "malformed", "hang", "error"]
HTML = "<!doctype html><html><head><title>Welcome</title></head><body>Not an API</body></html>"
_ROLES = {"system", "developer", "user", "assistant", "tool"}
_ARGUMENTS = {"model", "messages", "stream", "temperature", "stream_options", "max_completion_tokens", "stop", "n"}
_ARGUMENTS |= {"response_format"}


@dataclass(frozen=True)
class Reply:
    """A chat completion: `text` in chunks of `chunk_size` characters with `delay` seconds between them, after
    `pause` seconds in which not even a status line is sent."""

    text: str
    chunk_size: int = 12
    delay: float = 0.0
    pause: float = 0.0
    finish: str | None = "stop"
    fault: Fault | None = None
    after: int = 0

    @property
    def chunks(self) -> list[str]:
        """The pieces that are sent before the fault, all of them without one."""
        pieces = [self.text[i : i + self.chunk_size] for i in range(0, len(self.text), self.chunk_size)]
        return pieces[: self.after] if self.fault else pieces


@dataclass(frozen=True)
class Failure:
    """An answer with a status of its own. `body` replaces OpenAI's error object where it is given."""

    status: int
    message: str = "Something went wrong."
    code: str | None = None
    param: str | None = None
    body: str | None = None
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The body as it is sent."""
        error = {"message": self.message, "type": "invalid_request_error", "param": self.param, "code": self.code}
        return json.dumps({"error": error}) if self.body is None else self.body


def refused(body: Any, models: list[str]) -> Failure | None:
    """What OpenAI says to a chat request that it would not accept, None to one that it would."""
    if not isinstance(body, dict):
        return Failure(400, "We could not parse the JSON body of your request.")
    if not body.get("model"):
        return Failure(400, "you must provide a model parameter")
    if body["model"] not in models:
        return Failure(404, f"The model `{body['model']}` does not exist.", code="model_not_found")
    if unknown := sorted(set(body) - _ARGUMENTS):
        return Failure(400, f"Unrecognized request argument supplied: {unknown[0]}", param=unknown[0])
    if not 0 <= body.get("temperature", 1) <= 2:
        return Failure(400, "Invalid 'temperature'.", param="temperature")
    return _refused_messages(body.get("messages")) or _refused_format(body.get("response_format"), body["messages"])


def _refused_messages(messages: Any) -> Failure | None:
    if not isinstance(messages, list) or not messages:
        return Failure(400, "Invalid 'messages': empty array.", param="messages")
    for place, message in enumerate(messages):
        if message.get("role") not in _ROLES:
            return Failure(400, f"Invalid value: '{message.get('role')}'.", param=f"messages[{place}].role")
        if not isinstance(message.get("content"), str | list):
            return Failure(400, "Invalid type for 'content'.", param=f"messages[{place}].content")
    return None


def _refused_format(wanted: Any, messages: Any) -> Failure | None:
    if wanted is None or wanted == {"type": "text"}:
        return None
    if wanted == {"type": "json_object"}:
        if any("json" in str(message["content"]).lower() for message in messages):
            return None
        return Failure(400, "'messages' must contain the word 'json' in some form.", param="messages")
    named = wanted.get("json_schema") if wanted.get("type") == "json_schema" else None
    if not named or not named.get("name") or "schema" not in named:
        return Failure(400, "Invalid value for 'response_format'.", param="response_format")
    schema = named["schema"]
    whole = schema.get("additionalProperties") is False and set(schema["required"]) == set(schema["properties"])
    if named.get("strict") and not whole:
        return Failure(400, "Invalid schema for response_format.", param="response_format")
    return None


def vector(text: str, dimensions: int) -> list[float]:
    """A vector for a text, the same each time and never zero; not normalised, as many endpoints' are not."""
    digest = sha256(text.encode()).digest()
    return [(digest[i % len(digest)] + 1) / 16 for i in range(dimensions)]


def completion(kind: str, model: str) -> dict[str, Any]:
    """What every completion, whole or in chunks, begins with."""
    return {"id": "chatcmpl-1", "object": kind, "created": 1, "model": model}


def delta(model: str, content: dict[str, str], finish: str | None = None) -> dict[str, Any]:
    """A chunk of a streamed completion."""
    choice = {"index": 0, "delta": content, "logprobs": None, "finish_reason": finish}
    return {**completion("chat.completion.chunk", model), "choices": [choice]}


def coded(numbers: list[float], encoding: str) -> list[float] | str:
    """A vector as it is asked for: plain numbers, or base64 of little-endian float32."""
    if encoding == "base64":
        return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()
    return numbers
