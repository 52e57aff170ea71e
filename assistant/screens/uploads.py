"""Files that the browser has sent: how many items they hold, and away with the copies once they are read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.settings import Settings
from index.errors import BriefingError


class ForgedUpload(BriefingError):
    """A path that no upload of this desk has made."""


def uploads_folder(settings: Settings) -> Path:
    """Gradio's copies of what is uploaded to this process: in the data folder, since they are the reader's articles."""
    return settings.home / "uploads" / str(os.getpid())


def checked(paths: Iterable[str], folder: Path) -> list[str]:
    """The paths, each a file in a folder of its own below `folder`, as Gradio lays uploads out.

    The paths come out of a request. Gradio lets through any that lies in the folder, itself included, and what is read
    is removed afterwards: raises ForgedUpload for all else, before anything is read."""
    paths = list(paths)
    for path in map(Path, paths):
        real = path.resolve()
        if not real.is_file() or real.parent.parent != folder.resolve():
            raise ForgedUpload(f"{path.name} is no file that was sent to this desk. Drop it again.")
    return paths


def named(paths: Iterable[str]) -> list[Path]:
    """The uploaded copies, by name, as a folder would be read; hidden files of a folder are left out."""
    return sorted((path for path in map(Path, paths) if not path.name.startswith(".")), key=lambda path: path.name)


def expected(files: Sequence[Path]) -> int:
    """How many items the files hold: a line of JSON lines is one, any other file is one."""
    return sum(_lines(file) if file.suffix.lower() == ".jsonl" else 1 for file in files)


def discard(files: Iterable[Path]) -> None:
    """Removes the copies, each with the folder of its own that Gradio made for it, where that is empty then."""
    for file in files:
        file.unlink(missing_ok=True)
        if file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())
