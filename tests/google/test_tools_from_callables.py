"""Declarations of callables whose annotations are strings, of classes, and of what is bound by name."""

import functools
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pytest
from pydantic import BaseModel, RootModel

from gemini_sdk._azure.tools import tools_list as azure_tools
from gemini_sdk._google.callable_tools import Runnable
from gemini_sdk._google.tools import declaration
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.types.generate_content import FunctionCall, Part
from tests.google import future_tools, plain_decorators


@pytest.mark.parametrize("function", future_tools.CALLABLES, ids=itertools.count())
def test_each_kind_of_callable_in_a_module_of_string_annotations(
    function: Callable[..., Any],
) -> None:
    made = declaration(function)
    assert made["description"] == "Do it."
    schema = made["parametersJsonSchema"]
    assert set(schema["properties"]) == {"mode", "place"}
    assert schema["properties"]["mode"] == {"type": "string", "enum": ["a", "b"]}
    assert schema["required"] == ["mode"]
    assert schema["$defs"]["Place"]["properties"] == {"city": {"type": "string"}}
    tools: Any = azure_tools(function)
    assert tools[0]["function"]["parameters"] == schema


def test_what_is_collected_with_named_parameters_is_left_out() -> None:
    def find(place: str, *rest: int, exact: bool = False, **options: str) -> object:
        return place, rest, exact, options

    made = declaration(find)["parametersJsonSchema"]
    assert made["properties"].keys() == {"place", "exact"}
    assert made["required"] == ["place"]
    assert Runnable.of_function(find, "find").run({"place": "a"}) == ("a", (), False, {})


def test_arguments_become_what_the_function_is_annotated_with() -> None:
    seen: list[object] = []

    def record(place: "future_tools.Place", times: int = 2) -> str:
        seen.append((place, times))
        return place.city

    for function in (record, functools.partial(record, times=3), plain_decorators.logged(record)):
        run = Runnable.of_function(function, "record").run
        assert run({"place": {"city": "Lima"}}) == "Lima"
    lima = future_tools.Place(city="Lima")
    assert seen == [(lima, 2), (lima, 3), (lima, 2)]
    assert Runnable.of_function(Bare, "Bare").run({"city": "Lima"}) == Bare(city="Lima")


def test_what_a_partial_gives_by_name_and_json_cannot_hold_is_left_out() -> None:
    schema = declaration(future_tools.asks_bound)["parametersJsonSchema"]
    assert schema["properties"] == {"question": {"type": "string", "description": "free text"}}
    with pytest.raises(InvalidPayloadError, match="'asks'"):
        declaration(future_tools.asks)


def test_names_of_an_enclosing_function() -> None:
    class Local(BaseModel):
        n: int

    def function(a: "Local") -> None:
        Local(n=a.n)

    assert "Local" in declaration(function)["parametersJsonSchema"]["$defs"]


def test_defaults_that_json_cannot_hold_are_no_warning() -> None:
    def function(a: Any = object()) -> None: ...  # noqa: B008 - the case that is tested

    assert declaration(function)["parametersJsonSchema"]["properties"] == {"a": {}}


class Bare(BaseModel):
    city: str


class Documented(Bare):
    """A place.

    Attributes:
        city: its name
    """


@dataclass
class Point:
    x: int


class Pair(NamedTuple):
    x: int


class Node(BaseModel):
    """A tree."""

    below: "list[Node]" = []


class Maker:
    """Makes something.

    Args:
        size: in pixels
    """

    def __init__(self, size: int) -> None:
        self.size = size


@pytest.mark.parametrize(
    ("kind", "description", "properties"),
    [
        (Bare, None, {"city": {"type": "string"}}),
        (Documented, "A place.", {"city": {"type": "string", "description": "its name"}}),
        (Point, None, {"x": {"type": "integer"}}),
        (Pair, None, {"x": {"type": "integer"}}),
        (
            Node,
            "A tree.",
            {"below": {"type": "array", "items": {"$ref": "#/$defs/Node"}, "default": []}},
        ),
        (
            Maker,
            "Makes something.",
            {"size": {"type": "integer", "description": "in pixels"}},
        ),
    ],
)
def test_classes(kind: Any, description: str | None, properties: dict[str, Any]) -> None:
    made = declaration(kind)
    assert made.get("description") == description
    assert made["parametersJsonSchema"]["properties"] == properties
    assert "pydantic" not in json.dumps(made).lower()


def test_a_class_that_is_no_object_is_refused() -> None:
    class Numbers(RootModel[list[int]]):
        """Some."""

    with pytest.raises(InvalidPayloadError, match="the schema is not an object schema"):
        declaration(Numbers)


@pytest.mark.parametrize(
    ("result", "sent"),
    [
        (np.int64(3), {"result": 3}),
        (np.float32(0.5), {"result": 0.5}),
        (np.bool_(True), {"result": True}),
        (np.array([[1, 2], [3, 4]]), {"result": [[1, 2], [3, 4]]}),
        ({"n": np.int32(1), "of": [np.float64(2)]}, {"n": 1, "of": [2.0]}),
        ({"a": [(float("inf"), np.float64("nan"))]}, {"a": [["Infinity", "NaN"]]}),
        (Bare(city="Lima"), {"city": "Lima"}),
        (Point(1), {"x": 1}),
        ({1}, {"result": [1]}),
        (float("nan"), {"result": "NaN"}),
        (None, {"result": None}),
    ],
    ids=itertools.count(),
)
def test_results(result: Any, sent: dict[str, Any]) -> None:
    made = Part.responding_to(FunctionCall(name="f", id="1"), result)
    assert made.function_response is not None
    assert made.function_response.response == sent
    assert json.loads(made.to_json())["functionResponse"]["response"] == sent


class Opaque: ...


def _endless() -> list[Any]:
    held: list[Any] = []
    held.append(held)
    return held


@pytest.mark.parametrize(
    "result", [Opaque(), {"a": [Opaque()]}, _endless(), b"\xff"], ids=itertools.count()
)
def test_results_without_a_form_in_json(result: Any) -> None:
    with pytest.raises(InvalidPayloadError, match="the result cannot be sent as JSON") as caught:
        Part.responding_to(FunctionCall(name="look_up"), result)
    assert caught.value.faults[0].path == "look_up"
    with pytest.raises(InvalidPayloadError, match="cannot be sent as JSON"):
        Part.from_function_response("look_up", {"a": result})
