"""Whatever stands in the place of a schema, the answer is JSON or a 400, and never a crash."""

import contextlib
import json
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemini_sdk.emulator.schema_example import (
    MalformedSchemaError,
    UnsatisfiableError,
    example,
)
from tests.examples import examples

GOOGLE = "/v1beta/models/gemini-2.5-flash:generateContent"
TURN: dict[str, Any] = {"role": "user", "parts": [{"text": "Call f"}]}
MALFORMED: list[Any] = [
    5,
    "x",
    [],
    {"properties": 5},
    {"type": "string", "pattern": 5},
    {"enum": 5},
    {"anyOf": 5},
    {"type": "object", "required": 5},
    {"type": "object", "required": [[]]},
    {"type": "number", "minimum": "a"},
    {"type": "array", "minItems": "x"},
    {"type": "string", "maxLength": "a"},
    {"type": "array", "prefixItems": 5},
]
KEYWORDS = """type enum const minimum maximum exclusiveMinimum multipleOf minLength maxLength pattern format properties
required additionalProperties minProperties items prefixItems minItems maxItems uniqueItems anyOf oneOf allOf $ref $defs
nullable propertyOrdering not""".split()
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-3, 50)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["string", "object", "array", "integer", "#", "#/$defs/a", "(", "a"])
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=4)
    ),
    max_leaves=8,
)


def asked(client: httpx.Client, **body: Any) -> httpx.Response:
    return client.post(GOOGLE, json={"contents": [TURN], **body})


@pytest.mark.parametrize("schema", MALFORMED, ids=json.dumps)
def test_a_malformed_schema_is_refused(ada: httpx.Client, schema: Any) -> None:
    config = {"responseMimeType": "application/json", "responseJsonSchema": schema}
    declared = {"functionDeclarations": [{"name": "f", "parametersJsonSchema": schema}]}
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    tool = {"type": "function", "function": {"name": "f", "parameters": schema}}
    chat = {"messages": [{"role": "user", "content": "Call f"}]}
    for response in (
        asked(ada, generationConfig=config),
        asked(ada, tools=[declared]),
        ada.post("/chat/completions", json={**chat, "response_format": form}),
        ada.post("/v1/chat/completions", json={**chat, "tools": [tool], "tool_choice": "required"}),
    ):
        assert response.status_code in (400, 422)
        assert "error" in response.json() or "detail" in response.json()


@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS)
def test_anything_as_a_schema(schema: Any) -> None:
    with contextlib.suppress(UnsatisfiableError):
        json.dumps(example(schema, "Call f"))


def test_a_schema_may_be_a_boolean() -> None:
    assert example(True)
    with pytest.raises(UnsatisfiableError):
        example(False)
    with pytest.raises(MalformedSchemaError):
        example(7)
