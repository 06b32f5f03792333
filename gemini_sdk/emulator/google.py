"""Google's operations: from the JSON of a request to the JSON of its answer, without IO."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from gemini_models.operations import OPERATIONS
from gemini_sdk import validation
from gemini_sdk._wire import Model, Platform
from gemini_sdk.emulator import model, status
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.catalogue import Catalogue
from gemini_sdk.emulator.json_value import is_object
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.routes import Route
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.stream import EventStream, Framing, JsonArray, chunks
from gemini_sdk.types import generate_content as gc

M = TypeVar("M", bound=Model)

SERVED = tuple(
    o for o in OPERATIONS if o.request in ("GenerateContentRequest", "CountTokensRequest")
)
"""The operations that have an answer here; any other is an unknown path."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as far as HTTP tells it."""

    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes

    @property
    def framing(self) -> Framing:
        """How a stream is wanted."""
        alt = self.query.get("alt") or self.query.get("$alt")
        return EventStream() if alt == "sse" else JsonArray()


class Google:
    """Answers the operations of Google AI and Vertex AI."""

    def __init__(self, options: EmulatorOptions, access: Access) -> None:
        self._options = options
        self._access = access
        self._catalogue = Catalogue(options.models)

    def answer(self, route: Route, asked: Asked, rule: Rule) -> list[bytes]:
        """The JSON of the answer, or of each chunk of a stream. Raises ApiError for every refusal."""
        operation = route.operation
        self._access.check(asked.headers, asked.query, operation.platform, operation.id)
        if rule.text is None:  # a model that a rule speaks for exists
            self._catalogue.check(route)
        payload = judged(asked.body, operation.request, operation.platform)
        if operation.request == "CountTokensRequest":
            counted = _read(gc.CountTokensRequest, payload)
            return [model.count_tokens(counted, operation.platform).to_json()]
        request = _read(gc.GenerateContentRequest, payload)
        around = model.Surroundings(operation.platform, route.model, self._now())
        response = model.generate(request, around, rule.text)
        return [m.to_json() for m in (chunks(response) if operation.stream else [response])]

    def _now(self) -> str:
        now = datetime.fromtimestamp(self._options.clock(), UTC)
        return now.isoformat().replace("+00:00", "Z")


def judged(body: bytes, request: str | None, platform: Platform) -> dict[str, Any]:
    """The JSON of a request, judged by its schema. Raises ApiError (400)."""
    try:
        payload: Any = from_json(body or b"{}", allow_inf_nan=False)
    except ValueError as error:
        raise status.bad_json(f"{error}.") from None
    if not is_object(payload):
        raise status.bad_json('Unknown name "": Root element must be a message.')
    if request and (faults := validation.faults(payload, request, platform)):
        raise status.bad_fields(faults, request)
    return payload


def _read(kind: type[M], payload: Any) -> M:
    """The payload as a model. Raises ApiError (400) for what the schema lets pass and the model cannot hold."""
    try:
        return kind.model_validate(payload)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        path = ".".join(map(str, first["loc"]))
        raise status.bad_request(first["msg"], field=path) from None
