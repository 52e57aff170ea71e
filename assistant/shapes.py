"""How a model is asked for a reply of a given shape.

The strictest way comes first, and each is left for the next where an endpoint refuses it (as of 2026-11-23). OpenAI,
vLLM, Ollama and llama.cpp hold a model to a JSON schema; Ollama's cloud takes one and does not heed it; LM Studio takes
nothing else; DeepSeek and older models of OpenAI know only `json_object`. Tools are no way: servers want flags for
them, and few small models call them well. So the prompt has to ask for JSON too, and whoever asks validates the reply.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
# The last asks for no shape: the prompt alone does.
SHAPES = ("json_schema", "json_object", "")


def response_format(shape: str, schema: Schema | None) -> dict[str, Any]:
    """What a request for a reply bears beside its messages; `schema` is strict, so every property is required.

    It stands in `extra_body`, so that such a reply streams and fails as any other: given its own `response_format`,
    LangChain makes another kind of stream, which knows no end of a reply but a good one."""
    if not schema or not shape:
        return {}
    wanted: dict[str, Any] = {"type": shape}
    if shape == "json_schema":
        wanted["json_schema"] = {"name": "reply", "strict": True, "schema": dict(schema)}
    return {"extra_body": {"response_format": wanted}}
