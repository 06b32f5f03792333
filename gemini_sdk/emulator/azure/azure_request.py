"""A request to an Azure route, parsed as far as possible without validating it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic_core import from_json

from gemini_sdk._wire import Operation
from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator.azure import errors
from gemini_sdk.emulator.azure.dialect import Dialect
from gemini_sdk.emulator.google import GoogleRequest
from gemini_sdk.emulator.stream import DoneStream

_STREAMED = ("ChatCompletionsRequest", "CompletionsRequest")


@dataclass(frozen=True, slots=True)
class AzureRequest:
    """A request and its model."""

    operation: Operation
    dialect: Dialect
    method: str
    headers: Mapping[str, str]
    payload: dict[str, Any]
    """The JSON of the body; empty if there is none."""
    unread: str
    """Why the body could not be read; empty if it could."""
    model: str
    """The name of the model: that of the deployment in the path, of the body, of the query, of the header which
    managed endpoints know, or of the options, whichever comes first."""

    @classmethod
    def of(
        cls,
        operation: Operation,
        dialect: Dialect,
        method: str,
        asked: GoogleRequest,
        deployment: str,
        default: str,
    ) -> "AzureRequest":
        """A request; `deployment` is that of the path or empty, `default` the model where none is named."""
        payload, unread = _read(asked.body)
        named = payload.get("model")
        names = (
            deployment,
            named if isinstance(named, str) else "",
            asked.query.get("model", ""),
            asked.headers.get("azureml-model-deployment", ""),
        )
        model = next(filter(None, names), default)
        return cls(operation, dialect, method, asked.headers, payload, unread, model)

    @property
    def framing(self) -> DoneStream | None:
        """How the answer is streamed; None if it is whole."""
        streams = self.operation.request in _STREAMED and self.payload.get("stream") is True
        return DoneStream() if streams else None

    @property
    def unstreamed(self) -> "AzureRequest":
        """The same request for a whole answer."""
        manner = ("stream", "stream_options")
        kept = {name: value for name, value in self.payload.items() if name not in manner}
        return replace(self, payload=kept)

    def check(self) -> None:
        """Raises AzureError if the HTTP method is another than the operation's, or the body is unreadable."""
        self.check_verb(self.operation.method)

    def check_verb(self, verb: str) -> None:
        """Raises AzureError if the HTTP method is another one, or the body is unreadable."""
        if self.method != verb:
            raise errors.wrong_method(self.method, verb)
        if self.unread:
            raise errors.bad_json(self.unread)


def _read(body: bytes) -> tuple[dict[str, Any], str]:
    try:
        payload: Any = from_json(body or b"{}", allow_inf_nan=False)
    except ValueError as error:
        return {}, str(error)
    return (payload, "") if is_object(payload) else ({}, "it is not a JSON object")
