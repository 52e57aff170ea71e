"""A reader's own templates: `templates/NAME.toml` in the data folder.

# templates/morning.toml: what is left out is as in `daily`
parts = ["happened", "says", "differ", "unknown"]   # of a story, in this order
stories = 4        # at most
sentences = 5      # of a story, at most
bottom = 2         # sentences of the bottom line, at most
length = 30        # sentences of the page, at most
timeline = false   # what happened day by day, at the end
tone = "Plain and exact."   # told to a model; the quoting writer has the articles' own
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from assistant.briefing.templates import BUILT_IN, Template, UnknownTemplate
from assistant.briefing.types import Part
from index.errors import BriefingError

_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_LONGEST_TONE = 300
_LONGEST_FILE = 20_000
_RANGES = {"stories": (1, 30), "sentences": (1, 40), "bottom": (0, 6), "length": (1, 400)}
_KEYS = ("parts", *_RANGES, "timeline", "tone")


class TemplateError(BriefingError):
    """A template that cannot be used, with its file and the line at fault."""


def folder_of(home: Path) -> Path:
    """Where a reader puts their templates."""
    return home / "templates"


def names(home: Path) -> tuple[str, ...]:
    """Those that come with the desk, then the reader's own, broken ones too: choosing one says what is wrong."""
    own = sorted(path.stem for path in folder_of(home).glob("*.toml"))
    return (*BUILT_IN, *(name for name in own if name not in BUILT_IN))


def template_of(home: Path, name: str) -> Template:
    """The template of this name; a reader's own goes before the desk's. Raises UnknownTemplate, TemplateError."""
    known = names(home)
    if name not in known:
        raise UnknownTemplate(f"There is no template {name!r}: choose one of {', '.join(known)}.")
    path = folder_of(home) / f"{name}.toml"
    return BUILT_IN[name] if name in BUILT_IN and not os.path.lexists(path) else _read(path)


def _read(path: Path) -> Template:
    if not _NAME.fullmatch(path.stem):
        raise TemplateError(f"{path}: name the file with small letters, digits and hyphens, such as morning.toml.")
    try:
        if not path.is_file():  # a pipe would be waited for without end, and a link may lead nowhere
            raise TemplateError(f"{path} cannot be read (it is no regular file): make it one.")
        if path.stat().st_size > _LONGEST_FILE:
            raise TemplateError(f"{path} has more than {_LONGEST_FILE} bytes: a template has a few lines.")
        text = path.read_text(encoding="utf-8-sig")
        stored = tomllib.loads(text)
    except OSError as error:
        raise TemplateError(f"{path} cannot be read ({error.strerror}): make it a readable file.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TemplateError(f"{path}, line {line}: this is not UTF-8 text. Save the file as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{path}, {_place(str(error), text)}: {error}. Mend that line.") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists in lists in lists
        raise TemplateError(f"{path} cannot be read ({error}): a template has a few plain lines.") from error
    for key, value in stored.items():
        if words := _fault(key, value):
            raise TemplateError(f"{path}, line {_line(text, key)}: {words}")
    return _checked(path, text, replace(BUILT_IN["daily"], name=path.stem, **_values(stored)))


def _checked(path: Path, text: str, template: Template) -> Template:
    """The template, where it makes a page."""
    if template.length < template.bottom + 1:
        line = _line(text, "length") if "length" in text else _line(text, "bottom")
        raise TemplateError(
            f"{path}, line {line}: length is {template.length}, and the bottom line alone may have {template.bottom}. "
            "Give the page room for a sentence more."
        )
    return template


def _values(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if key == "parts" else value for key, value in stored.items()}


def _fault(key: str, value: Any) -> str:
    """What is wrong with a value, and what to give; "" where nothing is."""
    if key not in _KEYS:
        return f"a template has no {key!r}. Known: {', '.join(_KEYS)}."
    if key in _RANGES:
        least, most = _RANGES[key]
        right = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return "" if right else f"{key} is {value!r}: give a whole number from {least} to {most}."
    return _OTHER[key](value)


def _parts(value: Any) -> str:
    known = get_args(Part)
    right = isinstance(value, list) and value and all(part in known for part in value) and len({*value}) == len(value)
    return "" if right else f"parts is {value!r}: give some of {', '.join(known)}, each once, in the order you want."


def _timeline(value: Any) -> str:
    return "" if isinstance(value, bool) else f"timeline is {value!r}: give true or false."


def _tone(value: Any) -> str:
    if isinstance(value, str) and len(value) <= _LONGEST_TONE and value.isprintable():
        return ""
    return f"tone is no line of at most {_LONGEST_TONE} characters: give one between quotation marks."


_OTHER: Mapping[str, Callable[[Any], str]] = {"parts": _parts, "timeline": _timeline, "tone": _tone}


def _place(message: str, text: str) -> str:
    """The line that tomllib names; where it names the end of the file, the last."""
    found = re.search(r"line (\d+)", message)
    return f"line {found[1] if found else text.count(chr(10)) + 1}"


def _line(text: str, key: str) -> int:
    """The line that a key stands on, counted from 1."""
    pattern = re.compile(rf"[\s\[\"']*{re.escape(key)}[\"'\s]*(?:=|\]|\.)")
    return next((number for number, line in enumerate(text.splitlines(), start=1) if pattern.match(line)), 1)
