"""A request of OpenAI's API as a generateContent one. Pure: nothing is sent or read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from gemini_sdk import types, validation
from gemini_sdk._openai.dumped_messages import without_added_fields
from gemini_sdk._openai.fields import TO_GEMINI
from gemini_sdk._openai.findings import FieldTypes, Findings
from gemini_sdk._openai.media import Inline, Media
from gemini_sdk._openai.messages import conversation
from gemini_sdk._openai.plain_json import as_object, plain_json
from gemini_sdk._openai.policy import request_policy
from gemini_sdk._openai.report import LossyConversionError, Report, Severity, is_within
from gemini_sdk._openai.service import service_settings
from gemini_sdk._openai.settings import ConfigBuilder
from gemini_sdk._openai.signatures import Signatures
from gemini_sdk._openai.tools import calling, custom_faults, tell_settings
from gemini_sdk._openai.undocumented import described
from gemini_sdk._wire import Model, Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.known_models import clock
from gemini_sdk.known_models.catalogue import find
from gemini_sdk.known_models.model_warnings import ending
from gemini_sdk.known_models.records import Effect, GooglePlatform
from gemini_sdk.known_models.request_rules import concerns
from gemini_sdk.migration.model_map import ModelChoice, ModelMapLike, model_map_of

R = TypeVar("R", bound=Model, covariant=True)

CHAT, TEXT = "CreateChatCompletionRequest", "CreateCompletionRequest"
RESPONSE = "CreateResponseRequest"
_FIELDS = {name: FieldTypes(name, "azure-openai", TO_GEMINI) for name in (CHAT, TEXT)}
_AS_ANYWAY: Mapping[str, tuple[Any, str]] = {
    "echo": (False, "Gemini does not"),
    "best_of": (1, "no effect on Gemini"),
}
"""Values that ask for what Gemini does anyway."""
_JSON_FORMAT = "generationConfig.responseMimeType"
_TREATMENTS: Mapping[Effect, tuple[str, Severity]] = {
    "refused": ("refused by", "error"),
    "unsupported": ("not supported by", "error"),
    "ignored": ("ignored by", "warning"),
    "deprecated": ("deprecated for", "info"),
}
"""What a model does with a field, and how grave that is."""


@dataclass(frozen=True, slots=True)
class Conversion(Generic[R]):
    """A converted request."""

    model: str | None
    """The model to send it to; None if the request names none, as with Azure it may."""
    request: R
    """The converted request."""
    report: Report
    """The result of each field."""


def to_gemini(
    request: object,
    *,
    platform: Platform = "google-ai",
    model_map: ModelMapLike = None,
    strict: bool = False,
    model: str | None = None,
    inline: Inline | None = None,
    signatures: Signatures | None = None,
) -> "Conversion[types.generate_content.GenerateContentRequest]":
    """A chat completions, completions or responses request as a generateContent one, and a report of every field.

    Args:
        request: a mapping, or a model of `gemini_sdk.types.azure_openai`; what has a `prompt` is of completions, what
            has an `input` of responses.
        platform: `google-ai` or `vertex`.
        model_map: models by deployment, to go before the package's rows; or the path of a file instead of these.
        strict: whether to raise rather than drop something or change what answers are like.
        model: the model or deployment, where the request does not name it.
        inline: fetches pictures by their URL, which Google AI does not do: returns bytes and media type. Without it,
            such pictures are an error.
        signatures: thought signatures by the id of a call, for messages that came back without them.

    Raises:
        InvalidPayloadError: the request is wrong, or Gemini has nothing for it; one line for each fault.
        LossyConversionError: `strict` is set, and the report has losses; see its `report`.
    """
    convert: Callable[..., Conversion[types.generate_content.GenerateContentRequest]] = converted
    if is_responses(given := as_object(plain_json(request)) or {}):
        from gemini_sdk.migration.responses_request import responses_to_gemini

        request, convert = given, responses_to_gemini
    return convert(
        request,
        platform=platform,
        model_map=model_map,
        strict=strict,
        model=model,
        inline=inline,
        signatures=signatures,
    )


def converted(
    request: object,
    *,
    platform: Platform = "google-ai",
    model_map: ModelMapLike = None,
    strict: bool = False,
    model: str | None = None,
    inline: Inline | None = None,
    signatures: Signatures | None = None,
    google: Json | None = None,
) -> "Conversion[types.generate_content.GenerateContentRequest]":
    """A chat completions or completions request as `to_gemini` converts it.

    `google` has members of the generateContent request to add; the lists among them are appended.
    """
    payload, type_name, unset, added = _read(request)
    findings = Findings(payload, _FIELDS[type_name])
    for name in unset:
        findings.exact(name, "an empty value means unset", target="")
    for path in added:
        findings.lose(path, "requests have no such field", "info")
    choice = _chosen(payload, model, model_map, cast(GooglePlatform, platform), findings)
    policy = request_policy(platform)
    config = ConfigBuilder(payload, type_name, choice.limits, policy, findings).make()
    _tell_conflicts(payload, findings)
    media = Media(findings, policy, inline)
    if type_name == TEXT:
        wire: Json = {"contents": _prompt(payload["prompt"], findings)}
    else:
        wire = _conversation(payload, findings, media, signatures or {})
    if media.resolution:
        config["mediaResolution"] = media.resolution
    if config:
        wire["generationConfig"] = config
    wire |= service_settings(payload, platform, findings)
    wire = _with(wire, google or {})
    findings.check()
    _check(wire, platform)
    _tell_rules(choice.model, wire, len(payload.get("messages", ())), findings)
    report = findings.report()
    if strict and report.harmful:
        raise LossyConversionError(report)
    made = types.generate_content.GenerateContentRequest.model_validate(wire)
    return Conversion(choice.model or None, made, report)


def is_responses(payload: Mapping[str, Any]) -> bool:
    """Whether a request is of responses: it has an input, or names what the input would follow."""
    if "messages" in payload or not isinstance(payload.get("prompt") or {}, Mapping):
        return False
    return bool(payload.keys() & {"input", "previous_response_id", "conversation"})


def _with(wire: Json, more: Json) -> Json:
    """Two objects as one: objects in both are joined, lists in both are one after the other."""
    made = dict(wire)
    for name, value in more.items():
        old = made.get(name)
        if isinstance(old, dict) and isinstance(value, dict):
            made[name] = _with(cast(Json, old), cast(Json, value))
        elif isinstance(old, list) and isinstance(value, list):
            made[name] = [*cast("list[object]", old), *cast("list[object]", value)]
        else:
            made[name] = value
    return made


def type_of(payload: Mapping[str, Any]) -> str:
    """The type of a request, CHAT or TEXT: what has a prompt and no messages is of completions."""
    return TEXT if "prompt" in payload and "messages" not in payload else CHAT


def _read(request: object) -> tuple[Json, str, list[str], list[str]]:
    """A request in the described form and its type; fields that are as if they were not set, and those left out."""
    given = as_object(plain_json(request))
    if given is None:
        raise InvalidPayloadError(
            [Fault("$", "not a request", type(request).__name__, "a mapping")]
        )
    (payload, added), type_name = without_added_fields(described(given)), type_of(given)
    custom = custom_faults(payload)
    places = [fault.path.removesuffix(".type") for fault in custom]
    found = [
        each
        for each in validation.faults(payload, type_name, "azure-openai")
        # What is newer than this package is reported as lost. A custom tool has no function, and needs no fault for it.
        if each.severity == "error" and not any(is_within(each.path, place) for place in places)
    ]
    if faults := [*custom, *found]:
        raise InvalidPayloadError(faults)
    return payload, type_name, [name for name in given if name not in payload], added


def _chosen(
    payload: Json,
    given: str | None,
    model_map: ModelMapLike,
    platform: GooglePlatform,
    findings: Findings,
) -> ModelChoice:
    name = payload.get("model") or given
    if name is None:
        return ModelChoice("", "")
    try:
        choice = model_map_of(model_map).choose(name)
    except InvalidPayloadError as error:  # reported together with all other faults
        findings.extend(error.faults)
        return ModelChoice("", "")
    model = find(choice.model)
    ends = ending(model, platform, clock.today()) if model is not None else ""
    choice = replace(choice, reason=f"{choice.reason}; {ends}") if ends else choice
    if payload.get("model") == choice.model:
        findings.exact("model", choice.reason)
    elif payload.get("model") is not None:
        findings.adapt("model", choice.reason, target=choice.model)
    return choice


def _tell_conflicts(payload: Json, findings: Findings) -> None:
    for name, (value, reason) in _AS_ANYWAY.items():
        if payload.get(name) == value:
            findings.exact(name, reason)
    if payload.get("stream_options") is not None and not payload.get("stream"):
        findings.fault("stream_options", "needs another field", expected="stream: true")


def _tell_rules(name: str, wire: Json, count: int, findings: Findings) -> None:
    """Say of each field what the model is known to do with it. It is sent all the same: models change."""
    model = find(name)
    last = f"messages[{count - 1}].role"
    found = [] if model is None else [*concerns(model, wire)]
    if _JSON_FORMAT not in (concern.rule.field for concern in found):
        _tell_json_with_functions(wire, findings)
    for concern in found:
        treated, severity = _TREATMENTS[concern.rule.effect]
        if concern.rule.field.startswith("contents[-1]"):
            findings.adapt(last, f"a turn of the model at the end: {treated} {name}", severity)
        else:
            findings.treat(concern.rule.field, f"{treated} {name}", severity)


def _tell_json_with_functions(wire: Json, findings: Findings) -> None:
    """Say that JSON and functions go together with newer models only, and differently."""
    config: Json = wire.get("generationConfig") or {}
    if wire.get("tools") and config.get("responseMimeType") == "application/json":
        reason = "together with functions: models before Gemini 3 refuse it, newer ones may answer without a call"
        findings.adapt("response_format", reason, "warning")


def _prompt(prompt: Any, findings: Findings) -> list[Json]:
    """One user turn. Other values cannot be a prompt, nor can an empty text, which services refuse."""
    texts: list[Any] = [prompt] if isinstance(prompt, str) else prompt or []
    if len(texts) != 1 or not isinstance(texts[0], str):
        tokens = bool(texts) and not isinstance(texts[0], str)
        problem = "token ids of another model" if tokens else "not a single prompt"
        found = "tokens" if tokens else f"{len(texts)} prompts"
        findings.fault("prompt", problem, found, "one text; send one request for each prompt")
        return []
    if not texts[0]:
        findings.fault("prompt", "the prompt is empty", expected="a text")
    return [{"role": "user", "parts": [{"text": texts[0]}]}]


def _conversation(payload: Json, findings: Findings, media: Media, signatures: Signatures) -> Json:
    wire = conversation(payload, findings, media, signatures)
    known = [
        each["name"] for tool in wire.get("tools", ()) for each in tool["functionDeclarations"]
    ]
    config = calling(payload, known, findings)
    if config is not None:
        wire["toolConfig"] = config
    tell_settings(payload, findings)
    return wire


def _check(wire: Json, platform: Platform) -> None:
    """Validate the converted request, so that the platform does not refuse it."""
    if faults := validation.faults(wire, "GenerateContentRequest", platform):
        raise InvalidPayloadError(faults)
