"""Python types that are given where the schema of an answer is meant."""

from collections.abc import Mapping

from pydantic import BaseModel

_WRITTEN_OUT = (Mapping, BaseModel, str, int, float, list, tuple)
"""What a schema written out, right or wrong, is an instance of; anything else is a type."""


def is_type(schema: object) -> bool:
    """Whether a schema is given as a Python type, such as a pydantic model or `list[int]`."""
    return schema is not None and not isinstance(schema, _WRITTEN_OUT)
