"""The models that are listed: those that are known and not deprecated, whatever the day."""

import re
from collections.abc import Mapping
from typing import Any

from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.routes import VERSIONS
from gemini_sdk.known_models import catalogue
from gemini_sdk.known_models.records import GooglePlatform, KnownModel

_PATH = re.compile(rf"/(?:{'|'.join(VERSIONS)})/(publishers/google/)?models(?:/([^/:]+))?")
_METHODS = {"embeddings": ["embedContent", "countTextTokens", "countTokens"]}
_GENERATES = ["generateContent", "countTokens"]


def asked(path: str) -> tuple[GooglePlatform, str | None] | None:
    """Whose models a path lists, or which of them it gets; None where it does neither."""
    found = _PATH.fullmatch(path)
    return None if found is None else ("vertex" if found[1] else "google-ai", found[2])


def listed(platform: GooglePlatform) -> dict[str, Any]:
    """The answer to a list, on one page."""
    key, form = _FORMS[platform]
    names = (model for model in catalogue.models() if _is_listed(model, platform))
    return {key: [form(model) for model in names]}


def one(name: str, platform: GooglePlatform) -> dict[str, Any]:
    """The answer to a get; models that are no longer listed have one, too. ApiError (404) where it is not known."""
    model = catalogue.find(name)
    if model is None or platform not in model.platforms:
        place = "models" if platform == "google-ai" else "publishers/google/models"
        raise ApiError("NOT_FOUND", f"{place}/{name} is not found.")
    return _FORMS[platform][1](model)


def _is_listed(model: KnownModel, platform: GooglePlatform) -> bool:
    here = model.platforms.get(platform)
    return here is not None and here.stage != "deprecated"


def _google_ai(model: KnownModel) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": f"models/{model.name}",
        "version": model.name.removeprefix("gemini-"),
        "displayName": model.name.replace("-", " ").title(),
        "inputTokenLimit": model.context_tokens,
        "outputTokenLimit": model.max_output_tokens,
        "supportedGenerationMethods": _METHODS.get(model.makes, _GENERATES),
        "maxTemperature": model.max_temperature,
        "thinking": True if model.thinking is not None else None,
    }
    return _without_none(made)


def _vertex(model: KnownModel) -> dict[str, Any]:
    here = model.platforms["vertex"]
    stage = "PUBLIC_PREVIEW" if here.stage == "preview" else "GA"
    return {
        "name": f"publishers/google/models/{model.name}",
        "versionId": "default",
        "openSourceCategory": "PROPRIETARY",
        "launchStage": stage,
    }


def _without_none(made: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in made.items() if value is not None}


_FORMS = {"google-ai": ("models", _google_ai), "vertex": ("publisherModels", _vertex)}
