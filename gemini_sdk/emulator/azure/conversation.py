"""Chat and text requests in Gemini's words, for the one model of the emulator."""

from collections.abc import Sequence
from typing import Any, Never

from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.media import Media
from gemini_sdk._openai.messages import conversation
from gemini_sdk._openai.model_treatment import ModelTreatment
from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk._openai.policy import EMULATOR
from gemini_sdk._openai.settings import ConfigBuilder
from gemini_sdk._openai.tools import calling
from gemini_sdk._wire.json_value import Json, is_list
from gemini_sdk.emulator import model
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.azure import content_filter, errors
from gemini_sdk.emulator.azure.options import AzureOptions
from gemini_sdk.errors import Fault
from gemini_sdk.types import azure_inference as az
from gemini_sdk.types import generate_content as gc

_WHOLE = {"n": EMULATOR.most_candidates, "max_completion_tokens": 2**31 - 1}
"""Extra parameters that are whole numbers from 1, and the largest they can be."""
_SETTINGS = ("temperature", "top_p", "seed", "max_tokens", "stop", "response_format", *_WHOLE)
"""Parameters on which the model's answer depends."""


class _AzureFaults(Faults):
    """Faults as errors of Azure's: 422 for a value that is none of those there are, 400 for all others."""

    def __init__(self, payload: Json) -> None:
        super().__init__()
        self._payload = payload

    def unknown(
        self, path: str, what: str, found: object, known: Sequence[str], others: str = ""
    ) -> Never:
        fault = Fault(path, f"unknown {what}", repr(found), f"one of {', '.join(known)}{others}")
        raise errors.invalid([fault], self._payload)

    def fault(
        self,
        path: str,
        problem: str,
        found: str = "",
        expected: str = "",
        suggestion: str | None = None,
    ) -> Never:
        parameter = path.partition(".")[0].partition("[")[0]
        message = str(Fault(path, problem, found, expected, suggestion))
        raise errors.bad_request(message, parameter)


def answered(
    request: gc.GenerateContentRequest,
    name: str,
    options: AzureOptions,
    asked: str,
    text: str | None,
) -> gc.GenerateContentResponse:
    """The model's answer. `asked` is the last message; `text`, where given, is said instead of the model's own.

    Raises AzureError if the content filter refuses the prompt, or where no answer fits what is asked.
    """
    if content_filter.refuses(asked):
        raise errors.filtered(options)
    try:
        return model.generate(request, model.AnswerContext("google-ai", name, ""), text)
    except ApiError as error:
        # The message begins with the field as Gemini names it.
        field, _, problem = error.message.partition(": ")
        parameter = "tools" if field.startswith("tools") else "response_format"
        raise errors.bad_request(problem, parameter) from None


def of_chat(request: az.ChatCompletionsRequest) -> gc.GenerateContentRequest:
    """The request of a chat. Raises AzureError if parameters do not go together."""
    return of_payload(plain_json(request))


def of_payload(payload: Json) -> gc.GenerateContentRequest:
    """The request of a chat, given as JSON. Raises AzureError if parameters do not go together."""
    faults = _AzureFaults(payload)
    wire = conversation(payload, faults, Media(faults, EMULATOR))
    if tools := wire.get("tools"):
        names = [each["name"] for each in tools[0]["functionDeclarations"]]
        if (config := calling(payload, names, faults)) is not None:
            wire["toolConfig"] = config
    wire["generationConfig"] = _config(payload, "CreateChatCompletionRequest", faults)
    if payload.get("reasoning_effort") not in (None, "none"):
        wire["generationConfig"]["thinkingConfig"] = {"includeThoughts": True}
    return gc.GenerateContentRequest.model_validate(wire)


def of_text(request: az.CompletionsRequest, prompt: str) -> gc.GenerateContentRequest:
    """The request to continue one text."""
    payload: Json = plain_json(request)
    config = _config(payload, "CreateCompletionRequest", _AzureFaults(payload))
    content = {"role": "user", "parts": [{"text": prompt}]}
    wire = {"contents": [content], "generationConfig": config}
    return gc.GenerateContentRequest.model_validate(wire)


def texts(value: Any) -> list[str]:
    """One text, several, or the tokens of one or of several, as texts; of tokens, their numbers stand for them."""
    if isinstance(value, str):
        return [value]
    if not is_list(value):
        return []
    if value and isinstance(value[0], int):
        return [" ".join(map(str, value))]
    return [v if isinstance(v, str) else " ".join(map(str, v)) for v in value]


def _config(payload: Json, type_name: str, faults: Faults) -> Json:
    given = {name: payload[name] for name in _SETTINGS if payload.get(name) is not None}
    for name, most in _WHOLE.items():
        value: object = given.get(name, 1)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
            raise errors.wrong_value(f"expected an integer from 1 to {most}", value, name)
    if "max_tokens" in given:
        given.pop("max_completion_tokens", None)
    return ConfigBuilder(given, type_name, ModelTreatment(), EMULATOR, faults).make()
