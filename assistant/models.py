"""Models behind an OpenAI-compatible endpoint: chat for the writer, vectors for the index. The only module that
imports langchain_openai or openai; their exceptions end here, as ModelError with a message for the reader.

A request that fails before its first word is asked again where that may help; what was already streamed is never
asked for twice.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from typing import Any, TypeVar

import openai
from langchain_core.messages import AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import SecretStr

from assistant import failures
from assistant.endless import LONGEST_REPLY, TIMES_THE_TIMEOUT, bounded, timed
from assistant.endpoint import Endpoint, chat_endpoint, embeddings_endpoint, where_text_goes
from assistant.errors import ModelError as ModelError
from assistant.failures import Failure
from assistant.model_embedder import ModelEmbedder, vectors_of
from assistant.replies import without_thinking
from assistant.retries import PATIENT, Patience
from assistant.settings import Settings
from assistant.shapes import SHAPES, Schema, response_format

# A machine that is there takes a connection within this; words may take `timeout`.
_CONNECT = 10.0
# What openai and LangChain let out when an event is no JSON, or no event of a chat.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RuntimeError)

# Characters of a stream with the thinking before the reply.
_LONGEST_STREAM = 10 * LONGEST_REPLY

Result = TypeVar("Result")


class Connection:
    """One endpoint: its client, its errors in words, and asking again."""

    def __init__(self, endpoint: Endpoint, patience: Patience) -> None:
        self.endpoint = endpoint
        self._patience = patience

    @cached_property
    def http(self) -> Any:
        """The HTTP client: follows no redirect, and asks no proxy for a server on this machine."""
        return openai.DefaultHttpxClient(
            timeout=self.timeout,
            follow_redirects=False,
            trust_env=not self.endpoint.on_this_machine,
            event_hooks={"response": [_refuse_page, self._timed]},
        )

    @cached_property
    def client(self) -> openai.OpenAI:
        """The openai client for what LangChain has no part in."""
        return openai.OpenAI(
            api_key=self.endpoint.key, base_url=self.endpoint.url, max_retries=0, http_client=self.http
        )

    @property
    def timeout(self) -> openai.Timeout:
        """How long to wait for a connection, and for each word."""
        return openai.Timeout(self.endpoint.timeout, connect=min(self.endpoint.timeout, _CONNECT))

    def _timed(self, response: Any) -> None:
        """Bounds the whole of a response: the client's own time-out is of its next bytes alone."""
        raw, seconds = response.iter_raw, self.endpoint.timeout * TIMES_THE_TIMEOUT
        error = Failure("too-slow")
        response.iter_raw = lambda size=None: timed(
            raw(size), lambda: failures.model_error(error, self.endpoint), seconds
        )

    def asked(self, request: Callable[[], Result]) -> Result:
        """What the request returns; asked again after a while where the endpoint is busy or has fallen over."""
        return self._patience.asked(request, self.endpoint.retries)

    @contextmanager
    def translated(self, begun: bool = False) -> Iterator[None]:
        """Turns the exceptions of openai, httpx and LangChain into ModelError. `from None`: theirs hold the server's
        words, and those may hold the key."""
        try:
            yield
        except openai.OpenAIError as error:
            raise failures.model_error(_failure(error, begun), self.endpoint) from None
        except _UNREADABLE as error:
            raise failures.model_error(failures.bad_event(error), self.endpoint) from None


class ChatModel:
    """A chat model. Cheap to make: nothing is sent, and no setting is refused, before the first request."""

    def __init__(self, settings: Settings, patience: Patience = PATIENT) -> None:
        self._settings = settings
        self._patience = patience
        self._temperature: float | None = 0.0
        self._shape = 0  # the place in SHAPES
        self._model = settings.model
        self._chat: ChatOpenAI | None = None

    @property
    def name(self) -> str:
        """The model's name; empty until a first request has found it, where no setting names it."""
        return self._model

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """The settings that an answer records: where it was written, and how freely."""
        temperature = "the model's own" if self._temperature is None else f"{self._temperature:g}"
        return (("endpoint", where_text_goes(self._settings)), ("temperature", temperature))

    def shaped(self, system: str, user: str, schema: Schema) -> str:
        """The whole reply, asked for in the shape of a JSON schema as strictly as the endpoint takes it: validate it.
        Raises ModelError."""
        return "".join(self.stream(system, user, schema))

    def stream(self, system: str, user: str, schema: Schema | None = None) -> Generator[str]:
        """The reply in chunks as it is written. Raises ModelError, after the chunks that came before the failure."""
        messages = [SystemMessage(system), HumanMessage(user)]
        self._trace("asked", f"{system}\n{user}")
        reply = ""
        try:
            with closing(self._texts(messages, schema)) as texts:
                for text in bounded(without_thinking(bounded(texts, self._too_long, _LONGEST_STREAM)), self._too_long):
                    reply += text
                    yield text
            if not reply.strip():
                raise failures.model_error(Failure("empty-reply"), self._connection.endpoint)
        except ModelError as error:
            self._trace("failed", f"{error.code}: {error}")
            raise
        finally:
            self._trace("replied", reply)

    def _texts(self, messages: list[BaseMessage], schema: Schema | None) -> Generator[str]:
        connection, finish = self._connection, ""
        chunk, chunks = connection.asked(lambda: self._opened(messages, schema))
        with closing(chunks):
            while chunk is not None:
                finish = chunk.response_metadata.get("finish_reason") or finish
                if chunk.text:
                    yield str(chunk.text)
                with connection.translated(begun=True):
                    chunk = next(chunks, None)
        if code := failures.ended(finish):
            raise failures.model_error(Failure(code), connection.endpoint)

    def _too_long(self) -> ModelError:
        return failures.model_error(Failure("too-long"), self._connection.endpoint)

    def _opened(self, messages: list[BaseMessage], schema: Schema | None) -> tuple[AIMessageChunk | None, Any]:
        """The first chunk and the stream behind it. What a model does not take it is asked without, then and later."""
        while True:
            try:
                return self._first(messages, schema)
            except ModelError as error:
                if error.code == "no-temperature" and self._temperature is not None:
                    self._temperature, self._chat = None, None
                elif error.code == "no-shape" and schema and SHAPES[self._shape]:
                    self._shape += 1
                else:
                    raise

    def _first(self, messages: list[BaseMessage], schema: Schema | None) -> tuple[AIMessageChunk | None, Any]:
        connection, chat = self._connection, self._chat or self._made()
        # LangChain chooses its tracers at the first step: whatever LANGSMITH_TRACING says, no text goes there.
        with connection.translated(), tracing_context(enabled=False):
            chunks = chat.stream(messages, **response_format(SHAPES[self._shape], schema))
            return next(chunks, None), chunks

    def _made(self) -> ChatOpenAI:
        """Address and key are always given: LangChain would look for others in the environment."""
        connection = self._connection
        self._chat = ChatOpenAI(
            model=connection.endpoint.model,
            base_url=connection.endpoint.url,
            api_key=SecretStr(connection.endpoint.key),
            http_client=connection.http,
            http_socket_options=(),
            openai_proxy=None,  # a proxy for web traffic is HTTPS_PROXY, which the HTTP client reads
            timeout=connection.timeout,
            max_retries=0,
            temperature=self._temperature,
            use_responses_api=False,
            output_version="v0",
        )
        if not (self._chat.profile or {}).get("temperature", True):
            self._chat.temperature = None  # models that LangChain's table knows to take none
        self._temperature = self._chat.temperature
        return self._chat

    @cached_property
    def _connection(self) -> Connection:
        connection = Connection(chat_endpoint(self._settings), self._patience)
        if self._model:
            return connection
        self._model = only_model(connection)
        return Connection(chat_endpoint(self._settings, self._model), self._patience)

    def _trace(self, label: str, text: str) -> None:
        if self._settings.trace:
            sys.stderr.write(f"--- {self._model or 'model'} {label}\n{failures.masked(text, self._settings.api_key)}\n")


def embedder(settings: Settings, patience: Patience = PATIENT) -> ModelEmbedder | None:
    """The embedder that BRIEFING_EMBEDDINGS names, None for the built-in one. Raises ModelError for a key or an
    address that cannot be used."""
    if not settings.embeddings:
        return None
    connection = Connection(embeddings_endpoint(settings), patience)
    return ModelEmbedder(settings.embeddings, lambda texts: connection.asked(lambda: vectors_of(connection, texts)))


def only_model(connection: Connection) -> str:
    """The model of an endpoint that serves just one. Raises ModelError with the names of several: a reader chooses
    where text goes, and a first of many may be an embedding model or a dear one."""
    names = connection.asked(lambda: _listed(connection))
    if len(names) != 1:
        raise failures.no_model(names, connection.endpoint)
    return names[0]


def _listed(connection: Connection) -> list[str]:
    try:
        with connection.translated():
            names = [model.id for model in connection.client.models.list().data]
            return [failures.redact(name, connection.endpoint.key, 80) for name in names]
    except ModelError as error:
        if error.code in ("wrong-address", "refused-request", "malformed"):
            return []  # not every endpoint lists its models: BRIEFING_MODEL is what to set all the same
        raise


class _WebPage(openai.OpenAIError):
    """A page for people where an API should be: the openai client would take it for an empty stream."""


def _refuse_page(response: Any) -> None:
    if response.is_success and response.headers.get("content-type", "").startswith("text/html"):
        raise _WebPage("it sent a web page")


def _failure(error: openai.OpenAIError, begun: bool) -> Failure:
    if isinstance(error, openai.APIStatusError):
        return failures.refusal(error.status_code, error.body, error.response.headers)
    if isinstance(error, openai.APIConnectionError):
        return failures.failed_connection(error, isinstance(error, openai.APITimeoutError), begun)
    if isinstance(error, openai.APIError):
        return failures.refusal(0, error.body, {}, begun)
    return Failure("wrong-address" if isinstance(error, _WebPage) else "client-error", said=str(error))
