"""The settings of a request that a Google model supports."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gemini_sdk.known_models.records import KnownModel

BUDGETS: Mapping[str, int] = {"minimal": 512, "low": 1024, "medium": 8192, "high": 24576}
"""The tokens that Google's compatibility layer sets aside for thinking, by the effort that is asked for."""
_DYNAMIC = "medium"
"""The effort of models that decide themselves how much they think."""


@dataclass(frozen=True, slots=True)
class ModelTreatment:
    """The abilities of a Gemini model; None means unknown."""

    max_output_tokens: int | None = None
    max_temperature: float | None = None
    thinking: Literal["budget", "level"] | None = None
    """How its thinking is set."""
    least_thinking: int = 0
    """How little the model can think, in tokens; 0 if it can stop."""
    least_budget: int = 0
    """The smallest budget other than 0."""
    most_thinking: int | None = None
    """The largest budget; None if it is not known."""
    levels: tuple[str, ...] = ()
    """The levels it takes, the least first; empty if they are not known."""
    default_effort: str | None = _DYNAMIC
    """How much the model thinks without a setting; None if it does not."""
    known: bool = False
    """Whether the model is known: of others, nothing is known to be too much."""

    @classmethod
    def of(cls, model: KnownModel) -> "ModelTreatment":
        """The treatment of a request by one of Google's models."""
        thinking = model.thinking
        if thinking is None:
            return cls(model.max_output_tokens, model.max_temperature, known=True)
        least = 0 if thinking.can_stop else thinking.least_budget
        default = None if thinking.is_asked_for else thinking.default.lower() or _DYNAMIC
        return cls(
            model.max_output_tokens,
            model.max_temperature,
            thinking.by,
            least,
            thinking.least_budget,
            thinking.most_budget,
            thinking.levels,
            default,
            known=True,
        )

    def thinking_tokens(self, config: Mapping[str, Any]) -> int:
        """About how many tokens the model may think, at most, with a thinking config; 0 if it does not think."""
        budget: int = config.get("thinkingBudget", -1)
        if self.thinking is None or budget >= 0:
            return max(budget, 0)
        level: str | None = config.get("thinkingLevel") or self.default_effort
        return BUDGETS.get(level.lower(), BUDGETS["high"]) if level else 0
