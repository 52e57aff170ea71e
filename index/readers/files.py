"""Files and folders: what is there, in a fixed order, and what cannot be read, with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from index.errors import UnreadableSource
from index.readers.found import named
from index.types import Refused

SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_READS = "it reads .txt, .md, .html and .jsonl"


def kind_of(path: Path, ref: str) -> str:
    """Which reader takes the file. Raises UnreadableSource for other kinds."""
    if kind := SUFFIXES.get(path.suffix.lower()):
        return kind
    stated = f"is a {named(path.suffix)} file" if path.suffix else "has no ending that tells its kind"
    raise UnreadableSource(ref, f"{stated}, which this version does not read; {_READS}")


def check_file(path: Path, ref: str, max_bytes: int) -> None:
    """Raises UnreadableSource for whatever is no regular file of at most `max_bytes`; nothing of it is read."""
    if not path.is_file():
        raise UnreadableSource(ref, _why_not(path))
    size = path.stat().st_size
    if size > max_bytes:
        limit = f"{max_bytes / 1e6:.3g}"
        raise UnreadableSource(ref, f"is {_megabytes(size, limit)} MB; the limit is {limit} MB (max_file_mb)")


def _megabytes(size: int, limit: str) -> str:
    """The size with as many figures as it takes to differ from the limit."""
    return next(text for digits in range(1, 8) if (text := f"{size / 1e6:.{digits}f}") != f"{float(limit):.{digits}f}")


def _why_not(path: Path) -> str:
    if path.is_symlink() and not path.exists():
        return "is a link that leads nowhere"
    return "is no regular file" if path.exists() else "does not exist"


def in_folder(folder: Path) -> Iterator[Path | Refused]:
    """The files of the folder and of those within it, by name, hidden ones left out. Linked folders are not entered:
    a link may lead round in a circle or to the whole disk. Refused for a folder that cannot be listed."""
    found: list[Path] = []
    refused: dict[Path, str] = {}
    waiting = [folder]
    while waiting:
        inner = waiting.pop()
        try:
            entries = sorted(entry for entry in inner.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            refused[inner] = f"cannot be listed: {error.strerror or error}"
            continue
        for entry in entries:
            if _is_folder(entry) and entry.is_symlink():
                refused[entry] = "is a link to a folder, which is not followed; add that folder itself"
            elif _is_folder(entry):
                waiting.append(entry)
            else:
                found.append(entry)
    for path in sorted([*found, *refused]):
        yield Refused(ref_within(folder, path), refused[path]) if path in refused else path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it may not even be looked at: reading it as a file gives the reason
        return False


def ref_within(folder: Path, path: Path) -> str:
    """The path below the folder, with slashes; the folder's own name for the folder itself."""
    return named(path.relative_to(folder).as_posix() if path != folder else path.name or str(path))
