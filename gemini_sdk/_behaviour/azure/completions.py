"""Properties of a text completion, and the joining of its chunks, which have the same shape."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from gemini_sdk._behaviour.azure.choices import ChoicesBehaviour
from gemini_sdk._behaviour.first_candidate import first_of
from gemini_sdk._behaviour.joining import (
    Rules,
    by_index,
    first_value,
    joined,
    json_object,
    last_said,
    model,
    text,
)

if TYPE_CHECKING:
    from gemini_models.azure_inference import CompletionsChoice

_ANSWER: Rules = {
    "id": first_value,
    "model": first_value,
    "choices": by_index(
        {
            "text": text,
            "logprobs": json_object,
            "content_filter_results": model({}),
            "finish_reason": last_said,
        }
    ),
}


class CompletionsBehaviour(ChoicesBehaviour):
    """Methods that read Completions."""

    if TYPE_CHECKING:
        choices: list[CompletionsChoice] | None

    @property
    def first(self) -> "CompletionsChoice | None":
        """The first choice; None if there is none."""
        return first_of(self.choices)

    @property
    def text(self) -> str | None:
        """The text; None if there is none."""
        first = self.first
        return first.text if first else None

    @classmethod
    def _joined(cls, pieces: Sequence[Self]) -> Self:
        """The chunks of a stream as one answer: text put together, each choice by its index."""
        return joined(pieces, _ANSWER)

    def _whole(self) -> Self:
        """The answer itself: a chunk that all others were joined to is one."""
        return self
