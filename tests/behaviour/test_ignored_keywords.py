"""`parsed` says when a member is empty, or nothing fits, because models ignore keywords of JSON Schema."""

import warnings
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from gemini_sdk._behaviour.ignored_keywords import WrittenSchema, empty_members
from gemini_sdk._behaviour.parsing import expecting
from gemini_sdk._behaviour.python_type import schema_of
from gemini_sdk.types.generate_content import GenerateContentResponse
from gemini_sdk.warnings import SchemaWarning


class Node(BaseModel):
    scores: dict[str, int]
    children: list["Node"] = []


class Team(BaseModel):
    lead: Node
    notes: dict[str, str] | None = None
    code: Annotated[str, Field(pattern=r"^[A-Z]{3}")] = "ABC"
    colour: str = "red"


def answer(text: str, expected: Any) -> GenerateContentResponse:
    candidate = {"content": {"parts": [{"text": text}]}, "finishReason": "STOP"}
    return expecting(GenerateContentResponse.model_validate({"candidates": [candidate]}), expected)


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ('{"scores": {}}', Node, "scores is empty.*`additionalProperties`"),
        ('{"scores": {"a": 1}, "children": [{"scores": {}}]}', Node, r"children\[0\].scores is"),
        ('{"lead": {"scores": {}}}', Team, "lead.scores is empty"),
        ('{"lead": {"scores": {"a": 1}}, "colour": ""}', Team, "colour is empty.*`default`"),
        ("{}", dict[str, Node], "`additionalProperties`"),
        ('[{"scores": {}}]', list[Node], r"\[0\].scores is empty"),
        ('{"lead": {"scores": {"a": 1}}, "code": ""}', Team, "None: .*code.*`pattern`"),
        ("3", Annotated[int, Field(gt=3)], "`exclusiveMinimum`"),
        ('""', Annotated[str, Field(min_length=1)], "`minLength`"),
    ],
)
def test_what_is_empty_is_said(text: str, kind: Any, message: str) -> None:
    with pytest.warns(SchemaWarning, match=message) as caught:
        _ = answer(text, kind).parsed
    assert [each.filename for each in caught] == [__file__]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"scores": {"a": 1}, "children": []}', Node),
        ('{"lead": {"scores": {"a": 1}}, "notes": null}', Team),
        ('{"lead": {"scores": {"a": 1}}}', Team),
        ("[]", list[int]),
        ('""', str),
        ('{"lead": 3}', Team),
        ('{"lead": {"sc', Team),
        ("null", int | None),
    ],
)
def test_what_may_be_empty_is_not(text: str, kind: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _ = answer(text, kind).parsed


def test_a_schema_written_out() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string", "const": "x"}}}
    with pytest.warns(SchemaWarning, match="a is empty.*`const`"):
        assert answer('{"a": ""}', WrittenSchema(schema)).parsed == {"a": ""}


def test_a_schema_that_refers_to_itself_ends() -> None:
    schema = {"$ref": "#/$defs/A", "$defs": {"A": {"anyOf": [{"$ref": "#/$defs/A"}]}}}
    assert not list(empty_members({}, schema))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "a"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["lead", "scores", "properties", "x"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(JSON)
def test_any_answer_can_be_compared(value: Any) -> None:
    found = list(empty_members(value, schema_of(Team)))
    assert all(path and keyword for path, keyword in found)
