"""Enum values in whole payloads: read as Google's services read them, and written as numbers for those who ask so.

Which members are enums is known from the JSON Schemas of the types.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from gemini_models.enums import ENUMS
from gemini_sdk._wire import Platform
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.json_value import Json, is_list, is_object
from gemini_sdk.validation.compiled_schemas import definitions

T = TypeVar("T")
Change = Callable[[str, Any, str], Any]
"""Gets the name of an enum, a value that is not null, and the path to it; returns what takes its place."""


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """A value that an enum does not have."""

    path: str
    enum: str
    value: str


def named(payload: T, type_name: str, platform: Platform, unknown: list[UnknownValue]) -> T:
    """The payload with every enum value by its name, whether it came in another case or as a number.

    Names that no platform has are appended to `unknown`.
    """

    types = definitions(type_name, platform)

    def change(enum: str, value: Any, path: str) -> Any:
        name = enum_value(enum, enum_value(enum, value, platform))
        if isinstance(name, str) and not any(name in names for names in ENUMS[enum].values()):
            # The schemas may be of a package whose specs have more values.
            if name.upper() in types.get(enum, {}).get("examples", ()):
                return name.upper()
            unknown.append(UnknownValue(path, enum, name))
        return name

    read: T = _EnumReader(types, change).of_type(payload, type_name, "")
    return read


def numbered(payload: Any, type_name: str, platform: Platform) -> Any:
    """The payload with a number for every enum value that has one."""

    def change(enum: str, value: Any, path: str) -> Any:  # noqa: ARG001
        number = ENUMS[enum].get(platform, {}).get(value) if isinstance(value, str) else None
        return value if number is None else number

    return _EnumReader(definitions(type_name, platform), change).of_type(payload, type_name, "")


class _EnumReader:
    """Goes through a payload by the schemas and has every enum value changed."""

    def __init__(self, types: Json, change: Change) -> None:
        self._types = types
        self._change = change

    def of_type(self, value: Any, name: str, path: str) -> Any:
        if name in ENUMS:
            return value if value is None else self._change(name, value, path)
        return self._of(value, self._types.get(name, {}), path)

    def _of(self, value: Any, schema: Json, path: str) -> Any:
        if is_list(value):
            return [
                self._of(item, _items(schema), f"{path}[{place}]")
                for place, item in enumerate(value)
            ]
        for each in _alternatives(schema):
            if "$ref" in each:
                return self.of_type(value, each["$ref"].rpartition("/")[2], path)
        if not is_object(value):
            return value
        members, others = schema.get("properties", {}), schema.get("additionalProperties")
        return {
            name: self._of(item, members.get(name) or _schema(others), _below(path, name))
            for name, item in value.items()
        }


def _alternatives(schema: Json) -> Iterator[Json]:
    """A schema, and what it says of a value that is not a list."""
    yield schema
    yield _schema(schema.get("else"))


def _items(schema: Json) -> Json:
    """The schema of the items of a list."""
    return _schema(_schema(schema.get("then", schema)).get("items"))


def _schema(value: Any) -> Json:
    return value if is_object(value) else {}


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
