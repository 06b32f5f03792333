"""Items of messages from what people have: text, a URL, a file, bytes."""

import os
from base64 import b64encode
from pathlib import Path
from typing import Self

from gemini_sdk._behaviour.media import data_url, media_type
from gemini_sdk._wire import JsonModel


class ItemBehaviour(JsonModel):
    """Methods that make a ContentItem."""

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Plain text."""
        return cls.model_validate({"type": "text", "text": text})

    @classmethod
    def from_image_url(cls, url: str, *, detail: str | None = None) -> Self:
        """An image at an address the model can reach. `detail` is `auto`, `low` or `high`."""
        image = {"url": url} | ({"detail": detail} if detail else {})
        return cls.model_validate({"type": "image_url", "image_url": image})

    @classmethod
    def from_image_bytes(cls, data: bytes, mime_type: str, *, detail: str | None = None) -> Self:
        """An image sent inline. `mime_type` is its IANA media type, such as `image/png`."""
        return cls.from_image_url(data_url(data, mime_type), detail=detail)

    @classmethod
    def from_image_file(
        cls,
        path: str | os.PathLike[str],
        *,
        mime_type: str | None = None,
        detail: str | None = None,
    ) -> Self:
        """The image in a local file, sent inline. Without `mime_type`, the media type is guessed from the name;
        ValueError if it is unknown.
        """
        kind = media_type(path, mime_type)
        return cls.from_image_bytes(Path(path).read_bytes(), kind, detail=detail)

    @classmethod
    def from_audio_url(cls, url: str) -> Self:
        """Sound at an address the model can reach."""
        return cls.model_validate({"type": "audio_url", "audio_url": {"url": url}})

    @classmethod
    def from_audio_bytes(cls, data: bytes, format: str) -> Self:
        """Sound sent inline. `format` is `wav` or `mp3`."""
        sound = {"data": b64encode(data).decode("ascii"), "format": format}
        return cls.model_validate({"type": "input_audio", "input_audio": sound})

    @classmethod
    def from_audio_file(cls, path: str | os.PathLike[str], *, format: str | None = None) -> Self:
        """The sound in a local file, sent inline. Without `format`, the extension decides; ValueError if it is
        unknown.
        """
        kind = format or Path(path).suffix.lstrip(".").lower()
        if not kind:
            raise ValueError(f"{os.fspath(path)!r}: unknown audio or image format; pass format=")
        return cls.from_audio_bytes(Path(path).read_bytes(), kind)
