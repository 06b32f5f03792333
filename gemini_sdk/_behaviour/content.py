"""Contents from text and parts, and the text of a content."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self, cast

from gemini_sdk._behaviour.file_part import is_file, part_of_file
from gemini_sdk._wire import Model
from gemini_sdk._wire.surrogates import concatenated

if TYPE_CHECKING:
    from gemini_models.files import File
    from gemini_models.generate_content import FunctionCall, Part


def joined_text(parts: "Sequence[Part] | None", *, thoughts: bool = False) -> str | None:
    """The text of the parts that are thoughts, or of those that are not; None if there is none."""
    if parts and len(parts) == 1:  # nearly every chunk of a stream
        part = parts[0]
        return part.text if (not part.thought) is not thoughts else None
    texts = [p.text for p in parts or () if p.text is not None and bool(p.thought) is thoughts]
    return concatenated(texts) if texts else None


def _part(part: "Part | File | str", path: str) -> object:
    if isinstance(part, str):
        return {"text": part}
    return part_of_file(cast("File", part), path) if is_file(part) else part


class ContentBehaviour(Model):
    """Methods that make and read a Content."""

    if TYPE_CHECKING:
        parts: list[Part] | None

    @classmethod
    def from_text(cls, text: str, role: str = "user") -> Self:
        """One turn of plain text. `role` is `user` or `model`."""
        return cls.model_validate({"role": role, "parts": [{"text": text}]})

    @classmethod
    def from_parts(cls, parts: "Sequence[Part | File | str]", role: str = "user") -> Self:
        """One turn of several parts; a string is a part of text, and an uploaded file a part that refers to it."""
        listed = [_part(part, f"parts[{place}]") for place, part in enumerate(parts)]
        return cls.model_validate({"role": role, "parts": listed})

    @property
    def text(self) -> str | None:
        """The text parts without thoughts, joined; None if there are none."""
        return joined_text(self.parts)

    @property
    def function_calls(self) -> "list[FunctionCall]":
        """The calls among the parts, in order."""
        return [p.function_call for p in self.parts or () if p.function_call is not None]
