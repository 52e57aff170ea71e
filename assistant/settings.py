"""One frozen Settings, from the environment and from `settings.toml` in the data folder; the only reader of either."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal
from platformdirs import user_data_path

from index.errors import BriefingError

Judging = Literal["off", "doubtful", "all"]
Security = Literal["tls", "starttls", "none"]


class SettingsError(BriefingError):
    """A setting holds a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice of the reader. Keys are left out of `repr`, so that no log can show them."""

    home: Path
    model: str = ""
    base_url: str = ""
    api_key: str = field(default="", repr=False)
    timeout: float = 60.0  # seconds without a word from the model
    retries: int = 4  # times a busy model is asked again
    passages: int = 8  # shown to the writer
    context: int = 24_000  # characters of passages in one request for a story of a briefing: some 6,000 tokens
    embeddings: str = ""  # an embedding model of the endpoint; none for the built-in one
    judge: Judging = "off"  # which checked sentences the model gives a second opinion on
    trace: bool = False  # prints what a model is sent and replies to standard error
    max_file_mb: float = 20.0
    zone: tzinfo = field(default_factory=lambda: local_zone())
    port: int = 7860
    smtp_host: str = ""  # the server that finished briefings are mailed through; none: nothing is mailed
    smtp_port: int = 587
    smtp_security: Security = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    mail_from: str = ""
    mail_to: str = ""  # addresses, with commas between

    @property
    def has_judge(self) -> bool:
        """Whether a model is asked for second opinions; without a model there is nobody to ask."""
        return self.has_model and self.judge != "off"

    @property
    def has_model(self) -> bool:
        """On only when a model or an endpoint is named: a stray OPENAI_API_KEY sends nobody's articles out."""
        return bool(self.model or self.base_url)

    def library(self, sample: bool = False) -> Path:
        """The folder of the reader's own library, or of the sample beside it."""
        return self.home / ("sample" if sample else "library")

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Settings from the environment first, then `settings.toml`, then the defaults."""
        environ = os.environ if environ is None else environ
        home = Path(environ.get("BRIEFING_HOME") or user_data_path("briefing")).expanduser()
        stored = _stored(home / "settings.toml")
        values = {name: stored[name] for name in _KEYS if name in stored}
        values |= {name: environ[key] for name, key in _KEYS.items() if environ.get(key)}
        return cls(home=home, **{name: _value(name, value) for name, value in values.items()})


# Every setting by its name in settings.toml and in the environment.
_KEYS = {
    "model": "BRIEFING_MODEL",
    "base_url": "OPENAI_BASE_URL",
    "api_key": "OPENAI_API_KEY",
    "timeout": "BRIEFING_TIMEOUT",
    "retries": "BRIEFING_RETRIES",
    "passages": "BRIEFING_PASSAGES",
    "context": "BRIEFING_CONTEXT",
    "embeddings": "BRIEFING_EMBEDDINGS",
    "judge": "BRIEFING_JUDGE",
    "trace": "BRIEFING_TRACE",
    "max_file_mb": "BRIEFING_MAX_FILE_MB",
    "zone": "BRIEFING_ZONE",
    "port": "BRIEFING_PORT",
    "smtp_host": "BRIEFING_SMTP_HOST",
    "smtp_port": "BRIEFING_SMTP_PORT",
    "smtp_security": "BRIEFING_SMTP_SECURITY",
    "smtp_user": "BRIEFING_SMTP_USER",
    "smtp_password": "BRIEFING_SMTP_PASSWORD",
    "mail_from": "BRIEFING_MAIL_FROM",
    "mail_to": "BRIEFING_MAIL_TO",
}
_RANGES: dict[str, tuple[type, float, float]] = {
    "timeout": (float, 0.1, 3600),
    "retries": (int, 0, 20),
    "passages": (int, 1, 50),
    "context": (int, 3000, 2_000_000),
    "max_file_mb": (float, 0.001, 1000),
    "port": (int, 0, 65535),
    "smtp_port": (int, 1, 65535),
}
# Settings that take one of a few words.
_WORDS: dict[str, tuple[str, ...]] = {"judge": get_args(Judging), "smtp_security": get_args(Security)}


def local_zone() -> tzinfo:
    """The zone of this machine's clock, with its summer time."""
    return tzlocal.get_localzone()


def _stored(path: Path) -> dict[str, Any]:
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}): make it a readable file.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}. Mend that line or remove the file.") from error
    if unknown := sorted(set(stored) - set(_KEYS)):
        raise SettingsError(f"{path}: no setting is called {', '.join(unknown)}. Known: {', '.join(_KEYS)}.")
    return stored


def _value(name: str, value: Any) -> Any:
    if name == "zone":
        return _zone(str(value))
    if name == "trace":
        return _switch(name, value)
    if name in _WORDS:
        return _word(name, value)
    if name not in _RANGES:
        return str(value).strip()
    kind, least, most = _RANGES[name]
    try:
        number = kind(value)
    except (TypeError, ValueError):
        number = None
    if number is None or not least <= number <= most:
        raise SettingsError(f"{_KEYS[name]} ({name}) is {value!r}: give a number from {least:g} to {most:g}.")
    return number


def _switch(name: str, value: Any) -> bool:
    chosen = {"1": True, "true": True, "on": True, "yes": True, "0": False, "false": False, "off": False, "no": False}
    if (word := str(value).strip().lower()) not in chosen:
        raise SettingsError(f"{_KEYS[name]} ({name}) is {value!r}: give 1 or 0.")
    return chosen[word]


def _word(name: str, value: Any) -> str:
    known = _WORDS[name]
    if (word := str(value).strip().lower()) in known:
        return word
    raise SettingsError(f"{_KEYS[name]} ({name}) is {value!r}: give {', '.join(known[:-1])} or {known[-1]}.")


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(f"BRIEFING_ZONE (zone) is {name!r}: give a name such as Europe/Berlin.") from error
