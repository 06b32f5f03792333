"""How much a model thinks: OpenAI's efforts as Gemini's levels or budgets, by what each model supports.

One rule for all requests: an effort that the model has is adapted and means the same. Any other becomes the nearest one
that the model has, the higher of two, with a warning that names what the model has.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gemini_sdk._openai.model_treatment import BUDGETS, ModelTreatment
from gemini_sdk._openai.report import Kind, Severity
from gemini_sdk._wire.json_value import Json

LEVELS: Mapping[str, str] = {
    "minimal": "MINIMAL",
    "low": "LOW",
    "medium": "MEDIUM",
    "high": "HIGH",
    "xhigh": "XHIGH",
    "max": "MAX",
}
"""Gemini's names of OpenAI's efforts. No model has the last one yet."""
EFFORTS = ("none", *LEVELS)
"""OpenAI's efforts, the least first."""
_ORDER = tuple(LEVELS.values())
_USUAL_LEVELS = _ORDER[:4]
"""The levels of models whose own levels are not known."""
_ON = "the model cannot switch thinking off"


@dataclass(frozen=True, slots=True)
class ThinkingChoice:
    """What an effort becomes."""

    kind: Kind
    reason: str
    severity: Severity = "info"
    config: Json | None = None
    """The thinkingConfig to send; None for none."""


def thinking_choice(effort: str, limits: ModelTreatment) -> ThinkingChoice:
    """What one of EFFORTS becomes for a model."""
    if limits.known and limits.thinking is None:
        if effort == "none":
            return ThinkingChoice("exact", "the model does not think")
        return ThinkingChoice("lost", "the model does not think", "warning")
    return _level(effort, limits) if limits.thinking == "level" else _budget(effort, limits)


def _level(effort: str, limits: ModelTreatment) -> ThinkingChoice:
    wanted = _ORDER.index(LEVELS.get(effort, _ORDER[0]))
    known = limits.levels or _USUAL_LEVELS
    ranks = [_ORDER.index(level) for level in known if level in _ORDER]
    rank = min(ranks, key=lambda each: (abs(each - wanted), -each))
    level = _ORDER[rank]
    reasons = [f"thinking level {level}"]
    if effort == "none":
        reasons.append(_ON)
    if (effort == "none" or rank != wanted) and limits.levels:
        reasons.append(f"the model has {', '.join(known)}")
    severity: Severity = "warning" if len(reasons) > 1 or rank != wanted else "info"
    return ThinkingChoice("adapted", "; ".join(reasons), severity, {"thinkingLevel": level})


def _budget(effort: str, limits: ModelTreatment) -> ThinkingChoice:
    if effort == "none":
        wanted, budget = 0, limits.least_thinking
    else:
        wanted = BUDGETS.get(effort, -1)
        budget = wanted if effort in BUDGETS else limits.most_thinking or BUDGETS["high"]
        budget = max(min(budget, limits.most_thinking or budget), limits.least_budget)
    reasons = [f"a budget of {budget} tokens"]
    if wanted == 0 and budget > 0:
        reasons.append(_ON)
    elif wanted < 0 and limits.most_thinking is None:
        reasons.append("that of high, as the largest of the model is not known")
    elif budget != wanted:
        least = 0 <= wanted < budget
        reasons.append("the smallest of the model" if least else "the largest of the model")
    if limits.thinking != "budget":
        reasons.append("if this model accepts one")
    severity: Severity = "info" if len(reasons) == 1 else "warning"
    return ThinkingChoice("adapted", "; ".join(reasons), severity, {"thinkingBudget": budget})
