"""A generation config whose schema is a Python type, held until a client sends its JSON Schema."""

from typing import Any

from pydantic import (
    SerializerFunctionWrapHandler,
    ValidatorFunctionWrapHandler,
    field_serializer,
    field_validator,
)

from gemini_sdk._behaviour.python_type import is_type, schema_of
from gemini_sdk._wire import Model


class GenerationConfigBehaviour(Model):
    """Lets a type stand for a schema."""

    @field_validator("response_schema", mode="wrap", check_fields=False)
    @classmethod
    def _take_type(cls, value: Any, read: ValidatorFunctionWrapHandler) -> Any:
        return value if is_type(value) else read(value)

    @field_serializer("response_schema", "response_json_schema", mode="wrap", check_fields=False)
    def _write_type(self, value: Any, write: SerializerFunctionWrapHandler) -> Any:
        return schema_of(value) if is_type(value) else write(value)
