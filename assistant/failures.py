"""What goes wrong between the desk and a model, told to the reader: what happened, and which setting to change.

Knows nothing of any vendor's types: models.py turns theirs into a `Failure`, and this module turns that into words.
"""

from __future__ import annotations

import math
import re
import socket
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

from assistant.endless import LONGEST_REPLY, TIMES_THE_TIMEOUT
from assistant.endpoint import Endpoint
from assistant.errors import ModelError

# Keys as the known services write them, and anything masked with stars ("sk-ab***yz"): servers echo both.
_KEYLIKE = re.compile(r"\b(?:sk|pk|rk|gsk|xai|hf|lsv2|AIza)[-_][\w*.…-]{4,}|\bBearer\s+\S+|\S*\*{3,}\S*", re.IGNORECASE)
_MODEL_UNKNOWN = re.compile(
    r"model\b.{0,80}\b(not found|not exist|not a valid|unknown)|(unknown|invalid|no such|not a valid) model"
)
_CONTEXT = re.compile(
    r"context.{0,20}(length|window|size)|(prompt|input|request).{0,20}too (long|large)|maximum context"
)
_SHAPE = re.compile(r"response[_ ]format|json[_ ](schema|object)|structured output")

# {where}: the endpoint; {model} and {setting}: the model and what names it; {said}: the server's words, or nothing.
_MESSAGES = {
    "refused-key": "{where} refused the key ({status}). Set OPENAI_API_KEY to a key of that endpoint.",
    "forbidden": "{where} does not let this key use the model {model} ({status}){said}. "
    "Set {setting} to another model, or OPENAI_API_KEY to a key that may use it.",
    "unknown-model": "{where} has no model called {model}{said}. Set {setting} to one that it has.",
    "rate-limit": "{where} takes no more requests for now ({status}){said}. "
    "Wait a little and ask again; BRIEFING_RETRIES says how often it is asked.",
    "no-credit": "The account at {where} has no credit left ({status}){said}. "
    "Top it up, or set OPENAI_API_KEY to the key of another.",
    "server-error": "{where} failed ({status}){said}. Ask again later, or set {setting} or OPENAI_BASE_URL to another.",
    "time-out": "{where} said nothing for {timeout:g} seconds. "
    "Raise BRIEFING_TIMEOUT, or set {setting} to a faster model.",
    "too-slow": "The reply of {where} went on for more than {whole:g} seconds and was stopped there. "
    "Raise BRIEFING_TIMEOUT (a reply may take ten times it), or set {setting} to a faster model.",
    "too-long": "The reply of the model {model} went on beyond {longest:,} characters and was stopped there. "
    "Ask again, or set {setting} to another model.",
    "unreachable": "Nothing answers at {where}. Start the server of the model, or correct OPENAI_BASE_URL.",
    "unknown-host": "The network knows no machine called {host}. "
    "Check the connection, and the spelling of OPENAI_BASE_URL.",
    "no-secure-connection": "No secure connection to {where} could be made{said}. Where that server speaks plain "
    "HTTP, write http:// in OPENAI_BASE_URL; where it has a certificate of its own, name it in SSL_CERT_FILE.",
    "wrong-address": "{where} answers, but not as an OpenAI-compatible endpoint{said}. "
    "Correct OPENAI_BASE_URL: such an address mostly ends in /v1.",
    "redirected": "{where} sends requests on to another address, which is not followed. "
    "Set OPENAI_BASE_URL to the address that you trust.",
    "broken-stream": "The reply of {where} broke off half-way{said}. What was finished is kept: ask again. "
    "Where it goes on so, set OPENAI_BASE_URL or {setting} to another.",
    "malformed": "{where} sent an event that cannot be read. What was finished is kept: ask again. "
    "Where it goes on so, set OPENAI_BASE_URL to an OpenAI-compatible endpoint.",
    "empty-reply": "The model {model} replied with nothing. Ask again, or set {setting} to another model.",
    "content-filter": "The content filter of {where} withheld the reply. "
    "Put the question in other words, or set {setting} to another model.",
    "cut-off": "The reply reached the length limit of the model {model} and was cut off. Ask a narrower question, "
    "lower BRIEFING_PASSAGES (now {passages}), or set {setting} to a model with a larger limit.",
    "context-too-long": "Question and passages are longer than the model {model} can read{said}. "
    "Lower BRIEFING_PASSAGES (now {passages}), or set {setting} to a model that reads more.",
    "no-temperature": "The model {model} takes no temperature{said}. Set {setting} to another model.",
    "no-shape": "{where} takes no form of a reply{said}. Set {setting} to another model.",
    "refused-request": "{where} refused the request ({status}){said}. Set {setting} to another model.",
    "client-error": "The model could not be asked{said}. Look at OPENAI_BASE_URL, {setting} and the environment.",
    "bad-vectors": "{where} sent vectors that do not fit the texts{said}. Set {setting} to an embedding model.",
}
_STATUS = {401: "refused-key", 403: "forbidden", 404: "wrong-address", 405: "wrong-address", 408: "server-error"}
_STATUS |= {409: "server-error", 413: "context-too-long", 429: "rate-limit"}
# A model that is busy or restarting is asked again; whatever else went wrong would only go wrong again.
_PASSING = frozenset({"rate-limit", "server-error"})


@dataclass(frozen=True, slots=True)
class Failure:
    """What came of a request. `code` is empty where status and words must tell; `said` are the server's words."""

    code: str = ""
    status: int = 0
    server_code: str = ""
    param: str = ""
    said: str = ""
    retry_after: float = 0.0


def model_error(failure: Failure, endpoint: Endpoint) -> ModelError:
    """The failure in words for the reader, without the key."""
    code = failure.code or code_of(failure)
    said = redact(failure.said, endpoint.key)
    message = _MESSAGES[code].format(
        where=endpoint.shown,
        host=endpoint.host,
        model=endpoint.model or "(none named)",
        setting=endpoint.setting,
        status=failure.status,
        timeout=endpoint.timeout,
        whole=endpoint.timeout * TIMES_THE_TIMEOUT,
        longest=LONGEST_REPLY,
        passages=endpoint.passages,
        said=f": “{said}”" if said else "",
    )
    if failure.retry_after:
        message += f" It asks to wait {failure.retry_after:g} seconds."
    return ModelError(code, message, failure.retry_after if code in _PASSING else None)


def no_model(names: Sequence[str], endpoint: Endpoint) -> ModelError:
    """The error of an endpoint without a chosen model, with the models that it has."""
    listed = f"It has {', '.join(names[:12])}{' and others' if len(names) > 12 else ''}." if names else "It lists none."
    message = f"OPENAI_BASE_URL is {endpoint.shown}, but no model is chosen. {listed} Set BRIEFING_MODEL to one of its"
    return ModelError("no-model", f"{message} models.")


def code_of(failure: Failure) -> str:
    """The code of a refusal. Services agree on few statuses: the words decide where the status leaves it open."""
    said, status = f"{failure.server_code} {failure.said}".lower(), failure.status
    if "insufficient_quota" in said:
        return "no-credit"
    if status in (400, 422) and (failure.param == "temperature" or "temperature" in said):
        return "no-temperature"
    if status in (400, 422) and _SHAPE.search(f"{failure.param} {said}"):
        return "no-shape"
    if status in (0, 400, 413, 422, 500) and ("context_length_exceeded" in said or _CONTEXT.search(said)):
        return "context-too-long"
    if status in (0, 400, 404, 422) and ("model_not_found" in said or _MODEL_UNKNOWN.search(said)):
        return "unknown-model"
    if status in _STATUS:
        return _STATUS[status]
    return "redirected" if 300 <= status < 400 else "server-error" if status >= 500 or not status else "refused-request"


def refusal(status: int, body: object, headers: Mapping[str, str], begun: bool = False) -> Failure:
    """The failure that a refusing reply tells: `body` as openai hands it on, JSON or text. Status 0 for an error told
    inside a stream, whose own code may be a status (OpenRouter does so)."""
    body = body if isinstance(body, dict) else {"message": body}
    server_code, said = str(body.get("code") or ""), body.get("message") or body.get("detail") or body.get("error")
    status = status or (int(server_code) if server_code.isdecimal() else 0)
    said = "" if status == 401 or not isinstance(said, str) or "<" in said[:20] else said
    failure = Failure("", status, server_code, str(body.get("param") or ""), said, _rest(headers))
    return replace(failure, code="broken-stream") if begun and code_of(failure) in _PASSING else failure


def failed_connection(error: BaseException, timed_out: bool, begun: bool) -> Failure:
    """The failure of a connection, told by what lies underneath (the names of httpx and the types of Python)."""
    causes = list(_causes(error))
    names = {type(cause).__name__ for cause in causes}
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Failure("unknown-host")
    if secure := [cause for cause in causes if isinstance(cause, ssl.SSLError)]:
        return Failure("no-secure-connection", said=str(secure[-1]))
    if names & {"ConnectError", "ConnectTimeout", "ProxyError"}:
        return Failure("unreachable")
    if timed_out:
        return Failure("time-out")
    return Failure("broken-stream" if begun else "unreachable")


def bad_event(error: Exception) -> Failure:
    """The failure that an unreadable event is; no event at all means that this is no endpoint of a chat."""
    if "No generation chunks" in str(error):
        return Failure("wrong-address", said="it sent no event of a chat")
    return Failure("client-error", said=str(error)) if isinstance(error, RuntimeError) else Failure("malformed")


def ended(finish: str) -> str:
    """The code of a stream's end: empty for a whole reply. Without a reason to finish it was cut, unnoticed by HTTP."""
    return {"": "broken-stream", "length": "cut-off", "content_filter": "content-filter"}.get(finish, "")


def redact(text: str, key: str, longest: int = 300) -> str:
    """Words of a server on one line, without control characters and keys; what follows `longest` is seldom of use."""
    text = masked(" ".join(text[:10_000].split()), key)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def masked(text: str, key: str) -> str:
    """The text without the key, its ends, or what looks like a key, and without control characters."""
    text = "".join(letter if letter.isprintable() or letter in "\n\t" else "\ufffd" for letter in text)
    if key:
        text = text.replace(key, "[key]")
    if len(key) >= 8:
        # An echo that is cut short still begins or ends as the key does.
        text = re.sub(rf"(?<!\w){re.escape(key[:4])}\S*|\S*{re.escape(key[-4:])}(?!\w)", "[key]", text)
    return _KEYLIKE.sub("[key]", text)


def _rest(headers: Mapping[str, str]) -> float:
    """Seconds that a server asks to be left alone: `Retry-After` as a number or a date (RFC 9110, 10.2.3)."""
    asked = headers.get("retry-after", "")
    try:
        seconds = float(asked)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(asked).timestamp() - time.time()
        except (TypeError, ValueError):
            return 0.0
    return round(seconds, 1) if math.isfinite(seconds) and seconds > 0 else 0.0


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
