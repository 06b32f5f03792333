"""Chat and text requests in Gemini's words, for the one model of the emulator."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import from_json

from gemini_sdk._behaviour.media import read_data_url
from gemini_sdk.emulator import model
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.azure import content_filter, errors
from gemini_sdk.emulator.azure.options import AzureOptions
from gemini_sdk.emulator.json_value import is_list, is_object
from gemini_sdk.types import azure_inference as az
from gemini_sdk.types import generate_content as gc

MOST_CHOICES = 128
_SYSTEM = ("system", "developer")
_MODES = {"auto": "AUTO", "none": "NONE", "required": "ANY"}
_FORMS = ("text", "json_object", "json_schema")
_SOUND = {"wav": "audio/wav", "mp3": "audio/mpeg"}


def answered(
    request: gc.GenerateContentRequest, name: str, options: AzureOptions, text: str | None
) -> gc.GenerateContentResponse:
    """The model's answer; `text`, where given, is said instead of what the model would say.

    Raises AzureError if the content filter refuses the prompt, or where no answer fits what is asked.
    """
    last = request.contents[-1:] if request.contents else []
    asked = "\n".join(part.text or "" for content in last for part in content.parts or ())
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
    messages = request.messages or []
    names = {
        call.id: call.function.name
        for message in messages
        for call in message.tool_calls or ()
        if call.function
    }
    asked = gc.GenerateContentRequest(
        contents=list(_contents([m for m in messages if m.role not in _SYSTEM], names)),
        generation_config=_config(request),
    )
    if system := [part for m in messages if m.role in _SYSTEM for part in _parts(m, names)]:
        asked.system_instruction = gc.Content(parts=system)
    if request.tools:
        asked.tools = [gc.Tool(function_declarations=[_declared(t) for t in request.tools])]
        asked.tool_config = _tool_config(request.tool_choice, request.tools)
    return asked


def of_text(request: az.CompletionsRequest, prompt: str) -> gc.GenerateContentRequest:
    """The request to continue one text."""
    content = gc.Content(role="user", parts=[gc.Part(text=prompt)])
    return gc.GenerateContentRequest(contents=[content], generation_config=_limits(request))


def texts(value: Any) -> list[str]:
    """One text, several, or the tokens of one or of several, as texts; of tokens, their numbers stand for them."""
    if isinstance(value, str):
        return [value]
    if not is_list(value):
        return []
    if value and isinstance(value[0], int):
        return [" ".join(map(str, value))]
    return [v if isinstance(v, str) else " ".join(map(str, v)) for v in value]


def _contents(
    messages: Iterable[az.ChatMessage], names: dict[str | None, str | None]
) -> Iterator[gc.Content]:
    """One content a message; the results of tools which ran together are one."""
    results: list[gc.Part] = []
    for message in messages:
        if message.role == "tool":
            results.extend(_parts(message, names))
            continue
        if results:
            yield gc.Content(role="user", parts=results)
            results = []
        role = "model" if message.role == "assistant" else "user"
        yield gc.Content(role=role, parts=list(_parts(message, names)))
    if results:
        yield gc.Content(role="user", parts=results)


def _parts(message: az.ChatMessage, names: dict[str | None, str | None]) -> Iterator[gc.Part]:
    if message.role == "tool":
        name = names.get(message.tool_call_id) or message.tool_call_id
        result = gc.FunctionResponse(name=name, response=_object(message.text or "", "result"))
        yield gc.Part(function_response=result)
        return
    content = message.content
    for item in [az.ContentItem.from_text(content)] if isinstance(content, str) else content or ():
        yield _part(item)
    for call in message.tool_calls or ():
        function = call.function or az.ToolCallFunction()
        arguments = _object(function.arguments or "{}", "arguments")
        yield gc.Part(function_call=gc.FunctionCall(name=function.name, args=arguments))


def _part(item: az.ContentItem) -> gc.Part:
    if item.image_url and item.image_url.url is not None:
        return _media(item.image_url.url, "image/*")
    if item.audio_url and item.audio_url.url is not None:
        return _media(item.audio_url.url, "audio/*")
    if item.input_audio:
        kind = _SOUND.get(item.input_audio.format or "", "audio/*")
        return gc.Part(inline_data=gc.Blob(mime_type=kind))
    return gc.Part(text=item.text or "")


def _media(url: str, kind: str) -> gc.Part:
    """Media by their address; of data URLs the type alone, which is all the model looks at.

    Raises AzureError if a data URL cannot be read.
    """
    if not url.lower().startswith("data:"):
        return gc.Part(file_data=gc.FileData(mime_type=kind, file_uri=url))
    try:
        found, _ = read_data_url(url)
    except ValueError as error:
        raise errors.bad_request(f"The media cannot be read: {error}", "messages") from None
    return gc.Part(inline_data=gc.Blob(mime_type=found or kind))


def _object(text: str, name: str) -> dict[str, Any]:
    """JSON text as an object; anything else as an object that holds it under a name."""
    try:
        value: Any = from_json(text)
    except ValueError:
        value = text
    return value if is_object(value) else {name: value}


def _config(request: az.ChatCompletionsRequest) -> gc.GenerationConfig:
    config = _limits(request)
    extras = request.model_extra or {}
    form = request.response_format
    if form and form.type not in _FORMS:
        told = f"expected one of {_FORMS}"
        raise errors.wrong_value(told, form.type, "response_format", "type")
    if form and form.type != "text":
        config.response_mime_type = model.JSON_TYPE
        if form.json_schema:
            config.response_json_schema = form.json_schema.schema_
    if request.reasoning_effort not in (None, "none"):
        config.thinking_config = gc.ThinkingConfig(include_thoughts=True)
    if config.max_output_tokens is None and "max_completion_tokens" in extras:
        config.max_output_tokens = _whole(extras, "max_completion_tokens", 2**31 - 1)
    return config


def _limits(request: az.ChatCompletionsRequest | az.CompletionsRequest) -> gc.GenerationConfig:
    """What chat and text have in common."""
    stop = request.stop
    plain = {
        "temperature": request.temperature,
        "topP": request.top_p,
        "seed": request.seed,
        "maxOutputTokens": request.max_tokens,
        "stopSequences": [stop] if isinstance(stop, str) else stop,
        "candidateCount": _whole(request.model_extra or {}, "n", MOST_CHOICES),
    }
    return gc.GenerationConfig.model_validate({k: v for k, v in plain.items() if v is not None})


def _whole(extras: dict[str, Any], name: str, most: int) -> int | None:
    """An extra parameter that is a whole number from 1. Raises AzureError (422)."""
    value = extras.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise errors.wrong_value(f"expected an integer from 1 to {most}", value, name)
    return value


def _declared(tool: az.ChatTool) -> gc.FunctionDeclaration:
    function = tool.function or az.FunctionDefinition()
    declared = gc.FunctionDeclaration(name=function.name)
    if function.description:
        declared.description = function.description
    if function.parameters:
        declared.parameters_json_schema = function.parameters
    return declared


def _tool_config(choice: Any, tools: Iterable[az.ChatTool]) -> gc.ToolConfig:
    """Raises AzureError: 400 where the tool that is to be called is none of the tools, 422 for an unknown choice."""
    if not isinstance(choice, az.NamedToolChoice):
        mode = _MODES.get(choice or "auto")
        if mode is None:
            raise errors.wrong_value(f"expected one of {(*_MODES,)}", choice, "tool_choice")
        calling = gc.FunctionCallingConfig(mode=mode)
        return gc.ToolConfig(function_calling_config=calling)
    name = choice.function.name if choice.function else None
    if name not in [tool.function.name for tool in tools if tool.function]:
        raise errors.bad_request(f"there is no tool {name!r} among the tools", "tool_choice")
    calling = gc.FunctionCallingConfig(mode="ANY", allowed_function_names=[name or ""])
    return gc.ToolConfig(function_calling_config=calling)
