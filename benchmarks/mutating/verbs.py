"""Forms of English verbs, as far as the changes need them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import simplemma

_TABLE = Path(__file__).with_name("verbs.txt")
_VOWELS = "aeiou"


def past(base: str) -> str:
    """The past tense: `begin` -> `began`."""
    return _irregular().get(base, ("", ""))[0] or _regular(base)


def participle(base: str) -> str:
    """The past participle: `begin` -> `begun`."""
    return _irregular().get(base, ("", ""))[1] or _regular(base)


def third(base: str) -> str:
    """The form with he, she or it: `deny` -> `denies`."""
    if base in ("have", "be"):
        return {"have": "has", "be": "is"}[base]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"


def base(form: str) -> str:
    """The infinitive of a form: `began` -> `begin`."""
    return _bases().get(form) or simplemma.lemmatize(form, lang="en")


def is_participle(word: str) -> bool:
    """Whether the word looks like a past participle."""
    return word in _participles() or (word.endswith("ed") and len(word) > 4)


def is_finite_past(word: str) -> bool:
    """Whether the word can only be a past tense, such as `gave`: no participle looks so."""
    return word in _pasts() and word not in _participles()


def _regular(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if base in _doubling() else f"{base}ed"


@cache
def _lines() -> tuple[str, ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (line.split() for line in _lines() if not line.startswith("="))
    return {base: (past, participle) for base, past, participle in rows}


@cache
def _doubling() -> frozenset[str]:
    return frozenset(word for line in _lines() if line.startswith("=") for word in line[1:].split())


@cache
def _bases() -> dict[str, str]:
    forms = {form: base for base, (past, participle) in _irregular().items() for form in (participle, past)}
    return forms | {"were": "be", "is": "be", "are": "be", "has": "have", "does": "do"}


@cache
def _pasts() -> frozenset[str]:
    return frozenset(past for past, _ in _irregular().values())


@cache
def _participles() -> frozenset[str]:
    return frozenset(participle for _, participle in _irregular().values())
