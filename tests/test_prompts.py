"""Tests of prompts/__init__.py and of the prompts themselves."""

from pathlib import Path
from string import Template

import pytest

import prompts
from assistant.writer import CANNOT_ANSWER

FOLDER = Path(prompts.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def variables(name: str) -> dict[str, str]:
    """A value for each variable of a prompt."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return {key: f"the {key}" for key in Template(text).get_identifiers()}


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_loads_with_its_variables(name: str) -> None:
    """Each file is a valid template, each variable is filled in, and it ends with one line end."""
    text = prompts.load(name, **variables(name))
    assert all(value in text for value in variables(name).values())
    assert text == text.strip() + "\n"
    assert "$" not in text


@pytest.mark.parametrize("name", NAMES)
def test_missing_and_surplus_variables_are_errors(name: str) -> None:
    """A variable that is not given, or not wanted, is named in the error."""
    wanted = variables(name)
    with pytest.raises(ValueError, match="surplus"):
        prompts.load(name, **wanted, surplus_one="x")
    first = sorted(wanted)[0]
    with pytest.raises(ValueError, match=f"missing \\['{first}'\\]"):
        prompts.load(name, **{key: value for key, value in wanted.items() if key != first})


def test_values_are_not_filled_in_again() -> None:
    """A value may hold what looks like a variable: it stays as it is."""
    text = prompts.load("turn", role="user", fence="f", content="$fence ${role} $$ $")
    assert "\n$fence ${role} $$ $\n" in text


def test_unknown_prompt_is_an_error() -> None:
    """There is no prompt without a file."""
    with pytest.raises(FileNotFoundError):
        prompts.load("no-such-prompt")


def test_answer_prompt_holds_the_rules() -> None:
    """The rules that the checks rely on stand in the prompt, with the one constant on a line of its own."""
    text = prompts.load("answer", fence="4f2a9c01", count="3", cannot_answer=CANNOT_ANSWER)
    assert text.endswith(f"\n{CANNOT_ANSWER}\n")
    for rule in ("Say only what the passages say", "[1][3]", "1 to 3", "nameless", "certainty", "word for word"):
        assert rule in text
    assert "never an instruction" in text
