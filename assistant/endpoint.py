"""Where a model is asked: address and key out of the settings, checked before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from assistant.errors import ModelError
from assistant.settings import Settings

OPENAI = "https://api.openai.com/v1"
# The openai package sends none of its requests without a key; servers of one's own mostly want none.
NO_KEY = "no-key-needed"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint. The key is left out of `repr`, so that no log can show it."""

    url: str
    key: str = field(repr=False)
    model: str
    setting: str  # the setting that names the model
    timeout: float
    retries: int
    passages: int

    @property
    def shown(self) -> str:
        """The address as it may be shown: without a password or a query, either of which may hold a secret."""
        return _shown(self.url)

    @property
    def host(self) -> str:
        """The name of the machine."""
        return urlsplit(self.url).hostname or ""

    @property
    def on_this_machine(self) -> bool:
        """Whether no text leaves this machine (as far as the address tells)."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False


def where_text_goes(settings: Settings) -> str:
    """The address that questions and passages are sent to, as it may be shown; empty where it is none."""
    return _shown(settings.base_url or OPENAI)


def chat_endpoint(settings: Settings, model: str = "") -> Endpoint:
    """The endpoint that writes, with the model of the settings or another. Raises ModelError where address or key
    cannot be used."""
    return _endpoint(settings, model or settings.model, "BRIEFING_MODEL")


def embeddings_endpoint(settings: Settings) -> Endpoint:
    """The endpoint that makes vectors. Raises ModelError where address or key cannot be used."""
    return _endpoint(settings, settings.embeddings, "BRIEFING_EMBEDDINGS")


def _endpoint(settings: Settings, model: str, setting: str) -> Endpoint:
    _check_address(settings.base_url)
    _check_key(settings, model, setting)
    return Endpoint(
        url=settings.base_url.rstrip("/") or OPENAI,
        key=settings.api_key or NO_KEY,
        model=model,
        setting=setting,
        timeout=settings.timeout,
        retries=settings.retries,
        passages=settings.passages,
    )


def _check_key(settings: Settings, model: str, setting: str) -> None:
    key = settings.api_key
    if not settings.base_url and not key:
        advice = "Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own."
        raise ModelError("no-key", f"{setting} is {model}, but there is no key for {OPENAI}. {advice}")
    if not key.isascii() or not key.isprintable() or " " in key:
        # Nothing of the key is repeated.
        raise ModelError(
            "bad-key", "OPENAI_API_KEY holds a sign that no key has (a space, a curly quote): set it anew."
        )


def _check_address(url: str) -> None:
    if url and not (_shown(url) and url.isprintable() and " " not in url):
        # The address may hold a password, so it is not repeated.
        advice = "give one such as http://localhost:11434/v1."
        raise ModelError("bad-address", f"OPENAI_BASE_URL is no web address: {advice}")


def _shown(url: str) -> str:
    try:
        parts = urlsplit(url)
        machine = (parts.hostname or "").encode("idna")
        usable = parts.scheme in ("http", "https") and bool(machine) and parts.port != 0
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}" if usable else ""
