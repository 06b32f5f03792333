"""A generateContent request as a chat completions one: the way back. Pure: nothing is sent or read."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, overload

from gemini_sdk import types, validation
from gemini_sdk._openai.config import SettingsBuilder
from gemini_sdk._openai.contents import MessagesBuilder, detail_of
from gemini_sdk._openai.fields import TO_AZURE
from gemini_sdk._openai.findings import FieldTypes, Findings
from gemini_sdk._openai.plain_json import as_object, plain_json
from gemini_sdk._openai.policy import MessagePolicy
from gemini_sdk._openai.report import LossyConversionError
from gemini_sdk._openai.tools import tools_and_choice
from gemini_sdk._wire import Model, Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError
from gemini_sdk.migration.gemini_request import CHAT, Conversion

if TYPE_CHECKING:
    from gemini_sdk.types.azure_inference import ChatCompletionsRequest
    from gemini_sdk.types.azure_openai import CreateChatCompletionRequest

GEMINI = "GenerateContentRequest"
_FIELDS = FieldTypes(GEMINI, None, TO_AZURE)

Service = Literal["azure-inference", "azure-openai"]
_TYPES: Mapping[Service, str] = {"azure-inference": "ChatCompletionsRequest", "azure-openai": CHAT}
_NOT_OF_INFERENCE = {
    "n": "candidateCount",
    "logprobs": "responseLogprobs",
    "top_logprobs": "logprobs",
}
"""Settings that Azure AI Model Inference leaves to the models, and where they are in a generation config."""


@overload
def to_azure(
    request: object,
    *,
    service: Literal["azure-inference"] = "azure-inference",
    model: str | None = None,
    platform: Platform | None = None,
    strict: bool = False,
) -> "Conversion[ChatCompletionsRequest]": ...
@overload
def to_azure(
    request: object,
    *,
    service: Literal["azure-openai"],
    model: str | None = None,
    platform: Platform | None = None,
    strict: bool = False,
) -> "Conversion[CreateChatCompletionRequest]": ...
def to_azure(
    request: object,
    *,
    service: Service = "azure-inference",
    model: str | None = None,
    platform: Platform | None = None,
    strict: bool = False,
) -> "Conversion[Any]":
    """A generateContent request as one of chat completions, and a report of every field.

    Args:
        request: a GenerateContentRequest, or a mapping of one in either spelling.
        service: whom it is for: Azure AI Model Inference, or Azure OpenAI, which takes some settings more.
        model: the model or deployment, instead of the one the request names.
        platform: where the request is from, `google-ai` or `vertex`, if it has to be validated by that platform's
            rules.
        strict: whether to raise rather than drop something or change what answers are like.

    Raises:
        ConfigurationError: there is no such service.
        InvalidPayloadError: the request is wrong, or Azure has nothing for it; one line for each fault.
        LossyConversionError: `strict` is set, and the report has losses; see its `report`.
    """
    if service not in _TYPES:
        raise ConfigurationError(f"service: unknown service {service!r}; use {' or '.join(_TYPES)}")
    payload = _read(request, platform)
    findings = Findings(payload, _FIELDS)
    openai = service == "azure-openai"
    config: Json = payload.get("generationConfig") or {}
    policy = MessagePolicy(extensions=openai)
    builder = MessagesBuilder(findings, policy, detail_of(config.get("mediaResolution")))
    wire: Json = {"messages": builder.make(payload)}
    if (name := model or payload.get("model")) is not None:
        wire["model"] = name
    wire |= SettingsBuilder(config, findings).make()
    wire |= tools_and_choice(payload, findings)
    if not openai:
        _leave_to_models(wire, findings)
    findings.check()
    if faults := validation.faults(wire, _TYPES[service], service):
        raise InvalidPayloadError(faults)
    report = findings.report()
    if strict and report.harmful:
        raise LossyConversionError(report)
    module = types.azure_openai if openai else types.azure_inference
    return Conversion(name, getattr(module, _TYPES[service]).model_validate(wire), report)


def _leave_to_models(wire: Json, findings: Findings) -> None:
    for name, field in _NOT_OF_INFERENCE.items():
        value = wire.pop(name, None)
        if value in (None, False) or (name == "n" and value == 1):
            continue
        reason = f"pass {name} in model_extras instead"
        findings.lose(f"generationConfig.{field}", reason)


def _read(request: object, platform: Platform | None) -> Json:
    """A request in the wire's spelling."""
    payload = as_object(plain_json(request))
    if payload is None:
        raise InvalidPayloadError(
            [Fault("$", "not a request", type(request).__name__, "a mapping")]
        )
    found = [] if isinstance(request, Model) else validation.faults(payload, GEMINI, platform)
    # What is newer than this package is reported as lost.
    if faults := [fault for fault in found if fault.severity == "error"]:
        raise InvalidPayloadError(faults)
    made: Json = plain_json(types.generate_content.GenerateContentRequest.model_validate(payload))
    return made
