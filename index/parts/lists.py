"""The word lists beside the modules of this package: text files with `#` lines as comments."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def lines(name: str, folder: Path = _HERE) -> list[str]:
    """The lines of a list, without comments and blank ones."""
    text = (folder / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def fields(line: str, mark: str = ",") -> list[str]:
    """What stands between the marks of a line, without white space and without empty fields."""
    return [field.strip() for field in line.split(mark) if field.strip()]


@cache
def word_set(name: str) -> frozenset[str]:
    """Every word of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def word_class(name: str, section: str, folder: Path = _HERE) -> frozenset[str]:
    """The words under [section] of a list."""
    found: set[str] = set()
    inside = False
    for line in lines(name, folder):
        if line.startswith("["):
            inside = line == f"[{section}]"
        elif inside:
            found.update(line.split())
    return frozenset(found)
