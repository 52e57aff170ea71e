"""The command as tests call it, in this process, and a home with a small library for it to read."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant import cli
from assistant.adding import add_sources
from assistant.library import open_own
from assistant.settings import Settings

TALKS = {
    "id": "talks",
    "title": "Mediators race to finish text",
    "outlet": "Harbour Wire",
    "published": "2026-05-05T18:40:00+02:00",
    "url": "https://harbourwire.example/talks",
    "text": "The envoy of Lindmark, Ines Halvik, met both governments in Morvane on Tuesday. "
    "She said the cease-fire would begin with a pause of 21 days.",
}
TOLL = {
    "id": "toll",
    "title": "Ministry raises count of wounded",
    "outlet": "Coastal Post",
    "published": "2026-05-06",
    "text": "The health ministry of Kestria said on Wednesday that 340 people had been wounded since Friday.",
}
HOSTILE = {
    "id": "hostile",
    "title": "Harmless \x1b]0;owned\x07\x1b[2J\u202ereversed\u2066 title\x9b31m",
    "outlet": "Evil\x1b[31m \u202eTimes",
    "text": "Turbines \x1b[2Jstand still in Karsh, the operator of the power station \u202esaid\u2069 on Monday.",
}
ACTED_ON = "\x1b\x07\x9b\x85\u202e\u2066\u2069\r"


@dataclass
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        """Standard output as JSON lines: every line of it."""
        return [json.loads(line) for line in self.out.split("\n")[:-1]]


@pytest.fixture
def run(monkeypatch, capfdbinary):
    """Runs the command with arguments and standard input."""

    def briefing(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["briefing", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code: Any = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        out, err = capfdbinary.readouterr()
        return Ran(code or 0, out.decode(), err.decode())

    return briefing


def rows_in(path: Path, *rows: dict) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def stocked(tmp_path_factory):
    """A home whose own library holds three articles, one of them hostile."""
    home = tmp_path_factory.mktemp("stocked")
    settings = Settings(home=home)
    with open_own(settings) as index:
        list(add_sources(index, [str(rows_in(home / "feed.jsonl", TALKS, TOLL, HOSTILE))], settings))
    return home


@pytest.fixture
def library(stocked, monkeypatch):
    """The command reads that home."""
    monkeypatch.setenv("BRIEFING_HOME", str(stocked))
    monkeypatch.setenv("BRIEFING_ZONE", "UTC")
    return stocked
