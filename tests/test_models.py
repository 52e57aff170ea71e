"""Tests of assistant/models.py: what the wire's failures (test_wire.py) do not cover."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from openai_server import Failure, OpenAIServer, Reply

from assistant.errors import ModelError
from assistant.models import ChatModel, embedder
from assistant.retries import Patience
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
KEY = "sk-proj-abcdefghijklmnop1234"


def settings(server: OpenAIServer) -> Settings:
    """Settings that lead to the server."""
    return Settings(
        home=Path("unused"), model="local-model", base_url=server.base_url, api_key=KEY, embeddings="some-vectors"
    )


TRACED = """
import sys, urllib.request
from pathlib import Path
from langchain_core.tracers.langchain import wait_for_all_tracers
from langchain_openai import ChatOpenAI
from assistant.models import ChatModel
from assistant.settings import Settings

model, tracer = sys.argv[1:]
print("".join(ChatModel(Settings(Path("unused"), "local-model", model)).stream("Rules.", "Secret?")))
wait_for_all_tracers()
urllib.request.urlopen(tracer + "/models").read()
ChatOpenAI(model="local-model", base_url=model, api_key="key").invoke("Traced.")
wait_for_all_tracers()
"""


def test_tracing_variables_send_nothing_out(openai_server: OpenAIServer) -> None:
    """With every variable of LangSmith's tracing set, a tracing server hears nothing of what is asked; of a request
    made beside our module, under the same variables, it does (so the test would notice)."""
    openai_server.default = Reply("Yes. [1]")
    with OpenAIServer() as tracer:
        names = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2")
        address = {"LANGSMITH_ENDPOINT": tracer.base_url, "LANGSMITH_API_KEY": "key", "NO_PROXY": "127.0.0.1"}
        environ = os.environ | dict.fromkeys(names, "true") | address
        command = [sys.executable, "-c", TRACED, openai_server.base_url, tracer.base_url]
        run = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=100, check=True)
        heard = [(request.method, request.path) for request in tracer.requests]
    assert run.stdout == "Yes. [1]\n"
    assert heard[0] == ("GET", "/v1/models")
    assert any(method == "POST" for method, _ in heard)


def test_old_tracing_variable_is_told(openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """LangChain refuses to work under its oldest tracing variable: that is a message, not a traceback."""
    monkeypatch.setenv("LANGCHAIN_TRACING", "true")
    with pytest.raises(ModelError, match="environment") as caught:
        list(ChatModel(settings(openai_server)).stream("Rules.", "Question?"))
    assert caught.value.code == "client-error"
    assert openai_server.requests == []


def test_trace_prints_request_and_reply_without_the_key(
    openai_server: OpenAIServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """With BRIEFING_TRACE the exact messages, the reply and a failure stand on standard error, the key never."""
    openai_server.script([Reply("Yes. [1]"), Failure(400, f"Bad {KEY}")])
    model = ChatModel(replace(settings(openai_server), trace=True))
    list(model.stream("Rules\n  of two lines.", f"Question? {KEY}"))
    with pytest.raises(ModelError):
        list(model.stream("Rules.", "Question?"))
    out, error = capsys.readouterr()
    assert out == ""
    assert "Rules\n  of two lines.\nQuestion?" in error
    assert "local-model replied\nYes. [1]" in error
    assert "refused-request" in error
    assert KEY not in error


def test_nothing_is_printed_by_default(openai_server: OpenAIServer, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the setting nothing of a request is printed."""
    openai_server.script([Reply("Yes. [1]")])
    list(ChatModel(settings(openai_server)).stream("Rules.", "Question?"))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "sent"), [("gpt-5-mini", False), ("gpt-6-luna", False), ("gpt-4.1", True), ("llama3.2", True)]
)
def test_temperature_is_left_out_where_it_is_known_to_be_refused(
    openai_server: OpenAIServer, name: str, sent: bool
) -> None:
    """Models that LangChain knows to take no temperature get none, and the record of the answer says so."""
    openai_server.models = [name]
    openai_server.script([Reply("Yes. [1]")])
    model = ChatModel(replace(settings(openai_server), model=name))
    list(model.stream("Rules.", "Question?"))
    assert ("temperature" in openai_server.chats[0].body) is sent
    assert dict(model.chosen) == {
        "endpoint": openai_server.base_url,
        "temperature": "0" if sent else "the model's own",
    }


@pytest.mark.parametrize("name", ["gpt-5.6-sol", "gpt-5.2-pro", "codex-mini-latest"])
def test_no_name_changes_the_protocol(openai_server: OpenAIServer, name: str) -> None:
    """Every model is asked through chat completions, those too for which LangChain would take another way."""
    openai_server.models = [name]
    openai_server.script([Reply("Yes. [1]")])
    assert "".join(ChatModel(replace(settings(openai_server), model=name)).stream("Rules.", "Q?")) == "Yes. [1]"
    assert [request.path for request in openai_server.requests] == ["/v1/chat/completions"]


def test_embeddings_are_off_without_their_setting() -> None:
    """A chat model brings no vectors with it."""
    assert embedder(Settings(home=Path("unused"), model="local-model", base_url="http://localhost:1/v1")) is None


def test_vectors_are_of_length_one_in_the_order_of_the_texts(openai_server: OpenAIServer) -> None:
    """Vectors come as float32 of length 1, sorted by the index that the server gives them."""
    made = embedder(settings(openai_server))
    assert made is not None
    assert made.name == "some-vectors"
    assert made.dimensions == 8
    vectors = made.embed(["one", "two", ""])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, 8)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.allclose(vectors[1], made.embed(["two"])[0])
    assert made.embed([]).shape == (0, 8)


def test_many_texts_go_in_batches(openai_server: OpenAIServer) -> None:
    """A library goes out in requests that an endpoint takes, as plain texts and without a tokeniser."""
    made = embedder(settings(openai_server))
    assert made is not None
    assert made.embed([f"text {n}" for n in range(300)]).shape == (300, 8)
    assert [len(request.body["input"]) for request in openai_server.requests] == [128, 128, 44]
    assert openai_server.requests[0].body["input"][0] == "text 0"


def test_busy_endpoint_of_vectors_is_asked_again(openai_server: OpenAIServer) -> None:
    """Vectors are asked for again like answers."""
    rests: list[float] = []
    openai_server.script([Failure(429), Failure(503)])
    made = embedder(settings(openai_server), Patience((0.25,), rests.append))
    assert made is not None
    assert made.embed(["one"]).shape == (1, 8)
    assert rests == [0.25, 0.25]


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure(401, "No."), "refused-key"),
        (Failure(404, "The model `some-vectors` does not exist"), "unknown-model"),
        (Failure(200, body='{"data": []}'), "bad-vectors"),
        (Failure(200, body='{"data": [{"index": 0, "embedding": []}]}'), "bad-vectors"),
        (Failure(200, body='{"data": [{"index": 0}]}'), "bad-vectors"),
        (Failure(200, body="<html>", content_type="text/html"), "wrong-address"),
        (Failure(200, body='{"data": [{"index": 0, "embedding": ["one"]}]}'), "malformed"),
        (Failure(200, body="not json"), "malformed"),
    ],
)
def test_failures_of_vectors_name_their_setting(openai_server: OpenAIServer, failure: Failure, code: str) -> None:
    """What goes wrong with vectors is told with BRIEFING_EMBEDDINGS, or with the address or the key."""
    openai_server.script([failure])
    made = embedder(settings(openai_server))
    assert made is not None
    with pytest.raises(ModelError, match=r"BRIEFING_EMBEDDINGS|OPENAI_BASE_URL|OPENAI_API_KEY") as caught:
        made.embed(["one"])
    assert caught.value.code == code
    assert "BRIEFING_MODEL" not in str(caught.value)


def test_vectors_of_openai_need_a_key() -> None:
    """BRIEFING_EMBEDDINGS alone is told to lack a key when the embedder is made."""
    with pytest.raises(ModelError, match="BRIEFING_EMBEDDINGS is some-vectors"):
        embedder(Settings(home=Path("unused"), embeddings="some-vectors"))
