"""Files that the browser has sent: how many items they hold, and away with the copies once they are read."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path


def named(paths: Iterable[str]) -> list[Path]:
    """The uploaded copies, by name, as a folder would be read; hidden files of a folder are left out."""
    return sorted((path for path in map(Path, paths) if not path.name.startswith(".")), key=lambda path: path.name)


def expected(files: Sequence[Path]) -> int:
    """How many items the files hold: a line of JSON lines is one, any other file is one."""
    return sum(_lines(file) if file.suffix.lower() == ".jsonl" else 1 for file in files)


def discard(files: Iterable[Path]) -> None:
    """Removes the copies, each with the folder of its own that Gradio made for it."""
    for file in files:
        shutil.rmtree(file.parent, ignore_errors=True)


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())
