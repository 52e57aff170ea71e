"""The classes of words that the rules on names, outlets and scope go by."""

from __future__ import annotations

from pathlib import Path

from index.parts.lists import word_class


def check_words(section: str) -> frozenset[str]:
    """The words under [section] of names.txt."""
    return word_class("names.txt", section, Path(__file__).parent)
