"""The deployments that `/openai/models` lists, in OpenAI's form: those with a name of their own, not patterns."""

from typing import Any

from gemini_sdk.emulator.azure.options import AzureOptions

OPERATION = "azure.openai.models"
PATHS = tuple(
    f"/openai{version}/models{name}" for version in ("", "/v1") for name in ("", "/{model:path}")
)


def entry(name: str) -> dict[str, Any]:
    """One of them."""
    return {"id": name, "object": "model", "created": 0, "owned_by": "gemini-sdk emulator"}


def listed(options: AzureOptions) -> dict[str, Any]:
    """All of them, the model that answers where none is named first."""
    names = [options.model, *(name for name in options.models if not set("*?[") & set(name))]
    return {"object": "list", "data": [entry(name) for name in dict.fromkeys(names)]}
