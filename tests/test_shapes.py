"""Tests of assistant/shapes.py; test_wire.py has what servers say to it."""

import pytest

from assistant.shapes import SHAPES, response_format

SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def test_each_shape_is_looser_than_the_one_before() -> None:
    """A strict schema, any JSON object, nothing."""
    asked = [response_format(shape, SCHEMA) for shape in SHAPES]
    assert asked[0]["extra_body"]["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "reply", "strict": True, "schema": SCHEMA},
    }
    assert asked[1:] == [{"extra_body": {"response_format": {"type": "json_object"}}}, {}]


@pytest.mark.parametrize("shape", SHAPES)
def test_without_a_schema_no_shape_is_asked_for(shape: str) -> None:
    """Prose stays prose, whatever was refused before."""
    assert response_format(shape, None) == {}
