"""The word lists of this folder, read once: lines of `class: words`, `#` before a comment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def word_classes(file: str) -> Mapping[str, frozenset[str]]:
    """Class -> its words, from a file that lies beside this module; a class may stand on several lines."""
    found: dict[str, set[str]] = {}
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, _, words = line.partition(":")
            found.setdefault(kind, set()).update(words.split())
    return {kind: frozenset(words) for kind, words in found.items()}
