"""The settings of a request that a Google model supports."""

from dataclasses import dataclass
from typing import Literal

from gemini_sdk.known_models.records import KnownModel


@dataclass(frozen=True, slots=True)
class ModelTreatment:
    """The abilities of a Gemini model; None means unknown."""

    max_output_tokens: int | None = None
    max_temperature: float | None = None
    thinking: Literal["budget", "level"] | None = None
    """How its thinking is set."""
    least_thinking: int = 0
    """The smallest thinking budget of the model, in tokens."""
    levels: tuple[str, ...] = ()
    """The levels it takes, the least first; empty if they are not known."""
    known: bool = False
    """Whether the model is known: of others, nothing is known to be too much."""

    @classmethod
    def of(cls, model: KnownModel) -> "ModelTreatment":
        """The treatment of a request by one of Google's models."""
        thinking = model.thinking
        if thinking is None:
            return cls(model.max_output_tokens, model.max_temperature, known=True)
        least = 0 if thinking.can_stop else thinking.least_budget
        return cls(
            model.max_output_tokens,
            model.max_temperature,
            thinking.by,
            least,
            thinking.levels,
            known=True,
        )
