"""What validation finds in a recorded request: what the service refuses, and what it may not mean to send."""

from collections.abc import Mapping
from dataclasses import replace
from threading import Lock
from typing import Any

from gemini_models.operations import OPERATIONS
from gemini_sdk._openai.response_request import described_response
from gemini_sdk._openai.undocumented import described
from gemini_sdk._wire import Operation, Platform
from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator import enums
from gemini_sdk.emulator.operation_table import RESPONSES
from gemini_sdk.emulator.page.exchange import RecordedExchange
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.known_models import model_warnings
from gemini_sdk.validation.validator import Validator

_OPERATIONS: Mapping[str | None, Operation] = {o.id: o for o in OPERATIONS}
_OPENAI_PATHS = ("/openai/", "/v1/")
_OPENAI_REQUESTS = {
    "ChatCompletionsRequest": "CreateChatCompletionRequest",
    "CompletionsRequest": "CreateCompletionRequest",
}
"""The requests of endpoints of OpenAI's API, which the specs describe apart."""
_LOCK = Lock()
"""Is held while a request is validated, so that two open pages do not validate it twice."""


def findings(exchange: RecordedExchange) -> list[Fault]:
    """The errors and warnings for a request, computed once. Takes long for a large one: call it in a thread."""
    if exchange.findings is None:
        with _LOCK:
            if exchange.findings is None:
                exchange.findings = _found(exchange)
    return exchange.findings


def _type_of(operation: str | None) -> tuple[str | None, Platform]:
    """The type of the requests of an operation, and the platform that has it."""
    if operation == RESPONSES:
        return "CreateResponseRequest", "azure-openai"
    known = _OPERATIONS.get(operation)
    return (None, "google-ai") if known is None else (known.request, known.platform)


def as_json(fault: Fault) -> dict[str, str]:
    """A finding as the page shows it."""
    message = str(replace(fault, path="")).removeprefix(": ")
    return {"severity": fault.severity, "path": fault.path, "message": message}


def _found(exchange: RecordedExchange) -> list[Fault]:
    body: Any = exchange.entry.body
    name, platform = _type_of(exchange.entry.operation)
    if name is None or body is None:
        return []
    if not is_object(body):
        return [Fault("$", "the body is not a JSON object")]
    if exchange.entry.operation == RESPONSES:
        try:
            body = described_response(body)
        except InvalidPayloadError as error:
            return list(error.faults)
    if platform == "azure-inference":
        body = described(body)
        if exchange.entry.path.startswith(_OPENAI_PATHS) and name in _OPENAI_REQUESTS:
            name, platform = _OPENAI_REQUESTS[name], "azure-openai"
    unknown: list[enums.UnknownValue] = []
    payload = enums.named(body, name, platform, unknown)
    values = [Fault(each.path, f"unknown value {each.value!r} of {each.enum}") for each in unknown]
    errors, warnings, validator = values, list[Fault](), Validator(name, platform)
    if not validator.is_flawless(payload):
        errors += Validator(name, platform, warnings=False).refusals(payload)
        warnings += (f for f in validator.of(payload) if f.severity == "warning")
    if "model" not in body:
        warnings += model_warnings.faults(exchange.model, platform, payload)
    paths = {fault.path for fault in errors}
    return errors + [fault for fault in warnings if fault.path not in paths]
