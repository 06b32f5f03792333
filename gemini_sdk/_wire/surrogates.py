r"""JSON with halves of surrogate pairs, such as `"\ud83d"`, which services cut texts into. `json.loads` reads them.

The parser of pydantic refuses them, and UTF-8 has no bytes for them; so they are read and written here, where all else
has failed.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import PydanticSerializationError, from_json, to_json, to_jsonable_python

_ESCAPE_BYTES = re.compile(rb"\\u[dD][89a-fA-F]")
_ESCAPE_TEXT = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
    re.DOTALL,
)
"""Pairs, halves (the group) and other escapes."""


def concatenated(pieces: Iterable[str]) -> str:
    """Texts one after another. The halves of a pair that was cut in two are one character again."""
    text = "".join(pieces)
    return text if text.isascii() else _PAIR.sub(_character, text)


def _character(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def with_surrogates(text: str | bytes | bytearray) -> Any:
    """The result of `json.loads` for a text that has surrogates in escapes; None if it has none, or is not JSON."""
    found = _ESCAPE_TEXT.search(text) if isinstance(text, str) else _ESCAPE_BYTES.search(text)
    if found is None:
        return None
    try:
        return json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError):
        return None


def read(text: str | bytes) -> Any:
    """The value of a JSON text, with or without surrogates. Raises ValueError if it is not JSON."""
    try:
        return from_json(text)
    except (ValueError, TypeError) as error:  # the latter of a text that has surrogates itself
        value = with_surrogates(text)
        if value is None:
            raise ValueError(str(error)) from None
        return value


def read_partial(text: str) -> Any:
    """The readable part of incomplete JSON; strings are as long as they have come.

    Half of a pair is left out at the end, and elsewhere U+FFFD. Raises ValueError if nothing can be read.
    """
    try:
        return from_json(text, allow_partial="trailing-strings")
    except (ValueError, TypeError):
        whole = re.sub(r"[\ud800-\udfff]", "\ufffd", re.sub(r"[\ud800-\udbff]\Z", "", text))
        whole = _ESCAPES.sub(lambda found: "\ufffd" if found[1] else found[0], whole)
        if whole == text:
            raise
        return from_json(whole, allow_partial="trailing-strings")


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
