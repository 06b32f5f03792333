"""Each spec stands alone in one file, and enums are open for whoever reads it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import jsonschema_rs
import pytest
import yaml

from codegen.bundle import bundled
from codegen.keys import EXTENSIONS
from codegen.settings import SPECS
from codegen.specs import Specs, pointer_steps
from gemini_models.operations import OPERATIONS
from gemini_sdk import validate
from tests.plain_schemas import bundles, invalid, plain_schema

KEPT = {"x-enum-descriptions"}


def nodes(node: object) -> Iterator[dict[str, Any]]:
    inner: Iterable[object] = ()
    if isinstance(node, dict):
        members = cast("dict[str, Any]", node)
        yield members
        inner = members.values()
    elif isinstance(node, list):
        inner = cast("list[object]", node)
    for each in inner:
        yield from nodes(each)


@pytest.mark.parametrize("stem", bundles())
def test_a_bundle_stands_alone_and_needs_no_extension(stem: str) -> None:
    document = bundles()[stem]
    for node in nodes(document):
        assert not node.keys() & (EXTENSIONS.keys() - KEPT)
        reference = node.get("$ref")
        if isinstance(reference, str):
            file, _, pointer = reference.partition("#/")
            assert file == ""
            found = document
            for step in pointer_steps(pointer):
                found = found[step]


def test_every_operation_and_every_type_is_in_a_bundle() -> None:
    described = {
        operation["operationId"]
        for document in bundles().values()
        for item in document["paths"].values()
        for operation in item.values()
    }
    assert described == {operation.id for operation in OPERATIONS}
    for _, name, _ in Specs.load(SPECS).all_schemas():
        plain_schema(name)


def test_no_enum_of_the_specs_is_closed() -> None:
    for path in SPECS.glob("*.yaml"):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        enums = [n for n in nodes(document) if isinstance(n.get("enum"), list)]
        options = [
            o for n in nodes(document) if isinstance(n.get("anyOf"), list) for o in n["anyOf"]
        ]
        assert all(enum in options for enum in enums)
    for document in bundles().values():
        for node in nodes(document):
            if isinstance(node.get("anyOf"), list) and any("enum" in o for o in node["anyOf"]):
                assert {"type": "string"} in node["anyOf"]


@pytest.mark.parametrize(("name", "value"), [("ChatRole", "owl"), ("FinishReason", "TIRED")])
def test_a_value_that_the_specs_do_not_know_is_valid(name: str, value: str) -> None:
    assert plain_schema(name).is_valid(value)
    assert not plain_schema(name).is_valid(["owl"])


CALLING: dict[str, Any] = {
    "id": "1", "object": "chat.completion", "created": 1, "model": "m", "system_fingerprint": None,
    "usage": None,
    "choices": [
        {
            "index": 0, "finish_reason": "tool_calls", "logprobs": None,
            "message": {
                "role": "assistant", "content": None, "refusal": None,
                "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
            },
        }
    ],
}  # fmt: skip
PIECE: dict[str, Any] = CALLING | {
    "object": "chat.completion.chunk",
    "choices": [
        {"index": 0, "finish_reason": None, "delta": {"content": "Be"}},
        {"index": 1, "delta": {"tool_calls": [{"index": 0, "function": {"arguments": "{"}}]}},
    ],
}
TEXT: dict[str, Any] = CALLING | {
    "object": "text_completion",
    "choices": [{"index": 0, "text": "Be", "finish_reason": None, "logprobs": None}],
}
ANSWERS: list[tuple[str, Any]] = [
    ("ChatCompletions", CALLING),
    ("ChatCompletion", CALLING),
    ("ChatCompletionsChunk", PIECE),
    ("ChatCompletionChunk", PIECE),
    ("Completions", TEXT),
    ("Completion", TEXT),
    ("StreamGenerateContentResponse", [{"candidates": [{"index": 0}]}, {"usageMetadata": {}}]),
]


@pytest.mark.parametrize(("name", "answer"), ANSWERS, ids=[name for name, _ in ANSWERS])
def test_answers_with_nulls_and_pieces_are_valid(name: str, answer: object) -> None:
    assert invalid(json.dumps(answer), name, None) is None


@pytest.mark.parametrize(("name", "answer"), ANSWERS, ids=[name for name, _ in ANSWERS])
def test_what_is_of_another_kind_is_not(name: str, answer: Any) -> None:
    wrong: Any = (
        [*answer, 1] if isinstance(answer, list) else answer | {"choices": [{"index": "x"}]}
    )
    assert invalid(json.dumps(wrong), name, None)
    assert not plain_schema(name).is_valid(wrong)


def test_a_fault_in_a_piece_of_a_streamed_array_names_the_piece() -> None:
    typo, unknown = (
        '[{"candidates": []}, {"candidatez": []}]',
        '[{"candidates": [{"finishReson": "STOP"}]}]',
    )
    [fault] = validate(typo, "StreamGenerateContentResponse", platform="google-ai")
    assert (fault.path, fault.suggestion) == ("[1].candidatez", "candidates")
    assert fault.problem == "unknown field of GenerateContentResponse"
    [fault] = validate(unknown, "StreamGenerateContentResponse")
    assert (fault.path, fault.suggestion) == ("[0].candidates[0].finishReson", "finishReason")


HEAD = "openapi: 3.1.0\ninfo: {title: Tea, version: 1.0.0}\n"
FIRST = (
    HEAD
    + """\
paths:
  /tea:
    get:
      parameters: [{$ref: 'second.yaml#/components/parameters/limit'}]
      responses:
        '200':
          description: Tea.
          content: {application/json: {schema: {$ref: 'second.yaml#/components/schemas/Leaf'}}}
components:
  schemas:
    Root: {type: object, x-vendor: 1, properties: {leaves: {type: integer}}}
    Kind: {type: string, enum: [a-b, a_b]}
"""
)
SECOND = (
    HEAD
    + """\
paths: {}
components:
  parameters:
    limit: {name: limit, in: query, schema: {$ref: '#/components/schemas/Count'}}
  schemas:
    Count: {type: integer}
    Leaf:
      oneOf: [{$ref: '#/components/schemas/Twig'}, {$ref: 'first.yaml#/components/schemas/Root'}]
      discriminator: {propertyName: kind, mapping: {twig: '#/components/schemas/Twig'}}
    Twig: {type: object, properties: {leaf: {$ref: '#/components/schemas/Leaf'}}}
"""
)


def test_what_other_files_describe_is_copied(tmp_path: Path) -> None:
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    document = bundled(Specs.load(tmp_path), "first")
    components = document["components"]
    assert set(components["schemas"]) == {"Root", "Kind", "Leaf", "Twig", "Count"}
    assert components["parameters"]["limit"]["schema"] == {"$ref": "#/components/schemas/Count"}
    leaf = components["schemas"]["Leaf"]
    assert [option["$ref"] for option in leaf["oneOf"]] == [
        "#/components/schemas/Twig",
        "#/components/schemas/Root",
    ]
    assert leaf["discriminator"]["mapping"] == {"twig": "#/components/schemas/Twig"}
    assert components["schemas"]["Root"]["x-vendor"] == 1  # somebody else's
    assert components["schemas"]["Kind"]["x-enum-varnames"] == ["A_B", "A_B_2"]
    assert jsonschema_rs.Draft202012Validator({**document, "$ref": "#/components/schemas/Leaf"})
