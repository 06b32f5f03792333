"""Token counts: an estimate of four characters a token, rounded up, and a fixed number for each piece of media.

One module counts for `countTokens` and for `usageMetadata`, so the two agree. A real tokenizer would be large, differ
by model and still be wrong for the next one; for exact counts, use the real service.
"""

import json
from collections.abc import Iterable
from typing import Any

from gemini_sdk.types import generate_content as gc

CHARACTERS_PER_TOKEN = 4
MEDIA_TOKENS = {"IMAGE": 258, "AUDIO": 320, "VIDEO": 2580, "DOCUMENT": 258}
"""Tokens of one piece of media by its kind, whatever its size."""

ESTIMATE = "estimate; four characters a token, fixed counts for media"


class Count:
    """Text characters and pieces of media, summed before they are rounded to tokens."""

    def __init__(self) -> None:
        self.characters = 0
        self.media: dict[str, int] = {}

    def add_text(self, text: str) -> None:
        self.characters += len(text)

    def add_json(self, value: Any) -> None:
        self.add_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def add_contents(self, contents: Iterable[gc.Content]) -> None:
        for content in contents:
            for part in content.parts or ():
                self.add_part(part)

    def add_part(self, part: gc.Part) -> None:
        if part.text is not None:
            self.add_text(part.text)
        for data in (part.inline_data, part.file_data):
            if data is not None:
                kind = media_kind(data.mime_type)
                self.media[kind] = self.media.get(kind, 0) + MEDIA_TOKENS[kind]
        structured = (
            part.function_call,
            part.function_response,
            part.executable_code,
            part.code_execution_result,
        )
        for message in structured:
            if message is not None:
                self.add_json(_wire(message))

    def add_tools(self, tools: Iterable[gc.Tool]) -> None:
        for tool in tools:
            self.add_json(_wire(tool))

    @property
    def text_tokens(self) -> int:
        return -(-self.characters // CHARACTERS_PER_TOKEN)

    @property
    def total(self) -> int:
        return self.text_tokens + sum(self.media.values())

    def details(self) -> list[gc.ModalityTokenCount]:
        """The tokens by modality, those without any left out."""
        counts = {"TEXT": self.text_tokens, **self.media}
        return [
            gc.ModalityTokenCount(modality=kind, token_count=count)
            for kind, count in counts.items()
            if count
        ]


def of_prompt(request: gc.GenerateContentRequest) -> Count:
    """The tokens of a prompt: its contents, the system instruction and the tools."""
    return of_parts(request.contents, request.system_instruction, request.tools)


def of_parts(
    contents: Iterable[gc.Content] | None,
    system: gc.Content | None = None,
    tools: Iterable[gc.Tool] | None = None,
) -> Count:
    """The total tokens of these parts."""
    count = Count()
    count.add_contents(contents or ())
    count.add_contents([system] if system else ())
    count.add_tools(tools or ())
    return count


def media_kind(mime_type: str | None) -> str:
    """The modality of a MIME type; what is neither image, audio nor video counts as a document."""
    kind = (mime_type or "").partition("/")[0].upper()
    return kind if kind in MEDIA_TOKENS else "DOCUMENT"


def _wire(message: gc.Tool | Any) -> Any:
    return message.model_dump(mode="json", by_alias=True, exclude_unset=True)
