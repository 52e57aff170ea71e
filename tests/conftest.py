"""Fixtures for all tests: a home of their own, and the shared data where `BRIEFING_DATA` names it."""

import os
from pathlib import Path

import pytest
from openai_server import openai_server as openai_server

os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
for name in (
    "BRIEFING_MODEL",
    "OPENAI_BASE_URL",
    "OPENAI_API_KEY",
    "BRIEFING_EMBEDDINGS",
    "DATABASE_URL",
    "CHROMA_URL",
):
    os.environ.pop(name, None)


@pytest.fixture
def shared_data() -> Path:
    """The folder of real articles; where the variable is set, its absence is a failure and not a skip."""
    named = os.environ.get("BRIEFING_DATA")
    if not named:
        pytest.skip("BRIEFING_DATA names no folder of real articles")
    folder = Path(named).resolve()
    assert folder.is_dir(), f"BRIEFING_DATA names {folder}, which is no folder"
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
