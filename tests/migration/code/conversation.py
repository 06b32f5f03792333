"""One form for what is said to a model, whatever the words: OpenAI's chat completions and responses, Gemini's calls.

It is read from requests as they were sent, by code that knows nothing of the conversion that programs use.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gemini_sdk._wire.json_value import is_object
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration.model_map import model_map_of
from tests.migration.code import openai_side

Turn = tuple[str, list[Any]]
_PARAMETERS = {
    "temperature": "temperature",
    "top_p": "topP",
    "top_k": "topK",
    "max_tokens": "maxOutputTokens",
    "max_completion_tokens": "maxOutputTokens",
    "max_output_tokens": "maxOutputTokens",
    "seed": "seed",
    "presence_penalty": "presencePenalty",
    "frequency_penalty": "frequencyPenalty",
    "n": "candidateCount",
    "logprobs": "responseLogprobs",
    "top_logprobs": "logprobs",
}
_GEMINIS = frozenset(_PARAMETERS.values()) | {"stopSequences", "responseMimeType"}
_CATEGORIES = tuple(
    f"HARM_CATEGORY_{name}"
    for name in "UNSPECIFIED HATE_SPEECH DANGEROUS_CONTENT HARASSMENT SEXUALLY_EXPLICIT".split()
)
_THRESHOLDS = tuple(
    "HARM_BLOCK_THRESHOLD_UNSPECIFIED BLOCK_LOW_AND_ABOVE BLOCK_MEDIUM_AND_ABOVE BLOCK_ONLY_HIGH BLOCK_NONE OFF".split()
)
_MODES = ("MODE_UNSPECIFIED", "AUTO", "ANY", "NONE")
_LOST = ("user", "metadata", "logit_bias", "parallel_tool_calls", "safety_identifier")
"""Parameters that Gemini has nothing for: whatever drops one has to say so."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one request says."""

    kind: str
    """`generate`, `embed`, `count`, or another operation as its method and path."""
    model: str
    streamed: bool = False
    system: str = ""
    turns: list[Turn] = field(default_factory=list[Turn])
    tools: dict[str, Any] = field(default_factory=dict[str, Any])
    """The parameters of each function, by its name."""
    parameters: dict[str, Any] = field(default_factory=dict[str, Any])
    """By Gemini's names."""

    def differences(self, other: "Said") -> list[str]:
        """What this says and the other does not, or the reverse."""
        found: list[str] = []
        for name in ("kind", "model", "streamed", "system", "turns", "tools"):
            mine, others = getattr(self, name), getattr(other, name)
            if mine != others:
                found.append(f"{name}: {mine!r} became {others!r}")
        for name in sorted({*self.parameters, *other.parameters}):
            mine, others = self.parameters.get(name), other.parameters.get(name)
            if mine != others:
                found.append(f"{name}: {mine!r} became {others!r}")
        return found


def said(path: str, body: Any) -> Said:
    """What a request says."""
    if ":" in path or "generativelanguage" in path:
        return _gemini(path, body)
    if path.endswith("/chat/completions"):
        return _chat(body, body["messages"])
    if openai_side.is_response(path):
        return _response(body)
    if path.endswith("/completions"):
        return _chat(body, [{"role": "user", "content": body["prompt"]}])
    if path.endswith("/embeddings"):
        texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
        dimensions = body.get("dimensions")
        parameters = {} if dimensions is None else {"outputDimensionality": dimensions}
        turns: list[Turn] = [("user", [text]) for text in texts]
        return Said("embed", _mapped(body["model"]), turns=turns, parameters=parameters)
    return Said(re.sub(r"^/(openai/)?v1(beta)?1?/", "", path), "")


def _mapped(name: str) -> str:
    name = name.removeprefix("models/")
    try:
        return model_map_of(None).choose(name).model
    except InvalidPayloadError:
        return name


def _chat(body: Mapping[str, Any], messages: list[Any]) -> Said:
    names = {
        call["id"]: call["function"]["name"]
        for message in messages
        for call in message.get("tool_calls") or ()
    }
    turns: list[Turn] = []
    system: list[str] = []
    for message in messages:
        parts = _parts(message.get("content"))
        if message["role"] in ("system", "developer"):
            system += parts
            continue
        for call in message.get("tool_calls") or ():
            function = call["function"]
            parts.append((function["name"], json.loads(function["arguments"] or "{}")))
        if message["role"] == "tool":
            text = "".join(parts)
            parts = [(f"result of {names.get(message['tool_call_id'])}", _result(text))]
        role = "model" if message["role"] == "assistant" else "user"
        turns.append((role, parts))
    tools = {
        tool["function"]["name"]: _schema(tool["function"].get("parameters"))
        for tool in body.get("tools") or ()
    }
    return Said(
        "generate",
        _mapped(body["model"]),
        bool(body.get("stream")),
        "\n".join(system),
        _merged(turns),
        tools,
        _parameters(body),
    )


def _parameters(body: Mapping[str, Any]) -> dict[str, Any]:
    found = {
        name: body[theirs]
        for theirs, name in _PARAMETERS.items()
        if body.get(theirs) is not None and not (theirs == "n" and body[theirs] == 1)
    }
    if body.get("stop"):
        found["stopSequences"] = [body["stop"]] if isinstance(body["stop"], str) else body["stop"]
    form = _object(body.get("response_format"))
    if form.get("type", "text") != "text":
        found["responseMimeType"] = "application/json"
    if form.get("type") == "json_schema":
        found["schema"] = _schema(form["json_schema"]["schema"])
    choice = body.get("tool_choice")
    if choice not in (None, "auto"):
        is_text = isinstance(choice, str)
        named = [] if is_text else [_object(choice["function"])["name"]]
        found["choice"] = "NONE" if choice == "none" else "ANY", named
    return found | {name: body[name] for name in _LOST if body.get(name) is not None}


def _response(body: Mapping[str, Any]) -> Said:
    chat: dict[str, Any] = {name: each for name, each in body.items() if name not in ("tools",)}
    chat["tools"] = [
        {"function": each} for each in body.get("tools") or () if each["type"] == "function"
    ]
    form = _object(_object(body.get("text")).get("format"))
    if form.get("type") == "json_schema":
        chat["response_format"] = {"type": "json_schema", "json_schema": form}
    elif form:
        chat["response_format"] = form
    return _chat(chat, openai_side.messages(body))


def _gemini(path: str, body: Any) -> Said:
    resource, _, method = path.rpartition(":")
    model = resource.rpartition("models/")[2]
    if method in ("batchEmbedContents", "embedContent"):
        asked = body.get("requests", [body])
        turns: list[Turn] = [("user", _gemini_parts(each["content"]["parts"])) for each in asked]
        size = asked[0].get("outputDimensionality") if asked else None
        return Said("embed", model, turns=turns, parameters=_present(outputDimensionality=size))
    if method == "predict" and "instances" in body:
        turns = [("user", [each["content"]]) for each in body["instances"]]
        size = _object(body.get("parameters")).get("outputDimensionality")
        return Said("embed", model, turns=turns, parameters=_present(outputDimensionality=size))
    kind = {"countTokens": "count"}.get(method, "generate")
    body = body.get("generateContentRequest") or body
    config = _object(body.get("generationConfig"))
    parameters = {
        name: each
        for name, each in config.items()
        if name in _GEMINIS and (name, each) != ("candidateCount", 1)
    }
    schema = config.get("responseJsonSchema") or config.get("responseSchema")
    if schema:
        parameters["schema"] = _schema(schema)
    calling = _object(_object(body.get("toolConfig")).get("functionCallingConfig"))
    mode = _named(_MODES, calling.get("mode", "AUTO"))
    if mode != "AUTO":
        parameters["choice"] = mode, calling.get("allowedFunctionNames") or []
    parameters |= _present(cachedContent=body.get("cachedContent"), labels=body.get("labels"))
    safety: list[Any] = body.get("safetySettings") or []
    if safety:
        parameters["safety"] = sorted(
            (_named(_CATEGORIES, each["category"]), _named(_THRESHOLDS, each["threshold"]))
            for each in safety
        )
    tools = {
        each["name"]: _schema(each.get("parametersJsonSchema") or each.get("parameters"))
        for tool in body.get("tools") or ()
        for each in tool.get("functionDeclarations") or ()
    }
    for tool in body.get("tools") or ():
        tools |= {name: {} for name in tool if name != "functionDeclarations"}
    system = list(_gemini_parts(_object(body.get("systemInstruction")).get("parts") or ()))
    turns = [
        ("model" if content.get("role") == "model" else "user", _gemini_parts(content["parts"]))
        for content in body.get("contents") or ()
    ]
    return Said(
        kind,
        model,
        method == "streamGenerateContent",
        "\n".join(map(str, system)),
        _merged(turns),
        tools,
        parameters,
    )


def _object(value: Any) -> dict[str, Any]:
    """An object, empty where there is none."""
    return value or {}


def _named(names: tuple[str, ...], value: Any) -> Any:
    """An enum's value by its name: vertexai sends numbers."""
    return names[value] if isinstance(value, int) else value


def _present(**given: Any) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _parts(content: Any) -> list[Any]:
    if content is None:
        return []
    if isinstance(content, str):
        return [content] if content else []
    made: list[Any] = []
    for part in content:
        if part["type"] in ("text", "input_text", "output_text"):
            made.append(part["text"])
        elif part["type"] == "image_url":
            made.append(("image", part["image_url"]["url"]))
        else:
            made.append((part["type"],))
    return made


def _gemini_parts(parts: Any) -> list[Any]:
    made: list[Any] = []
    for part in parts:
        if "functionCall" in part:
            made.append((part["functionCall"]["name"], part["functionCall"].get("args") or {}))
        elif "functionResponse" in part:
            answer = part["functionResponse"]
            made.append((f"result of {answer['name']}", _unwrapped(answer["response"])))
        elif "inlineData" in part:
            data = part["inlineData"]
            url = f"data:{data['mimeType']};base64,{data['data']}"
            made.append(("image", url.replace("-", "+").replace("_", "/")))
        elif "fileData" in part:
            made.append(("image", part["fileData"]["fileUri"]))
        elif part.get("text") and not part.get("thought"):
            made.append(part["text"])
    return made


def _result(text: str) -> Any:
    try:
        found: object = json.loads(text)
    except ValueError:
        return text
    return found if is_object(found) else text


def _unwrapped(answer: Any) -> Any:
    if is_object(answer) and len(answer) == 1:
        ((name, value),) = answer.items()
        if name in ("result", "output", "content"):
            return value
    return answer


def _schema(given: Any) -> Any:
    """The names of the properties of a schema, in depth: its keywords differ between the platforms."""
    schema = _object(given)
    members = {name: _schema(each) for name, each in _object(schema.get("properties")).items()}
    return members or ([_schema(schema["items"])] if "items" in schema else {})


def _merged(turns: list[Turn]) -> list[Turn]:
    """Turns of one role after another are one, and texts of one turn are one text."""
    made: list[Turn] = []
    for role, parts in turns:
        if made and made[-1][0] == role:
            made[-1] = role, made[-1][1] + parts
        else:
            made.append((role, parts))
    return [(role, _joined(parts)) for role, parts in made if parts]


def _joined(parts: list[Any]) -> list[Any]:
    made: list[Any] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] = f"{made[-1]}\n{part}"
        else:
            made.append(part)
    return made
