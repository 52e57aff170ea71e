"""The three templates, and the refusal of a fourth."""

import pytest

from assistant.briefing.templates import BUILT_IN, UnknownTemplate, template_named


@pytest.mark.parametrize("name", ["flash", "daily", "deep"])
def test_a_built_in_template_is_found_by_its_name(name: str) -> None:
    """Each has room for what is new beside its stories."""
    template = template_named(name)
    assert template.name == name
    assert template.told + template.rest <= template.length
    assert template.parts[0] == "happened"


def test_flash_has_ten_lines_in_all() -> None:
    """Bottom line, stories and what is new together."""
    assert BUILT_IN["flash"].length == 10


def test_only_deep_has_a_timeline() -> None:
    """One topic over days."""
    assert [name for name, template in BUILT_IN.items() if template.timeline] == ["deep"]


def test_an_unknown_template_is_refused_with_those_there_are() -> None:
    """The reader can choose again."""
    with pytest.raises(UnknownTemplate, match="flash, daily, deep"):
        template_named("weekly")
