"""Every failure of a model over the wire: a local server that speaks the OpenAI protocol, and the real clients."""

import logging
import socket
import traceback
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from openai_server import HTML, Failure, OpenAIServer, Reply

from assistant.errors import ModelError
from assistant.models import ChatModel
from assistant.retries import Patience
from assistant.settings import Settings

KEY = "sk-proj-abcdefghijklmnop1234"
TEXT = "The talks resumed on Tuesday. [1] Nobody said why. [2]"
BROKEN = {"text": TEXT, "chunk_size": 30, "after": 1}


def settings(server: OpenAIServer) -> Settings:
    """Settings that lead to the server, quick to give up."""
    return Settings(
        home=Path("unused"), model="local-model", base_url=server.base_url, api_key=KEY, timeout=0.5, retries=2
    )


def told(given: Settings, rests: list[float] | None = None) -> tuple[str, ModelError | None]:
    """What a model streamed, and the error that it ended with."""
    rests = [] if rests is None else rests
    text = ""
    try:
        for chunk in ChatModel(given, Patience((0.25, 0.5), rests.append)).stream("Rules.", "Question?"):
            text += chunk
    except ModelError as error:
        return text, error
    return text, None


def broken(server: OpenAIServer, reply: Reply | Failure) -> tuple[str, ModelError]:
    """What was streamed before the failure, and the failure."""
    server.script([reply])
    text, error = told(settings(server))
    assert error is not None
    return text, error


# Condition, what was streamed before it, the code, and what the message has to name.
TABLE = [
    ("refused key", Failure(401, f"Incorrect API key provided: {KEY}"), "", "refused-key", "OPENAI_API_KEY"),
    ("forbidden", Failure(403, "Project may not use it"), "", "forbidden", "OPENAI_API_KEY"),
    ("unknown model", Failure(404, "No model x", code="model_not_found"), "", "unknown-model", "BRIEFING_MODEL"),
    ("no credit", Failure(429, "Pay", code="insufficient_quota"), "", "no-credit", "OPENAI_API_KEY"),
    ("rate limit, long", Failure(429, headers=(("retry-after", "99"),)), "", "rate-limit", "99 seconds"),
    (
        "context too long",
        Failure(400, "x", code="context_length_exceeded"),
        "",
        "context-too-long",
        "BRIEFING_PASSAGES",
    ),
    ("bad request", Failure(400, "Bad."), "", "refused-request", "BRIEFING_MODEL"),
    ("page for people", Failure(200, body=HTML, content_type="text/html"), "", "wrong-address", "OPENAI_BASE_URL"),
    ("HTML and 404", Failure(404, body=HTML, content_type="text/html"), "", "wrong-address", "OPENAI_BASE_URL"),
    ("no API", Failure(404, body="404 page not found", content_type="text/plain"), "", "wrong-address", "/v1"),
    ("JSON, no stream", Failure(200, body='{"hello": "you"}'), "", "wrong-address", "OPENAI_BASE_URL"),
    ("redirect", Failure(307, headers=(("location", "http://127.0.0.1:9/"),)), "", "redirected", "OPENAI_BASE_URL"),
    ("silence before", Reply(TEXT, pause=5), "", "time-out", "BRIEFING_TIMEOUT"),
    ("silence between", Reply(**BROKEN, fault="hang"), TEXT[:30], "time-out", "BRIEFING_TIMEOUT"),
    ("cut", Reply(**BROKEN, fault="drop"), TEXT[:30], "broken-stream", "kept"),
    ("cut unseen", Reply(**BROKEN, fault="silent"), TEXT[:30], "broken-stream", "kept"),
    ("cut at the end", Reply(TEXT, finish=None), TEXT, "broken-stream", "kept"),
    ("error inside", Reply(**BROKEN, fault="error"), TEXT[:30], "broken-stream", "engine fell over"),
    ("bad event", Reply(**BROKEN, fault="malformed"), TEXT[:30], "malformed", "OPENAI_BASE_URL"),
    ("empty", Reply(""), "", "empty-reply", "BRIEFING_MODEL"),
    ("white space", Reply(" \n"), " \n", "empty-reply", "BRIEFING_MODEL"),
    ("thought only", Reply("<think>Passage 1"), "", "empty-reply", "BRIEFING_MODEL"),
    ("filtered", Reply(TEXT, finish="content_filter"), TEXT, "content-filter", "BRIEFING_MODEL"),
    ("length", Reply(TEXT, finish="length"), TEXT, "cut-off", "BRIEFING_PASSAGES"),
]


@pytest.mark.parametrize(("reply", "text", "code", "named"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_failure_keeps_what_came_and_says_what_to_change(
    openai_server: OpenAIServer, reply: Reply | Failure, text: str, code: str, named: str
) -> None:
    """Each failure leaves the text before it, bears its code and names what to change; it is not asked again."""
    came, error = broken(openai_server, reply)
    assert (came, error.code) == (text, code)
    assert named in str(error)
    assert len(openai_server.chats) == 1


def test_whole_reply_is_streamed(openai_server: OpenAIServer) -> None:
    """A reply comes in the chunks of the server, and is no error."""
    openai_server.script([Reply(TEXT, chunk_size=20)])
    assert list(ChatModel(settings(openai_server)).stream("Rules.", "Question?")) == [TEXT[:20], TEXT[20:40], TEXT[40:]]


def test_request_is_plain_chat_completions(openai_server: OpenAIServer) -> None:
    """Rules and question go as two messages, streamed, at temperature 0, and nothing else is asked for."""
    openai_server.script([Reply(TEXT)])
    told(settings(openai_server))
    (request,) = openai_server.requests
    assert request.path == "/v1/chat/completions"
    assert request.body == {
        "model": "local-model",
        "messages": [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Question?"}],
        "stream": True,
        "temperature": 0.0,
    }
    assert request.headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_busy_model_is_asked_again(openai_server: OpenAIServer, status: int) -> None:
    """A busy or broken server is asked again after growing delays, and its answer then is an answer."""
    rests: list[float] = []
    openai_server.script([Failure(status), Failure(status), Reply(TEXT)])
    assert told(settings(openai_server), rests) == (TEXT, None)
    assert rests == [0.25, 0.5]


def test_retry_after_is_honoured(openai_server: OpenAIServer) -> None:
    """A rest that the server asks for is kept."""
    rests: list[float] = []
    openai_server.script([Failure(429, headers=(("retry-after", "3"),)), Reply(TEXT)])
    assert told(settings(openai_server), rests) == (TEXT, None)
    assert rests == [3.0]


@pytest.mark.parametrize(("status", "code"), [(429, "rate-limit"), (503, "server-error")])
def test_model_that_stays_busy_is_reported(openai_server: OpenAIServer, status: int, code: str) -> None:
    """After the last retry the failure is told, with how often the model was asked."""
    openai_server.script([Failure(status, "Try later.")] * 3)
    _, error = told(settings(openai_server))
    assert error is not None
    assert error.code == code
    assert "Try later." in str(error)
    assert "asked 3 times" in str(error)


def test_nothing_listens() -> None:
    """A refused connection is told as such, at once."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    _, error = told(Settings(home=Path("unused"), model="m", base_url=url))
    assert error is not None
    assert error.code == "unreachable"
    assert url in str(error)


def test_name_that_no_network_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name without an address is told with the name; the look-up is answered here, for no test asks the network."""

    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    _, error = told(Settings(home=Path("unused"), model="m", base_url="http://models.example/v1"))
    assert error is not None
    assert error.code == "unknown-host"
    assert "models.example" in str(error)


def test_secure_address_of_a_plain_server(openai_server: OpenAIServer) -> None:
    """https:// to a server of plain HTTP is told as such."""
    given = settings(openai_server)
    _, error = told(replace(given, base_url=given.base_url.replace("http:", "https:")))
    assert error is not None
    assert error.code == "no-secure-connection"
    assert "http://" in str(error)


def test_wrong_key_appears_nowhere(openai_server: OpenAIServer, caplog: pytest.LogCaptureFixture) -> None:
    """A server that repeats the key in its refusal makes it appear in no message, traceback or log."""
    openai_server.key = "another-key"
    with caplog.at_level(logging.DEBUG):
        _, error = told(settings(openai_server))
    assert error is not None
    assert error.code == "refused-key"
    shown = "".join(traceback.format_exception(error)) + caplog.text + repr(error) + repr(settings(openai_server))
    assert KEY not in shown
    assert KEY[-8:] not in shown


def test_key_in_another_refusal_is_taken_out(openai_server: OpenAIServer) -> None:
    """Words of the server are shown, the key in them is not."""
    _, error = broken(openai_server, Failure(400, f"Header 'Bearer {KEY}' is odd."))
    assert "is odd" in str(error)
    assert KEY not in str(error)


def test_closing_a_reply_closes_its_connection(openai_server: OpenAIServer) -> None:
    """A reader who stops a reply stops the model: the server sees the connection go."""
    openai_server.script([Reply("word " * 4000, chunk_size=5, delay=0.005)])
    reply = ChatModel(settings(openai_server)).stream("Rules.", "Question?")
    next(reply)
    reply.close()
    assert openai_server.client_left.wait(10)


def test_model_that_takes_no_temperature_is_asked_without(openai_server: OpenAIServer) -> None:
    """A refused temperature is left out, this time and from then on, and the record of the answer says so."""
    refusal = Failure(400, "Unsupported value: 'temperature' does not support 0.", param="temperature")
    openai_server.script([refusal, Reply(TEXT), Reply(TEXT)])
    model = ChatModel(settings(openai_server))
    assert "".join(model.stream("Rules.", "One?")) == TEXT
    assert "".join(model.stream("Rules.", "Two?")) == TEXT
    assert ["temperature" in request.body for request in openai_server.chats] == [True, False, False]
    assert dict(model.chosen)["temperature"] == "the model's own"


def test_endpoint_of_one_model_needs_no_name(openai_server: OpenAIServer) -> None:
    """Where an endpoint serves one model there is nothing to choose; its name is known afterwards."""
    openai_server.script([Reply(TEXT)])
    model = ChatModel(replace(settings(openai_server), model=""))
    assert model.name == ""
    assert "".join(model.stream("Rules.", "Question?")) == TEXT
    assert model.name == openai_server.chats[0].body["model"] == "local-model"


@pytest.mark.parametrize(
    ("models", "reply", "named"),
    [
        (["b-model", "a-model"], [], "b-model, a-model"),
        ([f"m{n}" for n in range(20)], [], "m11 and others"),
        ([], [], "lists none"),
        (["x"], [Failure(404, body="404 page not found", content_type="text/plain")], "lists none"),
    ],
)
def test_endpoint_of_several_models_asks_for_a_choice(
    openai_server: OpenAIServer, models: list[str], reply: list[Failure], named: str
) -> None:
    """Where several models are served, or none is listed, the message lists them and names BRIEFING_MODEL."""
    openai_server.models = models
    openai_server.script(reply)
    _, error = told(replace(settings(openai_server), model=""))
    assert error is not None
    assert error.code == "no-model"
    assert named in str(error)
    assert "BRIEFING_MODEL" in str(error)
    assert openai_server.chats == []


def test_refused_key_while_models_are_listed(openai_server: OpenAIServer) -> None:
    """A failure that is not about the list is told as what it is."""
    openai_server.script([Failure(401, "No.")])
    _, error = told(replace(settings(openai_server), model=""))
    assert error is not None
    assert error.code == "refused-key"


@pytest.fixture
def elsewhere() -> Iterator[OpenAIServer]:
    """A second server, which nothing may reach."""
    with OpenAIServer() as server:
        yield server


def test_environment_cannot_send_text_elsewhere(
    openai_server: OpenAIServer, elsewhere: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variables that LangChain, openai and httpx read (another address, a gateway, a proxy) change nothing for a
    server on this machine."""
    for name in ("OPENAI_API_BASE", "OPENAI_BASE_URL", "LANGSMITH_GATEWAY", "OPENAI_PROXY", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, elsewhere.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-another-key")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    openai_server.script([Reply(TEXT)])
    assert told(settings(openai_server)) == (TEXT, None)
    assert openai_server.chats[0].headers["authorization"] == f"Bearer {KEY}"
    assert elsewhere.requests == []


SCHEMA = {
    "type": "object",
    "properties": {"verdict": {"type": "string"}},
    "required": ["verdict"],
    "additionalProperties": False,
}
SHAPED = '{"verdict": "supported"}'
REFUSALS = {
    "DeepSeek": Failure(400, "This response_format type is unavailable now"),
    "an older DeepSeek": Failure(422, "Failed to deserialize: response_format.type `json_schema` is unavailable now"),
    "LM Studio": Failure(400, body="{\"error\": \"'response_format.type' must be 'json_schema' or 'text'\"}"),
    "a strict server": Failure(400, "Unrecognized request argument supplied: response_format", param="response_format"),
    "Groq": Failure(400, "This model does not support response format `json_schema`."),
}


def formats(server: OpenAIServer) -> list[str]:
    """The shape that each request asked for."""
    return [request.body.get("response_format", {}).get("type", "") for request in server.chats]


def test_shape_of_a_reply_is_asked_for_as_a_schema(openai_server: OpenAIServer) -> None:
    """The schema goes as OpenAI, Ollama and vLLM read it, strict and named; beside it the request is as any other."""
    openai_server.script([Reply(SHAPED), Reply(TEXT)])
    model = ChatModel(settings(openai_server))
    assert model.shaped("Rules.", "Question?", SCHEMA) == SHAPED
    wanted = {"type": "json_schema", "json_schema": {"name": "reply", "strict": True, "schema": SCHEMA}}
    list(model.stream("Rules.", "Question?"))
    shaped, plain = (request.body for request in openai_server.chats)
    assert shaped == {**plain, "response_format": wanted}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_shape_that_is_refused_is_left_for_a_looser_one(openai_server: OpenAIServer, refusal: Failure) -> None:
    """A schema first, then any JSON, then the prompt alone; what was refused once is not asked for again."""
    openai_server.script([refusal, Reply(SHAPED), refusal, Reply(SHAPED), Reply(SHAPED)])
    model = ChatModel(settings(openai_server))
    for _ in range(3):
        assert model.shaped("Rules.", "As JSON?", SCHEMA) == SHAPED
    assert formats(openai_server) == ["json_schema", "json_object", "json_object", "", ""]


def test_refusal_that_goes_on_without_a_shape_is_told(openai_server: OpenAIServer) -> None:
    """A server that speaks of a form that nobody asked for has its say, and is not asked for ever."""
    openai_server.script([REFUSALS["DeepSeek"]] * 9)
    with pytest.raises(ModelError, match="unavailable now") as caught:
        ChatModel(settings(openai_server)).shaped("Rules.", "As JSON?", SCHEMA)
    assert caught.value.code == "no-shape"
    assert formats(openai_server) == ["json_schema", "json_object", ""]


def test_shape_and_temperature_may_both_be_refused(openai_server: OpenAIServer) -> None:
    """Each is left out when it is refused."""
    temperature = Failure(400, "Unsupported value: 'temperature' does not support 0.", param="temperature")
    openai_server.script([REFUSALS["Groq"], temperature, Reply(SHAPED)])
    assert ChatModel(settings(openai_server)).shaped("Rules.", "As JSON?", SCHEMA) == SHAPED
    assert formats(openai_server) == ["json_schema", "json_object", "json_object"]
    assert ["temperature" in request.body for request in openai_server.chats] == [True, True, False]


@pytest.mark.parametrize(("reply", "code"), [(row[1], row[3]) for row in TABLE], ids=[row[0] for row in TABLE])
def test_shaped_reply_fails_as_any_other(openai_server: OpenAIServer, reply: Reply | Failure, code: str) -> None:
    """The failures of a written reply bear the same codes here."""
    openai_server.script([reply])
    with pytest.raises(ModelError) as caught:
        ChatModel(settings(openai_server)).shaped("Rules.", "Question?", SCHEMA)
    assert caught.value.code == code
