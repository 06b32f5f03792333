"""Common properties of answers with choices and of their chunks."""

from typing import TYPE_CHECKING

from gemini_sdk._behaviour.azure.odd_values import CreatedBehaviour

if TYPE_CHECKING:
    from gemini_models.azure_inference import (
        ChatChoice,
        ChatChunkChoice,
        CompletionsChoice,
        CompletionsFinishReason,
    )


class ChoicesBehaviour(CreatedBehaviour):
    """Ways to read what has choices. Each looks at the first one, which has the index 0 or none."""

    @property
    def first(self) -> "ChatChoice | ChatChunkChoice | CompletionsChoice | None":
        """The first choice; None if there is none."""
        raise NotImplementedError

    @property
    def finish_reason(self) -> "CompletionsFinishReason | None":
        """The finish reason; None in a chunk that is not the last."""
        first = self.first
        return first.finish_reason if first else None

    @property
    def blocked(self) -> str | None:
        """`content_filter` where a filter ended the answer; None if nothing was blocked."""
        return "content_filter" if self.finish_reason == "content_filter" else None
