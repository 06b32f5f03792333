"""Files in all forms that people have: a File, its name, its id, or its URI."""

import re
from typing import Any

from gemini_sdk import types

_IN_URI = r"://[^?#]*/files/([^/:?#]+)"


def file_name(file: Any) -> Any:
    """The name of a file, `files/*` or the id alone. Other values are returned unchanged."""
    if isinstance(file, types.files.File):
        file = file.name or file.uri or file.download_uri
    found = re.search(_IN_URI, file) if isinstance(file, str) else None
    return f"files/{found[1]}" if found else file
