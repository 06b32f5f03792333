"""Python types that callers pass as the schema of an answer."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import typing_extensions
from pydantic import BaseModel, TypeAdapter
from pydantic.errors import PydanticUndefinedAnnotation, PydanticUserError

from gemini_sdk._behaviour.ignored_keywords import has_ignored
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from typing_extensions import TypeForm

R = TypeVar("R")
T = typing_extensions.TypeVar("T", default=Any)
"""The type that an answer is asked for; anything where none is."""
NO_TYPE: "TypeForm[Any]" = cast("Any", None)
"""In place of a type of answers. None itself would be the type of null to type checkers."""

_NO_TYPES = (Mapping, BaseModel, str, int, float, list, tuple, FunctionType, MethodType, partial)
"""What a schema written out, right or wrong, and a function are instances of; anything else is a type."""
_MOST_KEPT = 128


def is_type(schema: object) -> bool:
    """Whether a schema is given as a Python type, such as a pydantic model or `list[int]`."""
    return schema is not None and not isinstance(schema, _NO_TYPES)


def kept(make: Callable[[Any], R]) -> Callable[[Any], R]:
    """A function of a type that remembers what it made of each of the last types."""

    @lru_cache(maxsize=_MOST_KEPT)
    def remembered(kind: Any, _: str) -> R:
        return make(kind)

    def find(kind: Any) -> R:
        try:
            # Unions are equal in whatever order their members stand, and their schemas are not.
            return remembered(kind, "" if isinstance(kind, type) else repr(kind))
        except TypeError:  # annotated with what has no hash
            return make(kind)

    return find


@kept
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The adapter that reads values of a type. PydanticUserError, or NameError, for one that pydantic does not know."""
    return TypeAdapter(kind)


@kept
def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a type, which is not to be changed. Raises what `adapter` raises."""
    return adapter(kind).json_schema()


def json_schema_of(kind: Any, path: str) -> dict[str, Any]:
    """The schema of a type that pydantic knows. Raises InvalidPayloadError at `path` if the type has none."""
    try:
        return schema_of(kind)
    except (PydanticUserError, PydanticUndefinedAnnotation) as error:
        problem = f"the type has no JSON Schema: {str(error).splitlines()[0]}"
        raise InvalidPayloadError([Fault(path, problem, repr(kind))]) from error


@kept
def schema_to_compare(kind: Any) -> dict[str, Any] | None:
    """The schema of a type, where an answer may be empty because it has a keyword that models ignore."""
    schema = schema_of(kind)
    return schema if has_ignored(schema) else None
