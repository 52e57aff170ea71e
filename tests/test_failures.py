"""Tests of assistant/failures.py."""

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from assistant.endpoint import chat_endpoint
from assistant.failures import (
    _MESSAGES,
    Failure,
    bad_event,
    code_of,
    ended,
    failed_connection,
    model_error,
    redact,
    refusal,
)
from assistant.settings import Settings

KEY = "sk-proj-abcdefghijklmnop1234"
ENDPOINT = chat_endpoint(Settings(home=Path("unused"), model="m {x}", base_url="http://localhost:1/v1", api_key=KEY))


@pytest.mark.parametrize("code", sorted(_MESSAGES))
def test_every_message_names_a_setting_and_no_key(code: str) -> None:
    """Each failure is told with a setting to change, its gaps filled in, and without the key."""
    message = str(model_error(Failure(code, 418, said=f"no {KEY} {{model}}"), ENDPOINT))
    assert any(name in message for name in ("BRIEFING_", "OPENAI_"))
    assert KEY not in message
    assert "{where}" not in message


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (401, {"message": "Incorrect API key"}, "refused-key"),
        (403, {"message": "Project may not use it"}, "forbidden"),
        (404, {"message": "The model `x` does not exist", "code": "model_not_found"}, "unknown-model"),
        (404, {"message": 'model "x" not found, try pulling it first'}, "unknown-model"),
        (400, {"message": "x is not a valid model ID", "code": 400}, "unknown-model"),
        (404, {"detail": "Not Found"}, "wrong-address"),
        (404, "404 page not found", "wrong-address"),
        (405, None, "wrong-address"),
        (308, "", "redirected"),
        (400, {"message": "This model's maximum context length is 8192 tokens"}, "context-too-long"),
        (400, {"message": "the request exceeds the available context size"}, "context-too-long"),
        (413, "", "context-too-long"),
        (400, {"message": "Unsupported value", "param": "temperature"}, "no-temperature"),
        (400, {"message": "This response_format type is unavailable now"}, "no-shape"),
        (422, {"message": "Unsupported value", "param": "response_format"}, "no-shape"),
        (400, {"message": "Bad"}, "refused-request"),
        (429, {"message": "Slow down"}, "rate-limit"),
        (429, {"message": "Quota", "code": "insufficient_quota"}, "no-credit"),
        (503, {"message": "Overloaded"}, "server-error"),
        (529, None, "server-error"),
        (0, {"message": "Overloaded", "code": 429}, "rate-limit"),
        (0, {"message": "It fell over"}, "server-error"),
    ],
)
def test_refusals_as_services_write_them(status: int, body: object, code: str) -> None:
    """Statuses and wordings of OpenAI, Ollama, vLLM, llama.cpp and OpenRouter come to one code each."""
    assert code_of(refusal(status, body, {})) == code


def test_only_what_may_pass_is_worth_asking_again() -> None:
    """A busy or broken server is asked again, any other refusal is not."""
    assert model_error(Failure(status=429), ENDPOINT).wait == 0.0
    assert model_error(Failure(status=503, retry_after=2.0), ENDPOINT).wait == 2.0
    assert model_error(Failure(status=401), ENDPOINT).wait is None
    assert model_error(Failure("no-credit", retry_after=2.0), ENDPOINT).wait is None


def test_error_inside_a_stream_that_has_begun_is_a_broken_stream() -> None:
    """What was begun is not asked for twice: a passing error told half-way counts as a break."""
    assert refusal(0, {"message": "It fell over"}, {}, begun=True).code == "broken-stream"
    assert (
        code_of(refusal(0, {"message": "x", "code": "context_length_exceeded"}, {}, begun=True)) == "context-too-long"
    )


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("7", 7, 7),
        ("0.5", 0.5, 0.5),
        (format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True), 3000, 3600),
        ("-1", 0, 0),
        ("nan", 0, 0),
        ("soon", 0, 0),
        ("", 0, 0),
    ],
    ids=["seconds", "part of a second", "a date", "past", "no number", "a word", "none"],
)
def test_retry_after(header: str, least: float, most: float) -> None:
    """`Retry-After` is read as seconds or as a date; anything else asks for no rest."""
    assert least <= refusal(429, None, {"retry-after": header}).retry_after <= most


def chained(cause: BaseException) -> Exception:
    """An error on top of its cause, as clients wrap them."""
    error = RuntimeError("Connection error.")
    error.__cause__ = cause
    return error


class ConnectError(Exception):
    """Bears the name that httpx gives to a connection that was never made."""


@pytest.mark.parametrize(
    ("error", "begun", "code"),
    [
        (chained(ConnectError("refused")), False, "unreachable"),
        (chained(ssl.SSLCertVerificationError("self-signed")), False, "no-secure-connection"),
        (chained(OSError("reset")), True, "broken-stream"),
        (chained(OSError("reset")), False, "unreachable"),
    ],
)
def test_connections_fail_by_what_lies_underneath(error: Exception, begun: bool, code: str) -> None:
    """A connection's failure is told by its cause, and by whether anything had come."""
    assert failed_connection(error, timed_out=False, begun=begun).code == code


def test_ends_and_events() -> None:
    """A stream that ends without a reason was cut; errors of the client itself are told apart from bad events."""
    assert [ended(reason) for reason in ("", "length", "content_filter", "stop", "eos")] == [
        "broken-stream",
        "cut-off",
        "content-filter",
        "",
        "",
    ]
    assert bad_event(ValueError("No generation chunks were returned")).code == "wrong-address"
    assert bad_event(KeyError("delta")).code == "malformed"
    assert bad_event(RuntimeError("closed")).code == "client-error"


@pytest.mark.parametrize(
    "echo",
    [
        f"Incorrect API key provided: {KEY}.",
        "Incorrect API key provided: sk-proj-ab**********1234.",
        "Incorrect API key provided: sk-p...1234",
        "header Authorization: Bearer abc.def",
        "key ending in 1234",
        f"\x1b[31m{KEY}\x1b[0m",
    ],
)
def test_redact_takes_out_keys_and_their_ends(echo: str) -> None:
    """However a server echoes the key, no part of it is left, and no control character either."""
    shown = redact(echo, KEY)
    assert not any(part in shown for part in (KEY, "1234", "sk-p", "abc.def", "\x1b"))


def test_redact_keeps_words_and_cuts_pages() -> None:
    """Other words stay, on one line; what goes on and on is cut."""
    assert redact("Try\n again  later.", KEY) == "Try again later."
    assert len(redact("x " * 9000, "")) == 300
