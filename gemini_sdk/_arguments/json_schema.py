"""The JSON Schema of an answer, from the Python type it is to be read into."""

from typing import Any

from pydantic.errors import PydanticUndefinedAnnotation, PydanticUserError

from gemini_sdk._behaviour.python_type import schema_of
from gemini_sdk.errors import Fault, InvalidPayloadError


def json_schema_of(kind: Any, path: str) -> dict[str, Any]:
    """The schema of a type that pydantic knows. Raises InvalidPayloadError at `path` if the type has none."""
    try:
        return schema_of(kind)
    except (PydanticUserError, PydanticUndefinedAnnotation) as error:
        problem = f"the type has no JSON Schema: {str(error).splitlines()[0]}"
        raise InvalidPayloadError([Fault(path, problem, repr(kind))]) from error
