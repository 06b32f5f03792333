r"""JSON with halves of surrogate pairs, such as `"\ud83d"`, which services cut texts into. `json.loads` reads them.

The parser of pydantic refuses them, and UTF-8 has no bytes for them; so they are read and written here, where all else
has failed.
"""

import json
import re
from typing import Any

from pydantic_core import PydanticSerializationError, from_json, to_json, to_jsonable_python

_ESCAPE_BYTES = re.compile(rb"\\u[dD][89a-fA-F]")
_ESCAPE_TEXT = re.compile(r"\\u[dD][89a-fA-F]")


def with_surrogates(text: str | bytes | bytearray) -> Any:
    """What `json.loads` reads of a text that has surrogates in escapes; None if it has none, or is not JSON."""
    found = _ESCAPE_TEXT.search(text) if isinstance(text, str) else _ESCAPE_BYTES.search(text)
    if found is None:
        return None
    try:
        return json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError):
        return None


def read(text: str | bytes) -> Any:
    """What a text of JSON says, whatever surrogates are in it. Raises ValueError if it is not JSON."""
    try:
        return from_json(text)
    except ValueError:
        value = with_surrogates(text)
        if value is None:
            raise
        return value


def to_escaped_json(value: object) -> bytes:
    """JSON in ASCII, in which every surrogate has an escape. Raises ValueError if there is none."""
    text = json.dumps(value, separators=(",", ":"), allow_nan=False, default=_jsonable)
    return text.encode("ascii")


def written(value: object) -> bytes:
    """Python data as JSON, whatever surrogates are in it. Raises PydanticSerializationError if it has none."""
    try:
        return to_json(value, bytes_mode="base64", inf_nan_mode="strings")
    except PydanticSerializationError:
        try:
            return to_escaped_json(value)
        except (TypeError, RecursionError):
            pass
        raise


def _jsonable(value: object) -> Any:
    return to_jsonable_python(value, bytes_mode="base64")


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
