"""A generation config whose schema is a Python type, held until a client sends its JSON Schema."""

from collections.abc import Mapping
from typing import Any

from pydantic import (
    BaseModel,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidatorFunctionWrapHandler,
    field_serializer,
    field_validator,
)

from gemini_sdk._wire import Model

_WRITTEN_OUT = (Mapping, BaseModel, str, int, float, list, tuple)
"""What a schema written out, right or wrong, is an instance of; anything else is a type."""


def is_type(schema: object) -> bool:
    """Whether a schema is given as a Python type, such as a pydantic model or `list[int]`."""
    return schema is not None and not isinstance(schema, _WRITTEN_OUT)


class GenerationConfigBehaviour(Model):
    """Lets a type stand for a schema."""

    @field_validator("response_schema", mode="wrap", check_fields=False)
    @classmethod
    def _take_type(cls, value: Any, read: ValidatorFunctionWrapHandler) -> Any:
        return value if is_type(value) else read(value)

    @field_serializer("response_schema", "response_json_schema", mode="wrap", check_fields=False)
    def _write_type(self, value: Any, write: SerializerFunctionWrapHandler) -> Any:
        return TypeAdapter[Any](value).json_schema() if is_type(value) else write(value)
