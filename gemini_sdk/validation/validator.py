"""Validates many payloads of one type."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidJSONError
from gemini_sdk.validation.compiled_schemas import compiled_validator
from gemini_sdk.validation.payload import encodable, parsed
from gemini_sdk.validation.pointer import Pointer

if TYPE_CHECKING:
    import jsonschema_rs

_NAMING_MODELS = ("GenerateContentRequest", "CountTokensRequest")
"""Requests that may name their model, whose rules are then reported as warnings."""


class Validator:
    """Reports what is wrong with payloads of one type."""

    def __init__(
        self,
        type_name: str,
        platform: Platform | None = None,
        *,
        warnings: bool = True,
        strict: bool = False,
        at: Pointer | None = None,
    ) -> None:
        """Raises UnknownTypeError if the platform has no such type. Without a platform, what any has is accepted.

        Args:
            type_name: what payloads are to be.
            platform: whose limits hold.
            warnings: whether deprecated fields, what is not known, and what is known of the model that a request names
                are reported.
            strict: whether they are faults.
            at: where in the data the payload is.
        """
        self._type_name = type_name
        self._platform: Platform | None = platform
        self._warnings = warnings
        self._strict = strict
        self._at = at or Pointer()
        self._names_models = warnings and type_name in _NAMING_MODELS
        self._rules = compiled_validator(type_name, platform, base64=True, deprecated=not warnings)

    def is_flawless(self, payload: Any) -> bool:
        """Whether nothing at all is to be said of plain JSON data."""
        if self._at:
            try:
                payload = self._at.payload(payload)
            except LookupError:
                return False
        if self._names_models and self._of_model(payload):
            return False
        try:
            return self._rules.is_valid(payload)
        except UnicodeEncodeError:  # half of a surrogate pair, which this validator cannot hold
            return self._rules.is_valid(encodable(payload))

    def of(self, payload: Any, origin: object = None) -> list[Fault]:
        """The faults of plain JSON data; an empty list where nothing is.

        `origin` is what it was made of: what came in an answer is not reported.
        """
        if self.is_flawless(payload):
            return []
        try:
            payload, origin = self._at.payload(payload), origin if not self._at else None
        except LookupError:
            return [self._at.missing()]
        found = findings(self._rules, payload, self._type_name, self._platform, origin)
        found += self._of_model(payload)
        return [self._reported(f) for f in found if self._warnings or f.severity == "error"]

    def _reported(self, fault: Fault) -> Fault:
        """The reported form of a fault: from where the data begins, and an error where warnings are."""
        severity = "error" if self._strict else fault.severity
        return replace(fault, path=self._at.within(fault.path), severity=severity)

    def refusals(self, payload: Any) -> list[Fault]:
        """The faults for which a service refuses plain JSON data: all unknown names, of any author.

        In a turn of the model, a missing member has its default value.
        """
        if self.is_flawless(payload):
            return []
        from gemini_sdk.validation.authorship import Authorship
        from gemini_sdk.validation.explanation import explained

        payload = encodable(payload)
        errors = self._rules.iter_errors(payload)
        source = Authorship(None, payload, self._type_name, self._platform)
        return explained(errors, payload, self._type_name, self._platform, source.refused)

    def _of_model(self, payload: Any) -> list[Fault]:
        """The warnings about the model that a request names."""
        if not self._names_models or not isinstance(payload, dict) or "model" not in payload:
            return []
        from gemini_sdk.known_models.model_warnings import faults

        request = cast(dict[str, Any], payload)
        return list(faults(request["model"], self._platform or "google-ai", request))

    def of_line(self, text: bytes) -> list[Fault]:
        """The same as `of`, of a text of one line. That it is not JSON is a fault like others."""
        try:
            return self.of(parsed(text.rstrip(b"\r\n")))  # else it would break off in the next line
        except InvalidJSONError as error:
            return [Fault("$", f"not JSON: {error.reason} at column {error.column}")]


def findings(
    rules: "jsonschema_rs.Draft202012Validator",
    payload: Any,
    type_name: str,
    platform: Platform | None,
    origin: object,
) -> list[Fault]:
    """The findings to report for a payload, depending on who wrote it."""
    from gemini_sdk.validation.authorship import Authorship
    from gemini_sdk.validation.explanation import explained

    payload = encodable(payload)
    source = Authorship(origin, payload, type_name, platform)
    errors = rules.iter_errors(payload)
    return explained(errors, payload, type_name, platform, source.settled)
