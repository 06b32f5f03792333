"""Rules of the wire for every field, applied once when a model's validator is built.

Saying it here, in pydantic's core schema, keeps the generated annotations plain: a `list[Part] | None` is what
people and type checkers see, and class creation stays cheap.

- One value is read where a list is meant (`"parts": {"text": ...}`), as Google's front end does (`lists_of_one`).
- Nothing is required: what is missing or null is None, also where the type does not say so.
- An enum is open: names that are not known yet, and numbers, pass as they are.
- `bytes` travel as base64.
- A number may come as a string, as proto3 writes large ones; true and false are no numbers, nor is anything else true.
  A list of numbers is read as JSON numbers first, since a choice for each number takes a quarter longer.

A list that cannot be read fails in both its readings; `merged` keeps the errors of the one that was meant.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, cast

from pydantic_core import InitErrorDetails, ValidationError, core_schema

from gemini_sdk._wire.scalars import OWN_ERRORS, base64_schema, refusal

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, ErrorDetails

MANY, ONE = "[many]", "[one]"
"""How the two readings of a list are called in the locations of pydantic's errors, until `merged` takes them out."""
_NUMBERS_ONLY, _ANY_NUMBERS = "[numbers]", "[any numbers]"
"""How the two readings of a list of numbers are called there."""
_LABELS = frozenset({MANY, ONE, _NUMBERS_ONLY, _ANY_NUMBERS})

_AROUND_FIELDS = frozenset({"definitions", "model"})
_NOT_ON_THE_WIRE = frozenset({"custom-error", "literal"})
_AROUND_VALUES = frozenset({"default", "function-wrap", "model-field", "nullable"})


def apply_wire_rules(schema: "CoreSchema", *, lists_of_one: bool) -> "CoreSchema":
    """The core schema of a model, with the rules worked into its fields."""
    return cast("CoreSchema", _to_fields(cast("dict[str, Any]", schema), lists_of_one))


def _to_fields(schema: dict[str, Any], lists_of_one: bool) -> dict[str, Any]:
    if schema["type"] in _AROUND_FIELDS:
        return {**schema, "schema": _to_fields(schema["schema"], lists_of_one)}
    fields = schema["fields"].items()
    applied = {n: _in_both_spellings(n, _optional(_apply(f, lists_of_one))) for n, f in fields}
    return {**schema, "fields": applied}


def _optional(field: dict[str, Any]) -> dict[str, Any]:
    """A field that may be missing or null, also where its type says that services always send it: they do not."""
    inner = field["schema"]
    if inner["type"] == "default":
        return field
    value = inner if inner["type"] == "nullable" else core_schema.nullable_schema(inner)
    return {**field, "schema": core_schema.with_default_schema(value, default=None)}


def _in_both_spellings(name: str, field: dict[str, Any]) -> dict[str, Any]:
    """A field, read by its own spelling too where it was renamed: pydantic has a `model_config`."""
    own = name.removesuffix("_")
    alias = field.get("validation_alias")
    if own == name or alias == own or not isinstance(alias, str):
        return field
    return {**field, "validation_alias": [[alias], [own]]}


def _apply(schema: dict[str, Any], lists_of_one: bool) -> dict[str, Any]:
    """The schema of a field. Models in it have been through the rules of their own."""
    kind = schema["type"]
    if kind in _AROUND_VALUES:
        return {**schema, "schema": _apply(schema["schema"], lists_of_one)}
    if kind == "list":
        many = {**schema, "items_schema": _apply(schema["items_schema"], lists_of_one)}
        read = _numbers(schema, many) if schema["items_schema"]["type"] in _QUOTED else many
        return _one_or_many(read, many["items_schema"]) if lists_of_one else read
    if kind == "dict":
        return {**schema, "values_schema": _apply(schema["values_schema"], lists_of_one)}
    if kind == "union":
        return _union(schema, lists_of_one)
    if kind == "bytes":
        return cast("dict[str, Any]", base64_schema())
    if kind in _NUMBERS:
        kept = {"serialization": schema["serialization"]} if "serialization" in schema else {}
        return _NUMBERS[kind] | kept
    return schema


def _number(kind: Literal["int", "float"]) -> dict[str, Any]:
    """The most frequent form is tried first, and strictly."""
    lax = core_schema.int_schema() if kind == "int" else core_schema.float_schema()
    strict = core_schema.int_schema if kind == "int" else core_schema.float_schema
    others = [core_schema.str_schema(), core_schema.float_schema(strict=True)]
    schema = core_schema.union_schema(
        [strict(strict=True), *(core_schema.chain_schema([other, lax]) for other in others)],
        mode="left_to_right",
        serialization=core_schema.simple_ser_schema(kind),
        custom_error_type=f"{kind}_type",
    )
    return cast("dict[str, Any]", schema)


_NUMBERS = {
    "bool": cast("dict[str, Any]", core_schema.bool_schema(strict=True)),
    "float": _number("float"),
    "int": _number("int"),
}

_QUOTED = frozenset({"float", "int"})
"""The numbers that may come as strings."""


def _numbers(schema: dict[str, Any], any_numbers: dict[str, Any]) -> dict[str, Any]:
    numbers = {**schema, "items_schema": {**schema["items_schema"], "strict": True}}
    choices: Any = [(numbers, _NUMBERS_ONLY), (any_numbers, _ANY_NUMBERS)]

    def json_schema(_: Any, handler: Callable[[Any], Any]) -> Any:
        return handler(any_numbers)  # one list, to those who read JSON Schema

    metadata: dict[str, Any] = {"pydantic_js_functions": [json_schema]}
    union = core_schema.union_schema(choices, mode="left_to_right", metadata=metadata)
    return cast("dict[str, Any]", union)


_OPEN_ENUM = cast(
    "dict[str, Any]",
    core_schema.union_schema(
        [
            core_schema.str_schema(),
            core_schema.int_schema(strict=True),
            core_schema.float_schema(strict=True),  # JSON does not distinguish 1.0 from 1
        ],
        mode="left_to_right",
        **refusal("enum_type"),
    ),
)


def _union(schema: dict[str, Any], lists_of_one: bool) -> dict[str, Any]:
    """A union as it travels: without the names of an enum, of which strings are more, and without Python's types.

    Python's types are let in by a behaviour before they get here.
    """
    if schema.get("mode") == "left_to_right":  # worked on before: the model was subclassed
        return schema
    choices = [c for c in schema["choices"] if c["type"] not in _NOT_ON_THE_WIRE]
    if len(choices) == 1:
        return _OPEN_ENUM if choices[0]["type"] == "str" else choices[0]
    wired = [_apply(choice, lists_of_one) for choice in choices]
    return {**schema, "choices": wired, "mode": "left_to_right"}


def _one_or_many(many: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    one = core_schema.no_info_after_validator_function(_listed, cast("CoreSchema", item))
    return cast(
        "dict[str, Any]",
        core_schema.union_schema(
            [(cast("CoreSchema", many), MANY), (one, ONE)], mode="left_to_right"
        ),
    )


def _listed(value: object) -> list[object]:
    return [value]


def merged(error: ValidationError) -> ValidationError:
    """The same error, each list read as what it was given as: a list, or one value."""
    details = error.errors(include_url=False)
    if not any(_LABELS.intersection(item["loc"]) for item in details):
        return error
    for item in details:
        item["loc"] = tuple(step for step in item["loc"] if step != _ANY_NUMBERS)
    single = {item["loc"][:-1] for item in details if _is_no_list(item)}
    kept = [_plain(item) for item in details if not _is_misreading(item["loc"], single)]
    return ValidationError.from_exception_data(error.title, kept)


def _is_no_list(item: "ErrorDetails") -> bool:
    return item["type"] == "list_type" and item["loc"][-1] == MANY


def _is_misreading(place: tuple[int | str, ...], single: set[tuple[int | str, ...]]) -> bool:
    """Whether an error is of the wrong reading of a value. `single` has the places of values that are not lists."""
    return _NUMBERS_ONLY in place or any(
        step in (MANY, ONE) and (step == ONE) is not (place[:depth] in single)
        for depth, step in enumerate(place)
    )


def _plain(item: "ErrorDetails") -> InitErrorDetails:
    place = tuple(step for step in item["loc"] if step not in _LABELS)
    if own := OWN_ERRORS.get(item["type"]):
        return InitErrorDetails(type=own, loc=place, input=item["input"])
    return InitErrorDetails(
        type=item["type"], loc=place, input=item["input"], ctx=item.get("ctx", {})
    )
