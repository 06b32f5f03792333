"""The rules of one type, ready for many payloads."""

from typing import Any

from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidJSONError
from gemini_sdk.validation.payload import parsed
from gemini_sdk.validation.rules import Path, validator


class Judge:
    """Tells what is wrong with payloads of one type."""

    def __init__(
        self, type_name: str, platform: Platform | None = None, *, warnings: bool = True
    ) -> None:
        """UnknownTypeError where the platform has no such type. Without a platform, what any has is accepted.

        `warnings`: whether deprecated fields are told.
        """
        self._type_name = type_name
        self._platform: Platform | None = platform
        self._rules = validator(type_name, platform, formats=True, deprecated=not warnings)
        self.is_flawless = self._rules.is_valid
        """Whether nothing at all is to be said of plain JSON data."""

    def of(self, payload: Any, origin: object = None) -> list[Fault]:
        """What is wrong with plain JSON data; an empty list where nothing is.

        `origin` is what it was made of: what is unknown in a parsed model is merely newer, and forgiven.
        """
        if self.is_flawless(payload):
            return []
        from gemini_sdk.validation.explain import explained
        from gemini_sdk.validation.origin import is_newer_field

        def forgiven(path: Path, name: str) -> bool:
            return is_newer_field(origin, path, name)

        errors = self._rules.iter_errors(payload)
        return explained(errors, payload, self._type_name, self._platform, forgiven)

    def of_line(self, text: bytes) -> list[Fault]:
        """The same of a text of one line. That it is not JSON is a fault like others."""
        try:
            return self.of(parsed(text.rstrip(b"\r\n")))  # else it would break off in the next line
        except InvalidJSONError as error:
            return [Fault("$", f"not JSON: {error.reason} at column {error.column}")]
