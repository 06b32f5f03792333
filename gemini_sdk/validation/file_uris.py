"""Files of Google AI in requests to Vertex AI, which cannot read them."""

import re
from collections.abc import Iterator
from typing import Any, cast

from gemini_sdk.errors import Fault
from gemini_sdk.validation.compiled_schemas import Path
from gemini_sdk.validation.paths import joined

HOST = b"generativelanguage.googleapis.com"
"""What a request must hold to be looked through."""
_FILE = re.compile(r"https?://generativelanguage\.googleapis\.com/[^?#]*files/", re.IGNORECASE)
_NAMES = ("fileUri", "file_uri")


def google_ai_files(payload: Any) -> list[Fault]:
    """A fault for each URI of a file that was uploaded to Google AI."""
    return [
        Fault(
            joined(path),
            "is a file of Google AI, which Vertex AI cannot read",
            found=uri,
            expected="gs://bucket/name: store the file in Cloud Storage",
        )
        for path, uri in _uris(payload, [])
    ]


def _uris(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for name, member in cast("dict[str, Any]", value).items():
            if name in _NAMES and isinstance(member, str) and _FILE.match(member):
                yield [*path, name], member
            else:
                yield from _uris(member, [*path, name])
    elif isinstance(value, list):
        for place, item in enumerate(cast("list[object]", value)):
            yield from _uris(item, [*path, place])
