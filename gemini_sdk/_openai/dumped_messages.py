"""Messages of earlier answers as programs dump them: with fields that other services, packages and versions add.

A field that a person wrote and that is close to a known one is a typo, which validation refuses. Other unknown fields
of an assistant's message came with an answer: they are left out, and reported. So are parts with thoughts.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._wire.json_value import Json
from gemini_sdk.validation.compiled_schemas import definitions
from gemini_sdk.validation.suggestions import typo_of

_REQUEST, _MESSAGE = "CreateChatCompletionRequest", "ChatCompletionMessageParam"
_FUNCTION = "ChatCompletionMessageFunction"
_INNER: Mapping[str, Mapping[str, str]] = {
    _MESSAGE: {
        "content": "ChatCompletionContentPart",
        "tool_calls": "ChatCompletionMessageToolCall",
        "function_call": _FUNCTION,
        "audio": "ChatCompletionAudio",
    },
    "ChatCompletionMessageToolCall": {"function": _FUNCTION},
}
"""The types of the objects in a type."""
_THOUGHTS = ("thinking", "redacted_thinking", "reasoning")
"""The types of parts that have thoughts of a model, in other services."""


def without_added_fields(payload: Json) -> tuple[Json, list[str]]:
    """A request without the unknown fields of its assistant's messages, and the paths of these."""
    messages = payload.get("messages")
    if not isinstance(messages, list):
        return payload, []
    kept: list[object] = []
    paths: list[str] = []
    for number, message in enumerate(cast("list[object]", messages)):
        held = as_object(message)
        if held is not None and held.get("role") == "assistant":
            thoughts = [place for place, _ in _thoughts(held, f"messages[{number}].content")]
            paths += thoughts
            held = _without_thoughts(held) if thoughts else held
            added = set(_added(held, _MESSAGE, f"messages[{number}]"))
            paths += sorted(added)
            message = _without(held, f"messages[{number}]", added) if added else held
        kept.append(message)
    return ({**payload, "messages": kept} if paths else payload), paths


def _thoughts(message: Json, path: str) -> Iterator[tuple[str, Json]]:
    """The parts of a message that are thoughts, with their paths."""
    for place, part in _objects(message.get("content"), path):
        if part.get("type") in _THOUGHTS:
            yield place, part


def _without_thoughts(message: Json) -> Json:
    """A message in which thoughts are empty texts, so that other parts keep their places."""
    empty = {"type": "text", "text": ""}
    kept = [
        empty if (as_object(part) or {}).get("type") in _THOUGHTS else part
        for part in as_list(message.get("content"))
    ]
    return {**message, "content": kept}


def _added(held: Json, type_name: str, path: str) -> Iterator[str]:
    known = definitions(_REQUEST, "azure-openai")[type_name]["properties"]
    inner = _INNER.get(type_name, {})
    for name, value in held.items():
        if name in inner:
            for place, item in _objects(value, f"{path}.{name}"):
                yield from _added(item, inner[name], place)
        elif name not in known and value is not None and typo_of(name, known) is None:
            yield f"{path}.{name}"


def _objects(value: object, path: str) -> Iterator[tuple[str, Json]]:
    """The objects that a value is or has, with their paths."""
    if isinstance(value, list):
        for number, item in enumerate(cast("list[object]", value)):
            yield from _objects(item, f"{path}[{number}]")
    elif (held := as_object(value)) is not None:
        yield path, held


def _without(value: object, path: str, added: set[str]) -> object:
    """A value without the members at some paths."""
    if isinstance(value, list):
        items = enumerate(cast("list[object]", value))
        return [_without(item, f"{path}[{number}]", added) for number, item in items]
    if (held := as_object(value)) is None:
        return value
    places = ((name, member, f"{path}.{name}") for name, member in held.items())
    return {
        name: _without(member, here, added) for name, member, here in places if here not in added
    }
