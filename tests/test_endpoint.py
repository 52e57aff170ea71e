"""Tests of assistant/endpoint.py."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.endpoint import NO_KEY, OPENAI, chat_endpoint, embeddings_endpoint, where_text_goes
from assistant.errors import ModelError
from assistant.settings import Settings, SettingsError

LOCAL = Settings(home=Path("unused"), model="some-model", base_url="http://localhost:11434/v1/")


def test_server_of_ones_own_needs_no_key() -> None:
    """With an address and no key, a stand-in is sent: the client refuses to work without one."""
    endpoint = chat_endpoint(LOCAL)
    assert (endpoint.url, endpoint.key, endpoint.model) == ("http://localhost:11434/v1", NO_KEY, "some-model")


def test_without_an_address_it_is_openai() -> None:
    """A model and a key alone mean OpenAI."""
    endpoint = chat_endpoint(replace(LOCAL, base_url="", api_key="sk-test"))
    assert (endpoint.url, endpoint.key) == (OPENAI, "sk-test")


@pytest.mark.parametrize("setting", ["BRIEFING_MODEL", "BRIEFING_EMBEDDINGS"])
def test_openai_without_a_key_names_the_setting(setting: str) -> None:
    """A model without address and key is told in words that name what is set and what is missing."""
    make = chat_endpoint if setting == "BRIEFING_MODEL" else embeddings_endpoint
    with pytest.raises(ModelError, match=f"{setting} is some-model.*OPENAI_API_KEY") as caught:
        make(replace(LOCAL, base_url="", embeddings="some-model"))
    assert caught.value.code == "no-key"


@pytest.mark.parametrize("key", ["“sk-test”", "sk-te st", "sk-\ntest", "sk-tést"])
def test_key_with_other_signs_is_refused_unseen(key: str) -> None:
    """A key that was pasted badly is told so, and is not repeated."""
    with pytest.raises(ModelError, match="OPENAI_API_KEY") as caught:
        chat_endpoint(replace(LOCAL, api_key=key))
    assert caught.value.code == "bad-key"
    assert key not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "localhost:11434/v1",
        "ftp://host/v1",
        "http://",
        "http://[::1",
        "http://ho st/v1",
        "http://a..b/v1",
        "http://h:x",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    """An address that no request can go to is told with an example of one."""
    with pytest.raises(ModelError, match=r"OPENAI_BASE_URL.*http://localhost:11434/v1") as caught:
        chat_endpoint(replace(LOCAL, base_url=url))
    assert caught.value.code == "bad-address"


def test_secrets_of_an_address_are_not_shown() -> None:
    """A password and a query stay out of what is shown; the key stays out of `repr`."""
    endpoint = chat_endpoint(
        replace(LOCAL, base_url="https://me:secret@host:8000/v1?token=secret", api_key="secret-key")
    )
    assert endpoint.shown == "https://host:8000/v1"
    assert "secret-key" not in repr(endpoint)


@pytest.mark.parametrize(
    ("url", "here"),
    [("http://localhost:1/v1", True), ("http://127.0.0.1/v1", True), ("http://[::1]:8/v1", True), (OPENAI, False)],
)
def test_knows_this_machine(url: str, here: bool) -> None:
    """An address on this machine is told apart from all others."""
    assert chat_endpoint(replace(LOCAL, base_url=url)).on_this_machine is here


def test_where_text_goes() -> None:
    """The desk can say where text goes, without raising whatever the settings hold."""
    assert where_text_goes(LOCAL) == "http://localhost:11434/v1/"
    assert where_text_goes(replace(LOCAL, base_url="")) == OPENAI
    assert where_text_goes(replace(LOCAL, base_url="no address")) == ""


def test_settings_of_the_model(home: Path) -> None:
    """The environment sets the embedding model and the trace; a trace that is neither on nor off is refused."""
    environ = {"BRIEFING_HOME": str(home), "BRIEFING_EMBEDDINGS": "some-vectors", "BRIEFING_TRACE": "1"}
    settings = Settings.load(environ)
    assert (settings.embeddings, settings.trace) == ("some-vectors", True)
    assert Settings.load({"BRIEFING_HOME": str(home), "BRIEFING_TRACE": "off"}).trace is False
    with pytest.raises(SettingsError, match="BRIEFING_TRACE"):
        Settings.load({"BRIEFING_HOME": str(home), "BRIEFING_TRACE": "loud"})
