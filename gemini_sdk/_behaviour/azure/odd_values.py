"""Values that some servers send in another form: a time with a fraction, arguments as an object, content as parts.

Programs read a text where the API describes one. Written, each value is what it was.
"""

import json
from math import isfinite
from typing import Any, cast

from pydantic import (
    SerializerFunctionWrapHandler,
    ValidatorFunctionWrapHandler,
    field_serializer,
    field_validator,
)

from gemini_sdk._wire import JsonModel, surrogates


class KeptText(str):
    """A text that came in another form, in which it is written."""

    came_as: Any

    @classmethod
    def of(cls, text: str, came_as: Any) -> "KeptText":
        """The text of a value that came."""
        made = cls(text)
        made.came_as = came_as
        return made


class CreatedBehaviour(JsonModel):
    """Reads a time with a fraction of a second."""

    @field_validator("created", mode="wrap", check_fields=False)
    @classmethod
    def _read_created(cls, value: Any, read: ValidatorFunctionWrapHandler) -> Any:
        return value if _has_fraction(value) else read(value)

    @field_serializer("created", mode="wrap", check_fields=False)
    def _write_created(self, value: Any, write: SerializerFunctionWrapHandler) -> Any:
        return value if _has_fraction(value) else write(value)


class CalledFunctionBehaviour(JsonModel):
    """Reads arguments that came as JSON instead of its text."""

    @field_validator("arguments", mode="wrap", check_fields=False)
    @classmethod
    def _read_arguments(cls, value: Any, read: ValidatorFunctionWrapHandler) -> Any:
        if isinstance(value, dict | list):
            return KeptText.of(json.dumps(value, ensure_ascii=False), value)
        return value if isinstance(value, KeptText) else read(value)

    @field_serializer("arguments", mode="wrap", check_fields=False)
    def _write_arguments(self, value: Any, write: SerializerFunctionWrapHandler) -> Any:
        return value.came_as if isinstance(value, KeptText) else write(value)


class SaidTextBehaviour(JsonModel):
    """Reads content that came as a list of parts instead of their text."""

    @field_validator("content", mode="wrap", check_fields=False)
    @classmethod
    def _read_content(cls, value: Any, read: ValidatorFunctionWrapHandler) -> Any:
        if isinstance(value, list):
            parts = cast("list[object]", value)
            return KeptText.of(surrogates.concatenated(map(_text, parts)), value)
        return value if isinstance(value, KeptText) else read(value)

    @field_serializer("content", mode="wrap", check_fields=False)
    def _write_content(self, value: Any, write: SerializerFunctionWrapHandler) -> Any:
        return value.came_as if isinstance(value, KeptText) else write(value)


def _has_fraction(value: object) -> bool:
    return isinstance(value, float) and isfinite(value) and not value.is_integer()


def _text(part: object) -> str:
    text: object = cast("dict[str, Any]", part).get("text") if isinstance(part, dict) else part
    return text if isinstance(text, str) else ""
