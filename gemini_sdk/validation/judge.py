"""The rules of one type, ready for many payloads."""

from typing import Any, cast

from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidJSONError
from gemini_sdk.validation.payload import parsed
from gemini_sdk.validation.rules import Path, validator

_NAMING_MODELS = ("GenerateContentRequest", "CountTokensRequest")
"""Requests that may name their model, whose rules are then told as warnings."""


class Judge:
    """Tells what is wrong with payloads of one type."""

    def __init__(
        self, type_name: str, platform: Platform | None = None, *, warnings: bool = True
    ) -> None:
        """UnknownTypeError where the platform has no such type. Without a platform, what any has is accepted.

        `warnings`: whether deprecated fields are told, and what is known of the model that a request names.
        """
        self._type_name = type_name
        self._platform: Platform | None = platform
        self._names_models = warnings and type_name in _NAMING_MODELS
        self._rules = validator(type_name, platform, formats=True, deprecated=not warnings)
        self.is_flawless = self._says_nothing if self._names_models else self._rules.is_valid
        """Whether nothing at all is to be said of plain JSON data."""

    def of(self, payload: Any, origin: object = None) -> list[Fault]:
        """What is wrong with plain JSON data; an empty list where nothing is.

        `origin` is what it was made of: what is unknown in a parsed model is merely newer, and forgiven.
        """
        told = self._of_model(payload)
        if self._rules.is_valid(payload):
            return told
        from gemini_sdk.validation.explain import explained
        from gemini_sdk.validation.origin import is_newer_field

        def forgiven(path: Path, name: str) -> bool:
            return is_newer_field(origin, path, name)

        errors = self._rules.iter_errors(payload)
        return [*explained(errors, payload, self._type_name, self._platform, forgiven), *told]

    def _says_nothing(self, payload: Any) -> bool:
        return self._rules.is_valid(payload) and not self._of_model(payload)

    def _of_model(self, payload: Any) -> list[Fault]:
        """What there is to say of the model that a request names, as warnings."""
        if not self._names_models or not isinstance(payload, dict) or "model" not in payload:
            return []
        from gemini_sdk.known_models.notices import faults

        request = cast(dict[str, Any], payload)
        return list(faults(request["model"], self._platform or "google-ai", request))

    def of_line(self, text: bytes) -> list[Fault]:
        """The same of a text of one line. That it is not JSON is a fault like others."""
        try:
            return self.of(parsed(text.rstrip(b"\r\n")))  # else it would break off in the next line
        except InvalidJSONError as error:
            return [Fault("$", f"not JSON: {error.reason} at column {error.column}")]
