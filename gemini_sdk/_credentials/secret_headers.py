"""Headers that authenticate a request: valid, and not shown by a repr."""

from gemini_sdk.errors import GeminiSDKError

QUOTA_PROJECT = "x-goog-user-project"


class SecretHeaders(dict[str, str]):
    """Headers that can be shown without their secret."""

    def __repr__(self) -> str:
        return "{" + ", ".join(f"{name!r}: '***'" for name in self) + "}"


def carried(value: object, what: str, error: type[GeminiSDKError]) -> str:
    """`value`, known to fit into a header as it is. The error names the fault and never the value."""
    if not isinstance(value, str):
        raise error(f"{what} must be a str, found {type(value).__name__}")
    if not value:
        raise error(f"{what} is empty")
    if value != value.strip():
        raise error(f"{what} begins or ends with whitespace or a line break")
    if not (value.isascii() and value.isprintable()):
        raise error(f"{what} contains a character that is not allowed in an HTTP header")
    return value
