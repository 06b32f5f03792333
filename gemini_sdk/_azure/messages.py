"""Conversations in all accepted forms, converted to the form of the API: a list of messages."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk import types
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk._openai.undocumented import arguments_text
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk.types.azure_inference import (
        ChatMessage,
        ChatMessageDict,
        ImageEmbeddingInput,
        ImageEmbeddingInputDict,
    )

    MessageLike = str | ChatMessage | ChatMessageDict
    """A message. A str is one of the user."""
    MessagesLike = MessageLike | Sequence[MessageLike]
    """Messages of a chat."""
    ImageLike = str | ImageEmbeddingInput | ImageEmbeddingInputDict
    """An image to embed; a str is its URL."""
    ImagesLike = ImageLike | Sequence[ImageLike]
    """Images to embed."""


def messages_list(messages: "MessagesLike") -> list[object]:
    """Messages as models and mappings; a string is a message of the user."""
    expected = "a str, ChatMessage, mapping, or a list of these"
    kinds = (Mapping, types.azure_inference.ChatMessage)
    return [
        {"role": "user", "content": item}
        if isinstance(item, str)
        else _with_text(_known(item, kinds, f"messages[{place}]", expected))
        for place, item in enumerate(_listed(messages))
    ]


def _with_text(message: object) -> object:
    """A message whose calls have arguments as text, also if they came otherwise, which services refuse."""
    if isinstance(message, types.azure_inference.ChatMessage):
        functions = [call.function for call in message.tool_calls or () if call.function]
        if all(type(function.arguments) is str for function in functions):
            return message
        return _with_text(message.model_dump(exclude_unset=True))
    given = cast("Mapping[str, Any]", message)
    calls: object = given.get("tool_calls")
    if not isinstance(calls, list):
        return given
    held = cast("list[object]", calls)
    made = [_call_with_text(call) for call in held]
    return {**given, "tool_calls": made} if made != held else given


def _call_with_text(call: object) -> object:
    members = as_object(call) or {}
    if (function := as_object(members.get("function"))) is None:
        return call
    text = arguments_text(function.get("arguments"))
    return {**members, "function": {**function, "arguments": text}}


def texts_list(texts: str | Sequence[Any]) -> object:
    """Texts to embed, as a list. Other values are kept for validation."""
    return [texts] if isinstance(texts, str) else texts


def images_list(images: "ImagesLike") -> list[object]:
    """Images to embed as models and mappings; a string is a data URL."""
    expected = "a data URL, ImageEmbeddingInput, mapping, or a list of these"
    kinds = (Mapping, types.azure_inference.ImageEmbeddingInput)
    return [
        {"image": item}
        if isinstance(item, str)
        else _known(item, kinds, f"input[{place}]", expected)
        for place, item in enumerate(_listed(images))
    ]


def _listed(value: object) -> Sequence[object]:
    if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        return cast("Sequence[object]", value)
    return [value]


def _known(item: object, kinds: tuple[type[object], ...], path: str, expected: str) -> object:
    if isinstance(item, kinds):
        return item
    raise InvalidPayloadError([Fault(path, "wrong type", type(item).__name__, expected)])
