"""A responses request as a generateContent one, by way of chat completions. Pure: nothing is sent or read."""

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gemini_sdk import validation
from gemini_sdk._openai.findings import FieldTypes, Findings
from gemini_sdk._openai.media import Inline
from gemini_sdk._openai.plain_json import as_object, plain_json
from gemini_sdk._openai.report import LossyConversionError, Row
from gemini_sdk._openai.response_events import response_of
from gemini_sdk._openai.response_fields import RESPONSES_TO_GEMINI
from gemini_sdk._openai.response_request import StoredItems, chat_form, described_response
from gemini_sdk._openai.signatures import Signatures
from gemini_sdk._wire import Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.gemini_request import RESPONSE, Conversion, converted
from gemini_sdk.migration.model_map import ModelMapLike, model_map_of

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import Response
    from gemini_sdk.types.generate_content import (
        GenerateContentRequest,
        GenerateContentResponse,
    )

_FIELDS = FieldTypes(RESPONSE, "azure-openai", RESPONSES_TO_GEMINI)
_STORED = ("previous_response_id", "conversation")
_WORDS: Mapping[str, str] = {
    "a tool message with this id as the next message": "a function_call_output item with this call_id",
    "the id of an earlier call": "the call_id of an earlier function_call item",
    "at least one user message": "a text, or a message of the user",
}
"""What faults of chat completions expect, in the words of responses."""
_EXPECTED = "the whole conversation as input, or responses_store= of the client, such as MemoryResponseStore()"


def read_response_request(request: object) -> Json:
    """A responses request in the form that the specs describe, without nulls.

    Raises InvalidPayloadError for what is no such request; one line for each fault.
    """
    payload = described_response(_object(request))
    faults = validation.faults(payload, RESPONSE, "azure-openai")
    if wrong := [fault for fault in faults if fault.severity == "error"]:
        raise InvalidPayloadError(wrong)
    return payload


def _object(request: object) -> Json:
    given = as_object(plain_json(request))
    if given is None:
        found = type(request).__name__
        raise InvalidPayloadError([Fault("$", "not a request", found, "a mapping")])
    return given


def responses_to_gemini(
    request: object,
    *,
    stored: StoredItems | None = None,
    keeps: bool = False,
    platform: Platform = "google-ai",
    model_map: ModelMapLike = None,
    strict: bool = False,
    model: str | None = None,
    inline: Inline | None = None,
    signatures: Signatures | None = None,
) -> "Conversion[GenerateContentRequest]":
    """A responses request as a generateContent one, and a report of every field. See `to_gemini`.

    Args:
        stored: the conversation that `previous_response_id` or `conversation` names; without it, these are refused.
        keeps: whether there is a store that keeps the response.
    """
    payload = read_response_request(request)
    findings = Findings(described_response(_object(request), nulls=True), _FIELDS)
    for name in () if stored is not None else _STORED:
        if name in payload:
            findings.fault(name, "there is no store of responses", expected=_EXPECTED)
    findings.check()
    form = chat_form(payload, stored, findings, _thinks(payload, model, model_map))
    try:
        made = converted(
            form.payload,
            platform=platform,
            model_map=model_map,
            model=model,
            inline=inline,
            signatures=signatures,
            google=form.google,
        )
    except InvalidPayloadError as error:
        found = form.places.faults(error.faults)
        faults = [replace(f, expected=_WORDS.get(f.expected, f.expected)) for f in found]
        raise InvalidPayloadError(faults) from None
    form.places.carry(made.report, findings)
    _tell(payload, findings, keeps=keeps)
    report = findings.report()
    if strict and report.harmful:
        raise LossyConversionError(report)
    return Conversion(made.model, made.request, report)


def _tell(payload: Json, findings: Findings, *, keeps: bool) -> None:
    if payload.get("store") and not keeps:
        findings.lose("store", "without responses_store= of the client, no response is kept")


def _thinks(payload: Json, model: str | None, model_map: ModelMapLike) -> bool:
    """Whether the model may have thoughts to show."""
    name = payload.get("model") or model
    if name is None:
        return True
    try:
        limits = model_map_of(model_map).choose(name).limits
    except InvalidPayloadError:  # reported with all other faults
        return True
    return not limits.known or limits.thinking is not None


def response_from_gemini(
    answer: "GenerateContentResponse | Mapping[str, Any]",
    *,
    request: object,
    created: int | None = None,
    signatures: MutableMapping[str, str] | None = None,
    notes: list[Row] | None = None,
) -> "Response":
    """A generateContent answer as a Response of OpenAI's Responses API.

    Args:
        answer: the answer, or a mapping of it.
        request: the responses request it answers.
        created: time in seconds since 1970, used if the answer has none (default: now).
        signatures: where thought signatures are kept, by the id of a call.
        notes: a list to which is added what has no place in the response.

    Raises:
        InvalidPayloadError: the answer, or the request, is none.
    """
    payload = read_response_request(request)
    return response_of(answer, payload, created=created, signatures=signatures, notes=notes)
