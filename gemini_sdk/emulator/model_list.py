"""The models that are listed: those that are known and not deprecated, whatever the day."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from gemini_sdk.emulator.api_errors import ApiError, bad_request
from gemini_sdk.emulator.routes import VERSIONS
from gemini_sdk.emulator.tuning.pages import size_of
from gemini_sdk.known_models import catalogue
from gemini_sdk.known_models.records import GooglePlatform, KnownModel

_PAGE = 50
"""Models a page where the size is unset."""
_PATH = re.compile(rf"/(?:{'|'.join(VERSIONS)})/(publishers/google/)?models(?:/([^/:]+))?")
_METHODS = {"embeddings": ["embedContent", "batchEmbedContents", "countTokens"]}
_GENERATES = ["generateContent", "countTokens"]


def asked(path: str) -> tuple[GooglePlatform, str | None] | None:
    """The publisher whose models a path lists, or the model that it gets; None where it does neither."""
    found = _PATH.fullmatch(path)
    return None if found is None else ("vertex" if found[1] else "google-ai", found[2])


def listed(platform: GooglePlatform, query: Mapping[str, str]) -> dict[str, Any]:
    """A page of a list. Raises ApiError (400) for a page size or a token that is none."""
    key, form = _FORMS[platform]
    names = [model for model in catalogue.models() if _is_listed(model, platform)]
    start, size = _start(query.get("pageToken", "")), size_of(query, _PAGE)
    page: dict[str, Any] = {key: [form(model) for model in names[start : start + size]]}
    if len(names) > start + size:
        token = urlsafe_b64encode(f"models/{start + size}".encode()).decode()
        page["nextPageToken"] = token
    return page


def _start(token: str) -> int:
    """The place that a page token holds; 0 without one."""
    if not token:
        return 0
    try:
        _, _, place = urlsafe_b64decode(token).partition(b"models/")
        return int(place)
    except ValueError:
        raise bad_request("page_token is not valid", field="pageToken") from None


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
