"""What people read off a continued text, and how its chunks, which have the same shape, come to the whole."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from gemini_sdk._behaviour.joining import (
    Rules,
    by_index,
    first_told,
    joined,
    json_object,
    model,
    text,
)
from gemini_sdk._wire import JsonModel

if TYPE_CHECKING:
    from gemini_models.azure_inference import CompletionsChoice, CompletionsFinishReason

_ANSWER: Rules = {
    "id": first_told,
    "model": first_told,
    "choices": by_index(
        {"text": text, "logprobs": json_object, "content_filter_results": model({})}
    ),
}


class CompletionsBehaviour(JsonModel):
    """Ways to read Completions. Each looks at the first choice, which has the index 0 or none."""

    if TYPE_CHECKING:
        choices: list[CompletionsChoice] | None

    @property
    def first(self) -> "CompletionsChoice | None":
        """The first choice; None where there is none."""
        return next((choice for choice in self.choices or () if not choice.index), None)

    @property
    def text(self) -> str | None:
        """The text; None where there is none."""
        first = self.first
        return first.text if first else None

    @property
    def finish_reason(self) -> "CompletionsFinishReason | None":
        """Why the model stopped; None in a chunk that is not the last."""
        first = self.first
        return first.finish_reason if first else None

    @property
    def blocked(self) -> str | None:
        """`content_filter` where a filter ended the answer; None where nothing was blocked."""
        return "content_filter" if self.finish_reason == "content_filter" else None

    @classmethod
    def joined(cls, pieces: Sequence[Self]) -> Self:
        """The chunks of a stream as one answer: text put together, each choice by its index."""
        return joined(pieces, _ANSWER)

    def whole(self) -> Self:
        """The answer itself: a chunk that all others were joined to is one."""
        return self
