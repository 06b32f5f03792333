"""A generateContent request as a chat completions one: the way back. Pure: nothing is sent or read."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from gemini_sdk import types, validation
from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._openai.contents import Messages, detail_of
from gemini_sdk._openai.fields import TO_AZURE
from gemini_sdk._openai.findings import Findings, Json
from gemini_sdk._openai.plain_json import as_object, plain_json
from gemini_sdk._openai.report import LossyConversionError
from gemini_sdk._wire import Model, Platform
from gemini_sdk._wire.enums import enum_value
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError
from gemini_sdk.migration.gemini_request import CHAT, Conversion

if TYPE_CHECKING:
    from gemini_sdk.types.azure_inference import ChatCompletionsRequest
    from gemini_sdk.types.azure_openai import CreateChatCompletionRequest

GEMINI = "GenerateContentRequest"
STOP_SEQUENCES = 4
_BUDGETS = ((0, "none"), (512, "minimal"), (1024, "low"), (8192, "medium"))
_LEVELS = {"MINIMAL": "minimal", "LOW": "low", "MEDIUM": "medium", "HIGH": "high", "XHIGH": "xhigh"}
_FUNCTION_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CALLING = "toolConfig.functionCallingConfig"
_MODES = {"AUTO": "auto", "NONE": "none", "ANY": "required", "VALIDATED": "required"}

Service = Literal["azure-inference", "azure-openai"]
_TYPES: Mapping[Service, str] = {"azure-inference": "ChatCompletionsRequest", "azure-openai": CHAT}
_NOT_OF_INFERENCE = {
    "n": "candidateCount",
    "logprobs": "responseLogprobs",
    "top_logprobs": "logprobs",
    "reasoning_effort": "thinkingConfig",
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
    ledger = Findings(payload, GEMINI, None, TO_AZURE)
    openai = service == "azure-openai"
    wire: Json = {"messages": Messages(ledger, _detail(payload), openai=openai).make(payload)}
    if (name := model or payload.get("model")) is not None:
        wire["model"] = name
    wire |= GenerationSettings(payload.get("generationConfig") or {}, ledger).make()
    wire |= _tools(payload, ledger)
    if not openai:
        _leave_to_models(wire, ledger)
    ledger.check()
    if told := validation.faults(wire, _TYPES[service], service):
        raise InvalidPayloadError(told)
    report = ledger.report()
    if strict and report.harmful:
        raise LossyConversionError(report)
    module = types.azure_openai if openai else types.azure_inference
    return Conversion(name, getattr(module, _TYPES[service]).model_validate(wire), report)


def _leave_to_models(wire: Json, ledger: Findings) -> None:
    for name, field in _NOT_OF_INFERENCE.items():
        value = wire.pop(name, None)
        if value in (None, False) or (name == "n" and value == 1):
            continue
        told = f"pass {name} in model_extras instead"
        ledger.lose(f"generationConfig.{field}", told)


def _read(request: object, platform: Platform | None) -> Json:
    """A request in the wire's spelling."""
    payload = as_object(plain_json(request))
    if payload is None:
        raise InvalidPayloadError([Fault("$", "no request", type(request).__name__, "a mapping")])
    told = [] if isinstance(request, Model) else validation.faults(payload, GEMINI, platform)
    if told:
        raise InvalidPayloadError(told)
    made: Json = plain_json(types.generate_content.GenerateContentRequest.model_validate(payload))
    return made


def _detail(payload: Json) -> str | None:
    config: Json = payload.get("generationConfig") or {}
    return detail_of(config.get("mediaResolution"))


class GenerationSettings:
    """Makes the settings of a chat completions request from a generation config."""

    def __init__(self, config: Json, ledger: Findings) -> None:
        self._config = config
        self._ledger = ledger
        self._made: Json = {}

    def make(self) -> Json:
        """What the table says, but for values that Azure lacks."""
        for name, row in TO_AZURE["GenerationConfig"].items():
            value = self._config.get(name)
            if value is None:
                continue
            if name in _SPECIAL:
                _SPECIAL[name](self, value)
            elif row.kind == "exact":
                self._made[row.target] = value
        self._format()
        return self._made

    def stops(self, value: list[str]) -> None:
        """A list that is not long."""
        if len(value) > STOP_SEQUENCES:
            place, told = (
                "generationConfig.stopSequences",
                f"only the first {STOP_SEQUENCES} are sent",
            )
            self._ledger.adapt(place, told, "warning")
            for number in range(STOP_SEQUENCES, len(value)):
                self._ledger.lose(f"{place}[{number}]", f"at most {STOP_SEQUENCES}")
        if value:
            self._made["stop"] = value[:STOP_SEQUENCES]

    def top_logprobs(self, value: int) -> None:
        """Only together with logprobs."""
        if self._config.get("responseLogprobs"):
            self._made["top_logprobs"] = value
        else:
            self._ledger.lose("generationConfig.logprobs", "needs responseLogprobs", "info")

    def thinking(self, value: Json) -> None:
        """In words instead of tokens."""
        level = enum_value("ThinkingLevel", value.get("thinkingLevel"))
        budget = value.get("thinkingBudget")
        if level is not None and level in _LEVELS:
            self._made["reasoning_effort"] = _LEVELS[level]
        elif level is not None:
            self._ledger.lose("generationConfig.thinkingConfig.thinkingLevel", "unknown level")
        if budget is not None and level is not None:
            place = "generationConfig.thinkingConfig.thinkingBudget"
            self._ledger.lose(place, "thinkingLevel has priority")
        elif budget is not None:
            if budget < 0:
                told = "the model decides, as by default"
                self._ledger.lose("generationConfig.thinkingConfig.thinkingBudget", told, "info")
            else:
                near = next((word for most, word in _BUDGETS if budget <= most), "high")
                self._made["reasoning_effort"] = near

    def _format(self) -> None:
        config = self._config
        mime = config.get("responseMimeType")
        schema: Any = config.get("responseJsonSchema")
        if schema is None and (own := config.get("responseSchema")) is not None:
            schema = to_json_form(own)
        if (given := as_object(schema)) is not None:
            named: Json = {"name": "answer", "schema": given}
            self._made["response_format"] = {"type": "json_schema", "json_schema": named}
            if mime == "text/x.enum":
                told = "the answer is a JSON string, in quotes"
                self._ledger.adapt("generationConfig.responseMimeType", told, "warning")
        elif mime == "application/json":
            self._made["response_format"] = {"type": "json_object"}
        elif mime == "text/plain":
            self._made["response_format"] = {"type": "text"}
        elif mime is not None:
            self._ledger.lose("generationConfig.responseMimeType", "only text or JSON")

    def nothing(self, value: object) -> None:
        """What is made from several fields at once, or elsewhere."""


_SPECIAL: Mapping[str, Callable[[GenerationSettings, Any], None]] = {
    "stopSequences": GenerationSettings.stops,
    "logprobs": GenerationSettings.top_logprobs,
    "thinkingConfig": GenerationSettings.thinking,
    "responseMimeType": GenerationSettings.nothing,
}
"""GenerationSettings whose value makes a difference."""


def _tools(payload: Json, ledger: Findings) -> Json:
    declared: list[Json] = []
    for place, tool in enumerate(payload.get("tools") or ()):
        functions = cast("list[Json]", tool.get("functionDeclarations") or [])
        for number, declaration in enumerate(functions):
            if not _FUNCTION_NAME.fullmatch(name := declaration["name"]):
                here = f"tools[{place}].functionDeclarations[{number}].name"
                rule = "1 to 64 letters, digits, underscores and hyphens"
                ledger.fault(here, "not a valid function name on Azure", repr(name), rule)
            declared.append(_tool(declaration))
    settings: Json = payload.get("toolConfig") or {}
    config: Json = settings.get("functionCallingConfig") or {}
    if declared:
        return {"tools": declared} | _choice(config, declared, ledger)
    if config:
        ledger.lose(_CALLING, "the request has no functions", "info")
    return {}


def _choice(config: Json, declared: list[Json], ledger: Findings) -> Json:
    """Whether tools are called, or which; and of several that may be, these tools only."""
    mode: Any = enum_value("FunctionCallingMode", config.get("mode"))
    if mode in (None, "MODE_UNSPECIFIED"):
        return {}
    if mode not in _MODES:
        ledger.fault(f"{_CALLING}.mode", "unknown mode", repr(mode), ", ".join(_MODES))
        return {}
    if mode == "VALIDATED":
        ledger.adapt(f"{_CALLING}.mode", "the model cannot answer with text then", "warning")
    allowed: list[str] = config.get("allowedFunctionNames") or []
    known = [tool["function"]["name"] for tool in declared]
    for number, name in enumerate(allowed):
        if name not in known:
            here = f"{_CALLING}.allowedFunctionNames[{number}]"
            ledger.fault(here, "unknown function", repr(name), ", ".join(known))
    if len(allowed) == 1 and mode == "ANY":
        return {"tool_choice": {"type": "function", "function": {"name": allowed[0]}}}
    kept = [t for t in declared if t["function"]["name"] in allowed]
    return {"tool_choice": _MODES[mode]} | ({"tools": kept} if allowed else {})


def _tool(declaration: Json) -> Json:
    function: Json = {"name": declaration["name"]}
    if declaration.get("description") is not None:
        function["description"] = declaration["description"]
    parameters = declaration.get("parametersJsonSchema")
    if parameters is None and declaration.get("parameters") is not None:
        parameters = to_json_form(declaration["parameters"])
    if parameters is not None:
        function["parameters"] = parameters
    return {"type": "function", "function": function}
