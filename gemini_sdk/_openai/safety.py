"""Gemini's safety ratings as findings of Azure's content filter."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gemini_sdk._wire.enums import enum_value, enum_values

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import SafetyRating

_CATEGORIES: Mapping[str, str] = {
    "HATE_SPEECH": "hate",
    "DEROGATORY": "hate",
    "TOXICITY": "hate",
    "SEXUALLY_EXPLICIT": "sexual",
    "SEXUAL": "sexual",
    "DANGEROUS_CONTENT": "violence",
    "DANGEROUS": "violence",
    "VIOLENCE": "violence",
    "HARASSMENT": "harassment",
    "IMAGE_HATE": "hate",
    "IMAGE_SEXUALLY_EXPLICIT": "sexual",
    "IMAGE_DANGEROUS_CONTENT": "violence",
    "IMAGE_HARASSMENT": "harassment",
}
_SEVERITIES: Mapping[str, str] = {
    "NEGLIGIBLE": "safe",
    "LOW": "low",
    "MEDIUM": "medium",
    "HIGH": "high",
}
_ORDER = ("safe", "low", "medium", "high")


def filter_results(ratings: "Sequence[SafetyRating] | None") -> dict[str, Any]:
    """Findings by category; of two ratings for one, the graver. Vertex AI's severity counts before probability."""
    found: dict[str, Any] = {}
    for rating in ratings or ():
        category = _category(rating.category)
        if category is None:
            continue
        level = enum_value("HarmSeverity", rating.severity) or enum_value(
            "HarmProbability", rating.probability
        )
        severity = _SEVERITIES.get(str(level).removeprefix("HARM_SEVERITY_"), "safe")
        old = found.get(category, {"filtered": False, "severity": "safe"})
        found[category] = {
            "filtered": old["filtered"] or bool(rating.blocked),
            "severity": max(old["severity"], severity, key=_ORDER.index),
        }
    return found


def _category(given: object) -> str | None:
    """Azure's category; of a number, where its meanings on the platforms are of one category."""
    names = enum_values("HarmCategory", given)
    found = {_CATEGORIES.get(name.removeprefix("HARM_CATEGORY_")) for name in names}
    return found.pop() if len(found) == 1 else None
