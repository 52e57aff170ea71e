"""What may become of people that newspapers count: one class of words for each fate."""

from __future__ import annotations

from functools import cache

_CLASSES = {
    "dead": "dead death die kill killed slay slain fatality perish toll murder murdered dying deadly "
    "martyr martyred body",
    "hurt": "wound wounded injure injured injury hurt maim maimed",
    "missing": "missing vanish vanished disappear disappeared disappearance unaccounted",
    "held": "arrest arrested detain detained detention detainee jail jailed imprison imprisoned custody",
    "free": "release released free freed pardon pardoned",
    "away": "displace displaced flee fled evacuate evacuated refugee",
    "sick": "infect infected infection hospitalise hospitalised hospitalize hospitalized",
    "saved": "rescue rescued survive survivor survived",
}


@cache
def _states() -> dict[str, str]:
    return {word: state for state, words in _CLASSES.items() for word in words.split()}


def state_of(word: str) -> str:
    """The class of a word in lower case, "" where it tells no fate."""
    return _states().get(word, "")
