"""Conversations in all accepted forms, converted to the form of the API: a list of messages."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk import types
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk.types.azure_inference import (
        ChatMessage,
        ChatMessageDict,
        ImageEmbeddingInput,
        ImageEmbeddingInputDict,
    )

    MessageLike = str | ChatMessage | ChatMessageDict
    MessagesLike = MessageLike | Sequence[MessageLike]
    ImageLike = str | ImageEmbeddingInput | ImageEmbeddingInputDict
    ImagesLike = ImageLike | Sequence[ImageLike]


def messages_list(messages: "MessagesLike") -> list[object]:
    """Messages as models and mappings; a string is a message of the user."""
    expected = "a str, ChatMessage, mapping, or a list of these"
    kinds = (Mapping, types.azure_inference.ChatMessage)
    return [
        {"role": "user", "content": item}
        if isinstance(item, str)
        else _known(item, kinds, f"messages[{place}]", expected)
        for place, item in enumerate(_listed(messages))
    ]


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
