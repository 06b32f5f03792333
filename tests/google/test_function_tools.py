"""Function declarations read off Python callables, and tools in all forms."""

import enum
import functools
from collections.abc import Callable
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field

from gemini_sdk._google.tools import declaration, tools_list
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.types.generate_content import FunctionDeclaration, Tool


class Unit(enum.Enum):
    CELSIUS = "C"
    FAHRENHEIT = "F"


class Place(BaseModel):
    """Somewhere on Earth."""

    city: str
    country: str = "DE"


def weather(
    place: Place,
    unit: Unit = Unit.CELSIUS,
    days: Annotated[int, Field(ge=1, le=14, description="how far ahead")] = 3,
    detail: Literal["low", "high"] = "low",
    note: Annotated[str | None, "free text"] = None,
    source: str = "",
) -> str:
    """Tell the weather
    of a place.

    Args:
        place (Place): where: a city
            note: in a country
        days: ignored, the annotation says more
        source: whom to ask

    Returns:
        source: a sentence.
    """
    raise AssertionError(place, unit, days, detail, note, source)


def test_a_function_with_everything() -> None:
    made = declaration(weather)
    assert made["name"] == "weather"
    assert made["description"] == "Tell the weather of a place."
    schema = made["parametersJsonSchema"]
    assert schema["required"] == ["place"]
    assert schema["type"] == "object"
    properties = schema["properties"]
    assert properties["place"]["description"] == "where: a city note: in a country"
    assert properties["place"]["$ref"] == "#/$defs/Place"
    assert properties["unit"] == {"$ref": "#/$defs/Unit", "default": "C"}
    assert properties["days"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 14,
        "default": 3,
        "description": "how far ahead",
    }
    assert properties["detail"]["enum"] == ["low", "high"]
    assert properties["note"]["description"] == "free text"
    assert properties["note"]["anyOf"] == [{"type": "string"}, {"type": "null"}]
    assert properties["source"] == {"type": "string", "default": "", "description": "whom to ask"}
    assert schema["$defs"]["Unit"]["enum"] == ["C", "F"]
    assert schema["$defs"]["Place"]["properties"]["city"] == {"type": "string"}
    assert schema["$defs"]["Place"]["required"] == ["city"]


class Desk:
    """A desk that answers."""

    def __call__(self, question: str, schema: int = 1, model_config: str = "x") -> None:
        """Never mind."""

    def ask(self, question: "str") -> None:
        """Ask."""

    @classmethod
    def of(cls, name: str) -> None: ...

    @staticmethod
    def add(a: int, b: int) -> int:
        return a + b


async def later(when: str) -> None:
    """Do it later."""


_unannotated: dict[str, Any] = {}
exec("def bare(a, b=2): ...", _unannotated)
bare: Callable[..., Any] = _unannotated["bare"]


def none() -> None: ...


def keywords(*, a: int) -> None: ...


def underscored(_a: int, title: str) -> None: ...


@functools.cache
def cached(a: int) -> int:
    """Cached."""
    return a


INTEGER, STRING = {"type": "integer"}, {"type": "string"}


@pytest.mark.parametrize(
    ("function", "name", "description", "properties"),
    [
        (Desk().ask, "ask", "Ask.", {"question": STRING}),
        (Desk.of, "of", None, {"name": STRING}),
        (Desk.add, "add", None, {"a": INTEGER, "b": INTEGER}),
        (
            Desk(),
            "Desk",
            "A desk that answers.",
            {
                "question": STRING,
                "schema": {"type": "integer", "default": 1},
                "model_config": {"type": "string", "default": "x"},
            },
        ),
        (later, "later", "Do it later.", {"when": STRING}),
        (cached, "cached", "Cached.", {"a": INTEGER}),
        (bare, "bare", None, {"a": {}, "b": {"default": 2}}),
        (none, "none", None, None),
        (keywords, "keywords", None, {"a": INTEGER}),
        (underscored, "underscored", None, {"_a": INTEGER, "title": STRING}),
        (functools.partial(Desk.add, 1), "add", None, {"b": INTEGER}),
        (
            functools.partial(later, when="now"),
            "later",
            "Do it later.",
            {"when": {"default": "now", "type": "string"}},
        ),
        (
            functools.partial(functools.partial(Desk.add, 1), b=2),
            "add",
            None,
            {"b": {"default": 2, "type": "integer"}},
        ),
    ],
)
def test_kinds_of_callables(
    function: Callable[..., Any],
    name: str,
    description: str | None,
    properties: dict[str, Any] | None,
) -> None:
    made = declaration(function)
    assert made["name"] == name
    assert made.get("description") == description
    assert made.get("parametersJsonSchema", {}).get("properties") == properties


class Opaque:
    """Nothing a schema could be made of."""


def _opaque(a: Opaque) -> None: ...


def _unresolved(a: int) -> None: ...


_unresolved.__annotations__["a"] = "Missing"


def _variadic(*rest: int) -> None: ...


def _collecting(**rest: int) -> None: ...


def _positional(a: int, /) -> None: ...


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (_opaque, "'_opaque' cannot be declared as a tool: Unable to generate"),
        (_unresolved, "'_unresolved' cannot be declared as a tool: name 'Missing' is not defined"),
        (_variadic, r"\(\*rest: int\) is not a named parameter; .* add functools.wraps"),
        (_collecting, r"\(\*\*rest: int\) is not a named parameter; .* add functools.wraps"),
        (_positional, "parameter 'a: int' is positional-only; make it a keyword parameter"),
    ],
)
def test_callables_no_declaration_can_be_made_of(
    function: Callable[..., Any], message: str
) -> None:
    with pytest.raises(InvalidPayloadError, match=message) as caught:
        tools_list([none, function])
    assert caught.value.faults[0].path == "tools[1]"


def test_a_name_is_needed() -> None:
    nameless: list[Callable[..., Any]] = [lambda: None, functools.partial(lambda: None)]
    for function in nameless:
        with pytest.raises(InvalidPayloadError, match="an ASCII identifier; found '<lambda>'"):
            tools_list(function)
    none_ascii: dict[str, Any] = {}
    exec("def größe(): ...", none_ascii)
    with pytest.raises(InvalidPayloadError, match="an ASCII identifier"):
        tools_list(none_ascii["größe"])


def test_mixtures() -> None:
    model = Tool.model_validate({"google_search": {}})
    mapping: dict[str, Any] = {"code_execution": {}}
    declared = FunctionDeclaration(name="declared")
    written = {"name": "written", "description": "By hand."}
    mixed: list[Any] = [model, none, mapping, declared, written]
    *others, last = tools_list(mixed)
    assert others == [model, mapping]
    assert last == {"functionDeclarations": [{"name": "none"}, declared, written]}


@pytest.mark.parametrize(
    "single", [none, Tool(), {"google_search": {}}, FunctionDeclaration(name="a"), {"name": "a"}]
)
def test_one_tool_stands_for_a_list(single: Any) -> None:
    assert tools_list(single) == tools_list([single])
    assert len(tools_list(single)) == 1


def test_no_tools() -> None:
    assert tools_list([]) == []


@pytest.mark.parametrize(
    ("docstring", "expected"),
    [
        ("", {}),
        ("Sum.", {}),
        (
            "Sum.\n\nArgs:\n    a: one\n    b (int): two: or three\n",
            {"a": "one", "b": "two: or three"},
        ),
        (
            "Sum.\n\nParameters:\n  a: one\n\n    and more\n  b: two",
            {"a": "one and more", "b": "two"},
        ),
        (
            "Args:\n    a: one\nReturns:\n    b: two\nArguments:\n    b: three",
            {"a": "one", "b": "three"},
        ),
        ("Args:\n    no colon here\n    c: not a parameter", {}),
    ],
)
def test_what_a_docstring_says_of_parameters(docstring: str, expected: dict[str, str]) -> None:
    def function(a: int, b: int) -> None: ...

    function.__doc__ = docstring
    properties = declaration(function)["parametersJsonSchema"]["properties"]
    descriptions = {name: p["description"] for name, p in properties.items() if "description" in p}
    assert descriptions == expected
