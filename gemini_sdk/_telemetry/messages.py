"""Prompts and answers in the form of the conventions: messages of parts. They are recorded on request.

The bytes of media are left out: only their type and size are recorded.
"""

import json
from collections.abc import Mapping
from typing import Any

from gemini_sdk._telemetry.parameters import is_array, mapping, sequence
from gemini_sdk._wire.surrogates import read

Message = dict[str, Any]

_ROLES = {"model": "assistant", "function": "tool"}


def request_content(body: Any) -> dict[str, Any]:
    """The content attributes of a request, as data."""
    request = mapping(body)
    content: dict[str, Any] = {}
    instruction = request.get("systemInstruction")
    if instruction is not None:
        content["gen_ai.system_instructions"] = [
            part for part in _parts(instruction) if part["type"] == "text"
        ]
    if "contents" in request:
        content["gen_ai.input.messages"] = [_turn(each) for each in _several(request["contents"])]
    elif "messages" in request:
        content["gen_ai.input.messages"] = [
            _message(each) for each in sequence(request["messages"])
        ]
    elif "prompt" in request:
        content["gen_ai.input.messages"] = [
            {"role": "user", "parts": [_text(each)]} for each in _several(request["prompt"])
        ]
    tools = [each for tool in sequence(request.get("tools")) for each in _definitions(tool)]
    if tools:
        content["gen_ai.tool.definitions"] = tools
    return content


def answer_content(answer: Any) -> list[Message]:
    """The candidates of an answer as messages."""
    data = mapping(read(answer.model_dump_json(by_alias=True, exclude_unset=True)))
    if "candidates" in data:
        return [
            {"role": "assistant", "parts": _parts(mapping(each).get("content"))}
            for each in sequence(data["candidates"])
        ]
    messages: list[Message] = []
    for choice in map(mapping, sequence(data.get("choices"))):
        if "message" in choice:
            messages.append({**_message(choice["message"]), "role": "assistant"})
        else:
            messages.append({"role": "assistant", "parts": [_text(choice.get("text"))]})
    return messages


def as_json(value: object) -> str:
    """Data as the JSON text that an attribute of a span holds."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _turn(turn: Any) -> Message:
    parts = _parts(turn)
    role = mapping(turn).get("role") or "user"
    role = _ROLES.get(str(role).lower(), str(role))
    if parts and all(each["type"] == "tool_call_response" for each in parts):
        role = "tool"
    return {"role": role, "parts": parts}


def _parts(content: Any) -> list[dict[str, Any]]:
    if isinstance(content, str):
        return [_text(content)]
    listed = mapping(content).get("parts", content)
    return [_part(mapping(each)) for each in _several(listed) if each is not None]


def _part(part: Mapping[str, Any]) -> dict[str, Any]:
    if "text" in part:
        kind = "reasoning" if part.get("thought") is True else "text"
        return {"type": kind, "content": str(part["text"])}
    if "functionCall" in part:
        call = mapping(part["functionCall"])
        return _call(call.get("id"), call.get("name"), call.get("args"))
    if "functionResponse" in part:
        answered = mapping(part["functionResponse"])
        return _given(
            type="tool_call_response", id=answered.get("id"), response=answered.get("response")
        ) | {"response": answered.get("response")}
    if "inlineData" in part:
        return _blob(mapping(part["inlineData"]))
    if "fileData" in part:
        file = mapping(part["fileData"])
        media_type = str(file.get("mimeType") or "")
        found = {"type": "uri", "modality": _modality(media_type), "uri": str(file.get("fileUri"))}
        return found | _given(mime_type=media_type or None)
    if "executableCode" in part:
        code = mapping(part["executableCode"])
        details = {"type": "code_execution", **code}
        return {"type": "server_tool_call", "name": "code_execution", "server_tool_call": details}
    if "codeExecutionResult" in part:
        details = {"type": "code_execution", **mapping(part["codeExecutionResult"])}
        return {"type": "server_tool_call_response", "server_tool_call_response": details}
    return {"type": next(iter(part), "unknown")}


def _message(message: Any) -> Message:
    """A message of Azure's format."""
    found = mapping(message)
    role, content = str(found.get("role") or "user"), found.get("content")
    if role == "tool":
        part = {"type": "tool_call_response", "response": content}
        return {"role": role, "parts": [part | _given(id=found.get("tool_call_id"))]}
    parts: list[dict[str, Any]] = []
    if isinstance(found.get("reasoning_content"), str):
        parts.append({"type": "reasoning", "content": found["reasoning_content"]})
    if isinstance(content, str):
        parts.append(_text(content))
    for each in map(mapping, sequence(content)):
        kind = str(each.get("type") or "unknown")
        if kind == "text":
            parts.append(_text(each.get("text")))
        elif kind == "image_url":
            parts.append(_image(str(mapping(each.get("image_url")).get("url"))))
        elif kind == "input_audio":
            audio = mapping(each.get("input_audio"))
            data = {"mimeType": f"audio/{audio.get('format')}", "data": audio.get("data")}
            parts.append(_blob(data))
        else:
            parts.append({"type": kind})
    for call in map(mapping, sequence(found.get("tool_calls"))):
        function = mapping(call.get("function"))
        parts.append(_call(call.get("id"), function.get("name"), function.get("arguments")))
    return {"role": role, "parts": parts}


def _image(url: str) -> dict[str, Any]:
    if not url.startswith("data:"):
        return {"type": "uri", "modality": "image", "uri": url}
    head, _, data = url.removeprefix("data:").partition(",")
    return _blob({"mimeType": head.partition(";")[0], "data": data})


def _blob(data: Mapping[str, Any]) -> dict[str, Any]:
    media_type = str(data.get("mimeType") or "")
    size = len(str(data.get("data") or "")) * 3 // 4
    part = {"type": "blob", "modality": _modality(media_type), "size": size}
    return part | _given(mime_type=media_type or None)


def _call(id: object, name: object, arguments: object) -> dict[str, Any]:
    if isinstance(arguments, str):
        try:
            arguments = read(arguments)
        except ValueError:
            arguments = {"text": arguments}
    return {"type": "tool_call", "name": str(name), "arguments": arguments or {}} | _given(id=id)


def _definitions(tool: Any) -> list[dict[str, str]]:
    """The tools of one entry by type and name; the conventions do not recommend to record more of them."""
    found = mapping(tool)
    if "functionDeclarations" in found or "function" in found:
        declared = found.get("functionDeclarations", [found.get("function")])
        names = [mapping(each).get("name") for each in sequence(declared)]
        return [{"type": "function", "name": str(name)} for name in names]
    return [{"type": str(name), "name": str(name)} for name in found if name != "type"]


def _modality(media_type: str) -> str:
    kind = media_type.partition("/")[0]
    return kind if kind in ("image", "audio", "video") else "document"


def _text(text: object) -> dict[str, Any]:
    return {"type": "text", "content": str(text)}


def _several(value: Any) -> list[Any]:
    return value if is_array(value) else [value]


def _given(**members: object) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
