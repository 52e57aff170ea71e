"""The prompts, one text file each, loaded by name. Missing and surplus variables are both errors."""

from __future__ import annotations

from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent


def load(name: str, **variables: str) -> str:
    """The prompt `name` with its `$variables` filled in. Raises ValueError where they do not match exactly."""
    template = Template((_FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    wanted = set(template.get_identifiers())
    if wanted != set(variables):
        missing, surplus = sorted(wanted - set(variables)), sorted(set(variables) - wanted)
        raise ValueError(f"prompt {name}: missing {missing}, surplus {surplus}")
    return template.substitute(variables).strip() + "\n"
