r"""JSON with halves of surrogate pairs, such as `"\ud83d"`, which services cut texts into. `json.loads` reads them.

The parser of pydantic refuses them, and UTF-8 has no bytes for them; so they are read and written here, where all else
has failed.
"""

import json
import re
from typing import Any

_ESCAPE_BYTES = re.compile(rb"\\u[dD][89a-fA-F]")
_ESCAPE_TEXT = re.compile(r"\\u[dD][89a-fA-F]")


def with_surrogates(text: str | bytes | bytearray) -> Any:
    """What `json.loads` reads of a text that has surrogates in escapes; None where it has none, or is not JSON."""
    found = _ESCAPE_TEXT.search(text) if isinstance(text, str) else _ESCAPE_BYTES.search(text)
    if found is None:
        return None
    try:
        return json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError):
        return None


def to_escaped_json(value: object) -> bytes:
    """JSON in ASCII, in which every surrogate has an escape."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False).encode("ascii")


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
