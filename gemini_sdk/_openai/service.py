"""How a request is to be served, not answered: its class of service, and whether it may be kept."""

from collections.abc import Mapping
from typing import Any

from gemini_sdk._openai.findings import Findings
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.json_value import Json

TIERS: Mapping[str, str] = {"default": "standard", "flex": "flex", "priority": "priority"}
"""Google's classes of service by OpenAI's names. Prices and speed are Google's own."""
_NAMES: Mapping[object, str] = {google: openai for openai, google in TIERS.items()}
CHOSEN = "auto"
"""Lets the service choose, which Google does without a class."""


def service_settings(payload: Json, platform: str, findings: Findings) -> Json:
    """The fields of a generateContent request, and what is said of them."""
    made: Json = {}
    tier: Any = payload.get("service_tier")
    if tier in TIERS:
        made["serviceTier"] = TIERS[tier]
    elif tier == CHOSEN:
        findings.exact("service_tier", "without a class, Google chooses, too", target="")
    elif tier is not None:
        findings.lose(
            "service_tier", f"Google's classes of service are {', '.join(_NAMES.values())}"
        )
    keep = payload.get("store")
    if keep is not None and platform == "google-ai":
        made["store"] = keep
        if not keep:
            findings.exact("store", "")
    elif keep:
        findings.lose("store", "Vertex AI has no such switch, and keeps no answers")
    elif keep is not None:
        findings.exact("store", "Vertex AI keeps no answers", target="")
    return made


def tier_of(value: object) -> str | None:
    """OpenAI's name of the class of service that answered; None if it is none of these."""
    return _NAMES.get(enum_value("ServiceTier", value)) if value is not None else None
