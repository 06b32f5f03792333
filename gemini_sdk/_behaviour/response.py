"""Properties of an answer: its text, its calls, its JSON, and whether it was blocked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from gemini_sdk._behaviour.content import joined_text
from gemini_sdk._behaviour.first_candidate import first_of
from gemini_sdk._behaviour.join_rules import RESPONSE
from gemini_sdk._behaviour.joining import joined
from gemini_sdk._behaviour.parsing import Parsed, ParsingBehaviour
from gemini_sdk._wire import Model
from gemini_sdk._wire.enums import enum_value, enum_values

if TYPE_CHECKING:
    from gemini_models.generate_content import (
        Candidate,
        Content,
        FinishReason,
        FunctionCall,
        PromptFeedback,
    )

BLOCKING_REASONS = frozenset(
    "SAFETY RECITATION BLOCKLIST PROHIBITED_CONTENT SPII MODEL_ARMOR IMAGE_SAFETY "
    "IMAGE_PROHIBITED_CONTENT IMAGE_RECITATION".split()
)
"""Finish reasons which mean that a filter, not the model, ended the answer."""


class CandidateBehaviour(Model):
    """Ways to read a Candidate."""

    if TYPE_CHECKING:
        content: Content | None

    @property
    def text(self) -> str | None:
        """The text parts without thoughts, joined; None if there are none."""
        return self.content.text if self.content else None

    @property
    def function_calls(self) -> "list[FunctionCall]":
        """The calls the model asks for, in order."""
        return self.content.function_calls if self.content else []


class ResponseBehaviour(ParsingBehaviour[Parsed], Model):
    """Ways to read a GenerateContentResponse. Each looks at the first candidate, which has the index 0 or none."""

    if TYPE_CHECKING:
        candidates: list[Candidate] | None
        prompt_feedback: PromptFeedback | None

    @property
    def content(self) -> "Content | None":
        """The content of the first candidate, as it can be sent back; None if there is none."""
        first = first_of(self.candidates)
        return first.content if first else None

    @property
    def text(self) -> str | None:
        """The text parts joined, thoughts left out. None if there is none, as in a blocked answer; never raises."""
        candidates = self.candidates
        if not candidates:
            return None
        # The call is spared where it can be: this is read once a chunk.
        first = first_of(candidates) if candidates[0].index else candidates[0]
        content = first.content if first else None
        return joined_text(content.parts) if content else None

    @property
    def thoughts(self) -> str | None:
        """The summary of the model's reasoning; None if there is none."""
        content = self.content
        return joined_text(content.parts, thoughts=True) if content else None

    @property
    def function_calls(self) -> "list[FunctionCall]":
        """The tool calls, in order; empty if there are none."""
        content = self.content
        return content.function_calls if content else []

    @property
    def finish_reason(self) -> "FinishReason | None":
        """The finish reason; None in a chunk that is not the last."""
        first = first_of(self.candidates)
        return first.finish_reason if first else None

    @property
    def blocked(self) -> str | None:
        """The reason a filter gave for blocking the prompt or the answer; None if nothing was blocked."""
        feedback = self.prompt_feedback
        if feedback and feedback.block_reason:
            return str(enum_value("BlockReason", feedback.block_reason))
        reason = self.finish_reason
        if reason is None or reason == "STOP" or reason in BLOCKING_REASONS:
            return None if reason == "STOP" else reason
        # A number that means a filter on every platform is one, whichever of them it was.
        meant = enum_values("FinishReason", reason)
        return " or ".join(meant) if meant and BLOCKING_REASONS.issuperset(meant) else None

    @classmethod
    def _joined(cls, pieces: Sequence[Self]) -> Self:
        """The chunks of a stream as one answer: text put together, each candidate by its index."""
        return joined(pieces, RESPONSE)

    def _whole(self) -> Self:
        """The answer itself: a chunk that all others were joined to is one."""
        return self
